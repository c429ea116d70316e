/** What conditions promise, over random conditions on random records of a lending library. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aDay,
  anyCard,
  borrowed,
  build,
  type CardText,
  damaged,
  due,
  earlierLoans,
  joined,
  kind,
  type Loan,
  loanOf,
  renewed,
  seenFrom,
  threeRecords,
  trees,
  truthOn,
} from '../../test/loans.ts'
import { ALWAYS, type Day, NEVER, theDay } from '../time/day.ts'
import {
  between,
  isExact,
  lies,
  NO,
  on,
  opposite,
  UNKNOWN,
  verdictOn,
  type Window,
  YES,
} from '../time/window.ts'
import { all, among, any, atLeast, mustAppear, not, presumed, unless } from './algebra.ts'
import type { Condition } from './condition.ts'
import type { DayFact } from './fact.ts'
import {
  always,
  elapsed,
  fromDay,
  holds,
  is,
  before as isBefore,
  never,
  precedes,
  after as since,
} from './leaves.ts'

const RUNS = { numRuns: 1500 }

describe('promise 1: learning never contradicts', () => {
  test('what is said of a record with gaps holds when gaps are filled: the new window lies inside the old one', () => {
    fc.assert(
      fc.property(trees(), threeRecords(), (tree, { complete, partial, sparse }) => {
        const condition = build(tree)
        const [least, more, most] = [sparse, partial, complete].map(text => condition.when(loanOf(text)))
        expect([least, more, most].map(w => w !== undefined && w.soonest <= w.latest)).toEqual([
          true,
          true,
          true,
        ])
        expect([more, least]).toSatisfy(([inner, outer]: Window[]) => inside(inner, outer))
        expect([most, more]).toSatisfy(([inner, outer]: Window[]) => inside(inner, outer))
      }),
      RUNS,
    )
  })

  test('nor does a loan that turns up later, on a card that was not surely whole', () => {
    fc.assert(
      fc.property(trees(), threeRecords(true), (tree, { complete, partial, sparse }) => {
        const condition = build(tree)
        const [least, more, most] = [sparse, partial, complete].map(text => condition.when(loanOf(text)))
        expect([more, least]).toSatisfy(([inner, outer]: Window[]) => inside(inner, outer))
        expect([most, more]).toSatisfy(([inner, outer]: Window[]) => inside(inner, outer))
      }),
      RUNS,
    )
  })

  const inside = (inner: Window | undefined, outer: Window | undefined) =>
    inner !== undefined && outer !== undefined && lies(inner, outer)
})

describe('promise 2: a complete record gives a definite answer', () => {
  test('an exact window, and the one that plain reading gives', () => {
    fc.assert(
      fc.property(trees({ silence: true }), threeRecords(), aDay, (tree, { complete }, day) => {
        const loan = loanOf(complete)
        const window = build(tree).when(loan)
        expect(isExact(window)).toBe(true)
        expect(verdictOn(window, day) === 'yes').toBe(truthOn(tree, loan, day))
      }),
      { numRuns: 4000 },
    )
  })
})

/** A subject that is nothing but its parts' answers. */
type Answers = readonly Window[]
const answer = (place: number): Condition<Answers> => since(answerFact(place), {})
const answerFact = (place: number): DayFact<Answers> => ({
  name: `answer ${place}`,
  asks: '',
  answers: { kind: 'day' },
  read: answers => answers[place],
})
const plain = (place: number): Condition<Answers> =>
  holds<Answers>({
    name: `answer ${place}`,
    asks: '',
    answers: { kind: 'yes-no' },
    read: answers => (answers[place] === YES ? true : answers[place] === NO ? false : undefined),
  })
const amongAnswers = (n: number): Condition<Answers> =>
  among<Answers, Window>(n, 'among', {
    members: answers => answers,
    about: () => '',
    test: since({ name: 'answer', asks: '', answers: { kind: 'day' }, read: window => window }, {}),
  })

describe('three values', () => {
  const [y, n, u] = [YES, NO, UNKNOWN]
  const table = [
    [y, y],
    [y, n],
    [y, u],
    [n, y],
    [n, n],
    [n, u],
    [u, y],
    [u, n],
    [u, u],
  ] as const
  const rows = (condition: Condition<Answers>) => table.map(row => condition.when(row))

  test('Kleene’s table of both', () => {
    expect(rows(all('both', plain(0), plain(1)))).toEqual([y, n, u, n, n, n, u, n, u])
  })
  test('Kleene’s table of either', () => {
    expect(rows(any('either', plain(0), plain(1)))).toEqual([y, y, y, y, n, u, y, u, u])
  })
  test('Kleene’s table of not', () => {
    expect(table.map(row => not('not', plain(0)).when(row))).toEqual([n, n, n, y, y, y, u, u, u])
    expect(table.map(row => unless('unless', plain(0)).when(row))).toEqual([n, n, n, y, y, y, u, u, u])
  })
  test('at least one is either, at least as many as there are is both, of parts and of members', () => {
    expect(rows(atLeast(1, '1', plain(0), plain(1)))).toEqual(rows(any('either', plain(0), plain(1))))
    expect(rows(atLeast(2, '2', plain(0), plain(1)))).toEqual(rows(all('both', plain(0), plain(1))))
    expect(rows(amongAnswers(1))).toEqual(rows(any('either', plain(0), plain(1))))
    expect(rows(amongAnswers(2))).toEqual(rows(all('both', plain(0), plain(1))))
  })
  test('two of three, in all twenty-seven cases', () => {
    for (const a of [y, n, u]) {
      for (const b of [y, n, u]) {
        for (const c of [y, n, u]) {
          const yes = [a, b, c].filter(w => w === y).length
          const no = [a, b, c].filter(w => w === n).length
          const expected = yes >= 2 ? y : no >= 2 ? n : u
          expect(atLeast(2, '2 of 3', plain(0), plain(1), plain(2)).when([a, b, c])).toEqual(expected)
          expect(amongAnswers(2).when([a, b, c])).toEqual(expected)
        }
      }
    }
  })
  test('of nothing: all is yes, any is no, at least one is no', () => {
    expect([all<Answers>('all'), any<Answers>('any'), atLeast<Answers>(1, '1')].map(c => c.when([]))).toEqual(
      [YES, NO, NO],
    )
    expect([amongAnswers(1).when([]), always('yes').when([]), never('no').when([])]).toEqual([NO, YES, NO])
  })
  test.each([0, -1, 1.5, Number.NaN])('at least [%d] is refused', count => {
    expect(() => atLeast(count, 'some', plain(0))).toThrow(`at least [${count}] is not a count of parts`)
    expect(() => amongAnswers(count)).toThrow(`at least [${count}] is not a count of members`)
  })
})

describe('dates', () => {
  test('all is the last day, any the first, at least two the second, of parts and of members', () => {
    const days = [on(30), on(10), on(20)]
    const parts = [answer(0), answer(1), answer(2)]
    expect([
      all('', ...parts).when(days),
      any('', ...parts).when(days),
      atLeast(2, '', ...parts).when(days),
      amongAnswers(2).when(days),
    ]).toEqual([on(30), on(10), on(20), on(20)])
  })

  test('bounds: the second of [0..40], [10..20], [15..NEVER] comes from 10 to 40', () => {
    const days = [between(0, 40), between(10, 20), between(15, NEVER)]
    expect(atLeast(2, '', answer(0), answer(1), answer(2)).when(days)).toEqual(between(10, 40))
  })
})

describe('laws', () => {
  test('De Morgan: not all is any not, not any is all not, not not is itself, whatever is unknown', () => {
    const truths = trees({ calendar: false, silence: true })
    fc.assert(
      fc.property(fc.array(truths, { maxLength: 3 }), anyCard, (parts, text) => {
        const loan = loanOf(text)
        const conditions = parts.map(build)
        const negated = conditions.map(condition => not('', condition))
        expect(not('', all('', ...conditions)).when(loan)).toEqual(any('', ...negated).when(loan))
        expect(not('', any('', ...conditions)).when(loan)).toEqual(all('', ...negated).when(loan))
        for (const condition of conditions) {
          expect(not('', not('', condition)).when(loan)).toEqual(condition.when(loan))
        }
        if (conditions.length > 0) {
          // Fewer than n hold exactly when more than the rest fail.
          const n = conditions.length
          expect(not('', atLeast(n, '', ...conditions)).when(loan)).toEqual(
            atLeast(1, '', ...negated).when(loan),
          )
        }
      }),
      RUNS,
    )
  })

  /** Trees of all, any, at least and among over answers, with no negation. */
  const positive: fc.Arbitrary<Condition<Answers>> = fc.letrec<{ tree: Condition<Answers> }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 0, max: 4 }).map(answer),
      fc.integer({ min: 1, max: 5 }).map(amongAnswers),
      fc.array(tie('tree'), { maxLength: 3 }).map(parts => all('', ...parts)),
      fc.array(tie('tree'), { maxLength: 3 }).map(parts => any('', ...parts)),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.array(tie('tree'), { maxLength: 4 }))
        .map(([n, parts]) => atLeast(n, '', ...parts)),
      tie('tree').map(part => presumed('', part)),
      tie('tree').map(part => mustAppear('', part)),
    ),
  })).tree
  const end: fc.Arbitrary<Day> = fc.oneof(fc.constantFrom(ALWAYS, NEVER), fc.integer({ min: 0, max: 5 }))
  const window = fc.tuple(end, end).map(([a, b]) => between(Math.min(a, b), Math.max(a, b)))
  const answers = fc.array(window, { minLength: 5, maxLength: 5 })

  test('all of one and any of one answer as that one', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, fc.boolean(), (tree, card, silenceOpen) => {
        const [part, loan] = [build(tree), loanOf(card)]
        const window = part.when(loan, { silenceOpen })
        expect(all('', part).when(loan, { silenceOpen })).toEqual(window)
        expect(any('', part).when(loan, { silenceOpen })).toEqual(window)
      }),
      RUNS,
    )
  })

  test('all within all is all of the parts, and any within any', () => {
    fc.assert(
      fc.property(trees(), trees(), trees(), threeRecords(), (a, b, c, { partial }) => {
        const [x, y, z] = [build(a), build(b), build(c)]
        const loan = loanOf(partial)
        for (const join of [all<Loan>, any<Loan>])
          expect(join('outer', x, join('inner', y, z)).when(loan)).toEqual(join('flat', x, y, z).when(loan))
      }),
      RUNS,
    )
  })

  test('monotonicity: making a part truer never makes the whole less true', () => {
    fc.assert(
      fc.property(positive, answers, answers, (condition, some, others) => {
        const truer = some.map((a, i) => {
          const b = others[i] ?? a
          return between(Math.min(a.soonest, b.soonest), Math.min(a.latest, b.latest))
        })
        const [than, is] = [condition.when(some), condition.when(truer)]
        expect([is.soonest <= than.soonest, is.latest <= than.latest]).toEqual([true, true])
      }),
      { numRuns: 3000 },
    )
  })

  test('one more part makes all harder and any easier; a higher count makes at least harder', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 4 }), (some, n) => {
        const parts = some.map((_, i) => answer(i))
        const ends = (c: Condition<Answers>) => {
          const { soonest, latest } = c.when(some)
          return [soonest, latest] as const
        }
        const notLater = (a: Condition<Answers>, b: Condition<Answers>) =>
          ends(a).every((day, i) => day <= (ends(b)[i] ?? ALWAYS))
        expect(notLater(all('', ...parts.slice(1)), all('', ...parts))).toBe(true)
        expect(notLater(any('', ...parts), any('', ...parts.slice(1)))).toBe(true)
        expect(notLater(atLeast(n, '', ...parts), atLeast(n + 1, '', ...parts))).toBe(true)
        expect(notLater(atLeast(n, '', ...parts), atLeast(n, '', ...parts.slice(1)))).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('what has no opposite', () => {
  const overdue = since(due, { days: 1 })
  test.each<[string, Condition<Loan>]>([
    ['a period since a day', overdue],
    ['a law that takes effect', fromDay(theDay('2004-03-01'), 'the new tariff is in force')],
    ['all with a date in it', all('both', holds(renewed), overdue)],
    ['any with a date in it', any('either', holds(renewed), overdue)],
    ['at least with a date in it', atLeast(1, 'one', overdue)],
    ['a presumption of a date', presumed('presumed', overdue)],
    ['a date that must appear', mustAppear('shown', overdue)],
    ['members tested by a date', earlierLoans(1, since(seenFrom(due, 'earlier'), {}))],
  ])('%s: not and unless refuse it when the rule is built, and say why', (_, condition) => {
    const said = `[${condition.says}] depends on the calendar and has no opposite: use the rule's route and its closes`
    expect(() => not('not', condition)).toThrow(said)
    expect(() => unless('unless', condition)).toThrow(said)
  })

  test('what does not depend on the calendar has one, days compared with days too', () => {
    const conditions = [
      isBefore(due, theDay('2004-03-01')),
      precedes(borrowed, due),
      elapsed(joined, { years: 1 }, borrowed),
      always<Loan>('always'),
      never<Loan>('never'),
      earlierLoans(1, holds(seenFrom(renewed, 'earlier'))),
    ]
    const loan = loanOf({ loans: [{}] })
    expect(conditions.map(c => not('not', c).when(loan))).toEqual(conditions.map(c => opposite(c.when(loan))))
  })

  test('a tree that never throws when built never throws when asked', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, (tree, text) => {
        const { soonest, latest } = build(tree).when(loanOf(text))
        expect(soonest).toBeLessThanOrEqual(latest)
      }),
      RUNS,
    )
  })
})

describe('silence', () => {
  const text = (loan: CardText['loans'][number]): Loan => loanOf({ loans: [loan] })
  const is2004 = between(theDay('2004-01-01'), theDay('2004-12-31'))
  const open = { silenceOpen: true }

  test.each<[string, Loan, Window, Window, Window]>([
    ['shown to be so', text({ renewed: true }), YES, YES, YES],
    ['shown not to be so', text({ renewed: false }), NO, NO, NO],
    ['not in the record', text({}), YES, NO, UNKNOWN],
  ])('a fact %s', (_, loan, presumedSo, mustAppearSo, leftOpen) => {
    const [p, m] = [presumed('', holds(renewed)), mustAppear('', holds(renewed))]
    expect([p.when(loan), m.when(loan)]).toEqual([presumedSo, mustAppearSo])
    expect([p.when(loan, open), m.when(loan, open)]).toEqual([leftOpen, leftOpen])
  })

  test.each<[string, Window | undefined, Window, Window, Window]>([
    [
      'on a day',
      on(theDay('2004-05-01')),
      on(theDay('2004-05-01')),
      on(theDay('2004-05-01')),
      on(theDay('2004-05-01')),
    ],
    ['some day of 2004', is2004, on(is2004.soonest), on(is2004.latest), is2004],
    [
      'not before 2004',
      between(is2004.soonest, NEVER),
      on(is2004.soonest),
      NO,
      between(is2004.soonest, NEVER),
    ],
    [
      'by the end of 2004',
      between(ALWAYS, is2004.latest),
      YES,
      on(is2004.latest),
      between(ALWAYS, is2004.latest),
    ],
    ['unknown', undefined, YES, NO, UNKNOWN],
    ['never', NO, NO, NO, NO],
  ])(
    'a day %s: presumed takes the soonest, must appear the latest',
    (_, day, presumedSo, mustAppearSo, leftOpen) => {
      const loan = text(day === undefined ? {} : { due: day })
      const [p, m] = [presumed('', since(due, {})), mustAppear('', since(due, {}))]
      expect([p.when(loan), m.when(loan)]).toEqual([presumedSo, mustAppearSo])
      expect([p.when(loan, open), m.when(loan, open)]).toEqual([leftOpen, leftOpen])
    },
  )

  test('what is presumed of a silent record makes every answer exact, and lies within what was open', () => {
    fc.assert(
      fc.property(trees(), anyCard, (tree, card) => {
        const loan = loanOf(card)
        const condition = build(tree)
        const window = condition.when(loan)
        for (const silent of [presumed('', condition), mustAppear('', condition)]) {
          expect(isExact(silent.when(loan))).toBe(true)
          expect(lies(silent.when(loan), window)).toBe(true)
          expect(silent.when(loan, open)).toEqual(window)
        }
      }),
      RUNS,
    )
  })

  test('left open, it never contradicts what it says when it speaks', () => {
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, (tree, card) => {
        const loan = loanOf(card)
        expect(lies(build(tree).when(loan), build(tree).when(loan, open))).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('among', () => {
  const map = is(seenFrom(kind, 'earlier'), ['map'])
  const lost = holds(seenFrom(damaged, 'earlier'))
  const card = (whole: boolean | undefined, ...earlier: CardText['loans'][number][]): Loan =>
    loanOf({ ...(whole === undefined ? {} : { whole }), loans: [{ kind: 'book' }, ...earlier] })

  test('the same member must pass the whole test', () => {
    const damagedMap = earlierLoans(1, all('a damaged map', map, lost))
    const one = card(true, { kind: 'map', damaged: true }, { kind: 'book', damaged: false })
    const split = card(true, { kind: 'map', damaged: false }, { kind: 'book', damaged: true })
    expect([damagedMap.when(one), damagedMap.when(split)]).toEqual([YES, NO])
  })

  test.each<[string, Loan, Window, Window]>([
    ['none, whole record', card(true), NO, NO],
    ['none, perhaps not whole', card(undefined), UNKNOWN, UNKNOWN],
    ['none, known not to be whole', card(false), UNKNOWN, UNKNOWN],
    ['one that passes, whole record', card(true, { kind: 'map' }), YES, NO],
    ['one that passes, perhaps not whole', card(undefined, { kind: 'map' }), YES, UNKNOWN],
    ['one that may, whole record', card(true, {}), UNKNOWN, NO],
    ['one that passes and one that may', card(true, { kind: 'map' }, {}), YES, UNKNOWN],
    ['two that pass, perhaps not whole', card(undefined, { kind: 'map' }, { kind: 'map' }), YES, YES],
    ['two that do not, whole record', card(true, { kind: 'disc' }, { kind: 'book' }), NO, NO],
  ])('%s: at least one, at least two', (_, loan, one, two) => {
    expect([earlierLoans(1, map).when(loan), earlierLoans(2, map).when(loan)]).toEqual([one, two])
  })

  test('without a word on wholeness the record is taken as it is', () => {
    expect(earlierLoans(1, map, false).when(card(undefined))).toEqual(NO)
  })

  test('of members that may be missing: true by the day a known one makes it so, perhaps sooner', () => {
    const dated = earlierLoans(1, since(seenFrom(due, 'earlier'), { years: 1 }))
    const loan = card(undefined, { due: on(theDay('2004-02-29')) })
    expect(dated.when(loan)).toEqual(between(ALWAYS, theDay('2005-03-01')))
  })
})
