/** PC 1203.4b: dismissal for those who fought fires as prisoners, in the court’s discretion, before supervision ends. */
import type { Conviction } from '../../../record/person.ts'
import { all, any, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { after, always, holds } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { dismissal, everConvicted, NOTICE, otherLawsLeave } from '../facts/dismissal.ts'
import { requiresRegistration, standsUntouched } from '../facts/history.ts'
import { chargedWithNothing } from '../facts/pending-charges.ts'
import { STAYS } from '../facts/what-stays.ts'
import { CUSTODY, escaped, excluded, fireCrew, lastEscape, lifeFelony, released } from './facts.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

/** The note of each crime that excludes. */
const ANY_TIME = 'Setaside’s reading: a listed conviction of any time excludes, also another than this one'
const PROCEDURE = 'Procedure: told with the filing, not decided from the record.'

// ---- (a): who is eligible -----------------------------------------------------------------------------------------------

// (a)(1), crew: A person is eligible who took part successfully as a hand crew member in the California
// Conservation Camp program, as a member of a county hand crew, or at an institutional firehouse.
const onCrew = law.clause(
  '(a)(1), crew',
  all(
    'on a fire crew while serving the sentence for this conviction',
    holds(fireCrew, {
      says: 'served on a fire crew',
      otherwise: 'not served on a fire crew',
      cite: law.cite('(a)(3),(b)(5)'),
    }),
  ),
)

// (a)(1), released: And has been released from custody.
const outOfCustody = law.clause('(a)(1), released', after(released, {}, 'released from custody'))

// (a)(1), exceptions: But nobody is eligible who has been convicted of any of the following crimes.
const noExcludedOffense = law.clause(
  '(a)(1), exceptions',
  unless(
    {
      says: 'never convicted of an offense that is excluded',
      otherwise: 'convicted of an offense that PC 1203.4b excludes',
    },
    any(
      'an excluded offense, this or another',
      everConvicted(
        { says: 'an offense on the list', cite: law.cite('(a)(1)(A)-(D),(H)') },
        holds(excluded, 'on the list of PC 1203.4b'),
      ),
      everConvicted(
        { says: 'an offense that requires registration', cite: law.cite('(a)(1)(F)') },
        holds(requiresRegistration, 'requires registration under PC 290'),
      ),
    ),
  ),
  ANY_TIME,
)

// (a)(1)(A) Murder.
law.encodedIn('(a)(1)(A)', '(a)(1), exceptions')

// (a)(1)(B) Kidnapping.
law.encodedIn('(a)(1)(B)', '(a)(1), exceptions')

// (a)(1)(C) Rape as defined in PC 261(a)(2) or (6), or in PC 262(a)(1) or (4).
law.encodedIn('(a)(1)(C)', '(a)(1), exceptions')

// (a)(1)(D) Lewd acts on a child under 14, as PC 288 defines them.
law.encodedIn('(a)(1)(D)', '(a)(1), exceptions')

// (a)(1)(E) A felony punishable by death or by imprisonment in the state prison for life.
const noLifeFelony = law.clause(
  '(a)(1)(E)',
  unless(
    {
      says: 'never convicted of a felony punishable by death or life',
      otherwise: 'convicted of a felony punishable by death or life',
    },
    holds(lifeFelony),
  ),
  ANY_TIME,
)

// (a)(1)(F) A sex offense that requires registration under PC 290.
law.encodedIn('(a)(1)(F)', '(a)(1), exceptions')

// (a)(1)(G) Escape from a secure perimeter within the previous ten years.
const noEscape = law.clause(
  '(a)(1)(G)',
  any<Conviction>(
    {
      says: 'no escape from a secure perimeter in ten years',
      otherwise: 'convicted of an escape from a secure perimeter within ten years',
    },
    after(lastEscape, { years: 10 }, 'ten years since the last escape there can have been'),
    unless(
      {
        says: 'no escape from a secure perimeter',
        otherwise: 'convicted of an escape from a secure perimeter within ten years',
      },
      holds(escaped),
    ),
  ),
  ANY_TIME,
)

// (a)(1)(H) Arson.
law.encodedIn('(a)(1)(H)', '(a)(1), exceptions')

// (a)(2) A denial is without prejudice.
law.leftOut('(a)(2)', 'It speaks of later petitions.')

// (a)(3) Successful participation means that the person adequately performed the duties, without any conduct
// that warranted removal from the program.
law.encodedIn('(a)(3)', '(a)(1), crew')

// ---- (b): the petition --------------------------------------------------------------------------------------------------

// (b)(1) The petition may be filed in the court of the county where the person was sentenced.
law.leftOut('(b)(1)', 'Procedure: told with the filing.')

// (b)(2)(A) Upon release the Department of Corrections and Rehabilitation certifies to that court that the
// person took part successfully in a camp or at a firehouse, and gives the person a copy with information on
// the process.
law.leftOut('(b)(2)(A)', 'Procedure: told with the filing. The certificate stands in no criminal record.')

// (b)(2)(B) For a county hand crew a county authority does the same.
law.leftOut('(b)(2)(B)', 'Procedure: told with the filing. The certificate stands in no criminal record.')

// (b)(3) If it is so certified, and the person has been released from custody, the court, in its discretion
// and in the interests of justice, may make the order of (c).
law.told('(b)(3)')

// (b)(4) The term of probation, parole or supervised release need not be completed; the court orders it to
// end early if it finds that no term or condition of it was violated before or during the petition.
law.told('(b)(4)')

// (b)(5) All convictions are covered for which the person was serving a sentence when taking part, but not
// for a person convicted of an offense of (a)(1)(A) to (H).
law.encodedIn('(b)(5)', '(a)(1), crew')

// (b)(6)(A) Who is granted the order need not disclose the conviction on an application for a state or local
// license.
law.told('(b)(6)(A)')

// (b)(6)(B) This does not apply to a license of the Commission on Teacher Credentialing, to a position as a
// peace officer, to public office, or to contracts with the Lottery.
law.told('(b)(6)(B)')

// (b)(7) Except as (a)(1) provides, no state or local agency may deny such a person a certificate as an
// emergency medical technician, or another license needed to work as a firefighter, for arrests and
// convictions there were at the time.
law.leftOut('(b)(7)', 'It binds licensing agencies, not the court that decides the petition.')

// ---- (c): the relief ----------------------------------------------------------------------------------------------------

// (c)(1) Where the section is met the court, in its discretion and in the interest of justice, may permit
// that the plea of guilty or no contest is withdrawn, or sets the verdict aside; it dismisses the case; and
// the person is released from all penalties and disabilities of the offense, except as VC 13555 provides.
law.told('(c)(1)')

// (c)(2) No relief while the person is charged with any other offense.
const notCharged = law.clause('(c)(2)', all('not charged with another offense', chargedWithNothing))

// (c)(3) Application and change of plea are made in person or by an attorney.
law.leftOut('(c)(3)', PROCEDURE)

// (c)(4)(A) A petition is not denied because of an unfulfilled order of restitution or restitution fine.
law.told('(c)(4)(A)')

// (c)(4)(B) Nor is that a ground to find that the person did not take part successfully.
law.told('(c)(4)(B)')

// (c)(4)(C) Nor, where the court decides in its discretion and in the interest of justice, a ground to deny
// the petition.
law.told('(c)(4)(C)')

// ---- (d): what it leaves as it was ----------------------------------------------------------------------------------------

// (d)(1) In a later prosecution for another offense the conviction may be pleaded and proved, with the same
// effect as if the case had not been dismissed.
const prior = law.leaves('(d)(1)', STAYS.prior)

// (d)(2) The order states, and the person is informed, that the conviction must still be disclosed when a
// questionnaire or application for a license of the Commission on Teacher Credentialing, as a peace officer,
// for public office, or for a contract with the Lottery asks for it directly.
law.told('(d)(2)')
const disclosure = {
  says: 'It must still be disclosed for a teaching credential, work as a peace officer, public office, or a contract with the Lottery; not for other state or local licenses.',
  cite: law.cite('(b)(6),(d)(2)'),
}

// (d)(3) Dismissal does not permit anyone to have a firearm, and does not prevent a conviction for having one
// (PC 29800 and after).
const firearms = law.leaves('(d)(3)', STAYS.firearms)

// (d)(4) It does not permit a person whom the conviction bars from public office to hold it.
const office = law.leaves('(d)(4)', STAYS.office)

// (d)(5) It releases nobody from an unexpired criminal protective order under PC 136.2(i)(1), 273.5(j),
// 368(l) or 646.9(k), which stays in full effect until it expires or the court changes or ends it.
const protective = law.leaves('(d)(5)', STAYS.protective)

// ---- (e), (f): notice to the prosecutor -------------------------------------------------------------------------------------

// (e) No relief unless the prosecuting attorney has had fifteen days’ notice of the petition, which is
// presumed where proof of service is filed.
law.leftOut('(e)', PROCEDURE)

// (f) A prosecuting attorney who had notice, and did not appear and object, may not move to set the grant
// aside or appeal it.
law.leftOut('(f)', 'It speaks of what follows a grant, not of who may have one.')

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc12034b = statute<Conviction>({
  id: 'pc-1203.4b',
  title: 'Dismissal for those who fought fires as prisoners',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    {
      on: '2026-01-01',
      says: 'SB 245: the Department or county certifies to the court upon release; no denial of licenses for firefighters. Earlier text is not modeled.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
    {
      on: '2026-11-30',
      says: 'Aggravated arson is arson; sections that PC 457.1 calls so for registration are asked.',
    },
  ],
  reliefs: [dismissal([...[firearms, office, prior, protective], ...otherLawsLeave, disclosure])],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  // Without a day in custody nobody was on a crew; a revocation or an order that could not be read may have brought one.
  concerns: ({ sentence: { parts, says }, later }) =>
    says !== 'complete' ||
    later.length > 0 ||
    parts.some(({ kind }) => kind === undefined || CUSTODY.includes(kind)),
  rules: [
    {
      id: 'pc-1203.4b/dismiss',
      relief: 'dismiss',
      cite: law.cite(WHOLE),
      says: 'Served on a fire crew, and released',
      inForce: { from: theDay('2026-01-01'), cite: cite('SB 245', 'verbatim', 'the text as it is encoded') },
      appliesTo: all('a conviction served on a fire crew', standsUntouched, onCrew),
      when: all(
        'nothing stands in the way',
        outOfCustody,
        noExcludedOffense,
        noLifeFelony,
        noEscape,
        notCharged,
      ),
      routes: [
        {
          name: 'discretion',
          says: `Petition in the county of the sentence, with the certificate of the Department of Corrections or the county; the court may grant it in the interest of justice, and then shall end probation, parole or supervision early where no condition was violated. ${NOTICE}`,
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'may',
          opens: always('whether it is in the interest of justice, the court finds on the petition'),
        },
      ],
    },
  ],
})
