/** PC 851.8: sealing and destruction of the records of an arrest of somebody who is factually innocent. */
import { type Arrest, allAcquitted, allDismissedOrAcquitted, arrestClass } from '../../../record/arrests.ts'
import { all, not } from '../../../rules/algebra.ts'
import { after, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { neverConvicted, nothingFiled, withoutConviction } from '../facts/arrest-history.ts'
import { acquittedOfOne, arrestOrFiling, goodCause, innocent } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const ofEveryCharge = holds(allAcquitted, 'acquitted of every charge')

// ---- (a) to (e): who may ask, and whom ------------------------------------------------------------------------------

// (a) Arrested and no accusatory pleading filed: the person may petition the agency with jurisdiction over
// the offense, with a copy to the prosecutor. If it determines that the person is factually innocent it
// shall, with the prosecutor’s concurrence, seal the records for three years from the arrest and then destroy
// them, and have the Department of Justice and other agencies do the same.
const unfiled = law.clause('(a)', holds(nothingFiled, 'nothing was filed'))

// (b) If agency and prosecutor do not answer within 60 days after the statute of limitations has run, or
// within 60 days of the petition where it had run before, the petition is deemed denied. After a denial:
// petition to the superior court, served ten days before the hearing. The petitioner first has to show that
// no reasonable cause exists to believe that the arrestee committed the offense, then the other side that it
// does. If the court finds factual innocence it shall order the records sealed for three years from the
// arrest and then destroyed.
const factuallyInnocent = law.clause(
  '(b)',
  holds(innocent, {
    says: 'no reasonable cause to believe that the person did it',
    otherwise: 'there is reasonable cause to believe that the person did it',
  }),
)

// (c) Arrested and an accusatory pleading filed, but no conviction: at any time after the dismissal the
// defendant may petition the court that dismissed, served ten days before the hearing; on a finding of
// factual innocence the court shall grant the relief of (b).
const dismissed = law.clause(
  '(c)',
  all(
    'it was filed and dismissed',
    holds(allDismissedOrAcquitted, 'it was filed, and every charge ended without a conviction'),
    // After an acquittal of everything there is only (e).
    not('not by acquittal alone', ofEveryCharge),
  ),
)

// (d) Filed and no conviction: with the prosecutor’s concurrence the court may grant the relief of (b) at the
// time of the dismissal.
law.leftOut('(d)', 'Granted in the moment of the dismissal, which has passed when a record shows it.')

// (e) Acquitted, and the judge of the trial finds that the defendant appears factually innocent: the judge
// may grant the relief of (b).
const acquitted = law.clause('(e)', holds(acquittedOfOne, 'acquitted of a charge'))

// ---- (f) to (k): what follows ---------------------------------------------------------------------------------------

// (f) After relief under (a) or (b): a written declaration of innocence; the arrest is deemed not to have
// occurred.
law.told('(f)')

// (g) The Department of Justice provides the forms.
law.leftOut('(g)', 'Procedure: the forms.')

// (h) Police reports note “Exonerated”; the person is told of the sealing and destruction.
law.leftOut('(h)', 'What follows once granted.')

// (i) The finding of innocence is no evidence in any action, but before the California Victim Compensation
// Board.
const noEvidence = law.leaves(
  '(i)',
  'The finding of innocence may not be used as evidence, but before the Victim Compensation Board.',
)

// (j) How records are destroyed: the entries obliterated, or the document itself.
law.leftOut('(j)', 'What follows once granted.')

// (k) Nothing is destroyed while a civil action about the arrest or prosecution is pending of which the
// agency has a copy.
const civilAction = law.leaves(
  '(k)',
  'While a civil action about the arrest is pending, the records are kept.',
)

// ---- (l) to (p): until when, and of what ----------------------------------------------------------------------------

// (l) For arrests and filings from 1 January 1981: up to two years from the arrest or the filing, whichever
// is later. Until 1 January 1983, for those of the five years before the statute. The court may waive the
// time for good cause, where nobody is prejudiced.
const late = law.clause(
  '(l)',
  after(
    arrestOrFiling,
    // Up to two years: the first day is left out and the last is in (CCP 12).
    { years: 2, days: 1 },
    'two years have passed since the arrest or the filing, whichever was later',
  ),
  'of petitions under this section, so that of (c) as well, which says at any time after the dismissal: a reading',
)
const lateWithGoodCause = all<Arrest>(
  'late, with good cause',
  late,
  holds(goodCause, { says: 'there is good cause, and no prejudice', cite: law.cite('(l)') }),
)

// (m) For arrests that were deemed detentions (PC 849.5, 851.6) as well.
law.leftOut('(m)', 'A detention is looked at like any other arrest of the record.')

// (n) Not for offenses classified as infractions.
const noInfraction = law.clause(
  '(n)',
  is(arrestClass, ['felony', 'misdemeanor'], {
    says: 'for a felony or a misdemeanor',
    otherwise: 'for an infraction, which PC 851.8(n) excludes',
  }),
)

// (o) The section is repealed if a final judgment holds that relevant, reliable evidence may not be
// considered for a finding of innocence.
law.leftOut('(o)', 'Decides nobody’s case.')

// (p) Appeals: a felony to the court of appeal, all else to the appellate division.
law.leftOut('(p)', 'Decides nobody’s case.')

// 851.86 Where a conviction is set aside because the person was factually innocent, the judge shall order the
// records sealed, on motion of a party or the court.
law.leftOut(
  '851.86',
  'A section of its own, about convictions; it follows on the order that sets the conviction aside.',
)

// 851.865 A finding of factual innocence under PC 851.8 or 851.86 binds the California Victim Compensation
// Board for a claim under PC 4900, which it pays without a hearing.
const claims = law.leaves(
  '851.865',
  'The finding binds the Victim Compensation Board, which pays a claim under PC 4900 without a hearing.',
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc8518 = statute<Arrest>({
  id: 'pc-851.8',
  title: 'Destruction of arrest records of the factually innocent',
  cite: law.cite(WHOLE),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '1981-01-01', says: 'For arrests and filings from this day on: two years to petition.' },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'An acquittal of a charge opens (e); silence is a denial after 60 days from the end of the time to prosecute; the last day of the two years is in them (CCP 12).',
    },
  ],
  reliefs: [
    {
      id: 'seal-and-destroy-arrest',
      says: 'The records are sealed for three years from the arrest and then destroyed; the arrest is deemed not to have occurred.',
      effect: 'destroyed',
      leaves: [noEvidence, claims, civilAction],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: arrest =>
    neverConvicted(arrest) && !arrest.charges.every(charge => charge.class === 'infraction'),
  rules: [
    {
      id: 'pc-851.8/destroy',
      relief: 'seal-and-destroy-arrest',
      cite: law.cite(WHOLE),
      says: 'An arrest of somebody who is factually innocent',
      inForce: {
        from: theDay('1981-01-01'),
        cite: law.cite('(l)', 'for earlier arrests the time to petition ended in 1982'),
      },
      appliesTo: withoutConviction,
      when: all('for more than an infraction, and innocent of it', noInfraction, factuallyInnocent),
      routes: [
        {
          name: 'petition to the agency',
          says: 'Nothing was filed: petition to the agency that has the offense, with a copy to the prosecutor, whose concurrence it needs. Silence is a denial 60 days after the time to prosecute has run, or after the petition where it had run before; then the superior court decides.',
          cite: law.cite('(a)-(b)'),
          by: 'petition',
          givenBy: 'agency',
          grant: 'shall',
          opens: unfiled,
          closes: late,
        },
        {
          name: 'petition to the court',
          says: 'Filed and ended without a conviction: petition to the court that dismissed it, ten days before the hearing.',
          cite: law.cite('(c)'),
          by: 'petition',
          grant: 'shall',
          opens: dismissed,
          closes: late,
        },
        {
          name: 'acquittal',
          says: 'Acquitted of a charge: the judge of the trial may grant it where the person appears to be factually innocent of it.',
          cite: law.cite('(e)'),
          by: 'petition',
          grant: 'may',
          opens: acquitted,
          closes: late,
        },
        {
          name: 'late petition',
          says: 'The same petition after two years, where the court waives the time for good cause and nobody is prejudiced.',
          cite: law.cite('(l)'),
          by: 'petition',
          grant: 'may',
          opens: lateWithGoodCause,
        },
      ],
    },
  ],
})
