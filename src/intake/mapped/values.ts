/** What a cell says of a fact: a value, nothing, or something that cannot be read; and what was met is counted. */
import { isNoDay, readMappedDay } from './dates.ts'
import type { FactSource, Mapping } from './mapping.ts'
import { type MappedFact, UNREADABLE } from './reader.ts'

/** `unreadable`: it is there and has no meaning. `unmapped`: a word that the mapping does not have. */
export type FactValue =
  | { readonly is: 'value'; readonly value: string }
  | { readonly is: 'blank' }
  | { readonly is: 'unreadable' | 'unmapped'; readonly text: string }

const BLANK: FactValue = { is: 'blank' }

export const asCell = (found: FactValue): string =>
  found.is === 'value' ? found.value : found.is === 'blank' ? '' : UNREADABLE

/** Reads cells of one fact; it remembers what it has read, for files repeat themselves. */
export type ValueReader = (cell: string) => FactValue

const plain = (text: string): string => text.trim().toUpperCase().replaceAll(/\s+/g, ' ')

export function valueReader(fact: MappedFact, source: FactSource, mapping: Mapping): ValueReader {
  const blank = new Set(['', ...(mapping.blank ?? []).map(plain)])
  const words =
    source.words === undefined
      ? undefined
      : new Map(Object.entries(source.words).map(([word, means]) => [plain(word), means]))
  const read = (cell: string): FactValue => {
    if (blank.has(plain(cell)))
      return words?.has('') ? { is: 'value', value: words.get('') as string } : BLANK
    const text = partOf(cell, source).trim()
    if (blank.has(plain(text))) return BLANK
    if (text.includes('\uFFFD')) return { is: 'unreadable', text }
    if (words !== undefined) {
      const value = words.get(plain(text))
      return value === undefined ? { is: 'unmapped', text } : { is: 'value', value }
    }
    return readKind(fact, text, source, mapping)
  }
  const known = new Map<string, FactValue>()
  return cell => {
    let found = known.get(cell)
    if (found === undefined) {
      found = read(cell)
      if (known.size >= 50_000) known.clear()
      known.set(cell, found)
    }
    return found
  }
}

function readKind(fact: MappedFact, text: string, source: FactSource, mapping: Mapping): FactValue {
  switch (fact.kind) {
    case 'text':
      return { is: 'value', value: text.replaceAll(/[\r\n]+/g, ' ') }
    case 'number': {
      const found = /^(\d{1,9})(?:\.0+)?$/.exec(text) ?? (fact.fraction === true ? DECIMAL.exec(text) : null)
      return found === null ? { is: 'unreadable', text } : { is: 'value', value: found[1] as string }
    }
    case 'choice': {
      const value = fact.choices?.find(choice => plain(choice) === plain(text))
      return value === undefined ? { is: 'unmapped', text } : { is: 'value', value }
    }
    case 'day': {
      if (isNoDay(text)) return BLANK
      const day = readMappedDay(text, source.dates ?? mapping.dates ?? ['YYYYMMDD'], source.years)
      return day === undefined ? { is: 'unreadable', text } : { is: 'value', value: day }
    }
  }
}

const DECIMAL = /^(\d{1,9}(?:\.\d{1,6})?)$/

function partOf(cell: string, { part }: FactSource): string {
  if (part === undefined) return cell
  const pieces = part.separator === ' ' ? cell.trim().split(/\s+/) : cell.split(part.separator)
  return pieces[part.number - 1] ?? ''
}
