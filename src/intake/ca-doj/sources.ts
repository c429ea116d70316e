/** What is read: files, or the rows of files put in another order; and how a thread opens them. */
import { closeSync, openSync } from 'node:fs'
import type { Source } from './part.ts'

export interface Volume {
  readonly path: string
  readonly bytes: number
  /** The number of the file; absent where every line is tagged with its own. */
  readonly file?: number
}

export interface Volumes {
  readonly volumes: readonly Volume[]
  /** The names of the files, by their numbers. */
  readonly names: readonly string[]
}

export interface OpenedSources {
  readonly sources: readonly Source[]
  readonly close: () => void
}

/** Opens files for reading in this thread. */
export function openSources(volumes: readonly Volume[]): OpenedSources {
  const sources: Source[] = []
  const close = (): void => {
    for (const { handle } of sources) closeSync(handle)
  }
  try {
    for (const { path, bytes, file } of volumes)
      sources.push({ handle: openSync(path, 'r'), bytes, ...(file === undefined ? {} : { file }) })
  } catch (error) {
    close()
    throw error
  }
  return { sources, close }
}
