import { expect, test } from 'vitest'
import { saysAwaiting, saysHeld, saysServed } from './serving.ts'

const only = (texts: readonly string[], says: (text: string) => boolean): readonly string[] =>
  texts.filter(says)

test('supervision before a judgment is whole phrases; the word alone is not', () => {
  const before = [
    'DIVERSION',
    'PC 1000 DIVERSION',
    'Pre-Trial Supervision',
    'DEJ GRANTED',
    'SUPERVISED OWN RECOGNIZANCE',
  ]
  const after = [
    'DIVERSION TERMINATED, SENTENCED 3 YRS PROB',
    'PROB GRANTED AFTER DIVERSION FAILED',
    'DEFERRED SENTENCE IMPOSED',
    'PAROLE: PRETRIAL CREDITS 90 DAYS',
    'SENTENCE DEFERRED, PROB 3 YRS',
    'DIVERTED FROM PRISON TO PROBATION',
    'CONVICTED AFTER PRETRIAL RELEASE',
  ]
  expect(only([...before, ...after], saysAwaiting)).toEqual(before)
})

test('what a jail says of those awaiting trial is whole phrases', () => {
  const held = ['BOOKED', 'IN CUSTODY', 'RELEASED FROM JAIL', 'HELD FOR TRIAL']
  const more = [
    'RELEASED FROM JAIL SENTENCE SERVED',
    'RECEIVED FROM SUPERIOR COURT',
    'HELD FOR PRISON TRANSPORT',
  ]
  expect(only([...held, ...more], saysHeld)).toEqual(held)
})

test('a sentence that a jail carries out', () => {
  expect(only(['SENTENCED', 'COMMITTED TO CRC', 'NOT SENTENCED', 'TO BE SENTENCED'], saysServed)).toEqual([
    'SENTENCED',
    'COMMITTED TO CRC',
  ])
})
