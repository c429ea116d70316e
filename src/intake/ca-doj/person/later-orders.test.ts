/** What courts later ordered, and which counts it is about. */
import { describe, expect, test } from 'vitest'
import { NEVER, theDay } from '../../../time/day.ts'
import {
  ARREST,
  COURT,
  convictedCycleOf,
  cycleOf,
  type Fields,
  later,
  madeUpReaders,
  NO_SENTENCE,
} from '../made-up.ts'
import { addLaterEvents, laterOrders } from './later-orders.ts'

const SET_ASIDE = 'CONV SET ASIDE & DISM PER 1203.4 PC'

describe('the orders of a cycle', () => {
  const orders = (...rows: readonly Fields[]) =>
    laterOrders(cycleOf(...rows)).map(({ kind, to, rows }) => [kind, to, rows.map(({ row }) => row.line)])
  test('are on rows that do not convict, the rows of one together', () => {
    expect(orders(COURT, later(SET_ASIDE), later(SET_ASIDE, { SENT_ORDER: '2' }))).toEqual([
      ['dismissed', undefined, [2, 3]],
    ])
  })
  test('of another step or day are others', () => {
    expect(
      orders(
        later(SET_ASIDE),
        later(SET_ASIDE, { CNT_ORDER: '101004001000' }),
        later(SET_ASIDE, { STP_EVENT_DATE: '20000101' }),
      ),
    ).toEqual([
      ['dismissed', undefined, [1]],
      ['dismissed', undefined, [2]],
      ['dismissed', undefined, [3]],
    ])
  })
  test('take the class of a reduction from its words, else from its own row', () => {
    expect(orders(later('REDUCED TO MISD', { CONV_STAT_DESCR: 'INFRACTION' }))).toEqual([
      ['reduced', 'misdemeanor', [1]],
    ])
    expect(orders(later('REDUCED', { CONV_STAT_DESCR: 'MISDEMEANOR' }))).toEqual([
      ['reduced', 'misdemeanor', [1]],
    ])
    expect(orders(later('REDUCED'))).toEqual([['reduced', undefined, [1]]])
  })
  test('may stand in a comment, where the row settles nothing else', () => {
    const comment = later('', { COMMENT_TEXT: SET_ASIDE })
    for (const said of ['', 'CONTINUED'])
      expect(orders({ ...comment, DISP_DESCR: said })).toEqual([['other', undefined, [1]]])
    expect(orders({ ...comment, SENT_LOC_DESCR: 'JAIL' }, { ...comment, DISP_DESCR: 'DISMISSED' })).toEqual(
      [],
    )
  })
})

describe('an order is about', () => {
  const read = (...cycles: readonly (readonly Fields[])[]) => {
    const readers = madeUpReaders()
    const drafts = cycles.map(rows => convictedCycleOf(...rows))
    const tied = new Set<(typeof drafts)[0]['events'][0]>()
    addLaterEvents(drafts, tied, readers)
    return {
      later: drafts.flatMap(({ counts }) => counts.map(count => count.later.map(({ kind }) => kind))),
      tied: tied.size,
      notes: readers.notes,
    }
  }
  const second = { ...COURT, CNT_ORDER: '101002002000' }
  test('a reduction and a dismissal, where one text tells both', () => {
    expect(read([COURT, later('REDUCED TO MISD PER 17(B) PC & DISM PER 1203.4 PC')]).later).toEqual([
      ['reduced', 'dismissed'],
    ])
  })
  test('the one conviction it is surely about, where it tells that a term is over; else nothing', () => {
    const discharged = later('DISCHARGED FROM PAROLE', { STP_TYPE_DESCR: 'PAROLE' })
    expect(read([COURT, later('PROBATION TERMINATED EARLY')]).later).toEqual([['probation-ended-early']])
    const ended = later('PROBATION TERMINATED')
    expect(read([COURT, ended]).later).toEqual([['probation-ended']])
    // Probation is granted in a case: a row of it that names no count ends it for each; one that gives a sentence ends none.
    const ofCase = { ...ended, CNT_ORDER: '101004009000', OFFENSE_DESCR: '' }
    expect(read([COURT, second, ofCase]).later).toEqual([['probation-ended'], ['probation-ended']])
    const sentenced = { ...ended, SENT_LENGTH: '3', SENT_TIME_CODE: 'Y' }
    expect(read([COURT, { ...sentenced, SENT_LOC_DESCR: 'JAIL' }]).later).toEqual([[]])
    expect(read([COURT, { ...sentenced, SENT_LOC_DESCR: 'PRISON' }]).later).toEqual([['probation-revoked']])
    expect(read([COURT, discharged]).later).toEqual([['supervision-ended']])
    // Of which count it is nobody knows, it is of another offense, or dated before the conviction.
    const untied = { ...discharged, CNT_ORDER: '101004009000', OFFENSE_DESCR: '' }
    expect(read([COURT, second, untied]).later).toEqual([[], []])
    expect(read([COURT, { ...discharged, OFFENSE_DESCR: '211 PC-ROBBERY' }]).later).toEqual([[]])
    expect(read([COURT, { ...discharged, STP_EVENT_DATE: '19700101', DISP_DATE: '' }]).later).toEqual([[]])
    // What is not understood is looked at.
    expect(read([COURT, later('PROBATION TERMINATED EARLY DENIED')]).later).toEqual([['other']])
  })
  test('no conviction that is not shown, where only a comment tells of it', () => {
    const comment = { ...ARREST, COMMENT_TEXT: 'CASE DISMISSED' }
    expect(read([comment])).toEqual({ later: [], tied: 0, notes: [] })
    expect(read([COURT, comment])).toMatchObject({ later: [['other']], tied: 1 })
  })
  test('the count of its number', () => {
    expect(read([COURT, second, later(SET_ASIDE)])).toEqual({
      later: [['dismissed'], []],
      tied: 1,
      notes: [],
    })
  })
  test('any of several, where nothing tells which; none has surely changed', () => {
    expect(read([COURT, second, later(SET_ASIDE, { CNT_ORDER: '101003009000' })])).toEqual({
      later: [['other'], ['other']],
      tied: 1,
      notes: ['later order: not tied to one count'],
    })
  })
  test('a conviction it is dated before only perhaps', () => {
    expect(read([COURT, later(SET_ASIDE, { STP_EVENT_DATE: '19900101' })])).toEqual({
      later: [['other']],
      tied: 1,
      notes: ['later order: dated before the conviction', 'later order: not tied to one count'],
    })
  })
  test('a conviction it is dated before only where it may be of its cycle or case', () => {
    const before = { STP_EVENT_DATE: '19900101', OFFENSE_DESCR: '', CNT_ORDER: '102003009000' }
    const own = [
      { ...ARREST, CNT_ORDER: '102001001000' },
      later(SET_ASIDE, { ...before, FE_NUM_CRT_CASE: '89F777' }),
    ]
    expect(read([COURT, second], own).later).toEqual([[], []])
    const ofCase = [own[0] as Fields, later(SET_ASIDE, { ...before, FE_NUM_CRT_CASE: '95F01234' })]
    expect(read([COURT, second], ofCase).later).toEqual([['other'], ['other']])
  })
  test('a count of another cycle, where its own has none', () => {
    expect(read([COURT], [ARREST, later(SET_ASIDE)])).toEqual({ later: [['dismissed']], tied: 1, notes: [] })
  })
  test('a count of its case in another cycle, though its own has others', () => {
    const other = { ...COURT, CNT_ORDER: '102002001000', FE_NUM_CRT_CASE: '12F1' }
    expect(read([COURT], [other, later(SET_ASIDE, { FE_NUM_CRT_CASE: '95-F-1234' })])).toEqual({
      later: [['dismissed'], []],
      tied: 1,
      notes: [],
    })
  })
  test('the conviction its offense says, whatever section of procedure stands beside it', () => {
    const fields = {
      DISP_OFFENSE_DESCR: '1203.4 PC-DISMISSED',
      OFFENSE_DESCR: '11359 HS',
      CNT_ORDER: '101003009000',
    }
    expect(read([COURT, { ...second, OFFENSE_DESCR: '459 PC' }, later(SET_ASIDE, fields)]).later).toEqual([
      ['dismissed'],
      [],
    ])
  })
  test('any conviction before it, where a cycle of its own names procedure alone', () => {
    const order = later('PROBATION REVOKED', { OFFENSE_DESCR: '1203.2 PC', FE_NUM_CRT_CASE: '06F9' })
    expect(read([COURT], [{ ...COURT, STP_EVENT_DATE: '20050101' }], [order]).later).toEqual([['other'], []])
  })
  test('a conviction before the new one, where a violation comes with that', () => {
    const next = { ...COURT, CNT_ORDER: '102002001000', STP_EVENT_DATE: '19990101', FE_NUM_CRT_CASE: '99F1' }
    const fields = { OFFENSE_DESCR: '1203.2 PC', FE_NUM_CRT_CASE: '', CNT_ORDER: '102002002000' }
    expect(read([COURT], [next, later('PROBATION REVOKED', fields)]).later).toEqual([['other'], []])
    expect(
      read([COURT], [next, later('PROBATION REVOKED', { ...fields, FE_NUM_CRT_CASE: '95F01234' })]).later,
    ).toEqual([['probation-revoked'], []])
  })
  test('every count of its case, where it revokes probation and names no offense', () => {
    const order = {
      ...later('PROBATION REVOKED', { OFFENSE_DESCR: '1203.2(A) PC' }),
      SENT_LENGTH: '30',
      SENT_TIME_CODE: 'D',
    }
    const cycles = [convictedCycleOf(COURT, second), convictedCycleOf(order)]
    addLaterEvents(cycles, new Set(), madeUpReaders())
    const counts = cycles.flatMap(({ counts }) => counts)
    expect(
      counts.map(({ later, sentence }) => [
        later.map(({ kind }) => kind),
        sentence.parts.map(({ text }) => text),
      ]),
    ).toEqual([
      [['probation-revoked'], ['90 D', '30 D']],
      [['probation-revoked'], ['90 D', '30 D']],
    ])
  })
  test('an extension leaves open when probation ends, up to the end of what is told with it', () => {
    const endsOf = (fields: Fields) => {
      const cycle = convictedCycleOf(COURT, { ...later('PROBATION EXTENDED'), ...fields })
      addLaterEvents([cycle], new Set(), madeUpReaders())
      const [count] = cycle.counts
      return [count?.sentence.says, count?.sentence.ends, count?.later.map(({ kind }) => kind)]
    }
    const [soonest, kinds] = [theDay('1995-11-30'), ['probation-extended']]
    expect(endsOf({})).toEqual(['unread', { soonest, latest: NEVER }, kinds])
    const year = { SENT_LOC_DESCR: 'PROBATION', SENT_LENGTH: '1', SENT_TIME_CODE: 'Y' }
    expect(endsOf(year)).toEqual(['complete', { soonest, latest: theDay('2000-01-01') }, kinds])
  })
  test('none of these, where it names the offense of none: it is kept', () => {
    const order = later(SET_ASIDE, { OFFENSE_DESCR: '459 PC', FE_NUM_CRT_CASE: '93F1' })
    const cycles = [convictedCycleOf(COURT), convictedCycleOf(order)]
    addLaterEvents(cycles, new Set(), madeUpReaders())
    expect(cycles.map(({ counts }) => counts.map(({ later }) => later))).toEqual([[[]], []])
    expect(cycles.map(({ orders }) => orders?.map(({ kind }) => kind))).toEqual([undefined, ['dismissed']])
  })
  test('what a conviction of a section of procedure was about', () => {
    const violation = {
      ...COURT,
      CNT_ORDER: '101003001000',
      STP_EVENT_DATE: '19960301',
      OFFENSE_DESCR: '1203.2 PC',
    }
    expect(read([COURT, violation]).later).toEqual([['other']])
  })
  test('and changes the sentence where it revokes probation', () => {
    const cycle = convictedCycleOf(
      { ...COURT, ...NO_SENTENCE },
      { ...later('PROBATION REVOKED'), SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '30', SENT_TIME_CODE: 'D' },
    )
    addLaterEvents([cycle], new Set(), madeUpReaders())
    expect(
      cycle.counts.map(({ sentence }) => [sentence.says, sentence.parts.map(({ text }) => text)]),
    ).toEqual([['complete', ['30 D']]])
  })
})
test('where rows of the person are lost, an order that says nothing of its count may be of one of those', () => {
  const said = (lost: boolean, fields: Fields) => {
    const cycle = convictedCycleOf(
      COURT,
      later('CONV SET ASIDE & DISM PER 1203.4 PC', { CNT_ORDER: '101003009000', ...fields }),
    )
    addLaterEvents([cycle], new Set(), madeUpReaders(), lost)
    return cycle.counts.map(count => count.later.map(({ kind }) => kind))
  }
  const bare: Fields = { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '' }
  expect([said(false, bare), said(true, bare), said(true, {})]).toEqual([
    [['dismissed']],
    [['other']],
    [['dismissed']],
  ])
})
