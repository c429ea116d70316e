/** What a row is that gives the class of an offense convicted of and not its name: in a file that names them, and in others. */
import { expect, test } from 'vitest'
import { COURT, DOE, type Fields, HEADER, ROE, readLines } from './made-up.ts'

const LESSER: Fields = {
  CONV_OFFENSE_TOC: 'M',
  CONV_OFFENSE_DESCR: '11357(B) HS',
  CONV_STAT_DESCR: 'MISDEMEANOR',
}
const of = (at: number, fields: Fields): Fields => ({
  ...DOE,
  SUBJECT_ID: `2${at}`,
  CII_NUMBER: `A2000${at}`,
  PRI_NAME: `DOE,D ${at}`,
  ...COURT,
  ...fields,
})
const others = (count: number, fields: Fields): readonly Fields[] =>
  Array.from({ length: count }, (_, at) => of(at + 10, fields))

/** The offense, what is unread of it and the class, of the conviction of one among such people. */
async function read(around: readonly Fields[], ...rows: readonly Fields[]) {
  const { people } = await readLines([HEADER, ...around, ...rows.map(row => ({ ...ROE, ...COURT, ...row }))])
  const person = people.find(({ id }) => id === ROE.SUBJECT_ID)
  return person?.convictions.map(({ offense, class: level, remark, sources }) => ({
    sections: offense.offenses.map(({ section }) => section).join(),
    unread: offense.unread !== '',
    level,
    remark: remark !== undefined,
    rows: sources.length,
  }))
}

const LOST = [{ sections: '', unread: true, level: undefined, remark: true, rows: 1 }]
const CHARGED = [{ sections: '11359', unread: false, level: 'felony', remark: false, rows: 1 }]
const ANOTHER = [{ sections: '11359', unread: true, level: undefined, remark: false, rows: 1 }]
const NAMING = others(12, LESSER)
const CUSTOM = others(40, { CONV_OFFENSE_TOC: 'F' })

test.each<[string, readonly Fields[], Fields, unknown]>([
  ['in a file that names them the name is lost', NAMING, { CONV_OFFENSE_TOC: 'M' }, LOST],
  ['as well where the class is that of the charge', NAMING, { CONV_OFFENSE_TOC: 'F' }, LOST],
  ['or only a code is left', NAMING, { CONV_OFFENSE_CODE: '35011357' }, LOST],
  ['or the name stands in the column beside', NAMING, { CONV_OFFENSE_TOC: '11357(B) HS' }, LOST],
  ['a row without any of it convicts of the charge', NAMING, {}, CHARGED],
  ['in a file that never names them the charge stands for it', CUSTOM, { CONV_OFFENSE_TOC: 'F' }, CHARGED],
  ['but not for an offense of another class', CUSTOM, { CONV_OFFENSE_TOC: 'M' }, ANOTHER],
  ['few rows tell of no custom', others(5, LESSER), { CONV_OFFENSE_TOC: 'F' }, CHARGED],
  ['and a class that differs is of another offense', others(5, LESSER), { CONV_OFFENSE_TOC: 'M' }, ANOTHER],
])('%s', async (_, around, fields, expected) => {
  expect(await read(around, fields)).toEqual(expected)
})

test('a part of a count that names the offense elsewhere is of it, whatever stands first', async () => {
  const [jail, probation] = [
    { ...LESSER, CONV_OFFENSE_DESCR: '' },
    { ...LESSER, SENT_ORDER: '2', SENT_LOC_DESCR: 'PROBATION' },
  ] as const
  const whole = [{ sections: '11357', unread: false, level: 'misdemeanor', remark: false, rows: 2 }]
  for (const around of [NAMING, CUSTOM, []]) {
    expect(await read(around, jail, probation)).toEqual(whole)
    expect(await read(around, probation, jail)).toEqual(whole)
  }
})

test('a part that says another class may be of another offense', async () => {
  const found = await read(NAMING, { ...LESSER }, { CONV_OFFENSE_TOC: 'F', SENT_ORDER: '2' })
  expect(found?.map(({ sections, rows }) => `${sections} ${rows}`).sort()).toEqual([' 1', '11357 1'])
})

test('the custom is told of all rows: in any order and in several files it is the same', async () => {
  const [naming, custom] = [others(1200, LESSER), others(300, { CONV_OFFENSE_TOC: 'F' })]
  const lost: Fields = { ...ROE, ...COURT, CONV_OFFENSE_TOC: 'F' }
  const unnamed = custom.map((fields, at) => ({ ...fields, SUBJECT_ID: `3${at}`, CII_NUMBER: `A3000${at}` }))
  const found = async (...files: readonly (readonly Fields[])[]) => {
    const { people } = await readLines(...files.map(rows => [HEADER, ...rows]))
    const person = people.find(({ id }) => id === ROE.SUBJECT_ID)
    return person?.convictions.map(({ offense }) => offense.unread !== '')
  }
  expect(await found([...naming, ...unnamed, lost])).toEqual([true])
  expect(await found([...unnamed, ...naming, lost])).toEqual([true])
  expect(await found([lost, ...unnamed], naming)).toEqual([true])
  expect(await found(naming, unnamed, [lost])).toEqual([true])
})
