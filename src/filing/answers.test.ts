import { describe, expect, test } from 'vitest'
import { readAnswers } from './answers.ts'

const FILED = [
  { count_id: 'c1', order_reference: 'order-001/1' },
  { count_id: 'c2', order_reference: 'order-001/2' },
  { count_id: 'c3', order_reference: 'order-002/1' },
]

function read(...lines: readonly string[]) {
  const found = readAnswers(
    ['count_id,order_reference,answer,answered_on', ...lines].map(line => `${line}\n`).join(''),
    FILED,
  )
  if ('unusable' in found) throw new Error(found.unusable)
  return {
    answers: [...found.answers].map(([id, { answer, on }]) => `${id} ${answer} ${on}`),
    problems: found.problems.map(({ line, why }) => `${line}: ${why}`),
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
    expect(read('c1,,continued,2026-12-01', 'c1,,granted,2027-01-10', 'c1,,denied,2026-12-20')).toEqual({
      answers: ['c1 granted 2027-01-10'],
      problems: [],
    })
    expect(read('c1,,granted,2026-12-01', 'c1,,granted,2026-12-01', 'c1,,denied,2026-12-01')).toEqual({
      answers: ['c1 granted 2026-12-01'],
      problems: ['4: line 2 answers the same count otherwise on the same day; ask the court which holds'],
    })
  })

  test('that cannot be used is a problem of its line', () => {
    expect(
      read(
        'c1,,maybe,2026-12-01',
        'c1,,granted,soon',
        ',,granted,2026-12-01',
        'c9,,granted,2026-12-01',
        ',order-009,granted,2026-12-01',
      ),
    ).toEqual({
      answers: [],
      problems: [
        '2: [answer] is not one of granted, denied, struck, continued; write one of them, or leave it empty',
        '3: [answered_on] is no date; write the day of the order as YYYY-MM-DD',
        '4: it names no count; write its [count_id] or its [order_reference]',
        '5: nothing was filed under this name; take it from court-update.csv of this filing',
        '6: nothing was filed under this name; take it from court-update.csv of this filing',
      ],
    })
  })
})

test('a file without its columns is no file of answers; one without lines has none', () => {
  expect(readAnswers('count_id,answer\nc1,granted\n', FILED)).toEqual({
    unusable:
      'it has no column [answered_on]; fill in court-update.csv, or write count_id, order_reference, answer, answered_on',
  })
  expect(readAnswers('count_id,answer\n', FILED)).toEqual({ answers: new Map(), problems: [] })
})
