/** How far a mapping reads the files it is for: of each fact, in how many rows it was read, and what was met that could not be. */
import { openAll, type Refused } from '../files.ts'
import type { Mapping } from './mapping.ts'
import type { MappedReader } from './reader.ts'
import { mappedRows } from './rows.ts'

/** Fewer people might be known again by a word that only they carry. */
const LEAST_PEOPLE = 11

export interface WordMet {
  /** With its digits masked. */
  readonly word: string
  readonly rows: number
  readonly people: number
}

export interface FactMeasure {
  readonly fact: string
  readonly filled: number
  readonly blank: number
  readonly unreadable: number
  /** Rows of one key hold two values. */
  readonly contradictory: number
  readonly unmapped: number
  /** Words not mapped that enough people carry, the most frequent first; and how many others there are. */
  readonly words: readonly WordMet[]
  readonly otherWords: number
}

export interface MappingMeasure {
  readonly lines: number
  readonly rows: number
  /** Lines that are no rows, by what is wrong with them. */
  readonly faulty: Readonly<Record<string, number>>
  readonly facts: readonly FactMeasure[]
}

interface Counting {
  filled: number
  blank: number
  unreadable: number
  contradictory: number
  unmapped: number
  readonly words: Map<string, { rows: number; readonly people: Set<string> }>
}

/** Reads the files as a run would. Throws what the file system throws. */
export async function measureMapping(
  paths: readonly string[],
  mapping: Mapping,
  reader: MappedReader,
  scratch: (name: string) => string,
): Promise<MappingMeasure | Refused> {
  const files = await openAll(paths, { recognizes: () => true }, { scratch })
  if ('refused' in files) return files
  const counts = new Map(Object.keys(mapping.facts).map(fact => [fact, newCounting()]))
  const found = mappedRows(files, mapping, reader, (fact, value, subject) => {
    const count = counts.get(fact)
    if (count === undefined) return
    if (value.is === 'value') count.filled++
    else count[value.is]++
    if (value.is === 'unmapped') addWord(count, value.text, subject)
  })
  if ('refused' in found) return found
  const faulty: Record<string, number> = {}
  let rows = 0
  for (const file of found.files)
    for (const line of file.found.values()) {
      if (line.is === 'row') rows++
      else if (line.is === 'faulty') faulty[line.found.fault] = (faulty[line.found.fault] ?? 0) + 1
    }
  return {
    lines: found.files.reduce((sum, { lines }) => sum + lines, 0),
    rows,
    faulty,
    facts: [...counts].map(([fact, count]) => measureOf(fact, count)),
  }
}

const newCounting = (): Counting => ({
  filled: 0,
  blank: 0,
  unreadable: 0,
  contradictory: 0,
  unmapped: 0,
  words: new Map(),
})

/** Digits may be of a case or a birth date. */
const masked = (text: string): string =>
  text.trim().toUpperCase().replaceAll(/\s+/g, ' ').replaceAll(/\d/g, '#')

function addWord({ words }: Counting, text: string, subject: string): void {
  const word = masked(text)
  const known = words.get(word) ?? { rows: 0, people: new Set<string>() }
  known.rows++
  known.people.add(subject)
  words.set(word, known)
}

function measureOf(fact: string, { words, ...counts }: Counting): FactMeasure {
  const listed = [...words]
    .map(([word, { rows, people }]): WordMet => ({ word, rows, people: people.size }))
    .filter(({ people }) => people >= LEAST_PEOPLE)
    .sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1))
  return { fact, ...counts, words: listed, otherWords: words.size - listed.length }
}
