/** Files what was approved: every kind of document asked for, into one folder, with a manifest of what it was made from. */

import { inForm, type TableForm } from '../results/conversion.ts'
import type { FinishedRun } from '../results/finished.ts'
import { type Earlier, type Output, openOutput } from '../results/folder.ts'
import type { FolderKind } from '../results/folder-kind.ts'
import { sha256, stableJson } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { formatDay } from '../time/day.ts'
import type { Refusal } from './approvals.ts'
import { openDesk } from './desk.ts'
import type { FilingInput, FilingOutput, Kind, KindTable, Made } from './filing.ts'
import { refusedTable } from './refused.ts'
import { unattributedIn } from './unattributed.ts'

/** Files of a filing that belong to no kind. */
const OWN = /^refused\.(?:csv|xlsx)$/
export const OWN_TABLES: readonly KindTable[] = [{ name: 'refused' }]

/** The folder of a filing, which any of these kinds may have written to: never that of a run. */
export const filingFolder = (kinds: readonly Kind[]): FolderKind => ({
  ours: name =>
    OWN.test(name) ||
    kinds.some(
      ({ files, tables = [] }) => files.test(name) || tables.some(table => name === `${table.name}.xlsx`),
    ),
  manifest: found => 'filing' in found,
})

/** `manifest.json` of a filing: what it was made from and what came out; numbers and hashes, no names. */
export interface FilingManifest {
  readonly setaside: string
  readonly filing: {
    readonly filedOn: string
    readonly counts: number
    readonly refused: number
    /** Rows of the run's files that could not be read and name nobody, in spite of which it was filed; absent: there were none. */
    readonly despiteUnattributed?: number
    readonly kinds: Readonly<Record<string, Made>>
  }
  readonly run: Pick<FinishedRun, 'sha256' | 'setaside' | 'asOf' | 'county' | 'program' | 'policy'>
  readonly approvalsSha256: string
  readonly officeSha256: string
  readonly outputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

export interface Filed {
  readonly manifest: FilingManifest
}

/** Makes the documents. Throws what the system throws where the folder cannot be written; nothing is left half made. */
export async function fileAll(
  input: FilingInput,
  kinds: readonly Kind[],
  refusals: readonly Refusal[],
  {
    out,
    all = kinds,
    onKind,
    onFolder,
    onProgress,
    workers = 1,
    form = {},
  }: {
    readonly out: string
    /** Every kind there is: what any of them left in the folder before goes. */
    readonly all?: readonly Kind[]
    readonly onKind?: (kind: Kind) => void
    readonly onFolder?: (earlier: Earlier) => void
    /** How many of the papers of a kind are made, and of how many. */
    readonly onProgress?: (kind: Kind, done: number, all: number) => void
    /** Threads that set papers; the bytes are the same. */
    readonly workers?: number
    /** How tables are written. */
    readonly form?: TableForm
  },
): Promise<Filed | Unusable> {
  const names = kinds.map(({ name }) => name)
  for (const kind of kinds) {
    const unusable = kind.refuses?.(input, names)
    if (unusable !== undefined) return { unusable: `${kind.name} cannot be made: ${unusable}` }
  }
  const output = inForm(openOutput(out, filingFolder(all)), form)
  let current: Kind | undefined
  const desk = openDesk(workers, (done, of) => current && onProgress?.(current, done, of))
  try {
    onFolder?.(output.earlier)
    const made: Record<string, Made> = {}
    const whole = new Map<string, string>()
    for (const kind of kinds) {
      onKind?.(kind)
      current = kind
      const begun = new Set<string>()
      const { documents, ...of } = await kind.make(input, onlyItsOwn(kind, output, { whole, begun }), desk)
      const workbooks =
        form.conversion === undefined
          ? 0
          : (kind.tables ?? []).filter(({ name }) => begun.has(`${name}.csv`)).length
      made[kind.name] = { documents: documents + workbooks, ...of }
    }
    if (refusals.length > 0) output.write('refused.csv', refusedTable(refusals))
    const { sha256: run, setaside, asOf, county, program, policy } = input.run
    const despite = unattributedIn(input.run)
    let manifest: FilingManifest | undefined
    output.finish(outputs => {
      manifest = {
        setaside: input.setaside,
        filing: {
          filedOn: formatDay(input.filedOn),
          counts: input.counts.length,
          refused: input.refused,
          ...(despite === 0 ? {} : { despiteUnattributed: despite }),
          kinds: made,
        },
        run: {
          sha256: run,
          setaside,
          asOf,
          county,
          program,
          ...(policy === undefined ? {} : { policy }),
        },
        approvalsSha256: input.approvalsSha256,
        officeSha256: sha256(stableJson(input.office)),
        outputs,
      }
      return `${stableJson(manifest, 2)}\n`
    })
    if (manifest === undefined) throw new Error('the filing has no manifest')
    return { manifest }
  } catch (error) {
    output.abandon()
    throw error
  } finally {
    await desk.close()
  }
}

/**
 * A kind that writes under another name than it said is at fault: such a file would never be cleared away. `whole` are the
 * hashes of the files that are written whole, `begun` the names of those that this kind writes.
 */
function onlyItsOwn(
  { name: kind, files }: Kind,
  { write, append, read }: Output,
  { whole, begun }: { readonly whole: Map<string, string>; readonly begun: Set<string> },
): FilingOutput {
  const checked = (name: string): string => {
    if (!files.test(name)) throw new Error(`[${kind}] writes [${name}], which is not among its files`)
    begun.add(name)
    return name
  }
  return {
    write: (name, bytes) => {
      write(checked(name), bytes)
      whole.set(name, sha256(bytes))
    },
    append: (name, bytes) => append(checked(name), bytes),
    written: name => {
      const hash = whole.get(name)
      return hash === undefined ? undefined : { sha256: hash, read: () => read(name) }
    },
  }
}
