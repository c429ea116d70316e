/** What is the matter with a whole file: another program has saved it, or lines of it are nobody's. */
import { COLUMN, type ColumnName } from '../../intake/ca-doj/columns.ts'
import type { MadeUpForm } from '../made-up-files.ts'
import type { Random } from '../random.ts'

/** A form of a file: what it makes of the cells of a line, in their order. */
interface FileForm extends MadeUpForm {
  readonly changes?: (cells: string[], lineNumber: number) => void
}

const DATES: readonly ColumnName[] = ['PRI_DOB', 'REQ_DOB', 'CYC_DATE', 'STP_EVENT_DATE', 'DISP_DATE']

/** Writes each date of eight digits otherwise. */
const dates =
  (write: (year: string, month: string, day: string) => string) =>
  (cells: string[]): void => {
    for (const column of DATES) {
      const [, year = '', month = '', day = ''] =
        /^(\d{4})(\d\d)(\d\d)$/.exec(cells[COLUMN[column]] ?? '') ?? []
      if (year !== '') cells[COLUMN[column]] = write(year, month, day)
    }
  }

/** `1.01001E+11`, as a spreadsheet shows 101001001000. */
const exponent = (digits: string): string =>
  `${digits[0]}.${digits.slice(1, 6).replace(/0+$/, '') || '0'}E+${digits.length - 1}`

/** The form by which lines are written that name nobody. */
export const NOBODY = 'nobody'

/** Each with what becomes of its answers, where they do not stay as they are. */
export const FILE_FORMS: readonly FileForm[] = [
  {
    name: 'iso-dates',
    says: 'every date as 1995-09-01: read so',
    changes: dates((year, month, day) => `${year}-${month}-${day}`),
  },
  {
    name: 'us-dates',
    says: 'every date as 9/1/1995: read so',
    changes: dates((year, month, day) => `${Number(month)}/${Number(day)}/${year}`),
  },
  {
    name: 'exponents',
    says: 'CNT_ORDER as 1.01001E+11, its digits lost: refused',
    changes: cells => {
      const digits = (cells[COLUMN.CNT_ORDER] ?? '').trim()
      if (/^\d{12}$/.test(digits)) cells[COLUMN.CNT_ORDER] = exponent(digits)
    },
  },
  {
    name: 'line-breaks',
    says: 'comments of several lines in quotes: read as one row',
    changes: (cells, lineNumber) => {
      const said = cells[COLUMN.COMMENT_TEXT] ?? ''
      const end = lineNumber % 2 === 0 ? '\n' : '\r\n'
      if (/^[^"\r\n]+ [^"\r\n]+$/.test(said)) cells[COLUMN.COMMENT_TEXT] = `"${said.replaceAll(' ', end)}"`
      else if (said === '' && lineNumber % 7 === 0)
        cells[COLUMN.COMMENT_TEXT] = `"PHOTO${end}${end}AVAILABLE"`
    },
  },
  {
    name: NOBODY,
    says: 'now and then a line that names nobody: whoever has a gap is open',
  },
]

/** A line as the forms have it. One that is no whole row stays as it is. */
export function inForms(line: string, lineNumber: number, forms: readonly FileForm[]): string {
  if (forms.length === 0) return line
  const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(found => found[1] ?? '').slice(0, -1)
  if (cells.length !== WHOLE || cells.some(cell => /^"(?:[^"]|"")*$/.test(cell)) || line.includes('\0'))
    return line
  for (const { changes } of forms) changes?.(cells, lineNumber)
  return cells.join(',')
}

const WHOLE = 95

/** What is left of a line that tells of a murder: nothing of it says whose it is. */
const LEFT_OF: readonly ((line: string) => string)[] = [
  line => line,
  line => line.split(',').slice(42).join(','),
  line => `\0\0${line}`,
  line => line.replace(/^A,FOUND,,/, 'A,FOUND,????????,'),
  () => '*** END OF PAGE ***',
  line => `${line.slice(0, 200)}`,
]

/** A line that names nobody: often a murder. */
export function lineOfNobody(random: Random): string {
  const cells = Array.from({ length: WHOLE }, () => '')
  const told: Partial<Record<ColumnName, string>> = {
    SUBJECT_STATUS: 'FOUND',
    CYC_ORDER: '101',
    CYC_DATE: '19880412',
    STP_ORDER: '002',
    STP_EVENT_DATE: '19880901',
    STP_TYPE_DESCR: 'COURT ACTION',
    STP_ORI_DESCR: 'CASC LOS ANGELES',
    STP_ORI_CNTY_NAME: 'LOS ANGELES',
    CNT_ORDER: '101002001000',
    OFFENSE_DESCR: '187(A) PC-MURDER',
    OFFENSE_TOC: 'F',
    DISP_DESCR: 'CONVICTED-PRISON',
    CONV_STAT_DESCR: 'FELONY',
    SENT_ORDER: '1',
    SENT_LOC_DESCR: 'PRISON',
    SENT_LENGTH: '15',
    SENT_TIME_CODE: 'Y',
  }
  cells[0] = 'A'
  for (const [column, text] of Object.entries(told)) cells[COLUMN[column as ColumnName]] = text
  return random.pick(LEFT_OF)(cells.join(','))
}
