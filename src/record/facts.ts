/** The facts a criminal record may show of one conviction, put as questions for when it does not. */

import { type DayFact, type Fact, look, type Source } from '../rules/fact.ts'
import { holds } from '../rules/leaves.ts'
import { readOnce } from '../rules/memo.ts'
import { ALWAYS, NEVER } from '../time/day.ts'
import { earlier, on, UNKNOWN, type Window } from '../time/window.ts'
import type { Conviction, OffenseClass } from './person.ts'

const rows = (conviction: Conviction): readonly Source[] => conviction.sources
const person = (conviction: Conviction) => conviction.person

/** Class today: as convicted, or as a later order reduced it. Unknown where an order reduced it to no readable class. */
export function classNow(conviction: Conviction): OffenseClass | undefined {
  let now = conviction.class
  for (const event of conviction.later) if (event.kind === 'reduced') now = event.to
  return now
}

export const offenseClass: Fact<Conviction, string> = {
  name: 'class of the conviction',
  asks: 'Is the conviction a felony, a misdemeanor or an infraction today?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor', 'infraction'] },
  read: classNow,
  sources: conviction => [...rows(conviction), ...conviction.later.flatMap(event => event.sources)],
}

/** An order that is not known, or a row that could not be read, may have reduced it. */
const mayBeReduced = ({ later, person: { doubts } }: Conviction): boolean =>
  later.some(({ kind }) => kind === 'other') || doubts.some(({ kind }) => kind === 'unread-row')

/** The same for a law that speaks of lesser classes alone: a felony that may have been reduced may be one of them. */
export const lesserClass: Fact<Conviction, string> = {
  ...offenseClass,
  read: conviction => {
    const now = classNow(conviction)
    return now === 'felony' && mayBeReduced(conviction) ? undefined : now
  },
}

export const birthDate: DayFact<Conviction> = {
  name: 'birth date',
  asks: 'When was the person born?',
  answers: { kind: 'day' },
  read: conviction => conviction.person.birth,
  sources: conviction => conviction.person.birthSources,
  of: person,
}

export const convictionDate: DayFact<Conviction> = {
  name: 'conviction date',
  asks: 'On which day was the person convicted?',
  answers: { kind: 'day' },
  read: conviction => conviction.convictionDate,
  sources: rows,
}

/** The latest day the offense can have happened: the arrest, else the conviction. */
export const latestOffenseDay: DayFact<Conviction> = {
  name: 'arrest or conviction date',
  asks: 'On which day was the person arrested for this offense? (If that cannot be found: convicted of it.)',
  answers: { kind: 'day' },
  read: ({ offenseDate }) => (offenseDate.latest === NEVER ? UNKNOWN : on(offenseDate.latest)),
  sources: conviction => [...conviction.cycle.arrestSources, ...rows(conviction)],
}

/** The day on which a later row says that a term was over before its time, or its supervision; nothing where it was revoked since. */
export function shownOver(
  { later }: Conviction,
  kind: 'probation-ended-early' | 'supervision-ended',
): Window | undefined {
  if (later.length === 0) return undefined
  const last = later.findLast(
    event => event.kind === kind || event.kind === 'probation-revoked' || event.kind === 'probation-extended',
  )
  return last?.kind === kind ? last.day : undefined
}

/**
 * The day by which a later row says that probation was over, in whatever way; nothing where it was extended or revoked since, or
 * revoked before without being reinstated: what ended then may have been probation, and the sentence not.
 */
export function probationShownOver({ later }: Conviction): Window | undefined {
  if (later.length === 0) return undefined
  const last = later.findLast(
    ({ kind }) => kind === 'probation-ended' || kind === 'probation-revoked' || kind === 'probation-extended',
  )
  if (last?.kind !== 'probation-ended') return undefined
  const revoked = later.findLast(({ kind }) => kind === 'probation-revoked')
  return revoked === undefined || revoked.reinstated ? last.day : undefined
}

/** Probation that was ended is over with what was a condition of it; a prison term beside it is another matter. */
function runs(conviction: Conviction): Window {
  const { ends, parts, says } = conviction.sentence
  const early = shownOver(conviction, 'probation-ended-early') ?? probationShownOver(conviction)
  if (early === undefined || says === 'life' || says === 'elsewhere') return ends
  const ofProbation = parts.some(({ kind }) => kind === 'probation')
  return ofProbation && !parts.some(({ kind }) => kind === 'prison') ? earlier(ends, early) : ends
}

/** When the whole sentence has run; a death ends it. */
export const sentenceEnd: DayFact<Conviction> = {
  name: 'end of the sentence',
  asks: 'On which day was the whole sentence complete (custody, probation, parole, supervision)?',
  answers: { kind: 'day' },
  read: conviction => {
    const ends = runs(conviction)
    const { death } = conviction.person
    return death === undefined ? ends : earlier(ends, death.day)
  },
  sources: conviction => [
    ...rows(conviction),
    ...(conviction.sentence.elsewhere ?? []),
    ...(conviction.sentence.behind ?? []),
    ...(conviction.person.death?.sources ?? []),
  ],
}

/** The same as tables have it. */
export const sentenceEndOf = (conviction: Conviction): Window | undefined => look(sentenceEnd, conviction)

/** Yes where the record gives no sentence of any kind: silence, and not a sentence that could not be read. */
export const sentenceSilent: Fact<Conviction, boolean> = {
  name: 'no sentence in the record',
  asks: 'Does the record give no sentence of any kind?',
  answers: { kind: 'yes-no' },
  read: conviction => conviction.sentence.says === 'silent',
  sources: rows,
}

const doubtRows = (conviction: Conviction) => conviction.person.doubts.flatMap(doubt => doubt.sources)

export const wholeRecord: Fact<Conviction, boolean> = {
  name: 'whole record of the person',
  asks: 'Are all rows of this person, and only theirs, in this record, and was every one read?',
  answers: { kind: 'yes-no' },
  read: conviction => (conviction.person.doubts.length > 0 ? undefined : true),
  sources: doubtRows,
  of: person,
}

/** Whether nothing suggests that rows are missing from the person's record or may be someone else's. */
export const recordIsWhole = holds(wholeRecord, 'nothing is missing from the person’s record')

export const rowsAllRead: Fact<Conviction, boolean> = {
  name: 'what the rejected rows of this person say',
  asks: 'Does any row of this person that could not be read change this conviction?',
  answers: { kind: 'yes-no' },
  read: conviction =>
    conviction.person.doubts.some(doubt => doubt.kind === 'unread-row') ? undefined : false,
  sources: doubtRows,
  of: person,
}

const orders = (conviction: Conviction): readonly Source[] => conviction.later.flatMap(event => event.sources)
/** Whether a court convicted of the count at all: not known of one whose end the record does not say. */
export const convicted: Fact<Conviction, boolean> = {
  name: 'how the count ended',
  asks: 'Did the court convict of this count?',
  answers: { kind: 'yes-no' },
  read: conviction => (conviction.person.undisposed?.includes(conviction) ? undefined : true),
  sources: rows,
  about: ({ perhaps }) => perhaps && MAY_BE_NONE[perhaps],
}
const MAY_BE_NONE: Readonly<Record<NonNullable<Conviction['perhaps']>, string>> = {
  served:
    'only a row of custody or supervision tells of it: which court convicted, and when, is not on record',
  doubled: 'another count of the record may be the same conviction: then this one is none of its own',
}

const everyRow = (conviction: Conviction) => conviction.person.convictions.flatMap(rows)

/** No where a later order vacated or sealed it; unknown where an order cannot be tied to one conviction. */
export const stands: Fact<Conviction, boolean> = {
  name: 'still a conviction',
  asks: 'Does the conviction still stand (not vacated, not sealed)?',
  answers: { kind: 'yes-no' },
  read: ({ later }) => {
    if (later.some(event => event.kind === 'vacated' || event.kind === 'sealed')) return false
    return later.some(event => event.kind === 'other') ? undefined : true
  },
  sources: orders,
}

/** Whether more than one conviction of the person stands. */
export const severalConvictions: Fact<Conviction, boolean> = readOnce({
  name: 'more than one conviction on record',
  asks: 'Has the person more than one conviction, of any kind and in any county?',
  answers: { kind: 'yes-no' },
  read: ({ person: { convictions, doubts, undisposed = [] } }) => {
    let surely = 0
    let perhaps = undisposed.length
    for (const conviction of convictions) {
      const stand = look(stands, conviction)
      if (stand === true) surely++
      if (stand !== false) perhaps++
    }
    if (surely > 1) return true
    return perhaps > 1 || doubts.length > 0 ? undefined : false
  },
  sources: everyRow,
  of: person,
})

/** The latest of a day of every conviction that stands; open upwards where the record may not be whole. */
function latest(
  { person: { convictions, doubts, undisposed = [] } }: Conviction,
  dayOf: (conviction: Conviction) => Window,
): Window {
  let soonest = ALWAYS
  let last = doubts.length > 0 ? NEVER : ALWAYS
  for (const conviction of convictions) {
    const stand = look(stands, conviction)
    if (stand === false) continue
    const day = dayOf(conviction)
    if (stand === true && day.soonest > soonest) soonest = day.soonest
    if (day.latest > last) last = day.latest
  }
  for (const perhaps of undisposed) last = Math.max(last, dayOf(perhaps).latest)
  return { soonest, latest: last }
}

/** The person's most recent conviction, of any kind and in any county. */
export const lastConvictionDate: DayFact<Conviction> = readOnce({
  name: 'date of the most recent conviction',
  asks: 'On which day was the person last convicted, of anything and in any county?',
  answers: { kind: 'day' },
  read: conviction => latest(conviction, one => one.convictionDate),
  sources: everyRow,
  of: person,
})

/** When the last of all the person's sentences has run. */
export const lastSentenceEnd: DayFact<Conviction> = readOnce({
  name: 'end of the last sentence',
  asks: 'On which day was the last of all the person’s sentences complete?',
  answers: { kind: 'day' },
  read: conviction => latest(conviction, one => look(sentenceEnd, one) ?? UNKNOWN),
  sources: everyRow,
  of: person,
})

/** Yes where the record shows a death. It shows nothing of the living, so there is no unknown. */
export const deceased: Fact<Conviction, boolean> = {
  name: 'deceased',
  asks: 'Has the person died?',
  answers: { kind: 'yes-no' },
  read: conviction => conviction.person.death !== undefined,
  sources: conviction => conviction.person.death?.sources ?? [],
  of: person,
}
