/** What a line says of who it is about. */

import type { PersonNumbers } from '../format.ts'
import { cardText, type IdentifierKinds } from '../identity/card.ts'
import type { ReadPerson } from '../reading.ts'
import { COLUMN } from './columns.ts'
import {
  askedFor,
  identifier,
  plainBirth,
  plainName,
  STRONG,
  STRONG_COLUMN,
  writtenOf,
} from './identifiers.ts'
import { Row } from './row.ts'
import type { Line } from './scan.ts'
import { likelyTextOf, textOf } from './text.ts'

/** A SUBJECT_ID means something within its file. */
export const KINDS: IdentifierKinds = { local: 'SUBJECT_ID', strong: STRONG }

export const cardOf = (row: Row): string =>
  cardText(
    STRONG.map(kind => identifier(kind, row.text(STRONG_COLUMN[kind]))),
    plainName(row.text(COLUMN.PRI_NAME)),
    plainBirth(row.text(COLUMN.PRI_DOB)),
  )

/** The SUBJECT_ID a line names, likely this one; empty where it names none, or is not even so far a row. */
export function subjectOf(line: Line, likely = ''): string {
  if (line.kind !== 'row' && (line.kind !== 'rejected' || line.fields <= COLUMN.SUBJECT_ID)) return ''
  return likely === '' ? textOf(line, COLUMN.SUBJECT_ID) : likelyTextOf(line, COLUMN.SUBJECT_ID, likely)
}

/** The CII number of a row as the file has it; see `writtenOf`. */
export const writtenIn = (row: Row): string => writtenOf(row.text(COLUMN.CII_NUMBER))

/** Whether somebody may be asked for by this identifier: the one they are printed under, or any SUBJECT_ID or CII number, however written. */
export function goesBy({ person, rows }: ReadPerson, id: string): boolean {
  const cii = askedFor(id)
  const isTheirs = (row: Row): boolean => {
    const own = row.text(COLUMN.CII_NUMBER)
    return row.text(COLUMN.SUBJECT_ID) === id || own === id || (cii !== '' && identifier('CII', own) === cii)
  }
  return person.id === id || rows.some(row => row instanceof Row && isTheirs(row))
}

/** The numbers of a person: every SUBJECT_ID and CII number of their rows, the latter as written and as compared. */
export function numbersOf({ rows }: ReadPerson): PersonNumbers {
  const ids = new Set<string>()
  const stateNumbers = new Set<string>()
  for (const row of rows) {
    if (!(row instanceof Row)) continue
    const own = row.text(COLUMN.CII_NUMBER)
    const cii = identifier('CII', own)
    for (const id of [row.text(COLUMN.SUBJECT_ID), cii === '' ? '' : own, cii]) if (id !== '') ids.add(id)
    if (cii !== '') stateNumbers.add(cii)
  }
  return { ids: [...ids], stateNumbers: [...stateNumbers] }
}

export const plainStateNumber = (written: string): string => identifier('CII', written)
