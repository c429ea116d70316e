/** Which arrest cycle, step and count a row is about: CNT_ORDER, and CYC_ORDER where that is damaged. */

export interface CountOrder {
  /** Three digits, from 101. */
  readonly cycle: string
  readonly step: string
  readonly count: string
  /** All three: nine digits. */
  readonly key: string
  /** The same three as numbers. */
  readonly numbers: { readonly cycle: number; readonly step: number; readonly count: number }
}

/** Reads CNT_ORDER: twelve digits, cycle, step, count and three more. Absent when it is short or damaged. */
export function readCountOrder(text: string): CountOrder | undefined {
  if (!/^\d{12}$/.test(text) || text.startsWith('000')) return undefined
  const [cycle, step, count] = [text.slice(0, 3), text.slice(3, 6), text.slice(6, 9)]
  const numbers = { cycle: Number(cycle), step: Number(step), count: Number(count) }
  return { cycle, step, count, key: text.slice(0, 9), numbers }
}

/** The first cycle of a SUBJECT_ID. */
export const FIRST_CYCLE = 101

/** CYC_ORDER as the number CNT_ORDER gives the cycle: `101`, or `1` for the first. Absent when it is no such number. */
export const cycleOfOrder = (number: number): number | undefined =>
  number < 1 || number > 999 ? undefined : number < FIRST_CYCLE ? number + FIRST_CYCLE - 1 : number
