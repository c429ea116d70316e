/** Files that a spreadsheet or another program has saved: read as the file was, or refused in a sentence. */
import { describe, expect, test } from 'vitest'
import type { ColumnName } from './columns.ts'
import { ARREST, COURT, DOE, type Fields, HEADER, inFolder, ROE, readAll, row } from './made-up.ts'

const DATES: readonly ColumnName[] = ['PRI_DOB', 'CYC_DATE', 'STP_EVENT_DATE', 'DISP_DATE']
const NUMBERS: readonly ColumnName[] = ['CNT_ORDER', 'CYC_ORDER', 'SENT_LENGTH', 'SUBJECT_ID']

const day = { CYC_DATE: '19950621', STP_EVENT_DATE: '19950921', DISP_DATE: '19950921', CYC_ORDER: '1' }
const ROWS: readonly Fields[] = [
  { ...ROE, ...ARREST, ...day, STP_EVENT_DATE: '19950621' },
  { ...ROE, ...COURT, ...day },
  { ...DOE, ...COURT, ...day, PRI_DOB: '19800314', STP_EVENT_DATE: '19950900', DISP_DATE: '00000000' },
]

type Rewrite = (text: string) => string
const parts = (text: string) =>
  [text.slice(0, 4), text.slice(4, 6), text.slice(6)] as [string, string, string]
/** Other programs leave what is no day as it is. */
const days =
  (write: (year: string, month: string, date: string) => string): Rewrite =>
  text =>
    text.endsWith('00') ? text : write(...parts(text))
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const short = (number: string): string => String(Number(number))

const rewritten = (columns: readonly ColumnName[], write: Rewrite, rows = ROWS): readonly Fields[] =>
  rows.map(fields => ({
    ...fields,
    ...Object.fromEntries(
      columns.filter(name => fields[name]).map(name => [name, write(fields[name] as string)]),
    ),
  }))

const read = (...files: readonly (readonly Fields[])[]) =>
  inFolder(write =>
    readAll(files.map((rows, at) => write(`${at + 1}.csv`, [HEADER, ...rows.map(row), ''].join('\r\n')))),
  )

/** What is read of these rows, of all of which something must be known. */
const found = async (rows: readonly Fields[]) => {
  const { people, accounts } = await read(rows)
  return {
    people,
    notes: accounts.notes,
    forms: accounts.forms?.map(({ column, form, read: was }) => [column, form, was]),
  }
}
const refusal = (rows: readonly Fields[]): Promise<string> =>
  found(rows).then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.message.replace(/^\[.*\/1\.csv\] /, '') : 'fault'),
  )

describe('dates in another form throughout are read as they were', () => {
  test.each<[string, string, Rewrite]>([
    ['ISO', 'YYYY-MM-DD', days((y, m, d) => `${y}-${m}-${d}`)],
    ['ISO with short numbers', 'YYYY-MM-DD', days((y, m, d) => `${y}-${short(m)}-${short(d)}`)],
    ['ISO with slashes', 'YYYY-MM-DD', days((y, m, d) => `${y}/${m}/${d}`)],
    ['ISO with midnight', 'YYYY-MM-DD', days((y, m, d) => `${y}-${m}-${d} 00:00:00`)],
    ['ISO with midnight after a T', 'YYYY-MM-DD', days((y, m, d) => `${y}-${m}-${d}T00:00:00`)],
    [
      'ISO, in days without a day as well',
      'YYYY-MM-DD',
      text => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
    ],
    ['a US spreadsheet', 'M/D/YYYY', days((y, m, d) => `${short(m)}/${short(d)}/${y}`)],
    ['a US spreadsheet, two digits each', 'M/D/YYYY', days((y, m, d) => `${m}/${d}/${y}`)],
    ['a US spreadsheet with the time', 'M/D/YYYY', days((y, m, d) => `${short(m)}/${short(d)}/${y} 0:00`)],
    ['hyphens', 'M/D/YYYY', days((y, m, d) => `${m}-${d}-${y}`)],
    ['the day first', 'D/M/YYYY', days((y, m, d) => `${d}/${m}/${y}`)],
    ['the day first with dots', 'D/M/YYYY', days((y, m, d) => `${short(d)}.${short(m)}.${y}`)],
    ['eight digits, the month first', 'MMDDYYYY', days((y, m, d) => `${m}${d}${y}`)],
    ['eight digits, the day first', 'DDMMYYYY', days((y, m, d) => `${d}${m}${y}`)],
    ['named months', 'D-MON-YYYY', days((y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y}`)],
    [
      'named months in capitals',
      'D-MON-YYYY',
      days((y, m, d) => `${d}${MONTHS[Number(m) - 1]?.toUpperCase()}${y}`),
    ],
    ['named months first', 'MON D, YYYY', days((y, m, d) => `${MONTHS[Number(m) - 1]} ${short(d)}, ${y}`)],
    ['fractions', 'YYYYMMDD.0', text => `${text}.0`],
    ['commas', 'YY,YYM,MDD', days((y, m, d) => `${y}${m}${d}`.replace(/(\d{2})(\d{3})(\d{3})/, '$1,$2,$3'))],
    ['a time', 'YYYYMMDD HH:MM', text => `${text} 00:00`],
    ['an apostrophe', "'YYYYMMDD", text => `'${text}`],
    ['a formula', "'YYYYMMDD", text => `="${text}"`],
  ])('%s', async (_, form, write) => {
    const usual = await found(ROWS)
    expect(usual.forms).toBe(undefined)
    expect(await found(rewritten(DATES, write))).toEqual({
      ...usual,
      forms: DATES.map(column => [column, form, true]),
    })
  })

  test('in one column alone, and in another form in another column or file', async () => {
    const { people } = await found(ROWS)
    const iso = days((y, m, d) => `${y}-${m}-${d}`)
    const us = days((y, m, d) => `${m}/${d}/${y}`)
    for (const column of DATES) {
      const one = await found(rewritten([column], iso))
      expect(one).toMatchObject({ people, forms: [[column, 'YYYY-MM-DD', true]] })
    }
    const several = rewritten(['STP_EVENT_DATE', 'DISP_DATE'], us, rewritten(['PRI_DOB'], iso))
    expect(await found(several)).toMatchObject({
      people,
      forms: [
        ['PRI_DOB', 'YYYY-MM-DD', true],
        ['STP_EVENT_DATE', 'M/D/YYYY', true],
        ['DISP_DATE', 'M/D/YYYY', true],
      ],
    })
    const halves = await read(ROWS.slice(0, 2), rewritten(DATES, iso, ROWS.slice(2)))
    expect(halves.people.map(({ birth }) => birth)).toEqual(people.map(({ birth }) => birth))
    // The same row in two forms is told twice.
    const twice = await read(ROWS, rewritten(DATES, us))
    expect([twice.people.map(({ convictions }) => convictions.length), twice.accounts.duplicates]).toEqual([
      [1, 1],
      3,
    ])
  })
})

describe('numbers in another form throughout are read as they were', () => {
  test.each<[string, string, Rewrite]>([
    ['fractions', 'N.0', text => `${text}.0`],
    ['an apostrophe', "'N", text => `'${text}`],
    ['a formula', "'N", text => `="${text}"`],
  ])('%s', async (_, form, write) => {
    const { people } = await found(ROWS)
    const other = await found(rewritten(NUMBERS, write))
    expect(other.people).toEqual(people)
    expect(other.forms).toEqual(
      ['SUBJECT_ID', 'CYC_ORDER', 'CNT_ORDER', 'SENT_LENGTH'].map(column => [column, form, true]),
    )
  })
  test.each<[string, string, Rewrite]>([
    ['commas', 'N,NNN', text => text.replace(/\B(?=(\d{3})+$)/g, ',')],
    ['hyphens', 'NNN-NNN', text => text.replace(/\B(?=(\d{3})+$)/g, '-')],
    ['blanks', 'NNN-NNN', text => text.replace(/\B(?=(\d{3})+$)/g, ' ')],
  ])('count numbers with %s', async (_, form, write) => {
    const { people } = await found(ROWS)
    expect(await found(rewritten(['CNT_ORDER'], write))).toMatchObject({
      people,
      forms: [['CNT_ORDER', form, true]],
    })
  })
})

describe('refused in one sentence that names the column, its form and that of the format', () => {
  const says = (columns: string, form: string, expected: string, why: string) =>
    `cannot be read: its ${columns} written [${form}], the format has [${expected}] there, and ${why}. Ask for the file as it came, or open that with every column as text before it is saved (dates may be YYYY-MM-DD).`
  const allDates = `columns [${DATES.join(', ')}] are`
  const century = 'a year of two digits may be of two centuries'
  const lost = 'of such a number only the first digits are there'

  test.each<[string, Rewrite, string, string]>([
    ['two digits of the year', days((y, m, d) => `${m}/${d}/${y.slice(2)}`), 'M/D/YY', century],
    ['two digits of the year first', days((y, m, d) => `${y.slice(2)}-${m}-${d}`), 'M/D/YY', century],
    ['six digits', days((y, m, d) => `${y.slice(2)}${m}${d}`), 'six digits', century],
    [
      'a spreadsheet’s short month',
      days((y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y.slice(2)}`),
      'D-MON-YY',
      century,
    ],
    ['days counted', days(() => '34943'), 'a number of days', 'from which day they are counted is not said'],
    ['digits lost', days(() => '1.99509E+07'), 'N.NNE+NN', lost],
    [
      'no day after the 12th',
      days((y, m) => `${m}/5/${y}`),
      'M/D/YYYY or D/M/YYYY',
      'no day after the 12th shows which number is the month',
    ],
  ])('dates: %s', async (_, write, form, why) => {
    expect(await refusal(rewritten(DATES, write))).toBe(says(allDates, form, 'YYYYMMDD', why))
  })
  test.each(['1.01E+11', '1.01001E+11', '1E+11', '1,01E+11', '1.01e+11'])('count numbers: %s', async text => {
    expect(await refusal(rewritten(['CNT_ORDER'], () => text))).toBe(
      says('column [CNT_ORDER] is', 'N.NNE+NN', '12 digits', lost),
    )
  })
  test.each<[ColumnName, string]>([
    ['SUBJECT_ID', 'digits'],
    ['CII_NUMBER', 'the number in full'],
    ['FE_NUM_CRT_CASE', 'the number in full'],
  ])('%s with lost digits', async (column, expected) => {
    expect(await refusal(rewritten([column], () => '1.23457E+11'))).toBe(
      says(`column [${column}] is`, 'N.NNE+NN', expected, lost),
    )
  })
  test('both at once', async () => {
    const both = rewritten(
      ['CNT_ORDER'],
      () => '1.01E+11',
      rewritten(
        DATES,
        days((y, m) => `${m}/5/${y}`),
      ),
    )
    expect(await refusal(both)).toContain(
      '; its column [CNT_ORDER] is written [N.NNE+NN] and cannot be read either.',
    )
  })
})

describe('a damaged value stays one', () => {
  test('in a column that is as usual, or in another form', async () => {
    const us = days((y, m, d) => `${m}/${d}/${y}`)
    const damaged = ROWS.map((fields, at) => (at === 1 ? { ...fields, CYC_DATE: '9/21/1995' } : fields))
    expect(await found(damaged)).toMatchObject({ forms: undefined, notes: { 'CYC_DATE: not a date': 1 } })
    const [first, ...rest] = rewritten(DATES, us) as [Fields, ...Fields[]]
    const other = await found([{ ...first, CYC_DATE: '31/31/1995' }, ...rest])
    expect(other).toMatchObject({ notes: { 'CYC_DATE: not a date': 1 } })
    expect(other.forms?.length).toBe(4)
  })
  test('and is told where there are not a few', async () => {
    const half = [
      ...ROWS,
      ...rewritten(
        ['PRI_DOB'],
        days((y, m, d) => `${m}/${d}/${y}`),
      ),
    ]
    const { forms } = await found(half)
    expect(forms).toEqual([['PRI_DOB', 'M/D/YYYY', false]])
  })
})
