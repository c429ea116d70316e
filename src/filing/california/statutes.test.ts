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

test('what a paper says of its people holds whichever way the rules lead to it', () => {
  const said = (id: string): string => {
    const known = authoritiesOf(id)
    return [known?.heading, known?.ground, ...(known?.authorities ?? []).map(({ says }) => says)].join(' | ')
  }
  // A felony with probation was not punished as a misdemeanor; 17(d) names no offense and points to the list.
  expect(said('pc-17')).not.toContain('and were')
  expect(said('pc-17')).toContain('section 19.8 lists')
  // Both the period and 4852.22 lead to a petition, of which only one has waited.
  expect(said('pc-4852.01')).toContain('before it has passed')
  // A dismissal opens 851.7(a)(2); before 7 March 1973 the age was 21 (851.7(h), 1203.45(e)).
  expect(said('pc-851.7')).toContain('dismissed')
  for (const id of ['pc-851.7', 'pc-1203.45']) expect(said(id)).toContain('March 7, 1973')
  // Not any deferred entry; and after an acquittal the judge may, where after a dismissal the court shall.
  expect(said('pc-1203.43').match(/January 1, 1997/g)).toHaveLength(2)
  expect(said('pc-851.8')).toContain('the judge may grant')
})
