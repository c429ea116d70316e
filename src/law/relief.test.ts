/** The one ranking of reliefs: by what they do, by how they are had, and by whether they must be granted. */
import { expect, test } from 'vitest'
import { comparePlaces, EFFECTS, type Effect, placeOf, rankOf, whyBetter } from './relief.ts'

type Way = Parameters<typeof placeOf>[1]
const place = (effect: Effect, way?: Way): number => placeOf({ effect }, way)

test('a relief that goes further is better, and any is better than none', () => {
  expect(EFFECTS.map(effect => rankOf({ effect }))).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(rankOf(undefined)).toBe(7)
})

test('what comes by itself is before what goes further, and that before what must be granted', () => {
  const best = [
    place('sealed', { by: 'automatic', grant: 'shall' }),
    place('dismissed', { by: 'automatic', grant: 'shall' }),
    place('certified', { by: 'automatic', grant: 'shall' }),
    place('sealed', { by: 'petition', grant: 'shall' }),
    place('sealed', { by: 'petition', grant: 'may' }),
    place('dismissed', { by: 'petition', grant: 'shall' }),
    place('dismissed', { by: 'petition', grant: 'may' }),
    place('certified', { by: 'petition', grant: 'may' }),
  ]
  expect(best.toReversed().sort(comparePlaces)).toEqual(best)
  // Who must be asked, and that nobody says whether it must be granted, makes no difference.
  expect(place('sealed')).toBe(place('sealed', { by: 'petition', grant: 'shall' }))
})

test.each<[string, readonly [Effect, Way?], readonly [Effect, Way?]]>([
  [
    'it comes by itself, without a petition',
    ['destroyed', { by: 'automatic', grant: 'shall' }],
    ['sealed', { by: 'petition', grant: 'shall' }],
  ],
  ['it goes further (sealed rather than misdemeanor)', ['sealed', { grant: 'may' }], ['misdemeanor']],
  [
    'it must be granted, and is not left to discretion',
    ['dismissed', { grant: 'shall' }],
    ['dismissed', { grant: 'may' }],
  ],
  ['it stands first in the program', ['dismissed'], ['dismissed']],
])('why it is better: %s', (why, one, other) => {
  expect(whyBetter(place(...one), place(...other))).toBe(why)
})
