/** Which offenses are those of the marijuana act, by section, and which stand beside them in its cases. */
import type { Offense } from '../../../record/person.ts'
import { type Citation, cite } from '../../../rules/citation.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { onList, type ReadyList, readyList } from './list-entry.ts'

export type MarijuanaSection = '11357' | '11358' | '11359' | '11360'

const SECTIONS: ReadonlySet<string> = new Set<MarijuanaSection>(['11357', '11358', '11359', '11360'])

export interface FormerNumber {
  readonly section: MarijuanaSection
  readonly cite: Citation
}

/** The numbers of the same crimes before the code was renumbered in 1972 (Stats 1972 ch 1407). */
export const FORMER_NUMBERS: ReadonlyMap<string, FormerNumber> = new Map([
  [
    '11530',
    {
      section: '11357',
      cite: cite('former HSC 11530 (possession)', 'secondary', 'Younger v. Superior Court'),
    },
  ],
  ['11530.1', { section: '11358', cite: cite('former HSC 11530.1 (cultivation)', 'unverified') }],
  ['11530.5', { section: '11359', cite: cite('former HSC 11530.5 (possession for sale)', 'unverified') }],
  ['11531', { section: '11360', cite: cite('former HSC 11531 (sale, transport)', 'unverified') }],
])

const isHealthAndSafety = (offense: Offense): boolean => offense.code === 'HS' || offense.code === undefined

/**
 * The section of the act an offense falls under, present or former number; undefined when it is another offense.
 * `11357.5` is another offense. An offense without a code counts (its code is then to be asked for), and so do attempts
 * and conspiracies: `offense.code` and `offense.inchoate` say so.
 */
export function marijuanaSection(offense: Offense): MarijuanaSection | undefined {
  if (!isHealthAndSafety(offense)) return undefined
  if (SECTIONS.has(offense.section)) return offense.section as MarijuanaSection
  return FORMER_NUMBERS.get(offense.section)?.section
}

/**
 * The subdivision letter of 11357-11360 as written, lower case; undefined when none is written, what is written is no
 * letter, or the number is one from before 1972 (divided otherwise). Whether the letter exists in the section, and
 * whether it is one from before 9 November 2016, is for the rule to say.
 */
export function oldSubdivision(offense: Offense): string | undefined {
  if (!isHealthAndSafety(offense) || !SECTIONS.has(offense.section)) return undefined
  const [letter] = offense.subdivisions
  return letter !== undefined && /^[a-z]$/.test(letter) ? letter : undefined
}

/** HS 11361: employing, selling to or giving to a minor. Not reached by the act (People v. Samra). */
export const isMinorsSection = (offense: Offense): boolean =>
  isHealthAndSafety(offense) && offense.section === '11361'

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
