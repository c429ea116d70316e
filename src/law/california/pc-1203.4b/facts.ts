/** What the record shows of a person, as PC 1203.4b asks for it. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { readOnce } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, NEVER } from '../../../time/day.ts'
import { notInFile, onTheList, yesNo } from '../facts/history.ts'
import { LIFE_FELONIES } from '../offenses/life-felonies.ts'
import { readyList } from '../offenses/list-entry.ts'
import { EXCLUDED_1203_4B } from '../offenses/lists.ts'

const ofPerson = (fact: Fact<Conviction, boolean>): Fact<Conviction, boolean> =>
  readOnce({ ...fact, of: ({ person }) => person })
const everyRow = ({ person }: Conviction) => person.convictions.flatMap(({ sources }) => sources)

// ---- the crew ---------------------------------------------------------------------------------------------------------

export const fireCrew = notInFile(
  'fire crew while serving this sentence',
  'Did the person, while serving a sentence for this conviction, take part successfully in a fire crew: a Conservation Camp, a county hand crew, or an institutional firehouse?',
)

/** Parts of a sentence that are served in custody. */
export const CUSTODY: readonly string[] = ['prison', 'jail']

/** The last day of custody that any sentence of the person can bring; credits may have ended it long before. */
export const released: DayFact<Conviction> = readOnce({
  name: 'last release from custody',
  asks: 'On which day was the person released from custody?',
  answers: { kind: 'day' },
  read: ({ person: { convictions, undisposed = [], doubts } }) => {
    let latest = doubts.length > 0 ? NEVER : ALWAYS
    for (const { sentence, convictionDate, later } of [...convictions, ...undisposed]) {
      if (
        sentence.says !== 'complete' ||
        sentence.behind !== undefined ||
        sentence.parts.some(({ kind }) => kind === undefined)
      )
        latest = NEVER
      let ends = convictionDate.latest
      for (const { kind, length } of sentence.parts)
        if (kind !== undefined && CUSTODY.includes(kind))
          ends = length === undefined ? NEVER : addPeriod(ends, length)
      // What a revocation brought starts on its own day: only the end of the whole sentence knows of it.
      if (later.some(({ kind }) => kind === 'probation-revoked')) ends = Math.max(ends, sentence.ends.latest)
      latest = Math.max(latest, ends)
    }
    return { soonest: ALWAYS, latest }
  },
  sources: everyRow,
  of: ({ person }) => person,
})

// ---- convictions that exclude -------------------------------------------------------------------------------------------

export const excluded = onTheList(
  'offense excluded from PC 1203.4b',
  'Is the offense one that PC 1203.4b excludes (murder, kidnapping, rape by force, a lewd act with a child under 14, arson)?',
  EXCLUDED_1203_4B,
)

const punishableByLife = onTheList(
  'felony that its section punishes by death or life',
  'Is the offense one that its own section punishes by death or by imprisonment for life?',
  readyList({
    name: 'felonies punishable by death or life, for PC 1203.4b',
    cite: cite('PC 1203.4b(a)(1)(E)', 'verbatim'),
    class: 'felony',
    attempt: 'no',
    conspiracy: 'no',
    solicitation: 'no',
    entries: [
      {
        cite: cite('PC 1203.4b(a)(1)(E)', 'verbatim'),
        says: 'a felony punishable by death or life',
        sections: LIFE_FELONIES,
      },
    ],
    beyond: [],
  }),
)

/** What the section does not say is a matter of the findings and the priors: only a life sentence shows it. */
export const lifeFelony = ofPerson(
  yesNo(
    'felony punishable by death or life',
    'Was the person ever convicted of a felony punishable by death or by imprisonment for life?',
    ({ person: { convictions, undisposed = [], doubts } }) => {
      if (convictions.some(({ sentence }) => sentence.says === 'life')) return true
      if (doubts.length === 0 && convictions.some(one => look(punishableByLife, one) === true)) return true
      const lesser = [...convictions, ...undisposed].every(
        ({ class: convictedAs }) => convictedAs === 'misdemeanor' || convictedAs === 'infraction',
      )
      return lesser && doubts.length === 0 ? false : undefined
    },
    everyRow,
  ),
)

/** Escapes by their sections (PC 107, 836.6, 4530 to 4539, WIC 871), from memory. */
const ESCAPES = /^(453\d|107|836\.6|871)/

/** Whether it is, or may be, one of an escape. */
const mayBeEscape = ({ offense: { offenses, unread } }: Conviction): boolean =>
  offenses.length === 0 || unread !== '' || offenses.some(({ section }) => ESCAPES.test(section))

/** Whether an escape was from a secure perimeter no section says. */
export const escaped = ofPerson(
  yesNo(
    'escape from a secure perimeter',
    'Was the person ever convicted of an escape from a secure perimeter?',
    ({ person: { convictions, undisposed = [], doubts } }) =>
      doubts.length === 0 && ![...convictions, ...undisposed].some(mayBeEscape) ? false : undefined,
    everyRow,
  ),
)

/** An escape lies before the conviction of it; long ago where there is none. */
export const lastEscape: DayFact<Conviction> = readOnce({
  name: 'day of the last escape',
  asks: 'On which day did the person last escape from a secure perimeter?',
  answers: { kind: 'day' },
  read: ({ person: { convictions, undisposed = [], doubts } }) => {
    let latest = doubts.length > 0 ? NEVER : ALWAYS
    for (const one of [...convictions, ...undisposed])
      if (mayBeEscape(one)) latest = Math.max(latest, one.offenseDate.latest)
    return { soonest: ALWAYS, latest }
  },
  sources: everyRow,
  of: ({ person }) => person,
})
