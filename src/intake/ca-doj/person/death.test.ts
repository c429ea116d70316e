/** Deaths, and those that the record lives on after. */
import { expect, test } from 'vitest'
import { ALWAYS, theDay } from '../../../time/day.ts'
import { between, on } from '../../../time/window.ts'
import { ARREST, AS_OF, eventsOf, type Fields } from '../made-up.ts'
import { isBelieved, readDeath } from './death.ts'
import { addArrestDay, newSpan } from './span.ts'

const dead = (STP_EVENT_DATE: string): Fields => ({ ...ARREST, STP_TYPE_DESCR: 'DECEASED', STP_EVENT_DATE })
const death = (...days: readonly string[]) => readDeath(eventsOf(ARREST, ...days.map(dead)), AS_OF)

test('the day its rows give, or the days between', () => {
  expect([death(), death('20000101'), death('20000101', '20000301')?.day]).toEqual([
    undefined,
    { day: on(theDay('2000-01-01')), sources: [{ file: '1.csv', line: 2 }] },
    between(theDay('2000-01-01'), theDay('2000-03-01')),
  ])
})
test('without a day it was some day before that of the run', () => {
  expect(death('')?.day).toEqual({ soonest: ALWAYS, latest: AS_OF })
})
test('an arrest or conviction more than a year later is not this person’s', () => {
  const dated = { day: on(theDay('2000-01-01')), sources: [] }
  const believed = (day: string) => {
    const span = newSpan()
    addArrestDay(span, on(theDay(day)))
    return isBelieved(dated, span)
  }
  expect([isBelieved(dated, newSpan()), believed('2001-01-01'), believed('2001-01-02')]).toEqual([
    true,
    true,
    false,
  ])
})
