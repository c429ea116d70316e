/** What many ask of the database at once is read for all of them together, and is never older than the question. */

/** What is being read, and what is read next, by name. */
interface Line {
  readonly now: Promise<unknown>
  next: Promise<unknown> | undefined
}

/**
 * Whoever asks while something is read is told by the next reading, which begins when that one has ended: after they asked, so that
 * whatever was saved before is in it. However many ask, one reading goes on under a name.
 */
export class AskedTogether {
  readonly #lines = new Map<string, Line>()

  /** `read` of whoever is first in a reading tells all who share it: under one name all give the same. */
  async ask<T>(name: string, read: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(name)
    if (line === undefined) return (await this.#begin(name, read)) as T
    line.next ??= line.now.then(
      () => this.#begin(name, read),
      () => this.#begin(name, read),
    )
    return (await line.next) as T
  }

  #begin(name: string, read: () => Promise<unknown>): Promise<unknown> {
    const line: Line = { now: read(), next: undefined }
    this.#lines.set(name, line)
    const end = (): void => {
      if (line.next === undefined) this.#lines.delete(name)
    }
    line.now.then(end, end)
    return line.now
  }
}
