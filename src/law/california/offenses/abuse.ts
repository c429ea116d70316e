/**
 * Which offenses are domestic violence, child abuse or elder abuse where PC 851.91(c)(2) asks for a pattern of them. The
 * statute names the three kinds and no section, so that every entry is from memory and to be checked by an attorney.
 */
import { cite } from '../../../rules/citation.ts'
import { type ReadyList, readyList } from './list-entry.ts'

const kind = (note: string) => cite('PC 851.91(c)(2)', 'unverified', `the statute names no sections; ${note}`)

/** An attempt is as much of the kind as the offense; a conspiracy or solicitation may be. */
const marks = { attempt: 'counts', conspiracy: 'asks', solicitation: 'asks' } as const

/** Violence against a person, by whatever section: of the kind where the victim is. */
const AGAINST_A_PERSON = [
  ...['PC 187', 'PC 192', 'PC 203', 'PC 205', 'PC 206', 'PC 207', 'PC 209', 'PC 236', 'PC 237', 'PC 240'],
  ...['PC 241', 'PC 242', 'PC 243', 'PC 243.4', 'PC 245', 'PC 261', 'PC 262', 'PC 286', 'PC 287', 'PC 288a'],
  ...['PC 289', 'PC 417', 'PC 422', 'PC 646.9'],
]

/** Offenses against property, orders and quiet that go along with it. */
const BESIDE = ['PC 136.1', 'PC 166', 'PC 273.6', 'PC 591', 'PC 591.5', 'PC 594', 'PC 653m']

export const DOMESTIC_VIOLENCE: ReadyList = readyList({
  name: 'domestic violence',
  cite: kind('domestic violence is taken as PC 13700 has it'),
  ...marks,
  entries: [
    {
      cite: kind('sections whose terms say so'),
      says: 'injury to, or battery of, a spouse, partner or parent of one’s child',
      sections: ['PC 273.5', 'PC 243(e)', 'PC 262'],
      numbers: 'unverified',
    },
    {
      cite: kind('sections that may be'),
      says: 'violence, threats or breach of an order, against a partner or not',
      sections: [...AGAINST_A_PERSON.filter(section => section !== 'PC 262'), ...BESIDE],
      numbers: 'unverified',
      needs: 'Was the victim a spouse, partner, former partner, or the other parent of the person’s child?',
      told: { yes: ['PARTNER'], etc: 'same' },
    },
  ],
  beyond: ['Any other offense, where it was done to a partner or former partner.'],
})

export const CHILD_ABUSE: ReadyList = readyList({
  name: 'child abuse',
  cite: kind('child abuse is taken as in PC 11165.6'),
  ...marks,
  entries: [
    {
      cite: kind('sections whose terms say so'),
      says: 'cruelty to, endangering or injury of a child',
      sections: ['PC 273a', 'PC 273d', 'PC 273ab'],
      numbers: 'unverified',
    },
    {
      cite: kind('whether sexual offenses against a child are child abuse here is open'),
      says: 'sexual offenses against a child',
      sections: [
        ...['PC 261.5', 'PC 269', 'PC 288', 'PC 288.2', 'PC 288.3', 'PC 288.4', 'PC 288.5', 'PC 288.7'],
        ...['PC 311.4', 'PC 647.6', 'PC 647a'],
      ],
      numbers: 'unverified',
      needs: 'Does the offense count as child abuse here?',
    },
    {
      cite: kind('sections that may be'),
      says: 'neglect, or violence against a person who may be a child',
      sections: ['PC 270', 'PC 271', 'PC 271a', 'PC 272', ...AGAINST_A_PERSON],
      numbers: 'unverified',
      needs: 'Was the victim a child, and was it abuse?',
    },
  ],
  beyond: ['Any other offense, where it was done to a child.'],
})

export const ELDER_ABUSE: ReadyList = readyList({
  name: 'elder abuse',
  cite: kind('elder abuse is taken as PC 368'),
  ...marks,
  entries: [
    {
      cite: kind('PC 368 protects dependent adults beside elders'),
      says: 'crimes against elders and dependent adults',
      sections: ['PC 368'],
      numbers: 'unverified',
      needs: 'Was the victim an elder (65 or older), and not a younger dependent adult?',
      told: { yes: ['ELDER'], no: ['DEPENDENT'] },
    },
    {
      cite: kind('sections that may be'),
      says: 'violence against a person who may be an elder',
      sections: AGAINST_A_PERSON,
      numbers: 'unverified',
      needs: 'Was the victim an elder (65 or older), and was it abuse?',
    },
  ],
  beyond: ['Theft from an elder, where it is not charged as PC 368.'],
})
