/** The policies that four California counties chose in 2019, as far as public programs and announcements tell them. */
import { deceased, sentenceEnd } from '../../../record/facts.ts'
import { all, not } from '../../../rules/algebra.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import { after, always, holds } from '../../../rules/leaves.ts'
import { end, type Line, line, type Policy, type Then } from '../../policy.ts'
import {
  afterAct,
  ageAtLeast,
  allSentencesOver,
  anotherSection,
  belowFelony,
  born,
  CHARGES,
  chargedAs,
  convictedOf,
  convictionFree,
  convictionFreeMoreThan,
  lettered,
  NOT_MARIJUANA,
  olderThan,
  onlyMarijuana,
  registrantBefore,
  relatedCharge,
  severalOnRecord,
  superstrikeBefore,
  twoOfSectionBefore,
  withMarijuana,
} from './circumstances.ts'

const CODE_FOR_AMERICA = 'Public programs of Code for America (MIT) and announcements of the office'

const NOT_AGAIN =
  'After the Act a policy grants nothing; a conviction after it for conduct before it keeps what the law gives.'

/** Lines of one policy, each citing it. */
const linesOf =
  (source: Citation) =>
  (then: Then, reason: string, when: Line['when'], closes?: Line['closes']): Line =>
    line(then, reason, when, closes === undefined ? { cite: source } : { cite: source, closes })

const sentenceOver = after(sentenceEnd, {}, 'the sentence is complete')

/** More than one conviction, and more than so many years since the latest. */
const severalButFree = (years: number) =>
  all(
    `more than one conviction, the latest more than ${years} years ago`,
    severalOnRecord,
    convictionFreeMoreThan(years),
  )

const s = linesOf(cite('Sacramento policy, 2019', 'program'))

export const sacramento: Policy = {
  name: 'sacramento',
  title: 'Sacramento (2019)',
  source: CODE_FOR_AMERICA,
  notes: [
    NOT_AGAIN,
    'Former HS 11357(b) is dismissed whatever the record; as once run, lower-case letters kept that line from ever fitting.',
    'Years count in full: with "more than 10 years" the day after the tenth anniversary is the first.',
    'A record without a sentence leaves open whether it is complete: only a reduction is sure then.',
  ],
  related: false,
  lines: [
    s('not-eligible', NOT_MARIJUANA, anotherSection),
    s('not-eligible', 'Occurred after 11/09/2016', afterAct),
    s('dismiss', 'Misdemeanor or Infraction', belowFelony),
    s('dismiss', 'HS 11357(b)', lettered('11357', 'b')),
    s('dismiss', 'No convictions in past 10 years', severalButFree(10)),
    s('reduce', 'Has convictions in past 10 years', severalOnRecord),
    s('dismiss', 'Sentence Completed', sentenceOver),
  ],
  otherwise: end('reduce', 'Sentence not Completed'),
  whenLawBars: 'refer',
}

/** Two neighbors chose the same lines. */
function withRelatedCharges(name: string, county: string): Policy {
  const write = linesOf(cite(`${county} policy, 2019`, 'program'))
  return {
    name,
    title: `${county} (2019)`,
    source: CODE_FOR_AMERICA,
    notes: [
      NOT_AGAIN,
      'Looks also at related charges on an arrest with a marijuana charge.',
      'Years count in full: with "more than 5 years" the day after the fifth anniversary is the first.',
      'Of PC 647 only (f) is a related charge; a bare PC 647 is left open.',
    ],
    related: true,
    lines: [
      write('not-eligible', 'Occurred after 11/09/2016', afterAct),
      write(
        'attorney',
        'No Related Prop64 Charges',
        all(
          'a related charge without a marijuana charge in the cycle',
          relatedCharge,
          not('no marijuana charge in the cycle', withMarijuana),
        ),
      ),
      ...CHARGES.map(charge =>
        write(charge === 'BP 4060' ? 'attorney' : 'dismiss', asInFiles(charge), chargedAs(charge)),
      ),
      write('not-eligible', NOT_MARIJUANA, anotherSection),
      write('dismiss', 'Misdemeanor or Infraction', belowFelony),
      write('dismiss', '11357 HS', convictedOf('11357')),
      write('dismiss', 'No convictions in past 5 years', severalButFree(5)),
      write('attorney', 'Has convictions in past 5 years', severalOnRecord),
      write('dismiss', 'Sentence Completed', sentenceOver),
    ],
    otherwise: end('attorney', 'Sentence not Completed'),
    whenLawBars: 'refer',
  }
}

/** `PC 647(f)` as files write it: `647(F) PC`. */
function asInFiles(charge: string): string {
  const [code, section] = charge.split(' ')
  return `${(section ?? '').toUpperCase()} ${code ?? ''}`
}

export const sanJoaquin: Policy = withRelatedCharges('san-joaquin', 'San Joaquin')
export const contraCosta: Policy = withRelatedCharges('contra-costa', 'Contra Costa')

export interface LosAngelesOptions {
  readonly ageAtLeast: number
  readonly yearsConvictionFree: number
}

export const LOS_ANGELES_DEFAULTS: LosAngelesOptions = { ageAtLeast: 50, yearsConvictionFree: 10 }

const la = linesOf(cite('Los Angeles policy, October 2019', 'program'))

/** The policy of Los Angeles, whose age and whose years without conviction can be set. */
export function losAngelesWith({ ageAtLeast: age, yearsConvictionFree: years }: LosAngelesOptions): Policy {
  return {
    name: 'los-angeles',
    title: 'Los Angeles (October 2019)',
    source: CODE_FOR_AMERICA,
    notes: [
      NOT_AGAIN,
      'What disqualifies must come before this conviction, by the dates of conviction. An undated registration leaves that open; as once run it disqualified.',
      'A gang enhancement under PC 186.22(b)(4) with one of its listed offenses in the same case counts as a superstrike.',
      '"21 years or younger" is so until the 22nd birthday. Age goes by the birth date, whoever has died.',
      'A conviction exactly so many years ago is not in the past years: the anniversary counts.',
    ],
    related: false,
    lines: [
      la('not-eligible', NOT_MARIJUANA, anotherSection),
      la('city-attorney', 'Misdemeanor or Infraction', belowFelony),
      la('not-eligible', 'Occurred after 11/09/2016', afterAct),
      la('dismiss', '11357(a) or 11357(b)', lettered('11357', 'a', 'b')),
      la('attorney', 'Other 11357', convictedOf('11357')),
      la('not-eligible', 'PC 667(e)(2)(c)(iv)', superstrikeBefore),
      la('not-eligible', 'PC 290', registrantBefore),
      la('not-eligible', 'Two priors', twoOfSectionBefore),
      la('dismiss', `${age} years or older`, ageAtLeast(age)),
      la('dismiss', '21 years or younger', born, olderThan(21)),
      la(
        'dismiss',
        'Only has 11357-60 charges and completed sentence',
        all('only marijuana convictions, every sentence complete', onlyMarijuana, allSentencesOver),
      ),
      la('dismiss', `No convictions in past ${years} years`, convictionFree(years)),
      la('attorney', 'Currently serving sentence', always('a sentence not yet complete'), allSentencesOver),
      la('dismiss', 'Deceased', holds(deceased)),
    ],
    otherwise: end('attorney', 'No applicable eligibility criteria'),
    whenLawBars: 'refer',
  }
}

export const losAngeles: Policy = losAngelesWith(LOS_ANGELES_DEFAULTS)
