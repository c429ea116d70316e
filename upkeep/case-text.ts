/** Cases of a statute in plain sentences: the record, and the answer. */
import type {
  CaseArrest,
  CaseCount,
  CaseRecord,
  StatuteAnswer,
  StatuteCase,
} from '../src/law/california/statute-case.ts'
import { timelineOf } from '../test/asked.ts'

/** The record of a case in sentences, with what is known from elsewhere. */
export function recordText({ record, known }: StatuteCase): string {
  const { born, died, convictions, registered, doubts, arrests, vouched }: CaseRecord = record
  const parts = [
    born === undefined ? [] : `born ${born}`,
    died === undefined ? [] : `died ${died}`,
    convictions.map(countText),
    (arrests ?? []).map(arrestText),
    (registered ?? []).map(day => `registered ${day}`),
    doubts === undefined ? [] : `in doubt: ${doubts.join(', ')}`,
    vouched === undefined ? [] : `the office vouches for: ${vouched.join(', ')}`,
    known === undefined
      ? []
      : `known from elsewhere: ${Object.entries(known)
          .map(([name, value]) => `${name} ${inWords(value)}`)
          .join('; ')}`,
  ].flat()
  return parts.map(part => `${part}.`).join(' ')
}

const inWords = (value: boolean | number | string): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

const countText = (count: CaseCount): string =>
  [
    count.offense === '' ? 'an offense not readable' : count.offense,
    count.class ?? [],
    count.committed === undefined ? [] : `committed ${count.committed}`,
    count.arrested === undefined ? [] : `arrested ${count.arrested}`,
    count.on === undefined ? [] : `convicted ${count.on}`,
    count.disposition ?? [],
    count.sentence === undefined ? [] : `sentence ${count.sentence}`,
    (count.later ?? []).map(later => {
      if (typeof later === 'string') return `later ${later}`
      const { kind, to, on, text } = later
      return [
        'later',
        kind,
        to === undefined ? [] : `to ${to}`,
        on ?? [],
        text === undefined ? [] : `(${text})`,
      ]
        .flat()
        .join(' ')
    }),
    (count.charged ?? []).map(charge => `charged too: ${charge}`),
    count.cycle === undefined ? [] : `in ${count.cycle}`,
    count.county ?? [],
  ]
    .flat()
    .join(', ')

const arrestText = ({ on, charges, county }: CaseArrest): string =>
  [
    `arrested ${on ?? 'on a day not recorded'}`,
    charges.map(charge =>
      [
        charge.offense === '' ? 'an offense not readable' : charge.offense,
        charge.class ?? [],
        charge.ended ?? 'without an outcome',
        charge.on ?? [],
        charge.stage === undefined ? [] : `(${charge.stage})`,
      ]
        .flat()
        .join(' '),
    ),
    county ?? [],
  ]
    .flat()
    .join(', ')

/** What is answered, day by day where a case has a timeline. */
export function answerText(one: StatuteCase, day: string): string {
  if (one.answer === 'not considered') return 'The statute has nothing to say of it.'
  const timeline = timelineOf(one, day)
  return timeline
    .map(([on, answer]) => `${timeline.length === 1 && on === day ? '' : `${on}: `}${oneAnswer(answer)}`)
    .join(' ')
}

const WORDS = {
  eligible: 'Eligible',
  'eligible-later': 'Eligible later',
  'not-eligible': 'Not eligible',
  review: 'A person must look',
} as const
const BECAUSE = {
  unknown: 'a fact is unknown',
  silence: 'it is refused only because the record is silent',
  later: 'it comes later',
} as const

const oneAnswer = ({ outcome, relief, route, from, better, missing, reason }: StatuteAnswer): string =>
  [
    `${[
      WORDS[outcome],
      relief === undefined ? [] : `${outcome === 'review' ? 'at least ' : ''}${relief}`,
      route === undefined ? [] : `route [${route}]`,
      from === undefined ? [] : `from ${from}`,
    ]
      .flat()
      .join(', ')}.`,
    better === undefined ? [] : `Better: ${better[0]}, ${BECAUSE[better[1]]}.`,
    missing === undefined ? [] : `Missing: ${missing.join(', ')}.`,
    reason === undefined ? [] : `Reason: ${reason}.`,
  ]
    .flat()
    .join(' ')
