/**
 * What the rows say of who they are about, gathered by subject: a subject is a SUBJECT_ID in one file, and a row without
 * SUBJECT_ID is a subject by itself. Which subjects are one person is settled in `identity.ts`.
 */
import { COLUMN } from './columns.ts'
import { hashOf } from './hash.ts'
import { identifier, plainBirth, plainName, STRONG, STRONG_COLUMN } from './identifiers.ts'
import type { Row } from './row.ts'
import { IDENTIFYING, type Line } from './scan.ts'
import { textOf } from './text.ts'

export interface Subjects {
  /** By subject: SUBJECT_ID as written without padding, empty where the row has none. */
  readonly ids: readonly string[]
  /** By subject: the number of its file. */
  readonly files: readonly number[]
  /** By subject: the line of its first row. */
  readonly lines: readonly number[]
  /** By subject: what its rows say of who it is, each a line of six fields (see `cardFields`). */
  readonly cards: readonly (string | ReadonlySet<string>)[]
  /** A SUBJECT_ID to the first subject that has it, and from each subject to the next of another file that has it. */
  readonly byId: ReadonlyMap<string, number>
  readonly nextSame: ReadonlyMap<number, number>
  /** Subjects without SUBJECT_ID, with a hash of their row. */
  readonly nameless: ReadonlyMap<number, string>
}

/** The fields of a card: CII, SSN, CDL, FBI, name, birth date. */
export const cardFields = (card: string): readonly string[] => card.split('\t')

/** What a line says of who it is about, given the text of each of its columns. */
export function cardOf(text: (column: number) => string): string {
  let card = ''
  for (const kind of STRONG) card += `${identifier(kind, text(STRONG_COLUMN[kind]))}\t`
  return `${card}${plainName(text(COLUMN.PRI_NAME))}\t${plainBirth(text(COLUMN.PRI_DOB))}`
}

/** Whether a line says who it is about. One that is rejected for what stands further on still does. */
export const identifies = (line: Line): boolean =>
  line.kind === 'row' || (line.kind === 'rejected' && line.fields >= IDENTIFYING && line.fault !== 'too long')

/** The SUBJECT_ID a line names; empty where it names none, or is not even so far a row. */
export function subjectOf(line: Line): string {
  if (line.kind !== 'row' && (line.kind !== 'rejected' || line.fields <= COLUMN.SUBJECT_ID)) return ''
  return textOf(line, COLUMN.SUBJECT_ID)
}

export interface Gathering {
  readonly subjects: Subjects
  /** Adds what a row says and gives its subject. Files come in order, but for those of another SUBJECT_ID. */
  readonly add: (row: Row, id: string) => number
  /** The subject of a SUBJECT_ID in a file; absent where none of its lines says who it is about. */
  readonly find: (file: number, id: string) => number | undefined
}

export function gatherSubjects(): Gathering {
  const ids: string[] = []
  const files: number[] = []
  const lines: number[] = []
  const cards: (string | Set<string>)[] = []
  const byId = new Map<string, number>()
  const lastById = new Map<string, number>()
  const nextSame = new Map<number, number>()
  const nameless = new Map<number, string>()

  const newSubject = ({ fileNumber, line }: Row, id: string): number => {
    ids.push(id)
    files.push(fileNumber)
    lines.push(line)
    cards.push('')
    return ids.length - 1
  }

  const subjectIn = (row: Row, id: string): number => {
    const known = lastById.get(id) ?? byId.get(id)
    if (known !== undefined && files[known] === row.fileNumber) return known
    const subject = newSubject(row, id)
    if (known === undefined) byId.set(id, subject)
    else {
      nextSame.set(known, subject)
      lastById.set(id, subject)
    }
    return subject
  }

  return {
    subjects: { ids, files, lines, cards, byId, nextSame, nameless },
    add: (row, id) => {
      const subject = id === '' ? newSubject(row, id) : subjectIn(row, id)
      if (id === '') nameless.set(subject, hashOf(row.bytes))
      const card = cardOf(column => row.text(column))
      const known = cards[subject] as string | Set<string>
      if (known === '') cards[subject] = card
      else if (typeof known !== 'string') known.add(card)
      else if (known !== card) cards[subject] = new Set([known, card])
      return subject
    },
    find: (file, id) => {
      let at = byId.get(id)
      while (at !== undefined && files[at] !== file) at = nextSame.get(at)
      return at
    },
  }
}
