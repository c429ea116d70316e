/**
 * The format of files that a mapping describes: they are written anew as files of the format whose reader puts people together, line
 * for line, and read as any other. What the files do not tell of is a doubt of every person in them.
 */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Doubt } from '../../record/person.ts'
import type { Accounts, Counting } from '../accounts.ts'
import type { OpenedFile, Refused } from '../files.ts'
import type { Format } from '../format.ts'
import type { ReaderOfMapping } from './check.ts'
import type { MappedSilence, Mapping } from './mapping.ts'
import { mappedRows } from './rows.ts'
import { notReadable } from './table.ts'
import { asItStood, countAsItStood, writeTranslated } from './translate.ts'

/** A format that can read files in other columns. */
export interface MappableFormat extends Format {
  readonly mapped: ReaderOfMapping
}

export const isMappable = (format: Format): format is MappableFormat => format.mapped !== undefined

export const mappedFormat = (format: MappableFormat, mapping: Mapping): Format => ({
  ...without(format),
  title: `a file of the mapping [${mapping.name}]`,
  recognizes: () => true,
  together: (files, scratch) => translated(files, scratch, format, mapping),
  plan: async (files, context) => {
    const population = await format.plan(files, context)
    if ('refused' in population) return population
    const harmless = files.reduce((sum, file) => sum + (file.harmless ?? 0), 0)
    return { ...population, unattributed: population.unattributed - harmless }
  },
  ...(format.finding === undefined ? {} : { finding: findingWith(format.finding, mapping) }),
  worker: (reading, sink) => {
    let met: (readonly [string, string])[] = []
    const worker = format.worker(withSilence(reading, mapping), {
      ...sink,
      onReject: reject => {
        const was = asItStood(reject)
        met.push([reject.fault, was.fault])
        sink.onReject?.(was)
      },
    })
    return {
      ...worker,
      read: part => {
        met = []
        return recounted(worker.read(part), met)
      },
    }
  },
})

/** What is of the files of the format itself, and not of those made of others. */
function without({ otherForms: _, ...rest }: MappableFormat): Format {
  return rest
}

const withSilence = <R extends { readonly silence?: readonly Doubt[] }>(
  reading: R,
  { says }: Mapping,
): R => ({
  ...reading,
  silence: [...(reading.silence ?? []), ...doubtsOf(says)],
})

const findingWith =
  (finding: NonNullable<Format['finding']>, mapping: Mapping): NonNullable<Format['finding']> =>
  (finder, files, reading) =>
    finding(finder, files, withSilence(reading, mapping))

function recounted(accounts: Accounts, met: readonly (readonly [string, string])[]): Accounts {
  const count: Counting = {
    ...accounts,
    rejectedBy: { ...accounts.rejectedBy },
    notes: { ...accounts.notes },
  }
  for (const [was, is] of met) countAsItStood(count, was, is)
  return count
}

/** What these files do not tell of, as a doubt of everybody's record. */
function doubtsOf({ otherCounties, laterOrders, arrests }: MappedSilence): readonly Doubt[] {
  const doubts: Doubt[] = []
  if (otherCounties === 'no')
    doubts.push({
      kind: 'elsewhere',
      says: 'these files do not tell of what happened in other counties',
      sources: [],
    })
  if (arrests === 'no')
    doubts.push({
      kind: 'elsewhere',
      says: 'these files do not tell of arrests without a charge',
      sources: [],
    })
  if (laterOrders === 'no')
    doubts.push({
      kind: 'unread-row',
      says: 'these files do not tell of later orders on a conviction',
      sources: [],
    })
  return doubts
}

function translated(
  files: readonly OpenedFile[],
  scratch: (name: string) => string,
  { mapped: reader, ...format }: MappableFormat,
  mapping: Mapping,
): readonly OpenedFile[] | Refused {
  for (const { path, name } of files) {
    const why = notReadable(path)
    if (why !== undefined) return { refused: `[${name}] ${why}` }
  }
  const own = inOwnColumns(mapping, reader) ? ofTheFormat(files, format.recognizes) : undefined
  if (own !== undefined) return own
  const notes: Record<string, number> = {}
  const found = mappedRows(files, mapping, reader, (fact, { is }) => {
    if (is === 'value' || is === 'blank') return
    const kind = `mapping: ${fact}: ${NOT_READ[is]}`
    notes[kind] = (notes[kind] ?? 0) + 1
  })
  if ('refused' in found) return found
  return files.map((file, at) => {
    const one = found.files[at] ?? { lines: 0, found: new Map() }
    const path = scratch(`${at}-${file.name}.mapped`)
    writeTranslated(path, one, reader)
    const harmless = [...one.found.values()].filter(line => line.is === 'faulty' && line.harmless).length
    const made = statSync(path)
    const { path: from, bytes, changed, stamp } = file
    return {
      given: {
        path: from,
        bytes,
        changed,
        sha256: sha256Of(from),
        was: 'mapped',
        ...(stamp === undefined ? {} : { stamp }),
      },
      ...file,
      path,
      bytes: made.size,
      changed: made.mtimeMs,
      ...(harmless === 0 ? {} : { harmless }),
      ...(at > 0 || Object.keys(notes).length === 0 ? {} : { notes }),
    }
  })
}

const NOT_READ = {
  unreadable: 'not readable',
  unmapped: 'a word that is not in the mapping',
  contradictory: 'rows of one key differ',
} as const

/** Whether a mapping names the columns of its reader and nothing else, each by its own name. */
function inOwnColumns(
  { facts, asWritten = {}, files, says }: Mapping,
  { columns }: ReaderOfMapping,
): boolean {
  const [table, ...more] = Object.keys(files)
  if (Object.keys(facts).length > 0 || more.length > 0 || Object.values(says).includes('no')) return false
  return columns.every(column => asWritten[column] === `${table}.${column}`)
}

/** The files as they are, where all are of the reader's own format: it reads them better than anything made of them. */
function ofTheFormat(
  files: readonly OpenedFile[],
  recognizes: Format['recognizes'],
): readonly OpenedFile[] | undefined {
  const all = files.every(
    ({ path, name }) => recognizes(readFileSync(path).subarray(0, 1 << 20), name) === true,
  )
  return all ? files : undefined
}

const sha256Of = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
