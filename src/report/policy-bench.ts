/**
 * The policy bench: what any policy of a jurisdiction's offices would do to everybody of a run. Each conviction is read and decided
 * by law once; kept is what the law gives and how every line fits that a policy may have. A policy is then asked by the same
 * functions as in a run, once for each kind of conviction.
 */
import {
  askBy,
  end,
  type Fit,
  fitOf,
  type Line,
  type Policy,
  type PolicyBook,
  type PolicyChoice,
  readPolicy,
} from '../law/policy.ts'
import type { Relief } from '../law/relief.ts'
import type { Conviction } from '../record/person.ts'
import { stableJson } from '../results/hash.ts'
import type { Condition } from '../rules/condition.ts'
import { contentOf } from '../rules/content.ts'
import type { Outcome } from '../rules/determination.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import { addedBy, type Basis, barsOf, type Decided } from '../run/decide.ts'
import type { Question } from '../run/person.ts'
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import {
  BURDENS,
  type Burden,
  burdenOf,
  type Effect,
  effectOf,
  firstRecentDay,
  type Has,
  NOT_KNOWN,
  SCENARIOS,
  standingOf,
} from './impact.ts'
import type { Standing } from './tally.ts'

/** What a policy does to everybody, in the numbers of a summary. */
export interface Counted {
  readonly considered: { readonly convictions: number; readonly people: number }
  readonly answers: Readonly<Record<Outcome, number>>
  /** Of what is eligible. */
  readonly basis: Readonly<Record<Basis, number>>
  readonly reliefs: Readonly<Record<string, number>>
  /** People for whom something is due. */
  readonly helped: number
  readonly standing: { readonly [burden in keyof Has]: Readonly<Record<Scenario, Standing>> }
  readonly sections: Readonly<Record<string, Readonly<Record<Outcome, number>>>>
}

type Scenario = (typeof SCENARIOS)[number]

/** An answer as one sees it move: what it is, and the relief it is headed by. */
export interface Moved {
  readonly outcome: Outcome
  readonly relief: string
}

export interface Move {
  /** Names it to `whoMoves`. */
  readonly key: string
  /** Undefined: the other policy does not look at such a conviction. */
  readonly from: Moved | undefined
  readonly to: Moved | undefined
  /** In the words of the policy that has it so. */
  readonly reason: string
  readonly convictions: number
  readonly people: number
  readonly example: PersonNamed
}

export interface PersonNamed {
  readonly id: string
  readonly name: string
}

export interface BenchEffect {
  readonly policy: Counted
  readonly against: Counted
  readonly moves: readonly Move[]
}

export interface Bench {
  readonly people: number
  readonly convictions: number
  /** What a policy does, and what changes beside another; undefined is the law alone. Throws where it has lines the bench does not know. */
  readonly effect: (policy: Policy | undefined, against: Policy | undefined) => BenchEffect
  /** The people of one of its moves. */
  readonly whoMoves: (
    policy: Policy | undefined,
    against: Policy | undefined,
    key: string,
  ) => readonly PersonNamed[]
}

/** Everything that any policy of the book may ask, as a policy that grants nothing: who reads people for the bench reads them by this. */
export const everyLine = (book: PolicyBook): Policy => ({
  name: 'bench',
  title: 'Everything a policy may ask',
  source: '',
  notes: [],
  related: true,
  lines: [...linesOf(book).values()],
  otherwise: end('not-eligible', ''),
  whenLawBars: 'refer',
})

/** A line by all that it asks and gives: two lines of one text are one. */
const keyOf = ({ then, reason, when, closes }: Line): string =>
  stableJson({
    then,
    reason,
    when: contentOf(when as unknown as Condition<never>),
    ...(closes === undefined ? {} : { closes: contentOf(closes as unknown as Condition<never>) }),
  })

function linesOf(book: PolicyBook): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>()
  const add = (policy: Policy | undefined): void => {
    for (const line of policy?.lines ?? []) lines.set(keyOf(line), line)
  }
  for (const preset of book.presets) {
    add(preset)
    for (const file of eachChoice(book, preset.name)) add(readPolicy(book, file).policy)
  }
  return lines
}

type File = Record<string, unknown>

/** Files that choose one thing each. */
function* eachChoice({ offers }: PolicyBook, preset: string): Generator<File> {
  if (offers === undefined) return
  const blank = (): File => ({ name: 'bench', ...emptied(offers, preset) })
  for (const choice of offers.choices) {
    if (!choice.of.includes(preset)) continue
    if (choice.kind === 'lists')
      for (const { key } of choice.lists) yield { ...blank(), [key]: [choice.value] }
    else for (const value of valuesOf(choice)) yield chosen(blank(), choice.key, value)
  }
}

/** The lists of the written preset are emptied: each choice is made by itself. */
const emptied = ({ blank, written }: NonNullable<PolicyBook['offers']>, preset: string): File =>
  structuredClone(blank.extends === preset ? blank : written(preset)) as File

function valuesOf(choice: Exclude<PolicyChoice, { kind: 'lists' }>): readonly unknown[] {
  if (choice.kind === 'yes-no') return [true]
  if (choice.kind === 'one-of') return choice.options.map(({ value }) => value)
  return Array.from({ length: choice.most - choice.least + 1 }, (_, i) => choice.least + i)
}

/** The file with something chosen: `also.ageAtLeast` stands in the object `also`. */
function chosen(file: File, key: string, value: unknown): File {
  const [first, second] = key.split('.') as [string, string?]
  return second === undefined
    ? { ...file, [first]: value }
    : { ...file, [first]: { ...(file[first] as File | undefined), [second]: value } }
}

/** Convictions of which every policy says the same. */
interface Kind {
  readonly considered: boolean
  readonly byLaw: Outcome
  readonly relief: Relief | undefined
  readonly due: readonly (Relief | undefined)[]
  readonly countyUnknown: boolean
  readonly barred: boolean
  /** Whether a policy may grant on it: one that looks at related convictions, and one that does not. */
  readonly gates: { readonly related: Gate; readonly own: Gate }
  /** How each line fits, by its number. */
  readonly fits: string
  readonly whatIf: { readonly all: Effect | undefined; readonly related: Effect | undefined }
  readonly section: string
}

type Gate = 'never' | 'perhaps' | 'surely'

interface Somebody extends PersonNamed {
  readonly doubted: boolean
  /** What stands on the record, and of what kind each is that a policy may look at. */
  readonly burdens: readonly Burden[]
  readonly kinds: readonly (number | undefined)[]
  readonly arrests: boolean
  readonly arrestDue: boolean
}

const FITS = { yes: 'y', no: 'n', maybe: 'm' } as const
const FIT: Readonly<Record<string, Fit>> = { y: 'yes', n: 'no', m: 'maybe' }

/** Takes people one by one, decided under `everyLine`, and gives the bench. */
export function benchOf(
  { day, program }: Pick<Question, 'day' | 'program'>,
  book: PolicyBook,
): { readonly add: (decided: DecidedPerson) => void; readonly finish: () => Bench } {
  const lines = linesOf(book)
  const kinds: Kind[] = []
  const known = new Map<string, number>()
  const people: Somebody[] = []
  const firstRecent = firstRecentDay(day)
  const gates = { related: { related: true }, own: { related: false } } as const
  const numbered = new Map<Conviction, number>()
  const numberOf = (kind: Kind): number => {
    const key = JSON.stringify([
      ...[kind.considered, kind.byLaw, kind.relief?.id, kind.due.map(one => one?.id), kind.countyUnknown],
      ...[kind.barred, kind.gates, kind.fits, kind.whatIf, kind.section],
    ])
    const found = known.get(key) ?? kinds.length
    if (found === kinds.length) {
      known.set(key, found)
      kinds.push(kind)
    }
    return found
  }
  return {
    add: ({ person, decided, arrests, whatIf }) => {
      if (decided.length + arrests.length === 0) return
      numbered.clear()
      for (const one of decided) {
        const { subject } = one
        const gate = (of: { readonly related: boolean }): Gate => {
          const window = book.gate(of, subject, one.answers.length > 0).when(subject)
          return window.soonest === NEVER ? 'never' : window.latest === ALWAYS ? 'surely' : 'perhaps'
        }
        const atLeast = one.countyUnknown ? undefined : effectOf(one.due.map(({ relief }) => relief))
        const would = whatIf.find(({ conviction }) => conviction === subject)
        numbered.set(
          subject,
          numberOf({
            considered: one.answers.length > 0,
            byLaw: one.byLaw,
            relief: one.relief,
            due: one.due.map(({ relief }) => relief),
            countyUnknown: one.countyUnknown,
            barred: barsOf(one).length > 0,
            gates: { related: gate(gates.related), own: gate(gates.own) },
            fits: fitsOf(lines, subject, day),
            whatIf: {
              all: would?.dismissAll === true ? 'gone' : atLeast,
              related: would?.dismissAllAndRelated === true ? 'gone' : atLeast,
            },
            section: program.sectionOf(subject),
          }),
        )
      }
      const { convictions, undisposed = [] } = person
      const all = [...convictions, ...undisposed]
      people.push({
        id: person.id,
        name: person.name ?? '',
        doubted: person.doubts.length > 0,
        burdens: all.map(one => burdenOf(one, firstRecent)),
        kinds: all.map(one => numbered.get(one)),
        arrests: arrests.length > 0,
        arrestDue: arrests.some(isDue),
      })
    },
    finish: () =>
      newBench({ book, places: new Map([...lines.keys()].map((key, at) => [key, at])) }, kinds, people),
  }
}

const isDue = <S>({ outcome, due, countyUnknown }: Decided<S>): boolean =>
  outcome === 'eligible' || (due.length > 0 && !countyUnknown)

function fitsOf(lines: ReadonlyMap<string, Line>, subject: Conviction, day: Day): string {
  let fits = ''
  for (const line of lines.values()) fits += FITS[fitOf(line, subject, day)]
  return fits
}

interface Asking {
  readonly book: PolicyBook
  /** The number of each line, by its key. */
  readonly places: ReadonlyMap<string, number>
}

/** What a policy makes of a kind; undefined where it does not look at it. */
interface Seen extends Moved {
  readonly basis: Basis | undefined
  readonly reason: string
  readonly due: boolean
  readonly after: Effect | undefined
}

/** What a policy makes of each kind. */
function seenBy(
  policy: Policy | undefined,
  { book, places }: Asking,
  kinds: readonly Kind[],
): readonly (Seen | undefined)[] {
  const placeOf = new Map(
    policy?.lines.map(line => {
      const place = places.get(keyOf(line))
      if (place === undefined) throw new Error('the policy asks what the bench has not read')
      return [line, place] as const
    }),
  )
  return kinds.map(kind => {
    if (!kind.considered && policy?.related !== true) return undefined
    const gate = policy === undefined ? 'never' : policy.related ? kind.gates.related : kind.gates.own
    if (policy === undefined || gate === 'never')
      return seen(kind, addedBy(book, kind, NOTHING, NOT_ALLOWED), '')
    const answer = askBy(policy, line => FIT[kind.fits[placeOf.get(line) as number] as string] as Fit)
    const added = addedBy(book, kind, answer, {
      allowed: gate === 'surely',
      barred: () => policy.whenLawBars === 'refer' && kind.barred,
    })
    return seen(kind, added, answer.reason)
  })
}

const NOTHING = { outcome: 'not-eligible' } as const
const NOT_ALLOWED = { allowed: false, barred: () => false } as const

function seen(kind: Kind, added: ReturnType<typeof addedBy>, reason: string): Seen {
  const { outcome } = added
  const relief = 'relief' in added ? added.relief : kind.relief
  const basis = added.basis ?? (kind.relief === undefined ? undefined : 'law')
  const due = outcome === 'eligible' || (kind.due.length > 0 && !kind.countyUnknown)
  return {
    outcome,
    relief: outcome === 'eligible' || outcome === 'eligible-later' ? (relief?.id ?? '') : '',
    basis,
    reason,
    due,
    after: outcome === 'eligible' ? effectOf([relief, ...kind.due]) : undefined,
  }
}

function newBench(asking: Asking, kinds: readonly Kind[], people: readonly Somebody[]): Bench {
  const movesOf = (policy: Policy | undefined, against: Policy | undefined) => {
    const [now, then] = [seenBy(policy, asking, kinds), seenBy(against, asking, kinds)]
    return { now, then, keys: kinds.map((_, at) => moveKey(then[at], now[at])) }
  }
  return {
    people: people.length,
    convictions: people.reduce((sum, one) => sum + one.kinds.filter(kind => kind !== undefined).length, 0),
    effect: (policy, against) => {
      const { now, then, keys } = movesOf(policy, against)
      return {
        policy: counted(now, kinds, people),
        against: counted(then, kinds, people),
        moves: movesAmong(people, keys, at => ({ from: then[at], to: now[at] })),
      }
    },
    whoMoves: (policy, against, key) => {
      const { keys } = movesOf(policy, against)
      return people
        .filter(one => one.kinds.some(kind => kind !== undefined && keys[kind] === key))
        .map(({ id, name }) => ({ id, name }))
    },
  }
}

const seenText = (one: Seen | undefined): string =>
  one === undefined ? '' : [one.outcome, one.relief].join(' ')

/** Undefined where nothing moves. */
function moveKey(from: Seen | undefined, to: Seen | undefined): string | undefined {
  const [before, after] = [seenText(from), seenText(to)]
  return before === after ? undefined : [before, after, reasonFor(from, to)].join('\n')
}

const reasonFor = (from: Seen | undefined, to: Seen | undefined): string => to?.reason || from?.reason || ''

function movesAmong(
  people: readonly Somebody[],
  keys: readonly (string | undefined)[],
  ends: (kind: number) => { readonly from: Seen | undefined; readonly to: Seen | undefined },
): readonly Move[] {
  const moves = new Map<string, { convictions: number; people: number; example: PersonNamed; kind: number }>()
  const theirs = new Set<string>()
  for (const { id, name, kinds } of people) {
    theirs.clear()
    for (const kind of kinds) {
      const key = kind === undefined ? undefined : keys[kind]
      if (kind === undefined || key === undefined) continue
      const move = moves.get(key) ?? { convictions: 0, people: 0, example: { id, name }, kind }
      moves.set(key, move)
      move.convictions++
      if (!theirs.has(key)) move.people++
      theirs.add(key)
    }
  }
  return [...moves]
    .map(([key, { kind, ...count }]) => {
      const { from, to } = ends(kind)
      return { key, from: shown(from), to: shown(to), reason: reasonFor(from, to), ...count }
    })
    .sort((a, b) => b.convictions - a.convictions || (a.key < b.key ? -1 : 1))
}

const shown = (one: Seen | undefined): Moved | undefined =>
  one === undefined ? undefined : { outcome: one.outcome, relief: one.relief }

const noOutcomes = (): Record<Outcome, number> => ({
  eligible: 0,
  'eligible-later': 0,
  'not-eligible': 0,
  review: 0,
})

const nobody = (): Record<Scenario, Standing> =>
  Object.fromEntries(
    SCENARIOS.map(scenario => [scenario, { yes: 0, no: 0, unknown: 0, freed: 0 }]),
  ) as Record<Scenario, Standing>

type Sums = {
  considered: { convictions: number; people: number }
  answers: Record<Outcome, number>
  basis: Record<Basis, number>
  reliefs: Record<string, number>
  helped: number
  standing: { [burden in keyof Has]: Record<Scenario, Standing> }
  sections: Record<string, Record<Outcome, number>>
}

function counted(
  seen: readonly (Seen | undefined)[],
  kinds: readonly Kind[],
  people: readonly Somebody[],
): Counted {
  const sums: Sums = {
    considered: { convictions: 0, people: 0 },
    answers: noOutcomes(),
    basis: { law: 0, policy: 0 },
    reliefs: {},
    helped: 0,
    standing: { felony: nobody(), conviction: nobody(), recent: nobody() },
    sections: {},
  }
  for (const person of people) {
    let [considered, helped] = [person.arrests, person.arrestDue]
    for (const kind of person.kinds) {
      const one = kind === undefined ? undefined : seen[kind]
      if (kind === undefined || one === undefined) continue
      considered = true
      if (one.due) helped = true
      addConviction(sums, one, (kinds[kind] as Kind).section)
    }
    if (!considered) continue
    sums.considered.people++
    if (helped) sums.helped++
    addStanding(sums.standing, person, seen, kinds)
  }
  return sums
}

function addConviction(sums: Sums, { outcome, relief, basis }: Seen, section: string): void {
  sums.considered.convictions++
  sums.answers[outcome]++
  sums.sections[section] ??= noOutcomes()
  ;(sums.sections[section] as Record<Outcome, number>)[outcome]++
  if (outcome !== 'eligible') return
  if (basis !== undefined) sums.basis[basis]++
  sums.reliefs[relief] = (sums.reliefs[relief] ?? 0) + 1
}

function addStanding(
  standing: Sums['standing'],
  { doubted, burdens, kinds: theirs }: Somebody,
  seen: readonly (Seen | undefined)[],
  kinds: readonly Kind[],
): void {
  const by = (effect: (kind: number) => Effect | undefined): Has =>
    standingOf(burdens, place => {
      const kind = theirs[place]
      return kind === undefined ? undefined : effect(kind)
    })
  const impact = doubted
    ? NOT_KNOWN
    : {
        before: by(() => undefined),
        after: by(kind => seen[kind]?.after),
        dismissAll: by(kind => kinds[kind]?.whatIf.all),
        dismissAllAndRelated: by(kind => kinds[kind]?.whatIf.related),
      }
  for (const burden of BURDENS)
    for (const scenario of SCENARIOS) {
      const now = impact[scenario][burden]
      const sum = standing[burden][scenario]
      sum[now]++
      if (now === 'no' && impact.before[burden] === 'yes') sum.freed++
    }
}
