/** What courts later ordered about a person's convictions, and which of them each order is about. */
import type { LaterEvent, OffenseClass } from '../../../record/person.ts'
import type { Window } from '../../../time/window.ts'
import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import { type Disposition, laterEvent } from '../disposition.ts'
import type { Row } from '../row.ts'
import { afterRevocation } from '../sentence.ts'
import { words } from '../text.ts'
import { type CountDraft, type CycleDraft, mayFollow } from './draft.ts'
import type { Event } from './event.ts'
import { addDismissals } from './later-dismissals.ts'
import { addLaterSentences } from './later-sentences.ts'
import { addOwnReliefs } from './own-reliefs.ts'
import type { Readers } from './readers.ts'
import { hasSentence, partOf } from './sentence-parts.ts'
import { byDay, type Tie, tie, tieElsewhere, type Untied } from './tie.ts'
import { untied } from './untied.ts'

/** A later order: its first row, all its rows, and what it did. */
export interface LaterOrder {
  readonly event: Event
  readonly rows: Event[]
  readonly kind: LaterEvent['kind']
  readonly to?: OffenseClass
}

/** Adds to each count what was later done to it, and to `tied` the rows that say so. */
export function addLaterEvents(cycles: readonly CycleDraft[], tied: Set<Event>, readers: Readers): void {
  const everywhere = cycles.flatMap(({ counts }) => counts)
  for (const cycle of cycles) {
    for (const order of laterOrders(cycle)) {
      for (const row of order.rows) tied.add(row)
      const found = countsOf(order.event, cycle, everywhere, readers)
      if (!found.sure && found.to.length > 0) readers.note('later order: not tied to one count')
      applyOrder(order, found)
    }
    addLaterSentences(cycle, readers)
    addDismissals(cycle, tied, readers)
    for (const count of cycle.counts) addOwnReliefs(count)
  }
  for (const count of everywhere) if (count.later.length > 1) count.later.sort(byDay)
}

const NO_ORDERS: readonly LaterOrder[] = []

/** Rows of a cycle that say what was later done, the rows of one such order together. */
export function laterOrders(cycle: CycleDraft): readonly LaterOrder[] {
  let found: Map<string, LaterOrder> | undefined
  for (const event of cycle.events) {
    if (event.disposition.convicts) continue
    const later = event.disposition.later ?? saidInComment(event)
    if (later === undefined) continue
    const { order, said, row, day } = event
    const numbers = order === undefined ? `row-${hashOf(row.bytes)}` : order.step + order.count
    const key = `${numbers}\t${said}\t${day.soonest}`
    found ??= new Map()
    const known = found.get(key)
    if (known !== undefined) known.rows.push(event)
    else {
      const status = later.kind === 'reduced' && later.to === undefined ? classNow(row) : undefined
      found.set(key, { event, rows: [event], ...later, ...(status === undefined ? {} : { to: status }) })
    }
  }
  return found === undefined ? NO_ORDERS : [...found.values()]
}

const OF_COMMENT: Disposition['later'] = { kind: 'other' }

/** A row without disposition and sentence whose comment speaks of a later order: people look at it. */
function saidInComment({ said, row }: Event): Disposition['later'] {
  if (said !== '' || hasSentence(row)) return undefined
  const comment = row.text(COLUMN.COMMENT_TEXT)
  return comment !== '' && laterEvent(words(comment)) !== undefined ? OF_COMMENT : undefined
}

/** The class a later order's own row gives. */
function classNow(row: Row): OffenseClass | undefined {
  const status = words(row.text(COLUMN.CONV_STAT_DESCR))
  return status === 'MISDEMEANOR' ? 'misdemeanor' : status === 'INFRACTION' ? 'infraction' : undefined
}

/** Which counts an order is about: those of its cycle, or where that has none, those of any other. */
function countsOf(
  event: Event,
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  readers: Readers,
): Tie<CountDraft> {
  const row = untied(event, readers)
  if (cycle.number === undefined) return tieInTime(row, event.day, everywhere, readers)
  if (cycle.counts.length > 0) return tieInTime(row, event.day, cycle.counts, readers)
  return tieElsewhere(
    row,
    everywhere.filter(count => mayFollow(event.day, count)),
  )
}

/**
 * An order is of the conviction's day or later. Where it is dated before the only convictions it can be about, one of
 * the dates is wrong, and it may concern them all the same.
 */
function tieInTime(
  row: Untied,
  day: Window,
  pool: readonly CountDraft[],
  { note }: Pick<Readers, 'note'>,
): Tie<CountDraft> {
  const found = tie(row, pool)
  if (found.to.every(count => mayFollow(day, count))) return found
  note('later order: dated before the conviction')
  const inTime = pool.filter(count => mayFollow(day, count))
  return found.sure || inTime.length === 0 ? { to: found.to, sure: false } : tie(row, inTime)
}

/** Adds an order to the counts it is about. Where it may be about several, none has surely changed. */
function applyOrder({ event, rows, kind, to }: LaterOrder, found: Tie<CountDraft>): void {
  const sources = rows.map(({ row }) => row.source)
  for (const count of found.to) {
    count.later.push({
      kind: found.sure ? kind : 'other',
      ...(to === undefined || !found.sure ? {} : { to }),
      day: event.day,
      text: event.said || event.row.text(COLUMN.COMMENT_TEXT),
      sources,
    })
    if (found.sure && kind === 'probation-revoked') {
      const parts = rows.map(({ row }) => partOf(row)).filter(part => part !== undefined)
      count.sentence = afterRevocation(count.sentence, event.day, parts)
    }
  }
}
