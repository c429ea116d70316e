/** Reads the value of a fact as people and spreadsheets write it: what is not surely one value is none. */
import type { Answers, Value } from '../rules/fact.ts'
import { ALWAYS, formatDay, NEVER, theDay } from '../time/day.ts'
import type { Window } from '../time/window.ts'
import type { writtenDays } from '../time/written-day.ts'

/** A value, or why the cell is none: a sentence that goes on after the name of the column, without what stands in it. */
export type ReadValue = { readonly value: Value } | { readonly why: string }

const YES = new Set(['yes', 'y', 'true', '1'])
const NO = new Set(['no', 'n', 'false', '0'])

/** No fact of a life on record is of before or after. */
const FIRST = theDay('1850-01-01')
const LAST = theDay('2199-12-31')

const BOUND = /^(on or before|on or after|before|after|by|until|since|from|<=|>=|<|>)(?=.)/i
const BETWEEN = /^between\s/i
const AND = /\sand\s/i

/** A reader of days; `column`: all that stand in it, for one may tell how the others are meant. */
export type DayReader = ReturnType<typeof writtenDays>

export function readValue(answers: Answers, written: string, unit: string, days: DayReader): ReadValue {
  const text = written.trim()
  if (answers.kind !== 'number' && unit !== '')
    return { why: 'has a unit, and this fact has none; leave the unit out' }
  switch (answers.kind) {
    case 'yes-no': {
      const plain = text.toLowerCase()
      if (YES.has(plain)) return { value: true }
      return NO.has(plain) ? { value: false } : { why: 'is neither yes nor no' }
    }
    case 'choice': {
      const found = answers.options.find(option => option.toLowerCase() === text.toLowerCase())
      return found === undefined ? { why: `is none of ${choicesText(answers.options)}` } : { value: found }
    }
    case 'number':
      return readNumber(text, unit, answers.unit)
    case 'day':
      return readDays(text, days)
  }
}

/** More are not told one by one. */
const FEW = 12

const choicesText = (options: readonly string[]): string =>
  options.length <= FEW
    ? `the choices: ${options.join(', ')}`
    : `the ${options.length} choices, from ${options[0]} to ${options.at(-1)}`

const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

function readNumber(text: string, unit: string, wanted: string): ReadValue {
  const [, number = text, behind = ''] = /^([\d.,]+)\s*([a-z$]+)$/i.exec(text) ?? []
  const amount = number.replace(/^\$\s*/, '')
  const named = [unit, behind, text.startsWith('$') ? '$' : ''].filter(one => one !== '')
  if (!NUMBER.test(amount)) return { why: 'is no number' }
  if (named.length === 0) return { why: `has no unit; write [${wanted}] beside it` }
  if (!named.every(one => isUnit(one, wanted))) return { why: `has another unit than [${wanted}]` }
  return { value: Number(amount.replaceAll(',', '')) }
}

/** One and many of a unit, and the sign of the dollar. */
function isUnit(written: string, wanted: string): boolean {
  const plain = written.trim().toLowerCase()
  if (wanted === 'dollars' && (plain === '$' || plain === 'usd')) return true
  return plain === wanted || `${plain}s` === wanted
}

/** A day, or bounds of one: `2012-05-04`, `5/4/2012`, `on or before 2016-11-08`, `between 2012-01-01 and 2012-12-31`. */
function readDays(text: string, days: DayReader): ReadValue {
  const [first, ...rest] = BETWEEN.test(text) ? text.replace(BETWEEN, '').split(AND) : []
  if (first !== undefined && rest.length === 1) {
    const [from, to] = [oneDay(first.trim(), days), oneDay((rest[0] as string).trim(), days)]
    if ('why' in from) return from
    if ('why' in to) return to
    return from.day > to.day
      ? { why: 'ends before it begins' }
      : { value: { soonest: from.day, latest: to.day } }
  }
  const [sign] = BOUND.exec(text) ?? []
  const found = oneDay(sign === undefined ? text : text.slice(sign.length).trim(), days)
  if ('why' in found) return found
  return { value: bounded(sign?.toLowerCase(), found.day) }
}

function bounded(sign: string | undefined, day: number): Window {
  switch (sign) {
    case undefined:
      return { soonest: day, latest: day }
    case 'on or before':
    case 'by':
    case 'until':
    case '<=':
      return { soonest: ALWAYS, latest: day }
    case 'before':
    case '<':
      return { soonest: ALWAYS, latest: day - 1 }
    case 'after':
    case '>':
      return { soonest: day + 1, latest: NEVER }
    default:
      return { soonest: day, latest: NEVER }
  }
}

export function oneDay(text: string, days: DayReader): { readonly day: number } | { readonly why: string } {
  const found = days(text)
  if ('why' in found) return found
  return found.day < FIRST || found.day > LAST
    ? { why: `is no day from ${formatDay(FIRST)} to ${formatDay(LAST)}` }
    : found
}
