/** What the record shows of a conviction, as PC 17 asks for it. */
import { addPeriod, theDay } from '../../../time/day.ts'
import { mayHaveEndedCharge } from '../facts/after-sentence.ts'
import { listedAs, REALIGNMENT, yesNo } from '../facts/history.ts'
import { penaltyShown } from '../facts/penalty.ts'
import { INFRACTION_ELIGIBLE_19_8, onList } from '../offenses/lists.ts'

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

/**
 * PC 602 had the letters of today when AB 668 of the session of 2009 quoted it; in a row of 1986 (l) is what is (m) today, so that
 * until then its (n) may be today's (o), and its (o) something else. Misdemeanors are charged within a year (PC 802).
 */
const LETTERED_OTHERWISE_UNTIL = theDay('2010-01-01')
const PERHAPS_602O: readonly (string | undefined)[] = ['n', 'o']

export const of198 = listedAs(
  'misdemeanor of PC 19.8',
  'Is the offense one that PC 19.8 makes subject to PC 17(d)?',
  (offense, context) => {
    const { code = 'PC', section, subdivisions } = offense
    const older = context.offenseDate.latest < LETTERED_OTHERWISE_UNTIL
    return older && code === 'PC' && section === '602' && PERHAPS_602O.includes(subdivisions[0])
      ? { verdict: 'unknown', needs: 'Is it what PC 602(o) says today: not leaving when asked to?' }
      : onList(INFRACTION_ELIGIBLE_19_8, offense, context)
  },
)
