/** What statutes give, in one cell: each statute with its relief, the best first, as every table has it. */
import type { Answer } from '../run/answer.ts'
import { type Decided, laterThan } from '../run/decide.ts'
import type { Day } from '../time/day.ts'
import { dayText } from './days.ts'

/** Between several things in one cell. */
const AND = '; '

/** `hsc-11361.8 dismiss-and-seal; pc-1203.425 automatic-relief`; with `day`, each with the later day it is due from. */
export function givingsText<S>(answers: readonly Answer<S>[], day?: Day): string {
  const [only] = answers
  if (only === undefined) return ''
  return answers.length === 1 ? givingText(only, day) : answers.map(one => givingText(one, day)).join(AND)
}

function givingText<S>({ statute, relief, given }: Answer<S>, day: Day | undefined): string {
  const from = day === undefined || given === undefined ? undefined : laterThan(day, given.from)
  const text = `${statute.id} ${relief?.id}`
  return from === undefined ? text : `${text} from ${dayText(from)}`
}

/** Everything that is due now: what the law gives, and what the office’s policy grants beyond it. */
export const dueText = <S>({ due, basis, relief }: Decided<S>, policy: string): string =>
  joined(basis === 'policy' ? `${policy} ${relief?.id}` : '', givingsText(due))

/** Everything that a fact may give, and what the policy may grant beyond it. */
export const openText = <S>({ open, beyond }: Decided<S>, policy: string): string =>
  joined(givingsText(open), beyond === undefined ? '' : `${policy} ${beyond.id}`)

const joined = (one: string, other: string): string =>
  one === '' ? other : other === '' ? one : `${one}${AND}${other}`
