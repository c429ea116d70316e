/** What the record shows of an arrest, as PC 851.91 asks for it; evasion and the pattern of abuse have files of their own. */
import type { Arrest } from '../../../record/arrests.ts'
import { anyCharge, isAcquitted, notInArrestFile, ofArrest } from '../facts/arrest-history.ts'
import { NO_LIMITATION } from '../offenses/limitations.ts'
import { onList } from '../offenses/lists.ts'

export const notRefilable = notInArrestFile(
  'the charges may not be filed again',
  'Is it sure that none of the charges that were dismissed, or whose conviction was vacated, may be filed again (dismissed twice, or with prejudice)?',
)

export const convictionVacated = ofArrest(
  'conviction vacated or reversed',
  'Was every conviction that came of this arrest vacated, or reversed on appeal?',
  ({ vacated }) => vacated === true,
)

export const appealsExhausted = notInArrestFile(
  'all appeals exhausted',
  'Are all appellate remedies exhausted, so that the order that vacated or reversed the conviction is final?',
)

/** These vacate the conviction and seal the arrest with it, as one that never was. */
const ARREST_WITH_IT = /236\.1[45]|1170\.2[12]/

/** An arrest that was vacated with its conviction has nothing left to seal. */
export const arrestIsLeft = ({ vacated, charges }: Arrest): boolean =>
  vacated === undefined || !charges.some(({ disposition = '' }) => ARREST_WITH_IT.test(disposition))

export const withoutLimitation = anyCharge(
  'offense without a limitation of time',
  'Was any charge of the arrest, of which the person was not acquitted, murder or another offense that may be prosecuted at any time (PC 799)?',
  (offense, context) => onList(NO_LIMITATION, offense, context),
  (charge, arrest) => !isAcquitted(charge, arrest),
)

export const foundInnocent = notInArrestFile(
  'found factually innocent',
  'Has a court or agency found the person factually innocent of that charge?',
)
