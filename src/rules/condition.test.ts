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
  pages,
  renewed,
  resident,
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
import {
  all,
  always,
  among,
  any,
  atLeast,
  atMost,
  type Condition,
  elapsed,
  fromDay,
  holds,
  is,
  before as isBefore,
  mustAppear,
  never,
  not,
  precedes,
  presumed,
  shared,
  after as since,
  unless,
} from './condition.ts'
import { type DayFact, type Fact, readOnce, SILENCE_OPEN, type Supposition, type Value } from './fact.ts'

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

  test('the law’s word on silence makes every answer exact, and lies within what was open', () => {
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

describe('leaves', () => {
  const loan = (text: CardText['loans'][number], card: Omit<CardText, 'loans'> = {}): Loan =>
    loanOf({ ...card, loans: [text] })
  const d = theDay
  const leap = on(d('2004-02-29'))

  test.each<[string, Condition<Loan>, Loan, Window]>([
    ['a word among those named', is(kind, ['map', 'disc']), loan({ kind: 'disc' }), YES],
    ['a word that is not', is(kind, ['map', 'disc']), loan({ kind: 'book' }), NO],
    ['a number at its limit', atMost(pages, 6, 'thin'), loan({ pages: 6 }), YES],
    ['a number above it', atMost(pages, 6, 'thin'), loan({ pages: 7 }), NO],
    ['zero is a number', atMost(pages, 6, 'thin'), loan({ pages: 0 }), YES],
    ['no is not unknown', holds(resident), loan({}, { resident: false }), NO],
    ['the day before', isBefore(due, d('2004-03-01')), loan({ due: leap }), YES],
    ['the day itself is not before', isBefore(due, d('2004-02-29')), loan({ due: leap }), NO],
    [
      'bounds on both sides',
      isBefore(due, d('2004-03-01')),
      loan({ due: between(d('2004-02-29'), d('2004-03-01')) }),
      UNKNOWN,
    ],
    [
      'bounds all before',
      isBefore(due, d('2004-03-01')),
      loan({ due: between(ALWAYS, d('2004-02-29')) }),
      YES,
    ],
    ['bounds all after', isBefore(due, d('2004-03-01')), loan({ due: between(d('2004-03-01'), NEVER) }), NO],
    ['same day does not precede', precedes(borrowed, due), loan({ borrowed: leap, due: leap }), NO],
    ['the day after does', precedes(borrowed, due), loan({ borrowed: leap, due: on(d('2004-03-01')) }), YES],
    [
      'what never happens comes after all that does',
      precedes(borrowed, due),
      loan({ borrowed: leap, due: NO }),
      YES,
    ],
    ['what never happens precedes nothing', precedes(borrowed, due), loan({ borrowed: NO, due: leap }), NO],
    ['not even what never happens', precedes(borrowed, due), loan({ borrowed: NO, due: NO }), NO],
    ['not even a day that is unknown', precedes(borrowed, due), loan({ borrowed: NO }), NO],
    [
      'a year to the leap day’s follower',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: leap, due: on(d('2005-03-01')) }),
      YES,
    ],
    [
      'a year at most, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-29'), d('2004-03-31')), due: on(d('2005-03-01')) }),
      UNKNOWN,
    ],
    [
      'a year less a day at most, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-29'), d('2004-03-31')), due: on(d('2005-02-28')) }),
      NO,
    ],
    [
      'a year at least, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-28'), d('2004-02-29')), due: between(d('2005-03-01'), NEVER) }),
      YES,
    ],
    [
      'a year less a day at least, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-28'), d('2004-02-29')), due: between(d('2005-02-28'), NEVER) }),
      UNKNOWN,
    ],
    [
      'a year less a day',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: leap, due: on(d('2005-02-28')) }),
      NO,
    ],
    [
      'a year after the leap day',
      since(borrowed, { years: 1 }),
      loan({ borrowed: leap }),
      on(d('2005-03-01')),
    ],
    ['a year after an unknown day', since(borrowed, { years: 1 }), loan({}), UNKNOWN],
    [
      'a year after a day not before another',
      since(borrowed, { years: 1 }),
      loan({ borrowed: between(leap.soonest, NEVER) }),
      between(d('2005-03-01'), NEVER),
    ],
  ])('%s', (_, condition, subject, window) => {
    expect(condition.when(subject)).toEqual(window)
  })

  test('what a leaf asks of its facts stands on it as data', () => {
    const asked = [
      holds(renewed),
      is(kind, ['map', 'disc']),
      atMost(pages, 6, 'thin'),
      isBefore(due, d('2004-03-01')),
      elapsed(borrowed, { years: 1 }, due),
      precedes(borrowed, due),
      since(due, { months: 2, days: 1 }),
      fromDay<Loan>(d('2004-03-01'), 'the by-law is in force'),
      never<Loan>('never'),
    ].map(({ requirement }) => requirement)
    expect(asked).toEqual([
      undefined,
      { is: ['map', 'disc'] },
      { atMost: 6 },
      { before: d('2004-03-01') },
      { elapsed: { years: 1 } },
      { elapsed: { days: 1 } },
      { after: { months: 2, days: 1 } },
      { fromDay: d('2004-03-01') },
      { fromDay: NEVER },
    ])
  })

  test('a supposition answers before the record does, for the subject the fact is of', () => {
    const one = loan({ kind: 'book' }, { resident: false })
    const suppose = (subject: unknown) => ({
      of: (fact: Fact<never, Value>, about: unknown) =>
        about !== subject ? undefined : fact.name === 'resident' ? true : 'map',
    })
    const both = all('', is(kind, ['map']), holds(resident))
    expect([both.when(one), both.when(one, suppose(one)), both.when(one, suppose(one.card))]).toEqual([
      NO,
      NO,
      NO,
    ])
    expect(is(kind, ['map']).when(one, suppose(one))).toEqual(YES)
    expect(holds(resident).when(one, suppose(one.card))).toEqual(YES)
  })

  test.each<[string, Condition<Loan>]>([
    ['yes or no', holds(renewed)],
    ['a word', is(kind, ['map'])],
    ['a number', atMost(pages, 6, 'thin')],
    ['a day', isBefore(due, d('2004-03-01'))],
  ])('%s: the answers worth trying stand on both sides of every turn', (_, condition) => {
    const [fact] = condition.facts
    if (fact === undefined) throw new Error('one fact')
    const results = condition
      .probes?.(fact, loan({}))
      .map(value => condition.when(loan({}), { of: () => value }))
    expect([results?.includes(YES), results?.includes(NO)]).toEqual([true, true])
  })

  test('a period since a day: with the day of the question, the last day that makes it so and the first that does not', () => {
    const today = d('2005-03-01')
    const overdue = since(due, { years: 1 })
    const [fact] = overdue.facts
    if (fact === undefined) throw new Error('one fact')
    const verdicts = overdue
      .probes?.(fact, loan({}), undefined, today)
      .map(value => verdictOn(overdue.when(loan({}), { of: () => value }), today))
    expect([...new Set(verdicts)].sort()).toEqual(['later', 'yes'])
  })

  test('for a pair of days too, whatever the period', () => {
    const period = fc.record({
      years: fc.integer({ min: 0, max: 3 }),
      months: fc.integer({ min: 0, max: 13 }),
      days: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(period, aDay, (by, day) => {
        const leaf = elapsed(borrowed, by, due)
        const [first, second] = leaf.facts
        for (const [fact, subject] of [
          [first, loan({ due: on(day) })],
          [second, loan({ borrowed: on(day) })],
        ] as const) {
          if (fact === undefined) throw new Error('two facts')
          const results = (leaf.probes?.(fact, subject) ?? []).map(value =>
            leaf.when(subject, { of: asked => (asked.name === fact.name ? value : undefined) }),
          )
          expect([results.includes(YES), results.includes(NO)]).toEqual([true, true])
        }
      }),
      RUNS,
    )
  })
})

describe('asked again', () => {
  const suppositions: readonly (Supposition | undefined)[] = [
    undefined,
    SILENCE_OPEN,
    {},
    { silenceOpen: true },
    undefined,
  ]

  test('a shared condition answers as it would alone, whoever is asked about in between', () => {
    fc.assert(
      fc.property(trees(), threeRecords(), (tree, { complete, partial, sparse }) => {
        const alone = build(tree)
        const remembers = shared(alone)
        const loans = [complete, partial, sparse, complete].map(loanOf)
        for (const loan of [...loans, ...loans]) {
          for (const suppose of suppositions)
            expect(remembers.when(loan, suppose)).toEqual(alone.when(loan, suppose))
        }
      }),
      RUNS,
    )
  })

  test('a conjunction within another is asked part by part, and answers the same', () => {
    fc.assert(
      fc.property(trees(), trees(), trees(), threeRecords(), (a, b, c, { partial }) => {
        const [x, y, z] = [build(a), build(b), build(c)]
        const loan = loanOf(partial)
        for (const suppose of suppositions) {
          const nested = all('outer', x, all('inner', y, z)).when(loan, suppose)
          expect(nested).toEqual(all('flat', x, y, z).when(loan, suppose))
        }
      }),
      RUNS,
    )
  })

  test('a fact read once is read again for the next subject', () => {
    const read: number[] = []
    const fact: Fact<{ readonly n: number }, number> = {
      name: 'n',
      asks: 'Which number?',
      answers: { kind: 'number', unit: '' },
      read: ({ n }) => {
        read.push(n)
        return n
      },
    }
    const once = readOnce(fact)
    const [one, two] = [{ n: 1 }, { n: 2 }]
    expect([one, one, two, two, one].map(once.read)).toEqual([1, 1, 2, 2, 1])
    expect(read).toEqual([1, 2, 1])
  })
})
