/** PC 1203.4b: dismissal for those who fought fires as prisoners, in the court’s discretion, before supervision ends. */
import type { Conviction } from '../../../record/person.ts'
import { all, any, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { after, always, holds } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { ALWAYS, addPeriod, NEVER, theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { dismissal, everConvicted, familyLeaves, NOTICE } from '../facts/dismissal.ts'
import {
  chargedWithNothing,
  notInFile,
  onTheList,
  requiresRegistration,
  standsUntouched,
  yesNo,
} from '../facts/history.ts'
import { EXCLUDED_1203_4B } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.4b', 'verbatim')
const bars = cite(
  'PC 1203.4b',
  'verbatim',
  'Setaside’s reading: a listed conviction of any time excludes, also another than this one',
)

const ofPerson = (fact: Fact<Conviction, boolean>): Fact<Conviction, boolean> => ({
  ...fact,
  of: ({ person }) => person,
})
const everyRow = ({ person }: Conviction) => person.convictions.flatMap(({ sources }) => sources)

const fireCrew = notInFile(
  'fire crew while serving this sentence',
  'Did the person, while serving a sentence for this conviction, take part successfully in a fire crew: a Conservation Camp, a county hand crew, or an institutional firehouse?',
)

const CUSTODY: readonly string[] = ['prison', 'jail']

/** The last day of custody that any sentence of the person can bring; credits may have ended it long before. */
const released: DayFact<Conviction> = {
  name: 'release from custody',
  asks: 'On which day was the person released from custody?',
  answers: { kind: 'day' },
  read: ({ person: { convictions, undisposed = [], doubts } }) => {
    let latest = doubts.length > 0 ? NEVER : ALWAYS
    for (const { sentence, convictionDate, later } of [...convictions, ...undisposed]) {
      if (sentence.says !== 'complete' || sentence.parts.some(({ kind }) => kind === undefined))
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
}

const excluded = onTheList(
  'offense excluded from PC 1203.4b',
  'Is the offense one that PC 1203.4b excludes (murder, kidnapping, rape by force, a lewd act with a child under 14, arson)?',
  EXCLUDED_1203_4B,
)

/** Punishable by life is a matter of the section, the findings and the priors: only a life sentence shows it. */
const lifeFelony = ofPerson(
  yesNo(
    'felony punishable by death or life',
    'Was the person ever convicted of a felony punishable by death or by imprisonment for life?',
    ({ person: { convictions, undisposed = [], doubts } }) => {
      if (convictions.some(({ sentence }) => sentence.says === 'life')) return true
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

/** Whether an escape was from a secure perimeter, and late enough, no section says. */
const escaped = ofPerson(
  yesNo(
    'escape from a secure perimeter',
    'Was the person convicted of an escape from a secure perimeter within the previous ten years?',
    ({ person: { convictions, undisposed = [], doubts } }) =>
      doubts.length === 0 &&
      [...convictions, ...undisposed].every(
        ({ offense: { offenses, unread } }) =>
          offenses.length > 0 && unread === '' && offenses.every(({ section }) => !ESCAPES.test(section)),
      )
        ? false
        : undefined,
    everyRow,
  ),
)

const routes: readonly Route<Conviction>[] = [
  {
    name: 'discretion',
    says: `Petition in the county of the sentence, with the certificate of the Department of Corrections or the county; the court may grant it in the interest of justice, and then shall end probation, parole or supervision early where no condition was violated. ${NOTICE}`,
    cite: text,
    by: 'petition',
    grant: 'may',
    opens: always('whether it is in the interest of justice, the court finds on the petition'),
  },
]

export const pc12034b = statute<Conviction>({
  id: 'pc-1203.4b',
  title: 'Dismissal for those who fought fires as prisoners',
  cite: text,
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    {
      on: '2026-01-01',
      says: 'SB 245: the Department or county certifies to the court upon release; no denial of licences for firefighters. Earlier text is not modelled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    dismissal([
      ...familyLeaves('PC 1203.4b'),
      {
        says: 'It must still be disclosed for a teaching credential, work as a peace officer, public office, or a contract with the Lottery; not for other state or local licences.',
        cite: text,
      },
    ]),
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)(1)',
      says: 'Who took part in a fire crew and was released, and whom a conviction excludes.',
      status: 'encoded',
    },
    {
      at: '(a)(2)',
      says: 'A denial is without prejudice.',
      status: 'left-out',
      why: 'It speaks of later petitions.',
    },
    { at: '(a)(3)', says: 'What successful participation is.', status: 'encoded' },
    {
      at: '(b)(1)-(2)',
      says: 'Where to file; the Department or county certifies upon release.',
      status: 'left-out',
      why: 'Procedure: told with the filing. The certificate stands in no criminal record.',
    },
    { at: '(b)(3)', says: 'The court may grant the relief.', status: 'encoded' },
    {
      at: '(b)(4)',
      says: 'Supervision need not be over; the court ends it early where no condition was violated.',
      status: 'encoded',
    },
    {
      at: '(b)(5)',
      says: 'Every conviction for which the person was serving at the time is covered.',
      status: 'encoded',
    },
    { at: '(b)(6)', says: 'What need not be disclosed.', status: 'encoded' },
    {
      at: '(b)(7)',
      says: 'No denial of an emergency technician’s or firefighter’s licence.',
      status: 'left-out',
      why: 'It binds licensing agencies, not the court that decides the petition.',
    },
    { at: '(c)(1)', says: 'The court may dismiss.', status: 'encoded' },
    { at: '(c)(2)', says: 'Not while charged with another offense.', status: 'encoded' },
    {
      at: '(c)(3)',
      says: 'Who may make the application.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    { at: '(c)(4)', says: 'Unpaid restitution is no ground to deny.', status: 'encoded' },
    {
      at: '(d)',
      says: 'What the dismissal leaves: priors, disclosure, firearms, office, protective orders.',
      status: 'encoded',
    },
    {
      at: '(e)-(f)',
      says: 'Fifteen days’ notice to the prosecutor, who may not undo what was not opposed.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
  ],
  // Without a day in custody nobody was on a crew; a revocation or an order that could not be read may have brought one.
  concerns: ({ sentence: { parts, says }, later }) =>
    says !== 'complete' ||
    later.length > 0 ||
    parts.some(({ kind }) => kind === undefined || CUSTODY.includes(kind)),
  rules: [
    {
      id: 'pc-1203.4b/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: text,
      says: 'Served on a fire crew, and released',
      inForce: { from: theDay('2026-01-01'), cite: cite('SB 245', 'verbatim', 'the text as it is encoded') },
      appliesTo: all(
        'a conviction served on a fire crew',
        standsUntouched,
        holds(fireCrew, {
          says: 'served on a fire crew',
          otherwise: 'not served on a fire crew',
          cite: text,
        }),
      ),
      when: all(
        'nothing stands in the way',
        after(released, {}, { says: 'released from custody', cite: text }),
        unless(
          {
            says: 'never convicted of an offense that is excluded',
            otherwise: 'convicted of an offense that PC 1203.4b excludes',
            cite: bars,
          },
          any(
            'an excluded offense, this or another',
            everConvicted('an offense on the list', holds(excluded, 'on the list of PC 1203.4b')),
            everConvicted(
              'an offense that requires registration',
              holds(requiresRegistration, 'requires registration under PC 290'),
            ),
          ),
        ),
        unless(
          {
            says: 'never convicted of a felony punishable by death or life',
            otherwise: 'convicted of a felony punishable by death or life',
            cite: bars,
          },
          holds(lifeFelony),
        ),
        unless(
          {
            says: 'no escape from a secure perimeter in ten years',
            otherwise: 'convicted of an escape from a secure perimeter within ten years',
            cite: bars,
          },
          holds(escaped),
        ),
        all({ says: 'not charged with another offense', cite: text }, chargedWithNothing),
      ),
      routes,
    },
  ],
})
