/** Which offense a row is about: the one convicted of before the one disposed of before the one charged. */
import type { OffenseClass, OffenseReader, OffenseReading } from '../../record/person.ts'
import { classOfLetter, classOfWords } from './class.ts'
import { COLUMN } from './columns.ts'
import type { Row } from './row.ts'
import { words } from './text.ts'

export interface RowOffense {
  readonly reading: OffenseReading
  /** The column it was read from. */
  readonly from: 'CONV_OFFENSE_DESCR' | 'DISP_OFFENSE_DESCR' | 'OFFENSE_DESCR' | 'COMMENT_TEXT'
  /** Where the offense stands in the comment: the column that said so. */
  readonly pointer?: 'CONV_OFFENSE_DESCR' | 'DISP_OFFENSE_DESCR' | 'OFFENSE_DESCR'
  /** The comment, where the row has an offense of its own and the comment names another. */
  readonly remark?: string
}

const ORDER = ['CONV_OFFENSE_DESCR', 'DISP_OFFENSE_DESCR', 'OFFENSE_DESCR'] as const

const seesComment = (text: string): boolean => /^S/i.test(text) && /^SEE COMMENT/.test(words(text))

/** A reader that remembers what it has read: a file repeats the same few thousand texts. */
export function rememberingReader(read: OffenseReader): OffenseReader {
  const known = new Map<string, OffenseReading>()
  return text => {
    let reading = known.get(text)
    if (reading === undefined) {
      reading = read(text)
      if (known.size >= 50_000) known.clear()
      known.set(text, reading)
    }
    return reading
  }
}

/** The offense of a row; where its columns are blank or say SEE COMMENT, what the comment says. */
export function rowOffense(row: Row, read: OffenseReader): RowOffense {
  const comment = row.text(COLUMN.COMMENT_TEXT)
  for (const from of ORDER) {
    const text = row.text(COLUMN[from])
    if (text === '') continue
    if (seesComment(text)) return { reading: read(comment), from: 'COMMENT_TEXT', pointer: from }
    const reading = read(text)
    if (comment === '' || !/\d/.test(comment)) return { reading, from }
    const other = read(comment).offenses.some(
      found => !reading.offenses.some(own => own.section === found.section),
    )
    return other ? { reading, from, remark: comment } : { reading, from }
  }
  return { reading: read(comment), from: 'COMMENT_TEXT' }
}

/** Whether two readings are of the same offenses. */
export function sameOffense(a: OffenseReading, b: OffenseReading): boolean {
  if (a === b || a.text === b.text) return true
  if (a.offenses.length === 0 || a.offenses.length !== b.offenses.length) return false
  return a.offenses.every((x, at) => {
    const y = b.offenses[at]
    return (
      y !== undefined &&
      x.section === y.section &&
      x.code === y.code &&
      x.inchoate === y.inchoate &&
      x.subdivisions.join() === y.subdivisions.join()
    )
  })
}

/** Whether two readings name a section in common. */
export const sharesSection = (a: OffenseReading, b: OffenseReading): boolean =>
  a.offenses.some(x =>
    b.offenses.some(y => x.section === y.section && (x.code ?? y.code) === (y.code ?? x.code)),
  )

/**
 * The class of the offense convicted of. Where CONV_STAT_DESCR is blank, the type-of-charge letter of the same offense:
 * the letter of an offense charged or disposed of says nothing of another one convicted of.
 */
export function rowClass(row: Row, offense: RowOffense, read: OffenseReader): OffenseClass | undefined {
  const status = row.text(COLUMN.CONV_STAT_DESCR)
  if (status !== '') return classOfWords(status)
  const convicted = row.text(COLUMN.CONV_OFFENSE_TOC)
  if (convicted !== '') return classOfLetter(convicted)
  const same = (column: 'DISP_OFFENSE_DESCR' | 'OFFENSE_DESCR'): boolean => {
    const text = row.text(COLUMN[column])
    if (offense.from === column || offense.pointer === column) return true
    if (text === '') return offense.from === 'COMMENT_TEXT' && offense.pointer === undefined
    return !seesComment(text) && sameOffense(read(text), offense.reading)
  }
  const disposed = row.text(COLUMN.DISP_OFFENSE_TOC)
  if (disposed !== '' && (row.text(COLUMN.DISP_OFFENSE_DESCR) === '' || same('DISP_OFFENSE_DESCR')))
    return classOfLetter(disposed)
  const charged = row.text(COLUMN.OFFENSE_TOC)
  return charged !== '' && same('OFFENSE_DESCR') ? classOfLetter(charged) : undefined
}

/** The offense charged, where the row's conviction is of another one. */
export function chargedInstead(
  row: Row,
  offense: RowOffense,
  read: OffenseReader,
): readonly OffenseReading[] {
  if (offense.from === 'OFFENSE_DESCR' || offense.from === 'COMMENT_TEXT') return []
  const found: OffenseReading[] = []
  for (const column of ORDER) {
    const text = row.text(COLUMN[column])
    if (text === '' || seesComment(text) || column === offense.from) continue
    const reading = read(text)
    if (!sameOffense(reading, offense.reading)) found.push(reading)
  }
  return found
}
