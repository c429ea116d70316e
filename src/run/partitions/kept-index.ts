/** Whether a file is still what it was when it was indexed: its index is then as good as a new one. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FileState } from '../../intake/files.ts'
import { findIndex, type IndexManifest } from './folders.ts'
import type { IndexKey } from './key.ts'

/**
 * What of a file cannot be set back: which file it is, and when anything of it was last changed. The number of its disk is left
 * out, as each machine that sees a disk may give it another.
 */
export function stampOf(path: string): string {
  const { ino, ctimeNs } = statSync(path, { bigint: true })
  return `${ino}:${ctimeNs}`
}

export interface KeptIndex {
  readonly file: string
  readonly number: number
  readonly key: IndexKey
  readonly inputFormat: string
  readonly out: string
  readonly setaside: string
}

/** The index in this folder, where it is whole, of this Setaside and key, and of this file as it stands now; undefined otherwise. */
export function keptIndex({
  file,
  number,
  key,
  inputFormat,
  out,
  setaside,
}: KeptIndex): IndexManifest | undefined {
  const index = findIndex(out, setaside)
  const now = statSync(file, { throwIfNoEntry: false })
  if ('unusable' in index || now === undefined) return undefined
  const { manifest } = index
  const is = (state: Pick<FileState, 'path' | 'bytes' | 'changed'>): boolean =>
    state.path === resolve(file) && state.bytes === now.size && state.changed === now.mtimeMs
  return manifest.number === number &&
    manifest.key === key.name &&
    manifest.inputFormat === inputFormat &&
    is(manifest.file) &&
    manifest.stamp === stampOf(file)
    ? manifest
    : undefined
}
