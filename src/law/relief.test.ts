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
    placeOf({ effect: 'sealed' }, { grant: 'shall' }, true),
    placeOf({ effect: 'dismissed' }, { grant: 'shall' }, true),
  ]
  expect(best.toReversed().sort(comparePlaces)).toEqual(best)
  // That nobody says whether it must be granted makes no difference.
  expect(place('sealed')).toBe(place('sealed', { grant: 'shall' }))
})

test.each<[string, readonly [Effect, Way?, boolean?], readonly [Effect, Way?, boolean?]]>([
  ['it goes further (misdemeanor rather than dismissed)', ['misdemeanor', { grant: 'may' }], ['dismissed']],
  ['it goes further (sealed rather than misdemeanor)', ['sealed', { grant: 'may' }], ['misdemeanor']],
  ['it goes further (sealed rather than dismissed)', ['sealed', {}, true], ['dismissed', {}, true]],
  [
    'it must be granted, and is not left to discretion',
    ['dismissed', { grant: 'shall' }],
    ['dismissed', { grant: 'may' }],
  ],
  ['the other is told beside it', ['dismissed'], ['sealed', { grant: 'shall' }, true]],
  ['it stands first in the program', ['dismissed'], ['dismissed']],
])('why it is better: %s', (why, [one, way, last], [other, otherWay, otherLast]) => {
  expect(
    whyBetter(placeOf({ effect: one }, way, last), placeOf({ effect: other }, otherWay, otherLast)),
  ).toBe(why)
})
