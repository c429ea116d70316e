/** A sentence that the record tells of elsewhere than in the columns of the count: the record is then not silent. */
import type { OffenseClass, Sentence } from '../../../record/person.ts'
import type { Source } from '../../../rules/fact.ts'
import { addPeriod, type Day, NEVER, type Period } from '../../../time/day.ts'
import { shareCaseNumber } from '../case-number.ts'
import { COLUMN } from '../columns.ts'
import { termsOfComment } from '../comment-sentence.ts'
import { sharesSection } from '../offense.ts'
import { words } from '../text.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { partOf } from './sentence-parts.ts'
import { mayServe } from './served-counts.ts'
import { untied } from './untied.ts'

/** What is told elsewhere, added: a length that is not known has no end. */
interface Elsewhere {
  years: number
  months: number
  days: number
  endless: boolean
  /** It is told of the count itself, or of one as grave: then it is as much as the count can have brought. */
  whole: boolean
  readonly sources: Source[]
}

/**
 * Gives each count whose columns give no sentence the bounds of what is told elsewhere: in its comment, on other rows of its
 * case. It is not known whether that is for this count too, and so none of it or all of it may be. Where all of it ran out
 * long ago nobody waits; but what a lesser count brought does not say how long a graver one’s sentence was: that stays silent.
 * The same where the comment tells more than the columns.
 */
export function addSentencesElsewhere(
  cycles: readonly CycleDraft[],
  everywhere: readonly CountDraft[],
  readers: Readers,
): void {
  let serving: readonly Event[] | undefined
  for (const cycle of cycles)
    for (const count of cycle.counts) {
      if (count.alsoOf?.includes(cycle)) continue
      const { says } = count.sentence
      if (says === 'silent') {
        serving ??= cycles.flatMap(({ events }) => events.filter(mayServe))
        addToSilent(count, cycle, { serving, everywhere }, readers)
      } else if (says === 'complete') addToComplete(count, readers)
    }
}

function addToSilent(
  count: CountDraft,
  cycle: CycleDraft,
  { serving, everywhere }: { readonly serving: readonly Event[]; readonly everywhere: readonly CountDraft[] },
  readers: Readers,
): void {
  const found = nothing()
  for (const event of count.rows) addComment(found, event)
  found.whole = takesTime(found)
  for (const other of everywhere)
    if (other !== count && isOfCase(other, count, cycle)) {
      for (const event of other.rows) {
        addPart(found, event)
        addComment(found, event)
      }
      found.whole ||= takesTime(found) && gravityOf(other.class, 0) >= gravityOf(count.class, 3)
    }
  for (const event of serving)
    if (mayBeFor(event, count, cycle, readers)) addServed(found, event, count, readers)
  if (found.sources.length === 0 && isRecent(count, readers) && namesTime(dispositionOf(count)))
    addEndless(found, count)
  if (found.sources.length === 0) return
  const told = bounded(count, found)
  if (!found.whole && told.ends.latest <= readers.asOf) return
  readers.note('sentence: told on another row of the case')
  count.sentence = told
}

const takesTime = ({ years, months, days, endless }: Elsewhere): boolean =>
  endless || years + months + days > 0

const GRAVITY: Readonly<Record<OffenseClass, number>> = { infraction: 1, misdemeanor: 2, felony: 3 }
const gravityOf = (level: OffenseClass | undefined, unknown: number): number =>
  level === undefined ? unknown : GRAVITY[level]

/** Words of a disposition that name a sentence of some length: behind what was denied. */
const TAKES_TIME = /\b(PROB|PROBATION|JAIL|PRISON|CYA)\b/
const namesTime = (disposition: string): boolean =>
  TAKES_TIME.test(disposition.split(/\bDEN/).at(-1) as string)

/** A comment that tells more than the columns. */
function addToComplete(count: CountDraft, readers: Readers): void {
  const { sentence } = count
  if (sentence.ends.latest === NEVER) return
  const found = nothing()
  for (const event of count.rows) addComment(found, event)
  if (found.sources.length > 0) {
    const told = bounded(count, found)
    if (told.ends.latest > sentence.ends.latest) {
      readers.note('sentence: the comment tells more')
      count.sentence = {
        ...told,
        parts: sentence.parts,
        ends: { ...told.ends, soonest: sentence.ends.soonest },
      }
      return
    }
  }
}

/** No probation, and no jail of a county, runs as long: before that, silence may be presumed to be the end of it. */
const LONG_AGO: Period = { years: 10 }
const isRecent = ({ date }: CountDraft, { asOf }: Pick<Readers, 'asOf'>): boolean =>
  date.latest !== NEVER && addPeriod(date.latest, LONG_AGO) > asOf

const dispositionOf = ({ rows }: CountDraft): string =>
  words(rows.find(({ disposition }) => disposition.convicts)?.said ?? '')

const nothing = (): Elsewhere => ({ years: 0, months: 0, days: 0, endless: false, whole: false, sources: [] })

function add(found: Elsewhere, length: Period | undefined, source: Source): void {
  if (length === undefined) found.endless = true
  else {
    found.years += length.years ?? 0
    found.months += length.months ?? 0
    found.days += length.days ?? 0
  }
  found.sources.push(source)
}

function addPart(found: Elsewhere, { row }: Event): void {
  const part = partOf(row)
  if (part !== undefined) add(found, part.length, row.source)
}

function addComment(found: Elsewhere, { row }: Event): void {
  for (const { length } of termsOfComment(row.text(COLUMN.COMMENT_TEXT)))
    add(found, length, row.sourceOf('COMMENT_TEXT'))
}

function addEndless(found: Elsewhere, { rows }: CountDraft): void {
  add(found, undefined, (rows[0] as Event).row.sourceOf('DISP_DESCR'))
}

/** A row of those who carry a sentence out: without a length nobody knows how long it was, unless it began long ago. */
function addServed(found: Elsewhere, event: Event, count: CountDraft, readers: Readers): void {
  const before = found.sources.length
  addPart(found, event)
  addComment(found, event)
  if (found.sources.length > before) found.whole ||= takesTime(found)
  else if (found.sources.length === 0 && isRecent(count, readers)) add(found, undefined, event.row.source)
}

/** Whether another count is of the same case: sentenced by the same step, or on that day under one number. */
const isOfCase = (other: CountDraft, count: CountDraft, cycle: CycleDraft): boolean =>
  (other.order !== undefined &&
    other.order.step === count.order?.step &&
    cycle.counts.includes(other) &&
    other.date.soonest === count.date.soonest) ||
  (other.date.soonest === count.date.soonest && shareCaseNumber(other.caseNumbers, count.caseNumbers))

/** Whether a row is of the case; or of the cycle, where nothing on it says that it is of another conviction. */
function mayBeFor(event: Event, count: CountDraft, { events }: CycleDraft, readers: Readers): boolean {
  if (event.disposition.convicts || event.day.latest < count.date.soonest) return false
  const { offense, caseNumbers } = untied(event, readers)
  if (shareCaseNumber(caseNumbers, count.caseNumbers)) return true
  if (!events.includes(event)) return false
  return offense.offenses.length === 0 || sharesSection(offense, count.offense.reading)
}

function bounded(count: CountDraft, { years, months, days, endless, sources }: Elsewhere): Sentence {
  const { soonest, latest } = count.date
  const last: Day = endless ? NEVER : addPeriod(latest, { years, months, days })
  return { parts: [], ends: { soonest, latest: last }, says: 'elsewhere', elsewhere: sources }
}
