/** The texts of the statutes and their outlines: what stands above a clause, and that a clause decides what it says it decides. */
import { describe, expect, test } from 'vitest'
import { liesIn, placesOf, sectionOf } from '../src/law/places.ts'
import type { AnyStatute } from '../src/law/registry.ts'
import { within } from '../src/rules/condition.ts'
import { paraphrased } from '../upkeep/paraphrase.ts'
import { textsOf } from '../upkeep/texts.ts'
import { person } from './people.ts'

const texts = await textsOf()

/** The conditions of a statute's rules. */
const conditionsOf = ({ rules }: AnyStatute) =>
  rules
    .flatMap(({ appliesTo, when, routes }) => [
      appliesTo,
      when,
      ...routes.flatMap(({ opens, closes }) => (closes === undefined ? [opens] : [opens, closes])),
    ])
    .flatMap(tree => [...within(tree)])

/** The places that they cite. */
const citedIn = (statute: AnyStatute) =>
  conditionsOf(statute).flatMap(({ cite }) =>
    cite === undefined ? [] : (placesOf(cite.text, sectionOf(statute.outline.id)) ?? []),
  )

describe.each(texts.map(one => [one.statute.id, one] as const))(
  '%s',
  (_, { statute, source, paraphrased }) => {
    test('what its outline says stands above each clause', () => {
      expect(source, 'run [npm run paraphrases]').toBe(paraphrased)
    })

    test('each subdivision of its outline stands in it, in order', () => {
      expect(statute.subdivisions.map(({ at, says }) => [at, says])).toEqual(
        statute.outline.entries.map(({ at, says }) => [at, says]),
      )
    })

    test('a condition cites what is encoded, and none cites what is only told or left out', () => {
      const cited = citedIn(statute)
      const decides = (at: string) =>
        (placesOf(at, sectionOf(statute.outline.id)) ?? []).some(place =>
          cited.some(other => liesIn(other, place) && other.parts.length >= place.parts.length),
        )
      const wrong = statute.subdivisions.filter(({ at, status, within: others }) =>
        status === 'encoded' ? !decides(others ?? at) : decides(at),
      )
      expect(wrong.map(({ at, status }) => `${at} is ${status}`)).toEqual([])
    })
  },
)

test('what a test of many convictions reads of the one in question, its facts say', () => {
  const { convictions } = person({
    convictions: Array.from({ length: 12 }, (_, i) => ({
      offense: ['459 PC', '11357(A) HS', 'SEE COMMENTS'][i % 3] ?? '',
    })),
  })
  const kinds = texts
    .flatMap(({ statute }) => conditionsOf(statute))
    .flatMap(({ alike }) => (alike === undefined ? [] : [alike]))
    .map(alike => (alike as (of: unknown) => unknown)(convictions[0]))
  expect(kinds.length).toBeGreaterThan(5)
})

describe('the words above a clause', () => {
  const law = {
    id: 'pc-1',
    outline: {
      id: 'pc-1',
      entries: [
        { at: '(a)', says: 'Who may ask.', confidence: 'verbatim' },
        { at: '(a), when', says: 'In time.', confidence: 'verbatim' },
        { at: '(b)', says: `It ${'goes on and '.repeat(10)}ends.`, confidence: 'unverified' },
      ],
    },
    subdivisions: [
      { at: '(a)', says: 'Who may ask.', status: 'told' },
      { at: '(a), when', says: 'In time.', status: 'told' },
      { at: '(b)', says: 'It goes on.', status: 'told' },
    ],
  } as const
  const written = [
    '/** Why it is so. */',
    '',
    '// (a) Who may ask.',
    "const a = law.told('(a)')",
    '',
    '// (a), when: In time.',
    "law.told('(a), when')",
    '',
    '// A remark of ours.',
    '',
    '// (b) [not read by anyone] It goes on and goes on and goes on and goes on and goes on and goes on and goes on',
    '// and goes on and goes on and goes on and ends.',
    'const b = law.clause(',
    "  '(b)',",
    ')',
  ].join('\n')

  test('are put there, wrapped, with a mark where nobody read the text, and what else stands there stays', () => {
    const bare = [
      '/** Why it is so. */',
      "const a = law.told('(a)')",
      "law.told('(a), when')",
      '',
      '// A remark of ours.',
      'const b = law.clause(',
      "  '(b)',",
      ')',
    ].join('\n')
    expect(paraphrased(bare, law)).toBe(written)
  })

  test('are put there once, and replaced where the outline has changed', () => {
    expect(paraphrased(written, law)).toBe(written)
    expect(paraphrased(written.replace('Who may ask', 'Nobody may\n// ask'), law)).toBe(written)
  })

  test('a place that is no literal is a fault', () => {
    expect(() => paraphrased("law.told('(a)'); law.told('(a), when'); law.told(b)", law)).toThrow(
      "text of [pc-1]: its places are not all written as law.clause('(a)', ...) and the like: found [(a) (a), when], wanted [(a) (a), when (b)]",
    )
  })
})
