import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFilledIn } from '../../results/filled-in.ts'
import { readAnswers } from '../answers.ts'
import { NAMESPACES } from './message.ts'
import { answersTable, readReceipts } from './receipts.ts'

const { callback, ecf, nc } = NAMESPACES
const row = (message: string, id: string, reference: string) => ({
  message,
  message_id: `id of ${message}`,
  case_numbers: 'C1',
  order_reference: reference,
  count_id: id,
})
const rows = [
  row('ecf-bulk-001.xml', 'P1/1', 'order-001/1'),
  row('ecf-bulk-001.xml', 'P2/1', 'order-001/2'),
  row('ecf-000001.xml', 'P3/1', 'case-000001/1'),
  row('ecf-000001.xml', 'P3/2', 'case-000001/2'),
]
const statuses = { granted: 'granted', denied: 'denied', continued: 'continued' } as const

const back = (message: string, code: string, day: string) => ({
  file: 'a.xml',
  text: `<ReviewFilingCallbackMessage xmlns="${callback}" xmlns:e="${ecf}" xmlns:n="${nc}"><n:DocumentIdentification><n:IdentificationID>id of ${message}</n:IdentificationID></n:DocumentIdentification><e:FilingStatus><n:StatusDate><n:Date>${day}</n:Date></n:StatusDate><e:FilingStatusCode>${code}</e:FilingStatusCode></e:FilingStatus></ReviewFilingCallbackMessage>`,
})

test('a ruling on a bulk motion answers its order, so that what was struck from it goes before', () => {
  const { receipts, problems } = readReceipts(
    [back('ecf-bulk-001.xml', 'granted', '2026-12-01'), back('ecf-000001.xml', 'denied', '2026-12-02')],
    rows,
    { statuses },
  )
  expect(problems).toEqual([])
  const table = answersTable({ receipts }, rows)
  expect(table.split('\r\n')).toEqual([
    'count_id,order_reference,answer,answered_on',
    ',order-001,granted,2026-12-01',
    'P3/1,,denied,2026-12-02',
    'P3/2,,denied,2026-12-02',
    '',
  ])
  const read = readAnswers(readFilledIn(`${table}P2/1,,struck,2026-12-01\r\n`), rows)
  expect(read).toEqual({
    answers: new Map([
      ['P1/1', { answer: 'granted', on: '2026-12-01' }],
      ['P2/1', { answer: 'struck', on: '2026-12-01' }],
      ['P3/1', { answer: 'denied', on: '2026-12-02' }],
      ['P3/2', { answer: 'denied', on: '2026-12-02' }],
    ]),
    problems: [],
    told: [],
  })
})

test('the order in which answers come back does not matter where none contradicts another', () => {
  const came = fc.record({
    code: fc.constantFrom('received', 'accepted', 'rejected', 'granted', 'denied', 'continued'),
    day: fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-03'),
  })
  fc.assert(
    fc.property(fc.array(came, { maxLength: 5 }), files => {
      const sent = files.map(({ code, day }) => back('ecf-000001.xml', code, day))
      const [there, again] = [sent, sent.toReversed()].map(some => readReceipts(some, rows, { statuses }))
      fc.pre(there?.problems.length === 0 && again?.problems.length === 0)
      expect(again).toEqual(there)
    }),
  )
})

test('an answer inside the envelope of a web service is found, and one to two messages is not used', () => {
  const inside = back('ecf-000001.xml', 'accepted', '2026-12-01').text
  const envelope = `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${inside}</S:Body></S:Envelope>`
  expect(readReceipts([{ file: 'a.xml', text: envelope }], rows, {}).receipts).toEqual(
    new Map([['ecf-000001.xml', { message: 'ecf-000001.xml', meaning: 'accepted', on: '2026-12-01' }]]),
  )
  const both = inside.replace(
    '<e:FilingStatus>',
    '<n:DocumentIdentification><n:IdentificationID>id of ecf-bulk-001.xml</n:IdentificationID></n:DocumentIdentification><e:FilingStatus>',
  )
  expect(readReceipts([{ file: 'a.xml', text: both }], rows, {}).problems).toEqual([
    { file: 'a.xml', why: 'it answers several messages at once; ask for an answer to each' },
  ])
})
