/** PC 851.91: sealing of an arrest that did not end in a conviction, of right unless there is a pattern of abuse. */
import {
  type Arrest,
  allAcquitted,
  allDismissedOrAcquitted,
  allDismissedOrVacated,
} from '../../../record/arrests.ts'
import { all, any, not, presumed, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import {
  AGENCIES_KEEP_ACCESS,
  nothingFiled,
  timeOfUnfiled,
  timeToProsecute,
  withoutConviction,
} from '../facts/arrest-history.ts'
import { STAYS } from '../facts/what-stays.ts'
import { ABUSES, arrestFor, type Pattern, patternOf } from './abuse-pattern.ts'
import { evaded, evasionSigned } from './evasion.ts'
import {
  appealsExhausted,
  arrestIsLeft,
  convictionVacated,
  foundInnocent,
  notRefilable,
  withoutLimitation,
} from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// ---- asked within the clauses below ---------------------------------------------------------------------------------

const timeHasRun = after(
  timeToProsecute,
  {},
  {
    says: 'the time to prosecute has run for every offense',
    otherwise: 'the time to prosecute never runs out',
    cite: cite(
      'PC 799 to 805',
      'verbatim',
      'each offense by its longest term (805(a)), counted from the arrest or the last day of its case (803(b)), with three years for absence (803(d))',
    ),
  },
)
const ofEveryCharge = holds(allAcquitted, 'acquitted of every charge')

// ---- (a)(1): an arrest that did not result in a conviction ------------------------------------------------------------

// (a) Whoever suffered an arrest that did not result in a conviction may petition the court to have the
// arrest and its records sealed, as PC 851.92 says.
const noConviction = law.clause('(a)', withoutConviction)

// (a)(1) An arrest did not result in a conviction if (A) or (B) is true.
law.encodedIn('(a)(1)', '(a)(1)(A)-(B)')

// (a)(1)(A) The statute of limitations has run on every offense of the arrest, and the prosecutor who would
// have had jurisdiction has filed nothing based on it.
const neverFiled = law.clause(
  '(a)(1)(A)',
  all<Arrest>(
    'nothing was filed, and no longer can be',
    holds(nothingFiled, 'no charge was filed'),
    timeHasRun,
  ),
)

// (a)(1)(B) The prosecutor filed, and one or more of (i) to (iii) happened to every charge.
law.encodedIn('(a)(1)(B)', '(a)(1)(B)(i)-(iii)')

// (a)(1)(B)(i) No conviction, and the charge was dismissed and may not be refiled.
const dismissed = law.clause(
  '(a)(1)(B)(i)',
  all<Arrest>(
    'every charge was dismissed, and none may be filed again',
    holds(allDismissedOrAcquitted, 'every charge was dismissed or ended in acquittal'),
    any('none may be filed again', timeHasRun, holds(notRefilable, 'none of them may be filed again')),
  ),
)

// (a)(1)(B)(ii) No conviction, and acquitted of the charges.
const acquitted = law.clause('(a)(1)(B)(ii)', ofEveryCharge)

// (a)(1)(B)(iii) A conviction that was vacated or reversed on appeal, with all appeals exhausted, and the
// charge may not be refiled.
const vacated = law.clause(
  '(a)(1)(B)(iii)',
  all<Arrest>(
    'its convictions were vacated or reversed for good, and none of the charges may be filed again',
    holds(convictionVacated, {
      says: 'every conviction was vacated or reversed on appeal',
      otherwise: 'no conviction of it was vacated or reversed on appeal',
    }),
    holds(allDismissedOrVacated, 'every other charge was dismissed or ended in acquittal'),
    holds(appealsExhausted, 'all appeals are exhausted'),
    holds(notRefilable, 'none of the charges may be filed again'),
  ),
  'a dismissal after probation (PC 1203.4) vacates nothing in this sense: Setaside’s reading',
)

// ---- (a)(2): who is not eligible --------------------------------------------------------------------------------------

// (a)(2)(A) Not while the person may still be charged with any offense of the arrest.
const nothingLeftToFile = law.clause(
  '(a)(2)(A)',
  after<Arrest>(
    timeOfUnfiled,
    {},
    {
      says: 'no offense of the arrest may still be filed on',
      otherwise: 'the person may still be charged with an offense of the arrest on which nothing was filed',
    },
  ),
  'an offense of the arrest on which nothing was filed, where others were: each by its own time to prosecute',
)

// (a)(2)(B) Not where a charge of those who arrested or of the pleading is murder or another offense without
// a statute of limitations, unless acquitted or found factually innocent of it.
const notGravest = law.clause(
  '(a)(2)(B)',
  unless<Arrest>(
    {
      says: 'no charge of murder or the like, unless acquitted or found innocent',
      otherwise: 'a charge of murder, or of another offense that may be prosecuted at any time',
    },
    all(
      'a charge that may be prosecuted at any time, without acquittal or finding of innocence',
      holds(withoutLimitation, 'a charge of murder or the like, and no acquittal of it'),
      not('not found factually innocent', holds(foundInnocent)),
    ),
  ),
)

const noEvasion = unless<Arrest>(
  { says: 'no evasion', otherwise: 'the person evaded prosecution', cite: law.cite('(a)(2)(C)-(D)') },
  holds(evaded),
)

// (a)(2)(C) Not where the petitioner intentionally evaded the prosecution of the arrest, by absconding for
// example. Warrants and failures to appear that were dealt with before the case closed without a conviction
// do not show it.
const notEvaded = law.clause(
  '(a)(2)(C)',
  any<Arrest>(
    { says: 'the person did not evade prosecution', otherwise: 'the person evaded prosecution' },
    noEvasion,
    all(
      { says: 'nothing in the record points to evasion', otherwise: 'the person evaded prosecution' },
      not(
        'no failure to appear and no false identity that may be of this arrest',
        holds(evasionSigned, 'a failure to appear or a false identity while the arrest was open'),
      ),
      presumed(
        {
          says: 'and so none is taken to be there',
          cite: law.reading(
            '(d)(2)',
            'the petitioner has the first burden; that evasion is then for the prosecutor to show is Setaside’s reading',
          ),
        },
        noEvasion,
      ),
    ),
  ),
)

// (a)(2)(D) Not where the petitioner intentionally evaded it by identity fraud and was later charged with a
// crime for that.
law.encodedIn('(a)(2)(D)', '(a)(2)(C)')

// ---- (b) and (c): the petition, of right or in the interests of justice -----------------------------------------------

// (b)(1) The petition is verified, filed in the court of the pleading or else where the arrest was, and
// served on the prosecutor and the agency, both at least 15 days before the hearing; it names the person, the
// arrest, the offenses or charges, and the right or the interests of justice, these with declarations.
law.leftOut('(b)(1)', 'Procedure: told with the filing, not decided from the record.')

// (b)(2) The court may deny a petition that does not meet (1).
law.leftOut('(b)(2)', 'Procedure: told with the filing, not decided from the record.')

// (b)(3) Forms, in several languages, also at places of detention.
law.leftOut('(b)(3)', 'Procedure: the forms.')

// (c) It may be granted as a matter of right or in the interests of justice.
law.encodedIn('(c)', '(c)(1)')

// (c)(1) Who is eligible under (a) is entitled to it as a matter of right, unless subject to (2).
law.encodedIn('(c)(1)', '(c)(2)(A)(i)')

const PATTERN: Pattern = { convictions: 2, arrests: 5, within: { years: 3 } }

// (c)(2)(A)(i) Only on a showing that it serves the interests of justice where an offense or charge of the
// arrest was domestic violence, child abuse or elder abuse and the record shows a pattern of arrests or
// convictions of the same kind.
const abuseWithPattern = law.clause(
  '(c)(2)(A)(i)',
  any<Arrest>(
    'an arrest for abuse, with a pattern of it in the record',
    ...ABUSES.map(abuse =>
      all<Arrest>(
        { says: `an arrest for ${abuse.name}, and a pattern of it`, cite: law.cite('(c)(2)(A)(i)') },
        holds(arrestFor(abuse), {
          says: `a charge of ${abuse.name}`,
          cite: cite(abuse.list.cite.text, 'unverified', 'which sections are of the kind is from memory'),
        }),
        holds(patternOf(abuse, PATTERN), {
          says: `a pattern of ${abuse.name}`,
          cite: law.cite('(c)(2)(A)(ii)'),
        }),
      ),
    ),
  ),
  'the statute names no sections for the three kinds: those used are from memory',
)
const ofRight = not<Arrest>(
  {
    says: 'no pattern of domestic violence, child abuse or elder abuse with an arrest for it',
    cite: law.cite('(c)(1)-(2)'),
  },
  abuseWithPattern,
)

// (c)(2)(A)(ii) A pattern: two or more convictions, or five or more arrests, for separate offenses on
// separate occasions within three years of at least one of the others.
law.encodedIn('(c)(2)(A)(ii)', '(c)(2)(A)(i)')

// (c)(2)(B) For the interests of justice the court may consider hardship, character, evidence about the
// arrest, the record of convictions, and whatever else is relevant.
law.leftOut('(c)(2)(B)', 'The court weighs it on the petition.')

// ---- (d) and (e): the hearing and the order, and what it leaves --------------------------------------------------------

// (d)(1) Both sides may present evidence, also declarations, reports and criminal histories.
law.leftOut('(d)(1)', 'Procedure.')

// (d)(2) The petitioner first has to show the right, or that sealing serves the interests of justice; then
// the burden shifts to the prosecutor.
law.encodedIn('(d)(2)', '(a)(2)(C)')

// (e)(1) The court reports the relief to the Department of Justice.
law.leftOut('(e)(1)', 'What follows once granted.')

// (e)(2)(A) It issues a written ruling and order to the petitioner, the prosecutor and the agency.
law.leftOut('(e)(2)(A)', 'What follows once granted.')

// (e)(2)(B) The arrest is sealed and deemed not to have occurred, the petitioner may answer accordingly and
// is released from all penalties and disabilities of it, except as PC 851.92 and (i) to (iv) say.
law.told('(e)(2)(B)')

// (e)(2)(B)(i) It may be pleaded and proved in a later prosecution for another offense, as if it were not
// sealed.
const pleaded = law.leaves(
  '(e)(2)(B)(i)',
  'The arrest may still be pleaded and proved in a later prosecution for another offense.',
)

// (e)(2)(B)(ii) It must still be disclosed in answer to a direct question in an application for public
// office, employment as a peace officer, a state or local license, or a contract with the Lottery.
const disclosure = law.leaves(
  '(e)(2)(B)(ii)',
  'It must still be disclosed in an application for public office, for work as a peace officer, for a state or local license, or for a contract with the Lottery.',
)

// (e)(2)(B)(iii) Firearms stay as they were.
const firearms = law.leaves(
  '(e)(2)(B)(iii)',
  'It does not restore the right to own or possess firearms, where the arrest affected it.',
)

// (e)(2)(B)(iv) Bars from public office stay.
const office = law.leaves('(e)(2)(B)(iv)', STAYS.office)

// ---- PC 851.92: what sealing is ---------------------------------------------------------------------------------------

// 851.92(a) For arrests sealed under PC 851.87, 851.90, 851.91, 1000.4 and 1001.9.
law.told('851.92(a)')

// 851.92(b)(1)-(4) Copies of the order and reports within 30 days; how the local and state histories, police
// reports and court records are noted and stamped.
law.leftOut('851.92(b)(1)-(4)', 'What follows once granted; it decides nobody’s case.')

// 851.92(b)(5) The records are disclosed to nobody but the person and criminal justice agencies.
law.told('851.92(b)(5)')

// 851.92(b)(6) Criminal justice agencies may go on to see, share and use them.
const justice = law.leaves('851.92(b)(6)', AGENCIES_KEEP_ACCESS)

// 851.92(c) A civil penalty of $500 to $2,500 for whoever else spreads them.
law.leftOut('851.92(c)', 'What follows once granted; it decides nobody’s case.')

// 851.92(d) What the words mean; who is a criminal justice agency.
law.leftOut('851.92(d)', 'Definitions, for whoever keeps the sealed records.')

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

const ended = any<Arrest>(
  {
    says: 'it did not result in a conviction, and cannot any more',
    otherwise: 'the person may still be charged with an offense of the arrest',
    cite: law.cite('(a)(1), (a)(2)(A)'),
  },
  neverFiled,
  all(
    'every charge filed ended for good, and nothing is left to file',
    any('acquitted, dismissed or vacated', acquitted, dismissed, vacated),
    nothingLeftToFile,
  ),
)

export const pc85191 = statute<Arrest>({
  id: 'pc-851.91',
  title: 'Sealing of an arrest without a conviction',
  cite: law.cite(WHOLE),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '2018-01-01', says: 'SB 393 adds the section (from memory).' },
    { on: '2019-01-01', says: 'AB 2599 (Stats 2018 ch 653): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'The time to prosecute is read in PC 799 to 805; evasion is of this arrest; offenses never filed on are looked at by themselves; a conviction vacated or reversed for good is none.',
    },
  ],
  reliefs: [
    {
      id: 'seal-arrest',
      says: 'The arrest and its records are sealed, and it is deemed not to have occurred.',
      effect: 'sealed',
      leaves: [pleaded, disclosure, firearms, office, justice],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: arrestIsLeft,
  tables: { PATTERN },
  rules: [
    {
      id: 'pc-851.91/seal',
      relief: 'seal-arrest',
      cite: law.cite(WHOLE),
      says: 'An arrest that did not result in a conviction',
      inForce: {
        from: theDay('2018-01-01'),
        cite: law.reading(WHOLE, 'that SB 393 (Stats 2017 ch 680) added it is from memory'),
      },
      appliesTo: noConviction,
      when: all('it ended for good, and nothing excludes it', notGravest, ended, notEvaded),
      routes: [
        {
          name: 'of right',
          says: 'Petition on form CR-409, which the court shall grant: the arrest is sealed as a matter of right.',
          cite: law.cite('(c)(1)'),
          by: 'petition',
          grant: 'shall',
          opens: ofRight,
        },
        {
          name: 'interests of justice',
          says: 'Petition on form CR-409 with declarations, which the court may grant where sealing serves the interests of justice.',
          cite: law.cite('(c)(2)'),
          by: 'petition',
          grant: 'may',
          opens: always('whether it serves the interests of justice, the court finds on the petition'),
        },
      ],
    },
  ],
})
