import { describe, expect, test } from 'vitest'
import { formatDay, theDay } from '../../../time/day.ts'
import { seeded } from '../../random.ts'
import { synthesize } from '../synth.ts'
import { ALL_PEOPLE } from './index.ts'
import { yearsAgo } from './setting.ts'
import { STATUTES_TRUTH_HEADER } from './truth.ts'

const setting = (asOf: string, seed = 'people') => ({
  random: seeded(seed),
  county: 'YOLO',
  asOf: theDay(asOf),
})

async function make(people: string, rows: number, seed = 'people') {
  const blocks: string[] = []
  const truth: string[] = []
  await synthesize(
    { rows, seed, county: 'YOLO', dirt: 0, people },
    bytes => void blocks.push(Buffer.from(bytes).toString('latin1')),
    line => void truth.push(line),
  )
  return { text: blocks.join(''), truth }
}

describe('people of the statutes', () => {
  test('are at least eight kinds for each of 24 statutes, no two of one name', () => {
    expect(ALL_PEOPLE.length).toBe(24)
    expect(new Set(ALL_PEOPLE.map(({ statute }) => statute)).size).toBe(24)
    for (const { statute, scenarios } of ALL_PEOPLE) {
      expect({ statute, few: scenarios.length < 8 }).toEqual({ statute, few: false })
      expect(new Set(scenarios.map(({ says }) => says)).size).toBe(scenarios.length)
    }
  })

  test('have no day in court, order or report after the day of the answers, whatever is drawn', () => {
    for (const asOf of ['2026-11-01', '2027-03-15', '2031-07-09'])
      for (let seed = 0; seed < 20; seed++)
        for (const { statute, scenarios } of ALL_PEOPLE)
          for (const { says, person } of scenarios) {
            const at = setting(asOf, String(seed))
            const days = person(at).cases.flatMap(({ day, court = day, counts, reports = [] }) => [
              ...[day, court],
              ...counts.flatMap(({ later }) => later.map(order => order.day)),
              ...reports.map(report => report.day),
            ])
            const last = Math.max(...days)
            expect(`${statute}, ${says}: ${last > at.asOf ? formatDay(last) : 'in time'}`).toBe(
              `${statute}, ${says}: in time`,
            )
          }
  })

  test('are the same for the same seed, and as many rows as asked for', async () => {
    const [one, again, other] = await Promise.all([make('all', 500), make('all', 500), make('all', 500, 'b')])
    expect(again).toEqual(one)
    expect(other.text).not.toBe(one.text)
    expect(one.text.trimEnd().split('\n').length).toBe(501)
    expect(one.truth[0]).toBe(STATUTES_TRUTH_HEADER)
  })

  test('are of one statute where it is named, and nobody where there is none of that name', async () => {
    const { truth } = await make('pc-1203.43', 100)
    expect(truth.slice(1).every(line => line.includes(',arrest,') && line.includes(',pc-1203.43,'))).toBe(
      true,
    )
    await expect(make('pc-1', 10)).rejects.toThrow('no people')
  })

  test('count years back to the day', () => {
    expect(formatDay(yearsAgo(setting('2026-11-01'), 1, 1))).toBe('2025-11-02')
  })
})
