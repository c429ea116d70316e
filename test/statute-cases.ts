/** Runs the cases of a statute: each against its answer, and each on every quarter-day of seventy years. */
import { describe, expect, test } from 'vitest'
import type { StatuteAnswer, StatuteCase } from '../src/law/california/statute-case.ts'
import type { Statute } from '../src/law/statute.ts'
import { determine, missingNamesFor, proveRule } from '../src/rules/determination.ts'
import type { Supposition } from '../src/rules/fact.ts'
import { groundsOf } from '../src/rules/proof.ts'
import { whyItFails } from '../src/rules/reason.ts'
import { type ReadyRule, stand } from '../src/rules/rule.ts'
import { type Day, formatDay, NEVER, theDay } from '../src/time/day.ts'
import { askedOf, learned, timelineOf } from './asked.ts'

/** The answer in the words of a case. */
export function answerOf<S>(statute: Statute<S>, subject: S, day: Day, suppose: Supposition): StatuteAnswer {
  const rules = statute.rulesFor(subject) ?? []
  const { outcome, due, later, better, closest } = determine(rules, subject, day, suppose)
  const sure = due ?? later
  const given = sure ?? (better?.because === 'unknown' ? better : undefined)
  const from = (sure ?? better)?.from ?? NEVER
  const missing = better === undefined ? [] : missingNamesFor(better, subject, day, suppose)
  const why = closest === undefined ? undefined : whyItFails(closest.substance, subject, suppose)
  return {
    outcome,
    ...(sure === undefined ? {} : { relief: sure.rule.relief }),
    ...(given?.route === undefined ? {} : { route: given.route.name }),
    ...(from > day && from < NEVER ? { from: formatDay(from) } : {}),
    ...(due === undefined || later === undefined
      ? {}
      : { later: [later.rule.relief, formatDay(later.from)] as const }),
    ...(better === undefined ? {} : { better: [better.rule.relief, better.because] as const }),
    ...(missing.length === 0 ? {} : { missing }),
    ...(why === undefined ? {} : { reason: why.charAt(0).toUpperCase() + why.slice(1) }),
  }
}

/** What is missing is a set: in which order a rule comes by its facts is nobody’s answer. */
const inAnyOrder = <A extends Pick<StatuteAnswer, 'missing'>>(answer: A): A =>
  answer.missing === undefined ? answer : { ...answer, missing: answer.missing.toSorted() }

const QUARTERS: readonly Day[] = Array.from({ length: 70 }, (_, year) =>
  ['01-01', '04-01', '07-01', '10-01'].map(day => theDay(`${1970 + year}-${day}`)),
).flat()

/** `atLeast`: how many cases the statute must have. */
export function testCases<S>(statute: Statute<S>, cases: readonly StatuteCase[], atLeast = 12): void {
  describe(`${statute.id}: cases`, () => {
    test(`each has a name of its own, and there are at least ${atLeast}`, () => {
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
      expect(cases.length).toBeGreaterThanOrEqual(atLeast)
    })

    test.each(cases.map(one => [one.name, one] as const))('%s', (_, one) => {
      const subject = askedOf(statute, one)
      if (one.answer === 'not considered') {
        expect(statute.rulesFor(subject)).toBeUndefined()
        return
      }
      expect(statute.rulesFor(subject)).toBeDefined()
      const found = timelineOf(one).map(([day, wanted]) => {
        const { reason, ...rest } = answerOf(statute, subject, theDay(day), learned(one.known))
        return [day, inAnyOrder(wanted.reason === undefined ? rest : { ...rest, reason })]
      })
      expect(found).toEqual(timelineOf(one).map(([day, wanted]) => [day, inAnyOrder(wanted)]))
    })

    test('every rule gives its relief in some case', () => {
      const given = new Set<string>()
      for (const one of cases) {
        const subject = askedOf(statute, one)
        for (const [day] of timelineOf(one)) {
          const { due } = determine(statute.rulesFor(subject) ?? [], subject, theDay(day), learned(one.known))
          if (due !== undefined) given.add(due.rule.id)
        }
      }
      expect(statute.rules.map(({ id }) => id).filter(id => !given.has(id))).toEqual([])
    })

    test('whatever decides has a citation', () => {
      for (const one of cases) {
        const subject = askedOf(statute, one)
        for (const [day] of timelineOf(one))
          for (const rule of statute.rulesFor(subject) ?? []) {
            const { proofs } = proveRule(rule, subject, theDay(day), learned(one.known))
            expect(groundsOf(proofs).citations.length, `${one.name}: ${rule.id}`).toBeGreaterThan(0)
          }
      }
    })
  })

  describe(`${statute.id}: on every quarter-day of 1970 to 2039`, () => {
    test.each(cases.map(one => [one.name, one] as const))('%s', (_, one) => {
      const subject = askedOf(statute, one)
      const suppose = learned(one.known)
      const rules = statute.rulesFor(subject) ?? []
      const wrong: string[] = []
      for (const day of QUARTERS) {
        const { outcome, due, later } = determine(rules, subject, day, suppose)
        const told = `${formatDay(day)}: ${outcome}`
        if (outcome === 'eligible' ? due === undefined || due.from > day : due !== undefined)
          wrong.push(`${told}: ${due === undefined ? 'nothing is due' : `due from ${due.from}`}`)
        if (later === undefined ? outcome === 'eligible-later' : later.from <= day)
          wrong.push(`${told}: later ${later?.from}`)
        wrong.push(...versionsAtOdds(rules, subject, day, suppose).map(says => `${told}: ${says}`))
      }
      expect(wrong).toEqual([])
    })
  })
}

/** Rules of equal rank are versions of one relief: they name the same, and at most one of them is in force and gives it. */
export const versionsAtOdds = <S>(
  rules: readonly ReadyRule<S>[],
  subject: S,
  day: Day,
  suppose: Supposition,
): readonly string[] =>
  [...Map.groupBy(rules, rule => rule.rank)].flatMap(([rank, same]) => {
    const reliefs = new Set(same.map(rule => rule.relief)).size
    const sure = same.filter(rule =>
      ['yes', 'later'].includes(stand(rule, subject, day, suppose).verdict),
    ).length
    return reliefs === 1 && sure <= 1 ? [] : [`rank ${rank}: ${reliefs} reliefs, given by ${sure}`]
  })
