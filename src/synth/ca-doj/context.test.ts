import { expect, test } from 'vitest'
import { formatDay, theDay } from '../../time/day.ts'
import { seeded } from '../random.ts'
import { drawCounty, planContext } from './context.ts'
import { SITUATIONS } from './scenarios.ts'

const context = (asOf: string) => planContext(seeded('context'), { county: 'YOLO', asOf: theDay(asOf) })

test('only situations that had time to occur are drawn', () => {
  expect(context('2026-11-01').situations.any.list).toEqual(SITUATIONS)
  const early = context('1995-01-01').situations.any.list
  expect(early).not.toEqual(SITUATIONS)
  expect(SITUATIONS.filter(one => !early.includes(one)).map(({ says }) => says)).toEqual([
    '21 or older old 11357(a) after Proposition 47',
    '18 to 20 old 11357(a) after Proposition 47',
    'under 18 old 11357(a) after Proposition 47',
    '21 or older old 11357(b) infraction',
    '18 to 20 old 11357(b) infraction',
    'under 18 old 11357(b) infraction',
  ])
})

test('the last days of arrest leave time for the court, and few are after the Act', () => {
  const last = (asOf: string) => {
    const { lastArrest, lastUsualArrest } = context(asOf)
    return [formatDay(lastArrest), formatDay(lastUsualArrest)]
  }
  expect(last('2026-11-01')).toEqual(['2018-12-31', '2016-10-31'])
  expect(last('2018-01-01')).toEqual(['2016-05-11', '2016-05-11'])
})

test('most cases are in the county, the others elsewhere', () => {
  const yolo = context('2026-11-01')
  const drawn = Array.from({ length: 2000 }, () => drawCounty(yolo))
  const share = drawn.filter(county => county === 'YOLO').length / drawn.length
  expect(share).toBeGreaterThan(0.68)
  expect(share).toBeLessThan(0.76)
  expect(new Set(drawn)).toEqual(new Set(['YOLO', ...yolo.otherCounties]))
  expect(yolo.otherCounties).not.toContain('YOLO')
})
