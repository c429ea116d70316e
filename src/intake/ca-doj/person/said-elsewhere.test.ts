import { expect, test } from 'vitest'
import { readOffense } from '../../../law/california/offenses/read-offense.ts'
import { ARREST, AS_OF, COURT, type Fields, later, ROE, rowOf } from '../made-up.ts'
import { personReader } from './person.ts'

/** The remark of the only conviction. */
function remark(...rows: readonly Fields[]): string | undefined {
  const all = remarks(...rows)
  expect(all.length).toBe(1)
  return all[0]
}

function remarks(...rows: readonly Fields[]): readonly (string | undefined)[] {
  const read = personReader({ asOf: AS_OF, readOffense, custom: { namesOffenses: false }, note: () => {} })
  const { convictions } = read({
    id: '1001',
    rows: rows.map((fields, at) => rowOf({ ...ROE, ...fields }, at + 1)),
    doubts: [],
    unread: [],
    strays: [],
    oneSubject: true,
    oneBirth: true,
  })
  return convictions.map(one => one.remark)
}

const says = (text: string): Fields => ({ COMMENT_TEXT: text })

test('what other rows of the count say of its offense is a remark of it', () => {
  expect(remark({ ...ARREST, ...says('ATTEMPT') }, COURT)).toBe('ATTEMPT')
  expect(remark({ ...ARREST, OFFENSE_QUAL_LST: 'ATTEMPTED' }, COURT)).toBe('ATTEMPTED')
  expect(remark(ARREST, COURT, { ...COURT, SENT_ORDER: '2', ...says('TO A MINOR') })).toBe('TO A MINOR')
  expect(remark(ARREST, COURT, { ...later('PROBATION MODIFIED'), ...says('STRIKE') })).toBe('STRIKE')
  expect(remark(ARREST, { ...COURT, DISP_DESCR: 'CONVICTED-667(E)' })).toBe('CONVICTED-667(E)')
})

test('each of several once, in the order of the record', () => {
  const [arrest, court] = [
    { ...ARREST, ...says('CONSPIRED') },
    { ...COURT, ...says('CHRG 12022(A) PC') },
  ]
  expect(remark(arrest, court, { ...COURT, SENT_ORDER: '2', ...says('CONSPIRED') })).toBe(
    'CHRG 12022(A) PC; CONSPIRED',
  )
})

test('sections they name are of their own charge, and what they say of another offense is of that', () => {
  expect(remark({ ...ARREST, ...says('CHRG 11358 HS') }, COURT)).toBeUndefined()
  const burglary = { ...ARREST, CNT_ORDER: '101001002000', OFFENSE_DESCR: '459 PC-BURGLARY' }
  expect(remark(ARREST, { ...burglary, ...says('ATTEMPT') }, COURT)).toBeUndefined()
  expect(remark({ ...ARREST, ...says('ATTY PRESENT') }, COURT)).toBeUndefined()
})

test('a row that names no section is about the count of its number, where there are several', () => {
  const other: Fields = {
    ...COURT,
    CNT_ORDER: '101002002000',
    OFFENSE_DESCR: '11357(C) HS-POSSESS MARIJUANA',
  }
  const silent: Fields = { ...later('PROBATION MODIFIED'), OFFENSE_DESCR: '', ...says('ATTEMPT') }
  expect(remarks(ARREST, COURT, other, { ...silent, CNT_ORDER: '101003002000' })).toEqual([
    undefined,
    'ATTEMPT',
  ])
})
