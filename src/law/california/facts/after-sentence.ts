/** Which dismissals are those after a sentence, that leave a conviction for other reliefs to reach. */
import type { LaterEvent } from '../../../record/person.ts'

/**
 * Whether a dismissal may have ended the charge itself: any but one after the sentence. That such a one bars no reduction and no
 * designation: Meyer v. Superior Court (1966) 247 Cal.App.2d 133, of PC 17; People v. Tidwell (2016) 246 Cal.App.4th 212, of PC
 * 1170.18.
 */
export const mayHaveEndedCharge = ({ kind, afterSentence }: LaterEvent): boolean =>
  kind === 'dismissed' && !afterSentence
