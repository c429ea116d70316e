/** PC 851.7: sealing of the records of a minor’s arrest that ended without a conviction. */
import {
  type Arrest,
  allAcquitted,
  allDismissedOrAcquitted,
  arrestClass,
  arrestDate,
  arrestedBirthDate,
} from '../../../record/arrests.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { always, before, elapsed, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { neverConvicted, withoutConviction } from '../facts/arrest-history.ts'
import { discharged, excludedBySubject, juvenile, offenseDay, released } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- (a) to (c): which arrests of minors ------------------------------------------------------------------------------

// (a) Whoever was cited or arrested for a misdemeanor or felony while a minor may petition, during minority
// or after it, to have the records of the case sealed, in the court of the proceedings or else where the
// citation or arrest was, in each of the cases (1) to (3).
const under18 = law.clause(
  '(a)',
  not(
    'under 18 at the arrest',
    elapsed(arrestedBirthDate, { years: 18 }, arrestDate, '18 or older at the arrest'),
  ),
)
const misdemeanorOrFelony = is(arrestClass, ['felony', 'misdemeanor'], {
  says: 'for a felony or a misdemeanor',
  otherwise: 'for an infraction',
  cite: law.cite('(a)'),
})

// (a)(1) The person was released under PC 849(b)(1).
const notEnoughGrounds = law.clause('(a)(1)', holds(released, 'released under PC 849(b)(1)'))

// (a)(2) Proceedings were dismissed, or the person was discharged, without a conviction or adjudication.
const dismissed = law.clause(
  '(a)(2)',
  any<Arrest>(
    'dismissed or discharged',
    holds(allDismissedOrAcquitted, 'every charge was dismissed or ended in acquittal'),
    holds(discharged, 'the person was discharged'),
  ),
)

// (a)(3) The person was acquitted.
const acquitted = law.clause('(a)(3)', holds(allAcquitted, 'acquitted of every charge'))

// (b) If the petitioner is eligible under (a) the court shall grant it; citation, arrest, detention and
// proceedings are then deemed not to have occurred.
law.told('(b)')

// (c) For arrests before and after the section took effect.
law.told('(c)')

// ---- (d) and (e): what is excluded ------------------------------------------------------------------------------------

// (d) Not for custody under WIC 625 or a case within WIC 781, unless there were criminal proceedings in the
// case that did not end in a conviction; to those it applies.
const notJuvenile = law.clause(
  '(d)',
  unless<Arrest>(
    { says: 'not a juvenile matter', otherwise: 'a juvenile matter: see WIC 781' },
    holds(juvenile),
  ),
)

// (e) Not for arrests for, and proceedings about, what (1) to (3) name.
const notExcluded = law.clause(
  '(e)',
  unless<Arrest>(
    { says: 'not an offense that is excluded', otherwise: 'an offense that PC 851.7(e) excludes' },
    holds(excludedBySubject, { says: excludedBySubject.name, cite: law.cite('(e)(1)-(3)') }),
  ),
  'where HSC division 10 ends is from memory',
)

// (e)(1) Offenses that require registration under PC 290.
law.encodedIn('(e)(1)', '(e)')

// (e)(2) Offenses of division 10 of the Health and Safety Code (from section 11000).
law.encodedIn('(e)(2)', '(e)')

// (e)(3) Offenses under the Vehicle Code or a local ordinance about operating, stopping, standing or parking
// a vehicle.
law.encodedIn('(e)(3)', '(e)')

// ---- (f) and (g): who may look at what was sealed ---------------------------------------------------------------------

// (f) In an action for defamation a court may open the records, confidentially, for good cause.
law.told('(f)')

// (g) A prosecutor may ask the juvenile court for access in order to disclose what favors a defendant; not
// for files of WIC 300.
law.told('(g)')
const mayBeOpened = {
  says: 'A court may open the records in an action for defamation, and a prosecutor may ask to see them to disclose what favors a defendant.',
  cite: law.cite('(f)-(g)'),
}

// ---- (h): before 7 March 1973 -----------------------------------------------------------------------------------------

// (h) Also for persons who were under 21 when the offense was committed, where that was before 7 March 1973.
const under21 = law.clause(
  '(h)',
  all<Arrest>(
    {
      says: 'under 21 at an offense before 7 March 1973',
      otherwise: 'not a minor when cited or arrested',
    },
    before(offenseDay, theDay('1973-03-07'), 'the offense was before 7 March 1973'),
    not(
      'under 21 at the offense',
      elapsed(arrestedBirthDate, { years: 21 }, offenseDay, '21 or older at the offense'),
    ),
  ),
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

const minor = any<Arrest>(
  {
    says: 'a minor when cited or arrested',
    otherwise: 'not a minor when cited or arrested',
    cite: law.cite('(a)'),
  },
  under18,
  under21,
)

const ended = any<Arrest>(
  {
    says: 'released for insufficient grounds, dismissed, discharged or acquitted',
    otherwise: 'neither released for insufficient grounds nor dismissed, discharged or acquitted',
    cite: law.cite('(a)(1)-(3)'),
  },
  notEnoughGrounds,
  dismissed,
  acquitted,
)

export const pc8517 = statute<Arrest>({
  id: 'pc-851.7',
  title: 'Sealing of a minor’s arrest',
  cite: law.cite(WHOLE),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '1973-03-07', says: 'For offenses before this day persons under 21 are within the section.' },
    { on: '2025-01-01', says: 'SB 1161 (Stats 2024 ch 782): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
    { on: '2026-11-30', says: 'Whether a minor who was released was discharged is asked.' },
  ],
  reliefs: [
    {
      id: 'seal-arrest',
      says: 'The records of the citation, arrest and case are sealed, and it is deemed not to have occurred.',
      effect: 'sealed',
      leaves: [mayBeOpened],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: arrest =>
    neverConvicted(arrest) && !arrest.charges.every(charge => charge.class === 'infraction'),
  rules: [
    {
      id: 'pc-851.7/seal',
      relief: 'seal-arrest',
      cite: law.cite(WHOLE),
      says: 'An arrest of a minor that ended without a conviction',
      inForce: {
        from: theDay('1973-03-07'),
        cite: law.reading(WHOLE, 'earlier forms of the section are not modeled'),
      },
      appliesTo: all('a minor’s arrest without a conviction', minor, withoutConviction),
      when: all(
        'it ended so that it may be sealed, and nothing excludes it',
        misdemeanorOrFelony,
        notExcluded,
        ended,
        notJuvenile,
      ),
      routes: [
        {
          name: 'petition',
          says: 'Petition to the court of the case, or where the arrest was; the court shall seal.',
          cite: law.cite('(a)-(b)'),
          by: 'petition',
          grant: 'shall',
          opens: always('during minority or after it'),
        },
      ],
    },
  ],
})
