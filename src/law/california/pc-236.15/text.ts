/** PC 236.15: vacatur for survivors of intimate partner violence or sexual violence. */
import type { Conviction } from '../../../record/person.ts'
import { all, unless } from '../../../rules/algebra.ts'
import { always, holds } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import { WHOLE } from '../../places.ts'
import { statute } from '../../statute.ts'
import { text } from '../../text.ts'
import { notVacated } from '../facts/not-vacated.ts'
import { survivorFacts, violentOrForLife } from '../facts/survivors.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)
const { victim, direct, free } = survivorFacts('intimate partner or sexual violence')

// ---- (a) to (g): whose convictions may be vacated ---------------------------------------------------------------------

// (a) Whoever was arrested for or convicted of a nonviolent offense committed while a victim of intimate
// partner violence or sexual violence may petition to have convictions, arrests and adjudications vacated.
// Clear and convincing evidence must establish that the arrest or conviction was the direct result of being a
// victim, which shows that the person lacked the intent for the offense. On this showing the court shall find
// so, and shall therefore vacate the conviction as invalid for a legal defect at the time.
const directResult = law.clause(
  '(a)',
  all(
    'shown to be a direct result of it',
    holds(direct, {
      says: 'the conviction was a direct result of it',
      otherwise: 'the conviction was no direct result of it',
      cite: law.cite('(g)(2)'),
    }),
  ),
)

// (a), of arrests: The same is said of arrests, with a conviction or without one.
law.leftOut(
  '(a), of arrests',
  'The statute is asked of convictions here; for an arrest without one PC 851.91 is asked.',
)

// (b) The petition is made under penalty of perjury and describes all grounds and evidence: that the person
// was a victim, and that the arrest or conviction was the direct result.
law.told('(b)')

// (c) It is served on the prosecuting agency, which has 45 days to respond.
law.told('(c)')

// (d) Without opposition the court deems it unopposed and may grant it.
law.leftOut('(d)', 'Procedure: whether anybody opposes it no record shows.')

// (e) Convictions of several counties may be heard together, if all agree.
law.leftOut('(e)', 'Procedure: each conviction is looked at by itself.')

// (f)(1)-(3) If it is opposed or the court deems it necessary there is a hearing: testimony of the
// petitioner, evidence for the petition, evidence against it.
law.leftOut('(f)(1)-(3)', 'Procedure: what the hearing consists of.')

// (g) On all the evidence the court may vacate the conviction and expunge the arrests if it finds (1) to (3).
const courtMay = law.clause(
  '(g)',
  always<Conviction>('whether the evidence is clear and convincing, the court finds on the petition'),
)

// (g)(1) The petitioner was a victim of intimate partner violence or sexual violence when the crime is said
// to have been done.
const aVictim = law.clause(
  '(g)(1)',
  holds(victim, {
    says: 'the person was a victim of intimate partner or sexual violence',
    otherwise: 'the person was no victim of intimate partner or sexual violence',
  }),
)

// (g)(2) The arrest or conviction was a direct result of that.
law.encodedIn('(g)(2)', '(a)')

// (g)(3) It is in the best interest of justice.
law.leftOut('(g)(3)', 'The court weighs it on the petition.')

// ---- (h) to (k): the order, and what it leaves ----------------------------------------------------------------------

// (h)(1) The order finds that the petitioner was a victim and therefore lacked the intent.
law.leftOut('(h)(1)', 'What follows once granted.')

// (h)(2) It sets aside the arrest, the finding of guilt or the adjudication, and dismisses the case as
// invalid for a legal defect at the time.
law.told('(h)(2)')

// (h)(3) It notifies the Department of Justice.
law.leftOut('(h)(3)', 'What follows once granted.')

// (i) Restitution that goes to the victim of a nonviolent offense and is not yet paid stays owed.
const restitution = law.leaves('(i)', 'Restitution that goes to a victim and is not yet paid is still owed.')

// (j) Whoever was arrested as or found to be a ward (WIC 602) for such an offense may petition as well, with
// a rebuttable presumption once the direct result is established.
law.leftOut('(j)', 'Adjudications of the juvenile court are no convictions of these files.')

// (k) With an order of (a) or (j) the court orders the agency with jurisdiction, the Department of Justice
// and those that arrested or took part to seal their records of the arrest within three years of it or a year
// of the order, whichever is later, and then to destroy them. The petitioner gets a copy.
law.told('(k)')

// ---- (l) to (s): when and how it is asked for -----------------------------------------------------------------------

// (l) The petition is made and heard within a reasonable time after the person has ceased to be a victim or
// has sought services for it, whichever is later, with regard to the safety of those it may endanger.
const inTime = law.clause(
  '(l)',
  holds(free, {
    says: 'the person is no longer a victim',
    otherwise: 'the person is still a victim: the petition comes after that',
  }),
)

// (m) Official documents may show that the person was a victim; they are not required.
law.leftOut('(m)', 'Procedure: evidence that the court weighs.')

// (n) Who cannot attend may appear from afar, if the court finds a compelling reason.
law.leftOut('(n)', 'Procedure: who appears.')

// (o) Whoever has an order may deny the arrest, conviction or adjudication that was set aside.
law.told('(o)')

// (p) The records are given to no state licensing board.
law.leftOut('(p)', 'What follows once granted.')

// (q) Public records of the proceeding do not show the full name.
law.leftOut('(q)', 'Procedure, and what follows once granted.')

// (r) The court may take further action to carry out the purposes of the section.
law.leftOut('(r)', 'What follows once granted.')

// (s) A denial for insufficient evidence may be without prejudice, with reasons and time to cure what can be
// cured.
law.leftOut('(s)', 'What follows a denial, which no record shows.')

// ---- (t): what the words mean -----------------------------------------------------------------------------------------

// (t)(1) A nonviolent offense is one that PC 667.5(c) does not list.
const nonviolent = law.clause(
  '(t)(1)',
  unless<Conviction>(
    {
      says: 'a nonviolent offense',
      otherwise: 'a violent felony (PC 667.5(c)), which the section excludes',
    },
    holds(violentOrForLife),
  ),
)

// (t)(2) Vacated means that arrests, adjudications and convictions are deemed not to have occurred and all
// records of the case are sealed and destroyed; the petitioner is told so, with copies of the orders.
law.told('(t)(2)')

// ---- the rule, and what it gives ------------------------------------------------------------------------------------

export const pc23615 = statute<Conviction>({
  id: 'pc-236.15',
  title: 'Vacatur for survivors of intimate partner or sexual violence',
  cite: law.cite(WHOLE),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2022-01-01', says: 'The section takes effect (from memory).' },
    { on: '2024-01-01', says: 'AB 1754 (Stats 2023 ch 131): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'vacate',
      says: 'The conviction is vacated as invalid and the arrest with it; both are deemed not to have occurred. Agencies seal their records within three years of the arrest or a year of the order, whichever is later, and then destroy them.',
      effect: 'vacated',
      leaves: [restitution],
    },
  ],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: () => true,
  rules: [
    {
      id: 'pc-236.15/vacate',
      relief: 'vacate',
      cite: law.cite(WHOLE),
      says: 'A nonviolent conviction that was the direct result of intimate partner or sexual violence',
      inForce: {
        from: theDay('2022-01-01'),
        cite: law.reading(WHOLE, 'since when the section is in force is from memory'),
      },
      appliesTo: notVacated,
      when: all('a nonviolent offense, done as a victim', nonviolent, aVictim, directResult, inTime),
      routes: [
        {
          name: 'petition',
          says: 'Petition under penalty of perjury, served on the prosecutor, who has 45 days to respond; it must come within a reasonable time after the person ceased to be a victim or sought services, which the court weighs. On the showing that (a) asks the court is to vacate; (d) and (g) say that it may, and unopposed it may grant without a hearing.',
          cite: law.cite(WHOLE),
          by: 'petition',
          grant: 'may',
          opens: courtMay,
        },
      ],
    },
  ],
})
