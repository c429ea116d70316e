/**
 * What any policy of a jurisdiction's offices would say of convictions, without asking them again: kept is what the law gives and how
 * every line fits that a policy may have, once for all convictions of which that is the same.
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
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import type { WhatIf } from './consumer.ts'
import { addedBy, type Basis, barsOf, type Decided } from './decide.ts'
import type { Question } from './person.ts'

export type { Basis, Outcome, Policy, PolicyBook, PolicyChoice, Relief }

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
export interface Kind {
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
  /** What the two policies that every run is compared with would dismiss. */
  readonly whatIf: { readonly all: boolean; readonly related: boolean }
  readonly section: string
}

type Gate = 'never' | 'perhaps' | 'surely'

const FITS = { yes: 'y', no: 'n', maybe: 'm' } as const
const FIT: Readonly<Record<string, Fit>> = { y: 'yes', n: 'no', m: 'maybe' }

export interface Kinds {
  readonly book: PolicyBook
  readonly kinds: readonly Kind[]
  /** The number of the kind of a conviction that was decided under `everyLine` with its lines left out. */
  readonly numberOf: (decided: Decided<Conviction>, whatIf: readonly WhatIf[]) => number
  /** What a policy makes of each kind: undefined where it does not look at it. Throws where it has lines that were not read. */
  readonly seenBy: (policy: Policy | undefined) => readonly (Seen | undefined)[]
}

export function kindsUnder({ day, program }: Pick<Question, 'day' | 'program'>, book: PolicyBook): Kinds {
  const lines = linesOf(book)
  const places = new Map([...lines.keys()].map((key, at) => [key, at]))
  const kinds: Kind[] = []
  const known = new Map<string, number>()
  return {
    book,
    kinds,
    numberOf: (decided, whatIf) => {
      const { subject, answers, byLaw, relief, due, countyUnknown } = decided
      const considered = answers.length > 0
      const gate = (related: boolean): Gate => {
        const window = book.gate({ related }, subject, considered).when(subject)
        return window.soonest === NEVER ? 'never' : window.latest === ALWAYS ? 'surely' : 'perhaps'
      }
      const would = whatIf.find(({ conviction }) => conviction === subject)
      const kind: Kind = {
        considered,
        byLaw,
        relief,
        due: due.map(one => one.relief),
        countyUnknown,
        barred: barsOf(decided).length > 0,
        gates: { related: gate(true), own: gate(false) },
        fits: fitsOf(lines, subject, day),
        whatIf: { all: would?.dismissAll === true, related: would?.dismissAllAndRelated === true },
        section: program.sectionOf(subject),
      }
      const key = JSON.stringify({ ...kind, relief: relief?.id, due: kind.due.map(one => one?.id) })
      const found = known.get(key) ?? kinds.length
      if (found === kinds.length) {
        known.set(key, found)
        kinds.push(kind)
      }
      return found
    },
    seenBy: policy => seenBy(policy, { book, places }, kinds),
  }
}

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

/** What a policy makes of a kind. */
export interface Seen {
  readonly outcome: Outcome
  /** By which it is headed, and whether that is told: of what is due now or later. */
  readonly relief: Relief | undefined
  readonly basis: Basis | undefined
  readonly reason: string
  readonly due: boolean
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
  return {
    outcome,
    relief,
    basis: added.basis ?? (kind.relief === undefined ? undefined : 'law'),
    reason,
    due: outcome === 'eligible' || (kind.due.length > 0 && !kind.countyUnknown),
  }
}
