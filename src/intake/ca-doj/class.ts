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

const LESSER = /\b(?:(INFR(?:ACTION)?)|MISD(?:EMEANOR)?)\b/i
const AT_END = /\b(?:(INFR(?:ACTION)?)|MISD(?:EMEANOR)?)\W*$/i
const FELONY = /\bFEL(ONY)?\b/i
const RANK = { infraction: 1, misdemeanor: 2, felony: 3 } as const

function lesserSaid(text: string, where: RegExp): OffenseClass | undefined {
  const found = text.length < 4 ? null : where.exec(text)
  if (found === null || FELONY.test(text)) return undefined
  return found[1] === undefined ? 'misdemeanor' : 'infraction'
}

/** Whether another place of a row that convicts says a lesser class than it gives: its words, the end of its offense, its letter. */
export function saysLesser(given: OffenseClass, said: string, offense: string, letter: string): boolean {
  if (given === 'infraction') return false
  const isLesser = (other: OffenseClass | undefined): boolean =>
    other !== undefined && RANK[other] < RANK[given]
  return (
    isLesser(classOfLetter(letter)) ||
    isLesser(lesserSaid(said, LESSER)) ||
    isLesser(lesserSaid(offense, AT_END))
  )
}
