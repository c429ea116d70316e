/** Made-up answers for the tests of tables: what a run would hand over, without the run. */

import { formatOffense, readOffense } from '../src/law/california/offenses/read-offense.ts'
import type { Effect } from '../src/law/relief.ts'
import { type Statute, statute } from '../src/law/statute.ts'
import type { Conviction, Person } from '../src/record/person.ts'
import type { AnnotatedLaw } from '../src/report/california/annotated.ts'
import type { TableTexts } from '../src/report/table-texts.ts'
import type { Bar } from '../src/rules/bars.ts'
import { cite } from '../src/rules/citation.ts'
import type { Outcome } from '../src/rules/determination.ts'
import { holds } from '../src/rules/leaves.ts'
import type { Answer } from '../src/run/answer.ts'
import type { DecidedPerson, InputRow, WhatIf } from '../src/run/consumer.ts'
import type { Basis, Decided } from '../src/run/decide.ts'
import type { Reasons } from '../src/run/reasons.ts'
import { ALWAYS, type Day, NEVER, theDay } from '../src/time/day.ts'

type DecidedConviction = Decided<Conviction>

export interface AnswerText {
  readonly outcome: Outcome
  readonly relief?: ReliefName
  readonly basis?: Basis
  readonly from?: Day
  /** What a fact may give beside it. */
  readonly open?: ReliefName
  readonly bars?: readonly Bar[]
  readonly policy?: DecidedConviction['policy']
  /** What the policy may grant beyond it. */
  readonly beyond?: ReliefName
  /** What the law alone says, where that is not the answer. */
  readonly law?: { readonly outcome: Outcome; readonly relief?: ReliefName }
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

const EFFECT = {
  'dismiss-and-seal': 'sealed',
  dismiss: 'dismissed',
  'redesignate-infraction': 'infraction',
  'redesignate-misdemeanor': 'misdemeanor',
  reduce: 'misdemeanor',
} as const satisfies Readonly<Record<string, Effect>>
type ReliefName = keyof typeof EFFECT
const NAMES = Object.keys(EFFECT) as readonly ReliefName[]

/** A statute that may give anything to everyone, read in a copy of its text. */
const MADE_UP: Statute<Conviction> = statute<Conviction>({
  id: 'made-up',
  title: 'Made up',
  cite: text,
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-11-01', where: 'nowhere' },
  attorneyReview: 'none',
  tellsBars: true,
  history: [],
  outline: { id: 'made-up', entries: [] },
  subdivisions: [],
  concerns: () => true,
  reliefs: NAMES.map(id => ({ id, says: id, effect: EFFECT[id], leaves: [] })),
  rules: NAMES.map((relief, i) => ({
    id: `made-up/${relief}`,
    relief,
    order: i + 1,
    cite: text,
    says: 'made up',
    inForce: { from: ALWAYS, cite: text },
    appliesTo: always,
    when: always,
    routes: [{ name: 'any', says: 'any way', cite: text, by: 'petition', grant: 'shall', opens: always }],
  })),
})
const reliefNamed = (name: ReliefName | undefined) => MADE_UP.reliefs.find(({ id }) => id === name)

function answerFor(
  subject: Conviction,
  { outcome, relief: name }: NonNullable<AnswerText['law']>,
  { bars = [], from = NEVER }: AnswerText,
): Answer<Conviction> {
  const rule = MADE_UP.rules.find(({ relief }) => relief === name)
  const due = rule && { rule, from: outcome === 'eligible-later' ? from : ALWAYS }
  return {
    subject,
    statute: MADE_UP,
    rules: MADE_UP.rules,
    law: outcome === 'eligible-later' ? { subject, outcome, later: due } : { subject, outcome, due },
    given: due,
    relief: rule && MADE_UP.reliefOf(rule),
    grant: rule && 'shall',
    place: 0,
    thenLater: undefined,
    thenOpen: undefined,
    missing: outcome === 'review' ? ['birth date', 'offense date'] : [],
    used: undefined,
    why: undefined,
    reason: 'The law’s reason',
    bars,
  }
}

export function answer(subject: Conviction, text: AnswerText): DecidedConviction {
  const { law = text, countyUnknown = false, outcome, relief, basis, from, open, policy, beyond } = text
  const opens =
    open === undefined ? [] : [answerFor(subject, { outcome: 'review', relief: open }, { outcome: 'review' })]
  const shown = (law.outcome === 'review' ? opens[0] : undefined) ?? answerFor(subject, law, text)
  const sure = shown.given === undefined ? [] : [shown]
  return {
    subject,
    answers: [shown],
    due: law.outcome === 'eligible' ? sure : [],
    later: law.outcome === 'eligible-later' ? sure : [],
    open: opens,
    shown,
    outcome,
    byLaw: law.outcome,
    relief: reliefNamed(relief),
    basis,
    from,
    policy,
    beyond: reliefNamed(beyond),
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
  arrests: [],
  whatIf: rest.whatIf ?? [],
})

const reasonsFor = ({ shown, policy, basis }: DecidedConviction): Reasons => ({
  reason: basis === 'policy' && policy !== undefined ? policy.reason : 'The law’s reason',
  rule: basis === 'policy' ? 'policy/made-up' : (shown?.given?.rule.id ?? ''),
  citation: basis === 'policy' ? 'policy: made-up' : (shown?.given?.rule.cite.text ?? ''),
  lawReason: 'The law’s reason',
  policyDetermination: policy === undefined ? '' : policy.outcome === 'grant' ? 'eligible' : 'review',
  policyRelief: policy?.grant ?? '',
  policyReason: policy?.reason ?? '',
  missing: shown?.missing ?? [],
})

const TODAY = theDay('2019-11-11')
const P64 = ['11357', '11358', '11359', '11360']
const first = (conviction: Conviction) => conviction.offense.offenses[0]

/** Tells of answers in fixed words. */
export const texts: TableTexts = {
  reasonsOf: reasonsFor,
  questionsOf: ({ outcome }) =>
    outcome === 'review' ? ['When was the person born? 1990-01-01: eligible', 'And the arrest?'] : [],
  sectionOf: conviction => {
    const offense = first(conviction)
    return offense === undefined ? 'unread' : `${offense.code} ${offense.section}`
  },
  formatOffense,
  day: TODAY,
  policy: 'policy/made-up',
}

/** Superstrikes are PC 187 and 220, registrable PC 266 and 314. */
export const annotatedLaw: AnnotatedLaw = {
  listed: conviction => ({
    superstrike: ['187', '220'].includes(first(conviction)?.section ?? ''),
    registrable: ['266', '314'].includes(first(conviction)?.section ?? ''),
  }),
  namesProp64: remark => readOffense(remark).offenses.some(({ section }) => P64.includes(section)),
}
