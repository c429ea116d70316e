/** What the record shows of an arrest, as PC 851.91 asks for it; the pattern of abuse stands in `abuse-pattern.ts`. */
import type { Arrest } from '../../../record/arrests.ts'
import type { Charge, Offense } from '../../../record/person.ts'
import type { Fact } from '../../../rules/fact.ts'
import { anyCharge, notInArrestFile, ofArrest } from '../facts/arrest-history.ts'
import { NO_LIMITATION } from '../offenses/limitations.ts'
import { onList } from '../offenses/lists.ts'

export const notRefilable = notInArrestFile(
  'the charges may not be filed again',
  'Is it sure that none of the dismissed charges may be filed again (dismissed twice, or with prejudice)?',
)

export const withoutLimitation = anyCharge(
  'offense without a limitation of time',
  'Was any charge of the arrest murder, or another offense that may be prosecuted at any time (PC 799)?',
  (offense, context) => onList(NO_LIMITATION, offense, context),
)

export const foundInnocent = notInArrestFile(
  'found factually innocent',
  'Has a court or agency found the person factually innocent of that charge?',
)

/** Failing to appear or to keep a promise to, and passing for another: where the record shows one, evasion is asked about. */
const SIGNS: ReadonlySet<string> = new Set(['1320', '1320.5', '853.7', '40508', '148.9', '529', '530.5'])
const sign = ({ section }: Offense): boolean => SIGNS.has(section)

export const evasionSigned: Fact<Arrest, boolean> = ofArrest(
  'sign of evasion in the record',
  'Does the record show, since the arrest, a failure to appear, a warrant or a false identity?',
  ({ cycle: { arrested }, person }) => {
    const since = ({ day, offense, disposition }: Charge): boolean =>
      day.latest >= arrested.soonest &&
      (offense.offenses.some(sign) || /\bWARRANT|\bFTA\b|FAIL\w* TO APPEAR/i.test(disposition ?? ''))
    for (const cycle of person.cycles) {
      if (cycle.otherCharges.some(since)) return true
      if (
        cycle.convictions.some(
          ({ convictionDate, offense }) =>
            convictionDate.latest >= arrested.soonest && offense.offenses.some(sign),
        )
      )
        return true
    }
    return person.doubts.length > 0 ? undefined : false
  },
)

export const evaded = notInArrestFile(
  'evaded prosecution',
  'Did the person intentionally evade prosecution of this arrest, by leaving or by a false identity? (A warrant or failure to appear that was dealt with before the case closed is none.)',
)
