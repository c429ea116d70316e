/**
 * What identifies a person in a row, made comparable: the writings of one number become one text, and what stands for no
 * number becomes nothing. Only for comparing: results show what the file has.
 */
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
  'UNK',
  'UNKN',
  'UNKNOWN',
  'NOTAVAILABLE',
  'NOTKNOWN',
  'PENDING',
  'REFUSED',
  '123456789',
])

/** A number of which a spreadsheet has kept the first digits only. */
const CUT_SHORT = /^\d[.,]\d*E\+?\d+$|^\dE\+\d+$/
/** A whole number that a spreadsheet has taken for a fraction. */
const FRACTION = /^(\d+)\.0+$/
/** A sign that stands for a character that could not be read: what is left may be anybody's. */
const UNREAD = /[?*\uFFFD]/

/** An identifier as all its writings are compared; empty where it identifies nobody: a placeholder, or one character repeated. */
export function identifier(kind: Strong, text: string): string {
  const upper = text.toUpperCase()
  if (CUT_SHORT.test(upper) || UNREAD.test(upper)) return ''
  const bare = upper.replace(FRACTION, '$1').replace(/[^A-Z0-9]+/g, '')
  return standsForNone(bare) ? '' : WRITTEN[kind](bare)
}

/** A CII number as the file has it, under which a row without SUBJECT_ID may be printed; empty where it identifies nobody. */
export const writtenOf = (cii: string): string => (identifier('CII', cii) === '' ? '' : cii)

/**
 * The CII number that somebody is asked for by; empty where it is none. One of digits alone may be a SUBJECT_ID: only those
 * who have it written so are meant.
 */
export const askedFor = (id: string): string => (/^\s*[a-z]/i.test(id) ? identifier('CII', id) : '')

/** What each kind is written like, given without blanks and signs. */
const WRITTEN: Readonly<Record<Strong, (bare: string) => string>> = {
  CII: bare => lettered('A', bare.replace(/^(?:CII|SID|CA)(?=[A-Z]?\d)/, '')),
  SSN: bare => nineDigits(bare.replace(/^SSN?(?=\d)/, '')),
  CDL: bare => lettered('', bare.replace(/^(?:CDL|CA|DL)(?=[A-Z]?\d)/, '')),
  FBI: bare => counted(bare.replace(/^(?:FBI|UCN)(?=\d)/, '')),
}

/** A letter and digits: without the zeros before them, and with the letter that most files leave out where it is. */
function lettered(usual: string, bare: string): string {
  const [, letter, digits] = /^([A-Z]?)0*([1-9]\d*|0)$/.exec(bare) ?? []
  if (letter === undefined || digits === undefined) return bare
  return standsForNone(digits) ? '' : (letter || usual) + digits
}

/** A spreadsheet drops the zeros before a number; fewer than seven digits are no such number. */
function nineDigits(bare: string): string {
  if (!/^\d{7,9}$/.test(bare)) return ''
  const nine = bare.padStart(9, '0')
  return standsForNone(nine) ? '' : nine
}

function counted(bare: string): string {
  const digits = bare.replace(/^0+(?=\d)/, '')
  return standsForNone(digits) ? '' : digits
}

function standsForNone(bare: string): boolean {
  if (bare.length < 2 || PLACEHOLDERS.has(bare)) return true
  const first = bare.charCodeAt(0)
  for (let at = 1; at < bare.length; at++) if (bare.charCodeAt(at) !== first) return false
  return true
}

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
