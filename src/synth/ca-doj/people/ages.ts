/** The ages at which the law treats people differently, as days of a life. */
import { addPeriod, type Day } from '../../../time/day.ts'
import type { Random } from '../../random.ts'
import type { Age } from '../scenarios.ts'
import type { Days } from '../stamp.ts'

/** The days on which someone of this birth is of this age. */
export function daysOfAge(birth: Day, age: Age): Days {
  const birthday = (years: number): Day => addPeriod(birth, { years })
  if (age === 'child') return { from: birthday(13), to: birthday(18) - 1 }
  if (age === 'young') return { from: birthday(18), to: birthday(21) - 1 }
  return { from: birthday(21), to: birthday(65) }
}

/** Whole years. */
export function drawAge(random: Random, age: Age): number {
  if (age === 'child') return random.from(14, 17)
  if (age === 'young') return random.from(18, 20)
  return 21 + random.below(random.oneIn(4) ? 35 : 15)
}
