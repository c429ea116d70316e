/** What the record shows of an arrest, as PC 851.91 asks for it; evasion and the pattern of abuse have files of their own. */
import { anyCharge, isAcquitted, notInArrestFile } from '../facts/arrest-history.ts'
import { NO_LIMITATION } from '../offenses/limitations.ts'
import { onList } from '../offenses/lists.ts'

export const notRefilable = notInArrestFile(
  'the charges may not be filed again',
  'Is it sure that none of the dismissed charges may be filed again (dismissed twice, or with prejudice)?',
)

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
