/** PC 17: a felony that might have been punished as a misdemeanor is made one, and a misdemeanor of PC 19.8 an infraction. */
import { offenseClass, stands } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { always, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import type { Leaves } from '../../relief.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { felonySentence, PROBATION } from '../facts/dismissal.ts'
import { prisonGiven, probationGranted } from '../facts/history.ts'
import { countEnded, dismissedAlready, jail1170h, of198, wobbler } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked beside the clauses below ---------------------------------------------------------------------------------

const standing = all<Conviction>(
  'the conviction stands',
  holds(countEnded, { says: 'the court convicted of it', otherwise: 'no conviction' }),
  holds(stands, { says: 'it was not vacated or sealed', otherwise: 'already vacated or sealed' }),
  unless(
    {
      says: 'no dismissal stands in the way',
      otherwise: 'already dismissed',
      cite: cite(
        'Meyer v. Superior Court (1966) 247 Cal.App.2d 133',
        'secondary',
        'after a dismissal under PC 1203.4 the court may still declare a misdemeanor',
      ),
    },
    holds(dismissedAlready),
  ),
)

const felony = is(offenseClass, ['felony'], {
  says: 'a felony today',
  otherwise: 'not a felony today',
  cite: law.cite('(b)'),
})
const misdemeanor = is(offenseClass, ['misdemeanor'], {
  says: 'a misdemeanor today',
  otherwise: 'not a misdemeanor today',
  cite: law.cite('(d)(2)'),
})

const notPrison = not<Conviction>(
  {
    says: 'not sentenced to state prison',
    otherwise: 'sentenced to state prison',
    cite: cite(
      'PC 17(b)(1), (3); People v. Wood (1998) 62 Cal.App.4th 1262',
      'secondary',
      'also where the execution of the prison term was suspended and probation granted: the judgment imposed it',
    ),
  },
  holds(prisonGiven),
)

// ---- (a) to (c): a felony that is a misdemeanor ---------------------------------------------------------------------

// (a) A felony is a crime punishable by death, by state prison, or by county jail under PC 1170(h). Every
// other crime is a misdemeanor, but for those classified as infractions.
law.leftOut('(a)', 'A definition; the class on record is taken.')

// (b) A crime that the court may punish either by state prison or jail under PC 1170(h), or by a fine or
// county jail, is a misdemeanor for all purposes in each of the cases (1) to (5).
const isWobbler = law.clause(
  '(b)',
  holds(wobbler, {
    says: 'the offense could be punished as a felony or as a misdemeanor',
    otherwise: 'the offense is a felony whatever the sentence',
  }),
  'section by section, as each was read; PC 18(b) makes one of a felony with a fine in place of prison; an attempt is as its offense (PC 664)',
)

// (b)(1) After a judgment that imposes a punishment other than state prison or jail under PC 1170(h).
const byLaw = law.clause(
  '(b)(1)',
  all<Conviction>(
    'a judgment of neither prison nor jail under PC 1170(h)',
    // Where probation is granted no judgment is imposed.
    not(
      { says: 'probation was not granted', otherwise: 'probation was granted: judgment was not imposed' },
      holds(probationGranted),
    ),
    not(
      {
        says: 'not sentenced to jail under PC 1170(h)',
        otherwise: 'sentenced to jail under PC 1170(h)',
        cite: law.reading(
          '(b)(1)',
          'Setaside’s reading: more than a year of jail, or mandatory supervision, is PC 1170(h)',
        ),
      },
      holds(jail1170h),
    ),
  ),
)

// (b)(2) When the court commits the defendant to a secure youth treatment facility and designates the offense
// a misdemeanor.
law.leftOut('(b)(2)', 'Commitments to youth facilities are not told apart in these files.')

// (b)(3) When the court grants probation and declares the offense a misdemeanor, either then or later on
// application of the defendant or the probation officer.
const onProbation = law.clause(
  '(b)(3)',
  all<Conviction>(
    'probation, which did not end in a felony’s sentence',
    holds(probationGranted, { says: 'probation was granted', otherwise: 'probation was not granted' }),
    is(felonySentence, [PROBATION], {
      says: 'it did not end in a sentence under PC 1170(h)',
      otherwise: 'it ended in jail under PC 1170(h) or in prison',
    }),
  ),
)

// (b)(4) When the prosecutor files a complaint that specifies a misdemeanor, in a court with jurisdiction
// over misdemeanors, unless the defendant objects at arraignment or plea; then the case goes on as a felony.
law.leftOut('(b)(4)', 'Before judgment: the class of the conviction on record already shows it.')

// (b)(5)(A) When the court determines before trial, on its own motion or that of a party, that the offense is
// a misdemeanor.
law.leftOut('(b)(5)(A)', 'Before judgment: the class of the conviction on record already shows it.')

// (b)(5)(B) After a denial the motion may be made again only on a showing of changed circumstances: new facts
// about the charge or the person, or a change of the law.
law.leftOut('(b)(5)(B)', 'Before judgment: the class of the conviction on record already shows it.')

// (c) Where the defendant was committed to a secure youth treatment facility for such a crime, it is a
// misdemeanor for all purposes from the discharge.
law.leftOut('(c)', 'Commitments to youth facilities are not told apart in these files.')

// ---- (d): a misdemeanor that is an infraction -----------------------------------------------------------------------

// (d) A violation of a section that PC 19.8 lists is an infraction, under the procedures of PC 19.6 and 19.7,
// in each of the cases (1) and (2).
const onTheListOf198 = law.clause(
  '(d)',
  holds(of198, { says: 'an offense that PC 19.8 lists', otherwise: 'not an offense that PC 19.8 lists' }),
  'offenses that other laws make subject to PC 17(d) are not listed',
)

// (d)(1) The prosecutor charges it as an infraction, unless the defendant, told of the rights at arraignment,
// elects a misdemeanor.
law.leftOut('(d)(1)', 'Before judgment: the class of the conviction on record already shows it.')

// (d)(2) The court determines, with the defendant’s consent, that the offense is an infraction; the case goes
// on as if arraigned on an infraction complaint.
const courtMay = law.clause(
  '(d)(2)',
  always<Conviction>('whether to reduce it, the court decides on the petition'),
)

// ---- (e) and (f): what it leaves, and what is no ground to deny it --------------------------------------------------

// (e) The section lets no judge relieve a defendant of the duty to register under PC 290 who was charged with
// and found guilty of an offense that requires it.
const registration = law.leaves('(e)', 'It does not end a duty to register under PC 290.')

const strike: Leaves = {
  says: 'A serious or violent felony stays a strike: what it is counts from the day of the conviction, unless the sentence itself made it a misdemeanor.',
  cite: cite('PC 667(d)(1), 1170.12(b)(1)', 'verbatim', '1170.12(b)(1) read 2026-11-30'),
}

// (f) Where the court uses its discretion under the section, unpaid restitution or an unpaid restitution fine
// is no ground to deny a reduction.
law.told('(f)')

// ---- the rules, and what they give ----------------------------------------------------------------------------------

const AB_321 = cite('Stats 2025 ch 611 (AB 321)', 'verbatim')

export const pc17 = statute<Conviction>({
  id: 'pc-17',
  title: 'Reduction to a misdemeanor or an infraction',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2026-01-01',
      says: 'AB 321 (Stats 2025 ch 611): determination before trial, and renewed motions. Earlier text is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    { on: '2026-11-30', says: 'A prison term that was suspended closes it (Wood); it leaves a strike.' },
  ],
  reliefs: [
    {
      id: 'reduce-to-infraction',
      says: 'The misdemeanor becomes an infraction.',
      effect: 'infraction',
      leaves: [{ says: 'The conviction stands, as an infraction.', cite: law.cite('(d)(2)') }],
    },
    {
      id: 'reduce-to-misdemeanor',
      says: 'The felony becomes a misdemeanor for all purposes.',
      effect: 'misdemeanor',
      leaves: [
        registration,
        strike,
        {
          says: 'The conviction stands: it is a lesser one, not dismissed. A dismissal is asked for beside it.',
          cite: law.cite('(b)'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ class: convictedAs }) => convictedAs !== 'infraction',
  rules: [
    {
      id: 'pc-17/infraction',
      relief: 'reduce-to-infraction',
      cite: law.cite('(d)(2)'),
      says: 'A misdemeanor of PC 19.8',
      inForce: { from: theDay('2026-01-01'), cite: AB_321 },
      appliesTo: all('a misdemeanor', standing, misdemeanor),
      when: onTheListOf198,
      routes: [
        {
          name: 'discretion',
          says: 'Petition on form CR-180 (reduction under PC 17(d)(2)), by which the person consents; the court may grant it. Unpaid restitution is no ground to deny.',
          cite: law.cite(
            '(d)(2)',
            'that it may be asked for after judgment rests on form CR-180, not on the words of the section',
          ),
          by: 'petition',
          grant: 'may',
          opens: courtMay,
        },
      ],
    },
    {
      id: 'pc-17/misdemeanor',
      relief: 'reduce-to-misdemeanor',
      cite: law.cite('(b)'),
      says: 'A wobbler without prison',
      inForce: { from: theDay('2026-01-01'), cite: AB_321 },
      appliesTo: all('a felony', standing, felony),
      when: all(
        'a wobbler, and no prison',
        isWobbler,
        notPrison,
        any(
          {
            says: 'probation was granted, or the judgment imposed less than a felony’s sentence',
            otherwise: 'neither probation nor a judgment of less than jail under PC 1170(h)',
            cite: law.cite('(b)'),
          },
          byLaw,
          onProbation,
        ),
      ),
      routes: [
        {
          name: 'by law',
          says: 'Nothing need be granted: the judgment made it a misdemeanor. The court or the Department of Justice may be asked to correct the record.',
          cite: law.cite('(b)(1)'),
          by: 'automatic',
          grant: 'shall',
          opens: byLaw,
        },
        {
          name: 'discretion',
          says: 'Application on form CR-180 (reduction under PC 17(b)), at any time, also while probation runs; the court may declare the offense a misdemeanor. Unpaid restitution is no ground to deny.',
          cite: law.cite('(b)(3)'),
          by: 'petition',
          grant: 'may',
          opens: onProbation,
        },
      ],
    },
  ],
})
