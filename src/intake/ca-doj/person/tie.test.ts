/** Which conviction a later row is about. */
import { expect, test } from 'vitest'
import { type CountOrder, readCountOrder } from '../count.ts'
import { plainReader } from '../made-up.ts'
import { possible, type Tieable, tie, tieOrder, type Untied } from './tie.ts'

const order = (step: string, count: string) => readCountOrder(`101${step}${count}000`) as CountOrder
const conviction = (count: string, offense: string, ...caseNumbers: readonly string[]): Tieable => ({
  order: order('002', count),
  offenses: [plainReader(offense)],
  caseNumbers,
})
const row = (offense: string, caseNumbers: readonly string[] = [], count?: string): Untied => ({
  offense: plainReader(offense),
  caseNumbers,
  ...(count === undefined ? {} : { order: order('003', count) }),
})
const first = conviction('001', '11359 HS', 'A1')
const second = conviction('002', '11357 HS', 'A2')
const third = conviction('003', '11357 HS', 'A3')
const pool = [first, second, third]

test.each([
  ['by its number', row('', [], '002'), [second], true],
  ['not by a number of another offense', row('459 PC', [], '002'), pool, false],
  ['by case number and section', row('11357 HS', ['A3']), [third], true],
  ['by section', row('11359 HS'), [first], true],
  ['by no one thing: any of the section', row('11357 HS'), [second, third], false],
  ['by nothing: any', row(''), pool, false],
])('a row is tied %s', (_, about, to, sure) => {
  expect(tie(about, pool)).toEqual({ to, sure })
})
test('the only conviction is meant where nothing contradicts it', () => {
  expect([tie(row(''), [first]), tie(row('459 PC'), [first]), tie(row(''), [])]).toEqual([
    { to: [first], sure: true },
    { to: [first], sure: false },
    { to: [], sure: false },
  ])
})
test('from another cycle only a case number is sure', () => {
  expect([
    tieOrder(row('', ['A2']), [], pool),
    tieOrder(row('', ['a-2']), [], pool),
    tieOrder(row('11359 HS'), [], pool),
    tieOrder(row('459 PC'), [], pool),
  ]).toEqual([
    { to: [second], sure: true },
    { to: [second], sure: true },
    { to: [first], sure: false },
    { to: [], sure: false },
  ])
})
test('a case of another cycle comes before a cycle that does not fit', () => {
  expect(tieOrder(row('11357 HS', ['A3']), [first], pool)).toEqual({ to: [third], sure: true })
})
test.each([
  ['of its case that has its section', row('11357 HS', ['A2']), [first], [second]],
  ['of its case, and of its section, where they differ', row('11359 HS', ['A2']), [], [first, second]],
  ['of its cycle, where it names nothing', row('', ['A9']), [first, second], [first, second]],
  ['of its cycle and section', row('11357 HS'), [first, second], [second]],
  ['of its cycle, and of its section elsewhere', row('11357 HS', ['A9']), [first], pool],
  ['of its section anywhere', row('11357 HS', ['A9']), [], [second, third]],
  ['any, where it names nothing', row('', ['A9']), [], pool],
  ['any, where it names procedure alone', row('1203.2 PC'), [], pool],
  ['none, where it names another offense', row('459 PC', ['A9']), [], []],
])('a row may be about a conviction %s', (_, about, own, expected) => {
  expect(possible(about, own, pool)).toEqual(expected)
})
test('a conviction of an unknown offense may be of any', () => {
  const unknown = conviction('001', 'NOT READABLE', 'A1')
  expect(tie(row('459 PC'), [unknown])).toEqual({ to: [unknown], sure: true })
})
test('the number of an agency that is no court contradicts nothing', () => {
  const about = row('', ['555'])
  expect([tie(about, [first]).sure, tie({ ...about, ofAgency: true }, [first]).sure]).toEqual([false, true])
})
