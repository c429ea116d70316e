/** How a policy is asked, with made-up lines: which line decides, what stays open, and from when. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneConviction } from '../../test/people.ts'
import type { Conviction } from '../record/person.ts'
import type { Condition } from '../rules/condition.ts'
import { always } from '../rules/leaves.ts'
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import { NO, on, UNKNOWN, type Window, YES } from '../time/window.ts'
import { ask, end, type Line, line, type Policy, type PolicyAnswer, type Then } from './policy.ts'

const anyone = oneConviction({ offense: '11359 HS', class: 'felony', on: '1994-03-07' })

const becoming = (window: Window): Condition<Conviction> => ({
  ...always<Conviction>('so'),
  when: () => window,
})

const made = (then: Then, opens: Window, closes?: Window, reason: string = then): Line =>
  line(then, reason, becoming(opens), closes === undefined ? {} : { closes: becoming(closes) })

const policy = (lines: readonly Line[], otherwise: Then = 'attorney'): Policy => ({
  name: 'made-up',
  title: 'Made up',
  source: 'this test',
  notes: [],
  related: false,
  lines,
  otherwise: end(otherwise, 'otherwise'),
  whenLawBars: 'refer',
})

const TODAY: Day = 100

/** An answer as a table tells it: its own words, with what is open and from when. */
const told = ({ outcome, grant, reason, open, from }: PolicyAnswer): string =>
  [
    outcome === 'grant' ? grant : outcome,
    outcome === 'unknown' && grant !== undefined ? `at least ${grant}` : '',
    outcome === 'unknown' ? `open: ${open.map(one => one.reason).join(', ')}` : `for ${reason}`,
    from === undefined ? '' : `granted from ${from}`,
  ]
    .filter(Boolean)
    .join('; ')

const askOf = (...of: Parameters<typeof policy>) => told(ask(policy(...of), anyone, TODAY))

describe('the line that decides', () => {
  test.each<[string, readonly Line[], Then, string]>([
    ['the first that fits', [made('dismiss', YES), made('reduce', YES)], 'attorney', 'dismiss; for dismiss'],
    [
      'a line that does not fit is passed over',
      [made('dismiss', NO), made('reduce', YES)],
      'attorney',
      'reduce; for reduce',
    ],
    ['none fits: otherwise', [made('dismiss', NO)], 'attorney', 'attorney; for otherwise'],
    ['no lines at all', [], 'not-eligible', 'not-eligible; for otherwise'],
    ['a line fits from its very day', [made('dismiss', on(TODAY))], 'attorney', 'dismiss; for dismiss'],
    [
      'and not the day before',
      [made('dismiss', on(TODAY + 1))],
      'attorney',
      'attorney; for otherwise; granted from 101',
    ],
    [
      'a line fits until it closes',
      [made('dismiss', YES, on(TODAY + 1))],
      'attorney',
      'dismiss; for dismiss',
    ],
    [
      'and no longer on the day it does',
      [made('dismiss', YES, on(TODAY))],
      'attorney',
      'attorney; for otherwise',
    ],
    [
      'an unknown line that leads to the same is no matter',
      [made('dismiss', UNKNOWN, undefined, 'first'), made('dismiss', YES)],
      'attorney',
      'dismiss; for dismiss',
    ],
    [
      'an unknown line that leads to the same as no line',
      [made('attorney', UNKNOWN)],
      'attorney',
      'attorney; for otherwise',
    ],
    [
      'an unknown line after the deciding one is no matter',
      [made('reduce', YES), made('dismiss', UNKNOWN)],
      'attorney',
      'reduce; for reduce',
    ],
    [
      'what cannot be true before tomorrow does not fit yet',
      [made('dismiss', { soonest: TODAY + 1, latest: NEVER })],
      'attorney',
      'attorney; for otherwise',
    ],
    [
      'a better grant may be due',
      [made('dismiss', UNKNOWN), made('reduce', YES)],
      'attorney',
      'unknown; at least reduce; open: dismiss',
    ],
    [
      'a lesser grant may come first',
      [made('reduce', UNKNOWN), made('dismiss', YES)],
      'attorney',
      'unknown; at least reduce; open: reduce',
    ],
    ['a grant may be due', [made('dismiss', UNKNOWN)], 'attorney', 'unknown; open: dismiss'],
    [
      'a refusal may come first',
      [made('not-eligible', UNKNOWN), made('dismiss', YES)],
      'attorney',
      'unknown; open: not-eligible',
    ],
    ['it may close already', [made('dismiss', YES, UNKNOWN)], 'attorney', 'unknown; open: dismiss'],
    [
      'open lines after the last that leads elsewhere are left out',
      [made('reduce', UNKNOWN), made('dismiss', UNKNOWN), made('dismiss', YES)],
      'attorney',
      'unknown; at least reduce; open: reduce',
    ],
    [
      'open lines before it are kept: they would settle it',
      [made('dismiss', UNKNOWN), made('attorney', UNKNOWN), made('dismiss', YES, undefined, 'sure')],
      'attorney',
      'unknown; open: dismiss, attorney',
    ],
  ])('%s', (_, lines, otherwise, expected) => {
    expect(askOf(lines, otherwise)).toBe(expected)
  })

  test('a sure answer is made once and names its line', () => {
    const only = made('dismiss', YES)
    const asked = policy([only])
    expect(ask(asked, anyone, TODAY)).toEqual({
      outcome: 'grant',
      grant: 'dismiss',
      reason: 'dismiss',
      line: only,
      open: [],
    })
    expect(ask(asked, anyone, TODAY)).toBe(ask(asked, anyone, TODAY + 1))
  })

  test('the reason of an unknown answer names what may fit, once each', () => {
    const lines = [
      made('dismiss', UNKNOWN, undefined, '50 years or older'),
      made('reduce', UNKNOWN, undefined, '50 years or older'),
    ]
    expect(ask(policy(lines), anyone, TODAY).reason).toBe(
      'Depends on what the record does not show: 50 years or older',
    )
  })
})

describe('the day a grant begins', () => {
  test.each<[string, readonly Line[], Then, string]>([
    [
      'the first of two',
      [made('dismiss', on(300)), made('reduce', on(200))],
      'attorney',
      'attorney; for otherwise; granted from 200',
    ],
    [
      'after a refusal that closes',
      [made('not-eligible', YES, on(150)), made('dismiss', YES)],
      'attorney',
      'not-eligible; for not-eligible; granted from 150',
    ],
    [
      'never behind a refusal that stays',
      [made('not-eligible', YES), made('dismiss', on(200))],
      'attorney',
      'not-eligible; for not-eligible',
    ],
    [
      'not in a gap closed before it opens',
      [made('not-eligible', on(200)), made('dismiss', on(300))],
      'attorney',
      'attorney; for otherwise',
    ],
    [
      'the last day of what is known within bounds',
      [made('dismiss', { soonest: 200, latest: 230 })],
      'attorney',
      'attorney; for otherwise; granted from 230',
    ],
    [
      'none where a sooner refusal may stand in the way',
      [made('not-eligible', { soonest: 150, latest: NEVER }), made('dismiss', on(200))],
      'attorney',
      'attorney; for otherwise',
    ],
    [
      'none is told beside a grant, nor a better one',
      [made('dismiss', on(200)), made('reduce', YES)],
      'attorney',
      'reduce; for reduce',
    ],
  ])('%s', (_, lines, otherwise, expected) => {
    expect(askOf(lines, otherwise)).toBe(expected)
  })
})

describe('whatever the lines', () => {
  const day = fc.oneof(fc.constantFrom(ALWAYS, NEVER), fc.integer({ min: 0, max: 200 }))
  const window = fc
    .tuple(day, day)
    .map(([a, b]): Window => ({ soonest: Math.min(a, b), latest: Math.max(a, b) }))
  const then = fc.constantFrom<Then>('dismiss', 'reduce', 'not-eligible', 'attorney', 'city-attorney')
  /** A line, and the same once the days behind it have become known. */
  const lineAndLater = fc
    .tuple(then, window, fc.option(window), fc.nat(), fc.nat())
    .map(([to, opens, closes, a, b]) => [
      made(to, opens, closes ?? undefined),
      made(to, learn(opens, a), closes === null ? undefined : learn(closes, b)),
    ])
  const learn = ({ soonest, latest }: Window, at: number): Window => {
    const between = soonest === ALWAYS || latest === NEVER ? [soonest, 50, 120, latest] : [soonest, latest]
    const days = between.filter(one => one >= soonest && one <= latest)
    return on(days[at % days.length] ?? soonest)
  }
  const both = fc.array(lineAndLater, { maxLength: 6 })
  const pick = (lines: readonly (readonly (Line | undefined)[])[], which: number) =>
    policy(lines.flatMap(pair => pair[which] ?? []))

  test('learning what was missing never contradicts what was sure', () => {
    fc.assert(
      fc.property(both, lines => {
        const before = ask(pick(lines, 0), anyone, TODAY)
        const after = ask(pick(lines, 1), anyone, TODAY)
        expect(after.outcome).not.toBe('unknown')
        if (before.outcome !== 'unknown')
          expect([after.outcome, after.grant]).toEqual([before.outcome, before.grant])
        else if (before.grant !== undefined) expect(after.outcome).toBe('grant')
      }),
      { numRuns: 2000 },
    )
  })

  test('with everything known, the day a grant begins is the first on which one is made', () => {
    fc.assert(
      fc.property(both, lines => {
        const asked = pick(lines, 1)
        const grants = (at: Day) => ask(asked, anyone, at).outcome === 'grant'
        const first = Array.from({ length: 120 }, (_, i) => TODAY + i).find(grants)
        const { outcome, from } = ask(asked, anyone, TODAY)
        expect(outcome === 'grant' ? TODAY : from).toBe(first)
      }),
      { numRuns: 2000 },
    )
  })
})
