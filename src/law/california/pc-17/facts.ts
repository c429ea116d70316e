/** What the record shows of a conviction, as PC 17 asks for it. */
import { addPeriod, theDay } from '../../../time/day.ts'
import { mayHaveEndedCharge } from '../facts/after-sentence.ts'
import { REALIGNMENT, yesNo } from '../facts/history.ts'
import { penaltyShown } from '../facts/penalty.ts'

export const countEnded = yesNo('how the count ended', 'Did the court convict of this count?', one =>
  one.person.undisposed?.includes(one) ? undefined : true,
)

/** A dismissal after the sentence leaves the felony one, which the court may still reduce (Meyer, 1966); another may have ended it. */
export const dismissedAlready = yesNo(
  'dismissed and beyond reduction',
  'The record shows a dismissal that is not one after the sentence (PC 1203.4 and the like). Did it end the conviction?',
  ({ later }) => (later.some(mayHaveEndedCharge) ? undefined : false),
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

/** By the table of penalties, each read in its section; of a section that nobody has read it is asked. */
export const wobbler = yesNo(
  'wobbler',
  'Could the offense, as it was then, be punished either by prison (or PC 1170(h)) or by county jail or a fine?',
  conviction => {
    const { is } = penaltyShown(conviction)
    return is === undefined ? undefined : is === 'either'
  },
)

/**
 * Jail under PC 1170(h): not before October 2011, and not of a crime whose felony is served in state prison; surely where supervision stands beside it, or where it is longer than
 * the year that jail takes otherwise. A shorter term may be either.
 */
export const jail1170h = yesNo(
  'jail under PC 1170(h)',
  'Was the jail imposed under PC 1170(h), as the sentence of a felony?',
  conviction => {
    const { sentence, convictionDate } = conviction
    const { parts, says } = sentence
    if (convictionDate.latest < theDay(REALIGNMENT)) return false
    if (penaltyShown(conviction).served === 'prison') return false
    if (parts.some(({ kind }) => kind === 'supervision')) return true
    if (says !== 'complete' || parts.some(({ kind }) => kind === undefined)) return undefined
    const jail = parts.filter(({ kind }) => kind === 'jail')
    if (jail.length === 0) return false
    const longest = jail.some(({ length = {} }) => addPeriod(0, length) > addPeriod(0, { years: 1 }))
    return longest ? true : undefined
  },
)
