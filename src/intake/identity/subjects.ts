/**
 * What the rows say of who they are about, gathered by subject: a subject is a local identifier in one file, and a row
 * without one is a subject by itself. `join.ts` settles which subjects are one person.
 */
import { hashOf } from '../hash.ts'
import { type Card, readCards, strongOf } from './card.ts'

export interface Subjects {
  /** By subject: its local identifier, empty where the row has none. */
  readonly ids: readonly string[]
  /** By subject: the number of its file. */
  readonly files: readonly number[]
  /** By subject: the line of its first row. */
  readonly lines: readonly number[]
  /** By subject: the cards of its rows (see `cardText`), one or several. */
  readonly cards: readonly (string | ReadonlySet<string>)[]
  /** A local identifier to the first subject that has it, and from each subject to the next of another file that has it. */
  readonly byId: ReadonlyMap<string, number>
  readonly nextSame: ReadonlyMap<number, number>
  /** Subjects without local identifier. */
  readonly nameless: ReadonlyMap<number, NamelessRow>
}

/** A row without local identifier. */
export interface NamelessRow {
  /** A hash of it. */
  readonly hash: string
  /** Its first strong identifier as the file has it, under which it may be printed; empty where it has none. */
  readonly written: string
}

/** A row as far as gathering needs it. */
export interface SubjectRow {
  readonly fileNumber: number
  readonly line: number
  readonly bytes: Uint8Array
}

export interface Gathering {
  readonly subjects: Subjects
  /**
   * Adds what a row says (see `cardText`) under its local identifier, and gives its subject. Files come in order, but for
   * those of another local identifier. `written`: its first strong identifier as the file has it, where that may be written
   * in several ways.
   */
  readonly add: (row: SubjectRow, id: string, card: string, written?: string) => number
  /** The subject of a local identifier in a file; absent where none of its rows says who it is about. */
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
  const nameless = new Map<number, NamelessRow>()

  const newSubject = ({ fileNumber, line }: SubjectRow, id: string): number => {
    ids.push(id)
    files.push(fileNumber)
    lines.push(line)
    cards.push('')
    return ids.length - 1
  }

  const subjectIn = (row: SubjectRow, id: string): number => {
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
    add: (row, id, card, written = strongOf(card, 0)) => {
      const subject = id === '' ? newSubject(row, id) : subjectIn(row, id)
      if (id === '') nameless.set(subject, { hash: hashOf(row.bytes), written })
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

/** The cards of a subject as texts. */
export function cardTexts({ cards }: Subjects, subject: number): Iterable<string> {
  const texts = cards[subject] as string | ReadonlySet<string>
  return typeof texts === 'string' ? [texts] : texts
}

export const cardsOf = (subjects: Subjects, subject: number): readonly Card[] =>
  readCards(cardTexts(subjects, subject))
