/**
 * A small county saved by other programs, and damaged in transit, in many ways. What may become of each was written before any
 * reader saw it. All people are made up.
 */

import type { COLUMN_NAMES } from '../../src/intake/ca-doj/columns.ts'
import { type Fields, HEADER, row } from '../../src/intake/ca-doj/made-up.ts'
import { cycle, MURDER } from '../made-up-records.ts'

type Column = (typeof COLUMN_NAMES)[number]

/**
 * `same`: the answers of the file as it came, and nothing is said. `said`: the same answers, and a sentence names the column.
 * `refused`: nothing is written, and one sentence names it. `unread`: exit 0, what cannot be read waits, and a sentence names the column.
 */
export type Fate = 'same' | 'said' | 'refused' | 'unread'

export interface SavedFile {
  readonly says: string
  readonly text: string
  readonly fate: readonly Fate[]
  /** What the sentence names. */
  readonly names?: string
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Forty people, a conviction of 1991 to 1998 each, on days that tell months from days; two of them after a murder. */
export const COUNTY: readonly Fields[] = Array.from({ length: 40 }, (_, at) => {
  const on = `${1991 + (at % 8)}${two(1 + (at % 12))}${two(1 + ((at * 7) % 28))}`
  const who: Fields = {
    RECORD_ID: 'A',
    SUBJECT_ID: String(5001 + at),
    CII_NUMBER: `A${20_000_000 + at * 7919}`,
    PRI_NAME: `ROE,ROBIN ${at}`,
    PRI_DOB: `19${60 + (at % 9)}${two(1 + (at % 12))}${two(1 + ((at * 5) % 28))}`,
    PRI_SSN: `9${two(at)}551234`,
    GENDER: 'F',
    COMMENT_TEXT: `DCN:${1000 + at}`,
    END_OF_REC: '#',
  }
  const earlier = at % 20 === 3 ? cycle('101', '19880601', MURDER) : []
  return [...earlier, ...cycle('102', on)].map(fields => ({ ...who, ...fields }))
}).flat()

const fileOf = (
  rows: readonly Fields[],
  change: (line: string, at: number) => string = line => line,
): string => `${[HEADER, ...rows.map((fields, at) => change(row(fields), at))].join('\n')}\n`

export const AS_IT_CAME = fileOf(COUNTY)

const DATES: readonly Column[] = ['PRI_DOB', 'CYC_DATE', 'STP_EVENT_DATE']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The county with these columns written otherwise. */
const rewritten = (columns: readonly Column[], write: (text: string) => string): string =>
  fileOf(
    COUNTY.map(fields => ({
      ...fields,
      ...Object.fromEntries(
        columns.flatMap(name => (fields[name] ? [[name, write(fields[name] as string)]] : [])),
      ),
    })),
  )
const dated = (
  says: string,
  fate: readonly Fate[],
  write: (year: string, month: number, day: number) => string,
): SavedFile => ({
  says: `dates: ${says}`,
  fate,
  names: 'CYC_DATE',
  text: rewritten(DATES, text => write(text.slice(0, 4), Number(text.slice(4, 6)), Number(text.slice(6)))),
})
const numbered = (
  column: Column,
  says: string,
  fate: readonly Fate[],
  write: (text: string) => string,
): SavedFile => ({ says: `${column}: ${says}`, fate, names: column, text: rewritten([column], write) })

const days = (year: string, month: number, day: number): number =>
  Math.round(Date.UTC(Number(year), month - 1, day) / 86_400_000)
const month = (number: number): string => MONTHS[number - 1] as string

/** Whole columns in another form: read where nothing has to be guessed, and said; else refused. */
export const OTHER_FORMS: readonly SavedFile[] = [
  dated('9/1/1995', ['said'], (y, m, d) => `${m}/${d}/${y}`),
  dated('09/01/1995', ['said'], (y, m, d) => `${two(m)}/${two(d)}/${y}`),
  dated('1995-09-01', ['said'], (y, m, d) => `${y}-${two(m)}-${two(d)}`),
  dated('1995/9/1', ['said'], (y, m, d) => `${y}/${m}/${d}`),
  dated('9-1-1995', ['said'], (y, m, d) => `${m}-${d}-${y}`),
  dated('1.9.1995', ['said'], (y, m, d) => `${d}.${m}.${y}`),
  dated('01/09/1995, days first', ['said'], (y, m, d) => `${two(d)}/${two(m)}/${y}`),
  dated('1-Sep-1995', ['said'], (y, m, d) => `${d}-${month(m)}-${y}`),
  dated('Sep 1, 1995', ['said'], (y, m, d) => `${month(m)} ${d}, ${y}`),
  dated('01SEP1995', ['said'], (y, m, d) => `${two(d)}${month(m).toUpperCase()}${y}`),
  dated('9/1/1995 0:00', ['said'], (y, m, d) => `${m}/${d}/${y} 0:00`),
  dated('9/1/1995 12:00:00 AM', ['said'], (y, m, d) => `${m}/${d}/${y} 12:00:00 AM`),
  dated('1995-09-01 00:00:00', ['said'], (y, m, d) => `${y}-${two(m)}-${two(d)} 00:00:00`),
  dated('1995-09-01T00:00:00.000Z', ['said'], (y, m, d) => `${y}-${two(m)}-${two(d)}T00:00:00.000Z`),
  dated('19950901.0', ['said'], (y, m, d) => `${y}${two(m)}${two(d)}.0`),
  dated("'19950901", ['said'], (y, m, d) => `'${y}${two(m)}${two(d)}`),
  dated('="19950901"', ['said'], (y, m, d) => `="${y}${two(m)}${two(d)}"`),
  dated('19,950,901', ['said'], (y, m, d) => `${y}${two(m)}${two(d)}`.replace(/(..)(...)(...)/, '$1,$2,$3')),
  dated('9/1/95', ['refused'], (y, m, d) => `${m}/${d}/${y.slice(2)}`),
  dated('1-Sep-95', ['refused'], (y, m, d) => `${d}-${month(m)}-${y.slice(2)}`),
  dated('950901', ['refused'], (y, m, d) => `${y.slice(2)}${two(m)}${two(d)}`),
  dated('34943, days since 1900', ['refused'], (y, m, d) => String(days(y, m, d) + 25_569)),
  dated('34943.5', ['refused'], (y, m, d) => `${days(y, m, d) + 25_569}.5`),
  dated('1.99509E+07', ['refused'], (y, m) => `1.${y.slice(1)}${two(m)}E+07`),
  dated('seconds since 1970', ['refused'], (y, m, d) => String(days(y, m, d) * 86_400)),
  dated('milliseconds since 1970', ['refused'], (y, m, d) => String(days(y, m, d) * 86_400_000)),
  dated(
    '1995244, the day of the year',
    ['refused'],
    (y, m, d) => `${y}${String(days(y, m, d) - days(y, 1, 1) + 1).padStart(3, '0')}`,
  ),
  dated('Friday, September 1, 1995', ['said', 'refused'], (y, m, d) => `Friday, ${month(m)} ${d}, ${y}`),
  dated('the same day in every row, as marks', ['refused'], () => '########'),
  dated('words', ['refused'], () => '#VALUE!'),
  numbered('CNT_ORDER', '1.02E+11', ['refused'], () => '1.02E+11'),
  numbered('CNT_ORDER', '1.02002001E+11', ['refused'], text => `1.${text.slice(1, 9)}E+11`),
  numbered('CNT_ORDER', '1,02E+11 with a comma', ['refused'], () => '1,02E+11'),
  numbered('CNT_ORDER', '102002001000.0', ['said'], text => `${text}.0`),
  numbered('CNT_ORDER', '102,002,001,000', ['said'], text => text.replace(/(...)(...)(...)/, '$1,$2,$3,')),
  numbered('CNT_ORDER', '102-002-001-000', ['said'], text => text.replace(/(...)(...)(...)/, '$1-$2-$3-')),
  numbered('CNT_ORDER', '102 002 001 000', ['said'], text => text.replace(/(...)(...)(...)/, '$1 $2 $3 ')),
  numbered('CNT_ORDER', "'102002001000", ['said'], text => `'${text}`),
  numbered('CNT_ORDER', 'its last zeros lost', ['refused', 'said'], text => text.slice(0, 9)),
  numbered('CNT_ORDER', '#########', ['refused', 'unread'], () => '############'),
  numbered('SUBJECT_ID', '5.00E+03', ['refused'], text => `${text[0]}.${text.slice(1, 3)}E+03`),
  numbered('SUBJECT_ID', '5001.0', ['said', 'same'], text => `${text}.0`),
  numbered('CYC_ORDER', '102.0', ['said', 'same'], text => `${text}.0`),
  numbered('STP_ORDER', '2, its zeros lost', ['same', 'said'], text => String(Number(text))),
  numbered('SENT_LENGTH', '90.0', ['said'], text => `${text}.0`),
  numbered('SENT_LENGTH', '9.00E+01', ['refused', 'unread', 'said'], () => '9.00E+01'),
  numbered(
    'PRI_SSN',
    '9.00E+08',
    ['refused', 'said', 'unread'],
    text => `${text[0]}.${text.slice(1, 3)}E+08`,
  ),
]

const quoteAll = (line: string): string =>
  line
    .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
    ?.map(cell => cell.replace(/,$/, ''))
    .slice(0, 95)
    .map(cell => (cell.startsWith('"') ? cell : `"${cell}"`))
    .join(',') ?? line
const saved = (says: string, text: string, fate: readonly Fate[] = ['same']): SavedFile => ({
  says,
  text,
  fate,
})
const commented = (text: (fields: Fields) => string): string =>
  fileOf(COUNTY.map(fields => ({ ...fields, COMMENT_TEXT: text(fields) })))
const split = (comment: string) => fileOf(COUNTY, line => line.replace(/DCN:\d+/, comment))

/** Cells in quotes with what a cell may hold, and the beginnings and ends files have. */
export const QUOTED: readonly SavedFile[] = [
  saved('every cell in quotes', fileOf(COUNTY, quoteAll)),
  saved('the header in quotes too', fileOf(COUNTY, quoteAll).replace(HEADER, quoteAll(HEADER))),
  saved(
    'a comment of two lines',
    commented(() => 'LINE ONE\nLINE TWO'),
  ),
  saved(
    'a comment of two lines, with a CR',
    commented(() => 'LINE ONE\r\nLINE TWO'),
  ),
  saved(
    'a comment of twelve lines',
    commented(() => Array.from({ length: 12 }, (_, at) => `NOTE ${at}`).join('\n')),
  ),
  saved(
    'a comment that begins with a line break',
    commented(() => '\nNOTE'),
  ),
  saved(
    'a comment that ends with one',
    commented(() => 'NOTE\n'),
  ),
  saved(
    'a comment of nothing but line breaks',
    commented(() => '\n\n'),
  ),
  saved(
    'quotes within quotes',
    commented(() => 'AKA "ROB"'),
  ),
  saved(
    'quotes and line breaks within quotes',
    commented(() => 'AKA "ROB"\nAND "BOB"'),
  ),
  saved(
    'a comma and a quote at the end',
    commented(() => 'HE SAID "NO",'),
  ),
  saved(
    'a comment that looks like a row',
    commented(fields => row({ ...fields, COMMENT_TEXT: '' })),
  ),
  saved(
    'a comment whose second line looks like a row',
    commented(fields => `SEE\n${row({ ...fields, COMMENT_TEXT: '' })}`),
  ),
  saved('a mark of UTF-8 at the start', `\ufeff${AS_IT_CAME}`),
  saved('the mark twice', `\ufeff\ufeff${AS_IT_CAME}`),
  saved(
    'the mark before a header in quotes',
    `\ufeff${fileOf(COUNTY, quoteAll).replace(HEADER, quoteAll(HEADER))}`,
  ),
  saved('CR and LF', AS_IT_CAME.replaceAll('\n', '\r\n')),
  saved('no line break at the end', AS_IT_CAME.trimEnd()),
  saved('blank lines between', AS_IT_CAME.replaceAll('\n', '\n\n')),
  saved(
    'blanks around the cells',
    fileOf(COUNTY, line => line.replaceAll(/,(?=[^",])/g, ', ')),
  ),
  saved('one stray quote in a comment', split('5" SCAR')),
  saved(
    'an apostrophe and a quote in a name',
    fileOf(COUNTY, line => line.replace('ROE,ROBIN', `O'ROE,"ROBIN"`.replaceAll('"', '""'))),
  ),
  saved('no header', AS_IT_CAME.slice(HEADER.length + 1)),
  {
    says: 'a blank before the quote of a name with a comma, so that its row has a column more',
    text: fileOf(COUNTY, line => line.replace(/,"/, ', "')),
    fate: ['refused'],
    names: '96 columns',
  },
]

/** The person of the county who has nothing due because of a murder, and where its rows stand among the lines: arrest, court. */
export const MURDERER = '5024'
const lines = AS_IT_CAME.split('\n').slice(0, -1)
const ARREST_LINE = lines.findIndex(line => line.startsWith(`A,`) && line.includes(`,${MURDERER},`))
const COURT_LINE = ARREST_LINE + 1

/** A way in which the row of the murder’s conviction is damaged; the lines after it are as they were. */
export interface DamagedFile {
  readonly says: string
  readonly text: string
}

const damaged = (
  says: string,
  damage: (line: string, next: string, before: string) => readonly string[],
): DamagedFile => {
  const [before, line, next] = [
    lines[COURT_LINE - 1] ?? '',
    lines[COURT_LINE] ?? '',
    lines[COURT_LINE + 1] ?? '',
  ]
  return {
    says,
    text: `${[...lines.slice(0, COURT_LINE - 1), ...damage(line, next, before), ...lines.slice(COURT_LINE + 2)].join('\n')}\n`,
  }
}
const own = (says: string, damage: (line: string) => string): DamagedFile =>
  damaged(says, (line, next, before) => [before, damage(line), next])
const cells = (line: string): string[] =>
  line
    .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
    ?.map(cell => cell.replace(/,$/, ''))
    .slice(0, 95) ?? []
const withCells = (line: string, change: (found: string[]) => readonly string[]): string =>
  change(cells(line)).join(',')

/** The row of a murder damaged, so that it is read by nobody or as another’s: whoever may be meant is in doubt, or the run says what it lost. */
export const DAMAGED: readonly DamagedFile[] = [
  own('its first cells lost', line => cells(line).slice(5).join(',')),
  own('its first and last cells lost', line => cells(line).slice(5, 80).join(',')),
  own('its numbers blanked, a cell more', line =>
    withCells(line, found => ['X', '', '', '', '', '', ...found.slice(5)]),
  ),
  own('a cell more in front', line => `,${line}`),
  own('three cells more in front', line => `,,,${line}`),
  own('semicolons for commas', line => line.replaceAll(',', ';')),
  own('tabs for commas', line => line.replaceAll(',', '\t')),
  own('blanks for commas', line => line.replaceAll(',', ' ')),
  own('in quotes as one cell', line => `"${line.replaceAll('"', '""')}"`),
  own('in quotes that never close', line => `"${line.replaceAll('"', '')}`),
  own('a quote in the number', line => line.replace(`A,${MURDERER}`, `A,"${MURDERER}`)),
  own('zeros between all signs, as two bytes a sign', line => [...line].join('\0')),
  own('every digit lost', line => line.replaceAll(/\d/g, '')),
  own('every letter lost', line => line.replaceAll(/[A-Z]/g, '')),
  own('its beginning overwritten', line => `${'\0'.repeat(40)}${line.slice(40)}`),
  own('its middle overwritten', line => `${line.slice(0, 60)}${'\0'.repeat(200)}${line.slice(260)}`),
  own('cut in the middle of the number', line => line.slice(0, 4)),
  own('cut behind the number', line => line.slice(0, 20)),
  own('cut behind the step', line => line.slice(0, line.indexOf('COURT ACTION'))),
  own('cut before the disposition', line => line.slice(0, line.indexOf('CONVICTED'))),
  own('written backwards', line => [...line].reverse().join('')),
  own('another mark of UTF-8 in front', line => `\ufeff\ufeff${line.slice(3)}`),
  own('behind a comment sign', line => `# ${line}`),
  damaged('in two lines, cut in its number', (line, next, before) => [
    before,
    line.slice(0, 4),
    line.slice(4),
    next,
  ]),
  damaged('in two lines, cut in its offense', (line, next, before) => {
    const at = line.indexOf('187(A)') + 2
    return [before, line.slice(0, at), line.slice(at), next]
  }),
  damaged('in five lines', (line, next, before) => [before, ...(line.match(/.{1,80}/g) ?? []), next]),
  damaged('joined to the row before, and cut', (line, next, before) => [before + line.slice(10), next]),
  damaged('joined to the next, its end lost', (line, next, before) => [before, line.slice(0, 200) + next]),
  damaged('joined to the next, whose beginning is lost', (line, next, before) => [
    before,
    line + next.slice(30),
  ]),
  damaged('with its arrest, both cut in front', (line, next, before) => [
    before.slice(30),
    line.slice(30),
    next,
  ]),
  damaged('with its arrest, both blank but for the offense', (line, next, before) =>
    [before, line]
      .map(one => withCells(one, found => found.map(cell => (cell.includes('187(A)') ? cell : ''))))
      .concat(next),
  ),
]
