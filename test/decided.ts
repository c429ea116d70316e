/** Made-up answers for the tests of tables: what a run would hand over, without the run. */

import { formatOffense, readOffense } from '../src/law/california/offenses/read-offense.ts'
import type { Conviction, Person } from '../src/record/person.ts'
import type { Telling } from '../src/report/telling.ts'
import { cite } from '../src/rules/citation.ts'
import { holds } from '../src/rules/leaves.ts'
import { type ReadyRule, ready } from '../src/rules/rule.ts'
import type { DecidedPerson, InputRow, WhatIf } from '../src/run/consumer.ts'
import type { Decided } from '../src/run/decide.ts'
import type { Reasons } from '../src/run/reasons.ts'
import { ALWAYS, type Day } from '../src/time/day.ts'

export interface AnswerText {
  readonly outcome: Decided['outcome']
  readonly relief?: string
  readonly basis?: Decided['basis']
  readonly from?: Day
  readonly better?: string
  readonly bars?: Decided['bars']
  readonly policy?: Decided['policy']
  /** What the law alone says, where that is not the answer. */
  readonly law?: { readonly outcome: Decided['outcome']; readonly relief?: string }
  readonly countyUnknown?: boolean
}

const always = holds<Conviction>(
  {
    name: 'always',
    asks: 'Is it so?',
    answers: { kind: 'yes-no' },
    read: () => true,
  },
  'always so',
)
const text = cite('HSC 1', 'copy')
const rules = new Map<string, ReadyRule<Conviction>>()

/** A rule that gives a relief to everyone, read in a copy of its text. */
export function ruleFor(relief: string): ReadyRule<Conviction> {
  const known = rules.get(relief)
  if (known !== undefined) return known
  const [rule] = ready<Conviction>([
    {
      id: `made-up/${relief}`,
      relief,
      rank: 1,
      cite: text,
      says: 'made up',
      inForce: { from: ALWAYS, cite: text },
      appliesTo: always,
      when: always,
      routes: [{ name: 'any', says: 'any way', cite: text, opens: always }],
    },
  ])
  if (rule === undefined) throw new Error('no rule was made')
  rules.set(relief, rule)
  return rule
}

export function answer(conviction: Conviction, told: AnswerText): Decided {
  const { law = told, countyUnknown = false, bars = [], ...rest } = told
  const due = law.relief === undefined ? undefined : { rule: ruleFor(law.relief), from: ALWAYS }
  const { outcome, relief, basis, from, better, policy } = rest
  return {
    conviction,
    rules: due === undefined ? [] : [due.rule],
    outcome,
    ...(relief === undefined ? {} : { relief }),
    ...(basis === undefined ? {} : { basis }),
    ...(from === undefined ? {} : { from }),
    ...(better === undefined ? {} : { better }),
    ...(policy === undefined ? {} : { policy }),
    law: { subject: conviction, outcome: law.outcome, ...(due === undefined ? {} : { due }) },
    bars,
    countyUnknown,
  }
}

/** A person with the answers given, in order, for the first of their convictions. */
export const decided = (
  person: Person,
  answers: readonly AnswerText[] = [],
  rest: { readonly rows?: readonly InputRow[]; readonly whatIf?: readonly WhatIf[] } = {},
): DecidedPerson => ({
  person,
  rows: rest.rows ?? [],
  decided: answers.map((told, i) => answer(person.convictions[i] as Conviction, told)),
  whatIf: rest.whatIf ?? [],
})

const reasonsFor = ({ law, policy, basis }: Decided): Reasons => ({
  reason: basis === 'policy' && policy !== undefined ? policy.reason : 'The law’s reason',
  rule: basis === 'policy' ? 'policy/made-up' : (law.due?.rule.id ?? ''),
  citation: basis === 'policy' ? 'policy: made-up' : (law.due?.rule.cite.text ?? ''),
  lawReason: 'The law’s reason',
  policyDetermination: policy === undefined ? '' : policy.outcome === 'grant' ? 'eligible' : 'review',
  policyRelief: policy?.grant ?? '',
  policyReason: policy?.reason ?? '',
  missing: law.outcome === 'review' ? ['birth date', 'offense date'] : [],
})

const P64 = ['11357', '11358', '11359', '11360']
const first = (conviction: Conviction) => conviction.offense.offenses[0]

/** Tells of answers in fixed words; superstrikes are PC 187 and 220, registrable PC 266 and 314. */
export const telling: Telling = {
  reasonsOf: reasonsFor,
  questionsOf: ({ outcome }) =>
    outcome === 'review' ? ['When was the person born? 1990-01-01: eligible', 'And the arrest?'] : [],
  listed: conviction => ({
    superstrike: ['187', '220'].includes(first(conviction)?.section ?? ''),
    registrable: ['266', '314'].includes(first(conviction)?.section ?? ''),
  }),
  sectionOf: conviction => {
    const offense = first(conviction)
    return offense === undefined ? 'unread' : `${offense.code} ${offense.section}`
  },
  namesProp64: remark => readOffense(remark).offenses.some(({ section }) => P64.includes(section)),
  formatOffense,
}
