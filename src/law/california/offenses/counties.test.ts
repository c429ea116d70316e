import { describe, expect, test } from 'vitest'
import { COUNTIES, matchCounty, nearestCounty } from './counties.ts'

describe('the counties of California', () => {
  test('there are 58, in order, each once', () => {
    expect(COUNTIES.length).toBe(58)
    expect([...new Set(COUNTIES)].sort()).toEqual(COUNTIES)
  })

  test.each(COUNTIES)('%s is found whatever its case and blanks', county => {
    const spellings = [
      county,
      county.toLowerCase(),
      `  ${county}  `,
      county.replaceAll(' ', '  '),
      county.replaceAll(' ', ''),
      `${county} COUNTY`,
      `County of ${county}`,
      `${county} CO.`,
    ]
    expect(spellings.map(matchCounty)).toEqual(spellings.map(() => county))
  })

  test.each(['', ' ', 'COUNTY', 'SAN', 'SACRAMENTO CITY', 'SAN MARCOS', 'RENO', '34', 'NULL'])(
    '[%s] is no county',
    text => {
      expect(matchCounty(text)).toBeUndefined()
    },
  )

  test.each([
    ['SACREMENTO', 'SACRAMENTO'],
    ['Sacramneto', 'SACRAMENTO'],
    ['san fransisco county', 'SAN FRANCISCO'],
    ['LOS ANGLES', 'LOS ANGELES'],
    ['CONTRACOSTE', 'CONTRA COSTA'],
    ['SAN JOAQIN', 'SAN JOAQUIN'],
    ['YOLOO', 'YOLO'],
    ['QXZQXZQXZ', undefined],
    ['', undefined],
  ])('the nearest to [%s] is %s', (text, county) => {
    expect(nearestCounty(text)).toBe(county)
  })
})
