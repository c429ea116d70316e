/** Which offenses stand beside those of the marijuana act in its cases: pleas from them, and what is charged along with them. */
import type { Offense } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { onList, type ReadyList, readyList } from './list-entry.ts'

/** Sections a marijuana charge is often pleaded down to, of which People v. Boatwright holds one (PC 32) within the act. */
export const PLEA_SECTIONS: ReadyList = readyList({
  name: 'pleas from marijuana charges',
  cite: cite('People v. Boatwright; autoclearance plea codes', 'program'),
  attempt: 'counts',
  conspiracy: 'no',
  solicitation: 'no',
  entries: [
    { cite: cite('People v. Boatwright', 'secondary'), says: 'accessory', sections: ['PC 32'] },
    {
      cite: cite('autoclearance plea_bargain_classifier', 'program'),
      says: 'paraphernalia, or keeping a place for sale or use',
      sections: ['HS 11364', 'HS 11366'],
    },
  ],
  beyond: ['Whether every count left in the case is a marijuana count or one of these.'],
})

/** Charges some counties cleared along with marijuana charges of the same case. */
export const RELATED_CHARGES: ReadyList = readyList({
  name: 'charges related to marijuana charges',
  cite: cite('San Joaquin and Contra Costa policies of 2019', 'program'),
  attempt: 'asks',
  conspiracy: 'no',
  solicitation: 'no',
  entries: [
    {
      cite: cite('gogen related charges', 'program'),
      says: 'charges that come with a marijuana arrest',
      sections: [
        ...['PC 647(f)', 'PC 602', 'PC 466', 'PC 148.9', 'PC 148', 'PC 1320', 'VC 40508'],
        ...['HS 11364', 'HS 11550', 'BP 4140', 'BP 4149', 'BP 4060'],
      ],
    },
    {
      cite: cite('gogen related charges', 'program', '647F without brackets may be section 647f'),
      says: 'drunk in public, written without brackets',
      sections: ['PC 647f'],
      needs: 'Was it subdivision (f) of PC 647 (drunk in public), rather than section 647f?',
      told: { yes: ['INTOXICATED', 'INFLUENCE'], no: ['PROSTITUTION'] },
    },
  ],
  beyond: [],
})

const NOTHING_ELSE = { offenseDate: UNKNOWN, sameCase: [] }

/** Whether the offense is one a marijuana charge is pleaded down to: PC 32, HS 11364, HS 11366, their code written. */
export const isPleaSection = (offense: Offense): boolean =>
  onList(PLEA_SECTIONS, offense, NOTHING_ELSE).verdict === 'yes'

/** Whether a county that clears related charges would clear this one: `148(A)(1) PC` yes, `148.5 PC` no. */
export const relatedCharge = (offense: Offense): 'yes' | 'no' | 'unknown' =>
  onList(RELATED_CHARGES, offense, NOTHING_ELSE).verdict
