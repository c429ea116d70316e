/** The rows of an office's extract, each with its cells as they were and its facts, and the people they are of. */
import { type OpenedFile, openAll, type Refused } from '../intake/files.ts'
import type { Name, Who } from '../intake/identity/who.ts'
import { sameName } from '../intake/identity/who.ts'
import type { Mapping } from '../intake/mapped/mapping.ts'
import { type MappedReader, UNREADABLE } from '../intake/mapped/reader.ts'
import { mappedRows } from '../intake/mapped/rows.ts'

/** A count of the office's file. */
export interface OfficeRow {
  readonly file: string
  readonly line: number
  readonly cells: readonly string[]
  readonly facts: ReadonlyMap<string, string>
  readonly who: Who
}

/** Rows that the office's own file says are of one person. */
export interface OfficePerson {
  /** The same in any order of rows and files. */
  readonly key: string
  readonly who: Who
  readonly rows: readonly OfficeRow[]
}

export interface OfficeFiles {
  readonly people: readonly OfficePerson[]
  /** The names of the columns of the table of counts. */
  readonly columns: readonly string[]
  readonly files: readonly OpenedFile[]
  readonly accounts: OfficeAccounts
}

export interface OfficeAccounts {
  readonly lines: number
  readonly headers: number
  /** Counts, and rows of other tables. */
  readonly counts: number
  readonly others: number
  /** Lines that are no rows, with what is wrong. */
  readonly faulty: readonly {
    readonly file: string
    readonly line: number
    readonly problem: string
    readonly text: string
    /** It tells of nobody, and nothing lacks it. */
    readonly harmless?: true
  }[]
  readonly blank: number
}

/** Reads the files whole; refused where they are not what the mapping says. Throws what the file system throws. */
export async function readOffice(
  paths: readonly string[],
  mapping: Mapping,
  reader: MappedReader,
  scratch: (name: string) => string,
): Promise<OfficeFiles | Refused> {
  const files = await openAll(paths, { recognizes: () => true }, { scratch })
  if ('refused' in files) return files
  const found = mappedRows(files, mapping, reader)
  if ('refused' in found) return found
  const rows: (OfficeRow & { readonly subject: string })[] = []
  const faulty: OfficeAccounts['faulty'][number][] = []
  let columns: readonly string[] = []
  const count = { lines: 0, headers: 0, others: 0, used: 0 }
  for (const [number, { lines, found: own }] of found.files.entries()) {
    const file = files[number]?.name ?? ''
    count.lines += lines
    for (const [line, one] of own) {
      if (one.is === 'header') count.headers++
      else if (one.is === 'faulty') {
        faulty.push({
          file,
          line,
          problem: one.found.problem,
          text: one.found.text,
          ...(one.harmless === undefined ? {} : { harmless: true }),
        })
        count.used += one.found.lines - 1
      } else if (mapping.files[one.table]?.of !== 'counts') count.others++
      else {
        const { facts, subject } = one.row()
        rows.push({ file, line, cells: one.cells, facts, who: reader.whoOf(facts), subject })
      }
    }
    const head = [...own.values()].find(one => one.is === 'header')
    const isCounts = [...own.values()].some(
      one => one.is === 'row' && mapping.files[one.table]?.of === 'counts',
    )
    if (isCounts && columns.length === 0)
      columns =
        head?.is === 'header'
          ? head.names
          : (Object.values(mapping.files).find(({ of }) => of === 'counts')?.columns ?? [])
  }
  const told = count.headers + rows.length + count.others + faulty.length
  return {
    people: peopleOf(rows),
    columns,
    files,
    accounts: {
      lines: count.lines,
      headers: count.headers,
      counts: rows.length,
      others: count.others,
      faulty: faulty.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
      blank: count.lines - told,
    },
  }
}

function peopleOf(rows: readonly (OfficeRow & { readonly subject: string })[]): readonly OfficePerson[] {
  const groups = new Map<string, OfficeRow[]>()
  for (const row of rows) {
    const key = row.subject === '' ? `row\t${row.cells.join('\t')}` : row.subject
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => ({ key, who: together(own.map(({ who }) => who)), rows: own.sort(byContent) }))
}

/** By what they say, and never by where they stand. */
const byContent = (a: OfficeRow, b: OfficeRow): number => {
  const [x, y] = [a.cells.join('\t'), b.cells.join('\t')]
  return x === y ? (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1) : x < y ? -1 : 1
}

function together(all: readonly Who[]): Who {
  const each = <T>(values: readonly T[]): readonly T[] => [...new Set(values)].sort()
  const names: Name[] = []
  for (const name of all.flatMap(who => who.names))
    if (!names.some(known => sameName(known, name) && known.middle.length >= name.middle.length))
      names.push(name)
  return {
    strong: each(all.flatMap(who => who.strong)),
    names: names.sort((a, b) =>
      `${a.last} ${a.first} ${a.middle}` < `${b.last} ${b.first} ${b.middle}` ? -1 : 1,
    ),
    births: each(all.flatMap(who => who.births)),
    caseNumbers: each(all.flatMap(who => who.caseNumbers)),
  }
}

/** A fact of a row; empty where nothing is written or nobody can read it. */
export const factOf = ({ facts }: Pick<OfficeRow, 'facts'>, name: string): string => {
  const found = facts.get(name) ?? ''
  return found === UNREADABLE ? '' : found
}
