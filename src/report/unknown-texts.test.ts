/** How the texts that no vocabulary has are counted. */
import { expect, test } from 'vitest'
import { csvRows } from '../results/csv.ts'
import { unknownTextCounter } from './unknown-texts.ts'

const written = (give: (counter: ReturnType<typeof unknownTextCounter>) => void) => {
  const counter = unknownTextCounter()
  give(counter)
  const rows = csvRows()
  const told = counter.write(rows)
  return { ...told, lines: Buffer.from(rows.take()).toString().split('\r\n').slice(0, -1) }
}
const disposition = (text: string) => ({ of: 'disposition', text })

test('a text of eleven people is listed, its digits masked, with what its people wait for', () => {
  const of11 = written(counter => {
    for (let person = 0; person < 11; person++)
      counter.add([disposition(`COUNT ${person % 10} X`), disposition('COUNT 7 X')], person < 3 ? 2 : 0)
  })
  expect(of11).toEqual({ listed: 1, others: 0, lines: ['disposition,COUNT # X,22,11,3,6'] })
})

test('a text of ten people is not, and what it says is not told', () => {
  const of10 = written(counter => {
    for (let person = 0; person < 10; person++) counter.add([disposition('SEE ROE')], 1)
  })
  expect(of10).toEqual({ listed: 0, others: 1, lines: [] })
})

test('those that most convictions wait with stand first', () => {
  const { lines } = written(counter => {
    for (let person = 0; person < 12; person++) {
      counter.add([disposition('A')], 0)
      counter.add([disposition('B')], 1)
      counter.add([{ of: 'step', text: 'B' }], 0)
    }
  })
  expect(lines.map(line => line.split(',').slice(0, 2).join(' '))).toEqual([
    'disposition B',
    'disposition A',
    'step B',
  ])
})
