/** Which conviction a later row is about. */
import { expect, test } from 'vitest'
import { type CountOrder, readCountOrder } from '../count.ts'
import { plainReader } from '../made-up.ts'
import { type Tieable, tie, tieElsewhere, type Untied } from './tie.ts'

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
  expect([tieElsewhere(row('', ['A2']), pool), tieElsewhere(row('11359 HS'), pool)]).toEqual([
    { to: [second], sure: true },
    { to: [first], sure: false },
  ])
})
