/** Lines that cannot be read: whoever they may be of is in doubt, nobody else is, and those of nobody are counted. */
import { describe, expect, test } from 'vitest'
import { ARREST, COURT, DOE, type Fields, HEADER, ROE, readLines, row } from './made-up.ts'

/** ROE has a murder of which a row is damaged; DOE and POE stand beside her. */
const MURDER: Fields = {
  ...ROE,
  ...COURT,
  RECORD_ID: 'A',
  SUBJECT_STATUS: 'FOUND',
  CNT_ORDER: '101003001000',
  OFFENSE_DESCR: '187(A) PC-MURDER',
}
const POE: Fields = {
  ...ROE,
  SUBJECT_ID: '90',
  CII_NUMBER: 'A55500055',
  PRI_NAME: 'POE,PAT',
  PRI_DOB: '19950601',
  PRI_SSN: '912345678',
  FBI_NUMBER: '123456AB7',
}
const others = [ROE, DOE, POE].flatMap(who => [
  { ...who, ...ARREST },
  { ...who, ...COURT },
])
const murder = row(MURDER)

/** Who is in doubt for a line that could not be read, and how many such lines are nobody's. */
async function found(...lines: readonly (Fields | string)[]) {
  const { people, accounts } = await readLines([...others, ...lines])
  const inDoubt = people.filter(({ doubts }) => doubts.some(({ kind }) => kind === 'unread-row'))
  return { doubt: inDoubt.map(({ id }) => id).sort(), unattributed: accounts.unattributed }
}

const damages: readonly (readonly [what: string, line: string])[] = [
  ['its first byte is NUL', `\0${murder.slice(1)}`],
  ['a NUL stands before it', `\0${murder}`],
  ['its first eleven bytes are NUL', `${'\0'.repeat(11)}${murder.slice(11)}`],
  ['a quote stands before it', `"${murder}`],
  ['a quote stands before its SUBJECT_ID', murder.replace('1001', '"1001')],
  ['a quote stands in its quoted name', murder.replace('ROE,', 'RO"E,')],
  ['a comma stands before it', `,${murder}`],
  ['its first cell is lost', murder.slice(2)],
  ['its first two cells are lost', murder.slice(8)],
  ['its first three cells are lost', murder.split(',').slice(3).join(',')],
  ['the comma before its SUBJECT_ID is lost', murder.replace(',1001', '1001')],
  ['it is cut after its SUBJECT_ID', murder.slice(0, murder.indexOf('1001') + 5)],
  ['it is cut after its name', murder.slice(0, murder.indexOf('ROBIN') + 6)],
  ['its SUBJECT_ID is NUL', murder.replace('1001', '\0\0\0\0')],
  ['all before its name is NUL', `${'\0'.repeat(22)}${murder.slice(murder.indexOf('"ROE') - 1)}`],
  ['it has one comma too many', `${murder},x`],
  ['its name has lost its quotes', murder.replaceAll('"', '')],
  ['a quote is lost', murder.replace('"ROE', 'ROE')],
]

describe('a line that cannot be read is its person’s, where', () => {
  for (const [what, line] of damages)
    test(what, async () => {
      expect(await found(line)).toEqual({ doubt: ['1001'], unattributed: 0 })
    })
  test('its numbers are gone, and its name and birth date stand in it', async () => {
    const gone = murder.replace('1001', '').replace('A12345678', '').replace('FOUND,', 'FOUND')
    expect(await found(gone)).toEqual({ doubt: ['1001'], unattributed: 0 })
    expect(await found(gone.replace('ROBIN', 'ROBI'))).toEqual({ doubt: [], unattributed: 1 })
  })
  for (const [kind, fields] of [
    ['CII', { CII_NUMBER: 'A55500055' }],
    ['CII without its letter', { CII_NUMBER: '55500055' }],
    ['SSN', { PRI_SSN: '912-34-5678' }],
    ['FBI', { FBI_NUMBER: '123456AB7' }],
    ['requested SSN', { REQ_SSN: '912345678' }],
  ] as const)
    test(`a number of theirs stands in it: ${kind}`, async () => {
      const line = row({ ...COURT, ...fields })
      expect(await found(`${line},x`)).toEqual({ doubt: ['90'], unattributed: 0 })
    })
})

describe('a line with another in it is of both, where', () => {
  const doe = row({ ...DOE, ...COURT, RECORD_ID: 'A', SUBJECT_STATUS: 'FOUND' })
  for (const [what, line] of [
    ['the line break between them is lost', doe + murder],
    ['a CR is left of it', `${doe}\r${murder}`],
    ['the first is cut after who it is about', doe.slice(0, 80) + murder],
    ['the first is cut after its SUBJECT_ID', `${doe.slice(0, doe.indexOf('1002') + 5)}${murder}`],
  ] as const)
    test(what, async () => {
      expect(await found(line)).toEqual({ doubt: ['1001', '1002'], unattributed: 0 })
    })
  test('and it is nobody’s as well where the first does not say whose it is', async () => {
    expect(await found(doe.slice(0, 5) + murder)).toEqual({ doubt: ['1001'], unattributed: 1 })
  })
  test('and where the second does not', async () => {
    expect(await found(doe + murder.slice(0, 8))).toEqual({ doubt: ['1002'], unattributed: 1 })
  })
})

describe('nobody is in doubt', () => {
  test('for a line that says nothing', async () => {
    expect(await found('A,FOUND,', 'x', `${'\0'.repeat(200)}`)).toEqual({ doubt: [], unattributed: 3 })
  })
  test('whose number stands in a line as something else: an age, a length of days, a date, a case', async () => {
    const line = `${row({
      ...COURT,
      SUBJECT_ID: '555',
      CII_NUMBER: 'A77788899',
      PRI_NAME: 'LOE,LEE',
      PRI_DOB: '19600101',
      SENT_LENGTH: '90',
      CYC_AGE: '90',
      WEIGHT: '1001',
      FE_NUM_CRT_CASE: '1002',
      STP_EVENT_DATE: '19950601',
      RECORD_ID: '1001',
    })},x`
    expect(await found(line)).toEqual({ doubt: [], unattributed: 0 })
  })
  test('for a name of one of their rows and a birth date of another', async () => {
    const alias = { ...ROE, ...COURT, PRI_NAME: 'ROW,ROBIN', PRI_DOB: '19700103' }
    const mixed = row({ ...COURT, PRI_NAME: 'ROW,ROBIN', PRI_DOB: ROE.PRI_DOB ?? '' })
    const beside = { ...ROE, ...COURT }
    expect(await found(beside, alias, `${mixed},x`)).toEqual({ doubt: [], unattributed: 1 })
    const right = row({ ...COURT, PRI_NAME: 'ROW,ROBIN', PRI_DOB: '19700103' })
    expect(await found(alias, right.slice(0, 100))).toEqual({ doubt: ['1001'], unattributed: 0 })
  })
  test('in another file, where the same SUBJECT_ID is of somebody else', async () => {
    const { people, accounts } = await readLines(others.slice(0, 2), [
      ...others.slice(2, 4).map(fields => ({ ...fields, SUBJECT_ID: '7' })),
      'A,FOUND,1001,x',
    ])
    expect(people.map(({ doubts }) => doubts)).toEqual([[], []])
    expect(accounts.unattributed).toBe(1)
  })
})

test('whoever a damaged line may be of is in doubt: all that have its number', async () => {
  const twin = { ...DOE, ...ARREST, SUBJECT_ID: '1003', CII_NUMBER: 'A12345678' }
  expect(await found(twin, `\0${murder.replace('1001', '')}`)).toEqual({
    doubt: ['1001', '1003'],
    unattributed: 0,
  })
})

test('a line that says for certain who it is about, of whom there is no other row, is not nobody’s', async () => {
  const loe = row({ ...COURT, SUBJECT_ID: '555', CII_NUMBER: 'A77788899' })
  expect(await found(loe.slice(0, 60))).toEqual({ doubt: [], unattributed: 0 })
  expect(await found(loe.replace('A77788899', '').slice(0, 60))).toEqual({ doubt: [], unattributed: 1 })
})

test('a number of which the last digits may be cut is of nobody for sure', async () => {
  expect(await found('A,FOUND,1001')).toEqual({ doubt: ['1001'], unattributed: 1 })
  expect(await found(`${','.repeat(11)}A12345678`)).toEqual({ doubt: ['1001'], unattributed: 1 })
})

test('where its person stands in the files makes no difference', async () => {
  const line = `\0${murder}`
  const orders = [
    [HEADER, ...others, line],
    [line, ...others],
    [...others.slice(0, 1), line, ...others.slice(1)],
    [...others.slice(2, 4), line, ...others.slice(0, 2)],
  ]
  for (const lines of orders) {
    const { people } = await readLines(lines)
    const doubtful = people.filter(({ doubts }) => doubts.length > 0)
    expect(doubtful.map(({ id, doubts }) => [id, doubts.map(({ kind }) => kind)])).toEqual([
      ['1001', ['unread-row']],
    ])
  }
})

test('a doubt names the line', async () => {
  const { people } = await readLines([...others, `\0${murder}`, { ...ROE, ...ARREST }])
  expect(people[0]?.doubts).toEqual([
    {
      kind: 'unread-row',
      says: 'a row of this person could not be read',
      sources: [{ file: '1.csv', line: 7 }],
    },
  ])
})

describe('while a line is nobody’s', () => {
  const gapped = { ...ROE, ...COURT, CYC_ORDER: '103', CNT_ORDER: '103002001000' }
  const doubtsOf = async (...files: readonly (readonly (Fields | string)[])[]) =>
    (await readLines(...files)).people.map(({ id, doubts }) => [id, doubts.flatMap(({ sources }) => sources)])

  test('whoever lacks a number is in doubt, as it may be theirs', async () => {
    expect(await doubtsOf([...others, gapped, 'A,FOUND,'])).toEqual([
      ['1001', [{ file: '1.csv', line: 8 }]],
      ['1002', []],
      ['90', []],
    ])
    expect(await doubtsOf([...others, gapped])).toEqual([
      ['1001', []],
      ['1002', []],
      ['90', []],
    ])
  })
  test('in their file, and in no other', async () => {
    expect(await doubtsOf([...others, gapped], [...others.slice(2, 4), 'A,FOUND,'])).toEqual([
      ['1001', []],
      ['1002', []],
      ['90', []],
    ])
  })
})
