/** What may be a conviction although no row says so. */
import { expect, test } from 'vitest'
import { ALWAYS, theDay } from '../../../time/day.ts'
import { COURT, convictedCycleOf, type Fields, later, madeUpReaders } from '../made-up.ts'
import { addLaterEvents } from './later-orders.ts'
import { addUnshown } from './unshown.ts'

const read = (...cycles: readonly (readonly Fields[])[]) => {
  const drafts = cycles.map(rows => convictedCycleOf(...rows))
  const readers = madeUpReaders()
  const tied = new Set<(typeof drafts)[0]['events'][0]>()
  addLaterEvents(drafts, tied, readers)
  addUnshown(drafts, tied, readers)
  return {
    unshown: drafts.map(({ unshown = [] }) =>
      unshown.map(({ key, offense, date, class: level, sentence, later }) => [
        key,
        offense.reading.text.slice(0, 8),
        date,
        level,
        sentence.says,
        later.map(({ kind }) => kind),
      ]),
    ),
    notes: readers.notes,
  }
}
const SEALED = 'CONV DISM & SEALED PER 11361.8 HS'
const unread: Fields = { ...COURT, DISP_DESCR: '?' }
const convicted = { soonest: theDay('1995-09-01'), latest: theDay('1995-09-01') }
const BEFORE = { soonest: ALWAYS, latest: theDay('1999-01-01') }
const OF_NONE = 'later order: of no conviction that is shown'

test('a court’s row that cannot be read, with what was later ordered about it', () => {
  expect(read([unread, later(SEALED)])).toEqual({
    unshown: [[['101002001', '11359 HS', convicted, 'felony', 'complete', ['sealed']]]],
    notes: ['court row without a disposition that can be read', OF_NONE],
  })
})
test('an order that may be about two of them puts both in doubt', () => {
  const second = { ...unread, CNT_ORDER: '101002002000' }
  const order = later(SEALED, { CNT_ORDER: '101003009000' })
  expect(read([unread, second, order]).unshown[0]?.map(each => each.at(-1))).toEqual([['other'], ['other']])
})
test('the conviction an order was about, which no row tells: of its day or before, of no known class and sentence', () => {
  const order = later(SEALED, { CNT_ORDER: '102003001000', OFFENSE_DESCR: '459 PC', FE_NUM_CRT_CASE: '93F1' })
  expect(read([COURT], [order])).toEqual({
    unshown: [[], [['102003001~order-1', '459 PC', BEFORE, undefined, 'silent', ['sealed']]]],
    notes: [OF_NONE],
  })
})
test('an order of another offense than the row that cannot be read tells one more', () => {
  const order = later(SEALED, { CNT_ORDER: '101003002000', OFFENSE_DESCR: '459 PC', FE_NUM_CRT_CASE: '' })
  expect(read([unread, order]).unshown[0]?.map(([key, , , , , kinds]) => [key, kinds])).toEqual([
    ['101002001', []],
    ['101003002~order-2', ['sealed']],
  ])
})
test('nothing, of a record that is read whole', () => {
  expect(read([COURT, later(SEALED)])).toEqual({ unshown: [[]], notes: [] })
})
test('what a court later said of it, and nobody can read, may be an order on it', () => {
  const { unshown } = read([unread, later('??', { FE_NUM_CRT_CASE: '95F01234' })])
  expect(unshown[0]?.map(([key, , , , , then]) => [key, then])).toEqual([
    ['101002001', ['other']],
    ['101003001', []],
  ])
})
