/** What the record shows of an arrest, as PC 1203.43 asks for it. */
import { type Arrest, diversionCompleted } from '../../../record/arrests.ts'
import type { Charge } from '../../../record/person.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { NEVER, theDay } from '../../../time/day.ts'
import { deferredOfDrugs } from '../pc-851.93/facts.ts'

const SAYS_DEFERRED = /\b(DEJ|DEFERRED ENTRY)\b/i
const SAYS_DIVERTED = /\b(DIVER\w*|DEJ|DEFERRED ENTRY|1000(\.\d+)?)\b/i

const says = (charge: Charge, words: RegExp): boolean => words.test(charge.disposition ?? '')

/** Begun or completed, or a word of it in a disposition that could not be read for certain. */
export const speaksOfDiversion = (charge: Charge): boolean =>
  charge.ended === 'diverted' || charge.ended === 'diversion-completed' || says(charge, SAYS_DIVERTED)

/** A court's row whose end is not known: the section reaches records that show no final disposition. */
export const openInCourt = ({ stage, ended }: Charge): boolean => stage === 'court' && ended === undefined

/**
 * What PC 1000(a) reaches is a closed list (read 2026-11-30: P 3375000 to 3391000, as it is since 2018, and as it was in 2005 in
 * a copy): these sections, and all of division 10 beside them, for what it named in other years was not read. No charge of
 * another section is dismissed under PC 1000.3.
 */
const mayBeDeferred = ({ offense: { offenses, unread, more } }: Charge): boolean =>
  offenses.length === 0 ||
  unread !== '' ||
  more !== undefined ||
  offenses.some(({ code, section }) => code === undefined || (LISTED[code]?.test(section) ?? false))
const LISTED: Readonly<Record<string, RegExp>> = {
  HS: /^11/,
  BP: /^4\d{3}/,
  PC: /^(381|647|653f|1000)(?!\d)/i,
  VC: /^23222(?!\d)/,
}

/** Since then who is diverted under PC 1000 pleads not guilty (PC 1000.1(b), AB 208, read there too). */
const NO_PLEA = theDay('2018-01-01')

/**
 * Only the words of deferred entry, on a drug charge and from 1997 to 2017, say that a plea was entered: other diversions,
 * before 1997 and since 2018 those of PC 1000 too, take none. No where every charge has an end that is not one of
 * diversion, or is of no crime that PC 1000 reaches, or came after its pleas.
 */
export const deferred: Fact<Arrest, boolean> = {
  name: 'deferred entry of judgment',
  asks: 'Was a plea of guilty or no contest entered, and the entry of judgment deferred (PC 1000 as it was from 1997 to 2017)?',
  answers: { kind: 'yes-no' },
  read: arrest => {
    const { charges, cycle, person } = arrest
    if (person.doubts.length > 0) return undefined
    const said = charges.filter(charge => says(charge, SAYS_DEFERRED))
    if (said.length > 0) return said.some(charge => deferredOfDrugs(charge, arrest)) ? true : undefined
    const open = charges.filter(charge => speaksOfDiversion(charge) || charge.ended === undefined)
    return open.some(mayBeDeferred) && cycle.arrested.soonest < NO_PLEA ? undefined : false
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
    const found = look(diversionCompleted, arrest)
    if (arrest.person.doubts.length > 0) return undefined
    return found === true ? true : undefined
  },
}
