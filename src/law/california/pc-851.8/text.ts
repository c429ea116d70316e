/** PC 851.8: sealing and destruction of the records of an arrest of somebody who is factually innocent. */
import { type Arrest, allAcquitted, allDismissedOrAcquitted, arrestClass } from '../../../record/arrests.ts'
import { all, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { DayFact } from '../../../rules/fact.ts'
import { after, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { nothingFiled, notInArrestFile, withoutConviction } from '../facts/arrest-history.ts'
import { OUTLINE } from './outline.ts'

const LIMIT = { years: 2 }

/** Files give the day of the court's decision and not that of the filing: it lies between the arrest and the decision. */
const arrestOrFiling: DayFact<Arrest> = {
  name: 'arrest or filing date',
  asks: 'On which day was the charge filed? (If none was: on which day was the person arrested?)',
  answers: { kind: 'day' },
  read: arrest => {
    const { cycle, charges } = arrest
    const { soonest, latest } = cycle.arrested
    if (nothingFiled.read(arrest) === true) return { soonest, latest }
    return { soonest, latest: charges.reduce((last, { day }) => Math.max(last, day.latest), latest) }
  },
  sources: ({ sources }) => sources,
}

const late = after(arrestOrFiling, LIMIT, {
  says: 'two years have passed since the arrest or the filing, whichever was later',
  cite: cite('PC 851.8(l)', 'verbatim'),
})

const innocent = notInArrestFile(
  'no reasonable cause',
  'Is there no reasonable cause to believe that the person committed the offense of the arrest?',
)
const goodCause = notInArrestFile(
  'good cause for filing late',
  'Is there good cause for filing later than two years after, and no prejudice from it?',
)

const unfiled = holds(nothingFiled, { says: 'nothing was filed', cite: cite('PC 851.8(a)', 'verbatim') })
const acquitted = holds(allAcquitted, {
  says: 'acquitted of every charge',
  cite: cite('PC 851.8(e)', 'verbatim'),
})
/** The petition of (c) follows a dismissal; after an acquittal of everything there is only (e). */
const dismissed = all<Arrest>(
  'it was filed and dismissed',
  holds(allDismissedOrAcquitted, {
    says: 'it was filed, and every charge ended without a conviction',
    cite: cite('PC 851.8(c)', 'verbatim'),
  }),
  not('not by acquittal alone', acquitted),
)

const routes: readonly Route<Arrest>[] = [
  {
    name: 'petition to the agency',
    says: 'Nothing was filed: petition to the agency that has the offense, with a copy to the prosecutor, whose concurrence it needs; silence for 60 days is a denial, and then the superior court decides.',
    cite: cite('PC 851.8(a)-(b)', 'verbatim'),
    by: 'petition',
    grant: 'shall',
    opens: unfiled,
    closes: late,
  },
  {
    name: 'petition to the court',
    says: 'Filed and ended without a conviction: petition to the court that dismissed it, ten days before the hearing.',
    cite: cite('PC 851.8(c)', 'verbatim'),
    by: 'petition',
    grant: 'shall',
    opens: dismissed,
    closes: late,
  },
  {
    name: 'acquittal',
    says: 'Acquitted: the judge of the trial may grant it where the person appears to be factually innocent.',
    cite: cite('PC 851.8(e)', 'verbatim'),
    by: 'application',
    grant: 'may',
    opens: acquitted,
    closes: late,
  },
  {
    name: 'late petition',
    says: 'The same petition after two years, where the court waives the time for good cause and nobody is prejudiced.',
    cite: cite('PC 851.8(l)', 'verbatim'),
    by: 'petition',
    grant: 'may',
    opens: all<Arrest>(
      'late, with good cause',
      late,
      holds(goodCause, {
        says: 'there is good cause, and no prejudice',
        cite: cite('PC 851.8(l)', 'verbatim'),
      }),
    ),
  },
]

export const pc8518 = statute<Arrest>({
  id: 'pc-851.8',
  title: 'Destruction of arrest records of the factually innocent',
  cite: cite('PC 851.8', 'verbatim'),
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '1981-01-01', says: 'For arrests and filings from this day on: two years to petition.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'seal-and-destroy-arrest',
      says: 'The records are sealed for three years from the arrest and then destroyed; the arrest is deemed not to have occurred.',
      effect: 'destroyed',
      leaves: [
        {
          says: 'The finding of innocence may not be used as evidence, but before the Victim Compensation Board.',
          cite: cite('PC 851.8', 'verbatim'),
        },
        {
          says: 'While a civil action about the arrest is pending, the records are kept.',
          cite: cite('PC 851.8', 'verbatim'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    { at: '(a)', says: 'Nothing filed: petition to the agency.', status: 'encoded' },
    {
      at: '(b)',
      says: 'Denied, or no answer for 60 days: the superior court.',
      status: 'encoded',
    },
    { at: '(c)', says: 'Filed and no conviction: petition to the court.', status: 'encoded' },
    {
      at: '(d)',
      says: 'At the dismissal itself, with the prosecutor’s concurrence.',
      status: 'left-out',
      why: 'Granted in the moment of the dismissal, which has passed when a record shows it.',
    },
    { at: '(e)', says: 'After an acquittal.', status: 'encoded' },
    {
      at: '(f)-(j)',
      says: 'The declaration of innocence, forms, notations, evidence, how records are destroyed.',
      status: 'left-out',
      why: 'What follows once granted.',
    },
    {
      at: '(k)',
      says: 'Records are kept while a civil action is pending.',
      status: 'left-out',
      why: 'No file shows civil actions; told beside the relief.',
    },
    { at: '(l)', says: 'Two years to file, waivable for good cause.', status: 'encoded' },
    {
      at: '(m)',
      says: 'Detentions as well as arrests.',
      status: 'left-out',
      why: 'A detention is looked at like any other arrest of the record.',
    },
    { at: '(n)', says: 'Not infractions.', status: 'encoded' },
    {
      at: '(o)-(p)',
      says: 'When the section would be repealed, and appeals.',
      status: 'left-out',
      why: 'Decides nobody’s case.',
    },
    {
      at: 'PC 851.86',
      says: 'A conviction set aside because the person was factually innocent: the judge shall seal the records.',
      status: 'left-out',
      why: 'A section of its own, about convictions; it follows on the order that sets the conviction aside.',
    },
  ],
  concerns: ({ charges }) => !charges.every(charge => charge.class === 'infraction'),
  rules: [
    {
      id: 'pc-851.8/destroy',
      relief: 'seal-and-destroy-arrest',
      rank: 1,
      cite: cite('PC 851.8', 'verbatim'),
      says: 'An arrest of somebody who is factually innocent',
      inForce: {
        from: theDay('1981-01-01'),
        cite: cite('PC 851.8(l)', 'verbatim', 'for earlier arrests the time to petition ended in 1982'),
      },
      appliesTo: withoutConviction,
      when: all(
        'for more than an infraction, and innocent of it',
        is(arrestClass, ['felony', 'misdemeanor'], {
          says: 'for a felony or a misdemeanor',
          otherwise: 'for an infraction, which PC 851.8(n) excludes',
          cite: cite('PC 851.8(n)', 'verbatim'),
        }),
        holds(innocent, {
          says: 'no reasonable cause to believe that the person did it',
          otherwise: 'there is reasonable cause to believe that the person did it',
          cite: cite('PC 851.8(b)', 'verbatim'),
        }),
      ),
      routes,
    },
  ],
})
