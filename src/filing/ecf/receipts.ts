/**
 * Reads what a court's filing system sends back (ReviewFilingCallbackMessage of ECF 4.01), held against the messages that
 * were filed. That a clerk accepted a filing says nothing of how the court rules: only a status that the court's code
 * table calls a ruling becomes an answer.
 */

import { csvTable } from '../../results/csv.ts'
import type { TableRow } from '../../results/csv-read.ts'
import { parseDay } from '../../time/day.ts'
import { RULINGS, type Ruling } from '../court-outcomes.ts'
import { type CourtCodes, meaningOf, type StatusMeaning } from './codes.ts'
import { NAMESPACES } from './message.ts'
import { child, named, readXml, type XmlElement } from './xml-reader.ts'

/** What came back for one message. */
export interface Receipt {
  readonly message: string
  readonly meaning: StatusMeaning
  /** `YYYY-MM-DD`; empty where the court gave no day. */
  readonly on: string
}

/** A file, or an answer in one, that cannot be used: a sentence without a person's data. */
export interface ReceiptProblem {
  readonly file: string
  readonly why: string
}

export interface Receipts {
  /** The last receipt for each message that has one, by the name of its file. */
  readonly receipts: ReadonlyMap<string, Receipt>
  readonly problems: readonly ReceiptProblem[]
}

const { callback, ecf, nc } = NAMESPACES

/** `rows` are those of ecf-messages.csv. */
export function readReceipts(
  files: Iterable<{ readonly file: string; readonly text: string }>,
  rows: readonly TableRow[],
  codes: Pick<CourtCodes, 'statuses'>,
): Receipts {
  const messages = new Map<string, string>()
  const numbers = new Map<string, Set<string>>()
  for (const { message = '', message_id: id = '', case_numbers: cases = '' } of rows) {
    messages.set(id, message)
    const known = numbers.get(message) ?? new Set()
    for (const number of cases.split('; ')) known.add(number)
    numbers.set(message, known)
  }
  const receipts = new Map<string, Receipt>()
  const problems: ReceiptProblem[] = []
  for (const { file, text } of files) {
    const root = readXml(text)
    if ('fault' in root) {
      problems.push({
        file,
        why: `it is not XML that can be used: ${root.fault} (line ${root.line}); ask for it again`,
      })
      continue
    }
    const found = [...named(root, callback, 'ReviewFilingCallbackMessage')]
    if (found.length === 0)
      problems.push({ file, why: 'it holds no [ReviewFilingCallbackMessage]; leave it out' })
    for (const one of found) {
      const read = receiptOf(one, messages, numbers, codes)
      if (typeof read === 'string') {
        problems.push({ file, why: read })
        continue
      }
      const known = receipts.get(read.message)
      const later = known === undefined ? read : laterOf(known, read)
      if (later === undefined)
        problems.push({
          file,
          why: `[${read.message}] is answered otherwise on the same day; ask the court which holds`,
        })
      else receipts.set(read.message, later)
    }
  }
  return { receipts, problems }
}

function receiptOf(
  from: XmlElement,
  messages: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, ReadonlySet<string>>,
  codes: Pick<CourtCodes, 'statuses'>,
): Receipt | string {
  const ids = from.children
    .filter(one => one.namespace === nc && one.name === 'DocumentIdentification')
    .map(one => textOf(child(one, nc, 'IdentificationID')))
  const about = [...new Set(ids.flatMap(id => messages.get(id) ?? []))]
  const [message] = about
  if (message === undefined)
    return 'it answers no message of this filing; name the folder of the filing it belongs to'
  if (about.length > 1) return 'it answers several messages at once; ask for an answer to each'
  const docket = docketOf(from)
  if (!isBulk(message) && docket !== undefined && numbers.get(message)?.has(docket) !== true)
    return `it answers [${message}] with a case number that is not of its case; ask the court which it means`
  const status = child(from, ecf, 'FilingStatus')
  const code = textOf(status && child(status, ecf, 'FilingStatusCode'))
  if (code === '') return `it gives [${message}] no [FilingStatusCode]; ask the court for it`
  const meaning = meaningOf(codes, code)
  if (meaning === undefined)
    return `it gives [${message}] a status that nobody said the meaning of; add it to [statuses] in the codes of the court`
  const on =
    dayOf(status && child(status, nc, 'StatusDate')) || dayOf(child(from, ecf, 'FilingCompletionDate'))
  if (on === '' && isRuling(meaning))
    return `it rules on [${message}] and gives no day; ask the court for the day of the order`
  return { message, meaning, on }
}

const textOf = (of: XmlElement | undefined): string => of?.text.trim() ?? ''

/** The number of the case, whatever its form. */
function docketOf(from: XmlElement): string | undefined {
  for (const one of from.children) {
    const docket = child(one, nc, 'CaseDocketID')
    if (docket !== undefined && textOf(docket) !== '') return textOf(docket)
  }
  return undefined
}

/** The day of a date of NIEM, `Date` or `DateTime`: as it is written there, in the court's own time. */
function dayOf(of: XmlElement | undefined): string {
  const text = textOf(of && (child(of, nc, 'Date') ?? child(of, nc, 'DateTime')))
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T|Z|[+-]\d{2}:)/.exec(text)?.[0] ?? ''
  return parseDay(day) === undefined ? '' : day
}

export const isRuling = (meaning: StatusMeaning): meaning is Ruling => RULINGS.some(one => one === meaning)

/** A filing comes on step by step, and a ruling ends it. */
const step = (meaning: StatusMeaning): number => (meaning === 'received' ? 0 : isRuling(meaning) ? 2 : 1)

/** Of two receipts for a message the one that holds; undefined where they contradict each other. */
function laterOf(a: Receipt, b: Receipt): Receipt | undefined {
  if (a.meaning === b.meaning) return a.on < b.on ? b : a
  if (step(a.meaning) !== step(b.meaning)) return step(a.meaning) < step(b.meaning) ? b : a
  return a.on === b.on || a.on === '' || b.on === '' ? undefined : a.on < b.on ? b : a
}

const isBulk = (message: string): boolean => message.startsWith('ecf-bulk-')

/**
 * The rulings as answers that `setaside file answers` reads. A ruling on a bulk motion answers its order as a whole, so that
 * what the court struck from it, said of single counts, goes before it; any other answers its counts one by one.
 */
export function answersTable({ receipts }: Pick<Receipts, 'receipts'>, rows: readonly TableRow[]): string {
  const lines: (readonly string[])[] = [['count_id', 'order_reference', 'answer', 'answered_on']]
  for (const [message, of] of Map.groupBy(rows, row => row.message ?? '')) {
    const receipt = receipts.get(message)
    if (receipt === undefined || !isRuling(receipt.meaning)) continue
    const { meaning, on } = receipt
    const orders = new Set(of.map(row => /^(order-\d+)\/\d+$/.exec(row.order_reference ?? '')?.[1]))
    const [order] = orders
    if (isBulk(message) && orders.size === 1 && order !== undefined) lines.push(['', order, meaning, on])
    else for (const { count_id: id = '' } of of) lines.push([id, '', meaning, on])
  }
  return csvTable(lines).toString()
}
