/** PC 4852.01 to 4852.22: the certificate of rehabilitation, which is also an application for a pardon. */

import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { othersAtAnyTime } from '../../../record/priors.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { look } from '../../../rules/fact.ts'
import { after, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { onTheList, probationGranted, requiresRegistration } from '../facts/history.ts'
import { countsDespiteDismissal, notVacated } from '../facts/not-vacated.ts'
import { STAYS } from '../facts/what-stays.ts'
import { readyList } from '../offenses/list-entry.ts'
import {
  dismissed,
  excludedElsewhere,
  excludedHere,
  incarceratedSince,
  inService,
  lifeOrDeath,
  orSentencedToLife,
  otherFelonyEnds,
  release,
  residence,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

/** Every misdemeanor, and felonies with probation, that require registration: they fall under (b) and not under (a). */
const registrableWithProbation = all<Conviction>(
  {
    says: 'a registrable misdemeanor, or a registrable felony with probation',
    cite: law.cite('4852.01(b)'),
  },
  holds(requiresRegistration, {
    says: 'an offense that requires registration',
    otherwise: 'not an offense that requires registration',
    cite: law.cite('4852.01(b)'),
  }),
  any(
    { says: 'a misdemeanor, or probation', otherwise: 'a felony without probation: see PC 4852.01(a)' },
    is(offenseClass, ['misdemeanor'], 'a misdemeanor'),
    all('a felony with probation', is(offenseClass, ['felony'], 'a felony'), holds(probationGranted)),
  ),
)

const notRegistrable = not<Conviction>(
  { says: 'not an offense that requires registration', cite: law.cite('4852.03(a)(2)(A)') },
  holds(requiresRegistration, 'an offense that requires registration'),
)

// ---- 4852.01: who may petition ----------------------------------------------------------------------------------------

// 4852.01(a) But for (b), a person convicted of a felony may petition for a certificate.
const aFelony = law.clause(
  '4852.01(a)',
  all(
    'a felony',
    is(offenseClass, ['felony'], 'a felony'),
    countsDespiteDismissal(
      'whether the dismissed conviction counts for a certificate',
      'Does it still count as a felony conviction for a certificate (PC 4852.01(a), 4852.06)?',
    ),
  ),
)

// 4852.01(b) A person convicted of a sex offense that PC 290 names, of a misdemeanor or of a felony with
// probation, may petition once the case has been dismissed under PC 1203.4, if not in any prison, jail or the
// like since the dismissal, not on probation for any other felony, and with satisfactory evidence of five
// years of residence in the state before filing.
const dismissedAndNothingSince = law.clause(
  '4852.01(b)',
  any<Conviction>(
    'not a case of (b), or dismissed and nothing since',
    not('not a registrable misdemeanor, nor a registrable felony with probation', registrableWithProbation),
    all(
      'dismissed, and nothing since',
      holds(dismissed, {
        says: 'dismissed under PC 1203.4',
        otherwise: 'not dismissed under PC 1203.4, which must come first',
        cite: law.cite('4852.01(b)'),
      }),
      unless(
        {
          says: 'not in custody since',
          otherwise: 'in jail or prison since the dismissal',
          cite: law.cite('4852.01(b)'),
        },
        holds(incarceratedSince),
      ),
      after(
        otherFelonyEnds,
        {},
        { says: 'not on probation for another felony', cite: law.cite('4852.01(b)') },
      ),
    ),
  ),
)

// 4852.01(c) Not for persons on mandatory life parole, under a sentence of death, convicted under PC 269,
// 286(c), 287(c), 288, 288.5, 288.7, 289(j) or former 288a(c), or in military service.
const notExcluded = law.clause(
  '4852.01(c)',
  all<Conviction>(
    'nobody whom the chapter excludes',
    unless(
      {
        says: 'not an offense that is excluded',
        otherwise: 'an offense that PC 4852.01(c) excludes',
        cite: law.cite('4852.01(c)'),
      },
      holds(excludedHere),
    ),
    unless(
      {
        says: 'no other conviction of such an offense',
        otherwise: 'another conviction is for an offense that PC 4852.01(c) excludes',
        cite: law.cite('4852.01(c)', 'that any conviction of the person excludes is Setaside’s reading'),
      },
      othersAtAnyTime(1, holds(excludedElsewhere, 'excluded by PC 4852.01(c)'), {
        says: 'another conviction that excludes',
        cite: law.cite('4852.01(c)'),
      }),
    ),
    unless(
      {
        says: 'neither on life parole nor sentenced to death',
        otherwise: 'on mandatory life parole, or sentenced to death',
        cite: law.cite('4852.01(c)'),
      },
      holds(lifeOrDeath),
    ),
    unless(
      {
        says: 'not in military service',
        otherwise: 'in military service',
        cite: law.cite('4852.01(c)'),
      },
      holds(inService),
    ),
  ),
)

// 4852.01(d) The Governor may pardon persons convicted under those sections all the same, in extraordinary
// circumstances.
law.leftOut('4852.01(d)', 'A pardon is the Governor’s, and no petition of this chapter.')

// ---- 4852.03: the period of rehabilitation ----------------------------------------------------------------------------

// 4852.03(a) The period of rehabilitation begins with the discharge from custody at the end of the term, or
// with the release on parole, postrelease community supervision, mandatory supervision or probation,
// whichever is sooner. It is five years of residence in the state and what (1) to (4) add.
law.encodedIn('4852.03(a)', '4852.03(a)(1)-(3)')

const FOUR_YEARS_MORE = readyList({
  name: 'offenses with four years more before a certificate',
  cite: law.cite('4852.03(a)(1)'),
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: law.cite('4852.03(a)(1)'),
      says: 'murder, kidnapping for ransom, train wrecking, assault by a life prisoner, explosives, sabotage',
      sections: ['PC 187', 'PC 209', 'PC 219', 'PC 4500', 'PC 18755', 'MV 1672(a)'],
    },
    {
      cite: law.cite('4852.03(a)(1)', 'which other offenses carry a life sentence is from a program'),
      says: 'another offense that carries a life sentence',
      sections: [
        ...['PC 37', 'PC 128', 'PC 205', 'PC 206', 'PC 209.5', 'PC 217.1(b)', 'PC 218', 'PC 220(b)'],
        ...['PC 236.1(c)(2)', 'PC 273ab', 'PC 451.5', 'PC 11418(b)', 'PC 12308', 'PC 12310', 'PC 18745'],
        ...['PC 667.61', 'PC 667.7', 'PC 667.71'],
      ],
      numbers: 'program',
    },
  ],
  beyond: ['Any other offense that carries a life sentence.'],
})
const carriesLife = orSentencedToLife(
  onTheList(
    'offense that carries a life sentence',
    'Is the offense one of PC 187, 209, 219, 4500, 18755 or MVC 1672(a), or another that carries a life sentence?',
    FOUR_YEARS_MORE,
  ),
)

// 4852.03(a)(1) Four years more for PC 187, 209, 219, 4500, 18755, MVC 1672(a), or any other offense that
// carries a life sentence.
const nineYears = law.clause(
  '4852.03(a)(1)',
  all(
    'no registration, and nine years',
    notRegistrable,
    after(
      release,
      { years: 9 },
      {
        says: '9 years since release: five of residence and four for an offense that carries a life sentence',
        cite: law.cite('4852.03(a)'),
      },
    ),
  ),
)

// 4852.03(a)(2)(A) Five years more for an offense or attempt that requires registration under PC 290 to
// 290.024.
const tenYears = law.clause(
  '4852.03(a)(2)(A)',
  after(
    release,
    { years: 10 },
    '10 years since release: five of residence and five for an offense that requires registration',
  ),
)

// 4852.03(a)(2)(B) A certificate issued on or after 1 July 2021 does not end the duty to register; only PC
// 290.5 does.
const registration = law.leaves('4852.03(a)(2)(B)', STAYS.registration)

// 4852.03(a)(3) Two years more for any other offense that carries no life sentence.
const sevenYears = law.clause(
  '4852.03(a)(3)',
  all(
    'neither registration nor a life sentence, and seven years',
    notRegistrable,
    not(
      { says: 'not an offense that carries a life sentence', cite: law.cite('4852.03(a)(1)') },
      holds(carriesLife),
    ),
    after(
      release,
      { years: 7 },
      {
        says: '7 years since release: five of residence and two for any other',
        cite: law.cite('4852.03(a)'),
      },
    ),
  ),
)

// 4852.03(a)(4) After consecutive sentences the court may extend the period, up to what the maximum penalties
// of all the crimes add up to.
law.leftOut('4852.03(a)(4)', 'The court orders it on the petition; no file shows it.')

// 4852.03(b) Before the period has passed nobody may file; a certificate issued without what the chapter
// requires is void.
const periodHasRun = law.clause(
  '4852.03(b)',
  // Ten years are enough for everybody, nine for those who need not register, seven where no life term was possible.
  any('the period of rehabilitation has run', tenYears, nineYears, sevenYears),
)

// 4852.03(c) A move within the state does not interrupt the period.
law.leftOut('4852.03(c)', 'Part of the question about residence.')

// 4852.03(d) Operative on 1 July 2021.
const operative = law.told(
  '4852.03(d)',
  'operative on this day; the chapter is of 1943, and its earlier periods are not modeled',
)

// ---- 4852.04 to 4852.14: the petition, and what the court finds -------------------------------------------------------

// 4852.04 Help from rehabilitative agencies, probation and parole officers.
law.leftOut('4852.04', 'Procedure: told with the route, not decided from the record.')

// 4852.05 The person lives an honest and upright life, with sobriety and industry, and obeys the law.
law.leftOut('4852.05', 'The court weighs it on the petition.')

// 4852.06 After the minimum period, whoever has complied with PC 4852.05 may file in the superior court of
// the county of residence, or of the conviction of a felony or of a crime dismissed under PC 1203.4. Not
// before five years of continuous residence in the state after prison or jail, immediately before filing.
const resides = law.clause(
  '4852.06',
  holds(residence, {
    says: 'five years of residence in California, without a break, since custody',
    otherwise: 'not yet five years of residence in California since custody',
  }),
)

// 4852.07 At least 30 days’ notice of the hearing to the district attorney of the county of filing and of
// each county of a felony conviction or of one dismissed under PC 1203.4.
law.told('4852.07')

// 4852.08 Counsel of one’s own, or the public defender, the probation officer or assigned counsel.
law.leftOut('4852.08', 'Procedure: told with the route, not decided from the record.')

// 4852.09 No fees.
law.leftOut('4852.09', 'Procedure: told with the route, not decided from the record.')

// 4852.1 The court may require testimony and the records of trial, custody and supervision.
law.leftOut('4852.1', 'Procedure: told with the route, not decided from the record.')

// 4852.11 Peace officers report known violations of law on request; on proof of one the court may deny the
// petition and set a new period, no longer than the first.
law.leftOut('4852.11', 'The court weighs it on the petition.')

// 4852.12 On request of the court the district attorney investigates residence, record and conduct and
// reports.
law.leftOut('4852.12', 'Procedure: told with the route, not decided from the record.')

// 4852.13(a) If the court finds that the person has shown rehabilitation and fitness for all civil and
// political rights, it may declare so and recommend a full pardon to the Governor: the certificate of
// rehabilitation.
law.told('4852.13(a)')

// 4852.13(b) No certificate after an offense of PC 290 where the court determines a continuing threat to
// minors of such an offense.
law.leftOut('4852.13(b)', 'The court weighs it on the petition.')

// 4852.13(c) The district attorney may petition to rescind a certificate after an offense of PC 290 for such
// a threat.
law.leftOut('4852.13(c)', 'What may follow once granted.')

// 4852.14 Copies go to the Governor, the Board of Parole Hearings, the Department of Justice and, for persons
// twice convicted of a felony, the Supreme Court.
law.leftOut('4852.14', 'What follows once granted.')

// ---- 4852.15 to 4852.22: what the certificate does, and when it may come sooner ---------------------------------------

// 4852.15 The chapter takes no power to revoke or suspend a right for what was not part of the conviction,
// and gives back no professional license; the boards and the State Bar keep their powers.
const noLicense = law.leaves('4852.15', 'It gives back no license to practice a profession.')

// 4852.16(a) The certificate is an application for a full pardon, which the Governor may issue without
// further investigation; for a person twice convicted of a felony only on the written recommendation of a
// majority of the Supreme Court.
const twiceConvicted = law.leaves(
  '4852.16(a)',
  'A person twice convicted of a felony may be pardoned only on the recommendation of a majority of the Supreme Court.',
)

// 4852.16(b) The Board of Parole Hearings reviews the certificate within a year and recommends, by criteria
// of the Governor.
law.leftOut('4852.16(b)', 'What follows once granted.')

// 4852.17 Certificate and pardon are reported to and recorded by the Department of Justice. A full pardon
// based on a certificate restores all civil and political rights, firearms among them, but firearms not to
// whoever was ever convicted of a felony that involved the use of a dangerous weapon.
const onlyAPardon = law.leaves(
  '4852.17',
  'The conviction stands; only a pardon restores rights, and the right to firearms not after a felony with a dangerous weapon.',
)

// 4852.18 Forms, at the court and on its website, free of charge.
law.leftOut('4852.18', 'Procedure: told with the route, not decided from the record.')

// 4852.19 The chapter adds a procedure and replaces no other.
law.leftOut('4852.19', 'Other statutes are asked beside this one.')

// 4852.2 Whoever takes a fee for representing a petitioner and is no attorney commits a misdemeanor.
law.leftOut('4852.2', 'Who may take a fee; it decides nobody’s case.')

// 4852.21 Who is released from prison, or from jail on mandatory supervision, is told in writing of the right
// to petition, and so is, where there is such a right, whose case is dismissed under PC 1203.4.
law.leftOut('4852.21', 'A duty of prisons, jails and clerks.')

// 4852.22 Except in a case that requires registration under PC 290, the court may grant the petition before
// the period has passed, if that serves the interests of justice.
const soonerForJustice = law.clause(
  '4852.22',
  not<Conviction>(
    'not an offense that requires registration',
    holds(requiresRegistration, 'an offense that requires registration'),
  ),
)

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

const CHAPTER = cite('PC 4852.01 to 4852.22', 'verbatim')

export const pc485201 = statute<Conviction>({
  id: 'pc-4852.01',
  title: 'Certificate of rehabilitation',
  cite: CHAPTER,
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  // Five years of residence and no military service: only the person can show them.
  turnsOnThePerson: true,
  history: [
    {
      on: '2021-07-01',
      says: 'SB 384 (Stats 2017 ch 541): a certificate no longer ends the duty to register.',
    },
    { on: '2023-01-01', says: 'AB 1924 (Stats 2022 ch 766): who may petition, as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'PC 4852.01(b) asks of probation for another felony only; 4852.03 binds its cases too (read again); the release from a term that runs consecutively is not reckoned from the conviction.',
    },
  ],
  reliefs: [
    {
      id: 'certificate',
      says: 'A court declares the person rehabilitated and recommends a pardon to the Governor; the certificate is the application for it.',
      effect: 'certified',
      leaves: [registration, onlyAPardon, twiceConvicted, noLicense],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: conviction =>
    conviction.class !== 'infraction' &&
    (conviction.class !== 'misdemeanor' || look(requiresRegistration, conviction) !== false),
  tables: { FOUR_YEARS_MORE },
  rules: [
    {
      id: 'pc-4852.01/certificate',
      relief: 'certificate',
      cite: CHAPTER,
      says: 'A felony, or a registrable offense that was dismissed after probation',
      inForce: { from: theDay('2021-07-01'), cite: operative },
      appliesTo: all(
        'a conviction within the chapter',
        notVacated,
        any<Conviction>(
          {
            says: 'a felony, or a registrable offense',
            otherwise: 'neither a felony nor an offense that requires registration',
            cite: law.cite('4852.01(a)-(b)'),
          },
          registrableWithProbation,
          aFelony,
        ),
      ),
      when: all(
        'nobody excluded, resident, and what (b) asks',
        notExcluded,
        dismissedAndNothingSince,
        resides,
      ),
      routes: [
        {
          name: 'after the period',
          says: 'Petition to the superior court where the person lives or was convicted, 30 days’ notice to the prosecutors; the court may grant it.',
          cite: law.cite('4852.03, 4852.06'),
          by: 'petition',
          grant: 'may',
          opens: periodHasRun,
        },
        {
          name: 'before the period',
          says: 'The same petition before the period of rehabilitation has run, which the court may grant in the interests of justice.',
          cite: law.cite('4852.22'),
          by: 'petition',
          grant: 'may',
          opens: soonerForJustice,
          closes: periodHasRun,
        },
      ],
    },
  ],
})
