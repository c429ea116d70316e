/**
 * Which offenses may be prosecuted for ever, or so long that no period bounds it here. PC 799 to 805 are not on the law
 * page: everything in this file is from memory and to be checked by an attorney.
 */
import type { Offense } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import type { Period } from '../../../time/day.ts'
import { type ListContext, type ReadyList, readyList } from './list-entry.ts'
import { onList, registrable } from './lists.ts'

const c799 = cite('PC 799', 'unverified')

/** No limitation of time: punishable by death or life, embezzled public money, and sexual crimes since 2017. */
export const NO_LIMITATION: ReadyList = readyList({
  name: 'offenses without a limitation of time',
  cite: c799,
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: c799,
      says: 'murder, and felonies punishable by death or life',
      sections: [
        ...['PC 37', 'PC 128', 'PC 187', 'PC 189', 'PC 190', 'PC 190.2', 'PC 205', 'PC 206', 'PC 209'],
        ...['PC 209.5', 'PC 217.1(b)', 'PC 218', 'PC 219', 'PC 220(b)', 'PC 236.1(c)(2)', 'PC 269'],
        ...['PC 273ab', 'PC 288.7', 'PC 451.5', 'PC 4500', 'PC 11418(b)', 'PC 12310', 'PC 18755'],
      ],
      numbers: 'unverified',
    },
    {
      cite: c799,
      says: 'attempted murder, which may carry life',
      sections: ['PC 664/187'],
      numbers: 'unverified',
      needs: 'Was it charged as willful, deliberate and premeditated?',
    },
    {
      cite: c799,
      says: 'embezzlement of public money',
      sections: ['PC 424', 'PC 504'],
      numbers: 'unverified',
      needs: 'Was it public money?',
    },
    {
      cite: cite('PC 799(b)', 'unverified'),
      says: 'sexual felonies since 2017',
      sections: [
        'PC 261',
        'PC 262',
        'PC 264.1',
        'PC 286',
        'PC 287',
        'PC 288a',
        'PC 288',
        'PC 288.5',
        'PC 289',
      ],
      numbers: 'unverified',
      class: 'felony',
      needs:
        'Is it one of the forms of PC 799(b), committed in 2017 or later or not yet barred when 2017 began?',
    },
  ],
  beyond: ['A felony that only its circumstances make punishable by life.'],
})

/** Frauds and thefts by trust: their time runs from discovery. */
export const FROM_DISCOVERY: ReadonlySet<string> = new Set([
  ...['368', '424', '470', '471', '472', '473', '475', '476', '476a', '484e', '484g', '484h', '484i'],
  ...['487', '503', '504', '506', '508', '514', '530.5', '532', '548', '549', '550', '118', '127'],
])

/** Whether some rule may let it be prosecuted beyond any fixed period counted from the arrest. */
export const mayBeProsecutedLong = (offense: Offense, context: ListContext): boolean =>
  FROM_DISCOVERY.has(offense.section) ||
  (offense.code !== 'PC' && offense.code !== 'HS' && offense.code !== 'VC') ||
  onList(NO_LIMITATION, offense, context).verdict !== 'no' ||
  registrable(offense, context).verdict !== 'no'

/** PC 803: absence from the state stops the clock for no longer than this. */
const ABSENCE = 3

/** From the last day of an arrest or its case, the longest any other prosecution may take to begin. */
export const LONGEST: Readonly<Record<'felony' | 'misdemeanor', Period>> = {
  felony: { years: 6 + ABSENCE },
  misdemeanor: { years: 1 + ABSENCE },
}
