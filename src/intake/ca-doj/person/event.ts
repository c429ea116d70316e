/** A row with what was read of it, and the rows of a person in the order of the record, each event once. */
import { isExact, isKnown, type Window } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import { type CountOrder, cycleOfOrder } from '../count.ts'
import type { Disposition } from '../disposition.ts'
import type { Row } from '../row.ts'
import type { Readers } from './readers.ts'
import type { Step } from './step.ts'

export interface Event {
  readonly row: Row
  /** CNT_ORDER as written. */
  readonly orderText: string
  /** CNT_ORDER as read; absent where it is damaged, or another column contradicts it. */
  readonly order: CountOrder | undefined
  /** The number of its cycle: of CNT_ORDER, else of CYC_ORDER; absent where it is not known. */
  readonly cycle: number | undefined
  /** CNT_ORDER can be read, and CYC_ORDER or STP_ORDER says otherwise. */
  readonly contradicted: boolean
  readonly step: Step
  readonly disposition: Disposition
  /** DISP_DESCR as written. */
  readonly said: string
  /** STP_EVENT_DATE, else DISP_DATE. */
  readonly day: Window
  readonly cycleDay: Window
}

export function readEvent(row: Row, readers: Readers): Event {
  const said = row.text(COLUMN.DISP_DESCR)
  const orderText = row.text(COLUMN.CNT_ORDER)
  const order = readers.countOrder(orderText)
  const day = readers.date(row, 'STP_EVENT_DATE')
  return {
    row,
    orderText,
    order,
    cycle: order === undefined ? cycleOfOrder(row.number(COLUMN.CYC_ORDER)) : order.numbers.cycle,
    contradicted: false,
    step: readers.step(row.text(COLUMN.STP_TYPE_DESCR)),
    disposition: readers.disposition(said),
    said,
    day: isExact(day) ? day : eventDay(day, readers.date(row, 'DISP_DATE')),
    cycleDay: readers.date(row, 'CYC_DATE'),
  }
}

/** The event's own date; where it gives only a month or a year, the disposition's if that lies inside. */
export function eventDay(event: Window, disposed: Window): Window {
  if (!isKnown(event)) return disposed
  if (event.soonest === event.latest || !isKnown(disposed)) return event
  return disposed.soonest >= event.soonest && disposed.latest <= event.latest ? disposed : event
}

/**
 * Reads rows in the order of the record. A row that tells of an event again is marked, goes into `duplicates` with the row
 * that told of it first, and is left out.
 */
export function readEvents(
  rows: readonly Row[],
  readers: Readers,
  duplicates: Map<Row, Row>,
): readonly Event[] {
  const all: Event[] = []
  for (const row of rows) all.push(readEvent(row, readers))
  let ordered = true
  for (let at = 1; ordered && at < all.length; at++)
    ordered = byContent(all[at - 1] as Event, all[at] as Event) <= 0
  if (!ordered) all.sort(byContent)
  const events: Event[] = []
  let last: Event | undefined
  for (const event of all) {
    if (last !== undefined && sameEvent(last, event)) {
      event.row.duplicate = true
      duplicates.set(event.row, last.row)
    } else {
      events.push(event)
      last = event
    }
  }
  return events
}

/**
 * Rows in the order of the record: by CNT_ORDER, then by what they say. It does not depend on where they stood in the
 * files, so that nothing read from them does.
 */
function byContent(a: Event, b: Event): number {
  if (a.orderText !== b.orderText) return a.orderText < b.orderText ? -1 : 1
  return a.row.compareFrom(COLUMN.CYC_SEG_SEP, b.row) || byBytes(a.row, b.row)
}

export const byBytes = (a: Row, b: Row): number => a.compareFrom(COLUMN.RECORD_ID, b)

/**
 * The same row twice; or the same event twice, told of a numbered count: everything from the cycle on is the same,
 * whatever is said of the person.
 */
const sameEvent = (a: Event, b: Event): boolean =>
  a.orderText === b.orderText &&
  a.row.compareFrom(COLUMN.CYC_SEG_SEP, b.row) === 0 &&
  (b.order !== undefined || byBytes(a.row, b.row) === 0)

/** The first text in a column of these rows; empty where there is none. */
export function firstText(events: readonly Event[], column: number): string {
  for (const { row } of events) {
    const text = row.text(column)
    if (text !== '') return text
  }
  return ''
}
