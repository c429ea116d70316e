/** What the record shows of an arrest, as PC 851.8 asks for it. */
import { type Arrest, isOver } from '../../../record/arrests.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { nothingFiled, notInArrestFile, ofArrest } from '../facts/arrest-history.ts'

/** Files give the day of the court's decision and not that of the filing: it lies between the arrest and the decision. */
export const arrestOrFiling: DayFact<Arrest> = {
  name: 'arrest or filing date',
  asks: 'On which day was the charge filed? (If none was: on which day was the person arrested?)',
  answers: { kind: 'day' },
  read: arrest => {
    const { cycle, charges } = arrest
    const { soonest, latest } = cycle.arrested
    if (look(nothingFiled, arrest) === true) return { soonest, latest }
    return { soonest, latest: charges.reduce((last, { day }) => Math.max(last, day.latest), latest) }
  },
  sources: ({ sources }) => sources,
}

/** Of one charge or of all: (e) speaks of a charge. */
export const acquittedOfOne: Fact<Arrest, boolean> = ofArrest(
  'acquitted of a charge',
  'Was the person acquitted of any charge of this arrest?',
  ({ charges, person: { doubts } }) => {
    if (charges.some(({ ended }) => ended === 'acquitted')) return true
    const inCourt = charges.filter(({ stage }) => stage === 'court')
    const decided = inCourt.length > 0 ? inCourt : charges
    return decided.every(isOver) && doubts.length === 0 ? false : undefined
  },
)

export const innocent = notInArrestFile(
  'no reasonable cause',
  'Is there no reasonable cause to believe that the person committed the offense of the arrest?',
)

export const goodCause = notInArrestFile(
  'good cause for filing late',
  'Is there good cause for filing later than two years after, and no prejudice from it?',
)
