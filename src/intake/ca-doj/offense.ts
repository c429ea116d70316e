/** Which offense a row is about: the one convicted of before the one disposed of before the one charged. */
import type { Offense, OffenseClass, OffenseReader, OffenseReading } from '../../record/person.ts'
import { alike, readAlike } from './alike.ts'
import { classOfLetter, classOfWords } from './class.ts'
import { COLUMN } from './columns.ts'
import type { Row } from './row.ts'
import type { RowOffense } from './row-offense.ts'
import { words } from './text.ts'

const ORDER = ['CONV_OFFENSE_DESCR', 'DISP_OFFENSE_DESCR', 'OFFENSE_DESCR'] as const

const seesComment = (text: string): boolean => /^S/i.test(text) && words(text).startsWith('SEE COMMENT')

/** The flags beside each offense: they are of it, and where it is the last one written, those of later columns as well. */
const QUALIFIERS = [
  COLUMN.CONV_OFFENSE_QUAL_LST,
  COLUMN.DISP_OFFENSE_QUAL_LST,
  COLUMN.OFFENSE_QUAL_LST,
] as const

/** The offense of a row; where its columns are blank or say SEE COMMENT, what the comment says. A row is read once. */
export function rowOffense(row: Row, read: OffenseReader): RowOffense {
  row.offense ??= readRow(row, read)
  return row.offense
}

function readRow(row: Row, read: OffenseReader): RowOffense {
  for (let at = 0; at < ORDER.length; at++) {
    const from = ORDER[at] as (typeof ORDER)[number]
    const text = row.text(COLUMN[from])
    if (text === '') continue
    if (!seesComment(text)) return { reading: flagged(row, text, at, read), from }
    const comment = row.text(COLUMN.COMMENT_TEXT)
    return { reading: flagged(row, comment, at, read), from: 'COMMENT_TEXT', pointer: from }
  }
  const comment = row.text(COLUMN.COMMENT_TEXT)
  return { reading: flagged(row, comment, ORDER.length - 1, read), from: 'COMMENT_TEXT' }
}

/** The offense of a row with its comment, where the row has an offense of its own and the comment names another. */
function remarkedOffense(row: Row, read: OffenseReader): RowOffense {
  const found = rowOffense(row, read)
  if (found.from === 'COMMENT_TEXT') return found
  const comment = row.text(COLUMN.COMMENT_TEXT)
  return comment !== '' && remarks(comment, found.reading, read) ? { ...found, remark: comment } : found
}

/** The offense of a text with the flags that are of it: those of its column, of later ones, and doubtfully of earlier ones. */
function flagged(row: Row, text: string, at: number, read: OffenseReader): OffenseReading {
  let own = ''
  let charged = ''
  for (let place = 0; place < QUALIFIERS.length; place++) {
    const flags = row.text(QUALIFIERS[place] as number)
    if (flags === '') continue
    if (place <= at) own = own === '' || own === flags ? flags : `${own}, ${flags}`
    else charged = flags
  }
  if (own !== '') return read(text, own)
  const reading = read(text)
  return charged !== '' && flagMatters(row, reading, charged, at, read)
    ? { ...reading, unread: `${reading.unread} ${charged}`.trim() }
    : reading
}

/** Whether the same offense was charged with a flag that would change it: lost at conviction, or convicted of without it. */
function flagMatters(
  row: Row,
  reading: OffenseReading,
  flags: string,
  at: number,
  read: OffenseReader,
): boolean {
  const charged = ORDER.slice(at + 1)
    .map(column => row.text(COLUMN[column]))
    .filter(text => text !== '')
  if (charged.length > 0 && !charged.some(text => sameOffense(read(text), reading))) return false
  const changed = read(reading.text, flags)
  return (
    changed.unread !== reading.unread ||
    changed.offenses.some((one, place) => {
      const { inchoate, section } = reading.offenses[place] ?? one
      return one.inchoate !== inchoate || one.section !== section
    })
  )
}

/** Words of a comment that make an offense a graver one, or are of one that the lists of the law turn on. */
const GRAVER =
  /\b(MINORS?|JUV|JUVENILES?|UNDERAGED?|UNDER (1[4-8]|21)|IMPORT\w*|EXPORT\w*|MURDER\w*|HOMICID\w*|RAPED?|RAPING|MOLEST\w*|LEWD|SODOMY|TORTURE\w*|SEX(UAL(LY)?)? (OFF\w*|REG\w*|ACT|ASSAULT|BATT\w*|ABUSE)|REGIST\w*)\b/i

/** Whether a comment has such words. */
const saysGraver = readAlike(comment => GRAVER.test(comment))

/** Whether a comment names another section or subdivision than the row's own, modifies it, or says that more stands behind it. */
function remarks(comment: string, own: OffenseReading, read: OffenseReader): boolean {
  if (saysGraver(comment)) return true
  const said = read(alike(comment))
  if (said.more !== undefined || modifies(said, own)) return true
  return said.offenses.some(
    found =>
      !own.offenses.some(
        one =>
          one.section === found.section &&
          (found.inchoate === undefined || one.inchoate === found.inchoate) &&
          one.subdivisions.join().startsWith(found.subdivisions.join()),
      ),
  )
}

/** Whether words make of an offense what its own text does not, or tell of earlier convictions. */
const modifies = (said: OffenseReading, own: OffenseReading): boolean =>
  (said.priors !== undefined && said.priors !== own.priors) ||
  (said.modifies !== undefined && [...said.modifies].some(kind => own.modifies?.has(kind) !== true))

/** What a row of the same offense, other than those that convict, says of it that the offense convicted of does not. */
export function remarkElsewhere(row: Row, own: OffenseReading, read: OffenseReader): string | undefined {
  const comment = row.text(COLUMN.COMMENT_TEXT)
  const flags = row.text(COLUMN.OFFENSE_QUAL_LST)
  const said = comment !== '' && (saysGraver(comment) || modifies(read(alike(comment)), own))
  const flagged = flags !== '' && (saysGraver(flags) || modifies(read(flags), own))
  if (!said && !flagged) return undefined
  return !flagged ? comment : !said ? flags : `${flags}; ${comment}`
}

/** The whole comment of a row that gives a part of the sentence, where it says of the offense what that does not. */
export function remarkBeside(row: Row, own: OffenseReading, read: OffenseReader): string | undefined {
  const comment = row.text(COLUMN.COMMENT_TEXT)
  return comment !== '' && remarks(comment, own, read) ? comment : undefined
}

/** The text of an offense convicted of that tells of an order on the charge: reduced, treated as less. Comments are read apart. */
export const orderOf = ({ reading }: RowOffense): string | undefined =>
  reading.order === undefined ? undefined : reading.text

/** Whether a text names an offense, and not sections of procedure alone. */
export const namesOffense = ({ offenses }: OffenseReading): boolean => offenses.some(isOffense)
const isOffense = ({ procedural }: Offense): boolean => procedural === undefined

/** Whether a text names sections of procedure and no offense. */
export const isProcedure = (reading: OffenseReading): boolean =>
  reading.offenses.length > 0 && !namesOffense(reading)

/**
 * The offense a row convicts of. Where a section of procedure or an enhancement stands in its place it is not known, and what stands beside it
 * is for people to look at; the same where the name of it is lost. `names`: the file names it wherever it gives its class.
 */
export function convictedOffense(row: Row, read: OffenseReader, names = false): RowOffense {
  const found = remarkedOffense(row, read)
  const { reading, from } = found
  if (from !== 'CONV_OFFENSE_DESCR' && givesUnnamed(row)) {
    // A comment stands for all columns of offenses.
    if (names && from !== 'COMMENT_TEXT')
      return {
        reading: { text: reading.text, offenses: [], unread: UNNAMED },
        from,
        unnamed: true,
        remark: reading.text,
      }
    if (givesAnother(row))
      return {
        ...found,
        reading: { ...reading, unread: `${reading.unread} ${UNNAMED}`.trim() },
        unnamed: true,
      }
  }
  if (!mayStandForAnother(reading)) return found
  const beside = offenseBeside(row, read)
  const { text } = reading
  return {
    reading: { text, offenses: [], unread: text },
    from,
    procedure: reading,
    ...(beside === undefined ? {} : { remark: beside.text }),
  }
}

/** The offense that a row which may convict would convict of: the one charged, where the text of that cannot be read. */
export function perhapsOffense(row: Row, read: OffenseReader): RowOffense {
  const found = convictedOffense(row, read)
  if (found.reading.offenses.length > 0 || found.procedure !== undefined) return found
  const charged = offenseBeside(row, read)
  return charged === undefined
    ? found
    : { ...found, reading: { ...charged, unread: `${charged.unread} ${found.reading.text}`.trim() } }
}

const UNNAMED = 'convicted of an offense that is not named'

/** Whether a row without the text of the offense convicted of gives its class or its code. */
export const givesUnnamed = (row: Row): boolean =>
  row.text(COLUMN.CONV_OFFENSE_DESCR) === '' &&
  (row.text(COLUMN.CONV_OFFENSE_TOC) !== '' || row.text(COLUMN.CONV_OFFENSE_CODE) !== '')

/** Whether these are not those of the charge. */
function givesAnother(row: Row): boolean {
  const level = row.text(COLUMN.CONV_OFFENSE_TOC)
  if (level !== '' && level !== row.text(COLUMN.OFFENSE_TOC)) return true
  const code = row.text(COLUMN.CONV_OFFENSE_CODE)
  return code !== '' && code !== row.text(COLUMN.OFFENSE_CODE)
}

const OF_CONVICTION = [COLUMN.CONV_OFFENSE_TOC, COLUMN.CONV_OFFENSE_CODE, COLUMN.CONV_OFFENSE_ORDER]

/** Whether a row that does not name the offense convicted of says of it what another one says that does. */
export const givesTheSame = (row: Row, named: Row): boolean =>
  named.text(COLUMN.CONV_OFFENSE_DESCR) !== '' &&
  OF_CONVICTION.every(column => row.text(column) === named.text(column))

/** Whether a text names nothing that anybody is convicted of by itself: sections of procedure, and what adds to a sentence. */
export const mayStandForAnother = ({ offenses }: OffenseReading): boolean =>
  offenses.length > 0 && offenses.every(offense => !isOffense(offense) || offense.adds === true)

/** The offense a later row is about: where a section of procedure stands in its place, the one beside it. */
export function orderedOffense(row: Row, read: OffenseReader): OffenseReading {
  const { reading } = rowOffense(row, read)
  return isProcedure(reading) ? (offenseBeside(row, read) ?? reading) : reading
}

/** The first text of a row that names an offense; absent where none does. */
function offenseBeside(row: Row, read: OffenseReader): OffenseReading | undefined {
  for (const column of [...ORDER, 'COMMENT_TEXT'] as const) {
    const reading = read(row.text(COLUMN[column]))
    if (namesOffense(reading) && !mayStandForAnother(reading)) return reading
  }
  return undefined
}

/** Whether two readings are of the same offenses. */
export function sameOffense(a: OffenseReading, b: OffenseReading): boolean {
  if (a === b) return true
  if (a.offenses.length !== b.offenses.length) return false
  if (a.offenses.length === 0) return words(a.text) === words(b.text)
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

/**
 * The offense of a count whose rows have the same text, and flags on one that the other lacks, or of one of which the text
 * cannot be read on the other: which of the two it is, the record does not say.
 */
export function withFlagsOf(one: OffenseReading, other: OffenseReading): OffenseReading {
  if (one === other) return one
  if (one.text !== other.text)
    return isUnread(other) && !isUnread(one) ? { ...one, unread: `${one.unread} ${other.text}`.trim() } : one
  if (one.unread === other.unread && sameOffense(one, other)) return one
  const [plain, flagged] = one.offenses.some(({ inchoate }) => inchoate !== undefined)
    ? [other, one]
    : [one, other]
  const flags = [plain.unread, flagged.unread, ...flagged.offenses.map(({ inchoate = '' }) => inchoate)]
  return { ...plain, unread: [...new Set(flags.filter(flag => flag !== ''))].sort().join(' ') }
}

/** Whether a text stands there that could not be read, or not all of it. */
export const isUnread = ({ text, offenses, unread }: OffenseReading): boolean =>
  text !== '' && (offenses.length === 0 || unread !== '')

/** Whether two readings name a section in common that is an offense. */
export const sharesSection = (a: OffenseReading, b: OffenseReading): boolean =>
  a.offenses.some(
    x =>
      isOffense(x) &&
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

/** Whether a row writes something where a class may stand, and not that there is none. */
export const writesClass = (row: Row): boolean =>
  !/^(UNKNOWN)?$/i.test(row.text(COLUMN.CONV_STAT_DESCR)) ||
  LETTERS.some(column => !/^N?$/i.test(row.text(column)))
const LETTERS = [COLUMN.CONV_OFFENSE_TOC, COLUMN.DISP_OFFENSE_TOC, COLUMN.OFFENSE_TOC]

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
