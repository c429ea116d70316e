/** Reads files of lines of JSON, one line at a time: of any size, and of a pipe too. */
import { readSync } from 'node:fs'

const LF = 10
const BLOCK = 1 << 18
/** No line of ours is longer: a row of the input is a million bytes at most, and each may be written as six. */
const LONGEST = 1 << 26

/** Gives each line without its line break; the last one too where it has none. `from`: where in a file to begin; of a pipe what comes next. Undefined: one is longer than any of ours. */
export function* linesIn(handle: number, from?: number): Generator<Buffer | undefined, void> {
  let at = from
  let held = Buffer.alloc(0)
  const block = Buffer.allocUnsafeSlow(BLOCK)
  for (;;) {
    const read = readMore(handle, block, at)
    if (read === 0) break
    if (at !== undefined) at += read
    const bytes = held.length === 0 ? block.subarray(0, read) : Buffer.concat([held, block.subarray(0, read)])
    let begin = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, begin)) {
      yield bytes.subarray(begin, end)
      begin = end + 1
    }
    held = Buffer.from(bytes.subarray(begin))
    if (held.length > LONGEST) {
      yield undefined
      return
    }
  }
  if (held.length > 0) yield held
}

/** A pipe that nothing has been written to yet says so instead of waiting. */
function readMore(handle: number, into: Buffer, from: number | undefined): number {
  for (;;)
    try {
      return readSync(handle, into, 0, into.length, from ?? -1)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      Atomics.wait(WAITING, 0, 0, 5)
    }
}

const WAITING = new Int32Array(new SharedArrayBuffer(4))

/** An object of a line; undefined where it is none. */
export function objectIn(line: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(line.toString('utf8'))
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

/** JSON of ASCII only: no other program changes it on its way, whatever it takes the encoding for. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
