/** Reliefs named on the very rows that convict. */
import { expect, test } from 'vitest'
import { UNKNOWN } from '../../../time/window.ts'
import { COURT, eventsOf, type Fields } from '../made-up.ts'
import { addOwnReliefs } from './own-reliefs.ts'

const reliefs = (...rows: readonly Fields[]) => {
  const count = { rows: [...eventsOf(...rows)], later: [] }
  addOwnReliefs(count)
  return count.later
}
const SET_ASIDE = 'SET ASIDE 1203.4 PC'

test('in the disposition or the comment, each text once', () => {
  const row = { ...COURT, DISP_DESCR: 'CONVICTED-SET ASIDE', COMMENT_TEXT: SET_ASIDE }
  const of = (text: string) => ({ kind: 'other', day: UNKNOWN, text, sources: [{ file: '1.csv', line: 1 }] })
  expect(reliefs(row, row)).toEqual([of('CONVICTED-SET ASIDE'), of(SET_ASIDE)])
})
test('a comment about something else is none', () => {
  expect(reliefs({ ...COURT, COMMENT_TEXT: 'SEE DOCKET' })).toEqual([])
})
