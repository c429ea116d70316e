/** A lending library for tests of rules: loans of a card, random records of them, and random conditions over both. */
import fc from 'fast-check'
import { all, among, any, atLeast, mustAppear, not, presumed, unless } from '../src/rules/algebra.ts'
import type { Condition } from '../src/rules/condition.ts'
import type { DayFact, Fact, Value } from '../src/rules/fact.ts'
import { after, always, atMost, before, elapsed, fromDay, holds, is } from '../src/rules/leaves.ts'
import { ALWAYS, addPeriod, type Day, NEVER, type Period, theDay } from '../src/time/day.ts'
import { on, UNKNOWN, type Window } from '../src/time/window.ts'

// ---- records ---------------------------------------------------------------------------------------------------

export interface LoanText {
  readonly kind?: string
  readonly renewed?: boolean
  readonly damaged?: boolean
  readonly pages?: number
  readonly borrowed?: Window
  readonly due?: Window
}

/** A record of one card as data: what is absent is unknown. The first loan is the one asked about. */
export interface CardText {
  readonly resident?: boolean
  readonly joined?: Window
  /** Whether every loan of the card is in the record. */
  readonly whole?: boolean
  readonly loans: readonly LoanText[]
}

export interface Card extends Omit<CardText, 'loans'> {
  readonly loans: readonly Loan[]
}
export interface Loan extends LoanText {
  readonly card: Card
  /** Its place on the card. */
  readonly place: number
}
/** One loan looked at as an earlier one of the same card. A new object each time it is looked at. */
export interface Earlier {
  readonly earlier: Loan
  readonly of: Loan
}

/** The loan that is asked about, with its card. */
export function loanOf(text: CardText): Loan {
  const loans: Loan[] = []
  const card: Card = { ...text, loans }
  text.loans.forEach((loan, place) => {
    loans.push({ ...loan, card, place })
  })
  const [first] = loans
  if (first === undefined) throw new Error('a card without loans')
  return first
}

// ---- facts -----------------------------------------------------------------------------------------------------

export const KINDS = ['book', 'map', 'disc'] as const

export const kind: Fact<Loan, string> = {
  name: 'kind',
  asks: 'What was lent?',
  answers: { kind: 'choice', options: KINDS },
  read: loan => loan.kind,
  sources: loan => [{ file: 'loans.csv', line: loan.place + 2, column: 'KIND' }],
}
const yesNo = (name: 'renewed' | 'damaged'): Fact<Loan, boolean> => ({
  name,
  asks: `Was it ${name}?`,
  answers: { kind: 'yes-no' },
  read: loan => loan[name],
})
export const renewed = yesNo('renewed')
export const damaged = yesNo('damaged')
export const pages: Fact<Loan, number> = {
  name: 'pages',
  asks: 'How many pages has it?',
  answers: { kind: 'number', unit: 'pages' },
  read: loan => loan.pages,
}
const day = (name: 'borrowed' | 'due'): DayFact<Loan> => ({
  name,
  asks: `On which day was it ${name}?`,
  answers: { kind: 'day' },
  read: loan => loan[name],
})
export const borrowed = day('borrowed')
export const due = day('due')
export const joined: DayFact<Loan> = {
  name: 'joined',
  asks: 'When did the reader join?',
  answers: { kind: 'day' },
  read: loan => loan.card.joined,
  of: loan => loan.card,
}
export const resident: Fact<Loan, boolean> = {
  name: 'resident',
  asks: 'Does the reader live in town?',
  answers: { kind: 'yes-no' },
  read: loan => loan.card.resident,
  of: loan => loan.card,
}
export const whole: Fact<Loan, boolean> = {
  name: 'whole',
  asks: 'Is every loan of the card in the record?',
  answers: { kind: 'yes-no' },
  read: loan => loan.card.whole,
  of: loan => loan.card,
}
export const recordIsWhole = holds(whole, 'every loan is in the record')

const EARLIER = ' of the earlier loan'

/** A fact of one of the two loans of a pair: a new object at each call, under the same name. */
export const seenFrom = <V extends Value>(fact: Fact<Loan, V>, end: keyof Earlier): Fact<Earlier, V> => ({
  name: end === 'earlier' ? fact.name + EARLIER : fact.name,
  asks: fact.asks,
  answers: fact.answers,
  read: pair => fact.read(pair[end]),
  of: pair => (fact.of === undefined ? pair[end] : fact.of(pair[end])),
  ...(end === 'earlier' ? { about: (pair: Earlier) => `a ${pair.earlier.kind ?? 'loan'}` } : {}),
})

/** The same record with an answer written into it: a fact by its name, for the card or loan it is of. */
export function withAnswer(text: CardText, name: string, subject: unknown, value: Value): CardText {
  const field = name.endsWith(EARLIER) ? name.slice(0, -EARLIER.length) : name
  if (['joined', 'resident', 'whole'].includes(field)) return { ...text, [field]: value }
  const { place } = subject as Loan
  return { ...text, loans: text.loans.map((loan, i) => (i === place ? { ...loan, [field]: value } : loan)) }
}

/** What a record says of a fact, by name and subject. */
export function answerIn(text: CardText, name: string, subject: unknown): Value | undefined {
  const field = name.endsWith(EARLIER) ? name.slice(0, -EARLIER.length) : name
  if (field === 'joined' || field === 'resident' || field === 'whole') return text[field]
  return text.loans[(subject as Loan).place]?.[field as keyof LoanText]
}

/** Earlier loans of the same card, at least so many, that pass a test. */
export const earlierLoans = (n: number, test: Condition<Earlier>, asksWhole = true): Condition<Loan> =>
  among<Loan, Earlier>(n, `${n} or more earlier loans`, {
    members: of => of.card.loans.filter(loan => loan !== of).map(earlier => ({ earlier, of })),
    test,
    about: ({ earlier }) => `loan ${earlier.place}`,
    ...(asksWhole ? { whole: recordIsWhole } : {}),
  })

// ---- random records --------------------------------------------------------------------------------------------

export const DAYS: readonly Day[] = [
  '2003-12-31',
  '2004-01-30',
  '2004-02-28',
  '2004-02-29',
  '2004-03-01',
  '2004-03-31',
  '2005-02-28',
  '2005-03-01',
  '2006-07-15',
].map(theDay)

export const aDay = fc.constantFrom(...DAYS).chain(of => fc.constantFrom(of, of - 1, of + 1))
const exactDay = fc
  .oneof({ weight: 12, arbitrary: aDay }, { weight: 1, arbitrary: fc.constantFrom(ALWAYS, NEVER) })
  .map(on)

/** A card of which everything is known. */
export const completeCard: fc.Arbitrary<CardText> = fc.record({
  resident: fc.boolean(),
  joined: exactDay,
  whole: fc.constant(true),
  loans: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      renewed: fc.boolean(),
      damaged: fc.boolean(),
      pages: fc.integer({ min: 1, max: 9 }),
      borrowed: exactDay,
      due: exactDay,
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

/** How much of each value to forget: 0 nothing, 1 all, more: a day is kept within bounds. */
export const forgetting = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 99 }) },
  ),
  { minLength: 30, maxLength: 30 },
)

/**
 * A record that says less. With `loansToo`, loans may be left out as well where the card is not surely whole any more.
 */
export function forget(text: CardText, how: readonly number[], loansToo = false): CardText {
  let next = 0
  const degree = () => how[next++] ?? 0
  const blur = <T extends object>(of: T): T =>
    Object.fromEntries(
      Object.entries(of).flatMap(([field, value]) => {
        const by = degree()
        if (by === 1) return []
        return [[field, by > 1 && isWindow(value) ? widen(value, by) : value]]
      }),
    ) as T
  const { loans, ...card } = text
  const less = blur(card)
  const kept =
    loansToo && less.whole !== true ? loans.filter((_, place) => place === 0 || degree() !== 1) : loans
  return { ...less, loans: kept.map(blur) }
}

const isWindow = (value: unknown): value is Window => typeof value === 'object'

function widen({ soonest, latest }: Window, by: number): Window {
  const bounds = [ALWAYS, ...DAYS, NEVER]
  const down = bounds[by % bounds.length] ?? ALWAYS
  const up = bounds[Math.floor(by / 2) % bounds.length] ?? NEVER
  return { soonest: Math.min(soonest, down), latest: Math.max(latest, up) }
}

/** The whole truth, a record of it with gaps, and one with more of them. */
export const threeRecords = (loansToo = false) =>
  fc.tuple(completeCard, forgetting, forgetting).map(([complete, some, more]) => {
    const partial = forget(complete, some, loansToo)
    return { complete, partial, sparse: forget(partial, more, loansToo) }
  })
/** A record with gaps. */
export const anyCard = threeRecords().map(({ sparse }) => sparse)

// ---- random conditions -----------------------------------------------------------------------------------------

type DayField = 'borrowed' | 'due' | 'joined' | 'own'

/** A condition as data, so that it can be built and, apart from that, answered by plain reading. */
export type Tree =
  | { readonly op: 'renewed' | 'damaged' | 'resident' }
  | { readonly op: 'kind'; readonly options: readonly string[] }
  | { readonly op: 'pages'; readonly limit: number }
  | { readonly op: 'before'; readonly of: DayField; readonly day: Day }
  | {
      readonly op: 'elapsed'
      readonly from: DayField
      readonly period: Period
      readonly to: DayField
    }
  | { readonly op: 'after'; readonly of: DayField; readonly period: Period }
  | { readonly op: 'from'; readonly day: Day }
  | { readonly op: 'all' | 'any'; readonly parts: readonly Tree[] }
  | { readonly op: 'atLeast'; readonly n: number; readonly parts: readonly Tree[] }
  | { readonly op: 'not' | 'unless' | 'presumed' | 'mustAppear'; readonly part: Tree }
  | { readonly op: 'among'; readonly n: number; readonly test: Tree }

export const onCalendar = (tree: Tree): boolean => {
  switch (tree.op) {
    case 'after':
      return true
    case 'from':
      return tree.day > ALWAYS && tree.day < NEVER
    case 'all':
    case 'any':
    case 'atLeast':
      return tree.parts.some(onCalendar)
    case 'presumed':
    case 'mustAppear':
      return onCalendar(tree.part)
    case 'among':
      return onCalendar(tree.test)
    default:
      return false
  }
}

interface Facts<S> {
  readonly kind: Fact<S, string>
  readonly renewed: Fact<S, boolean>
  readonly damaged: Fact<S, boolean>
  readonly resident: Fact<S, boolean>
  readonly pages: Fact<S, number>
  readonly borrowed: DayFact<S>
  readonly due: DayFact<S>
  readonly joined: DayFact<S>
  /** The day the loan asked about was borrowed, seen from an earlier one. */
  readonly own: DayFact<S>
}
const ofLoan: Facts<Loan> = { kind, renewed, damaged, resident, pages, borrowed, due, joined, own: borrowed }
const ofPair = (): Facts<Earlier> => ({
  kind: seenFrom(kind, 'earlier'),
  renewed: seenFrom(renewed, 'earlier'),
  damaged: seenFrom(damaged, 'earlier'),
  resident: seenFrom(resident, 'of'),
  pages: seenFrom(pages, 'earlier'),
  borrowed: seenFrom(borrowed, 'earlier'),
  due: seenFrom(due, 'earlier'),
  joined: seenFrom(joined, 'of'),
  own: seenFrom(borrowed, 'of'),
})

export const build = (tree: Tree): Condition<Loan> =>
  grow(tree, ofLoan, (n, test) => earlierLoans(n, grow(test, ofPair(), noneWithin)))

const noneWithin = (): Condition<Earlier> => always('no loans within loans')

function grow<S>(
  tree: Tree,
  facts: Facts<S>,
  earlierOnes: (n: number, test: Tree) => Condition<S>,
): Condition<S> {
  const inner = (part: Tree) => grow(part, facts, earlierOnes)
  switch (tree.op) {
    case 'renewed':
    case 'damaged':
    case 'resident':
      return holds(facts[tree.op])
    case 'kind':
      return is(facts.kind, tree.options)
    case 'pages':
      return atMost(facts.pages, tree.limit, `no more than ${tree.limit} pages`)
    case 'before':
      return before(facts[tree.of], tree.day)
    case 'elapsed':
      return elapsed(facts[tree.from], tree.period, facts[tree.to])
    case 'after':
      return after(facts[tree.of], tree.period)
    case 'from':
      return fromDay(tree.day, 'from a day on')
    case 'all':
      return all('all', ...tree.parts.map(inner))
    case 'any':
      return any('any', ...tree.parts.map(inner))
    case 'atLeast':
      return atLeast(tree.n, 'at least', ...tree.parts.map(inner))
    case 'not':
      return not('not', inner(tree.part))
    case 'unless':
      return unless('unless', inner(tree.part))
    case 'presumed':
      return presumed('presumed', inner(tree.part))
    case 'mustAppear':
      return mustAppear('must appear', inner(tree.part))
    case 'among':
      return earlierOnes(tree.n, tree.test)
  }
}

/** Whether a tree is true of a complete record on a day: read off plainly, in two values, with no windows. */
export function truthOn(tree: Tree, loan: Loan, day: Day, of: Loan = loan): boolean {
  const dayOf = (field: DayField): Day => {
    const found = field === 'own' ? of.borrowed : field === 'joined' ? loan.card.joined : loan[field]
    return (found ?? UNKNOWN).latest
  }
  const inner = (part: Tree) => truthOn(part, loan, day, of)
  switch (tree.op) {
    case 'renewed':
    case 'damaged':
      return loan[tree.op] === true
    case 'resident':
      return loan.card.resident === true
    case 'kind':
      return tree.options.includes(loan.kind ?? '')
    case 'pages':
      return (loan.pages ?? 0) <= tree.limit
    case 'before':
      return dayOf(tree.of) < tree.day
    case 'elapsed':
      return dayOf(tree.from) < NEVER && addPeriod(dayOf(tree.from), tree.period) <= dayOf(tree.to)
    case 'after':
      return addPeriod(dayOf(tree.of), tree.period) <= day
    case 'from':
      return tree.day <= day
    case 'all':
      return tree.parts.every(inner)
    case 'any':
      return tree.parts.some(inner)
    case 'atLeast':
      return tree.parts.filter(inner).length >= tree.n
    case 'not':
    case 'unless':
      return !inner(tree.part)
    case 'presumed':
    case 'mustAppear':
      return inner(tree.part)
    case 'among':
      return (
        loan.card.loans.filter(other => other !== loan && truthOn(tree.test, other, day, loan)).length >=
        tree.n
      )
  }
}

const period: fc.Arbitrary<Period> = fc.constantFrom<Period[]>(
  {},
  { days: 1 },
  { months: 1 },
  { years: 1 },
  { months: 1, days: 15 },
  { years: 1, months: 1, days: 1 },
)

/** Random conditions, with or without what the law presumes where the record is silent and with or without the calendar. */
export function trees(
  options: { readonly silence?: boolean; readonly calendar?: boolean } = {},
): fc.Arbitrary<Tree> {
  const { silence = false, calendar = true } = options
  const field = (within: boolean): fc.Arbitrary<DayField> =>
    within
      ? fc.constantFrom('borrowed', 'due', 'joined', 'own')
      : fc.constantFrom('borrowed', 'due', 'joined')
  const leaf = (within: boolean): fc.Arbitrary<Tree> =>
    fc.oneof(
      fc.record({ op: fc.constantFrom('renewed', 'damaged', 'resident') }),
      fc.record({
        op: fc.constant('kind' as const),
        options: fc.subarray([...KINDS], { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ op: fc.constant('pages' as const), limit: fc.integer({ min: 1, max: 8 }) }),
      fc.record({ op: fc.constant('before' as const), of: field(within), day: aDay }),
      fc.record({ op: fc.constant('elapsed' as const), from: field(within), period, to: field(within) }),
      fc.constantFrom<Tree>({ op: 'from', day: ALWAYS }, { op: 'from', day: NEVER }),
      ...(calendar
        ? [
            fc.record({ op: fc.constant('after' as const), of: field(within), period }),
            fc.record({ op: fc.constant('from' as const), day: aDay }),
          ]
        : []),
    )
  const branches = (within: boolean, tie: fc.Arbitrary<Tree>): fc.Arbitrary<Tree>[] => [
    fc.record({
      op: fc.constantFrom('all', 'any'),
      parts: fc.array(tie, { minLength: 0, maxLength: 3 }),
    }),
    fc.record({
      op: fc.constant('atLeast' as const),
      n: fc.integer({ min: 1, max: 3 }),
      parts: fc.array(tie, { minLength: 1, maxLength: 4 }),
    }),
    fc
      .record({ op: fc.constantFrom('not', 'unless'), part: tie })
      .map(tree => (onCalendar(tree.part) ? tree.part : tree)),
    ...(silence ? [fc.record({ op: fc.constantFrom('presumed', 'mustAppear'), part: tie })] : []),
    ...(within
      ? []
      : [
          fc.record({
            op: fc.constant('among' as const),
            n: fc.integer({ min: 1, max: 2 }),
            test: grown(true, 2),
          }),
        ]),
  ]
  const grown = (within: boolean, depth: number): fc.Arbitrary<Tree> =>
    depth === 0
      ? leaf(within)
      : fc.oneof(
          { weight: 1, arbitrary: leaf(within) },
          ...branches(within, grown(within, depth - 1)).map(arbitrary => ({ weight: 1, arbitrary })),
        )
  return grown(false, 3)
}
