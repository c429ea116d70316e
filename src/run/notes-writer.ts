/** Writes notes of identity in order, however many there are: sorted runs of them wait in files until all are known. */

import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { byNote, type IdentityNote } from '../intake/identity/note.ts'
import { LIMITS } from '../record/limits.ts'
import type { Output } from '../results/folder.ts'
import { linesIn } from './partitions/lines.ts'
import type { Maker } from './setup.ts'

/** Notes held in memory. */
const MOST = LIMITS.notes.most
/** Notes written at once. */
const BLOCK = 1_000

export interface NotesWriter {
  readonly add: (notes: readonly IdentityNote[]) => void
  /** Writes all of them. */
  readonly end: () => void
}

export function notesWriter(
  { identityRows }: Pick<Maker<never>, 'identityRows'>,
  output: Pick<Output, 'append' | 'scratch'>,
  most: number = MOST,
): NotesWriter {
  let held: IdentityNote[] = []
  const runs: { readonly path: string; readonly handle: number }[] = []
  const spill = (): void => {
    const path = output.scratch(`notes-${runs.length}`)
    const handle = openSync(path, 'wx+', 0o600)
    runs.push({ path, handle })
    const bytes = Buffer.from(
      held
        .sort(byNote)
        .map(note => `${JSON.stringify(note)}\n`)
        .join(''),
    )
    for (let written = 0; written < bytes.length; )
      written += writeSync(handle, bytes, written, bytes.length - written, written)
    held = []
  }
  const write = (notes: readonly IdentityNote[]): void => {
    const { file, bytes } = identityRows(notes)
    output.append(file, bytes)
  }
  return {
    add: notes => {
      for (const note of notes) held.push(note)
      if (held.length >= most) spill()
    },
    end: () => {
      if (runs.length === 0) {
        write(held.sort(byNote))
        return
      }
      spill()
      let block: IdentityNote[] = []
      for (const note of merged(runs.map(({ handle }) => notesIn(handle)))) {
        block.push(note)
        if (block.length < BLOCK) continue
        write(block)
        block = []
      }
      write(block)
      for (const { path, handle } of runs) {
        closeSync(handle)
        rmSync(path)
      }
    },
  }
}

function* notesIn(handle: number): Generator<IdentityNote, void> {
  for (const line of linesIn(handle, 0)) if (line !== undefined) yield JSON.parse(line.toString('utf8'))
}

/** Of sorted runs always the least that is left. */
function* merged(runs: readonly Generator<IdentityNote, void>[]): Generator<IdentityNote, void> {
  const firsts = runs.map(run => run.next())
  for (;;) {
    let least = -1
    for (const [at, { done, value }] of firsts.entries()) {
      if (done === true) continue
      const known = firsts[least]
      if (
        known === undefined ||
        known.done === true ||
        byNote(value as IdentityNote, known.value as IdentityNote) < 0
      )
        least = at
    }
    const found = firsts[least]
    if (found === undefined || found.done === true) return
    yield found.value as IdentityNote
    firsts[least] = (runs[least] as Generator<IdentityNote, void>).next()
  }
}
