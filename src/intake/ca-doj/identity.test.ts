import { describe, expect, test } from 'vitest'
import { UNKNOWN } from '../../time/window.ts'
import { identifier, plainBirth, plainName } from './identifiers.ts'
import { ARREST, COURT, DOE, type Fields, ROE, readLines } from './made-up.ts'
import { goesBy } from './subject.ts'

const roe = (fields: Fields = {}): Fields => ({ ...ROE, ...COURT, ...fields })
const doe = (fields: Fields = {}): Fields => ({ ...DOE, ...COURT, ...fields })

/** Each person as id, number of rows, kinds of doubt. */
const people = async (...files: (readonly Fields[])[]) => {
  const { read } = await readLines(...files)
  return read.map(({ person, rows }) => [person.id, rows.length, person.doubts.map(({ kind }) => kind)])
}

describe('identifiers', () => {
  test('placeholders identify nobody', () => {
    for (const text of [
      '',
      'x',
      'X',
      'NULL',
      'UNKNOWN',
      '0000000',
      '000-00-0000',
      '999999999',
      'N/A',
      'XXXXX',
    ])
      expect(identifier('CII', text)).toBe('')
    for (const text of ['A00000000', 'A99999999', 'A', 'A0', '1.23457E+11', '1E+08', '1,2E+08'])
      expect(identifier('CII', text)).toBe('')
    for (const text of ['123-45-6789', '123456', '1234567890', '12345678X', '000-00-0000', '1.23E+08'])
      expect(identifier('SSN', text)).toBe('')
  })
  test.each([
    [
      'CII',
      'A12345678',
      'A12345678,a12345678, A12345678 ,12345678,012345678,0012345678,A012345678,A0012345678,A-12345678,' +
        'A 12345678,A 12 345 678,A-12-345-678,a012345678,A.12345678,#A12345678,CII A12345678,CII# A12345678,' +
        'CII: 12345678,CA12345678,CA A12345678,12345678.0,12-345-678,\tA12345678,A12345678.',
    ],
    [
      'SSN',
      '012345678',
      '012345678,012-34-5678,012 34 5678,012.34.5678,12345678,012-345678, 012345678 ,#012345678,12345678.0,' +
        '012‑34‑5678,012–34–5678,SSN 012345678,SS# 012-34-5678,012/34/5678,(012)345678,"012345678",=012345678,' +
        "'012345678,012_34_5678,12-34-5678,012-34-5678.",
    ],
    [
      'CDL',
      'F1234567',
      'F1234567,f1234567,F 1234567,F-1234567,F 123 4567,F-123-4567, F1234567 ,F.1234567,F01234567,f 1234567,' +
        'CDL F1234567,CDL# F1234567,CA F1234567,CAF1234567,CA-F1234567,DL F1234567,DL:F1234567,#F1234567,' +
        'F1234567.,(F)1234567,F/1234567',
    ],
    [
      'FBI',
      '123456AB7',
      '123456AB7,123456ab7,123 456 AB7,123-456-AB7,123456-AB7,123456 AB7, 123456AB7 ,0123456AB7,00123456AB7,' +
        'FBI 123456AB7,FBI#123456AB7,FBI: 123456AB7,FBI-123456AB7,fbi 123456ab7,#123456AB7,123.456.AB7,UCN123456AB7,' +
        '123456A B7,123456/AB7,123456AB7.,(123456AB7)',
    ],
  ] as const)('the writings of one %s number are one', (kind, number, writings) => {
    const all = writings.split(',')
    expect(all.length).toBeGreaterThanOrEqual(20)
    expect(all.filter(text => identifier(kind, text) !== number)).toEqual([])
  })
  test('other numbers stay others', () => {
    const found = ['A12345678', 'M12345678', 'A1234567', 'A123456780', 'A112345678', 'A12345687'].map(text =>
      identifier('CII', text),
    )
    expect(new Set(found).size).toBe(found.length)
  })
  test('names and birth dates are compared without padding and case', () => {
    expect(plainName('ROE ,  ROBIN  A')).toBe('ROE,ROBIN A')
    expect(plainName('roe,robin')).toBe('ROE,ROBIN')
    expect([plainName(','), plainName('x')]).toEqual(['', ''])
    expect([plainBirth('19700230'), plainBirth('19700200'), plainBirth('19700228')]).toEqual([
      '',
      '',
      '19700228',
    ])
  })
})

describe('who is one person', () => {
  test('a strong identifier with name and birth date joins across SUBJECT_IDs and files', async () => {
    const only = (strong: Fields): Fields => ({ CII_NUMBER: '', ...strong })
    for (const strong of [
      { CII_NUMBER: 'A12345678' },
      { PRI_SSN: '912345678' },
      { PRI_CDL: 'F7654321' },
      { FBI_NUMBER: '123456AB7' },
    ]) {
      const a = roe(only(strong))
      const b = roe({ ...only(strong), SUBJECT_ID: '2002', CNT_ORDER: '102001001000' })
      expect(await people([a, doe(), b])).toEqual([
        ['1001', 2, []],
        ['1002', 1, []],
      ])
      expect(await people([a], [b])).toEqual([['1001', 2, []]])
    }
  })
  test('joining is passed on: A with B by CII, B with C by SSN', async () => {
    const found = await people([
      roe({ SUBJECT_ID: '3' }),
      roe({ SUBJECT_ID: '2', PRI_SSN: '912345678', CNT_ORDER: '102001001000' }),
      roe({ SUBJECT_ID: '1', CII_NUMBER: '', PRI_SSN: '912345678', CNT_ORDER: '103001001000' }),
    ])
    expect(found).toEqual([['1', 3, []]])
  })
  test('one SUBJECT_ID in two files joins with name and birth date; without them it is two people in doubt', async () => {
    const bare = { CII_NUMBER: '' }
    expect(await people([roe(bare)], [roe({ ...bare, CNT_ORDER: '102001001000' })])).toEqual([
      ['1001', 2, []],
    ])
    const other = await people([roe(bare)], [roe({ ...bare, PRI_NAME: 'ROE,RICHARD' })])
    expect(other.map(([, rows, doubts]) => [rows, doubts])).toEqual([
      [1, ['identity']],
      [1, ['identity']],
    ])
    expect(new Set(other.map(([id]) => id)).size).toBe(2)
    for (const [id] of other) expect(id).toMatch(/^1001~[0-9a-f]{8}$/)
  })
  test('files that number their people from 1 are no doubt where nothing else agrees', async () => {
    const { notes } = await readLines(
      [roe({ CII_NUMBER: '' })],
      [doe({ SUBJECT_ID: '1001', CII_NUMBER: '' })],
    )
    expect(notes.map(({ kind, identifier: by, doubt, differed }) => [kind, by, doubt, differed])).toEqual([
      ['shared-identifier', 'SUBJECT_ID', false, ['name', 'birth date']],
    ])
  })
  test('an identifier shared without name and birth date agreeing joins nobody, is reported and leaves both in doubt', async () => {
    const { read, notes } = await readLines([roe({ PRI_SSN: '912345678' }), doe({ PRI_SSN: '912-34-5678' })])
    expect(read.map(({ person }) => [person.id, person.doubts.map(({ kind }) => kind)])).toEqual([
      ['1001', ['identity']],
      ['1002', ['identity']],
    ])
    expect(notes).toEqual([
      {
        kind: 'shared-identifier',
        identifier: 'SSN',
        value: '***5678',
        people: ['1001', '1002'],
        count: 2,
        sources: [
          { file: '1.csv', line: 1 },
          { file: '1.csv', line: 2 },
        ],
        agreed: [],
        differed: ['name', 'birth date'],
        doubt: true,
      },
    ])
  })
  test('a missing birth date is no agreement', async () => {
    const found = await people([roe(), roe({ SUBJECT_ID: '2002', PRI_DOB: '' })])
    expect(found.map(([id, , doubts]) => [id, doubts])).toEqual([
      ['1001', ['identity']],
      ['2002', ['identity']],
    ])
  })
})

describe('one person in two writings of a number', () => {
  const other = { SUBJECT_ID: '2002', CNT_ORDER: '102001001000' }

  test.each([
    'A012345678',
    '12345678',
    '012345678',
    'a12345678',
    'A-12345678',
    'A 12345678',
    'CII A12345678',
    'CA12345678',
    '12345678.0',
  ])('is joined: %s', async cii => {
    const { read, notes } = await readLines([roe(), doe(), roe({ ...other, CII_NUMBER: cii })])
    expect(read.map(({ person, rows }) => [person.id, rows.length, person.doubts])).toEqual([
      ['1001', 2, []],
      ['1002', 1, []],
    ])
    expect(notes.map(({ kind, agreed }) => [kind, agreed])).toEqual([
      ['joined', ['CII', 'name', 'birth date']],
    ])
  })
  test('is shown and found as it is written', async () => {
    const nameless = roe({ SUBJECT_ID: '', CII_NUMBER: 'a-012345678' })
    const { read } = await readLines([doe(), nameless])
    expect(read.map(({ person }) => person.id)).toEqual(['1002', 'a-012345678'])
    const [, found] = read
    const asked = ['a-012345678', 'A12345678', 'a012345678', '12345678', '1002'] as const
    expect(asked.map(id => found !== undefined && goesBy(found, id))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
  test('is in doubt, where the numbers are nearly alike or none tells them apart', async () => {
    for (const cii of [
      'A12345687',
      'A12345679',
      'M12345678',
      'A1234567',
      '',
      'A1234?',
      'A12*45678',
      'A1234567?',
    ])
      expect(await people([roe(), roe({ ...other, CII_NUMBER: cii })])).toEqual([
        ['1001', 1, ['identity']],
        ['2002', 1, ['identity']],
      ])
    expect(await people([roe(), roe({ ...other, CII_NUMBER: 'A87654321' })])).toEqual([
      ['1001', 1, []],
      ['2002', 1, []],
    ])
  })
  test('in two files and far apart all the same', async () => {
    const others = Array.from({ length: 40 }, (_, at) =>
      doe({ SUBJECT_ID: `${3000 + at}`, CII_NUMBER: `A5${at}00${at}1`, PRI_NAME: `DOE,D${at}` }),
    )
    const found = await people([roe(), ...others], [roe({ ...other, CII_NUMBER: 'A12345687' })])
    expect([found[0], found.at(-1)]).toEqual([
      ['1001', 1, ['identity']],
      ['2002', 1, ['identity']],
    ])
  })
})

describe('within one SUBJECT_ID', () => {
  const second = { CNT_ORDER: '102001001000' }

  test('two birth dates: the birth date is unknown, and reported', async () => {
    const { people: found, notes } = await readLines([roe(), roe({ ...second, PRI_DOB: '19700103' })])
    expect(found.map(({ birth, doubts }) => [birth, doubts])).toEqual([[UNKNOWN, []]])
    expect(found[0]?.birthSources.map(({ line }) => line)).toEqual([1, 2])
    expect(notes.map(({ kind, doubt }) => [kind, doubt])).toEqual([['birth-dates-differ', false]])
  })
  test('two names are aliases; two names and two birth dates are a doubt', async () => {
    const alias = await readLines([roe(), roe({ ...second, PRI_NAME: 'ROW,ROBIN' })])
    expect(alias.people.map(({ doubts }) => doubts)).toEqual([[]])
    expect(alias.notes.map(({ kind, doubt }) => [kind, doubt])).toEqual([['names-differ', false]])
    const both = await readLines([roe(), roe({ ...second, PRI_NAME: 'ROW,ROBIN', PRI_DOB: '19710103' })])
    expect(both.people.map(({ birth, doubts }) => [birth, doubts.map(({ kind }) => kind)])).toEqual([
      [UNKNOWN, ['identity']],
    ])
  })
  test('a row that leaves out name and birth date is still the person’s', async () => {
    const blank = roe({ ...second, PRI_NAME: '', PRI_DOB: '00000000', CII_NUMBER: '' })
    expect(await people([roe(), doe(), blank])).toEqual([
      ['1001', 2, []],
      ['1002', 1, []],
    ])
  })
})

describe('a blank SUBJECT_ID', () => {
  const blank = { SUBJECT_ID: '' }

  test('never merges strangers', async () => {
    expect(await people([roe(blank), doe(blank)])).toEqual([
      ['A12345678', 1, []],
      ['A87654321', 1, []],
    ])
  })
  test('joins by a strong identifier with name and birth date', async () => {
    expect(await people([roe(), doe(), roe({ ...blank, CNT_ORDER: '102001001000' })])).toEqual([
      ['1001', 2, []],
      ['1002', 1, []],
    ])
  })
  test('with nothing strong the row stands alone in doubt, and so does whoever it may be', async () => {
    const bare = { ...blank, CII_NUMBER: 'NULL' }
    const [first, second] = await people([roe(), roe({ ...bare, CNT_ORDER: '102001001000' })])
    expect(first).toEqual(['1001', 1, ['identity']])
    expect(second?.[0]).toMatch(/^row-[0-9a-f]{16}$/)
    expect(second?.slice(1)).toEqual([1, ['identity', 'identity']])
    expect((await people([doe(), roe(bare)])).map(([, , doubts]) => doubts)).toEqual([[], ['identity']])
  })
  test('with no number, and no name with a birth date, names nobody', async () => {
    const nobody = { ...ARREST, END_OF_REC: '#' }
    const { accounts, rejects, read } = await readLines([
      roe(),
      nobody,
      { ...nobody, PRI_NAME: 'ROE,ROBIN', CII_NUMBER: 'UNKNOWN' },
      ','.repeat(94),
    ])
    expect(read.length).toBe(1)
    expect(rejects.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'it names nobody: no number, and no name with a birth date'],
      [3, 'it names nobody: no number, and no name with a birth date'],
    ])
    expect([accounts.unattributed, accounts.blank]).toEqual([2, 1])
  })
})
