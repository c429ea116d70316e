/** One conviction told twice: a court's case that stands in two cycles, or in two steps of one. */
import type { LaterEvent } from '../../../record/person.ts'
import { isExact } from '../../../time/window.ts'
import { mayBeSameCase, shareCaseNumber } from '../case-number.ts'
import { COLUMN } from '../columns.ts'
import { sameOffense, sharesSection } from '../offense.ts'
import { words } from '../text.ts'
import { readCount } from './count.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import { firstText } from './event.ts'
import type { Readers } from './readers.ts'

/** A count that may be another one told again. */
export interface Doubled {
  readonly count: CountDraft
  readonly first: CountDraft
  readonly cycle: CycleDraft
}

interface Placed {
  count: CountDraft
  readonly cycle: CycleDraft
}

const NONE: readonly Doubled[] = []

/**
 * Makes one count of two that are of the same court, case number, offense, day and number; it then stands in the cycles of
 * both. Where one of these is unknown or differs, gives the second as one that may be the first.
 */
export function joinDoubled(cycles: readonly CycleDraft[], readers: Readers): readonly Doubled[] {
  const placed: Placed[] = []
  for (const cycle of cycles) for (const count of cycle.counts) placed.push({ count, cycle })
  if (placed.length < 2) return NONE
  const gone = new Set<Placed>()
  const doubled: { readonly first: Placed; readonly second: Placed }[] = []
  for (const [at, second] of placed.entries())
    for (let before = 0; before < at; before++) {
      const first = placed[before] as Placed
      if (gone.has(first)) continue
      const alike = howAlike(first, second)
      if (alike === undefined) continue
      if (alike === 'one') {
        readers.note('one conviction told in two places')
        join(first, second, readers)
        gone.add(second)
      } else {
        readers.note('conviction that may be told in two places')
        doubled.push({ first, second })
      }
      break
    }
  return doubled.map(({ first, second: { count, cycle } }) => ({ count, first: first.count, cycle }))
}

/** Whether two counts are one: surely, perhaps, or not. */
function howAlike(a: Placed, b: Placed): 'one' | 'perhaps' | undefined {
  const [one, other] = [a.count, b.count]
  // Of another day, all the rest must agree: seldom does even the case.
  if (one.date.soonest !== other.date.soonest) {
    if (one.order?.count !== other.order?.count) return undefined
    if (!shareCaseNumber(one.caseNumbers, other.caseNumbers)) return undefined
  }
  const offenses = [one.offense.reading, other.offense.reading] as const
  const same = sameOffense(...offenses)
  if (!(same || sharesSection(...offenses)) || one.order === undefined || other.order === undefined)
    return undefined
  const numbers = caseNumbers(one, other)
  if (numbers === 'differ') return undefined
  if (a.cycle === b.cycle && one.order.step === other.order.step)
    return same && numbers === 'agree' && one.date.soonest === other.date.soonest && lacksFirstPart(other)
      ? 'perhaps'
      : undefined
  const doubts = [
    same,
    numbers === 'agree',
    court(one) !== '' && court(one) === court(other),
    isExact(one.date) && one.date.soonest === other.date.soonest && one.date.latest === other.date.latest,
    one.order.count === other.order.count,
  ].filter(alike => !alike).length
  return doubts === 0 ? 'one' : doubts === 1 ? 'perhaps' : undefined
}

const court = ({ rows }: CountDraft): string => words(firstText(rows, COLUMN.STP_ORI_DESCR))

/** Whether two counts are of one case: not known where one gives no number, or a part of the other's. */
function caseNumbers(
  { caseNumbers: some }: CountDraft,
  { caseNumbers: others }: CountDraft,
): 'agree' | 'differ' | undefined {
  if (some.length === 0 || others.length === 0) return undefined
  if (shareCaseNumber(some, others)) return 'agree'
  return mayBeSameCase(some, others) ? undefined : 'differ'
}

/** Whether a count has a second part of a sentence and no first: its rows may be another count's. */
function lacksFirstPart({ partOrders }: CountDraft): boolean {
  return partOrders.length > 0 && partOrders.every(order => Number(order) > 1)
}

function join(first: Placed, second: Placed, readers: Readers): void {
  const [one, other] = [first.count, second.count]
  const also = [...(one.alsoOf ?? []), ...(second.cycle === first.cycle ? [] : [second.cycle])]
  const both: CountDraft = {
    ...readCount(one.key, [...one.rows, ...other.rows], readers),
    ...(also.length === 0 ? {} : { alsoOf: also }),
  }
  both.later.push(...one.later, ...other.later)
  // Where each tells another sentence, either may be the whole.
  const told = [one, other].filter(({ parts }) => parts.length > 0)
  if (told.length === 2)
    both.sentence = {
      ...both.sentence,
      ends: {
        ...both.sentence.ends,
        soonest: Math.min(...told.map(({ sentence }) => sentence.ends.soonest)),
      },
    }
  for (const { counts } of [first.cycle, ...also]) {
    const at = counts.indexOf(one)
    if (at >= 0) counts[at] = both
  }
  const { counts } = second.cycle
  if (counts.includes(both)) counts.splice(counts.indexOf(other), 1)
  else counts[counts.indexOf(other)] = both
  first.count = both
}

/**
 * Makes each such count one that may be no conviction of its own. What was later done to either may have been done to the
 * other.
 */
export function setApart(doubled: readonly Doubled[]): void {
  for (const { count, first, cycle } of doubled) {
    const [ofCount, ofFirst] = [asDoubts(count), asDoubts(first)]
    count.later.push(...ofFirst)
    first.later.push(...ofCount)
    const at = cycle.counts.indexOf(count)
    // Nothing is left of one that tells of an order.
    if (at < 0) continue
    cycle.counts.splice(at, 1)
    cycle.unshown ??= []
    cycle.unshown.push({ ...count, perhaps: 'doubled' })
  }
}

const asDoubts = ({ later }: CountDraft): readonly LaterEvent[] =>
  later.map(({ day, text, sources }) => ({ kind: 'other', day, text, sources }))
