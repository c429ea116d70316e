/** One answer of many: what is due and what is open, which of it is told, and what a policy adds to it. */
import { describe, expect, test } from 'vitest'
import { end, line, type Policy, type PolicyBook, type Then } from '../law/policy.ts'
import type { Program } from '../law/program.ts'
import type { Effect } from '../law/relief.ts'
import { type Statute, statute } from '../law/statute.ts'
import { mustAppear, unless } from '../rules/algebra.ts'
import { cite } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import { type Supposition, supposing } from '../rules/fact.ts'
import { always, holds } from '../rules/leaves.ts'
import type { Route } from '../rules/rule.ts'
import { ALWAYS, type Day } from '../time/day.ts'
import { NO, on, UNKNOWN, type Window, YES } from '../time/window.ts'
import { barsOf, type Decided, type Deciding, decide, decideAgain, whyBest } from './decide.ts'

const TODAY: Day = 100
const LATER = on(TODAY + 50)
const text = cite('A 1', 'verbatim')

/** What each condition of a made-up statute says of a subject, by its name; `NO` where it says nothing. */
type Subject = Readonly<Record<string, Window>>

const so = (name: string): Condition<Subject> => ({
  ...always<Subject>(name),
  when: subject => subject[name] ?? NO,
})

const asked = { by: 'petition', grant: 'may' } as const

interface Gives {
  readonly effect: Effect
  /** The name of the condition on which it is given. */
  readonly when: string | Condition<Subject>
  readonly way?: Pick<Route<Subject>, 'by' | 'grant'>
}

/** A statute that gives reliefs, each named by its effect. */
function gives(
  id: string,
  reliefs: readonly Gives[],
  more: Partial<Statute<Subject>> = {},
): Statute<Subject> {
  return statute<Subject>({
    id,
    title: id,
    cite: text,
    of: 'conviction',
    status: 'in force',
    read: { on: '2026-11-01', where: 'nowhere' },
    attorneyReview: 'none',
    history: [],
    reliefs: reliefs.map(({ effect }) => ({ id: effect, says: effect, effect, leaves: [] })),
    outline: { id, entries: [] },
    subdivisions: [],
    concerns: subject => subject.beyond !== YES,
    rules: reliefs.map(({ effect, when, way = asked }) => ({
      id: `${id}/${effect}`,
      relief: effect,
      cite: text,
      says: effect,
      inForce: { from: ALWAYS, cite: text },
      appliesTo: always('anybody'),
      when: typeof when === 'string' ? so(when) : when,
      routes: [{ name: 'asked', says: 'asked', cite: text, ...way, opens: always('open') }],
    })),
    ...(more.turnsOnThePerson === undefined ? {} : { turnsOnThePerson: more.turnsOnThePerson }),
    ...(more.tellsBars === undefined ? {} : { tellsBars: more.tellsBars }),
  })
}

function deciding(
  statutes: readonly Statute<Subject>[],
  more: Partial<Deciding<Subject>> = {},
): Deciding<Subject> {
  return { program: {} as Program, statutes, day: TODAY, ours: () => true, ...more }
}

/** An answer in words: each list as `statute relief`. */
const brief = ({ due, later, open, shown: by, outcome, byLaw, relief, basis, from }: Decided<Subject>) => ({
  due: due.map(({ statute: { id }, relief: given }) => `${id} ${given?.id}`),
  later: later.map(
    ({ statute: { id }, relief: given, given: { from = 0 } = {} }) => `${id} ${given?.id} ${from - TODAY}`,
  ),
  open: open.map(({ statute: { id }, relief: given }) => `${id} ${given?.id}`),
  shown: by?.statute.id,
  outcome,
  byLaw,
  relief: relief?.id,
  basis,
  from,
})

const dismisses = gives('dismisses', [{ effect: 'dismissed', when: 'a' }])
const seals = gives('seals', [{ effect: 'sealed', when: 'b' }])
const reduces = gives('reduces', [{ effect: 'misdemeanor', when: 'c' }])
const destroys = gives('destroys', [
  { effect: 'destroyed', when: 'd', way: { by: 'automatic', grant: 'shall' } },
])
const EVERY = deciding([dismisses, seals, reduces, destroys])

describe('of several statutes', () => {
  test('what is due, what comes later and what is open stand side by side, each with the best first', () => {
    const decided = decide(EVERY, { a: YES, b: UNKNOWN, c: UNKNOWN, d: LATER })
    expect(brief(decided)).toEqual({
      due: ['dismisses dismissed'],
      later: ['destroys destroyed 50'],
      open: ['seals sealed', 'reduces misdemeanor'],
      shown: 'dismisses',
      outcome: 'eligible',
      byLaw: 'eligible',
      relief: 'dismissed',
      basis: 'law',
      from: undefined,
    })
    expect(decided.answers.map(({ statute: { id }, law }) => `${id} ${law.outcome}`)).toEqual([
      'dismisses eligible',
      'seals review',
      'reduces review',
      'destroys eligible-later',
    ])
  })

  test('all of what is due is told, the best for the person first, whoever acts', () => {
    expect(brief(decide(EVERY, { a: YES, c: YES, d: YES }))).toMatchObject({
      due: ['destroys destroyed', 'reduces misdemeanor', 'dismisses dismissed'],
      outcome: 'eligible',
      relief: 'destroyed',
    })
  })

  test('what is due only later is told with its day, and refuses nothing', () => {
    expect(brief(decide(EVERY, { c: LATER }))).toEqual({
      due: [],
      later: ['reduces misdemeanor 50'],
      open: [],
      shown: 'reduces',
      outcome: 'eligible-later',
      byLaw: 'eligible-later',
      relief: 'misdemeanor',
      basis: 'law',
      from: TODAY + 50,
    })
  })

  test('what surely comes later is told before what only may, which stands beside it', () => {
    expect(brief(decide(EVERY, { c: LATER, b: UNKNOWN }))).toMatchObject({
      later: ['reduces misdemeanor 50'],
      open: ['seals sealed'],
      outcome: 'eligible-later',
      relief: 'misdemeanor',
    })
  })

  test('of what goes equally far the sooner comes first, though it stands behind in the program', () => {
    const sooner = gives('sooner', [{ effect: 'dismissed', when: 'e' }])
    expect(brief(decide(deciding([dismisses, sooner]), { a: LATER, e: on(TODAY + 5) }))).toMatchObject({
      later: ['sooner dismissed 5', 'dismisses dismissed 50'],
      from: TODAY + 5,
    })
  })

  test('where something is only open a person decides, and the best of it is asked about', () => {
    expect(brief(decide(EVERY, { a: UNKNOWN, c: UNKNOWN }))).toEqual({
      due: [],
      later: [],
      open: ['reduces misdemeanor', 'dismisses dismissed'],
      shown: 'reduces',
      outcome: 'review',
      byLaw: 'review',
      relief: undefined,
      basis: undefined,
      from: undefined,
    })
  })

  test('where all refuse, the first one’s reasons are told', () => {
    expect(brief(decide(EVERY, {}))).toMatchObject({
      due: [],
      open: [],
      shown: 'dismisses',
      outcome: 'not-eligible',
    })
  })

  test('where none speaks of it, there is no answer and no reason', () => {
    const decided = decide(EVERY, { beyond: YES, a: YES })
    expect(brief(decided)).toMatchObject({ due: [], open: [], shown: undefined, outcome: 'not-eligible' })
    expect(decided.answers).toEqual([])
  })

  test('why the best is better is told beside what is due as well', () => {
    const why = (subject: Subject) => whyBest(decide(EVERY, subject))
    expect(why({ a: YES, c: YES })).toBe('it goes further (misdemeanor rather than dismissed)')
    expect(why({ a: YES, d: LATER })).toBeUndefined()
    expect(why({ a: YES })).toBeUndefined()
  })

  test('what only the person can tell holds back nobody', () => {
    const vacates = gives('vacates', [{ effect: 'vacated', when: 'b' }], { turnsOnThePerson: true })
    const decided = decide(deciding([vacates, dismisses]), { a: YES, b: UNKNOWN })
    expect(brief(decided)).toMatchObject({
      due: ['dismisses dismissed'],
      open: [],
      outcome: 'eligible',
    })
    expect(decided.answers.length).toBe(2)
  })
})

describe('of one statute', () => {
  const either = gives('either', [
    { effect: 'sealed', when: 'b' },
    { effect: 'misdemeanor', when: 'c' },
  ])

  test('the lesser relief is due while the better one is open', () => {
    expect(brief(decide(deciding([either]), { b: UNKNOWN, c: YES }))).toEqual({
      due: ['either misdemeanor'],
      later: [],
      open: ['either sealed'],
      shown: 'either',
      outcome: 'eligible',
      byLaw: 'eligible',
      relief: 'misdemeanor',
      basis: 'law',
      from: undefined,
    })
  })

  test('the lesser relief is due while the better one comes later', () => {
    expect(brief(decide(deciding([either]), { b: LATER, c: YES }))).toMatchObject({
      due: ['either misdemeanor'],
      later: ['either sealed 50'],
      outcome: 'eligible',
      relief: 'misdemeanor',
      from: undefined,
    })
  })

  test.each<[string, Subject]>([
    ['both due', { b: YES, c: YES }],
    ['the better one open', { b: UNKNOWN, c: YES }],
    ['the better one later', { b: LATER, c: YES }],
    ['nothing sure', { b: UNKNOWN, c: UNKNOWN }],
    ['nothing at all', {}],
  ])('one that refuses everything beside it changes nothing: %s', (_, subject) => {
    const never = gives('never', [{ effect: 'sealed', when: 'never' }])
    const alone = brief(decide(deciding([either]), subject))
    expect(brief(decide(deciding([either, never]), subject))).toEqual(alone)
    expect(brief(decide(deciding([never, either]), subject))).toEqual(
      alone.outcome === 'not-eligible' ? { ...alone, shown: 'never' } : alone,
    )
  })

  test('whose case it is must be known before anything is filed', () => {
    const whose = deciding([either], { ours: () => undefined })
    expect(brief(decide(whose, { c: YES }))).toMatchObject({
      due: ['either misdemeanor'],
      outcome: 'review',
      byLaw: 'eligible',
      relief: 'misdemeanor',
    })
    expect(brief(decide(whose, {}))).toMatchObject({ outcome: 'not-eligible', byLaw: 'not-eligible' })
  })

  test('a better relief that silence alone refuses is open, behind what the record leaves open', () => {
    const shown: Condition<Subject> = mustAppear(
      'shown',
      holds({ name: 'shown', asks: 'Is it?', answers: { kind: 'yes-no' }, read: () => undefined }, 'shown'),
    )
    const silent = gives('silent', [
      { effect: 'sealed', when: shown },
      { effect: 'misdemeanor', when: 'c' },
    ])
    const of = deciding([silent, dismisses])
    expect(brief(decide(of, { c: YES }))).toMatchObject({
      outcome: 'eligible',
      relief: 'misdemeanor',
      open: ['silent sealed'],
    })
    expect(brief(decide(of, { a: UNKNOWN }))).toMatchObject({
      outcome: 'review',
      shown: 'dismisses',
      open: ['dismisses dismissed', 'silent sealed'],
    })
    expect(brief(decide(of, {}))).toMatchObject({ outcome: 'not-eligible', open: ['silent sealed'] })
  })
})

// ---- a policy ----------------------------------------------------------------------------------------------------

const policy = (then: Then, more: Partial<Policy<Subject>> = {}): Policy<Subject> => ({
  name: 'made-up',
  title: 'Made up',
  source: 'this test',
  notes: [],
  related: false,
  lines: [line(then, `${then}, if so`, so('p'))],
  otherwise: end('not-eligible', 'otherwise'),
  whenLawBars: 'refer',
  ...more,
})

const book: PolicyBook<Subject> = {
  presets: [],
  looksAt: 'made-up things',
  reliefs: {
    dismiss: { id: 'dismiss', says: 'dismissed', effect: 'vacated', leaves: [] },
    reduce: { id: 'reduce', says: 'reduced', effect: 'misdemeanor', leaves: [] },
  },
  gate: () => so('may'),
  related: () => false,
  whatIf: { dismissAll: policy('dismiss'), dismissAllAndRelated: policy('dismiss') },
  schema: {},
  read: () => ({ problems: [] }),
}

const barred: Condition<Subject> = unless('nothing stands against it', so('bar'))
const law = gives(
  'law',
  [
    { effect: 'sealed', when: 'b' },
    { effect: 'infraction', when: barred },
    { effect: 'misdemeanor', when: 'c' },
  ],
  { tellsBars: true },
)

const under = (office: Policy<Subject>): Deciding<Subject> =>
  deciding([law], { policies: book, policy: office })

/** `outcome, relief by basis, open ..., perhaps ...`: what the law may give, and what the policy may. */
const inShort = ({ outcome, relief, basis, open, beyond }: Decided<Subject>): string =>
  [
    outcome,
    ...(relief === undefined ? [] : [`${relief.id} by ${basis}`]),
    ...open.map(({ relief: given }) => `open ${given?.id}`),
    ...(beyond === undefined ? [] : [`perhaps ${beyond.id}`]),
  ].join(', ')

describe('what a policy adds', () => {
  const P = { p: YES, may: YES }
  /** Nothing of the law’s, and a bar against it. */
  const BARRED = { bar: YES }

  test.each<[string, Then, Subject, string]>([
    ['grants where the law gives nothing', 'dismiss', { ...P, ...BARRED }, 'review, perhaps dismiss'],
    ['grants more than the law gives', 'dismiss', { ...P }, 'eligible, dismiss by policy'],
    ['grants no more than the law gives', 'reduce', { ...P }, 'eligible, infraction by law'],
    ['the same, where the law seals', 'dismiss', { ...P, b: YES }, 'eligible, sealed by law'],
    [
      'grants more than is sure, and the law may give more still',
      'dismiss',
      { ...P, b: UNKNOWN },
      'eligible, dismiss by policy, open sealed',
    ],
    [
      'grants a reduction, and the law leaves a better relief open',
      'reduce',
      { ...P, b: UNKNOWN },
      'eligible, infraction by law, open sealed',
    ],
    ['leaves it to an attorney', 'attorney', { ...P }, 'review, infraction by law, perhaps dismiss'],
    ['leaves it to an attorney, and the law seals', 'attorney', { ...P, b: YES }, 'eligible, sealed by law'],
    [
      'leaves it to an attorney, and the law gives something later',
      'attorney',
      { ...P, ...BARRED, c: LATER },
      'review, misdemeanor by law, perhaps dismiss',
    ],
    ['refuses', 'not-eligible', { ...P }, 'eligible, infraction by law'],
    ['fits perhaps', 'dismiss', { p: UNKNOWN, may: YES }, 'eligible, infraction by law, perhaps dismiss'],
    [
      'fits perhaps, and the law gives nothing',
      'dismiss',
      { p: UNKNOWN, may: YES, ...BARRED },
      'review, perhaps dismiss',
    ],
    [
      'fits perhaps, and the law gives something later',
      'dismiss',
      { p: UNKNOWN, may: YES, ...BARRED, c: LATER },
      'eligible-later, misdemeanor by law, perhaps dismiss',
    ],
    ['may grant nothing', 'dismiss', { p: YES, may: NO }, 'eligible, infraction by law'],
    [
      'perhaps may grant nothing',
      'dismiss',
      { p: YES, may: UNKNOWN },
      'eligible, infraction by law, perhaps dismiss',
    ],
  ])('%s', (_, then, subject, expected) => {
    expect(inShort(decide(under(policy(then)), subject))).toBe(expected)
  })

  test('a bar of the statute holds a grant back unless the office grants all the same', () => {
    const subject = { ...P, ...BARRED }
    const decided = decide(under(policy('dismiss')), subject)
    expect(inShort(decided)).toBe('review, perhaps dismiss')
    expect(barsOf(decided)).toEqual([{ says: 'nothing stands against it', sure: true }])
    expect(inShort(decide(under(policy('dismiss', { whenLawBars: 'grant' })), subject))).toBe(
      'eligible, dismiss by policy',
    )
  })

  test.each<[Then, Then]>([
    ['attorney', 'city-attorney'],
    ['dismiss', 'attorney'],
    ['city-attorney', 'not-eligible'],
  ])('a policy of which a line that may fit refers to a person refers: %s, or %s', (then, otherwise) => {
    const office = policy(then, { otherwise: end(otherwise, 'otherwise') })
    expect(inShort(decide(under(office), { p: UNKNOWN, may: YES }))).toBe(
      'review, infraction by law, perhaps dismiss',
    )
  })

  test('a reduction by policy is taken while the law leaves a better relief open', () => {
    const office = policy('reduce', { whenLawBars: 'grant' })
    expect(inShort(decide(under(office), { ...P, ...BARRED, b: UNKNOWN }))).toBe(
      'eligible, reduce by policy, open sealed',
    )
  })

  test('what it adds leaves what the law gives beside it', () => {
    const decided = decide(under(policy('dismiss')), P)
    expect(brief(decided)).toMatchObject({
      due: ['law infraction'],
      shown: 'law',
      byLaw: 'eligible',
      relief: 'dismiss',
    })
    expect(decided.policy).toMatchObject({ outcome: 'grant', grant: 'dismiss', reason: 'dismiss, if so' })
  })

  test('where the county is not known a person looks, whatever the policy grants', () => {
    const whose = { ...under(policy('dismiss')), ours: () => undefined }
    expect(brief(decide(whose, P))).toMatchObject({ outcome: 'review', relief: 'dismiss', basis: 'policy' })
  })

  test('where no statute speaks of it, the policy alone answers', () => {
    expect(brief(decide(under(policy('dismiss')), { ...P, beyond: YES }))).toMatchObject({
      due: [],
      shown: undefined,
      byLaw: 'not-eligible',
      outcome: 'eligible',
      relief: 'dismiss',
      basis: 'policy',
    })
  })
})

describe('asked again', () => {
  const fact = {
    name: 'learned',
    asks: 'Is it so?',
    answers: { kind: 'yes-no' },
    read: () => undefined,
  } as const
  const learning = gives('learning', [{ effect: 'sealed', when: holds<Subject>(fact, 'learned') }])
  const suppose = (value: boolean, subject: Subject): Supposition =>
    supposing([{ fact: fact as never, subject, value }])

  test('the statute that is open is asked under what is supposed, beside what is due anyway', () => {
    const of = deciding([learning, dismisses])
    const subject = { a: YES }
    const decided = decide(of, subject)
    expect(brief(decided)).toMatchObject({
      outcome: 'eligible',
      shown: 'dismisses',
      relief: 'dismissed',
      open: ['learning sealed'],
    })
    const learned = (value: boolean) => brief(decideAgain(of, decided, suppose(value, subject)))
    expect(learned(true)).toMatchObject({ outcome: 'eligible', relief: 'sealed' })
    expect(learned(false)).toMatchObject({ outcome: 'eligible', relief: 'dismissed' })
  })
})
