/** Which arrest cycle, step and count a row is about: CNT_ORDER, and CYC_ORDER where that is damaged. */

export interface CountOrder {
  /** Three digits, from 101. */
  readonly cycle: string
  readonly step: string
  readonly count: string
  /** All three: nine digits. */
  readonly key: string
}

/** Reads CNT_ORDER: twelve digits, cycle, step, count and three more. Absent when it is short or damaged. */
export function readCountOrder(text: string): CountOrder | undefined {
  if (!/^\d{12}$/.test(text) || text.startsWith('000')) return undefined
  return { cycle: text.slice(0, 3), step: text.slice(3, 6), count: text.slice(6, 9), key: text.slice(0, 9) }
}

/** Reads CYC_ORDER as a cycle number: `101`, or `1` for the first. Absent when it is no such number. */
export function readCycleOrder(text: string): string | undefined {
  if (!/^\d{1,3}$/.test(text)) return undefined
  const number = Number(text)
  if (number === 0) return undefined
  return String(number > 100 ? number : number + 100)
}
