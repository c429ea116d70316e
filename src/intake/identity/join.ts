/**
 * Who is who: joins the subjects of the files into people, and says what it could not settle.
 *
 * Two subjects are one person when they share a strong identifier, or their local one in two files, and name and birth
 * date agree too. Nothing else joins. An identifier shared by people whose name or birth date does not agree is reported
 * and leaves all of them in doubt; so do numbers nearly alike, or none to tell them apart, where name and birth date agree.
 * None of it depends on the order of rows or files.
 */
import type { Doubt } from '../../record/person.ts'
import { hasBirth, type IdentifierKinds, nameAndBirth } from './card.ts'
import type { Joined } from './joined.ts'
import { linkedSets } from './linked-sets.ts'
import { noteNameless } from './nameless.ts'
import { noteNamesakes } from './namesakes.ts'
import { byNote, type Findings, type IdentityNote } from './note.ts'
import { personIds } from './person-ids.ts'
import { membersOf, type Sets, separateSets } from './sets.ts'
import { type SharedIdentifier, sharedIdentifiers } from './shared.ts'
import { cardsOf, type Subjects } from './subjects.ts'
import { noteShared } from './unjoined.ts'
import { joinedBy, notePerson } from './within-person.ts'

/** Which subjects are one person. */
export interface JoinedPeople extends Pick<Joined, 'people' | 'subjectsOf'> {
  readonly personOf: (subject: number) => number
  readonly about: (person: number) => WhoIs
  readonly notes: readonly IdentityNote[]
  /** Sets of subjects that can only be told apart together: see `linkedSets`. */
  readonly linkedSets: () => Iterable<Uint32Array>
}

/** Who a person is, as far as it is known before their rows are read. */
export interface WhoIs {
  /** The identifier results are printed under. */
  readonly id: string
  readonly doubts: readonly Doubt[]
  /** Whether all rows of the person have one local identifier, in one file. */
  readonly oneSubject: boolean
  /** Whether all of them have one birth date, which is a day that exists. */
  readonly oneBirth: boolean
}

export function joinSubjects(
  subjects: Subjects,
  fileNames: readonly string[],
  kinds: IdentifierKinds,
): JoinedPeople {
  const shared = sharedIdentifiers(subjects, kinds)
  const sets = separateSets(subjects.ids.length)
  for (const one of shared) joinAgreeing(one, subjects, sets)
  joinSameRows(subjects, sets)
  const { setOf: personOf, count: people } = sets.number()
  const subjectsOf = membersOf(personOf, people)
  const unnamed = { subjects, fileNames, kinds, people, personOf, subjectsOf }
  const joined: Joined = { ...unnamed, ids: personIds(unnamed) }
  const { notes, doubts } = findingsAbout(joined, shared)
  return {
    people,
    subjectsOf,
    personOf: subject => personOf[subject] as number,
    about: person => whoIs(joined, person, doubts.get(person) ?? []),
    notes,
    linkedSets: () => linkedSets(subjects, shared),
  }
}

/** Joins those who share an identifier and agree in name and birth date. */
function joinAgreeing({ place, value, holders }: SharedIdentifier, subjects: Subjects, sets: Sets): void {
  const same = new Map<string, number>()
  for (const subject of holders)
    for (const card of cardsOf(subjects, subject)) {
      const who = nameAndBirth(card)
      if (who === '' || (place !== undefined && card.strong[place] !== value)) continue
      const known = same.get(who)
      if (known === undefined) same.set(who, subject)
      else sets.join(known, subject)
    }
}

/** Joins the very same row twice, without local identifier. */
function joinSameRows({ nameless }: Subjects, sets: Sets): void {
  const seen = new Map<string, number>()
  for (const [subject, { hash }] of nameless) {
    const known = seen.get(hash)
    if (known === undefined) seen.set(hash, subject)
    else sets.join(known, subject)
  }
}

function findingsAbout(joined: Joined, shared: readonly SharedIdentifier[]): Findings {
  const findings: Findings = { notes: [], doubts: new Map() }
  for (const one of shared) noteShared(joined, one, findings)
  const by = joinedBy(joined, shared)
  for (let person = 0; person < joined.people; person++) notePerson(joined, person, by.get(person), findings)
  noteNameless(joined, findings)
  noteNamesakes(joined, findings)
  findings.notes.sort(byNote)
  for (const doubts of findings.doubts.values()) doubts.sort((a, b) => (a.says < b.says ? -1 : 1))
  return findings
}

function whoIs({ subjects, subjectsOf, ids }: Joined, person: number, doubts: readonly Doubt[]): WhoIs {
  const own = subjectsOf(person)
  const first = own[0] as number
  const card = subjects.cards[first]
  return {
    id: ids[person] as string,
    doubts,
    oneSubject: own.length === 1 && subjects.ids[first] !== '',
    oneBirth: own.length === 1 && typeof card === 'string' && hasBirth(card),
  }
}
