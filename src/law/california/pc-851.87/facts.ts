/** What the record shows of an arrest, as PC 851.87 and 851.90 ask for it. */
import {
  type Arrest,
  proceedingsShown,
  diversionCompleted as shownCompleted,
} from '../../../record/arrests.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { addPeriod, theDay } from '../../../time/day.ts'
import { ofArrest } from '../facts/arrest-history.ts'
import { deferredOfDrugs } from '../pc-851.93/facts.ts'

const dispositions = ({ charges }: Arrest): string =>
  charges.map(({ disposition = '' }) => disposition.toUpperCase()).join(' / ')

/**
 * The charges that may have been diverted: none is asked about where a court acquitted of all it had before it, whatever the row of
 * the arrest leaves out. A dismissal may be the end of a diversion that no row names.
 */
export const outcomes = (charges: Arrest['charges']): Arrest['charges'] => {
  const inCourt = charges.filter(({ stage }) => stage === 'court')
  return inCourt.length > 0 && inCourt.every(({ ended }) => ended === 'acquitted') ? inCourt : charges
}

/** An arrest without an outcome in the record may have been diverted as well. */
export const diversionCompleted: Fact<Arrest, boolean> = {
  ...shownCompleted,
  read: arrest => {
    const shown = look(shownCompleted, arrest)
    if (shown !== false) return shown
    return arrest.person.doubts.length > 0 ||
      outcomes(arrest.charges).some(({ ended }) => ended === undefined)
      ? undefined
      : false
  },
}

export const prefiling: Fact<Arrest, boolean> = ofArrest(
  'prefiling diversion',
  'Was it a diversion that the prosecutor offered instead of filing (PC 851.87(d))?',
  arrest => {
    if (look(proceedingsShown, arrest) === true) return false
    return /PRE-?FILING/.test(dispositions(arrest)) ? true : undefined
  },
)

/** PC 1000 took a plea and deferred the judgment from 1997 to 2017; before and since it diverts before one. */
const DEFERRED = { from: theDay('1997-01-01'), pretrial: theDay('2018-01-01') }
/** A case of PC 1000 is granted within this of the arrest, or may be of the law of another year. */
const GRANTED_WITHIN = { years: 1 }

/** The section alone, as a disposition names it. */
const NAMES_1000 = /(?<![\d.])1000(?![\d.])/
const NAMES_1000_4 = /(?<![\d.])1000\.4(?![\d.])/
const NAMES_1000_5 = /(?<![\d.])1000\.5(?![\d.])/
const NAMES_1000_8 = /(?<![\d.])1000\.8(?![\d.])/
/** PC 1001 to 1001.9, and none of the chapters after it. */
const NAMES_1001_9 = /(?<![\d.])1001(\.[1-9])?(?![\d.])/
const NAMES_ANOTHER = /(?<![\d.])1001\.\d\d(?!\d)|PRE-?FILING|(?<![\d.])851\.87(?!\d)/

const isDeferred = (arrest: Arrest): boolean =>
  arrest.charges.some(charge => charge.ended === 'diversion-completed' && deferredOfDrugs(charge, arrest))

/** The drug programs of PC 1000, 1000.5 and 1000.8; a diversion of another kind has sections of its own. */
export const drugProgram: Fact<Arrest, boolean> = ofArrest(
  'drug diversion or deferred entry of judgment',
  'Was it the drug diversion of PC 1000.5, or deferred entry of judgment under PC 1000 (1997 to 2017) or 1000.8?',
  arrest => {
    const said = dispositions(arrest)
    const { soonest, latest } = arrest.cycle.arrested
    if (isDeferred(arrest) || NAMES_1000_5.test(said) || NAMES_1000_8.test(said)) return true
    if (NAMES_1000.test(said)) {
      if (soonest >= DEFERRED.pretrial) return false
      return soonest >= DEFERRED.from && addPeriod(latest, GRANTED_WITHIN) <= DEFERRED.pretrial
        ? true
        : undefined
    }
    return NAMES_1000_4.test(said) || NAMES_1001_9.test(said) || NAMES_ANOTHER.test(said) ? false : undefined
  },
)

/** The diversions of PC 1000 since 2018 and of PC 1001 to 1001.9, after which the arrest is deemed never to have occurred. */
export const pretrial: Fact<Arrest, boolean> = ofArrest(
  'pretrial diversion of PC 1000 or misdemeanor diversion of PC 1001',
  'Was it pretrial diversion under the chapter of PC 1000 (since 2018, or a drug court of PC 1000.5), or the diversion of a misdemeanor under PC 1001 to 1001.9?',
  arrest => {
    const said = dispositions(arrest)
    if (NAMES_1000_4.test(said) || NAMES_1000_5.test(said) || NAMES_1001_9.test(said)) return true
    if (NAMES_1000.test(said))
      return arrest.cycle.arrested.soonest >= DEFERRED.pretrial
        ? true
        : isDeferred(arrest)
          ? false
          : undefined
    return isDeferred(arrest) || NAMES_1000_8.test(said) || NAMES_ANOTHER.test(said) ? false : undefined
  },
)
