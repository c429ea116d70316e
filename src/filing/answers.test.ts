import { describe, expect, test } from 'vitest'
import { readFilledIn } from '../results/filled-in.ts'
import { isOpen, readAnswers } from './answers.ts'
import { ANSWERS } from './court-outcomes.ts'

const FILED = [
  { count_id: 'c1', order_reference: 'order-001/1' },
  { count_id: 'c2', order_reference: 'order-001/2' },
  { count_id: 'c3', order_reference: 'order-002/1' },
]

const withHead = (lines: readonly string[]): string =>
  ['count_id,order_reference,answer,answered_on', ...lines].map(line => `${line}\n`).join('')

/** What comes of these lines, the first being line 2; `told` only where there is something. */
function read(...lines: readonly string[]) {
  return shown(readAnswers(readFilledIn(withHead(lines)), FILED))
}

function shown(found: ReturnType<typeof readAnswers>) {
  if ('unusable' in found) throw new Error(found.unusable)
  const told = found.told.map(({ line, why }) => `${line}: ${why}`)
  return {
    answers: [...found.answers].map(([id, { answer, on }]) => `${id} ${answer} ${on}`.trim()),
    problems: found.problems.map(({ line, why }) => `${line}: ${why}`),
    ...(told.length === 0 ? {} : { told }),
  }
}

describe('an answer of the court', () => {
  test('is of a count, of a line of an order, or of a whole order; empty lines say nothing', () => {
    expect(read('c1,,granted,2026-12-01', ',order-002/1,Denied,2026-12-01', 'c2,,,')).toEqual({
      answers: ['c1 granted 2026-12-01', 'c3 denied 2026-12-01'],
      problems: [],
    })
    expect(read(',order-001,granted,2026-12-01').answers).toEqual([
      'c1 granted 2026-12-01',
      'c2 granted 2026-12-01',
    ])
  })

  test('to a single count goes before that to its order, in whichever order they stand', () => {
    const expected = ['c1 struck 2026-12-01', 'c2 granted 2026-12-05']
    const order = ',order-001,granted,2026-12-05'
    const count = 'c1,,struck,2026-12-01'
    expect(read(order, count).answers).toEqual(expected)
    expect(read(count, order).answers).toEqual(expected)
  })

  test('on a later day holds; two on one day that differ cannot both', () => {
    expect(read('c1,,continued,2026-12-01', 'c1,,granted,2027-01-10')).toEqual({
      answers: ['c1 granted 2027-01-10'],
      problems: [],
    })
    expect(read('c1,,granted,2026-12-01', 'c1,,granted,2026-12-01', 'c1,,denied,2026-12-01')).toEqual({
      answers: [],
      problems: ['4: line 2 answers the same count otherwise on the same day; ask the court which holds'],
    })
  })

  test('that cannot be used is a problem of its line, and holds back no other', () => {
    expect(
      read(
        'c1,,maybe,2026-12-01',
        'c2,,granted,soon',
        ',,granted,2026-12-01',
        'c9,,granted,2026-12-01',
        ',order-009,granted,2026-12-01',
        'c3,,granted,',
        'c3,"x,granted,2026-12-01',
        'c3,,granted,Dec 1, 2026',
        ',order-001/2,granted,2026-12-01',
      ),
    ).toEqual({
      answers: [],
      problems: [
        '2: [answer] is not understood; write one of granted, denied, struck, continued, no-record-found, wrong-case-number, destroyed, already-dismissed, already-reduced, deceased, or leave it empty',
        '3: [answered_on] is no date; write it as YYYY-MM-DD, or as M/D/YYYY',
        '4: it names no count; write its [count_id] or its [order_reference]',
        '5: nothing was filed under this [count_id]; take it from court-update.csv of this filing',
        '6: nothing was filed under this [order_reference]; take it from court-update.csv of this filing',
        '7: [answered_on] is empty; write the day of the order as YYYY-MM-DD',
        '8: a quote in it is never closed; take it out, or close it',
        '9: it has [5] cells, and the first line names [4]; put a cell with a comma in quotes',
      ],
    })
    expect(read('c1,,maybe,2026-12-01', 'c2,,granted,2026-12-01').answers).toEqual(['c2 granted 2026-12-01'])
  })

  test('leaves its count open where it cannot be used, though the order as a whole was granted', () => {
    const granted = ',order-001,granted,2026-12-01'
    for (const bad of [
      'c1,,strcuk,2026-12-01',
      ',order-001/1,struck,soon',
      ',order-001/1,struck,',
      ',order-001/1,"struck,2026-12-01',
      ',order-001/1,struck,Dec 1, 2026',
    ])
      for (const lines of [
        [granted, bad],
        [bad, granted],
      ])
        expect([bad, read(...lines).answers]).toEqual([bad, ['c2 granted 2026-12-01']])
    // It may be any count of the order, and answers each alike.
    expect(read(granted, ',order-001/7,granted,2026-12-01').answers).toEqual([
      'c1 granted 2026-12-01',
      'c2 granted 2026-12-01',
    ])
    expect(read(granted, ',order-001/7,struck,2026-12-01', 'c2,,granted,2026-12-02')).toEqual({
      answers: ['c2 granted 2026-12-02'],
      problems: [
        '3: nothing was filed under this [order_reference]; take it from court-update.csv of this filing. Until then another answer to its order as a whole is not taken',
      ],
    })
  })

  test('is dated as people and spreadsheets write it', () => {
    for (const on of ['11/20/2026', '11/20/2026 0:00', '20261120', 'Nov 20 2026', '2026-11-20T00:00:00'])
      expect(read(`c1,,granted,${on}`)).toEqual({ answers: ['c1 granted 2026-11-20'], problems: [] })
    expect(read('c1,,granted,1/2/2026', 'c2,,granted,13/1/2026')).toEqual({
      answers: [],
      problems: [
        '2: [answered_on] may be two days, as another line of the column begins with the day; write it as YYYY-MM-DD',
        '3: [answered_on] has no month [13]; write it as YYYY-MM-DD',
      ],
    })
    expect(read('c1,,granted,11/20/26').problems).toEqual([
      '2: [answered_on] has a year of two digits; write it as YYYY-MM-DD',
    ])
  })

  test('is read with blanks, in capitals, in quotes, with a mark at the start and CRLF', () => {
    const text =
      '\uFEFF"Order Reference","Answer","Answered On"\r\n" Order-001 / 1 "," GRANTED ","12/1/2026"\r\n' +
      'ORDER-002,  No Record Found.  ,\r\n'
    expect(shown(readAnswers(readFilledIn(text), FILED))).toEqual({
      answers: ['c1 granted 2026-12-01', 'c3 no-record-found'],
      problems: [],
    })
  })
})

describe('what keeps a court from ruling', () => {
  test('is an answer, with or without a day', () => {
    expect(read('c1,,Purged,', 'c2,,already dismissed,2019-05-06', 'c3,,Wrong case no.,12/1/2026')).toEqual({
      answers: ['c1 destroyed', 'c2 already-dismissed 2019-05-06', 'c3 wrong-case-number 2026-12-01'],
      problems: [],
    })
  })

  test('never takes the place of a ruling without a word, in whichever order they stand', () => {
    const granted = 'c1,,granted,2026-12-01'
    const dismissed = 'c1,,already dismissed,2026-12-20'
    const says =
      '3: the same count is answered [already-dismissed] on 2026-12-20 and [granted] on 2026-12-01; the latter is taken: ask the court if it should not be'
    for (const lines of [
      [granted, dismissed],
      [dismissed, granted],
    ])
      expect(read(...lines)).toEqual({ answers: ['c1 granted 2026-12-01'], problems: [], told: [says] })
  })

  test('gives way to a ruling that was waited for', () => {
    expect(read('c1,,no record found,2026-12-01', 'c1,,granted,2027-01-10')).toEqual({
      answers: ['c1 granted 2027-01-10'],
      problems: [],
    })
    expect(read('c1,,continued,2026-12-01', 'c1,,deceased,2027-01-10')).toEqual({
      answers: ['c1 deceased 2027-01-10'],
      problems: [],
    })
  })

  test('is open where the case is still to be found', () => {
    const open = ANSWERS.filter(answer => isOpen({ answer, on: '' }))
    expect(open).toEqual(['continued', 'no-record-found', 'wrong-case-number'])
    expect(isOpen(undefined)).toBe(true)
  })
})

describe('an answer after another that was recorded before', () => {
  const before = new Map([['c1', { answer: 'granted', on: '2026-12-01' }]] as const)
  const readAfter = (...lines: readonly string[]) =>
    shown(readAnswers(readFilledIn(withHead(lines)), FILED, before))

  test('adds to it', () => {
    expect(readAfter('c2,,denied,2026-12-05')).toEqual({
      answers: ['c1 granted 2026-12-01', 'c2 denied 2026-12-05'],
      problems: [],
    })
  })

  test('is told where it differs, also where it is that of the order', () => {
    for (const [line, holds] of [
      ['c1,,already dismissed,2026-12-20', 'granted 2026-12-01'],
      ['c1,,deceased,2026-12-20', 'granted 2026-12-01'],
      ['c1,,denied,2026-12-20', 'denied 2026-12-20'],
      ['c1,,continued,2026-12-20', 'continued 2026-12-20'],
      [',order-001/1,denied,2026-12-20', 'denied 2026-12-20'],
      [',order-001,denied,2026-12-20', 'denied 2026-12-20'],
    ] as const) {
      const { answers, told } = readAfter(line)
      expect([line, answers[0], told?.length]).toEqual([line, `c1 ${holds}`, 1])
      expect(told?.[0]).toContain('[granted] on 2026-12-01 (recorded before)')
    }
    expect(readAfter('c1,,denied,2026-12-01').problems).toEqual([
      '2: what was recorded before answers the same count otherwise on the same day; ask the court which holds',
    ])
  })
})

test('a file without its columns is no file of answers; one without lines has none', () => {
  expect(readAnswers(readFilledIn('count_id,answer\nc1,granted\n'), FILED)).toEqual({
    unusable:
      'it has no column [answered_on]; fill in court-update.csv, or write count_id, order_reference, answer, answered_on',
  })
  expect(readAnswers(readFilledIn(''), FILED)).toEqual({ answers: new Map(), problems: [], told: [] })
})

describe('columns that people read beside the name of the count', () => {
  const filed = [
    row('P1/101', 'order-001/1', 'ROE,JANE Q', '0097123', '1997-12-25'),
    row('P2/102', 'order-001/2', 'DOE,JOHN', '97E00012', '1998-03-04'),
    row('P3/103', 'order-001/3', 'NUÑEZ,ANA', '', '1978-01-01..1978-12-31'),
  ]
  function row(id: string, reference: string, defendant: string, number: string, day: string) {
    return { count_id: id, order_reference: reference, defendant, case_numbers: number, conviction_date: day }
  }
  const heads = ['count_id', 'order_reference', 'defendant', 'case_numbers', 'conviction_date']
  const readRows = (lines: readonly string[], separator = ',') =>
    shown(
      readAnswers(
        readFilledIn([[...heads, 'answer', 'answered_on'].join(separator), ...lines].join('\n'), separator),
        filed,
      ),
    )

  test('may be as a spreadsheet writes them: days, zeros, exponents, capitals, accents', () => {
    expect(
      readRows(
        [
          'P1/101;order-001/1;Jane Q. Roe;97123;25/12/1997;granted;25/12/2026',
          'P2/102;;"doe, john";9.7E+13;3/4/98 0:00;granted;2026-12-25',
          ';order-001/3;NUÃ‘EZ,ANA;;1978-01-01..1978-12-31;granted;2026-12-25',
        ],
        ';',
      ),
    ).toEqual({
      answers: ['P1/101 granted 2026-12-25', 'P2/102 granted 2026-12-25', 'P3/103 granted 2026-12-25'],
      problems: [],
    })
  })

  test('of another count leave theirs open, whatever the order as a whole was', () => {
    const mend = 'a column was sorted or changed by itself; put the rows together again as they were filed'
    expect(
      readRows([
        'P1/101,order-001/2,,,,granted,2026-12-01',
        'P2/102,,"ROE,JANE Q",,,granted,2026-12-01',
        ',order-001,,,,granted,2026-12-01',
      ]),
    ).toEqual({
      answers: ['P3/103 granted 2026-12-01'],
      problems: [
        `2: its [count_id] and its [order_reference] are of two counts: ${mend}`,
        `3: its [defendant] is not that of the count it names: ${mend}`,
      ],
    })
  })

  test('a case number that the court wrote is told, and its answer taken', () => {
    const { answers, told } = readRows(['P3/103,,,78-1234,,granted,2026-12-01'])
    expect([answers, told?.length]).toEqual([['P3/103 granted 2026-12-01'], 1])
  })

  test('a day that may be two where days may come first is none', () => {
    expect(readRows(['P1/101;;;;;granted;3/12/2026'], ';').problems).toEqual([
      '2: [answered_on] may be two days, as semicolons between the cells are of places that write the day first; write it as YYYY-MM-DD',
    ])
  })
})
