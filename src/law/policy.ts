/** Office policies: ordered lines on top of the law, of which the first that fits decides. */
import type { Conviction, Offense } from '../record/person.ts'
import type { Citation } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import type { Supposition } from '../rules/fact.ts'
import { type Day, NEVER } from '../time/day.ts'
import { YES } from '../time/window.ts'
import type { Relief } from './relief.ts'

/** What an office may give beyond the law; to dismiss is more than to reduce. */
export type Grant = 'dismiss' | 'reduce'
/** Where a line leads: a grant, a refusal, or a person who decides. */
export type Then = Grant | 'not-eligible' | 'attorney' | 'city-attorney'

export interface Line<S = Conviction> {
  /** The words offices know: they stand in the result table. */
  readonly reason: string
  readonly then: Then
  readonly when: Condition<S>
  /** The line fits no longer once this is true. */
  readonly closes?: Condition<S>
  readonly cite?: Citation
}

export interface Policy<S = Conviction> {
  /** The name of a preset, or the name a policy file gives itself. */
  readonly name: string
  readonly title: string
  /** Where the policy is known from. */
  readonly source: string
  /** What the reader should know: choices made, differences from the policy as once run. */
  readonly notes: readonly string[]
  /** Whether convictions of related charges (trespass, paraphernalia and the like) are looked at as well. */
  readonly related: boolean
  readonly lines: readonly Line<S>[]
  /** Where a conviction goes that no line fits. */
  readonly otherwise: { readonly then: Then; readonly reason: string }
  /** Where the policy would grant and the statute has a bar: to an attorney, or granted all the same. */
  readonly whenLawBars: 'refer' | 'grant'
  /** What the policy file held that it was read from; absent where it comes with the program. */
  readonly file?: unknown
}

/**
 * A choice that an office has when it writes a policy file, and the words it is offered in. `key`: where it stands in the file
 * (`also.ageAtLeast`). `of`: the presets that take it.
 */
export type PolicyChoice = {
  readonly of: readonly string[]
  readonly says: string
  readonly more?: string
} & (
  | {
      /** The value stands in one of these lists of the file, or in none. */
      readonly kind: 'lists'
      readonly value: string
      readonly lists: readonly { readonly key: string; readonly says: string }[]
    }
  | {
      /** A number from `least` to `most`, in words with `#` in its place; left out it is not used. `widest`: the end that reaches most people. */
      readonly kind: 'number'
      readonly key: string
      readonly least: number
      readonly most: number
      readonly widest: 'least' | 'most'
      readonly words: string
      /** What counts where nothing is said, where that is a number: such a choice is never left out. */
      readonly usual?: number
    }
  | { readonly kind: 'yes-no'; readonly key: string }
  | {
      /** One of these; the first where nothing is said. */
      readonly kind: 'one-of'
      readonly key: string
      readonly options: readonly { readonly value: string; readonly says: string }[]
    }
)

/** What a jurisdiction knows of the policies of its offices. */
export interface PolicyBook<S = Conviction> {
  /** What any policy looks at, in a sentence: `marijuana convictions`. */
  readonly looksAt: string
  /** The policies that come with it. */
  readonly presets: readonly Policy<S>[]
  /** What a line of a policy grants. */
  readonly reliefs: Readonly<Record<Grant, Relief>>
  /** What must be so before a policy may grant anything; `considered`: a statute asked speaks of the subject. */
  readonly gate: (policy: Pick<Policy<S>, 'related'>, subject: S, considered: boolean) => Condition<S>
  /** Whether an offense is, or may be, one of those cleared beside what the statutes speak of: see `Policy.related`. */
  readonly related: (offense: Offense) => boolean
  /** Two policies that no office need choose, and that every run is compared with. */
  readonly whatIf: { readonly dismissAll: Policy<S>; readonly dismissAllAndRelated: Policy<S> }
  /**
   * What an office may choose in a file, the file in which nothing is chosen yet, and a preset as a file would have it. Absent:
   * only presets are offered.
   */
  readonly offers?: {
    readonly choices: readonly PolicyChoice[]
    readonly blank: Readonly<Record<string, unknown>>
    readonly written: (preset: string) => Readonly<Record<string, unknown>>
  }
  /** The JSON Schema of a policy file. */
  readonly schema: object
  /** The policy of a file that the schema has passed, or what is wrong with it, a sentence each. */
  readonly read: (file: unknown) => PolicyRead
}

export type PolicyRead =
  | { readonly policy: Policy; readonly problems?: never }
  | { readonly policy?: never; readonly problems: readonly string[] }

/** The policy of a file that the schema has passed, with what the file holds, so that it can be read again from that. */
export function readPolicy(book: PolicyBook, file: unknown): PolicyRead {
  const read = book.read(file)
  return read.policy === undefined ? read : { policy: { ...read.policy, file } }
}

/** The preset of a name; undefined where the book has none. */
export const presetNamed = ({ presets }: PolicyBook, name: string): Policy | undefined =>
  presets.find(policy => policy.name === name)

/** Where a conviction goes, in the words offices know. */
export const end = (then: Then, reason: string): Policy['otherwise'] => ({
  then,
  reason,
})

/** One line of a policy, with the text it is known from. */
export const line = <S>(
  then: Then,
  reason: string,
  when: Condition<S>,
  rest: Pick<Line<S>, 'closes' | 'cite'> = {},
): Line<S> => ({ ...end(then, reason), when, ...rest })

export interface PolicyAnswer<S = Conviction> {
  /** `unknown`: lines that lead elsewhere may fit as well, for want of a fact. */
  readonly outcome: 'grant' | 'not-eligible' | 'attorney' | 'city-attorney' | 'unknown'
  /** What is granted; where the outcome is unknown, the least that every possible outcome grants. */
  readonly grant?: Grant
  /** Whether it goes to a person, or may where several lines may fit. */
  readonly refers?: true
  readonly reason: string
  /** The line that decided; absent where none did. */
  readonly line?: Line<S>
  /** For `unknown`: the lines that may fit, in order, up to the last that matters. */
  readonly open: readonly Line<S>[]
  /** Where no grant is made: the first later day on which one surely will be, if the record stays as it is. */
  readonly from?: Day
}

type End<S> = Line<S> | Policy<S>['otherwise']

const isGrant = (to: Then): to is Grant => to === 'dismiss' || to === 'reduce'
const isReferral = (to: Then): boolean => to === 'attorney' || to === 'city-attorney'
const isLine = <S>(end: End<S>): end is Line<S> => 'when' in end
const NO_LINES: readonly never[] = []

/** How a line fits a subject on a day: what becomes true only later does not fit yet. */
export type Fit = 'yes' | 'no' | 'maybe'

/**
 * Asks a policy about one subject. The first line that surely fits decides, unless an earlier line that may fit leads
 * elsewhere: then the outcome is unknown.
 */
export function ask<S>(policy: Policy<S>, subject: S, day: Day, suppose?: Supposition): PolicyAnswer<S> {
  const answer = askBy(policy, line => fitOf(line, subject, day, suppose))
  if (answer.outcome === 'grant' || answer.outcome === 'unknown') return answer
  const from = firstGrant(policy, subject, day, suppose)
  return from === undefined ? answer : { ...answer, from }
}

/** The same where it is known how each line fits; without the day on which a grant comes. */
export function askBy<S>(policy: Policy<S>, howFits: (line: Line<S>) => Fit): PolicyAnswer<S> {
  const { end, open } = follow(policy, howFits)
  return open === undefined ? answerOf(end) : undecided(end, open)
}

/** Where a policy leads: the end that surely applies, and the lines before it that leave that open. */
function follow<S>(
  policy: Policy<S>,
  howFits: (line: Line<S>) => Fit,
): { readonly end: End<S>; readonly open: readonly Line<S>[] | undefined } {
  let end: End<S> = policy.otherwise
  let maybe: Line<S>[] | undefined
  for (const line of policy.lines) {
    const fits = howFits(line)
    if (fits === 'no') continue
    if (fits === 'yes') {
      end = line
      break
    }
    maybe ??= []
    maybe.push(line)
  }
  if (maybe === undefined) return { end, open: undefined }
  const elsewhere = maybe.findLastIndex(line => line.then !== end.then)
  return { end, open: elsewhere === -1 ? undefined : maybe.slice(0, elsewhere + 1) }
}

export function fitOf<S>(line: Line<S>, subject: S, day: Day, suppose?: Supposition): Fit {
  const opens = line.when.when(subject, suppose)
  if (opens.soonest > day) return 'no'
  const closes = line.closes?.when(subject, suppose)
  if (closes !== undefined && closes.latest <= day) return 'no'
  return opens.latest <= day && (closes === undefined || closes.soonest > day) ? 'yes' : 'maybe'
}

/** The answers of ends that need no more said, made once each. */
const answers = new WeakMap<End<never>, PolicyAnswer<never>>()

function answerOf<S>(end: End<S>): PolicyAnswer<S> {
  const known = answers.get(end as End<never>) as unknown as PolicyAnswer<S> | undefined
  if (known !== undefined) return known
  const { then, reason } = end
  const answer: PolicyAnswer<S> = {
    ...(isGrant(then) ? { outcome: 'grant', grant: then } : { outcome: then }),
    ...(isReferral(then) ? { refers: true } : {}),
    reason,
    ...(isLine(end) ? { line: end } : {}),
    open: NO_LINES,
  }
  answers.set(end as End<never>, answer as unknown as PolicyAnswer<never>)
  return answer
}

function undecided<S>(end: End<S>, open: readonly Line<S>[]): PolicyAnswer<S> {
  const reasons = [...new Set(open.map(line => line.reason))].join('; ')
  // The ends differ, so where all of them grant the least of them is a reduction.
  const sure = isGrant(end.then) && open.every(line => isGrant(line.then))
  const refers = [...open, end].some(({ then }) => isReferral(then))
  return {
    outcome: 'unknown',
    ...(sure ? { grant: 'reduce' } : {}),
    ...(refers ? { refers } : {}),
    reason: `Depends on what the record does not show: ${reasons}`,
    open,
  }
}

/** The first later day on which a line that grants surely decides, walking the days on which a line may turn. */
function firstGrant<S>(
  policy: Policy<S>,
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
): Day | undefined {
  let next = nextTurn(policy, subject, day, suppose)
  while (next < NEVER) {
    const at = next
    const { end, open } = follow(policy, line => fitOf(line, subject, at, suppose))
    if (open === undefined && isGrant(end.then)) return next
    next = nextTurn(policy, subject, next, suppose)
  }
  return undefined
}

/** The next day on which one of the lines up to the deciding one opens or closes; `NEVER` when none does. */
function nextTurn<S>(policy: Policy<S>, subject: S, day: Day, suppose: Supposition | undefined): Day {
  let next = NEVER
  for (const line of policy.lines) {
    const opens = line.when.when(subject, suppose)
    const closes = line.closes?.when(subject, suppose) ?? YES
    for (const end of [opens.soonest, opens.latest, closes.soonest, closes.latest]) {
      if (end > day && end < next) next = end
    }
    if (fitOf(line, subject, day, suppose) === 'yes') break
  }
  return next
}
