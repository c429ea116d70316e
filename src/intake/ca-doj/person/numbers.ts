/** Holds CNT_ORDER against CYC_ORDER and STP_ORDER: which cycle and which step a row is of, said twice on every row. */
import type { Told } from '../../../record/person.ts'
import { COLUMN } from '../columns.ts'
import { type CountOrder, cycleOfOrder } from '../count.ts'
import type { Row } from '../row.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'

/** A number that two columns give. */
interface Held {
  readonly says: string
  /** Of CNT_ORDER. */
  readonly counted: (order: CountOrder) => number
  /** Of the other column; absent where it gives none. */
  readonly stated: (row: Row) => number | undefined
  /** Whether the rows are numbered together. */
  readonly together: (a: Event, b: Event) => boolean
  /** The row where the number is not known. */
  readonly without: (event: Event) => Event
}

const sameSubject = (a: Event, b: Event): boolean =>
  a.row.text(COLUMN.SUBJECT_ID) === b.row.text(COLUMN.SUBJECT_ID)

const CYCLE: Held = {
  says: 'CNT_ORDER and CYC_ORDER name different cycles',
  counted: order => order.numbers.cycle,
  stated: row => cycleOfOrder(row.number(COLUMN.CYC_ORDER)),
  together: sameSubject,
  without: event => ({ ...event, order: undefined, cycle: undefined, contradicted: true }),
}

const STEP: Held = {
  says: 'CNT_ORDER and STP_ORDER name different steps',
  counted: order => order.numbers.step,
  stated: row => stepOfOrder(row.number(COLUMN.STP_ORDER)),
  together: (a, b) => a.cycle === b.cycle && sameSubject(a, b),
  without: event => ({ ...event, order: undefined, contradicted: true }),
}

/** STP_ORDER as the number CNT_ORDER gives the step: it too may count from 101. */
const stepOfOrder = (number: number): number | undefined =>
  number < 1 || number > 999 ? undefined : number > 100 ? number - 100 : number

/**
 * The same rows; those whose columns contradict each other without what both state. Each contradiction goes into `told`.
 * Columns that number differently, but the same rows in the same order, contradict nothing.
 */
export function withoutContradictions(
  events: readonly Event[],
  told: Told[],
  note: Readers['note'],
): readonly Event[] {
  let settled = events
  for (const held of [CYCLE, STEP])
    if (settled.some(event => differs(event, held))) settled = settle(settled, held, told, note)
  return settled
}

const differs = ({ order, row }: Event, { counted, stated }: Held): boolean => {
  if (order === undefined) return false
  const number = stated(row)
  return number !== undefined && number !== counted(order)
}

function settle(events: readonly Event[], held: Held, told: Told[], note: Readers['note']): readonly Event[] {
  const stating = events.filter(({ order, row }) => order !== undefined && held.stated(row) !== undefined)
  const differing = new Set(stating.filter(event => differs(event, held)))
  const renumbered = inOneOrder(stating, held)
  if (renumbered && differing.size === stating.length) return events
  note(held.says)
  told.push({ kind: 'contradiction', says: held.says, sources: [...differing].map(({ row }) => row.source) })
  return renumbered ? events : events.map(event => (differing.has(event) ? held.without(event) : event))
}

/** Whether both columns tell the same rows apart and put them in the same order. */
function inOneOrder(events: readonly Event[], { counted, stated, together }: Held): boolean {
  return events.every((a, at) => {
    for (let next = at + 1; next < events.length; next++) {
      const b = events[next] as Event
      if (!together(a, b)) continue
      const counts = Math.sign(counted(a.order as CountOrder) - counted(b.order as CountOrder))
      if (counts !== Math.sign((stated(a.row) as number) - (stated(b.row) as number))) return false
    }
    return true
  })
}
