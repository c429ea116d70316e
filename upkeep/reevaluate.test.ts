/** Proofs worked out again from below give their own answer, and another where a part that decides is answered otherwise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { all, any, mustAppear, not, presumed, unless } from '../src/rules/algebra.ts'
import { cite } from '../src/rules/citation.ts'
import { type Condition, within } from '../src/rules/condition.ts'
import { after, always, holds } from '../src/rules/leaves.ts'
import { prove } from '../src/rules/proof.ts'
import { type ReadyRule, type Rule, ready, stand } from '../src/rules/rule.ts'
import { theDay } from '../src/time/day.ts'
import { NO, YES } from '../src/time/window.ts'
import {
  aDay,
  anyCard,
  build,
  damaged,
  due,
  earlierLoans,
  type Loan,
  loanOf,
  renewed,
  resident,
  seenFrom,
  trees,
} from '../test/loans.ts'
import { proveWhole, reevaluate, type Sway, standWith, swaying } from './reevaluate.ts'

const RUNS = { numRuns: 800 }
const today = theDay('2004-06-01')
const anySubject = <S>(condition: Condition<S>) => condition as unknown as Condition<never>

const rule = (when: Condition<Loan>, routes: Partial<Rule<Loan>> = {}): ReadyRule<Loan> => {
  const [made] = ready<Loan>([
    {
      id: 'renew',
      relief: 'renew',
      rank: 1,
      cite: cite('Lending Rules 1', 'verbatim'),
      says: 'may be renewed',
      inForce: { from: theDay('2000-01-01'), cite: cite('Lending Rules 1', 'verbatim') },
      appliesTo: always('any loan'),
      when,
      routes: [
        {
          name: 'desk',
          says: 'at the desk',
          cite: cite('Lending Rules 2', 'verbatim'),
          opens: always('the desk is open'),
        },
      ],
      ...routes,
    },
  ])
  if (made === undefined) throw new Error('no rule')
  return made
}

/** What sways a rule, by what each condition says. */
const swayed = (of: ReadyRule<Loan>, loan: Loan): Readonly<Record<string, readonly Sway[]>> =>
  Object.fromEntries([...swaying(of, loan, today)].map(([{ says }, sways]) => [says, [...sways]]))

describe('a proof worked out again', () => {
  test('gives its own window where nothing is answered otherwise, and so does each of its nodes', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, fc.boolean(), (tree, text, day, silenceOpen) => {
        const condition = anySubject(build(tree))
        const proof = prove(condition as unknown as Condition<Loan>, loanOf(text), day, { silenceOpen })
        expect(reevaluate(condition, proof, undefined, silenceOpen)).toEqual(proof.window)
      }),
      RUNS,
    )
  })

  test('gives what is put in its place', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const condition = anySubject(build(tree))
        const proof = prove(condition as unknown as Condition<Loan>, loanOf(text), day)
        expect(reevaluate(condition, proof, at => (at === condition ? YES : undefined))).toEqual(YES)
        expect(reevaluate(condition, proof, at => (at === condition ? NO : undefined))).toEqual(NO)
      }),
      RUNS,
    )
  })

  test('gives what the condition itself would, if that part were always or never so', () => {
    const parts = (): readonly [Condition<Loan>, Condition<Loan>, Condition<Loan>] => [
      holds(damaged),
      after(due, {}),
      holds(renewed),
    ]
    const joined = (a: Condition<Loan>, b: Condition<Loan>, c: Condition<Loan>) =>
      any('lent', all('both', a, presumed('b', b)), mustAppear('c', c))
    fc.assert(
      fc.property(anyCard, aDay, fc.nat(2), fc.boolean(), (text, day, which, so) => {
        const own = parts()
        const condition = joined(...own)
        const loan = loanOf(text)
        const changed = own[which]
        const put = own.map((part, i) => (i === which ? { ...part, when: () => (so ? YES : NO) } : part))
        const [a, b, c] = put
        if (a === undefined || b === undefined || c === undefined || changed === undefined) return
        const found = reevaluate(anySubject(condition), prove(condition, loan, day), at =>
          at === anySubject(changed) ? (so ? YES : NO) : undefined,
        )
        expect(found).toEqual(joined(a, b, c).when(loan))
      }),
      RUNS,
    )
  })

  test('a rule whose conditions are left as they are stands as it does', () => {
    fc.assert(
      fc.property(trees({ silence: true }), trees(), anyCard, aDay, (tree, opening, text, day) => {
        const opens = build(opening)
        const of = rule(build(tree), {
          routes: [
            {
              name: 'early',
              says: 'early',
              cite: cite('Lending Rules 2', 'verbatim'),
              opens: always('at once'),
              closes: opens,
            },
            { name: 'late', says: 'late', cite: cite('Lending Rules 3', 'verbatim'), opens },
          ],
        })
        const loan = loanOf(text)
        const { verdict, from, route } = stand(of, loan, day)
        const again = standWith(proveWhole(of, loan, day), loan, day)
        expect([again.verdict, again.from, again.route?.name]).toEqual([verdict, from, route?.name])
      }),
      RUNS,
    )
  })
})

describe('what sways a rule', () => {
  const either = rule(any('local or renewed', holds(resident), holds(renewed)))

  test('of two alternatives that both hold neither; of one that holds alone, that one', () => {
    expect(swayed(either, loanOf({ resident: true, loans: [{ renewed: true }] }))).toEqual({
      'may be renewed': ['for'],
      'any loan': ['for'],
      'the rule is in force from 2000-01-01': ['for'],
      'local or renewed': ['for'],
      'the desk is open': ['for'],
    })
    const alone = swayed(either, loanOf({ resident: false, loans: [{ renewed: true }] }))
    expect(alone.renewed).toEqual(['for'])
    expect(alone.resident).toBeUndefined()
  })

  test('where both fail, either of them; where one is unknown, it may be so or not', () => {
    const none = swayed(either, loanOf({ resident: false, loans: [{ renewed: false }] }))
    expect([none.renewed, none.resident]).toEqual([['against'], ['against']])
    const open = swayed(either, loanOf({ resident: false, loans: [{}] }))
    expect([open.renewed, open.resident]).toEqual([['open'], ['against']])
  })

  test('a bar that stands, and what is behind it', () => {
    const barred = rule(unless('not damaged', holds(damaged)))
    const found = swayed(barred, loanOf({ loans: [{ damaged: true }] }))
    expect([found['not damaged'], found.damaged]).toEqual([['against'], ['for']])
  })

  test('a test of several members is answered otherwise for all of them', () => {
    const two = rule(
      not('no two damaged before', earlierLoans(2, holds(seenFrom(damaged, 'earlier')), false)),
    )
    const loans = [{}, { damaged: true }, { damaged: true }, { damaged: false }]
    expect(swayed(two, loanOf({ loans }))['damaged of the earlier loan']).toEqual(['for'])
    expect(swayed(two, loanOf({ loans: loans.slice(0, 2) }))['damaged of the earlier loan']).toBeUndefined()
  })

  test('which route is open matters, though the verdict is the same', () => {
    const twoWays = rule(always('lent'), {
      routes: [
        { name: 'by right', says: '', cite: cite('2', 'verbatim'), opens: holds(renewed) },
        { name: 'by grace', says: '', cite: cite('3', 'verbatim'), opens: always('the librarian may') },
      ],
    })
    expect(swayed(twoWays, loanOf({ loans: [{ renewed: true }] })).renewed).toEqual(['for'])
    expect(swayed(twoWays, loanOf({ loans: [{ renewed: false }] }))['the librarian may']).toEqual(['for'])
  })

  test('every node that a proof walks can be named', () => {
    const nodes = [...within(anySubject(either.substance))]
    expect(nodes.length).toBe(6)
  })
})
