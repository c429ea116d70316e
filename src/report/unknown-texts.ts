/** Counts the texts of files that no vocabulary has, so that an office can send what it needs to have read. */
import type { CsvRows } from '../results/csv.ts'

/** Fewer people might be known again by a text that only they carry. */
const LEAST_PEOPLE = 11

export const UNKNOWN_TEXT_COLUMNS = [
  'kind',
  'text',
  'rows',
  'people',
  'people_waiting',
  'convictions_waiting',
] as const

/** A text of one kind, with its digits masked: `COUNT # VACATED`. */
interface Counted {
  readonly kind: string
  readonly text: string
  rows: number
  people: number
  /** Of those people, the ones with a conviction that waits for review, whatever makes it wait; and those convictions. */
  peopleWaiting: number
  convictionsWaiting: number
}

export interface UnknownTexts {
  /** Takes the unknown texts of all rows of a person, and how many of the person’s convictions wait. */
  readonly add: (texts: readonly { readonly of: string; readonly text: string }[], waiting: number) => void
  /** Writes the texts that enough people carry, those that most wait with first; gives how many, and how many others there are. */
  readonly write: (rows: CsvRows) => { readonly listed: number; readonly others: number }
}

export function unknownTextCounter(): UnknownTexts {
  const all = new Map<string, Counted>()
  return {
    add: (texts, waiting) => {
      const own = new Set<Counted>()
      for (const { of, text } of texts) {
        const counted = countedOf(all, of, masked(text))
        counted.rows++
        own.add(counted)
      }
      for (const counted of own) {
        counted.people++
        if (waiting > 0) counted.peopleWaiting++
        counted.convictionsWaiting += waiting
      }
    },
    write: rows => {
      const listed = [...all.values()].filter(({ people }) => people >= LEAST_PEOPLE).sort(byCost)
      for (const counted of listed) writeCounted(rows, counted)
      return { listed: listed.length, others: all.size - listed.length }
    },
  }
}

/** Digits may be of a case or a birth date. */
const masked = (text: string): string => text.replace(/\d/g, '#')

function countedOf(all: Map<string, Counted>, kind: string, text: string): Counted {
  const key = `${kind}\t${text}`
  const found = all.get(key)
  if (found !== undefined) return found
  const counted = { kind, text, rows: 0, people: 0, peopleWaiting: 0, convictionsWaiting: 0 }
  all.set(key, counted)
  return counted
}

const byCost = (a: Counted, b: Counted): number =>
  b.convictionsWaiting - a.convictionsWaiting ||
  b.people - a.people ||
  (a.kind + a.text < b.kind + b.text ? -1 : 1)

function writeCounted(rows: CsvRows, counted: Counted): void {
  rows.plain(counted.kind)
  rows.text(counted.text)
  rows.number(counted.rows)
  rows.number(counted.people)
  rows.number(counted.peopleWaiting)
  rows.number(counted.convictionsWaiting)
  rows.end()
}
