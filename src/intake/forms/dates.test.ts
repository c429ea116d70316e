import { describe, expect, test } from 'vitest'
import { asUsual, type DateForm, dateText } from './dates.ts'

describe('a date in another form', () => {
  test.each<[DateForm, readonly string[]]>([
    [
      'YYYY-MM-DD',
      [
        '1995-09-01',
        ' 1995-9-1 ',
        '1995/09/01',
        '1995.09.01',
        '1995-09-01 00:00:00',
        '1995-09-01T00:00:00',
        '1995-09-01T00:00:00.000Z',
        '1995-09-01 13:45',
        '1995-09-01T07:00:00',
        "'1995-09-01",
        '="1995-09-01"',
      ],
    ],
    [
      'M/D/YYYY',
      [
        '9/1/1995',
        '09/01/1995',
        '9-1-1995',
        '9.1.1995',
        '9/1/1995 0:00',
        '9/1/1995 12:00:00 AM',
        "'9/1/1995",
      ],
    ],
    ['D/M/YYYY', ['1/9/1995', '01/09/1995', '1.9.1995', '01-09-1995']],
    ['MMDDYYYY', ['09011995']],
    ['DDMMYYYY', ['01091995']],
    [
      'D-MON-YYYY',
      ['1-Sep-1995', '01-SEP-1995', '01 sep 1995', '1 September 1995', '01SEP1995', '1-Sep-1995 0:00'],
    ],
    ['MON D, YYYY', ['Sep 1, 1995', 'SEPTEMBER 1 1995', 'Sep. 1, 1995']],
    ['YYYYMMDD.0', ['19950901.0', '19950901.00']],
    ['YY,YYM,MDD', ['19,950,901']],
    ['YYYYMMDD HH:MM', ['19950901 00:00', '19950901 00:00:00']],
    ["'YYYYMMDD", ["'19950901", '="19950901"', "' 19950901"]],
  ])('%s', (form, writings) => {
    expect(writings.map(text => asUsual(text, form))).toEqual(writings.map(() => '19950901'))
    const told = writings.map(text => {
      const found = dateText(text)
      return 'form' in found ? found.form : found.kind
    })
    const shown = form === 'D/M/YYYY' ? 'M/D/YYYY' : form === 'DDMMYYYY' ? 'MMDDYYYY' : form
    expect(told).toEqual(writings.map(() => shown))
  })

  test('that gives a month or a year only stays so', () => {
    expect([asUsual('1995-09-00', 'YYYY-MM-DD'), asUsual('0/0/1995', 'M/D/YYYY')]).toEqual([
      '19950900',
      '19950000',
    ])
  })

  test('of no day, or in yet another form, is not read', () => {
    for (const [text, form] of [
      ['1995-02-30', 'YYYY-MM-DD'],
      ['13/1/1995', 'M/D/YYYY'],
      ['9/1/95', 'M/D/YYYY'],
      ['1995-09-01', 'M/D/YYYY'],
      ['9/1/1995', 'YYYY-MM-DD'],
      ['1-Foo-1995', 'D-MON-YYYY'],
      ['19950901', 'MMDDYYYY'],
      ['19950901', "'YYYYMMDD"],
      ['1995-09-01T17:00:00Z', 'YYYY-MM-DD'],
      ['1995-09-01T00:00:00-08:00', 'YYYY-MM-DD'],
    ] as const)
      expect([text, asUsual(text, form)]).toEqual([text, undefined])
  })
})

test('what would be a guess is told apart from what is no date', () => {
  const kinds = (...texts: readonly string[]) =>
    texts.map(text => {
      const found = dateText(text)
      return 'form' in found ? `${found.kind} ${found.form}` : found.kind
    })
  expect(
    kinds(
      '9/1/95',
      '09-01-95',
      '95-09-01',
      '1-Sep-95',
      '01 SEP 95',
      '950901',
      '34943',
      '34943.5',
      '1.99509E+07',
      '2E+07',
    ),
  ).toEqual([
    'unclear M/D/YY',
    'unclear M/D/YY',
    'unclear M/D/YY',
    'unclear D-MON-YY',
    'unclear D-MON-YY',
    'unclear six digits',
    'unclear a number of days',
    'unclear a number of days',
    'unclear N.NNE+NN',
    'unclear N.NNE+NN',
  ])
  expect(kinds('', ' ', 'NULL', '00000000', '0', '0000-00-00', '0/0/0000')).toEqual(Array(7).fill('blank'))
  expect(kinds('19950901', ' 19950901 ', '19950900', '19950000', '19500230'.replace('30', '28'))).toEqual(
    Array(5).fill('usual'),
  )
  expect(kinds('UNKNOWN', '19951345', '1995', '99/99', '1995-09-01T17:00:00Z')).toEqual(
    Array(5).fill('other'),
  )
})
