/** What a record says of a conviction, and what its silence says. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CountText,
  conviction,
  type LaterText,
  oneConviction,
  type PersonText,
  person,
} from '../../test/people.ts'
import { ALWAYS, NEVER, theDay } from '../time/day.ts'
import { between, lies, on, UNKNOWN, type Window } from '../time/window.ts'
import {
  classNow,
  deceased,
  lastConvictionDate,
  lastSentenceEnd,
  latestOffenseDay,
  recordIsWhole,
  rowsAllRead,
  sentenceEnd,
  sentenceSilent,
  severalConvictions,
  stands,
  wholeRecord,
} from './facts.ts'
import type { OffenseClass } from './person.ts'

const d = (text: string): Window => on(theDay(text))
const count = (more: Partial<CountText> = {}): CountText => ({ offense: '459 PC', on: '2000-03-01', ...more })

describe('class today', () => {
  test.each<[string, OffenseClass | undefined, readonly LaterText[], OffenseClass | undefined]>([
    ['as convicted', 'felony', [], 'felony'],
    ['reduced to a misdemeanor', 'felony', [{ kind: 'reduced', to: 'misdemeanor' }], 'misdemeanor'],
    [
      'reduced twice: the last',
      'felony',
      [
        { kind: 'reduced', to: 'misdemeanor' },
        { kind: 'reduced', to: 'infraction' },
      ],
      'infraction',
    ],
    ['reduced, to what is not said', 'felony', [{ kind: 'reduced' }], undefined],
    [
      'reduced after one that is not said',
      'felony',
      [{ kind: 'reduced' }, { kind: 'reduced', to: 'misdemeanor' }],
      'misdemeanor',
    ],
    ['class not recorded, then reduced', undefined, [{ kind: 'reduced', to: 'misdemeanor' }], 'misdemeanor'],
    ['class not recorded', undefined, [], undefined],
    ['other events leave it', 'felony', ['dismissed', 'probation-revoked', 'other'], 'felony'],
  ])('%s', (_, class_, later, expected) => {
    const text = class_ === undefined ? count({ later }) : count({ class: class_, later })
    expect(classNow(oneConviction(text))).toBe(expected)
  })
})

describe('the end of the sentence', () => {
  test.each<[string, Partial<CountText>, PersonText['died'], Window, boolean]>([
    ['all parts added', { sentence: '90 D + 3 Y' }, undefined, d('2003-05-30'), false],
    ['a fine takes no time', { sentence: 'FINE' }, undefined, d('2000-03-01'), false],
    ['a life term', { sentence: 'LIFE' }, undefined, between(theDay('2000-03-01'), NEVER), false],
    [
      'a part not readable: not before the others',
      { sentence: '1 Y + ?' },
      undefined,
      between(theDay('2001-03-01'), NEVER),
      false,
    ],
    [
      'no sentence in the record: silence, and the end not known',
      {},
      undefined,
      between(theDay('2000-03-01'), NEVER),
      true,
    ],
    ['death before its end', { sentence: '3 Y' }, '2001-06-01', d('2001-06-01'), false],
    ['death after its end', { sentence: '3 Y' }, '2010-06-01', d('2003-03-01'), false],
    [
      'death ends a life term',
      { sentence: 'LIFE' },
      '2010-06-01',
      between(theDay('2000-03-01'), theDay('2010-06-01')),
      false,
    ],
    [
      'death ends one that could not be read',
      { sentence: '?' },
      '2001',
      between(theDay('2000-03-01'), theDay('2001-12-31')),
      false,
    ],
    [
      'death in the year of its end',
      { sentence: '3 Y' },
      '2003',
      between(theDay('2003-01-01'), theDay('2003-03-01')),
      false,
    ],
    [
      'death on an unknown day may have ended it sooner',
      { sentence: '3 Y' },
      'on an unknown day',
      between(ALWAYS, theDay('2003-03-01')),
      false,
    ],
    ['death on an unknown day, and no end known', {}, 'on an unknown day', UNKNOWN, true],
  ])('%s', (_, more, died, ends, silent) => {
    const of = oneConviction(count(more), died === undefined ? {} : { died })
    expect([sentenceEnd.read(of), sentenceSilent.read(of)]).toEqual([ends, silent])
  })

  test('promise 1: learning never contradicts: the day of a death, once known, lies within what was said', () => {
    const year = fc.integer({ min: 1999, max: 2012 })
    fc.assert(
      fc.property(
        fc.constantFrom('3 Y', '18 M', 'LIFE', '?', undefined),
        year,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (sentence, year, month, unknown) => {
          const text = sentence === undefined ? count() : count({ sentence })
          const within = unknown ? ('on an unknown day' as const) : `${year}`
          const [loose, tight] = [within, `${year}-${String(month).padStart(2, '0')}-15`].map(died =>
            sentenceEnd.read(oneConviction(text, { died })),
          )
          if (loose === undefined || tight === undefined) throw new Error('a day is always a window')
          expect(lies(tight, loose)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('death is a fact of its own, and its rows are sources of the end', () => {
    const dead = oneConviction(count({ sentence: '3 Y' }), { died: '2001-06-01' })
    const living = oneConviction(count({ sentence: '3 Y' }))
    expect([deceased.read(dead), deceased.read(living)]).toEqual([true, false])
    expect(sentenceEnd.sources?.(dead)).toEqual([...dead.sources, ...(dead.person.death?.sources ?? [])])
  })
})

describe('the latest day of the offense', () => {
  test.each<[string, Partial<CountText>, Window]>([
    ['the arrest', { arrested: '1999-12-24' }, d('1999-12-24')],
    ['else the conviction', {}, d('2000-03-01')],
    ['the conviction, where the arrest is dated after it', { arrested: '2000-09-09' }, d('2000-03-01')],
    [
      'the offense itself where the record gives it',
      { arrested: '1999-12-24', committed: '1999-11-11' },
      d('1999-11-11'),
    ],
  ])('%s', (_, more, expected) => {
    expect(latestOffenseDay.read(oneConviction(count(more)))).toEqual(expected)
  })

  test('unknown where the record gives no day at all', () => {
    expect(latestOffenseDay.read(oneConviction({ offense: '459 PC' }))).toEqual(UNKNOWN)
  })
})

describe('a record that may not be whole', () => {
  test.each<[string, PersonText['doubts'], boolean | undefined, boolean | undefined]>([
    ['no doubt', [], true, false],
    ['a rejected row', ['unread-row'], undefined, undefined],
    ['identity in doubt', ['identity'], undefined, false],
  ])('%s: whole, and whether an unread row changes the conviction', (_, doubts = [], whole, changed) => {
    const of = oneConviction(count(), { doubts })
    expect([wholeRecord.read(of), rowsAllRead.read(of)]).toEqual([whole, changed])
    expect(recordIsWhole.when(of)).toEqual(whole === true ? on(ALWAYS) : UNKNOWN)
  })

  test('is known by the person, so that one answer serves all convictions', () => {
    const of = person({ convictions: [count(), count()], doubts: ['identity'] })
    expect([0, 1].map(place => wholeRecord.of?.(conviction(of, place)))).toEqual([of, of])
  })
})

describe('facts of all the convictions of a person', () => {
  const read = (convictions: readonly CountText[], rest: Omit<PersonText, 'convictions'> = {}) => {
    const of = conviction(person({ ...rest, convictions }))
    return [severalConvictions.read(of), lastConvictionDate.read(of)]
  }
  const [early, late] = [count({ on: '1990-01-01' }), count({ on: '2005-05-05' })]

  test.each<[string, ReturnType<typeof read>, ReturnType<typeof read>]>([
    ['one', read([early]), [false, d('1990-01-01')]],
    ['two, in any order', read([late, early]), [true, d('2005-05-05')]],
    ['one of two vacated', read([early, { ...late, later: ['vacated'] }]), [false, d('1990-01-01')]],
    [
      'one of two perhaps vacated',
      read([early, { ...late, later: ['other'] }]),
      [undefined, between(theDay('1990-01-01'), theDay('2005-05-05'))],
    ],
    [
      'one, and a rejected row',
      read([early], { doubts: ['unread-row'] }),
      [undefined, between(theDay('1990-01-01'), NEVER)],
    ],
    [
      'one of two without a date',
      read([early, { offense: '459 PC' }]),
      [true, between(theDay('1990-01-01'), NEVER)],
    ],
  ])('%s: several, and the last', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  test('the last of all sentences', () => {
    const of = conviction(
      person({ convictions: [count({ sentence: '10 Y' }), count({ on: '2005-05-05', sentence: '1 Y' })] }),
    )
    expect(lastSentenceEnd.read(of)).toEqual(d('2010-03-01'))
  })

  test.each<[LaterText, boolean | undefined]>([
    ['vacated', false],
    ['sealed', false],
    ['other', undefined],
    ['dismissed', true],
    ['probation-revoked', true],
  ])('after an event [%s] the conviction stands: %s', (later, expected) => {
    expect(stands.read(oneConviction(count({ later: [later] })))).toBe(expected)
  })
})
