/** Office policies: ordered lines on top of the law, of which the first that fits decides. */
import type { Conviction } from '../../../record/person.ts'
import type { Citation } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { Supposition } from '../../../rules/fact.ts'
import { type Day, NEVER } from '../../../time/day.ts'
import { YES } from '../../../time/window.ts'

/** What an office may give beyond the law; to dismiss is more than to reduce. */
export type Grant = 'dismiss' | 'reduce'
/** Where a line leads: a grant, a refusal, or a person who decides. */
export type Then = Grant | 'not-eligible' | 'attorney' | 'city-attorney'

export interface Line {
  /** The words offices know: they stand in the result table. */
  readonly reason: string
  readonly then: Then
  readonly when: Condition<Conviction>
  /** The line fits no longer once this is true. */
  readonly closes?: Condition<Conviction>
  readonly cite?: Citation
}

export interface Policy {
  /** The name of a preset, or the name a policy file gives itself. */
  readonly name: string
  readonly title: string
  /** Where the policy is known from. */
  readonly source: string
  /** What the reader should know: choices made, differences from the policy as once run. */
  readonly notes: readonly string[]
  /** Whether convictions of related charges (trespass, paraphernalia and the like) are looked at as well. */
  readonly related: boolean
  readonly lines: readonly Line[]
  /** Where a conviction goes that no line fits. */
  readonly otherwise: { readonly then: Then; readonly reason: string }
  /** Where the policy would grant and the statute has a bar: to an attorney, or granted all the same. */
  readonly whenLawBars: 'refer' | 'grant'
}

/** Where a conviction goes, in the words offices know. */
export const end = (then: Then, reason: string): Policy['otherwise'] => ({
  then,
  reason,
})

/** One line of a policy, with the text it is known from. */
export const line = (
  then: Then,
  reason: string,
  when: Line['when'],
  rest: Pick<Line, 'closes' | 'cite'> = {},
): Line => ({ ...end(then, reason), when, ...rest })

export interface PolicyAnswer {
  /** `unknown`: lines that lead elsewhere may fit as well, for want of a fact. */
  readonly outcome: 'grant' | 'not-eligible' | 'attorney' | 'city-attorney' | 'unknown'
  /** What is granted; where the outcome is unknown, the least that every possible outcome grants. */
  readonly grant?: Grant
  readonly reason: string
  /** The line that decided; absent where none did. */
  readonly line?: Line
  /** For `unknown`: the lines that may fit, in order, up to the last that matters. */
  readonly open: readonly Line[]
  /** Where no grant is made: the first later day on which one surely will be, if the record stays as it is. */
  readonly from?: Day
}

type End = Line | Policy['otherwise']

const isGrant = (to: Then): to is Grant => to === 'dismiss' || to === 'reduce'
const isLine = (end: End): end is Line => 'when' in end
const NO_LINES: readonly Line[] = []

/**
 * Asks a policy about one conviction. The first line that surely fits decides, unless an earlier line that may fit leads
 * elsewhere: then the outcome is unknown.
 */
export function ask(policy: Policy, conviction: Conviction, day: Day, suppose?: Supposition): PolicyAnswer {
  const { end, open } = follow(policy, conviction, day, suppose)
  if (open !== undefined) return undecided(end, open)
  const answer = answerOf(end)
  if (answer.outcome === 'grant') return answer
  const from = firstGrant(policy, conviction, day, suppose)
  return from === undefined ? answer : { ...answer, from }
}

/** Where a day leads: the end that surely applies, and the lines before it that leave that open. */
function follow(
  policy: Policy,
  conviction: Conviction,
  day: Day,
  suppose: Supposition | undefined,
): { readonly end: End; readonly open: readonly Line[] | undefined } {
  let end: End = policy.otherwise
  let maybe: Line[] | undefined
  for (const line of policy.lines) {
    const fit = fits(line, conviction, day, suppose)
    if (fit === 'no') continue
    if (fit === 'yes') {
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

/** Whether a line fits on a day: what becomes true only later does not fit yet. */
function fits(
  line: Line,
  conviction: Conviction,
  day: Day,
  suppose: Supposition | undefined,
): 'yes' | 'no' | 'maybe' {
  const opens = line.when.when(conviction, suppose)
  if (opens.soonest > day) return 'no'
  const closes = line.closes?.when(conviction, suppose)
  if (closes !== undefined && closes.latest <= day) return 'no'
  return opens.latest <= day && (closes === undefined || closes.soonest > day) ? 'yes' : 'maybe'
}

/** The answers of ends that need no more said, made once each. */
const answers = new WeakMap<End, PolicyAnswer>()

function answerOf(end: End): PolicyAnswer {
  const known = answers.get(end)
  if (known !== undefined) return known
  const { then, reason } = end
  const answer: PolicyAnswer = {
    ...(isGrant(then) ? { outcome: 'grant', grant: then } : { outcome: then }),
    reason,
    ...(isLine(end) ? { line: end } : {}),
    open: NO_LINES,
  }
  answers.set(end, answer)
  return answer
}

function undecided(end: End, open: readonly Line[]): PolicyAnswer {
  const reasons = [...new Set(open.map(line => line.reason))].join('; ')
  // The ends differ, so where all of them grant the least of them is a reduction.
  const sure = isGrant(end.then) && open.every(line => isGrant(line.then))
  return {
    outcome: 'unknown',
    ...(sure ? { grant: 'reduce' } : {}),
    reason: `Depends on what the record does not show: ${reasons}`,
    open,
  }
}

/** The first later day on which a line that grants surely decides, walking the days on which a line may turn. */
function firstGrant(
  policy: Policy,
  conviction: Conviction,
  day: Day,
  suppose: Supposition | undefined,
): Day | undefined {
  let next = nextTurn(policy, conviction, day, suppose)
  while (next < NEVER) {
    const { end, open } = follow(policy, conviction, next, suppose)
    if (open === undefined && isGrant(end.then)) return next
    next = nextTurn(policy, conviction, next, suppose)
  }
  return undefined
}

/** The next day on which one of the lines up to the deciding one opens or closes; `NEVER` when none does. */
function nextTurn(policy: Policy, conviction: Conviction, day: Day, suppose: Supposition | undefined): Day {
  let next = NEVER
  for (const line of policy.lines) {
    const opens = line.when.when(conviction, suppose)
    const closes = line.closes?.when(conviction, suppose) ?? YES
    for (const end of [opens.soonest, opens.latest, closes.soonest, closes.latest]) {
      if (end > day && end < next) next = end
    }
    if (fits(line, conviction, day, suppose) === 'yes') break
  }
  return next
}
