/** Felonies whose text names what leaves them felonies under the Act: a minor, an import, or a subdivision of the Act. */
import type { KnownAnswer } from '../plan.ts'
import type { Kind } from './kind.ts'
import { ask, untouched, writeOffense } from './offenses.ts'

/**
 * HSC 11359(c)(3) and (d), 11360(a)(3)(C) and (D): what a felony under the number may say of itself. The presumption of
 * HSC 11361.8(b) does not go against what the record states.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  '11359 HS': [
    '11359 HS-EMPLOY MINOR TO SELL MARIJUANA',
    '11359 HS-POSS MARIJUANA FOR SALE TO MINOR',
    '11359 HS-USE MINOR POSS MARIJ FOR SALE',
    '11359(D) HS-POSSESS MARIJUANA FOR SALE',
    '11359(C)(3) HS-POSSESS MARIJUANA FOR SALE',
  ],
  '11530.5 HS': ['11530.5 HS-POSS MARIJ FOR SALE TO MINOR'],
  '11360(A) HS': [
    '11360(A) HS-SELL MARIJUANA TO MINOR',
    '11360(A) HS-FURNISH MARIJUANA TO MINOR',
    '11360(A) HS-IMPORT MARIJUANA',
    '11360(A)(3)(C) HS-TRANSPORT/SELL MARIJUANA',
    '11360(A)(3)(D) HS-TRANSPORT/SELL MARIJUANA',
  ],
  '11531 HS': ['11531 HS-SALE MARIJUANA TO MINOR'],
}

/** Words and subdivision together: nothing is left to ask. */
const SURE_FORMS: Readonly<Record<string, readonly string[]>> = {
  '11359 HS': [
    '11359(D) HS-EMPLOY MINOR TO SELL MARIJUANA',
    '11359(C)(3) HS-POSS MARIJUANA FOR SALE TO MINOR',
  ],
  '11360(A) HS': [
    '11360(A)(3)(C) HS-SELL MARIJUANA TO MINOR',
    '11360(A)(3)(C) HS-FURNISH MARIJUANA TO MINOR',
    '11360(A)(3)(D) HS-IMPORT MARIJUANA',
  ],
}

const numbered = (text: string): string => text.slice(0, text.indexOf('-'))

const isFelonyOfAnAdult = ({ situation: { toc, age } }: KnownAnswer): boolean =>
  toc === 'F' && age === 'adult'

export const GRAVER_FORMS: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'a minor or an import, in words or by a subdivision',
    weight: 14,
    apply: dirty => {
      const found = untouched(dirty)
      const forms = FORMS[numbered(found?.text ?? '-')]
      // A child's offense is an infraction whatever its form.
      if (found === undefined || forms === undefined || !isFelonyOfAnAdult(found.known)) return 0
      ask(found.known, 'its text names a minor or an import')
      return writeOffense(dirty, found.count, found.text, dirty.random.pick(forms))
    },
  },
  {
    name: 'a minor or an import, in words and by a subdivision',
    weight: 10,
    apply: dirty => {
      const found = untouched(dirty)
      const forms = SURE_FORMS[numbered(found?.text ?? '-')]
      if (found === undefined || forms === undefined || !isFelonyOfAnAdult(found.known)) return 0
      const { known } = found
      known.why += '; words and subdivision both name a minor or an import'
      known.answer = 'not-eligible'
      known.lost = 'more'
      known.relief = undefined
      known.least = undefined
      return writeOffense(dirty, found.count, found.text, dirty.random.pick(forms))
    },
  },
]
