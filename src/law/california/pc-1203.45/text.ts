/** PC 1203.45: sealing of a misdemeanor committed under 18 by a person convicted of nothing else. */
import { birthDate, offenseClass, recordIsWhole, stands } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { describe, others, type Prior } from '../../../record/priors.ts'
import { all, among, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { always, before, elapsed, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { requiresRegistration } from '../facts/history.ts'
import { pc12034 } from '../pc-1203.4/text.ts'
import { pc12034a } from '../pc-1203.4a/text.ts'
import { another, dismissedBefore, drugOffense, offenseDay, operatingVehicle } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked by several clauses: the age at the offense -------------------------------------------------------------------

const LIMITED =
  'Setaside’s reading: an offense is taken to lie no more than three years before the first arrest for it'
const under = (years: number) =>
  not<Conviction>(
    {
      says: `under ${years} at the offense`,
      otherwise: `${years} or older at the offense`,
    },
    elapsed(birthDate, { years }, offenseDay, `${years} or older at the offense`),
  )

// ---- (a): who may have it sealed ------------------------------------------------------------------------------------------

// (a), age: A person who was under 18 at the time of the offense.
const under18 = law.clause('(a), age', under(18), LIMITED)

// (a), misdemeanor: And committed a misdemeanor.
const misdemeanor = law.clause(
  '(a), misdemeanor',
  is(offenseClass, ['misdemeanor'], { says: 'a misdemeanor', otherwise: 'not a misdemeanor' }),
)

// (a), dismissed: And who is eligible for the relief of PC 1203.4 or 1203.4a, or has received it.
const dismissed = law.clause(
  '(a), dismissed',
  any(
    {
      says: 'dismissed under PC 1203.4 or 1203.4a, or eligible to be',
      otherwise: 'neither dismissed under PC 1203.4 or 1203.4a nor eligible to be',
    },
    holds(dismissedBefore, 'a court has dismissed it'),
    // The same conditions that decide PC 1203.4 and 1203.4a.
    ...[pc12034, pc12034a].flatMap(({ rules }) => rules.map(({ substance }) => substance)),
  ),
)

// (a), petition: May petition, in a proceeding under those sections or by itself, to seal the record of
// conviction and the other official records in the case, those of the arrests that led to it and of other
// charges in the pleading, acquitted or dismissed, among them.
law.told('(a), petition')

// (a), order: The court, where it finds both, may make the order.
law.told('(a), order')

// (a), effect: Then the conviction, arrest or other proceeding is deemed not to have occurred, and the person
// may answer accordingly.
law.told('(a), effect')

// ---- (b), (c): convictions of any date, and offenses that are not sealed ----------------------------------------------------

// (b) The section applies to convictions before and after it took effect.
law.told('(b)')

// (c) Not to offenses that require registration under PC 290, to violations of division 10 of the Health and
// Safety Code, or to misdemeanors of the Vehicle Code on the operation of a vehicle or of a local ordinance
// on operating, standing, stopping or parking one.
const notExcluded = law.clause(
  '(c)',
  all<Conviction>(
    'an offense that may be sealed',
    unless(
      {
        says: 'not an offense that requires registration',
        otherwise: 'an offense that requires registration under PC 290',
      },
      holds(requiresRegistration),
    ),
    unless(
      {
        says: 'not a drug offense of HSC division 10',
        otherwise: 'a drug offense of HSC division 10',
      },
      holds(drugOffense),
    ),
    unless(
      {
        says: 'not an offense of operating a vehicle',
        otherwise: 'a misdemeanor of operating a vehicle',
        cite: law.cite('(c)', 'which sections are of operating a vehicle is from memory'),
      },
      holds(operatingVehicle),
    ),
  ),
)

// ---- (d): convicted of nothing else -----------------------------------------------------------------------------------------

// (d) Not to a person convicted of more than one offense, in the same action or another, except as follows.
const nothingElse = law.clause(
  '(d)',
  unless(
    {
      says: 'not convicted of more than one offense',
      otherwise: 'convicted of more than one offense',
    },
    among<Conviction, Prior>(1, 'convicted of more than one offense', {
      members: others,
      test: holds(another, {
        says: 'another conviction that counts',
        cite: law.cite('(d)(1),(2)(A)-(B),(3)'),
      }),
      about: ({ prior }) => describe(prior),
      whole: recordIsWhole,
    }),
  ),
)

// (d)(1) One of the offenses includes the other or others.
law.encodedIn('(d)(1)', '(d)')

// (d)(2)(A) The others were misdemeanors of chapters 1 to 9, 12 or 13 of division 11 of the Vehicle Code,
// other than VC 23103, 23104, 23105, 23152, 23153 or 23220.
law.encodedIn('(d)(2)(A)', '(d)')

// (d)(2)(B) Or violations of a local ordinance on operating, stopping, standing or parking a motor vehicle.
law.encodedIn('(d)(2)(B)', '(d)')

// (d)(3) Or any combination of (1) and (2).
law.encodedIn('(d)(3)', '(d)')

// ---- (e)-(g): the age before 1973, restitution, and defamation ----------------------------------------------------------------

// (e) For an offense before 7 March 1973 the section applies to a person who was under 21 at the time.
const under21Before1973 = law.clause(
  '(e)',
  all('under 21 at an offense before 7 March 1973', before(offenseDay, theDay('1973-03-07')), under(21)),
  LIMITED,
)

// (f)(1) A petition is not denied because of an unfulfilled order of restitution or restitution fine.
law.told('(f)(1)')

// (f)(2) Nor is that a ground to find that the conditions of probation were not fulfilled for the entire
// period.
law.told('(f)(2)')

// (f)(3) Nor, where the court decides in its discretion and in the interest of justice, a ground to deny the
// petition.
law.told('(f)(3)')

// (g) In an action for defamation a court may, for good cause, have the sealed records opened and admitted
// into evidence, in confidence, and has them sealed again when its judgment is final.
const defamation = law.leaves('(g)', 'In a case about defamation a court may have the record opened.')

// ---- beside it ------------------------------------------------------------------------------------------------------

// 1203.47 A person adjudged in juvenile court for PC 647(b) or former 653.22, other than one who paid for it,
// may have the record sealed on reaching 18.
law.leftOut(
  '1203.47',
  'An adjudication in juvenile court is no conviction and does not stand in these files as one.',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc120345 = statute<Conviction>({
  id: 'pc-1203.45',
  title: 'Sealing of a misdemeanor committed under 18',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '1973-03-07', says: 'For offenses before this day the age is 21, from this day on 18.' },
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47): unpaid restitution is no ground to deny. Earlier text is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    { on: '2026-11-30', says: 'A section of a municipal or county code is asked.' },
  ],
  reliefs: [
    {
      id: 'seal',
      says: 'The record of the conviction, the arrests and the case is sealed, with that of the other charges in the pleading, acquitted or dismissed; all of it is deemed not to have occurred.',
      effect: 'sealed',
      leaves: [defamation],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ class: convictedAs, later }) =>
    convictedAs !== 'infraction' &&
    (convictedAs !== 'felony' || later.some(({ kind }) => kind === 'reduced' || kind === 'other')),
  rules: [
    {
      id: 'pc-1203.45/seal',
      relief: 'seal',
      cite: law.cite(WHOLE),
      says: 'A misdemeanor committed under 18, dismissed or to be dismissed, and no other conviction',
      inForce: {
        from: theDay('2023-07-10'),
        cite: cite('Stats 2023 ch 47 (AB 134)', 'verbatim', 'the text as it is encoded'),
      },
      appliesTo: all(
        'a misdemeanor committed under 18',
        holds(stands, {
          says: 'the conviction was not vacated or sealed before',
          otherwise: 'already vacated or sealed',
        }),
        misdemeanor,
        any(
          {
            says: 'under 18 at the offense',
            otherwise: 'not under 18 at the offense (21 before 7 March 1973)',
            cite: law.cite('(a),(e)'),
          },
          under21Before1973,
          under18,
        ),
      ),
      when: all('nothing stands in the way', notExcluded, nothingElse, dismissed),
      routes: [
        {
          name: 'discretion',
          says: 'Petition to seal the record, with that under PC 1203.4 or 1203.4a or by itself; the court may grant it. Unpaid restitution is no ground to deny.',
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'may',
          opens: always('whether to seal, the court decides on the petition'),
        },
      ],
    },
  ],
})
