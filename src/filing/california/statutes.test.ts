/** Every statute that a paper may be filed under has words of its own, and so has every relief. */
import { expect, test } from 'vitest'
import { FORMER_NUMBERS } from '../../law/california/offenses/marijuana.ts'
import { CALIFORNIA } from '../../law/california/statutes.ts'
import { hasWords } from '../words.ts'
import { FORMER_SECTIONS, sectionWords } from './former-sections.ts'
import { askedUnder, authoritiesOf } from './statutes.ts'

/** What comes by itself has no paper. */
const FILED = CALIFORNIA.statutes.filter(({ rules }) =>
  rules.some(({ routes }) => routes.some(({ by }) => by !== 'automatic')),
)

test.each(FILED.map(statute => [statute.id, statute] as const))('%s', (id, { reliefs }) => {
  const known = authoritiesOf(id)
  expect(known, 'no heading, ground and authority in statutes.ts').toBeDefined()
  expect(known?.authorities.length).toBeGreaterThan(0)
  for (const relief of reliefs) {
    expect(hasWords(relief.id), `no words for [${relief.id}] in words.ts`).toBe(true)
    expect(askedUnder(id, relief.id).asked).toMatch(/^(?:be|have) /)
  }
})

test('a heading is of one statute alone', () => {
  const headings = FILED.map(({ id }) => authoritiesOf(id)?.heading)
  expect(new Set(headings).size).toBe(headings.length)
})

test('numbers of before 1972 are told with those of today, as the rules read them', () => {
  expect(FORMER_SECTIONS).toEqual(
    Object.fromEntries([...FORMER_NUMBERS].map(([former, { section }]) => [`HS ${former}`, `HS ${section}`])),
  )
  expect(sectionWords('HS 11530(a)')).toBe('HS 11530(a) (now HS\u00a011357)')
  expect(sectionWords('HS 11357')).toBe('HS 11357')
})
