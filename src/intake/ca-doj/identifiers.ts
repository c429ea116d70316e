/** What identifies a person in a row, made comparable: identifiers without padding, placeholders as nothing. */
import { dayOf } from '../../time/day.ts'
import { COLUMN } from './columns.ts'
import { words } from './text.ts'

/** The strong identifiers: with name and birth date agreeing, two rows that share one are the same person's. */
export const STRONG = ['CII', 'SSN', 'CDL', 'FBI'] as const
export type Strong = (typeof STRONG)[number]

export const STRONG_COLUMN: Readonly<Record<Strong, number>> = {
  CII: COLUMN.CII_NUMBER,
  SSN: COLUMN.PRI_SSN,
  CDL: COLUMN.PRI_CDL,
  FBI: COLUMN.FBI_NUMBER,
}

const PLACEHOLDERS = new Set([
  'NULL',
  'NONE',
  'NA',
  'N/A',
  'UNK',
  'UNKN',
  'UNKNOWN',
  'NOTAVAILABLE',
  'NOTKNOWN',
  'PENDING',
  'REFUSED',
  '123456789',
])

/** An identifier without blanks and dashes; empty where it identifies nobody: a placeholder, or one character repeated. */
export function identifier(kind: Strong, text: string): string {
  if (text.length < 2) return ''
  let plain = true
  let repeated = true
  const first = text.charCodeAt(0)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== first) repeated = false
    // Digits and capital letters stand as they are.
    if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 90))) plain = false
  }
  if (repeated) return ''
  if (!plain) {
    const bare = text.replace(/[\s-]+/g, '').toUpperCase()
    return bare === text ? known(kind, bare) : identifier(kind, bare)
  }
  return known(kind, text)
}

const known = (kind: Strong, value: string): string =>
  PLACEHOLDERS.has(value) || (kind === 'SSN' && !/^\d{9}$/.test(value)) ? '' : value

/** A name with the blanks around its comma and inside it made alike. */
export const plainName = (text: string): string => {
  const name = words(text).replace(/ ?, ?/g, ',')
  return name === ',' || name === 'UNKNOWN' || name.length < 2 ? '' : name
}

/** `YYYYMMDD` where that day exists; else empty. */
export function plainBirth(text: string): string {
  if (!/^\d{8}$/.test(text)) return ''
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))]
  return dayOf(year, month, day) === undefined ? '' : text
}
