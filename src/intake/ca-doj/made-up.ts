/** Made-up rows and files for the tests of this folder. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Offense, OffenseReader, Person } from '../../record/person.ts'
import { theDay } from '../../time/day.ts'
import type { Accounts } from '../accounts.ts'
import { byNote, type IdentityNote } from '../identity/note.ts'
import { readPeople } from '../read.ts'
import type { InputRow, ReadPerson, Reject } from '../reading.ts'
import { COLUMN_NAMES, type ColumnName } from './columns.ts'
import { caDoj } from './index.ts'
import { readConvictedCounts } from './person/convicted-counts.ts'
import type { CycleDraft } from './person/draft.ts'
import { type Event, readEvent } from './person/event.ts'
import { type Readers, readersFor } from './person/readers.ts'
import { Row } from './row.ts'
import { ALL_FIELDS, type Line, newLine, scanBytes } from './scan.ts'

export type Fields = Partial<Record<ColumnName, string>>

export const HEADER = COLUMN_NAMES.join(',')

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A row with these fields and the rest blank. */
export const row = (fields: Fields): string => COLUMN_NAMES.map(name => quoted(fields[name] ?? '')).join(',')

/** Someone who exists nowhere. */
export const ROE: Fields = {
  SUBJECT_ID: '1001',
  CII_NUMBER: 'A12345678',
  PRI_NAME: 'ROE,ROBIN',
  PRI_DOB: '19700102',
  GENDER: 'F',
  RACE_DESCR: 'OTHER',
  END_OF_REC: '#',
}

/** Somebody else. */
export const DOE: Fields = {
  ...ROE,
  SUBJECT_ID: '1002',
  CII_NUMBER: 'A87654321',
  PRI_NAME: 'DOE,DANA',
  PRI_DOB: '19800304',
  GENDER: 'M',
}

export const ARREST: Fields = {
  CYC_DATE: '19950601',
  STP_TYPE_DESCR: 'ARREST/DETAINED/CITED',
  STP_EVENT_DATE: '19950601',
  STP_ORI_DESCR: 'CAPD SACRAMENTO',
  STP_ORI_CNTY_NAME: 'SACRAMENTO',
  CNT_ORDER: '101001001000',
  OFFENSE_DESCR: '11359 HS-POSSESS MARIJUANA FOR SALE',
  OFFENSE_TOC: 'F',
}

export const COURT: Fields = {
  ...ARREST,
  STP_TYPE_DESCR: 'COURT ACTION',
  STP_EVENT_DATE: '19950901',
  STP_ORI_DESCR: 'CASC SACRAMENTO',
  CNT_ORDER: '101002001000',
  FE_NUM_CRT_CASE: '95F01234',
  DISP_DESCR: 'CONVICTED-PROB/JAIL',
  CONV_STAT_DESCR: 'FELONY',
  SENT_ORDER: '1',
  SENT_LOC_DESCR: 'JAIL',
  SENT_LENGTH: '90',
  SENT_TIME_CODE: 'D',
  SENT_TIME_DESCR: 'DAYS',
}

export const NO_SENTENCE: Fields = {
  SENT_ORDER: '',
  SENT_LOC_DESCR: '',
  SENT_LENGTH: '',
  SENT_TIME_CODE: '',
  SENT_TIME_DESCR: '',
}

/** A later court step of the same case, with what it did. */
export const later = (disposition: string, fields: Fields = {}): Fields => ({
  ...COURT,
  ...NO_SENTENCE,
  CNT_ORDER: '101003001000',
  STP_EVENT_DATE: '19990101',
  CONV_STAT_DESCR: '',
  DISP_DESCR: disposition,
  ...fields,
})

/** Sections of procedure, for `plainReader`. */
const PROCEDURAL: Readonly<Record<string, Offense['procedural']>> = {
  '17': 'order',
  '1170': 'order',
  '1203.2': 'violation',
  '1203.4': 'order',
}

/** An enhancement, for the same. */
const ADDS = '667.5'

/** Reads `11359(A) HS` and the like, several of them, and nothing more: the law has its own reader. */
export const plainReader: OffenseReader = text => ({
  text: text.trim(),
  offenses: [...text.matchAll(/\b(\d{2,5}(?:\.\d+)?)((?:\([A-Z0-9]+\))*) ?(HS|PC|VC|BP)\b/g)].map(
    ([, section = '', subdivisions = '', code = '']) => ({
      code,
      section,
      subdivisions: [...subdivisions.matchAll(/\(([A-Z0-9]+)\)/g)].map(found =>
        (found[1] ?? '').toLowerCase(),
      ),
      ...(section === ADDS ? { adds: true as const } : {}),
      ...(PROCEDURAL[section] === undefined ? {} : { procedural: PROCEDURAL[section] }),
    }),
  ),
  unread: '',
})

export const AS_OF = theDay('2026-11-01')

/** The row that stands on this line of a file `1.csv`. */
export function rowOf(fields: Fields, line = 1): Row {
  const bytes = Buffer.from(`${row(fields)}\n`)
  const found = newLine()
  found.number = line - 1
  scanBytes(bytes, 0, bytes.length, 0, found, ALL_FIELDS, () => {})
  return new Row('1.csv', found)
}

/** Scans these lines, the first being line 1 of a file. */
export function scanLines(lines: readonly (Fields | string)[], onLine: (line: Line) => void): void {
  const bytes = Buffer.from(lines.map(line => `${typeof line === 'string' ? line : row(line)}\n`).join(''))
  scanBytes(bytes, 0, bytes.length, 0, newLine(), ALL_FIELDS, onLine)
}

/** The line a row was read from, as it was. */
export const lineOf = ({ block, start, end }: InputRow): string => block.toString('utf8', start, end)

/** Readers for rows, and what they noted. */
export function madeUpReaders(): Readers & { readonly notes: readonly string[] } {
  const notes: string[] = []
  const readers = readersFor({
    asOf: AS_OF,
    readOffense: plainReader,
    custom: { namesOffenses: false },
    note: kind => void notes.push(kind),
  })
  return { ...readers, notes }
}

/** These rows of one person, read: the first stands on line 1. */
export const eventsOf = (...rows: readonly Fields[]): readonly Event[] => {
  const readers = madeUpReaders()
  return rows.map((fields, at) => readEvent(rowOf({ ...ROE, ...fields }, at + 1), readers))
}

/** A cycle of these rows, whose counts have not been read. */
export const cycleOf = (...rows: readonly Fields[]): CycleDraft => ({
  key: '101',
  number: '101',
  events: [...eventsOf(...rows)],
  counts: [],
})

/** The same with its counts. */
export function convictedCycleOf(...rows: readonly Fields[]): CycleDraft {
  const cycle = cycleOf(...rows)
  readConvictedCounts(cycle, madeUpReaders())
  return cycle
}

/** Runs `test` in a folder of its own, with a function that writes a file there and gives its path. */
export async function inFolder<T>(
  test: (write: (name: string, content: string | Uint8Array) => string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'setaside-'))
  try {
    return await test((name, content) => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export interface All {
  readonly read: readonly ReadPerson[]
  readonly people: readonly Person[]
  readonly rejects: readonly Reject[]
  readonly accounts: Accounts
  readonly notes: readonly IdentityNote[]
}

/** Reads these paths whole, in parts of so many bytes. Throws what was refused. */
export async function readAll(paths: readonly string[], partBytes?: number): Promise<All> {
  const read: ReadPerson[] = []
  const rejects: Reject[] = []
  const notes: IdentityNote[] = []
  const accounts = await readPeople(caDoj(partBytes === undefined ? {} : { part: partBytes }), paths, {
    asOf: AS_OF,
    readOffense: plainReader,
    wantsOthers: true,
    keep: true,
    onPerson: person => void read.push(person),
    onReject: reject => void rejects.push(reject),
    onNotes: found => void notes.push(...found),
  })
  if ('refused' in accounts) throw new Error(accounts.refused)
  return { read, people: read.map(({ person }) => person), rejects, accounts, notes: notes.sort(byNote) }
}

/** Reads files given as their lines; a file is named `1.csv`, `2.csv` and so on. */
export const readLines = (...files: readonly (readonly (Fields | string)[])[]): Promise<All> =>
  inFolder(write =>
    readAll(
      files.map((lines, at) =>
        write(
          `${at + 1}.csv`,
          lines.map(line => `${typeof line === 'string' ? line : row(line)}\n`).join(''),
        ),
      ),
    ),
  )
