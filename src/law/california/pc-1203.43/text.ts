/**
 * PC 1203.43: withdrawal of the plea that was entered for a deferred entry of judgment, which is of right.
 *
 * It is asked of arrests. Deferred entry takes a plea and defers judgment; who completes it is never convicted under state
 * law, and the files of the Department of Justice show a charge that was diverted, not a conviction. Whoever failed was
 * sentenced: that is a conviction, and the section gives nothing for it.
 */
import { type Arrest, arrestRecordIsWhole, diversionCompleted } from '../../../record/arrests.ts'
import type { Charge } from '../../../record/person.ts'
import { all, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { always, before, holds } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { formatDay, NEVER, theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.43', 'verbatim')
const SINCE = theDay('1997-01-01')

const SAYS_DEFERRED = /\b(DEJ|DEFERRED ENTRY)\b/i
const SAYS_DIVERTED = /\b(DIVER\w*|DEJ|DEFERRED ENTRY|1000(\.\d+)?)\b/i

const says = (charge: Charge, words: RegExp): boolean => words.test(charge.disposition ?? '')
/** Begun or completed, or a word of it in a disposition that could not be read for certain. */
const speaksOfDiversion = (charge: Charge): boolean =>
  charge.ended === 'diverted' || charge.ended === 'diversion-completed' || says(charge, SAYS_DIVERTED)
/** A court's row whose end is not known: the section reaches records that show no final disposition. */
const openInCourt = ({ stage, ended }: Charge): boolean => stage === 'court' && ended === undefined

/**
 * Only the words of deferred entry say that a plea was entered: other diversions, before 1997 and since 2018 those of
 * PC 1000 too, take none. No where every charge has an end that is not one of diversion.
 */
const deferred: Fact<Arrest, boolean> = {
  name: 'deferred entry of judgment',
  asks: 'Was a plea of guilty or no contest entered, and the entry of judgment deferred (PC 1000 as it was from 1997 to 2017)?',
  answers: { kind: 'yes-no' },
  read: ({ charges, person: { doubts } }) => {
    if (charges.some(charge => says(charge, SAYS_DEFERRED))) return doubts.length > 0 ? undefined : true
    return charges.some(charge => speaksOfDiversion(charge) || charge.ended === undefined) ||
      doubts.length > 0
      ? undefined
      : false
  },
  sources: ({ sources }) => sources,
}

/** Granted on the day of the row that begins it; of one that only shows the end, some day from the arrest to then. */
const granted: DayFact<Arrest> = {
  name: 'grant of deferred entry of judgment',
  asks: 'On which day was the deferred entry of judgment granted?',
  answers: { kind: 'day' },
  read: ({ charges, cycle: { arrested } }) => {
    const begun = charges.find(({ ended }) => ended === 'diverted')
    if (begun !== undefined) return begun.day
    const latest = charges
      .filter(({ ended }) => ended === 'diversion-completed')
      .reduce((day, charge) => Math.min(day, charge.day.latest), NEVER)
    return { soonest: Math.min(arrested.soonest, latest), latest }
  },
  sources: ({ cycle, sources }) => [...cycle.arrestSources, ...sources],
}

/**
 * Completed: as the record says. Where it shows a beginning and no end, the person's declaration counts as true, but
 * somebody must make it, so the record alone leaves it open.
 */
const performed: Fact<Arrest, boolean> = {
  ...diversionCompleted,
  name: 'deferred entry completed',
  asks: 'Did the person complete the deferred entry of judgment, and were the charges dismissed? (Where the court has no records left, the person’s declaration is presumed true if the state’s record shows completion or no final disposition.)',
  read: arrest => {
    const found = diversionCompleted.read(arrest)
    if (arrest.person.doubts.length > 0) return undefined
    return found === true ? true : undefined
  },
}

const routes: readonly Route<Arrest>[] = [
  {
    name: 'of right',
    says: 'Request on form CR-180, which the court shall grant: the plea is withdrawn and the complaint dismissed. Where the court has no records left, the person’s declaration under penalty of perjury is presumed true with a copy of the state’s record.',
    cite: text,
    by: 'petition',
    grant: 'shall',
    opens: always('the court shall, upon request'),
  },
]

export const pc120343 = statute<Arrest>({
  id: 'pc-1203.43',
  title: 'Withdrawal of the plea of a deferred entry of judgment',
  cite: text,
  of: 'arrest',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2016-01-01',
      says: 'AB 1352 adds the section, for deferred entries granted since 1 January 1997.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'withdraw-plea',
      says: 'The plea of guilty or no contest is withdrawn as invalid and the complaint dismissed.',
      effect: 'dismissed',
      leaves: [
        {
          says: 'The arrest and the charge stay on record: sealing them is asked for by itself.',
          cite: cite('PC 851.87, 851.90', 'verbatim', 'the section says nothing of sealing'),
        },
      ],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'Why: the law had misinformed of what such a plea may bring, noncitizens above all.',
      status: 'left-out',
      why: 'A finding of the Legislature; nothing to decide.',
    },
    {
      at: '(b), first sentence',
      says: 'Deferred entry since 1997, performed, charges dismissed: the court shall permit withdrawal.',
      status: 'encoded',
    },
    {
      at: '(b), second sentence',
      says: 'Without court records a declaration with the state’s record is presumed true.',
      status: 'encoded',
    },
    {
      at: 'PC 1203.44',
      says: 'Hope California (Sacramento, Yolo, until 1 July 2029): treatment completed, the conviction is set aside.',
      status: 'left-out',
      why: 'A pilot whose participants no criminal record names; the sentencing court acts by itself when treatment is completed.',
    },
  ],
  concerns: ({ charges }) => charges.some(charge => speaksOfDiversion(charge) || openInCourt(charge)),
  rules: [
    {
      id: 'pc-1203.43/withdraw-plea',
      relief: 'withdraw-plea',
      rank: 1,
      cite: text,
      says: 'Deferred entry of judgment since 1997, completed, the charges dismissed',
      inForce: { from: theDay('2016-01-01'), cite: cite('AB 1352', 'verbatim') },
      appliesTo: holds(deferred, {
        says: 'a deferred entry of judgment',
        otherwise: 'no deferred entry of judgment: no plea to withdraw',
        cite: text,
      }),
      when: all(
        'granted since 1997 and completed',
        not(
          {
            says: `granted on or after ${formatDay(SINCE)}`,
            otherwise: `granted before ${formatDay(SINCE)}`,
            cite: text,
          },
          before(granted, SINCE),
        ),
        holds(performed, {
          says: 'completed, and the charges dismissed',
          otherwise: 'not completed',
          cite: text,
        }),
        arrestRecordIsWhole,
      ),
      routes,
    },
  ],
})
