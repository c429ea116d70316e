/** HSC 11361.8 held against its cases, against the table of its outcomes, and on every quarter-day of 1970 to 2035. */
import { describe, expect, test } from 'vitest'
import { conviction, type PersonText, person } from '../../../../test/people.ts'
import { versionsAtOdds } from '../../../../test/statute-cases.ts'
import type { Conviction } from '../../../record/person.ts'
import { determine, missingNamesFor, proveRule } from '../../../rules/determination.ts'
import type { Supposition } from '../../../rules/fact.ts'
import { groundsOf } from '../../../rules/proof.ts'
import { whyItFails } from '../../../rules/reason.ts'
import { type Day, formatDay, NEVER, theDay } from '../../../time/day.ts'
import type { CaseCount } from '../statute-case.ts'
import { CASE_DAY, CASES, type CaseAnswer, type LawCase } from './cases.ts'
import { ACT } from './facts.ts'
import { RULES, rulesFor } from './text.ts'

const OUTCOMES: readonly string[] = ['eligible', 'eligible-later', 'not-eligible', 'review']
const ACCESSORY = 'hsc-11361.8/other/dismiss-and-seal'
const REASONS_BY_LAW: readonly string[] = ['not-eligible']

const asked = ({ record }: Pick<LawCase, 'record'>): Conviction => conviction(person(record))

/** Facts learned from elsewhere, by name. */
const learned = (known: LawCase['known']): Supposition => ({ of: fact => known?.[fact.name] })

const timeline = ({ answer }: LawCase): readonly (readonly [string, CaseAnswer])[] =>
  answer === 'not considered' ? [] : 'outcome' in answer ? [[CASE_DAY, answer]] : answer

/** The answer in the words of a case. */
function answerOf(subject: Conviction, day: Day, suppose: Supposition): CaseAnswer {
  const { outcome, due, later, better, closest } = determine(rulesFor(subject) ?? [], subject, day, suppose)
  const sure = due ?? later
  const given = sure ?? (better?.because === 'unknown' ? better : undefined)
  const from = (sure ?? better)?.from ?? NEVER
  const missing = better === undefined ? [] : missingNamesFor(better, subject, day, suppose)
  const why = closest === undefined ? undefined : whyItFails(closest.substance, subject, suppose)
  return {
    outcome,
    ...(sure === undefined ? {} : { relief: sure.rule.relief }),
    ...(given?.route === undefined ? {} : { route: given.route.name as 'application' | 'petition' }),
    ...(from > day && from < NEVER ? { from: formatDay(from) } : {}),
    ...(better === undefined ? {} : { better: [better.rule.relief, better.because] as const }),
    ...(missing.length === 0 ? {} : { missing }),
    ...(why === undefined ? {} : { reason: why.charAt(0).toUpperCase() + why.slice(1) }),
  }
}

/** What a case says of the law alone: its reason where that is a refusal's, and no county. */
function ofLawAlone({ countyUnread }: LawCase, { reason, ...answer }: CaseAnswer): CaseAnswer {
  if (countyUnread && answer.outcome === 'review') {
    const { missing: _, ...rest } = answer
    return { ...rest, outcome: 'eligible' }
  }
  return reason !== undefined && REASONS_BY_LAW.includes(answer.outcome) ? { ...answer, reason } : answer
}

describe('the cases', () => {
  test('each has a name of its own, and there are at least eighty', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
    expect(CASES.length).toBeGreaterThanOrEqual(80)
  })

  test.each(CASES.map(one => [one.name, one] as const))('%s', (_, one) => {
    const subject = asked(one)
    if (one.answer === 'not considered') {
      expect(rulesFor(subject)).toBeUndefined()
      return
    }
    const found = timeline(one).map(([day, answer]) => {
      const { reason, ...rest } = answerOf(subject, theDay(day), learned(one.known))
      const wanted = ofLawAlone(one, answer)
      return [day, wanted.reason === undefined ? rest : { ...rest, reason }]
    })
    expect(found).toEqual(timeline(one).map(([day, answer]) => [day, ofLawAlone(one, answer)]))
  })

  test('a registration whose text cannot be read may be of another kind: an attorney looks', () => {
    const record = CASES.find(({ name }) =>
      name.startsWith('Registration as a sex offender before the offense'),
    )
    const subject = asked({ record: record?.record ?? { convictions: [] } })
    const registrations = subject.person.registrations.map(event => ({
      ...event,
      offense: { text: 'REGISTRATION', offenses: [], unread: '' },
    }))
    const unread = { ...subject, person: { ...subject.person, registrations } }
    expect(answerOf(unread, theDay(CASE_DAY), {})).toEqual({
      outcome: 'review',
      route: 'application',
      better: ['redesignate-misdemeanor', 'unknown'],
      missing: ['registration as a sex offender before the offense'],
    })
  })

  test('every rule gives its relief in some case, and every relief is given by some rule', () => {
    const given = new Set<string>()
    for (const one of CASES) {
      const subject = asked(one)
      for (const [day] of timeline(one)) {
        const { due } = determine(rulesFor(subject) ?? [], subject, theDay(day), learned(one.known))
        if (due !== undefined) given.add(due.rule.id)
      }
    }
    // Pleas to other sections and offenses near the listed ones always wait for an attorney.
    expect(RULES.map(rule => rule.id).filter(id => !given.has(id))).toEqual([
      'hsc-11361.8/other/redesignate-misdemeanor',
    ])
  })

  test('every rule that stands in the way or gives has a citation', () => {
    for (const one of CASES) {
      const subject = asked(one)
      const suppose = learned(one.known)
      for (const rule of rulesFor(subject) ?? []) {
        const { proofs } = proveRule(rule, subject, theDay(CASE_DAY), suppose)
        expect(groundsOf(proofs).citations.length, `${one.name}: ${rule.id}`).toBeGreaterThan(0)
      }
    }
  })
})

describe('on every quarter-day of 1970 to 2035', () => {
  const quarters: readonly Day[] = Array.from({ length: 66 }, (_, year) =>
    ['01-01', '04-01', '07-01', '10-01'].map(day => theDay(`${1970 + year}-${day}`)),
  ).flat()
  const days = [...quarters, ACT - 1, ACT].sort((a, b) => a - b)

  test.each(CASES.map(one => [one.name, one] as const))('%s', (_, one) => {
    const subject = asked(one)
    const suppose = learned(one.known)
    const rules = rulesFor(subject) ?? []
    let best = Number.POSITIVE_INFINITY
    const wrong: string[] = []
    for (const day of days) {
      const { outcome, due, later } = determine(rules, subject, day, suppose)
      const mustBe = (says: string, so: boolean): void => {
        if (!so) wrong.push(`${formatDay(day)}: ${outcome}: ${says}`)
      }
      mustBe('an outcome', OUTCOMES.includes(outcome))
      mustBe('nothing is due before the Act', day >= ACT || outcome !== 'eligible')
      // What is due once stays due, and never turns into less; but an accessory is sure of it only while serving (Boatwright).
      if (due?.rule.id === ACCESSORY) continue
      mustBe('due before', best === Number.POSITIVE_INFINITY || outcome === 'eligible')
      if (outcome === 'eligible' && due !== undefined) {
        mustBe('less than before', due.rule.rank <= best)
        best = due.rule.rank
        mustBe('due from a day that is past', due.from <= day)
      }
      mustBe('later', outcome !== 'eligible-later' || (later !== undefined && later.from > day))
      wrong.push(...versionsAtOdds(rules, subject, day, suppose).map(says => `${formatDay(day)}: ${says}`))
    }
    expect(wrong).toEqual([])
  })
})

// ---- the table of outcomes -------------------------------------------------------------------------------------

type Shown = Readonly<Record<string, boolean | number | string>>
type Row = readonly [
  statute: string,
  age: '>=21' | '18-20' | '>=18' | '<18',
  shown: readonly Shown[],
  outcome:
    | 'seal'
    | 'infraction'
    | 'misdemeanor'
    | 'misdemeanor unless'
    | 'seal unless a felony'
    | 'infraction unless a felony',
]

const ANY: readonly Shown[] = [{}]
const GRAMS = 'grams of concentrated cannabis'
const PLANTS = 'number of plants'
const OWN = 'personal transport or gift'

/** The outcomes by former subdivision, age at the offense and what is shown, for one who has no priors. */
const MATRIX: readonly Row[] = [
  ['11357(A)', '>=21', ANY, 'seal unless a felony'],
  ['11357(A)', '>=21', [{ [GRAMS]: 1 }, { [GRAMS]: 8 }], 'seal'],
  ['11357(A)', '>=21', [{ [GRAMS]: 8.5 }, { [GRAMS]: 100 }], 'misdemeanor'],
  ['11357(A)', '18-20', ANY, 'infraction unless a felony'],
  ['11357(A)', '18-20', [{ [GRAMS]: 1 }, { [GRAMS]: 8 }], 'infraction'],
  ['11357(A)', '18-20', [{ [GRAMS]: 8.5 }, { [GRAMS]: 100 }], 'misdemeanor'],
  ['11357(A)', '<18', [{}, { [GRAMS]: 8 }, { [GRAMS]: 100 }], 'infraction'],
  ['11357(B)', '>=21', ANY, 'seal'],
  ['11357(B)', '18-20', ANY, 'infraction'],
  ['11357(B)', '<18', ANY, 'infraction'],
  ['11357(C)', '>=18', ANY, 'misdemeanor'],
  ['11357(C)', '<18', ANY, 'infraction'],
  ['11357(D)', '>=18', ANY, 'misdemeanor'],
  ['11357(E)', '<18', ANY, 'infraction'],
  ['11358', '>=21', [{ [PLANTS]: 1 }, { [PLANTS]: 6 }], 'seal'],
  ['11358', '18-20', [{ [PLANTS]: 1 }, { [PLANTS]: 6 }], 'infraction'],
  ['11358', '>=18', [{}, { [PLANTS]: 7 }], 'misdemeanor unless'],
  ['11358', '<18', [{}, { [PLANTS]: 6 }, { [PLANTS]: 60 }], 'infraction'],
  ['11359', '>=18', ANY, 'misdemeanor unless'],
  ['11359', '<18', ANY, 'infraction'],
  ['11360(A)', '>=18', [{}, { [OWN]: false }], 'misdemeanor unless'],
  ['11360(A)', '>=21', [{ [OWN]: true }], 'seal'],
  ['11360(A)', '18-20', [{ [OWN]: true }], 'infraction'],
  ['11360(A)', '<18', [{}, { [OWN]: true }], 'infraction'],
  ['11360(B)', '>=21', ANY, 'seal'],
  ['11360(B)', '18-20', ANY, 'infraction'],
  ['11360(B)', '<18', ANY, 'infraction'],
]

/** Years of birth at both ends of each band, for an offense of 1 March 2012. */
const BORN = {
  '>=21': ['1950-01-01', '1991-03-01'],
  '18-20': ['1991-03-02', '1994-03-01'],
  '>=18': ['1950-01-01', '1991-03-01', '1991-03-02', '1994-03-01'],
  '<18': ['1994-03-02', '1999-01-01'],
} as const

/** What leaves a felony what it is: facts, and earlier convictions. */
const FACTORS: Readonly<Record<string, readonly Shown[]>> = {
  '11358': [{ 'environmental violation': true }],
  '11359': [{ 'sale to a minor': true }, { 'use of a young person': true }],
  '11360': [{ 'sale to a minor': true }, { 'import or export': true }],
}
const earlier = (...offenses: readonly string[]): readonly CaseCount[] =>
  offenses.map((offense, i) => ({ offense, class: 'felony', on: `199${i}-05-05`, sentence: '1 Y' }))
/** Earlier convictions that bar, and that do so only if they count. */
const PRIORS = (statute: string): readonly (readonly [readonly CaseCount[], 'not-eligible' | 'review'])[] => [
  [earlier('187(A) PC'), 'not-eligible'],
  [earlier('261(A)(2) PC'), 'not-eligible'],
  [earlier(`${statute} HS`, `${statute} HS`), 'review'],
]

/** From the outcome of a row and the class of the conviction to the answer. */
function wanted(
  outcome: Row[3],
  held: 'felony' | 'misdemeanor' | 'infraction',
): readonly [string, string | undefined] {
  if (held === 'felony' && outcome.endsWith('unless a felony')) return ['eligible', 'redesignate-misdemeanor']
  if (outcome.startsWith('seal')) return ['eligible', 'dismiss-and-seal']
  if (outcome.startsWith('infraction'))
    return held === 'infraction' ? ['not-eligible', undefined] : ['eligible', 'redesignate-infraction']
  return held === 'felony' ? ['eligible', 'redesignate-misdemeanor'] : ['not-eligible', undefined]
}

describe('the table of outcomes', () => {
  const answer = (record: PersonText, shown: Shown): readonly [string, string | undefined] => {
    const subject = asked({ record })
    const { outcome, due } = determine(rulesFor(subject) ?? [], subject, theDay(CASE_DAY), learned(shown))
    return [outcome, due?.rule.relief]
  }
  const count = (statute: string, held: 'felony' | 'misdemeanor' | 'infraction'): CaseCount => ({
    offense: `${statute} HS`,
    class: held,
    committed: '2012-03-01',
    arrested: '2012-03-01',
    on: '2012-06-01',
    sentence: '1 Y',
  })

  test.each(MATRIX)('former %s at %s, %j: %s', (statute, age, shown, outcome) => {
    for (const born of BORN[age]) {
      for (const facts of shown) {
        for (const held of ['felony', 'misdemeanor', 'infraction'] as const) {
          const told = `${born} ${JSON.stringify(facts)} ${held}`
          const record = { born, convictions: [count(statute, held)] }
          expect(answer(record, facts), told).toEqual(wanted(outcome, held))
          for (const [priors, barred] of PRIORS(statute)) {
            const after = { born, convictions: [...record.convictions, ...priors] }
            expect(answer(after, facts), `${told} after ${JSON.stringify(priors)}`).toEqual(
              outcome !== 'misdemeanor unless'
                ? wanted(outcome, held)
                : [held === 'felony' ? barred : 'not-eligible', undefined],
            )
          }
          if (outcome === 'misdemeanor unless') {
            for (const factor of FACTORS[statute.slice(0, 5)] ?? [])
              expect(answer(record, { ...facts, ...factor }), `${told} ${JSON.stringify(factor)}`).toEqual([
                'not-eligible',
                undefined,
              ])
          }
        }
      }
    }
  })
})
