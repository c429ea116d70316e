/** What the record shows of an arrest, as PC 1203.43 asks for it. */
import { type Arrest, diversionCompleted } from '../../../record/arrests.ts'
import type { Charge } from '../../../record/person.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { NEVER } from '../../../time/day.ts'

const SAYS_DEFERRED = /\b(DEJ|DEFERRED ENTRY)\b/i
const SAYS_DIVERTED = /\b(DIVER\w*|DEJ|DEFERRED ENTRY|1000(\.\d+)?)\b/i

const says = (charge: Charge, words: RegExp): boolean => words.test(charge.disposition ?? '')

/** Begun or completed, or a word of it in a disposition that could not be read for certain. */
export const speaksOfDiversion = (charge: Charge): boolean =>
  charge.ended === 'diverted' || charge.ended === 'diversion-completed' || says(charge, SAYS_DIVERTED)

/** A court's row whose end is not known: the section reaches records that show no final disposition. */
export const openInCourt = ({ stage, ended }: Charge): boolean => stage === 'court' && ended === undefined

/**
 * Only the words of deferred entry say that a plea was entered: other diversions, before 1997 and since 2018 those of
 * PC 1000 too, take none. No where every charge has an end that is not one of diversion.
 */
export const deferred: Fact<Arrest, boolean> = {
  name: 'deferred entry of judgment',
  asks: 'Was a plea of guilty or no contest entered, and the entry of judgment deferred (PC 1000 as it was from 1997 to 2017)?',
  answers: { kind: 'yes-no' },
  read: ({ charges, person: { doubts } }) => {
    if (charges.some(charge => says(charge, SAYS_DEFERRED))) return doubts.length > 0 ? undefined : true
    return charges.some(charge => speaksOfDiversion(charge) || charge.ended === undefined) ||
      doubts.length > 0
      ? undefined
      : false
  },
  sources: ({ sources }) => sources,
}

/** Granted on the day of the row that begins it; of one that only shows the end, some day from the arrest to then. */
export const granted: DayFact<Arrest> = {
  name: 'grant of deferred entry of judgment',
  asks: 'On which day was the deferred entry of judgment granted?',
  answers: { kind: 'day' },
  read: ({ charges, cycle: { arrested } }) => {
    const begun = charges.find(({ ended }) => ended === 'diverted')
    if (begun !== undefined) return begun.day
    const latest = charges
      .filter(({ ended }) => ended === 'diversion-completed')
      .reduce((day, charge) => Math.min(day, charge.day.latest), NEVER)
    return { soonest: Math.min(arrested.soonest, latest), latest }
  },
  sources: ({ cycle, sources }) => [...cycle.arrestSources, ...sources],
}

/**
 * Completed: as the record says. Where it shows a beginning and no end, the person's declaration counts as true, but
 * somebody must make it, so the record alone leaves it open.
 */
export const performed: Fact<Arrest, boolean> = {
  ...diversionCompleted,
  name: 'deferred entry completed',
  asks: 'Did the person complete the deferred entry of judgment, and were the charges dismissed? (Where the court has no records left, the person’s declaration is presumed true if the state’s record shows completion or no final disposition.)',
  read: arrest => {
    const found = diversionCompleted.read(arrest)
    if (arrest.person.doubts.length > 0) return undefined
    return found === true ? true : undefined
  },
}
