/** The laws of windows: what "both", "either" and "the opposite" mean where not everything is known. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALWAYS, addPeriod, type Day, NEVER, theDay } from './day.ts'
import {
  between,
  earlier,
  formatWindow,
  isExact,
  later,
  lies,
  NO,
  on,
  opposite,
  sameWindow,
  shift,
  UNKNOWN,
  type Verdict,
  verdictOn,
  type Window,
  YES,
} from './window.ts'

const anEnd = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(ALWAYS, NEVER) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
)
const aWindow: fc.Arbitrary<Window> = fc
  .tuple(anEnd, anEnd)
  .map(([a, b]) => ({ soonest: Math.min(a, b), latest: Math.max(a, b) }))
const threeValued = fc.constantFrom(YES, NO, UNKNOWN)
/** A window and one that knows more. */
const learned = aWindow.chain(outer =>
  fc
    .tuple(anEnd, anEnd)
    .map(([a, b]) => {
      const into = (day: Day) => Math.min(Math.max(day, outer.soonest), outer.latest)
      return { outer, inner: between(into(Math.min(a, b)), into(Math.max(a, b))) }
    })
    .filter(({ inner }) => lies(inner, outer)),
)
const RUNS = { numRuns: 1000 }

describe('both and either', () => {
  test.each([
    ['both', later, YES, NO],
    ['either', earlier, NO, YES],
  ] as const)(
    '%s: the same whatever the order and the grouping, with its neutral and its ruling answer',
    (_, join, neutral, rules) => {
      fc.assert(
        fc.property(aWindow, aWindow, aWindow, (a, b, c) => {
          expect(join(a, b)).toEqual(join(b, a))
          expect(join(join(a, b), c)).toEqual(join(a, join(b, c)))
          expect(join(a, a)).toEqual(a)
          expect(join(a, { ...a })).toEqual(a)
          expect(join(a, neutral)).toEqual(a)
          expect(join(a, rules)).toEqual(rules)
        }),
        RUNS,
      )
    },
  )

  test('each absorbs and distributes over the other', () => {
    fc.assert(
      fc.property(aWindow, aWindow, aWindow, (a, b, c) => {
        expect(later(a, earlier(a, b))).toEqual(a)
        expect(earlier(a, later(a, b))).toEqual(a)
        expect(later(a, earlier(b, c))).toEqual(earlier(later(a, b), later(a, c)))
        expect(earlier(a, later(b, c))).toEqual(later(earlier(a, b), earlier(a, c)))
      }),
      RUNS,
    )
  })

  test('promise 1: learning never contradicts: what is said of less holds of more', () => {
    fc.assert(
      fc.property(learned, learned, (a, b) => {
        expect(lies(later(a.inner, b.inner), later(a.outer, b.outer))).toBe(true)
        expect(lies(earlier(a.inner, b.inner), earlier(a.outer, b.outer))).toBe(true)
      }),
      RUNS,
    )
  })

  test('a window at hand is used again instead of making another', () => {
    const a = on(3)
    expect(later(a, YES)).toBe(a)
    expect(earlier(NO, a)).toBe(a)
    expect(later(a, on(3))).toBe(a)
  })
})

describe('the opposite', () => {
  test('of yes is no, of no is yes, of unknown is unknown', () => {
    expect([YES, NO, UNKNOWN].map(opposite)).toEqual([NO, YES, UNKNOWN])
    expect(opposite({ soonest: ALWAYS, latest: NEVER })).toEqual(UNKNOWN)
  })

  test('De Morgan, over the three answers', () => {
    fc.assert(
      fc.property(threeValued, threeValued, (a, b) => {
        expect(opposite(later(a, b))).toEqual(earlier(opposite(a), opposite(b)))
        expect(opposite(earlier(a, b))).toEqual(later(opposite(a), opposite(b)))
        expect(opposite(opposite(a))).toEqual(a)
      }),
      RUNS,
    )
  })

  test.each([[on(5)], [between(ALWAYS, 5)], [between(5, NEVER)], [between(5, 6)]])(
    'of the dates %o is no window',
    window => {
      expect(() => opposite(window)).toThrow('the opposite of a date is not a window: use a rule that closes')
    },
  )
})

describe('moving by a period', () => {
  const days = fc.integer({ min: theDay('1890-01-01'), max: theDay('2090-12-31') })
  const dated = fc
    .tuple(fc.oneof(days, fc.constantFrom(ALWAYS, NEVER)), fc.oneof(days, fc.constantFrom(ALWAYS, NEVER)))
    .map(([a, b]) => between(Math.min(a, b), Math.max(a, b)))
  const period = fc.record({
    years: fc.integer({ min: 0, max: 30 }),
    months: fc.integer({ min: 0, max: 11 }),
    days: fc.integer({ min: 0, max: 40 }),
  })

  test('moves both ends by the calendar, and the ends of time not at all', () => {
    fc.assert(
      fc.property(dated, period, (window, by) => {
        const { soonest, latest } = window
        expect(shift(window, by)).toEqual({ soonest: addPeriod(soonest, by), latest: addPeriod(latest, by) })
      }),
      RUNS,
    )
    expect([YES, NO, UNKNOWN].map(window => shift(window, { years: 5 }))).toEqual([YES, NO, UNKNOWN])
  })

  test('promise 1: learning never contradicts: a day learned within its bounds moves to within the bounds moved', () => {
    fc.assert(
      fc.property(dated, fc.nat(), period, (window, pick, by) => {
        const span = window.latest - window.soonest
        const day = window.soonest + (span === 0 ? 0 : pick % (span + 1))
        expect(lies(shift(on(day), by), shift(window, by))).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('what a window says on a day', () => {
  const today = theDay('2026-07-01')
  test.each<[string, Window, Verdict, string]>([
    ['yes', YES, 'yes', 'yes'],
    ['no', NO, 'no', 'no'],
    ['nothing known', UNKNOWN, 'unknown', 'unknown'],
    ['a day before', on(today - 1), 'yes', '2026-06-30'],
    ['the day itself', on(today), 'yes', '2026-07-01'],
    ['a day after', on(today + 1), 'later', '2026-07-02'],
    ['surely by today', between(ALWAYS, today), 'yes', 'by 2026-07-01'],
    ['some day up to today', between(today - 9, today), 'yes', 'between 2026-06-22 and 2026-07-01'],
    ['by tomorrow', between(ALWAYS, today + 1), 'unknown', 'by 2026-07-02'],
    ['around today', between(today - 1, today + 1), 'unknown', 'between 2026-06-30 and 2026-07-02'],
    ['some later day', between(today + 1, today + 2), 'unknown', 'between 2026-07-02 and 2026-07-03'],
    ['not before a past day, perhaps never', between(today - 1, NEVER), 'unknown', 'not before 2026-06-30'],
    ['not before a coming day, perhaps never', between(today + 1, NEVER), 'unknown', 'not before 2026-07-02'],
  ])('%s', (_, window, verdict, words) => {
    expect([verdictOn(window, today), formatWindow(window)]).toEqual([verdict, words])
  })

  test('promise 1: learning never contradicts: a verdict other than unknown stays', () => {
    fc.assert(
      fc.property(learned, fc.integer({ min: -1, max: 7 }), ({ outer, inner }, day) => {
        const said = verdictOn(outer, day)
        if (said !== 'unknown') expect(verdictOn(inner, day)).toBe(said)
      }),
      RUNS,
    )
  })

  test('promise 2: a complete record gives a definite answer: an exact window is never unknown', () => {
    fc.assert(
      fc.property(anEnd, fc.integer({ min: -1, max: 7 }), (end, day) => {
        expect(verdictOn(on(end), day)).not.toBe('unknown')
      }),
      RUNS,
    )
  })

  test('time passes one way: a yes stays a yes and a no stays a no', () => {
    fc.assert(
      fc.property(aWindow, fc.integer({ min: -1, max: 7 }), (window, day) => {
        const verdict = verdictOn(window, day)
        if (verdict === 'yes' || verdict === 'no') expect(verdictOn(window, day + 1)).toBe(verdict)
      }),
      RUNS,
    )
  })
})

describe('making and comparing windows', () => {
  test('a window cannot end before it starts', () => {
    expect(between(3, 5)).toEqual({ soonest: 3, latest: 5 })
    expect(() => between(5, 3)).toThrow('a window cannot end before it starts: 5 to 3')
  })

  test('exact, same, inside', () => {
    expect([on(4), YES, NO, UNKNOWN, between(3, 4)].map(isExact)).toEqual([true, true, true, false, false])
    expect(sameWindow(on(4), between(4, 4))).toBe(true)
    expect(sameWindow(on(4), between(4, 5))).toBe(false)
    expect([lies(on(4), between(3, 4)), lies(on(5), between(3, 4)), lies(UNKNOWN, on(4))]).toEqual([
      true,
      false,
      false,
    ])
  })
})
