/** What courts later ordered about a person's convictions, and which of them each order is about. */
import type { LaterEvent, OffenseClass } from '../../../record/person.ts'
import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import { speaksOfOrder } from '../comment-order.ts'
import type { Disposition } from '../disposition.ts'
import type { Row } from '../row.ts'
import { afterExtension, afterRevocation } from '../sentence.ts'
import { words } from '../text.ts'
import type { Finish } from '../vocabulary/meaning.ts'
import { foldEnhancements } from './convicted-enhancements.ts'
import { foldProcedures } from './convicted-procedures.ts'
import {
  type CountDraft,
  type CycleDraft,
  eachCount,
  type LaterOrder,
  mayFollow,
  ownCounts,
} from './draft.ts'
import type { Event } from './event.ts'
import { addDismissals } from './later-dismissals.ts'
import { addLaterSentences } from './later-sentences.ts'
import { addOwnReliefs } from './own-reliefs.ts'
import type { Readers } from './readers.ts'
import { hasSentence, partOf } from './sentence-parts.ts'
import { byDay, sameCase, speaks, type Tie, tieOrder, type Untied } from './tie.ts'
import { addUnreadOrders } from './unread-orders.ts'
import { beforeViolation, procedureOf, untied } from './untied.ts'

/**
 * Adds to each count what was later done to it, and to `tied` the rows that say so. `lost`: rows of the person could not be
 * read, and an order that says nothing of its count may be of one of those.
 */
export function addLaterEvents(
  cycles: readonly CycleDraft[],
  tied: Set<Event>,
  readers: Readers,
  lost = false,
): void {
  foldEnhancements(cycles, tied, readers)
  foldProcedures(cycles, tied, readers)
  const everywhere = eachCount(cycles)
  for (const cycle of cycles) {
    for (const order of laterOrders(cycle)) addOrder(order, cycle, { everywhere, lost }, tied, readers)
    addLaterSentences(cycle, everywhere, readers)
    addDismissals(cycle, everywhere, tied, readers)
  }
  for (const cycle of cycles) addFinishes(cycle, everywhere, readers)
  for (const cycle of cycles) addUnreadOrders(cycle, everywhere, tied, readers)
  for (const count of everywhere) {
    addOwnReliefs(count)
    if (count.later.length > 1) count.later.sort(byDay)
  }
}

/** What says that a term is over is added where it is sure of which; else it says nothing that could be relied on. */
function addFinishes(cycle: CycleDraft, everywhere: readonly CountDraft[], readers: Readers): void {
  for (const event of cycle.events) {
    const { finishes } = event.disposition
    const kind = finishes && howItEnded(finishes, event.row)
    if (kind === undefined) continue
    const found = countsOf({ event, kind }, cycle, everywhere, readers)
    if (!found.sure) continue
    for (const count of found.to)
      if (mayFollow(event.day, count)) count.later.push(asLater({ event, rows: [event] }, kind))
  }
}

/** Probation that ends in the row of a prison term was revoked (PC 1203.2(c)); beside another sentence its end says nothing sure. */
function howItEnded(finishes: Finish, row: Row): LaterEvent['kind'] | undefined {
  if (finishes !== 'probation-ended' || !hasSentence(row)) return finishes
  return partOf(row)?.part.kind === 'prison' ? 'probation-revoked' : undefined
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

/** A row that neither ends a charge nor gives a sentence, whose comment speaks of a later order: people look at it. */
function saidInComment({ said, row, disposition }: Event): Disposition['later'] {
  if ((said !== '' && disposition.unread) || disposition.ends || hasSentence(row)) return undefined
  return speaksOfOrder(row.text(COLUMN.COMMENT_TEXT)) ? OF_COMMENT : undefined
}

/** The class a later order's own row gives. */
function classNow(row: Row): OffenseClass | undefined {
  const status = words(row.text(COLUMN.CONV_STAT_DESCR))
  return status === 'MISDEMEANOR' ? 'misdemeanor' : status === 'INFRACTION' ? 'infraction' : undefined
}

/** Adds an order to the counts it is about; where there are none, to the orders of its cycle. */
function addOrder(
  order: LaterOrder,
  cycle: CycleDraft,
  { everywhere, lost }: { readonly everywhere: readonly CountDraft[]; readonly lost: boolean },
  tied: Set<Event>,
  readers: Readers,
): void {
  const all = countsOf(order, cycle, everywhere, readers)
  const found = lost && !all.to.every(count => isNamed(order, count, readers)) ? { ...all, sure: false } : all
  // What only a comment says is about a conviction that is shown, or about the charge of its row.
  if (found.to.length === 0 && order.event.disposition.later === undefined) return
  for (const row of order.rows) tied.add(row)
  if (found.to.length > 0) {
    if (!found.sure) readers.note('later order: not tied to one count')
    applyOrder(order, found)
    return
  }
  cycle.orders ??= []
  cycle.orders.push(order)
}

/** Orders about probation, which is granted in a case and not for a count. */
const OF_PROBATION: readonly LaterEvent['kind'][] = [
  'probation-revoked',
  'probation-extended',
  'probation-ended',
  'probation-ended-early',
]

/** Whether an order says which count it is of: by its number, its case, or its offense. */
function isNamed({ event }: LaterOrder, count: CountDraft, readers: Readers): boolean {
  const row = untied(event, readers)
  return row.order?.count === count.order?.count || sameCase(row, count) || speaks(row)
}

/** Which counts an order is about. Of one about probation that names no offense all counts of the case are. */
function countsOf(
  { event, kind }: Pick<LaterOrder, 'event' | 'kind'>,
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  readers: Readers,
): Tie<CountDraft> {
  const row = untied(event, readers)
  const violation = procedureOf(row.offense) === 'violation'
  const all = violation ? beforeViolation(event, cycle, everywhere, readers) : everywhere
  const own = ownCounts(cycle, everywhere).filter(count => all.includes(count))
  const found = tieInTime(row, event, own, all, readers)
  const ofCase = OF_PROBATION.includes(kind) && !speaks(row) && found.to.every(count => sameCase(row, count))
  return ofCase && found.to.every(count => mayFollow(event.day, count)) ? { ...found, sure: true } : found
}

/**
 * An order is of the conviction's day or later. Where it is dated before the only convictions it can be about, one of
 * the dates is wrong, and it may concern them all the same.
 */
function tieInTime(
  row: Untied,
  { day }: Event,
  own: readonly CountDraft[],
  everywhere: readonly CountDraft[],
  { note }: Pick<Readers, 'note'>,
): Tie<CountDraft> {
  const found = tieOrder(row, own, everywhere)
  if (found.to.every(count => mayFollow(day, count))) return found
  note('later order: dated before the conviction')
  if (found.sure) return { to: found.to, sure: false }
  const inTime = (pool: readonly CountDraft[]) => pool.filter(count => mayFollow(day, count))
  const left = tieOrder(row, inTime(own), inTime(everywhere))
  const near = found.to.some(count => own.includes(count) || sameCase(row, count))
  return left.to.length === 0 && near ? found : left
}

/** Adds an order to the counts it is about. Where it may be about several, none has surely changed. */
export function applyOrder(order: LaterOrder, found: Tie<CountDraft>): void {
  const { event, rows, kind } = order
  const parts = rows.map(({ row }) => partOf(row)).filter(part => part !== undefined)
  const events = found.sure ? whatItDid(order) : [asLater(order, 'other')]
  for (const count of found.to) {
    count.later.push(...events)
    if (found.sure && kind === 'probation-revoked')
      count.sentence = afterRevocation(count.sentence, event.day, parts)
    if (found.sure && kind === 'probation-extended')
      count.sentence = afterExtension(count.sentence, event.day, parts)
  }
}

/** What an order did, of the conviction it is surely about: it may reduce and do more. */
export function whatItDid(order: LaterOrder): readonly LaterEvent[] {
  const { kind, to } = order
  if (to === undefined) return [asLater(order, kind)]
  const reduced = { ...asLater(order, 'reduced'), to }
  return kind === 'reduced' ? [reduced] : [reduced, asLater(order, kind)]
}

const asLater = (
  {
    event,
    rows,
    afterSentence,
    reinstated,
  }: Pick<LaterOrder, 'event' | 'rows' | 'afterSentence' | 'reinstated'>,
  kind: LaterEvent['kind'],
): LaterEvent => ({
  kind,
  ...(kind === 'dismissed' && afterSentence ? { afterSentence } : {}),
  ...(kind === 'probation-revoked' && reinstated ? { reinstated } : {}),
  day: event.day,
  text: event.said || event.row.text(COLUMN.COMMENT_TEXT),
  sources: rows.map(({ row }) => row.source),
})
