import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OffenseClass } from '../../../record/person.ts'
import { theDay } from '../../../time/day.ts'
import { between, on, UNKNOWN, type Window } from '../../../time/window.ts'
import type { ListContext, Listed } from './list-entry.ts'
import {
  EXCLUDED_1203_4,
  EXCLUDED_1203_4A,
  EXCLUDED_4852,
  INFRACTION_ELIGIBLE_19_8,
  onList,
  PROP_47,
  PROP_47_PRECURSORS,
  REGISTRABLE,
  registrable,
  SERIOUS,
  SUPERSTRIKES,
  serious,
  superstrike,
  VIOLENT,
  violent,
} from './lists.ts'
import { readOffense } from './read-offense.ts'

interface More {
  readonly class?: OffenseClass
  readonly in?: string
  readonly date?: Window
}

function ask(
  list: (offense: ReturnType<typeof one>, context: ListContext) => Listed,
  text: string,
  more: More,
): Listed {
  const sameCase = more.in === undefined ? [] : readOffense(more.in).offenses
  return list(one(text), {
    ...(more.class === undefined ? {} : { class: more.class }),
    offenseDate: more.date ?? UNKNOWN,
    sameCase: [one(text), ...sameCase],
  })
}

function one(text: string) {
  const { offenses, unread } = readOffense(text)
  const [offense] = offenses
  if (offense === undefined || offenses.length !== 1 || unread !== '')
    throw new Error(`[${text}] is not one offense`)
  return offense
}

/** What is shown of an answer: the verdict, and what it rests on (the entry) or asks for. */
type Shown = readonly [verdict: Listed['verdict'], because?: string]
const F: More = { class: 'felony' }
const M: More = { class: 'misdemeanor' }
const NONE: More = {}

function check(list: Parameters<typeof ask>[0], rows: readonly (readonly [string, More, ...Shown])[]) {
  const cases = rows.map(([text, more, verdict, because]) => ({
    name: `${text}${more.class ? `, ${more.class}` : ''}${more.in ? `, with ${more.in}` : ''}: ${verdict}`,
    text,
    more,
    verdict,
    because,
  }))
  test.each(cases)('$name', ({ text, more, verdict, because }) => {
    const listed = ask(list, text, more)
    const shown = verdict === 'unknown' ? listed.needs : listed.entry?.cite.text
    expect({
      verdict: listed.verdict,
      because: shown?.includes(because ?? '') ?? because === undefined,
    }).toEqual({
      verdict,
      because: true,
    })
    expect(listed.needs !== undefined).toBe(verdict === 'unknown')
  })
}

describe('superstrikes, PC 667(e)(2)(C)(iv)', () => {
  check(superstrike, [
    ['264 PC-RAPE', F, 'unknown', 'makes none of its own'],
    ['288.1 PC-LEWD ACTS W/CHILD', F, 'unknown', 'makes none of its own'],
    ['190 PC-MURDER', F, 'yes'],
    ['193(A) PC-VOLUNTARY MANSLAUGHTER', F, 'no'],
    ['187 PC', F, 'yes', '(IV)'],
    ['187(A) PC-MURDER', F, 'yes', '(IV)'],
    ['187(A) PC-MURDER', NONE, 'yes', '(IV)'],
    ['187 PC-MURDER', M, 'unknown', 'was it a felony'],
    ['187 PC', { class: 'infraction' }, 'unknown', 'an infraction'],
    ['187', F, 'unknown', 'is it PC 187'],
    ['187 VC', F, 'no'],
    ['664/187 PC', F, 'yes', '(IV)'],
    ['664187(A) PC', F, 'yes', '(IV)'],
    ['182/187 PC', F, 'unknown', 'conspiracy'],
    ['653F/187 PC', F, 'yes', '(V)'],
    ['537 PC', F, 'no'],
    ['667.5 PC', F, 'no'],
    ['1870 PC', F, 'no'],
    ['192 PC', F, 'no'],
    ['192(A) PC', F, 'no'],
    ['192.5 PC', F, 'no'],
    ['191.5(A) PC', F, 'yes', '(IV)'],
    ['191.5(B) PC', M, 'no'],
    ['191.5(B) PC', NONE, 'unknown', 'a felony'],
    ['664/191.5 PC', F, 'yes', '(IV)'],
    ['191.55 PC', F, 'no'],
    ['189.2 PC', F, 'unknown', 'lies among the homicides'],
    ['190.03 PC', F, 'yes', '(IV)'],
    ['190.2(A)(4) PC', F, 'yes', '(IV)'],
    ['1900 PC', F, 'no'],
    ['205 PC', F, 'yes', '(VIII)'],
    ['206 PC', F, 'yes', '(VIII)'],
    ['203 PC', F, 'no'],
    ['207(A) PC', F, 'unknown', 'intent'],
    ['209(B)(1) PC', F, 'yes', '(VIII)'],
    ['664/209 PC', F, 'unknown', 'attempt'],
    ['209.6 PC', F, 'no'],
    ['211 PC', F, 'no'],
    ['217.1 PC', F, 'unknown', '(b)'],
    ['217.1(A) PC', F, 'no'],
    ['217.1(B) PC', F, 'yes', '(VIII)'],
    ['220 PC- COMMIT MAYHEM', F, 'unknown', 'intent'],
    ['220(A)(1) PC', F, 'unknown', 'intent'],
    ['220(B) PC', F, 'yes', '(VIII)'],
    ['236.1(C) PC', F, 'unknown', '(c)(2)'],
    ['236.1(C)(2) PC', F, 'yes', '(VIII)'],
    ['245(D)(3) PC', F, 'yes', '(VI)'],
    ['245(D) PC', F, 'unknown', '(d)(3)'],
    ['245(A)(1) PC', F, 'no'],
    ['246 PC', F, 'no'],
    ['261 PC', F, 'unknown', 'force'],
    ['261(A)(2) PC', F, 'yes', '(I)'],
    ['261(A)(4) PC', F, 'unknown', 'force'],
    ['261.5 PC', F, 'no'],
    ['262(A)(1) PC', F, 'yes', '(I)'],
    ['264.1 PC', F, 'yes', '(I)'],
    ['664/261 PC', F, 'unknown', 'attempt'],
    ['273AB(A) PC', F, 'yes', '(VIII)'],
    ['273A(B) PC', F, 'no'],
    ['286 PC', F, 'unknown', 'force'],
    ['286(B) PC', F, 'unknown', 'force'],
    ['286(C)(1) PC', F, 'unknown', 'under 14'],
    ['286(C)(3) PC', F, 'yes', '(I)'],
    ['286(B) PC', M, 'no'],
    ['288(A) PC', F, 'unknown', 'under 14'],
    ['288(A) PC', NONE, 'unknown', 'under 14'],
    ['288(C)(1) PC', F, 'no'],
    ['288A(C)(2)(A) PC', F, 'yes', '(I)'],
    ['288A PC', F, 'unknown', 'force'],
    ['288.7(A) PC', F, 'yes', '(VIII)'],
    ['289(A)(1)(A) PC', F, 'yes', '(I)'],
    ['289(J) PC', F, 'unknown', 'under 14'],
    ['451 PC', F, 'no'],
    ['451.5 PC', F, 'yes', '(VIII)'],
    ['459 PC', F, 'no'],
    ['653F(B) PC', F, 'yes', '(V)'],
    ['653F(C) PC', F, 'no'],
    ['653F PC', F, 'unknown', '(b)'],
    ['653(F) PC', F, 'no'],
    ['653F/211 PC', F, 'no'],
    ['4500 PC', F, 'yes', '(VIII)'],
    ['11418(A)(1) PC', F, 'yes', '(VII)'],
    ['11418(A)(2) PC', F, 'no'],
    ['11418(B)(1) PC', F, 'yes', '(VIII)'],
    ['18745 PC', F, 'yes', '(VIII)'],
    ['12308 PC', F, 'yes', '(VIII)'],
    ['1672(A) MV', F, 'yes', '(VIII)'],
    ['1672(B) MV', F, 'no'],
    ['667.61(A) PC', F, 'yes', '(VIII)'],
    ['667.6 PC', F, 'no'],
    ['664 PC', F, 'unknown', 'What crime was attempted'],
    ['664 PC', M, 'no'],
    ['182(A)(1) PC', F, 'unknown', 'conspiracy'],
    ['182(A)(4) PC', F, 'no'],
    ['182 PC', M, 'no'],
    ['11357(A) HS', F, 'no'],
    ['246 PC', { ...F, in: '186.22(B)(4) PC' }, 'yes', '(VIII)'],
    ['136.1(B)(1) PC', { ...F, in: '186.22(B)(4) PC' }, 'yes', '(VIII)'],
    ['213(A)(1)(A) PC', { ...F, in: '186.22(B)(4) PC' }, 'yes', '(VIII)'],
    ['213 PC', { ...F, in: '186.22(B)(4) PC' }, 'unknown', 'gang'],
    ['211 PC', { ...F, in: '186.22(B)(4) PC' }, 'unknown', 'gang'],
    ['246 PC', { ...F, in: '186.22(B)(3) PC' }, 'no'],
    ['246 PC', { ...F, in: '186.22(B) PC' }, 'unknown', 'gang'],
    ['246 PC', { ...M, in: '186.22(B)(4) PC' }, 'no'],
    ['459 PC', { ...F, in: '186.22(B)(4) PC' }, 'no'],
    ['186.22(B)(4) PC', F, 'no'],
    ['186.22(B)(4) PC', { ...F, in: '215 PC' }, 'yes', '(VIII)'],
    ['286(B) PC', { ...F, in: '667.61 PC' }, 'unknown', '667.61'],
  ])
})

describe('registrable offenses, PC 290(c)', () => {
  const y2026 = theDay('2026-01-01')
  check(registrable, [
    ['264 PC-RAPE', F, 'unknown', 'makes none of its own'],
    ['288.1 PC-LEWD ACTS W/CHILD', F, 'unknown', 'makes none of its own'],
    ['311 PC-OBSCENE MATTER', F, 'unknown', 'makes none of its own'],
    ['243.4(A) PC', F, 'yes', 'PC 290(c)'],
    ['243.4(E)(1) PC', M, 'yes', 'PC 290(c)'],
    ['243 PC', M, 'no'],
    ['261 PC', F, 'yes', 'PC 290(c)'],
    ['664/261 PC', F, 'yes', 'PC 290(c)'],
    ['182/261 PC', F, 'yes', 'PC 290(c)'],
    ['653F/261 PC', F, 'unknown', 'solicitation'],
    ['261 HS', F, 'no'],
    ['261', F, 'unknown', 'is it PC 261'],
    ['261 PC', { class: 'infraction' }, 'unknown', 'infraction'],
    ['187 PC', F, 'unknown', 'Was it in perpetrating'],
    ['207 PC', F, 'unknown', 'intent'],
    ['220 PC', F, 'unknown', 'mayhem'],
    ['220(A)(1) PC', F, 'unknown', 'mayhem'],
    ['220(B) PC', F, 'yes', 'PC 290(c)'],
    ['236.1(A) PC', F, 'no'],
    ['236.1(B) PC', F, 'yes', 'PC 290(c)'],
    ['236.1 PC', F, 'unknown', 'subdivision'],
    ['262 PC', F, 'unknown', '(a)(1)'],
    ['266 PC', F, 'yes', 'PC 290(c)'],
    ['266C PC', F, 'yes', 'PC 290(c)'],
    ['266H(B) PC', F, 'yes', 'PC 290(c)'],
    ['266H(A) PC', F, 'no'],
    ['266H PC', F, 'unknown', '(b)'],
    ['272 PC', M, 'unknown', 'lewd'],
    ['285 PC', F, 'yes', 'PC 290(c)'],
    ['286 PC', F, 'unknown', '290(c)(3)'],
    ['286(B)(1) PC', F, 'unknown', '290(c)(3)'],
    ['286(C) PC', F, 'yes', 'PC 290(c)'],
    ['288(A) PC', F, 'yes', 'PC 290(c)'],
    ['288.2(A)(1) PC', F, 'yes', 'PC 290(c)'],
    ['288.2(A)(1) PC', M, 'no'],
    ['288.2 PC', NONE, 'unknown', 'felony'],
    ['288A(B)(1) PC', F, 'unknown', '290(c)(3)'],
    ['288A(C)(1) PC', F, 'yes', 'PC 290(c)'],
    ['289(H) PC', F, 'unknown', '290(c)(3)'],
    ['311.1(A) PC', F, 'yes', 'PC 290(c)'],
    ['311.11(A) PC', F, 'yes', 'PC 290(c)'],
    ['311.2(A) PC', M, 'no'],
    ['311.2(B) PC', F, 'yes', 'PC 290(c)'],
    ['314(1) PC', M, 'yes', 'PC 290(c)'],
    ['314.1 PC', M, 'yes', 'PC 290(c)'],
    ['314 PC', M, 'unknown', '(1)'],
    ['314(3) PC', M, 'no'],
    ['647.6(A)(1) PC', M, 'yes', 'PC 290(c)'],
    ['647(A) PC', M, 'no'],
    ['647A PC', M, 'unknown', 'without brackets'],
    ['647(L)(2) PC', M, 'unknown', '2025'],
    ['653F(C) PC', F, 'yes', 'PC 290(c)'],
    ['653F(B) PC', F, 'no'],
    ['182(A)(1) PC', F, 'unknown', 'conspiracy'],
    ['261.5(C) PC', { ...F, date: on(theDay('2015-03-01')) }, 'no'],
    ['261.5(C) PC', { ...F, date: on(y2026) }, 'unknown', '290(c)(3)'],
    ['261.5(D) PC', { ...F, date: between(y2026 - 9, y2026 + 9) }, 'unknown', 'on or after 2026-01-01'],
    ['261.5 PC', { ...M, date: on(y2026 - 1) }, 'no'],
  ])
})

describe('violent felonies, PC 667.5(c)', () => {
  check(violent, [
    ['193(A) PC-VOLUNTARY MANSLAUGHTER', F, 'unknown', 'makes none of its own'],
    ['193(B) PC-INVOLUNTARY MANSLAUGHTER', F, 'no'],
    ['192(A) PC', F, 'yes', '(1)'],
    ['192 PC', F, 'unknown', '(a)'],
    ['211 PC', NONE, 'yes', '(9)'],
    ['664/211 PC', F, 'no'],
    ['664/187 PC', F, 'yes', '(12)'],
    ['206 PC', F, 'yes', '(7)'],
    ['664/206 PC', F, 'no'],
    ['451.5(A)(3) PC', F, 'yes', '(7)'],
    ['192(1) PC', F, 'yes', '(1)'],
    ['261(2) PC', F, 'yes', '(3)'],
    ['261.3 PC', F, 'unknown', '(2)'],
    ['245.2 PC', F, 'no'],
    ['459 PC', F, 'unknown', 'present'],
    ['459 PC', M, 'no'],
    ['460(B) PC', F, 'no'],
    ['136.1 PC', F, 'unknown', '186.22'],
    ['215 PC', F, 'yes', '(17)'],
    ['12022.53(D) PC', F, 'yes', '(22)'],
    ['245(A)(1) PC', F, 'no'],
    ['245(A)(1) PC', { ...F, in: '12022.7(A) PC' }, 'unknown', 'finding'],
    ['245(A)(1) PC', { ...M, in: '12022.7(A) PC' }, 'no'],
  ])
})

describe('serious felonies, PC 1192.7(c)', () => {
  const d = theDay('2020-06-01')
  check(serious, [
    ['190 PC-MURDER', F, 'unknown', 'makes none of its own'],
    ['213.5 PC-ROBBERY', F, 'unknown', 'makes none of its own'],
    ['461.1 PC-BURGLARY', F, 'unknown', 'makes none of its own'],
    ['459.1 PC-BURGLARY', F, 'unknown', 'makes none of its own'],
    ['264 PC-RAPE', F, 'unknown', 'makes none of its own'],
    ['193(A) PC-MANSLAUGHTER', F, 'unknown', 'makes none of its own'],
    ['193(B) PC-MANSLAUGHTER', F, 'no'],
    ['264 HS', F, 'no'],
    ['211 PC', F, 'yes', '(19)'],
    ['664/211 PC', F, 'yes', '(19)'],
    ['182/211 PC', F, 'yes', '(19)'],
    ['664/220 PC', F, 'unknown', '(b)'],
    ['664/220(A) PC', F, 'no'],
    ['206 PC', F, 'yes', '(7,22)'],
    ['664/206 PC', F, 'yes', '(7,22)'],
    ['664/4500 PC', F, 'yes', '(7,22)'],
    ['451.5 PC', F, 'yes', '(7,22)'],
    ['273AB PC', F, 'yes'],
    ['192.1 PC', F, 'yes', '(1)'],
    ['192(1) PC', F, 'yes', '(1)'],
    ['192.3 PC', F, 'no'],
    ['261.2 PC', F, 'yes', '(3)'],
    ['261.5 PC', F, 'no'],
    ['422 PC', F, 'yes', '(38)'],
    ['422 PC', M, 'no'],
    ['422 PC', NONE, 'unknown', 'a felony'],
    ['245(A)(1) PC', F, 'unknown', 'deadly weapon'],
    ['245(A)(1) PC', { ...F, date: on(theDay('2012-01-01')) }, 'yes', '(31)'],
    ['245(A)(1) PC', { ...F, date: on(theDay('2020-06-01')) }, 'yes', '(31)'],
    ['245(A)(1) PC', { ...F, date: on(theDay('2011-12-31')) }, 'unknown', 'deadly weapon'],
    [
      '245(A)(1) PC',
      { ...F, date: { soonest: theDay('2011-06-01'), latest: theDay('2012-06-01') } },
      'unknown',
    ],
    ['245(A)(1) PC', { ...M, date: on(theDay('2020-06-01')) }, 'no'],
    ['245(A)(4) PC', { ...F, date: on(theDay('2020-06-01')) }, 'no'],
    ['245(A) PC', { ...F, date: on(theDay('2020-06-01')) }, 'unknown'],
    ['245(A)(1) PC-ADW NOT FIREARM', { ...F, date: on(theDay('2005-06-01')) }, 'unknown', 'deadly weapon'],
    [
      '245(A)(1) PC-FORCE/ADW NOT FIREARM:GBI LIKELY',
      { ...F, date: on(theDay('2020-06-01')) },
      'yes',
      '(31)',
    ],
    ['245(A)(2) PC', F, 'yes', '(11,31)'],
    ['245(A)(4) PC', F, 'no'],
    ['459 PC', F, 'unknown', 'first degree'],
    ['460(A) PC', F, 'yes', '(18)'],
    ['484(A) PC', F, 'no'],
    ['236.1(C)(1) PC', { ...F, date: on(d) }, 'no'],
    ['236.1(C)(2) PC', { ...F, date: on(d) }, 'yes', '(7,22)'],
    ['236.1(C)(1) PC', { ...F, date: on(theDay('2024-01-01')) }, 'unknown', 'victim'],
    ['23153(A) VC', F, 'unknown', 'in person'],
    ['186.22(A) PC', F, 'yes', '(28)'],
    ['664 PC', F, 'unknown', 'What crime was attempted'],
  ])
})

describe('exclusions and other lists', () => {
  const of =
    (list: Parameters<typeof onList>[0]) =>
    (offense: ReturnType<typeof one>, context: ListContext): Listed =>
      onList(list, offense, context)
  check(of(EXCLUDED_1203_4), [
    ['288.1 PC-LEWD ACTS W/CHILD', F, 'unknown', 'makes none of its own'],
    ['311 PC-OBSCENE MATTER', F, 'unknown', 'makes none of its own'],
    ['288(A) PC', F, 'yes', 'PC 1203.4(b)'],
    ['261.5(D) PC', F, 'yes', 'PC 1203.4(b)'],
    ['261.5(D) PC', M, 'no'],
    ['2800 VC', M, 'unknown', 'inspection'],
    ['2800.2 VC', F, 'no'],
  ])
  check(of(EXCLUDED_1203_4A), [
    ['288(C)(1) PC', M, 'yes', 'PC 1203.4a(d)'],
    ['288 PC', M, 'unknown', '(c)'],
  ])
  check(of(EXCLUDED_4852), [
    ['288.7(B) PC', F, 'yes', 'PC 4852.01(c)'],
    ['286(B) PC', F, 'no'],
  ])
  check(of(INFRACTION_ELIGIBLE_19_8), [
    ['602O PC', M, 'yes', 'PC 19.8'],
    ['602 PC', M, 'unknown', '(o)'],
    ['25658(A) BP', M, 'no'],
  ])
  check(of(PROP_47_PRECURSORS), [
    ['460.2 PC-BURGLARY', F, 'unknown', 'makes none of its own'],
    ['461.2 PC-BURGLARY', F, 'unknown', 'makes none of its own'],
    ['490.5 PC-THEFT OF MERCHANDISE', F, 'unknown', '$950'],
  ])
  check(of(PROP_47), [
    ['11357(A) HS', M, 'yes', 'PC 1170.18'],
    ['496(A) PC', F, 'unknown', '$950'],
  ])
})

const LISTS = [SUPERSTRIKES, REGISTRABLE, SERIOUS, VIOLENT]

describe('every list', () => {
  test.each(LISTS)('$name: each section, written as files write it, is never a sure no', list => {
    for (const entry of list.entries) {
      for (const written of entry.sections) {
        const [code = '', ...section] = written.split(' ')
        const text = `${section.join(' ').toUpperCase()} ${code}`
        const listed = onList(list, one(text), { class: 'felony', offenseDate: UNKNOWN, sameCase: [] })
        expect({ text, verdict: listed.verdict }).not.toEqual({ text, verdict: 'no' })
      }
    }
  })

  test.each(LISTS)('$name: a digit more is another section', list => {
    const sections = list.entries.flatMap(entry => entry.sections).filter(s => !s.includes('('))
    fc.assert(
      fc.property(fc.constantFrom(...sections), fc.integer({ min: 0, max: 9 }), (written, digit) => {
        const [offense] = readOffense(written).offenses
        if (offense === undefined) throw new Error(written)
        const longer = { ...offense, section: `${offense.section}${digit}` }
        const listed = onList(list, longer, { class: 'felony', offenseDate: UNKNOWN, sameCase: [] })
        // 311.1 and 311.10, 667.7 and 667.71 are both sections: no other answer than that of the longer one.
        expect(listed.verdict === 'no' || list.bySection.has(longer.section)).toBe(true)
      }),
    )
  })

  test.each([
    ['superstrike', superstrike],
    ['registrable', registrable],
    ['serious', serious],
    ['violent', violent],
  ] as const)(
    '%s: learning the class, the code or the date never turns one sure answer into the other',
    (_, list) => {
      const numbers = LISTS.flatMap(l => [...l.bySection.keys()])
      const classes = fc.constantFrom<OffenseClass>('felony', 'misdemeanor', 'infraction')
      fc.assert(
        fc.property(
          fc.constantFrom(...numbers),
          fc.array(fc.constantFrom('a', 'b', 'c', 'd', '1', '2'), { maxLength: 3 }),
          fc.constantFrom('PC', 'HS', 'VC', 'MV'),
          classes,
          fc.integer({ min: 0, max: 25_000 }),
          (section, subdivisions, code, known, day) => {
            const offense = { section, subdivisions }
            const less = list(offense, { offenseDate: UNKNOWN, sameCase: [] }).verdict
            const more = list(
              { ...offense, code },
              { class: known, offenseDate: on(day), sameCase: [] },
            ).verdict
            expect(less === 'unknown' || less === more).toBe(true)
          },
        ),
        { numRuns: 2000 },
      )
    },
  )

  test('a subdivision more never turns one sure answer into the other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...[...SUPERSTRIKES.bySection.keys(), ...REGISTRABLE.bySection.keys()]),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'h', 'j', '1', '2', '3'), { maxLength: 3 }),
        fc.constantFrom('a', 'b', 'c', 'd', 'h', 'j', '1', '2', '3'),
        (section, subdivisions, more) => {
          const context: ListContext = { class: 'felony', offenseDate: UNKNOWN, sameCase: [] }
          for (const list of [superstrike, registrable]) {
            const less = list({ code: 'PC', section, subdivisions }, context).verdict
            const full = list({ code: 'PC', section, subdivisions: [...subdivisions, more] }, context).verdict
            expect(less === 'unknown' || less === full || (less === 'yes' && full === 'unknown')).toBe(true)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
