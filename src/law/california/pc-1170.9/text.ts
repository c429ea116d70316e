/** PC 1170.9(h): dismissal for those whom a trauma of military service led into crime, after probation with treatment. */
import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import { always, holds, is } from '../../../rules/leaves.ts'
import { theDay } from '../../../time/day.ts'
import type { Leaves } from '../../relief.ts'
import { statute } from '../../statute.ts'
import { notInFile, onTheList, probationGranted, standsUntouched } from '../facts/history.ts'
import { allRowsRead, notInFileOfPerson } from '../facts/not-vacated.ts'
import { stays } from '../facts/what-stays.ts'
import { type ReadyList, readyList } from '../offenses/list-entry.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1170.9(h)', 'verbatim')

export const EXCLUDED_1170_9: ReadyList = readyList({
  name: 'excluded from PC 1170.9(h)',
  cite: text,
  attempt: 'asks',
  conspiracy: 'asks',
  solicitation: 'no',
  entries: [
    {
      cite: text,
      says: 'sexual offenses',
      sections: ['PC 286(c)', 'PC 288', 'PC 287(c)', 'PC 288a(c)', 'PC 288.5', 'PC 289(j)'],
    },
    { cite: text, says: 'unlawful intercourse', sections: ['PC 261.5(d)'], class: 'felony' },
    {
      cite: cite('PC 1170.9(h)', 'verbatim', 'VC 42002.1(c); which sections it holds is from a program'),
      says: 'failures of equipment inspection',
      sections: ['VC 2800', 'VC 2801', 'VC 2803'],
      class: 'misdemeanor',
      numbers: 'program',
      needs: 'Was it punished under subdivision (c) of VC 42002.1?',
    },
  ],
  beyond: [],
})

const excluded = onTheList(
  'offense excluded from PC 1170.9(h)',
  'Is the offense one that PC 1170.9(h) excludes from dismissal?',
  EXCLUDED_1170_9,
)

const served = notInFileOfPerson(
  'military service',
  'Is the person, or was the person ever, a member of the United States military?',
)
const trauma = notInFile(
  'trauma of military service',
  'When probation was granted, had the person sexual trauma, a traumatic brain injury, post-traumatic stress, substance abuse or mental health problems from military service, and was the offense a result of it?',
)
const treated = notInFile(
  'court-ordered treatment for it',
  'Has the person successfully taken part in treatment and services that the court ordered for it?',
)

const left = (says: string): Leaves => ({ says, cite: text })

export const pc11709 = statute<Conviction>({
  id: 'pc-1170.9',
  title: 'Dismissal after a trauma of military service',
  cite: cite('PC 1170.9(h)', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  turnsOnThePerson: true,
  history: [
    { on: '2013-01-01', says: 'Subdivision (h) takes effect (from memory).' },
    { on: '2020-01-01', says: 'AB 991 (Stats 2019 ch 497): the text as it is encoded.' },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'dismiss',
      says: 'The case is dismissed and its penalties and disabilities end, with exceptions; it need not be disclosed but for law enforcement jobs, and the court may order the records sealed.',
      effect: 'dismissed',
      leaves: [
        stays.firearms('PC 1170.9(h)'),
        stays.prior('PC 1170.9(h)'),
        stays.registration('PC 1170.9(h)'),
        left('It must still be disclosed in an application for a law enforcement position.'),
        left('It may still count as a conviction where the driving privilege is limited for two or more.'),
        left('The DNA sample and profile stay in the data bank.'),
        left('Restitution that the court ordered for a victim is still owed.'),
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)-(g)',
      says: 'Sentencing: probation and treatment for those whom service harmed.',
      status: 'left-out',
      why: 'For the court at sentencing; whether it was so then is asked as a fact.',
    },
    { at: '(h)(1)(A)', says: 'Probation, and then a person of (a).', status: 'encoded' },
    {
      at: '(h)(1)(B)',
      says: 'Substantial compliance with probation.',
      status: 'left-out',
      why: 'The court finds it at the hearing; a revocation on record does not settle it.',
    },
    { at: '(h)(1)(C)', says: 'Successful part in treatment.', status: 'encoded' },
    {
      at: '(h)(1)(D)-(E), (h)(2)',
      says: 'No danger, benefit from treatment, the interests of justice.',
      status: 'left-out',
      why: 'The court weighs them at the hearing.',
    },
    {
      at: '(h)(3)(A)',
      says: 'The court may end probation early.',
      status: 'left-out',
      why: 'A relief from probation; because of it a term still running is no bar here.',
    },
    {
      at: '(h)(3)(B)',
      says: 'The court may reduce a wobbler under PC 17(b).',
      status: 'left-out',
      why: 'The dismissal goes further; the reduction is asked for under PC 17(b).',
    },
    { at: '(h)(3)(C)', says: 'The court may dismiss as under PC 1203.4.', status: 'encoded' },
    { at: '(h)(4)(B)', says: 'Offenses that are excluded.', status: 'encoded' },
    {
      at: '(h)(4)(A),(C)-(I)',
      says: 'What the dismissal does, and what it leaves.',
      status: 'encoded',
    },
  ],
  concerns: conviction => conviction.class !== 'infraction',
  tables: { EXCLUDED_1170_9 },
  rules: [
    {
      id: 'pc-1170.9/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: text,
      says: 'Probation was granted to somebody whom military service had harmed',
      inForce: {
        from: theDay('2013-01-01'),
        cite: cite('PC 1170.9(h)', 'unverified', 'since when subdivision (h) is in force is from memory'),
      },
      appliesTo: all(
        'a conviction with probation',
        standsUntouched,
        allRowsRead,
        is(offenseClass, ['felony', 'misdemeanor'], {
          says: 'a felony or a misdemeanor',
          otherwise: 'an infraction, for which nobody is sentenced to jail',
          cite: cite('PC 1170.9(a)', 'verbatim'),
        }),
        holds(probationGranted, {
          says: 'probation was granted',
          otherwise: 'probation was not granted',
          cite: text,
        }),
      ),
      when: all(
        'service harmed the person, treatment followed, and nothing excludes it',
        unless(
          {
            says: 'not an offense that is excluded',
            otherwise: 'an offense that PC 1170.9(h) excludes',
            cite: text,
          },
          holds(excluded),
        ),
        holds(served, {
          says: 'the person served in the military',
          otherwise: 'the person never served in the military',
          cite: text,
        }),
        holds(trauma, {
          says: 'a trauma of service led to the offense',
          otherwise: 'no trauma of service led to the offense',
          cite: text,
        }),
        holds(treated, {
          says: 'the person took part in treatment successfully',
          otherwise: 'the person did not take part in treatment successfully',
          cite: text,
        }),
      ),
      routes: [
        {
          name: 'petition',
          says: 'Petition on form MIL-183, decided at a public hearing after 15 days’ notice; the court may grant it.',
          cite: text,
          by: 'petition',
          grant: 'may',
          opens: always(
            'compliance, danger, benefit and the interests of justice, the court finds at the hearing',
          ),
        },
      ],
    },
  ],
})
