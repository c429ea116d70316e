/** Convictions that only those tell who carry a sentence out: a prison, a jail, a probation or parole office. */
import type { OffenseReading } from '../../../record/person.ts'
import { ALWAYS, addPeriod, NEVER } from '../../../time/day.ts'
import { isKnown, type Window } from '../../../time/window.ts'
import { hashOf } from '../../hash.ts'
import { shareCaseNumber } from '../case-number.ts'
import { COLUMN } from '../columns.ts'
import { isProcedure, rowOffense, sharesSection } from '../offense.ts'
import { addParts } from '../sentence.ts'
import { words } from '../text.ts'
import { keepsBeforeTrial, saysAwaiting, saysHeld, saysServed } from '../vocabulary/serving.ts'
import { COMMITTED, PRISONS, SENT, SERVES } from '../vocabulary/serving-signs.ts'
import { addCaseNumbers, readCount } from './count.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { hasSentence, partOf } from './sentence-parts.ts'
import type { Step } from './step.ts'
import { isToldByCourt, isUndisposed } from './undisposed.ts'

/**
 * Adds to each cycle the convictions that its rows of custody and supervision tell and that no court’s row does, as counts
 * that may be convictions: of a day not known, but not after the first of the rows. Those rows go into `tied`.
 */
export function addServed(
  cycles: readonly CycleDraft[],
  everywhere: readonly CountDraft[],
  tied: Set<Event>,
  readers: Readers,
): void {
  for (const cycle of cycles) {
    let groups: Event[][] | undefined
    for (const event of cycle.events) {
      // What an order was about has been found, or is kept as a conviction already.
      const isOrder = event.disposition.later !== undefined && tied.has(event)
      if (
        isOrder ||
        !(mayServe(event) || saysOffenseAlone(event, cycle, readers)) ||
        isTold(event, cycle, everywhere, readers)
      )
        continue
      tied.add(event)
      groups ??= []
      const group = groups.find(([first]) => first !== undefined && mayBeOne(first, event, readers))
      if (group === undefined) groups.push([event])
      else group.push(event)
    }
    if (groups === undefined) continue
    readers.note('conviction that only a row of custody or supervision tells')
    cycle.unshown ??= []
    for (const rows of groups) cycle.unshown.push(servedCount(rows, cycle, readers))
  }
}

/** Whether a row of neither an arrest nor a court says that a sentence is served. */
export function mayServe(event: Event): boolean {
  const { step, disposition, row } = event
  if (step.arrest || step.court || step.noCharge || disposition.convicts || isUndisposed(event)) return false
  const kind = step.unread ? perhapsKind(words(row.text(COLUMN.STP_TYPE_DESCR))) : step.kind
  const comment = row.text(COLUMN.COMMENT_TEXT)
  if (disposition.ends && !isPrison(event)) return false
  if (kind === 'parole' || kind === 'probation') return !isBeforeJudgment(event.said, comment)
  const said = words(`${event.said}\n${comment}`)
  if (SENT.test(said)) return true
  if (
    kind === 'hospital' &&
    (hasSentence(row) || COMMITTED.test(words(`${event.said} ${row.text(COLUMN.OFFENSE_DESCR)}`)))
  )
    return true
  if (kind !== 'custody') return false
  if (hasSentence(row) || row.text(COLUMN.CONV_STAT_DESCR) !== '') return true
  if (event.said === '' && !isJail(event)) return true
  return isPrison(event) || saysServing(event) || SERVES.test(words(comment))
}

/** Whether a row is of those who keep people before a trial as well: of anybody else it is not known. */
export const isJail = (event: Event): boolean =>
  !isPrison(event) && keepsBeforeTrial(event.row.text(COLUMN.STP_ORI_DESCR))

/** Whether a jail says something of a sentence, or something that cannot be read; not what it says of those awaiting trial as well. */
const saysServing = ({ said, disposition: { unread, follows, finishes } }: Event): boolean =>
  said !== '' && (unread || follows || finishes !== undefined || saysServed(said)) && !saysHeld(said)

/** Whether all that a row of supervision says is that it is of somebody who has not been convicted. */
const isBeforeJudgment = (said: string, comment: string): boolean =>
  (said !== '' || comment !== '') && [said, comment].every(text => text === '' || saysAwaiting(text))

/** Whether a row of a step that cannot be read names an offense and says nothing of it, as prisons do; no court tells it. */
const saysOffenseAlone = (event: Event, cycle: CycleDraft, readers: Readers): boolean =>
  event.step.unread &&
  event.said === '' &&
  !event.disposition.convicts &&
  rowOffense(event.row, readers.readOffense).reading.text !== '' &&
  !isToldByCourt(event, cycle, readers)

/** Which step words that are not known may be: those of a sentence that is carried out. */
const perhapsKind = (said: string): Step['kind'] =>
  /\b(PAROL\w*|PROB\w*|SUPERVIS\w*|PRCS|COMPACT)\b/.test(said)
    ? 'parole'
    : /\b(CUST\w*|PRISON\w*|JAIL\w*|INCARC\w*|INMATE|CDCR?|CORRECTION\w*)\b/.test(said)
      ? 'custody'
      : undefined

/** Whether a row is of a prison, which takes nobody who has not been convicted. */
export const isPrison = ({ row }: Event): boolean =>
  PRISONS.test(words(row.text(COLUMN.STP_ORI_DESCR))) ||
  PRISONS.test(words(row.text(COLUMN.STP_TYPE_DESCR))) ||
  partOf(row)?.part.kind === 'prison'

/**
 * Whether a court’s row tells the conviction too: of its section in the cycle or in the case; or of its section and such a
 * time before that it must be the one served here. A row that names no offense is of the convictions of its cycle.
 */
function isTold(
  event: Event,
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  { readOffense }: Readers,
): boolean {
  const { reading } = rowOffense(event.row, readOffense)
  if (reading.offenses.length === 0 || isProcedure(reading))
    return (
      cycle.counts.length > 0 ||
      (isProcedure(reading) && everywhere.some(count => count.date.soonest <= event.day.latest))
    )
  if (cycle.counts.some(count => isOf(count, reading))) return true
  if (endsAtCourt(event, cycle, readOffense)) return true
  const numbers = caseNumbersOf(event)
  return everywhere.some(
    count =>
      sharesSection(count.offense.reading, reading) &&
      (shareCaseNumber(numbers, count.caseNumbers) || servesAfter(event.day, count)),
  )
}

/** Whether a count is of this offense; where a section of procedure stands instead, whether it was charged with it. */
const isOf = ({ offense, offenses }: CountDraft, reading: OffenseReading): boolean =>
  sharesSection(offense.reading, reading) ||
  (offense.procedure !== undefined && offenses.some(charged => sharesSection(charged, reading)))

/** Whether a court’s row of the cycle is kept as a conviction that may be this one, or ended what probation was given for. */
const endsAtCourt = (event: Event, { events }: CycleDraft, readOffense: Readers['readOffense']): boolean =>
  events.some(
    other =>
      other.step.court &&
      (isUndisposed(other) ||
        (other.disposition.ends && event.step.kind === 'probation' && !hasSentence(event.row))) &&
      sharesSection(rowOffense(other.row, readOffense).reading, rowOffense(event.row, readOffense).reading),
  )

/** The numbers a row gives the case, those of its comment with them: `SEN FROM: LOS ANGELES CO CRT #A123456`. */
function caseNumbersOf({ row }: Event): readonly string[] {
  const numbers = addCaseNumbers(row, [])
  const named = row.text(COLUMN.COMMENT_TEXT).match(/[A-Z0-9-]+/g)
  return named === null ? numbers : [...numbers, ...named.map(withoutDashes).filter(isNumber)]
}

const withoutDashes = (text: string): string => text.replace(/^-+/, '')
/** Digits stand in it, behind the first sign. */
const isNumber = (text: string): boolean => text.length > 3 && /\d/.test(text.slice(1))

const SOON = { years: 1 }

/** Whether something served that day can only be this sentence: begun within a year, or before a year after its end. */
function servesAfter({ soonest, latest }: Window, { date, sentence: { ends } }: CountDraft): boolean {
  if (soonest < date.soonest || date.latest === NEVER || latest === NEVER) return false
  const last = ends.latest === NEVER ? date.latest : Math.max(date.latest, ends.latest)
  return latest <= addPeriod(last, SOON)
}

/** Whether two rows of a cycle may tell of one conviction: one names no offense, or both name a section. */
function mayBeOne(a: Event, b: Event, { readOffense }: Readers): boolean {
  const [one, other] = [rowOffense(a.row, readOffense).reading, rowOffense(b.row, readOffense).reading]
  return one.offenses.length === 0 || other.offenses.length === 0 || sharesSection(one, other)
}

function servedCount(rows: Event[], cycle: CycleDraft, readers: Readers): CountDraft {
  const [first] = rows as [Event]
  const count = readCount(
    `${first.order?.key ?? `row-${hashOf(first.row.bytes)}`}~served`,
    rows,
    readers,
    true,
  )
  let latest = NEVER
  for (const { day, cycleDay } of rows) latest = Math.min(latest, isKnown(day) ? day.latest : cycleDay.latest)
  const arrested = cycle.events.filter(({ step, day }) => step.arrest && isKnown(day))
  const soonest = Math.max(ALWAYS, ...arrested.map(({ day }) => day.soonest))
  const date = { soonest: soonest > latest ? ALWAYS : soonest, latest }
  return { ...count, date, sentence: addParts(date, count.parts), perhaps: 'served' }
}
