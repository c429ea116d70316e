/** What a step of a proof knows, as a sentence: `born 1979-07-12, arrested 1998-10-17: 19 then`. */
import { civil, type Day, parseDay } from '../time/day.ts'
import type { ExplainedFact } from './explained.ts'

/** A day as an explanation has it: exactly, or within bounds. */
const DAYS =
  /^(?:(by|not before) )?(\d{4}-\d{2}-\d{2})$|^between (\d{4}-\d{2}-\d{2}) and (\d{4}-\d{2}-\d{2})$/

interface Bounds {
  readonly first?: Day | undefined
  readonly last?: Day | undefined
}

function boundsOf(value: string): Bounds | undefined {
  const [whole, side, day = '', first = '', last = ''] = DAYS.exec(value) ?? []
  if (whole === undefined) return undefined
  if (day === '') return { first: parseDay(first), last: parseDay(last) }
  return {
    ...(side === 'by' ? {} : { first: parseDay(day) }),
    ...(side === 'not before' ? {} : { last: parseDay(day) }),
  }
}

/** The facts that one step looks at; undefined where it looks at none, or where what it says of one is what it asks. */
export function factSentence(facts: readonly ExplainedFact[]): string | undefined {
  const told = facts.filter(({ value }) => value !== 'yes' && value !== 'no')
  if (told.length === 0) return undefined
  const [first, second] = facts
  const age =
    facts.length === 2 && first !== undefined && second !== undefined ? yearsText(first, second) : ''
  return `${told.map(factWords).join(', ')}${age}`
}

function factWords({ name, about, value }: ExplainedFact): string {
  const whose = about === undefined ? '' : ` of [${about}]`
  if (value === 'not in the record') return `${name}${whose} is not in the record`
  if (boundsOf(value) === undefined) return `${name}${whose}: ${value}`
  return name === 'birth date' ? `born ${value}` : `${name}${whose} ${value}`
}

/** How long after the first the second was, in years: an age, where the first is a birth. */
function yearsText(first: ExplainedFact, second: ExplainedFact): string {
  const [from, to] = [boundsOf(first.value), boundsOf(second.value)]
  if (from === undefined || to === undefined) return ''
  const least =
    to.first === undefined || from.last === undefined ? undefined : yearsBetween(from.last, to.first)
  const most =
    to.last === undefined || from.first === undefined ? undefined : yearsBetween(from.first, to.last)
  const what = first.name === 'birth date' ? ' then' : most === 1 && least === 1 ? ' year' : ' years'
  if ((least ?? 0) < 0 || (most ?? 0) < 0 || (least === undefined && most === undefined)) return ''
  if (least === most) return `: ${least}${what}`
  if (least === undefined) return `: at most ${most}${what}`
  if (most === undefined) return `: at least ${least}${what}`
  return `: ${least} to ${most}${what}`
}

/** Whole years from one day to another. */
function yearsBetween(from: Day, to: Day): number {
  const [a, b] = [civil(from), civil(to)]
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0)
}
