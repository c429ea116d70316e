/** The one ranking of reliefs: by what they do for the person, and by whether they must be granted. */
import { expect, test } from 'vitest'
import { comparePlaces, EFFECTS, type Effect, placeOf, rankOf, whyBetter } from './relief.ts'

type Way = Parameters<typeof placeOf>[1]
const place = (effect: Effect, way?: Way): number => placeOf({ effect }, way)

test('a relief that goes further is better, and any is better than none', () => {
  expect(EFFECTS.map(effect => rankOf({ effect }))).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(rankOf(undefined)).toBe(7)
})

test('what leaves no prior is before what may be pleaded as one, and what must be granted before what may be', () => {
  const best = [
    place('sealed', { grant: 'shall' }),
    place('sealed', { grant: 'may' }),
    place('destroyed', { grant: 'shall' }),
    place('infraction', { grant: 'may' }),
    place('misdemeanor', { grant: 'shall' }),
    place('dismissed', { grant: 'shall' }),
    place('dismissed', { grant: 'may' }),
    place('certified', { grant: 'may' }),
  ]
  expect(best.toReversed().sort(comparePlaces)).toEqual(best)
  // That nobody says whether it must be granted makes no difference.
  expect(place('sealed')).toBe(place('sealed', { grant: 'shall' }))
})

test.each<[string, readonly [Effect, Way?], readonly [Effect, Way?]]>([
  ['it goes further (misdemeanor rather than dismissed)', ['misdemeanor', { grant: 'may' }], ['dismissed']],
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
