/** The policy that any office may set for itself: which sections to dismiss or reduce, and whom to help beyond that. */

import { deceased } from '../../../record/facts.ts'
import { cite } from '../../../rules/citation.ts'
import { holds } from '../../../rules/leaves.ts'
import { end, type Line, line, type Policy } from '../../policy.ts'
import {
  ageAtLeast,
  anotherSection,
  belowFelony,
  convictedAtLeastAgo,
  convictedOf,
  convictionFree,
  NOT_MARIJUANA,
  onlyMarijuana,
  SECTIONS,
  type Section,
  under21AtConviction,
} from './circumstances.ts'

export interface Options {
  /** Every conviction of these sections is dismissed. */
  readonly dismiss: readonly Section[]
  /** Every conviction of these sections is reduced, where nothing dismisses it. */
  readonly reduce: readonly Section[]
  readonly also: Also
  /** Every misdemeanor and infraction is dismissed. */
  readonly misdemeanors: boolean
  /** Where no line fits: an attorney looks at it, or what the law gives stays all that is given. */
  readonly otherwise: 'attorney' | 'law'
}

/** Who else has a conviction dismissed, whatever its section. A number left out is a reason not used. */
export interface Also {
  /** Strictly under 21 on the day of conviction. */
  readonly under21AtConviction?: boolean
  /** Years of age on the day of the run: 40 to 65. */
  readonly ageAtLeast?: number
  /** Years since this conviction, 1 to 15: the day that many have run counts. */
  readonly yearsSinceConviction?: number
  /** Years since the latest conviction of any kind, 1 to 15: the day that many have run counts. */
  readonly yearsConvictionFree?: number
  readonly onlyMarijuanaConvictions?: boolean
  readonly deceased?: boolean
}

/** Every section dismissed, as BEAR offered it first. */
export const DEFAULTS: Options = {
  dismiss: SECTIONS,
  reduce: [],
  also: {},
  misdemeanors: true,
  otherwise: 'attorney',
}

const bear = cite('BEAR, configurable policy', 'program')

/** The configurable policy under an office's options. */
export function configurable({ dismiss, reduce, also, misdemeanors, otherwise }: Options): Policy {
  const dismissing = (reason: string, when: Line['when']) => line('dismiss', reason, when, { cite: bear })
  const { ageAtLeast: age, yearsSinceConviction: since, yearsConvictionFree: free } = also
  return {
    name: 'configurable',
    title: 'Configurable: by section, with further reasons to dismiss',
    source: 'The options of BEAR (Code for America, MIT), open to any county',
    notes: [
      '"21 years or younger" is strictly under 21 on the day of conviction, as once run.',
      'A conviction without a readable class waits for it only where its class would change the answer.',
      'A death the record does not show is no death.',
    ],
    related: false,
    lines: [
      line('not-eligible', NOT_MARIJUANA, anotherSection),
      ...(misdemeanors ? [dismissing('Misdemeanor or Infraction', belowFelony)] : []),
      ...dismiss.map(section => dismissing(`Dismiss all HS ${section} convictions`, convictedOf(section))),
      ...(also.under21AtConviction ? [dismissing('21 years or younger', under21AtConviction)] : []),
      ...(age === undefined ? [] : [dismissing(`${age} years or older`, ageAtLeast(age))]),
      ...(since === undefined
        ? []
        : [dismissing(`Conviction occurred ${since} or more years ago`, convictedAtLeastAgo(since))]),
      ...(free === undefined
        ? []
        : [dismissing(`No convictions in the past ${free} years`, convictionFree(free))]),
      ...(also.onlyMarijuanaConvictions ? [dismissing('Only has 11357-60 charges', onlyMarijuana)] : []),
      ...(also.deceased ? [dismissing('Individual is deceased', holds(deceased))] : []),
      ...reduce.map(section =>
        line('reduce', `Reduce all HS ${section} convictions`, convictedOf(section), { cite: bear }),
      ),
    ],
    otherwise: end(
      otherwise === 'attorney' ? 'attorney' : 'not-eligible',
      'No applicable eligibility criteria',
    ),
    whenLawBars: 'refer',
  }
}
