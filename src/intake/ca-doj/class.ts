/** The class of an offense as the file writes it. */
import type { OffenseClass } from '../../record/person.ts'

/** CONV_STAT_DESCR in words; absent for UNKNOWN and anything else. */
export function classOfWords(text: string): OffenseClass | undefined {
  const word = text.toUpperCase()
  if (word === 'FELONY') return 'felony'
  if (word === 'MISDEMEANOR') return 'misdemeanor'
  if (word === 'INFRACTION') return 'infraction'
  return undefined
}

/** A type-of-charge letter; absent for N and anything else. */
export function classOfLetter(text: string): OffenseClass | undefined {
  const letter = text.toUpperCase()
  if (letter === 'F') return 'felony'
  if (letter === 'M') return 'misdemeanor'
  if (letter === 'I') return 'infraction'
  return undefined
}

/** Whether CONV_STAT_DESCR is one of the words it has: a class, or that none is known. */
export const knowsClass = (text: string): boolean =>
  classOfWords(text) !== undefined || text.toUpperCase() === 'UNKNOWN'
