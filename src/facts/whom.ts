/** Whom each fact concerns: the person and the count that a key means, found in the files and never guessed. */
import { type Arrest, arrestsOf } from '../record/arrests.ts'
import type { FactKey, FactLine } from '../record/fact-line.ts'
import { typingErrors } from '../record/nearest.ts'
import type { Conviction, OffenseReader, Person } from '../record/person.ts'
import { nameHash, plainLetters } from './sheet-line.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The numbers a person goes by, each as its writings are compared. */
interface PersonNumbers {
  /** All that somebody may ask for the person by. */
  readonly ids: readonly string[]
  /** Those by which the state knows the person. */
  readonly stateNumbers: readonly string[]
}

/** That a line may mean a person, and of their counts which; without one it is about the person. */
export interface Meant {
  /** The place of the line among all lines. */
  readonly line: number
  readonly person: string
  readonly count?: string
  /** What a sheet shows beside the key is of somebody else, or of another case. */
  readonly mistaken?: true
}

export interface Finder {
  /** What the lines mean of this person: of a line that names the person and none of their counts, nothing. */
  readonly meantOf: (person: Person, numbers: PersonNumbers) => readonly Meant[]
}

export interface FinderOf {
  readonly lines: readonly FactLine[]
  readonly vocabulary: Vocabulary
  readonly readOffense: OffenseReader
  /** How the writings of a state's number of a person are compared. */
  readonly plainStateNumber: (text: string) => string
}

/** A number of a case or an arrest as its writings are compared: without blanks, signs and the zeros before a number. */
export const plainNumber = (written: string): string =>
  written
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '')
    .replaceAll(/(?<![0-9])0+(?=[0-9])/g, '')

type Index = Map<string, number[]>

function note(index: Index, key: string, line: number): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, [line])
  else known.push(line)
}

/** Looks for whom lines mean, among people given one by one. A line is looked up by the surest of its numbers. */
export function finderOf({ lines, vocabulary, readOffense, plainStateNumber }: FinderOf): Finder {
  const byPerson: Index = new Map()
  const byState: Index = new Map()
  const byNumber: Index = new Map()
  for (const [line, { of }] of lines.entries()) {
    if (of.person !== undefined) note(byPerson, of.person, line)
    else if (of.stateNumber !== undefined) note(byState, plainStateNumber(of.stateNumber), line)
    else note(byNumber, plainNumber(of.caseNumber ?? of.incidentNumber ?? ''), line)
  }
  for (const index of [byState, byNumber]) index.delete('')
  const candidates = (person: Person, { ids, stateNumbers }: PersonNumbers): ReadonlySet<number> => {
    const found = new Set<number>()
    const add = (index: Index, key: string): void => {
      for (const line of index.get(key) ?? []) found.add(line)
    }
    for (const id of [person.id, ...ids]) add(byPerson, id)
    for (const number of stateNumbers) add(byState, number)
    if (byNumber.size > 0)
      for (const { caseNumbers } of [...person.cycles, ...countsOf(person)])
        for (const number of caseNumbers) add(byNumber, plainNumber(number))
    return found
  }
  const section = sectionReader(readOffense)
  return {
    meantOf: (person, numbers) => {
      const asked = candidates(person, numbers)
      if (asked.size === 0) return NONE
      const found: Meant[] = []
      for (const line of [...asked].sort((a, b) => a - b)) {
        const { of, fact } = lines[line] as FactLine
        if (!isOfPerson(of, person, numbers, plainStateNumber)) continue
        const about = vocabulary.get(fact)?.about ?? []
        const counts = countsMeant(person, of, about.includes('arrest'), section)
        if (about.includes('person')) {
          if (counts.length > 0 || !namesCount(of))
            found.push({ line, person: person.id, ...mistakenIn(of, person) })
        } else
          for (const one of counts)
            found.push({ line, person: person.id, count: one.key, ...mistakenIn(of, person, one) })
      }
      return found
    },
  }
}

const NONE: readonly never[] = []

/** How a spreadsheet writes a number that is too long for it: of it nothing can be compared. */
const ROUNDED = /^[\d.,]+E\+?\d+$/i

function mistakenIn(
  { beside }: FactKey,
  { name }: Person,
  one?: Conviction | Arrest,
): { readonly mistaken?: true } {
  if (beside === undefined) return {}
  const { corrected = {} } = beside
  const isOther =
    name !== undefined &&
    ((beside.name !== undefined && beside.name !== nameHash(name)) ||
      (corrected.name !== undefined && !isSpelling(corrected.name, plainLetters(name))))
  const own = one === undefined ? [] : 'caseNumbers' in one ? one.caseNumbers : one.cycle.caseNumbers
  const cases = (beside.cases ?? []).filter(written => !ROUNDED.test(written))
  const plain = own.map(plainNumber)
  const isOwn = (written: string): boolean =>
    plain.some(number => number === written || (corrected.cases === true && isSpelling(written, number)))
  const isElsewhere = own.length > 0 && cases.length > 0 && !cases.some(one => isOwn(plainNumber(one)))
  return isOther || isElsewhere ? { mistaken: true } : {}
}

/** No name or number of a case is as long. */
const LONGEST = 200

/** Whether one may be the corrected spelling of the other: a third of its signs at most are others. */
function isSpelling(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  return longest <= LONGEST && typingErrors(a, b) * 3 <= longest
}

const namesCount = ({ caseNumber, incidentNumber, count, section }: FactKey): boolean =>
  (caseNumber ?? incidentNumber ?? count ?? section) !== undefined

function isOfPerson(
  { person: id, stateNumber }: FactKey,
  person: Person,
  { ids, stateNumbers }: PersonNumbers,
  plain: (text: string) => string,
): boolean {
  if (id !== undefined && id !== person.id && !ids.includes(id)) return false
  return stateNumber === undefined || stateNumbers.includes(plain(stateNumber))
}

export const countsOf = ({ convictions, undisposed = [] }: Person): readonly Conviction[] => [
  ...convictions,
  ...undisposed,
]

/** The counts of a person that a key leaves: convictions, and arrests where the fact may be about one. */
function countsMeant(
  person: Person,
  { caseNumber, incidentNumber, count, section }: FactKey,
  arrests: boolean,
  isSection: (section: string, one: Conviction | Arrest) => boolean,
): readonly (Conviction | Arrest)[] {
  const all: readonly (Conviction | Arrest)[] = arrests
    ? [...countsOf(person), ...arrestsOf(person)]
    : countsOf(person)
  const [ofCase, ofArrest] = [caseNumber, incidentNumber].map(number => number && plainNumber(number))
  return all.filter(one => {
    const { cycle } = one
    const own = 'caseNumbers' in one ? one.caseNumbers : cycle.caseNumbers
    if (ofCase !== undefined && !own.some(number => plainNumber(number) === ofCase)) return false
    if (
      ofArrest !== undefined &&
      ![...own, ...cycle.caseNumbers].some(number => plainNumber(number) === ofArrest)
    )
      return false
    if (count !== undefined && one.key !== count) return false
    return section === undefined || isSection(section, one)
  })
}

/** Whether a count is of a section as somebody wrote it: the same section and no other code; subdivisions where they are named. */
function sectionReader(readOffense: OffenseReader): (section: string, one: Conviction | Arrest) => boolean {
  const known = new Map<string, ReturnType<OffenseReader>['offenses']>()
  return (written, one) => {
    let asked = known.get(written)
    if (asked === undefined) {
      asked = readOffense(written).offenses
      known.set(written, asked)
    }
    const [of] = asked
    if (of === undefined || asked.length > 1) return false
    const readings = 'offense' in one ? [one.offense] : one.charges.map(({ offense }) => offense)
    return readings.some(({ offenses }) =>
      offenses.some(
        found =>
          found.section === of.section &&
          (of.code === undefined || found.code === undefined || of.code === found.code) &&
          of.subdivisions.every((letter, at) => found.subdivisions[at] === letter),
      ),
    )
  }
}
