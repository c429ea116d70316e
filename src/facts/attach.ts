/** Gives a person what was resolved to be theirs, before anything is asked of them. */
import type { Arrest } from '../record/arrests.ts'
import type { FactLine } from '../record/fact-line.ts'
import type { Conviction, OffenseClass, Person } from '../record/person.ts'
import type { Fact, Value } from '../rules/fact.ts'
import { dispute, type Given, give, isDisputed, type Settled, settle } from '../rules/given.ts'
import type { Window } from '../time/window.ts'
import { COUNTY } from './county.ts'
import type { LineState, PersonFact } from './resolve.ts'
import type { About, FactKind, Vocabulary } from './vocabulary.ts'
import { countsOf } from './whom.ts'

/** What became of a line of this person. */
export interface BecameOf {
  readonly line: number
  readonly state: LineState
  /** What the record says, where that was otherwise. */
  readonly record?: Value
}

type Subject = Conviction | Arrest | Person | object

/** Lines about the same. */
interface SameFact {
  readonly subject: Subject
  readonly about: About
  readonly kind: FactKind
  readonly facts: readonly PersonFact[]
}

export function attach(
  person: Person,
  arrests: readonly Arrest[],
  facts: readonly PersonFact[],
  vocabulary: Vocabulary,
): readonly BecameOf[] {
  const became: BecameOf[] = []
  const any = countsOf(person)[0] ?? arrests[0]
  const groups = grouped(person, arrests, facts, vocabulary, became)
  // What stands in the record itself is changed first: all else is read from it.
  const shown = groups.filter(isShown)
  const settled = new Map<SameFact, Settled>()
  // Nothing of a life lies before the birth.
  for (const group of shown.toSorted((a, b) => Number(isBirth(b)) - Number(isBirth(a)))) {
    const what = settleNow(group, any, person)
    settled.set(group, what)
    if (isBirth(group)) show(group, what)
  }
  for (const [group, what] of settled) {
    if (!isBirth(group)) show(group, what)
    give(group.subject, group.kind.name, { lines: what.lines, settled: what })
  }
  for (const group of groups)
    if (!settled.has(group)) give(group.subject, group.kind.name, { lines: group.facts.map(asGiven) })
  let disputed = false
  for (const group of groups) {
    const what = settled.get(group) ?? settleNow(group, any, person)
    // Whose case it is bears on no law: nothing else is asked for it.
    disputed ||= isDisputed(what) && group.kind.name !== COUNTY
    for (const { line } of group.facts)
      became.push({
        line,
        state: what.state,
        ...(what.record === undefined || what.state === 'agrees' ? {} : { record: what.record }),
      })
  }
  if (disputed) for (const one of [...countsOf(person), ...arrests]) dispute(one)
  return became
}

function grouped(
  person: Person,
  arrests: readonly Arrest[],
  facts: readonly PersonFact[],
  vocabulary: Vocabulary,
  became: BecameOf[],
): readonly SameFact[] {
  const found = new Map<string, { -readonly [K in keyof SameFact]: SameFact[K] }>()
  for (const one of facts) {
    const kind = vocabulary.get(one.fact.fact)
    const key = `${one.count ?? ''}\n${one.fact.fact}`
    const known = found.get(key)
    if (known !== undefined) known.facts = [...known.facts, one]
    else if (kind !== undefined)
      for (const { subject, about } of subjectsOf(person, arrests, one, kind))
        found.set(`${key}${about === 'arrest' ? '\narrest' : ''}`, { subject, about, kind, facts: [one] })
    if (kind === undefined) became.push({ line: one.line, state: 'not-asked' })
  }
  return [...found.values()]
}

function subjectsOf(
  person: Person,
  arrests: readonly Arrest[],
  { count }: PersonFact,
  { about }: FactKind,
): readonly { readonly subject: Subject; readonly about: About }[] {
  if (count === undefined) return about.includes('person') ? [{ subject: person, about: 'person' }] : []
  const conviction = countsOf(person).find(({ key }) => key === count)
  if (conviction !== undefined)
    return about.includes('cycle') && !about.includes('conviction')
      ? [{ subject: conviction.cycle, about: 'cycle' }]
      : [{ subject: conviction, about: 'conviction' }]
  const arrest = arrests.find(({ key }) => key === count)
  return arrest === undefined ? [] : [{ subject: arrest, about: 'arrest' }]
}

const asGiven = ({ fact }: PersonFact): Given => {
  const { value, source, by, asOf, corrects, at } = fact as FactLine & { readonly value: Value }
  return { value, source, by, asOf, corrects: corrects === true, at }
}

/** How lines stand beside the record, by the fact of them that is read in the most ways: one of which they contradict disputes it. */
function settleNow(group: SameFact, any: Conviction | Arrest | undefined, person: Person): Settled {
  const { about, kind, facts } = group
  const lines = facts.map(asGiven)
  const all = kind.facts
    .filter(one => one.about === about)
    .map(({ fact }) =>
      settle(fact.givenOnly ? undefined : inLife(readOf(fact, group, any), group, person), lines),
    )
  return (
    all.find(isDisputed) ?? all.find(({ state }) => state !== 'agrees') ?? all[0] ?? settle(undefined, lines)
  )
}

const isBirth = ({ kind }: SameFact): boolean => kind.name === 'birth date'

/** The days that a record leaves open, without those before the person was born. */
function inLife(value: Value | undefined, group: SameFact, { birth }: Person): Value | undefined {
  if (typeof value !== 'object' || isBirth(group) || !isShown(group)) return value
  return value.soonest < birth.soonest && birth.soonest <= value.latest
    ? { soonest: birth.soonest, latest: value.latest }
    : value
}

/** A fact of the person or the cycle is read from any count of theirs, and one of an earlier conviction from a pair. */
function readOf(
  fact: Fact<never, Value>,
  { subject, about }: Pick<SameFact, 'subject' | 'about'>,
  any: Conviction | Arrest | undefined,
): Value | undefined {
  const read = fact.read as (of: unknown) => Value | undefined
  if (about === 'person') return read(any ?? { person: subject })
  if (about === 'cycle') return read({ ...any, cycle: subject })
  return fact.of === undefined || fact.of(subject as never) === subject
    ? read(subject)
    : read({ prior: subject, of: subject })
}

// ---- what stands in the record itself -------------------------------------------------------------------------------

type Shows = (subject: Subject, value: Value | undefined) => void
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Values of the record that others are read from: what counts of them takes their place. */
const SHOWN: Readonly<Record<string, Shows>> = {
  'offense date': (one, value) => {
    if ('offenseDate' in one) (one as Writable<Conviction>).offenseDate = value as Window
  },
  'conviction date': (one, value) => {
    const conviction = one as Writable<Conviction>
    keep(conviction)
    conviction.convictionDate = value as Window
  },
  'class of the conviction': (one, value) => {
    const conviction = one as Writable<Conviction>
    if (conviction.later.some(({ kind }) => kind === 'reduced')) return
    keep(conviction)
    delete conviction.class
    delete conviction.classUnread
    if (value === undefined) conviction.classUnread = true
    else conviction.class = value as OffenseClass
  },
  'birth date': (one, value) => {
    ;(one as Writable<Person>).birth = value as Window
  },
  [COUNTY]: (one, value) => {
    // A reader may read that of a cycle from its rows each time it is asked.
    const of = 'convictionDate' in one ? one : (one as Arrest).cycle
    Object.defineProperty(of, 'county', { value, enumerable: true, configurable: true, writable: true })
  },
}

/** What the record itself shows, for laws that ask for that. */
function keep(conviction: Writable<Conviction>): void {
  const { class: of, classUnread, convictionDate } = conviction
  conviction.shown ??= {
    convictionDate,
    ...(of === undefined ? {} : { class: of }),
    ...(classUnread === undefined ? {} : { classUnread }),
  }
}

const isShown = ({ kind, about }: SameFact): boolean =>
  Object.hasOwn(SHOWN, kind.name) &&
  (about === 'conviction' || about === 'person' || (about === 'arrest' && kind.name === COUNTY))

function show({ subject, kind }: SameFact, { value, state }: Settled): void {
  if (state !== 'agrees') SHOWN[kind.name]?.(subject, value)
}
