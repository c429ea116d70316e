/** PC 1170.18: felonies from before Proposition 47 that would have been misdemeanors under it. */
import { convictionDate, deceased, offenseClass, sentenceEnd } from '../../../record/facts.ts'
import type { Conviction, Offense } from '../../../record/person.ts'
import { othersAtAnyTime } from '../../../record/priors.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { after, atMost, before, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { addPeriod, NEVER, theDay } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { statute } from '../../statute.ts'
import { listedAs, notInFile, prisonGiven, yesNo } from '../facts/history.ts'
import { countsDespiteDismissal, notVacated } from '../facts/not-vacated.ts'
import { stays } from '../facts/what-stays.ts'
import { offenseDate as withinLimitation } from '../hsc-11361.8/facts.ts'
import { isRegistrable, isSuperstrike } from '../hsc-11361.8/priors.ts'
import { type ListContext, type Listed, NOT_LISTED, type ReadyList } from '../offenses/list-entry.ts'
import { onList, PROP_47, PROP_47_PRECURSORS } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

/** The day Proposition 47 took effect. */
const ACT = theDay('2014-11-05')

const criteria = cite('PC 1170.18(a),(f)', 'verbatim')
const bar = cite(
  'PC 1170.18(i)',
  'verbatim',
  'a conviction at any time before the application counts: People v. Casillas, read in a summary',
)

// ---- the offence ------------------------------------------------------------------------------------------------

/** What a list says of an offence when the question that its entry leaves is put apart. */
const bySection =
  (list: ReadyList) =>
  (offense: Offense, context: ListContext): Listed => {
    const listed = onList(list, offense, context)
    const { entry, needs } = listed
    return entry?.needs !== undefined && entry.needs === needs ? { verdict: 'yes', entry } : listed
  }
const inText = bySection(PROP_47)

/** The sections of the statute that have no limit of value. */
const withoutValue = listedAs(
  'drug possession or petty theft of Proposition 47',
  'Is the conviction for possession of drugs under HS 11350, 11357 or 11377, or for petty theft with a prior, PC 666?',
  (offense, context) => {
    const listed = inText(offense, context)
    return listed.entry?.needs === undefined ? listed : NOT_LISTED
  },
)
const withValue = listedAs(
  'theft, forgery or receiving of Proposition 47',
  'Is the conviction for PC 459.5, 473, 476a, 490.2 or 496?',
  (offense, context) => {
    const listed = inText(offense, context)
    return listed.entry !== undefined && listed.entry.needs === undefined ? NOT_LISTED : listed
  },
)
/** Only what the statute does not name itself. */
const precursor = listedAs(
  'section used before Proposition 47',
  'Is the conviction for burglary, forgery, theft, vehicle theft or identity theft, under a section that held such conduct before Proposition 47?',
  (offense, context) =>
    onList(PROP_47, offense, context).verdict === 'no'
      ? bySection(PROP_47_PRECURSORS)(offense, context)
      : NOT_LISTED,
)

const value: Fact<Conviction, number> = {
  name: 'value in dollars',
  asks: 'What was the value of what was taken, written or received, in dollars?',
  answers: { kind: 'number', unit: 'dollars' },
  read: () => undefined,
}
const LIMIT = 950

const withinValue = atMost(value, LIMIT, {
  says: 'the value was $950 or less',
  otherwise: 'the value was more than $950',
  cite: cite('PC 459.5, 473, 476a, 490.2, 496', 'unverified', 'the limit of each section is from memory'),
})

const NAMES_EXCEPTION: ReadonlySet<string> = new Set(['470', '471', '472', '473', '475', '476', '476a'])
const exception = yesNo(
  'exception of the section itself',
  'Does the section itself keep it a felony: forgery together with identity theft (PC 473(b)), or a bad check after three or more convictions of the kind (PC 476a(b))?',
  ({ offense: { offenses, unread } }) =>
    offenses.length > 0 && unread === '' && offenses.every(({ section }) => !NAMES_EXCEPTION.has(section))
      ? false
      : undefined,
)
const noException = unless<Conviction>(
  {
    says: 'no exception of the section keeps it a felony',
    otherwise: 'the section itself keeps it a felony',
    cite: cite('PC 473(b), 476a(b)', 'unverified'),
  },
  holds(exception),
)

const conduct = notInFile(
  'conduct within Proposition 47',
  'Would what the person did have been a misdemeanor under PC 459.5, 473, 476a, 490.2 or 496 (theft from an open shop, a forged check or note, petty theft, receiving)?',
)

const freeOfValue = holds(withoutValue, 'possession of drugs, or petty theft with a prior')
const namedWithValue = holds(
  withValue,
  'theft, forgery, a bad check or receiving, under a section of the statute',
)

const oldLabel = holds(precursor, {
  says: 'burglary, forgery, theft or identity theft under an old label',
  cite: cite('PC 1170.18(a)', 'verbatim', 'which old sections to ask about is taken from a program'),
})

const misdemeanorNow = all<Conviction>(
  { says: 'it would have been a misdemeanor under Proposition 47', cite: criteria },
  any<Conviction>(
    {
      says: 'a section of the statute, or one that held such conduct before',
      otherwise: 'not an offense that Proposition 47 made a misdemeanor',
      cite: criteria,
    },
    freeOfValue,
    namedWithValue,
    oldLabel,
  ),
  any<Conviction>(
    'what was done is within it',
    freeOfValue,
    namedWithValue,
    all(
      'under an old label, conduct that is a misdemeanor now',
      oldLabel,
      holds(conduct, {
        says: 'what was done would have been a misdemeanor',
        otherwise: 'what was done is no misdemeanor under Proposition 47',
        cite: criteria,
      }),
    ),
  ),
  any<Conviction>(
    'the value is within it',
    freeOfValue,
    all(
      'the value was low and no exception applies',
      any('a section with a limit of value', namedWithValue, oldLabel),
      withinValue,
      noException,
    ),
  ),
)

/** Frauds may be prosecuted long after they were done: from their discovery. */
const FRAUDS: ReadonlySet<string> = new Set([
  ...['470', '471', '472', '473', '475', '476', '476a', '484e', '484g', '484h', '484i', '530.5'],
])
const offenseDay: DayFact<Conviction> = {
  ...withinLimitation,
  read: conviction => {
    const { offenses, unread } = conviction.offense
    const fraud =
      offenses.length === 0 || unread !== '' || offenses.some(({ section }) => FRAUDS.has(section))
    return fraud ? conviction.offenseDate : withinLimitation.read(conviction)
  },
}

// ---- what closes it --------------------------------------------------------------------------------------------

/** A registration may also be ordered by discretion or come of a juvenile case: it alone does not show the conviction. */
const registration: Fact<Conviction, boolean> = {
  ...yesNo(
    'why the person registers',
    'Is the registration on record due to a conviction that PC 290(c) lists?',
    ({ person: { registrations } }) => (registrations.length > 0 ? undefined : false),
    ({ person: { registrations } }) => registrations.flatMap(event => event.sources),
  ),
  of: ({ person }) => person,
}

const notBarred = all<Conviction>(
  'no other conviction closes it',
  unless(
    {
      says: 'no superstrike, whenever it was',
      otherwise: 'another conviction is a superstrike (PC 667(e)(2)(C)(iv))',
      cite: bar,
    },
    othersAtAnyTime(1, holds(isSuperstrike, 'listed in PC 667(e)(2)(C)(iv)'), {
      says: 'a superstrike conviction before the application',
      cite: bar,
    }),
  ),
  unless(
    {
      says: 'no conviction that requires registration, whenever it was',
      otherwise: 'another conviction requires registration under PC 290(c)',
      cite: bar,
    },
    any<Conviction>(
      'a conviction that requires registration',
      othersAtAnyTime(1, holds(isRegistrable, 'requires registration under PC 290(c)'), {
        says: 'a conviction requiring registration before the application',
        cite: bar,
      }),
      holds(registration),
    ),
  ),
)

// ---- the two routes --------------------------------------------------------------------------------------------

const PAROLE = { years: 3 }

/** After prison parole belongs to the sentence; files seldom show when it ended. */
const wholeSentenceEnd: DayFact<Conviction> = {
  ...sentenceEnd,
  read: conviction => {
    const ends = sentenceEnd.read(conviction) ?? UNKNOWN
    const { parts } = conviction.sentence
    const paroled = parts.some(({ kind }) => kind === 'parole' || kind === 'supervision')
    if (conviction.person.death !== undefined || paroled || prisonGiven.read(conviction) === false)
      return ends
    return { soonest: ends.soonest, latest: addPeriod(ends.latest, PAROLE) }
  },
}

const diedUndated: Fact<Conviction, boolean> = {
  ...deceased,
  name: 'death on a day not recorded',
  read: ({ person: { death } }) => death !== undefined && death.day.latest === NEVER,
}

const complete = any<Conviction>(
  'the sentence is complete',
  after(
    wholeSentenceEnd,
    {},
    {
      says: 'every part of the sentence has run, with three years of parole after prison where none is recorded',
      cite: cite(
        'PC 1170.18(f); PC 3000',
        'unverified',
        'that parole is part of the sentence, and its three years, are Setaside’s reading',
      ),
    },
  ),
  holds(diedUndated, 'the person has died'),
)

const danger = notInFile(
  'unreasonable risk of danger',
  'Would resentencing pose an unreasonable risk of danger to public safety (a risk of a new superstrike felony, PC 1170.18(c))? The court decides; the office says whether it opposes.',
)

const application: Route<Conviction> = {
  name: 'application',
  says: 'The sentence is complete: application to designate the felony as a misdemeanor, which the court shall grant, without a hearing unless one is asked for.',
  cite: cite('PC 1170.18(f)-(h)', 'verbatim'),
  by: 'application',
  grant: 'shall',
  opens: complete,
}

const petition: Route<Conviction> = {
  name: 'petition',
  says: 'The sentence of 5 November 2014 is still running: petition for recall and resentencing to a misdemeanor, unless the court finds an unreasonable risk of danger.',
  cite: cite('PC 1170.18(a)-(c)', 'verbatim'),
  by: 'petition',
  grant: 'shall',
  opens: all<Conviction>(
    'serving on 5 November 2014, and no danger',
    before(convictionDate, ACT + 1, {
      says: 'convicted by 5 November 2014, so that a sentence still running ran on that day',
      otherwise: 'not yet sentenced on 5 November 2014',
      cite: cite('PC 1170.18(a)', 'verbatim'),
    }),
    not(
      { says: 'no unreasonable risk of danger', cite: cite('PC 1170.18(b)-(c)', 'verbatim') },
      holds(danger),
    ),
  ),
  closes: complete,
}

// ---- the statute -----------------------------------------------------------------------------------------------

const named = ({ section }: Offense): boolean =>
  PROP_47.bySection.has(section) ||
  PROP_47_PRECURSORS.bySection.has(section) ||
  section === '664' ||
  section === '182'

export const pc117018 = statute<Conviction>({
  id: 'pc-1170.18',
  title: 'Felonies made misdemeanors by Proposition 47',
  cite: cite('PC 1170.18', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '2014-11-05', says: 'Proposition 47 takes effect.' },
    { on: '2023-10-08', says: 'SB 749 (Stats 2023 ch 633): there is no deadline for filing any more.' },
    {
      on: '2024-12-18',
      says: 'Proposition 36 (2024) adds PC 666.1, theft with two priors; it does not repeal this section.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'designate-misdemeanor',
      says: 'The felony is a misdemeanor for all purposes but firearms.',
      effect: 'misdemeanor',
      leaves: [stays.firearms('PC 1170.18(j)')],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'Who was serving a felony sentence on 5 November 2014 may petition.',
      status: 'encoded',
    },
    { at: '(b)', says: 'The court resentences unless there is an unreasonable risk.', status: 'encoded' },
    { at: '(c)', says: 'What such a risk is.', status: 'encoded' },
    {
      at: '(d)',
      says: 'Credit for time served, and a year of parole.',
      status: 'left-out',
      why: 'What follows once resentenced, not who may be.',
    },
    {
      at: '(e)',
      says: 'No longer term than before.',
      status: 'left-out',
      why: 'For the court when it resentences.',
    },
    { at: '(f)', says: 'Who has completed a sentence may apply.', status: 'encoded' },
    { at: '(g)', says: 'The court then designates it a misdemeanor.', status: 'encoded' },
    {
      at: '(h)',
      says: 'No hearing unless asked for.',
      status: 'left-out',
      why: 'Procedure: told with the route.',
    },
    { at: '(i)', says: 'Not with a superstrike or a registrable conviction.', status: 'encoded' },
    { at: '(j)', says: 'A misdemeanor for all purposes but firearms.', status: 'encoded' },
    { at: '(k)', says: 'Another judge.', status: 'left-out', why: 'Procedure.' },
    {
      at: '(l)-(m)',
      says: 'Other remedies and the finality of judgments stay.',
      status: 'left-out',
      why: 'Decides nobody’s case.',
    },
    {
      at: '(n)',
      says: 'A resentencing hearing is one under Marsy’s Law.',
      status: 'left-out',
      why: 'Procedure.',
    },
    {
      at: '(o)',
      says: 'Persons committed to a state hospital.',
      status: 'left-out',
      why: 'Commitments after a finding of insanity are no convictions, and the petition had to be filed before 2021.',
    },
  ],
  concerns: ({ class: at, offense: { offenses, unread } }) =>
    at !== 'misdemeanor' &&
    at !== 'infraction' &&
    (offenses.length === 0 || unread !== '' || offenses.some(named)),
  tables: { FRAUDS, NAMES_EXCEPTION },
  rules: [
    {
      id: 'pc-1170.18/designate',
      relief: 'designate-misdemeanor',
      rank: 1,
      cite: cite('PC 1170.18', 'verbatim'),
      says: 'A felony that Proposition 47 made a misdemeanor',
      inForce: { from: ACT, cite: cite('PC 1170.18(a)', 'verbatim') },
      appliesTo: all(
        'a felony from before Proposition 47',
        notVacated,
        countsDespiteDismissal('Is there still a felony to designate as a misdemeanor?'),
        is(offenseClass, ['felony'], {
          says: 'the conviction is a felony',
          otherwise: 'already no more than a misdemeanor',
          cite: criteria,
        }),
        before(offenseDay, ACT, {
          says: 'the offense was before 5 November 2014',
          otherwise: 'the offense was on or after 5 November 2014: Proposition 47 applied to it already',
          cite: cite(
            'PC 1170.18(a),(f)',
            'verbatim',
            'but for frauds the offense is read as no more than three years before the arrest (Setaside’s reading, unverified)',
          ),
        }),
      ),
      when: all('a misdemeanor now, and nothing closes it', misdemeanorNow, notBarred),
      routes: [application, petition],
    },
  ],
})
