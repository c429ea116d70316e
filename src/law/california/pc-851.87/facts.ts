/** What the record shows of an arrest, as PC 851.87 and 851.90 ask for it. */
import {
  type Arrest,
  proceedingsShown,
  diversionCompleted as shownCompleted,
} from '../../../record/arrests.ts'
import type { Fact } from '../../../rules/fact.ts'
import { ofArrest } from '../facts/arrest-history.ts'

const dispositions = ({ charges }: Arrest): string =>
  charges.map(({ disposition = '' }) => disposition.toUpperCase()).join(' / ')

/** An arrest without an outcome in the record may have been diverted as well. */
export const diversionCompleted: Fact<Arrest, boolean> = {
  ...shownCompleted,
  read: arrest => {
    const shown = shownCompleted.read(arrest)
    if (shown !== false) return shown
    return arrest.person.doubts.length > 0 || arrest.charges.some(({ ended }) => ended === undefined)
      ? undefined
      : false
  },
}

export const prefiling: Fact<Arrest, boolean> = ofArrest(
  'prefiling diversion',
  'Was it a diversion that the prosecutor offered instead of filing (PC 851.87(d))?',
  arrest => {
    if (proceedingsShown.read(arrest) === true) return false
    return /PRE-?FILING/.test(dispositions(arrest)) ? true : undefined
  },
)

/** The drug programs of PC 1000, 1000.5 and 1000.8; a diversion of another kind has sections of its own. */
export const drugProgram: Fact<Arrest, boolean> = ofArrest(
  'drug diversion or deferred entry of judgment',
  'Was it the drug diversion of PC 1000.5, or deferred entry of judgment under PC 1000 or 1000.8?',
  arrest => {
    const said = dispositions(arrest)
    if (/\bDEJ\b|DEFERRED ENTRY|\b1000(\.[58])?(?![\d.])/.test(said)) return true
    return /\b1000\.4\b|\b1001(\.\d+)?\b|PRE-?FILING/.test(said) ? false : undefined
  },
)
