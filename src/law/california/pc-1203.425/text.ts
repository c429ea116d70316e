/** PC 1203.425: dismissal that the Department of Justice grants by itself, from what its records show. */
import { convictionDate, offenseClass, recordIsWhole, sentenceEnd } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { describe, others, type Prior } from '../../../record/priors.ts'
import { cite } from '../../../rules/citation.ts'
import {
  after,
  all,
  always,
  among,
  any,
  before,
  type Condition,
  elapsed,
  fromDay,
  holds,
  is,
  mustAppear,
  not,
  unless,
} from '../../../rules/condition.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { addPeriod, NEVER, theDay } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { statute } from '../../statute.ts'
import {
  isSerious,
  isViolent,
  mustRegister,
  notCharged,
  notServing,
  notSupervised,
  prisonGiven,
  probationEnds,
  probationGranted,
  probationRevoked,
  requiresRegistration,
  saysProbation,
  standsUntouched,
  yesNo,
} from '../facts/history.ts'
import { stays } from '../facts/what-stays.ts'

const FIRST = theDay('1973-01-01')
const FELONIES = theDay('2024-10-01')

const iv = 'PC 1203.425(a)(1)(B)(iv)'
const shownOnly = cite(
  'PC 1203.425(a)(2)(A)',
  'verbatim',
  'relief is given where the information is present in the department’s records; where it is not, a petition remains',
)

// ---- what the department's records must show ------------------------------------------------------------------------

const shown = (name: string, asks: string, read: (conviction: Conviction) => boolean) =>
  yesNo(name, asks, conviction => (read(conviction) ? true : undefined))

const dayShown = shown(
  'day of judgment in the record',
  'Does the state’s record show the day of the judgment?',
  ({ convictionDate: { latest } }) => latest < NEVER,
)

/** A class taken away by an order that could not be read is not silence. */
const classShown = shown(
  'class in the record',
  'Does the state’s record show whether it is a felony, a misdemeanor or an infraction?',
  conviction => conviction.class !== undefined || conviction.later.some(({ kind }) => kind === 'reduced'),
)

/**
 * Where the disposition gives probation: whether its term is among the parts of the sentence. It is unread where a part
 * is of no readable kind, for that may be the term; a revocation brings a sentence of its own.
 */
function probationTerm(conviction: Conviction): 'there' | 'unread' | 'silent' {
  const {
    later,
    sentence: { parts },
  } = conviction
  if (!saysProbation(conviction)) return 'there'
  if (parts.some(({ kind }) => kind === 'probation')) return 'there'
  if (later.some(({ kind }) => kind === 'probation-revoked')) return 'there'
  return parts.every(({ kind }) => kind !== undefined) ? 'silent' : 'unread'
}

const termShown = shown(
  'term of the sentence in the record',
  'Does the state’s record show the sentence, and the term of probation where it was granted?',
  conviction => conviction.sentence.says !== 'silent' && probationTerm(conviction) !== 'silent',
)
const termRead = shown(
  'term of probation',
  'Is the term of probation one of the parts of the sentence in the record?',
  conviction => probationTerm(conviction) !== 'unread',
)

const terms = all<Conviction>(
  'the record gives the term',
  mustAppear(
    {
      says: 'the sentence is in the department’s records',
      otherwise:
        'the record does not show the sentence or the term of probation: relief cannot come by itself',
      cite: shownOnly,
    },
    holds(termShown),
  ),
  holds(termRead, 'and its term of probation can be read'),
)
const ofClass = (classes: readonly string[], says: string, otherwise: string): Condition<Conviction> =>
  all(
    says,
    mustAppear(
      {
        says: 'the class is in the department’s records',
        otherwise: 'the record does not show the class: relief cannot come by itself',
        cite: shownOnly,
      },
      holds(classShown),
    ),
    is(offenseClass, classes, { says, otherwise }),
  )

// ---- how the sentence was completed ---------------------------------------------------------------------------------

/**
 * The list of serious and violent felonies and of those that require registration bars under (II) alone. Read as it
 * stands, such a felony with clean probation is eligible; no practice of the department is known, so an attorney must
 * say so before anybody relies on it.
 */
const signOff = yesNo(
  'attorney’s sign-off: serious, violent or registrable felony with clean probation',
  'Probation was completed without revocation, and the felony is or may be serious, violent or one that requires registration. PC 1203.425 excludes those only where probation was not so completed. Does an attorney agree that this one is eligible?',
  conviction => {
    const now = offenseClass.read(conviction)
    if (now === 'misdemeanor' || now === 'infraction') return true
    const lists = [isSerious, isViolent, requiresRegistration]
    return lists.every(list => list.read(conviction) === false) ? true : undefined
  },
)

const cleanProbation = all<Conviction>(
  {
    says: 'probation was completed without revocation',
    otherwise: 'probation was not granted, or not completed without revocation',
    cite: cite(`${iv}(I)(ia)`, 'verbatim'),
  },
  terms,
  holds(probationGranted, 'probation was granted'),
  not('it was not revoked', holds(probationRevoked)),
  after(probationEnds, {}, 'the term of probation is over'),
  holds(signOff, {
    says: 'no serious, violent or registrable felony, or an attorney has signed off on it',
    otherwise: 'an attorney does not agree that a serious, violent or registrable felony is eligible',
    cite: cite(
      `${iv}(I)(ia),(II)`,
      'verbatim',
      'the exclusion is attached to (II) only; to be signed off by an attorney, the department’s practice is not known',
    ),
  }),
)

const lesser = all<Conviction>(
  {
    says: 'an infraction or misdemeanor, its sentence complete, and a year since the judgment',
    cite: cite(`${iv}(I)(ib)`, 'verbatim'),
  },
  terms,
  ofClass(['misdemeanor', 'infraction'], 'an infraction or misdemeanor', 'a felony'),
  after(sentenceEnd, {}, 'the sentence is complete'),
  after(convictionDate, { years: 1 }, 'one calendar year since the judgment'),
)

/** A parole that may follow prison, where the record does not show its end: the usual length, as for supervision. */
const PAROLE = { years: 3 }

const completed: DayFact<Conviction> = {
  name: 'end of supervision for this conviction',
  asks: 'On which day was all custody, probation, supervision and parole for this conviction complete?',
  answers: { kind: 'day' },
  read: conviction => {
    const { soonest, latest } = sentenceEnd.read(conviction) ?? UNKNOWN
    const parole = conviction.person.death === undefined && prisonGiven.read(conviction) !== false
    return { soonest, latest: parole ? addPeriod(latest, PAROLE) : latest }
  },
  sources: conviction => conviction.sources,
}

const pair = (fact: DayFact<Conviction>, end: keyof Prior): DayFact<Prior> => ({
  name: end === 'prior' ? `${fact.name} of the other conviction` : fact.name,
  asks: end === 'prior' ? `${fact.asks} (the other conviction)` : fact.asks,
  answers: fact.answers,
  read: both => fact.read(both[end]),
  sources: both => fact.sources?.(both[end]) ?? [],
  of: both => both[end],
  ...(end === 'prior' ? { about: ({ prior }: Prior) => describe(prior) } : {}),
})

/** A felony when convicted; whether one that is no felony any more still counts, the law does not say. */
const felonyThen: Fact<Prior, boolean> = {
  name: 'a new felony conviction',
  asks: 'Is the other conviction this person’s, and a conviction of a felony that counts (one that was reduced since or is set aside may not)?',
  answers: { kind: 'yes-no' },
  read: ({ prior, of: { person } }) => {
    const unsure =
      prior.class === undefined ||
      prior.later.some(({ kind }) => kind !== 'dismissed' && kind !== 'probation-revoked') ||
      person.undisposed?.includes(prior) ||
      person.doubts.some(({ kind }) => kind === 'identity')
    if (prior.class === 'misdemeanor' || prior.class === 'infraction') return false
    return unsure ? undefined : true
  },
  sources: ({ prior }) => prior.sources,
  of: ({ prior }) => prior,
  about: ({ prior }) => describe(prior),
}

const FOUR = { years: 4 }
const ii = cite(`${iv}(II)`, 'verbatim')

const newFelony = among<Conviction, Prior>(
  1,
  {
    says: 'convicted of a new felony within four years of the end of supervision',
    cite: cite(
      `${iv}(II)`,
      'verbatim',
      'read as the four years that follow the end of supervision: four later years without a felony do not count',
    ),
  },
  {
    members: others,
    test: all(
      'a felony conviction within the four years',
      holds(felonyThen, 'a conviction of a new felony'),
      elapsed(pair(completed, 'of'), {}, pair(convictionDate, 'prior'), 'not before supervision ended'),
      not(
        'within four years of it',
        elapsed(
          pair(completed, 'of'),
          FOUR,
          pair(convictionDate, 'prior'),
          'four years after supervision ended',
        ),
      ),
    ),
    about: ({ prior }) => describe(prior),
    whole: recordIsWhole,
  },
)

const notListed = (name: string, fact: typeof isSerious): Condition<Conviction> =>
  unless(
    { says: `not a ${name}`, otherwise: `a ${name} without clean probation, which is excluded`, cite: ii },
    holds(fact, `a ${name}`),
  )

const otherFelony = all<Conviction>(
  {
    says: 'a felony, all of its sentence complete, and four years without a new felony',
    cite: ii,
  },
  terms,
  ofClass(['felony'], 'a felony', 'not a felony'),
  fromDay(FELONIES, {
    says: 'felonies without clean probation: since 1 October 2024',
    cite: cite('PC 1203.425', 'verbatim', 'history line; the text of SB 731 before that day is not modelled'),
  }),
  notListed('serious felony', isSerious),
  notListed('violent felony', isViolent),
  notListed('felony that requires registration', requiresRegistration),
  after(completed, FOUR, {
    says: 'four years since all custody and supervision ended',
    cite: cite(
      `${iv}(II)`,
      'verbatim',
      'where there was no supervision: from the end of custody; after prison, up to three years of parole are allowed for (Setaside’s reading, unverified)',
    ),
  }),
  unless(
    {
      says: 'no new felony conviction in these four years',
      otherwise: 'convicted of a new felony within four years of the end of supervision',
      cite: ii,
    },
    newFelony,
  ),
)

// ---- bars -----------------------------------------------------------------------------------------------------------

/** The court reports a denial to the department, so a record that shows none is one without; a row may show it. */
const DENIED = /1203\.425.*\b(DENIED|PROHIBIT\w*|OBJECT\w*)\b|\b(DENIED|PROHIBIT\w*|OBJECT\w*)\b.*1203\.425/
const objection = yesNo(
  'objection granted',
  'Has a court, on a petition of the prosecution or the probation department, prohibited automatic relief for this conviction?',
  ({ later }) => (later.some(({ text }) => DENIED.test(text.toUpperCase())) ? true : undefined),
  conviction => conviction.later.flatMap(({ sources }) => sources),
)

const sinceFirst = all<Conviction>(
  {
    says: 'the record shows a conviction on or after 1 January 1973',
    cite: cite(`${iv}(I),(II)`, 'verbatim'),
  },
  mustAppear(
    {
      says: 'the day of the judgment is in the department’s records',
      otherwise: 'the record does not show the day of the judgment: relief cannot come by itself',
      cite: shownOnly,
    },
    holds(dayShown),
  ),
  not(
    { says: 'convicted on or after 1 January 1973', otherwise: 'convicted before 1 January 1973' },
    before(convictionDate, FIRST),
  ),
)

const leaves = (at: string): string => `PC 1203.425(a)(4)(${at})`
const left = (says: string, at: string) => ({ says, cite: cite(leaves(at), 'verbatim') })

export const pc1203425 = statute<Conviction>({
  id: 'pc-1203.425',
  title: 'Automatic relief for convictions',
  cite: cite('PC 1203.425', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    {
      on: '2022-07-01',
      says: 'The department’s monthly runs begin (AB 1076, AB 1308: convictions since 1 January 1973).',
    },
    { on: '2023-01-01', says: 'Courts no longer disclose convictions that were granted relief.' },
    { on: '2023-07-10', says: 'AB 134 amends it.' },
    {
      on: '2024-10-01',
      says: 'AB 168 becomes operative: other felonies after four years, since 1 January 1973 (SB 731 had said 2005).',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'automatic-relief',
      says: 'The conviction is dismissed without a petition, the state’s record says “relief granted”, courts do not disclose it, and penalties and disabilities end, with exceptions.',
      effect: 'dismissed',
      leaves: [
        stays.firearms(leaves('E')),
        stays.office(leaves('F')),
        stays.prior(leaves('J')),
        stays.justice(leaves('C')),
        stays.protective('PC 1203.425(a)(4)(G),(L)'),
        {
          says: 'A driving privilege that was suspended or revoked for it stays so (VC 13555).',
          cite: cite('PC 1203.425(a)(2)(C)', 'verbatim', 'what VC 13555 says is from memory'),
        },
        left('It must still be disclosed in an application to become a peace officer.', 'A'),
        left(
          'It must still be disclosed in an application for public office, to provide in-home supportive or waiver personal care services, or for a contract with the Lottery.',
          'B',
        ),
        left('A later motion to amend the record, or an attack on the conviction, is not cut off.', 'D'),
        left('Agencies that license community care may still see it and act on it.', 'H'),
        left('It does not make eligible who may not provide in-home supportive services.', 'I'),
        left(
          'Teacher credentialing and school employment may still see it and act on it, except drug possession more than five years old (HS 11350, 11377, former 11500 and 11500.5).',
          'K',
        ),
      ],
    },
  ],
  subdivisions: [
    {
      at: '(a)(1)(A)',
      says: 'The department reviews its records every month and finds who is eligible.',
      status: 'encoded',
    },
    { at: '(a)(1)(B)(i)', says: 'Not required to register as a sex offender.', status: 'encoded' },
    { at: '(a)(1)(B)(ii)', says: 'No active record of supervision.', status: 'encoded' },
    { at: '(a)(1)(B)(iii)', says: 'Serving no sentence, no sign of pending charges.', status: 'encoded' },
    {
      at: '(a)(1)(B)(iv)(I)(ia)',
      says: 'Probation completed without revocation.',
      status: 'encoded',
    },
    {
      at: '(a)(1)(B)(iv)(I)(ib)',
      says: 'Other infractions and misdemeanors: sentence complete and a year since judgment.',
      status: 'encoded',
    },
    {
      at: '(a)(1)(B)(iv)(II)',
      says: 'Other felonies: four years; not serious, violent or registrable ones.',
      status: 'encoded',
    },
    {
      at: '(a)(2)(A)',
      says: 'Relief without a petition where the department’s records have what is needed.',
      status: 'encoded',
    },
    {
      at: '(a)(2)(B)',
      says: 'The note “relief granted” in the record.',
      status: 'left-out',
      why: 'What the department does after the decision.',
    },
    { at: '(a)(2)(C)', says: 'Release from penalties and disabilities.', status: 'encoded' },
    {
      at: '(a)(3)',
      says: 'Notices to courts, transferred probation, and what courts no longer disclose.',
      status: 'left-out',
      why: 'Procedure of the department and the courts; that courts do not disclose it stands in the relief.',
    },
    { at: '(a)(4)', says: 'What the relief does not affect.', status: 'encoded' },
    {
      at: '(a)(5)',
      says: 'Other relief stays open.',
      status: 'left-out',
      why: 'Other statutes are asked beside this one; this one bars none.',
    },
    {
      at: '(a)(6)',
      says: 'Yearly statistics by county.',
      status: 'left-out',
      why: 'A duty of the department to publish.',
    },
    {
      at: '(a)(7)',
      says: 'A copy of the record for its subject.',
      status: 'left-out',
      why: 'Procedure: how to confirm that relief was granted.',
    },
    {
      at: '(b)(1)-(5)',
      says: 'Objection by the prosecution or probation department, 90 days before eligibility; hearing and burden of proof.',
      status: 'left-out',
      why: 'Procedure, and a finding of the court; no file shows a pending petition.',
    },
    {
      at: '(b)(6)',
      says: 'No automatic relief where the court granted the objection; the court reports it to the department.',
      status: 'encoded',
    },
    {
      at: '(b)(7)',
      says: 'Petitions stay open after an objection.',
      status: 'left-out',
      why: 'Other statutes are asked beside this one.',
    },
    {
      at: '(c)',
      says: 'The court advises at sentencing.',
      status: 'left-out',
      why: 'A duty of the court.',
    },
    { at: '(d)', says: 'Operative on 1 October 2024.', status: 'encoded' },
  ],
  concerns: () => true,
  rules: [
    {
      id: 'pc-1203.425/automatic',
      relief: 'automatic-relief',
      rank: 1,
      cite: cite('PC 1203.425(a)', 'verbatim'),
      says: 'The sentence appears complete and nothing stands in the way',
      inForce: {
        from: theDay('2022-07-01'),
        cite: cite(
          'PC 1203.425',
          'secondary',
          'first monthly runs: KQED; felonies of (II) since 1 October 2024',
        ),
      },
      appliesTo: all('a conviction since 1973', standsUntouched, sinceFirst),
      when: all(
        'nothing stands in the way',
        unless(
          {
            says: 'the person need not register as a sex offender',
            otherwise: 'the person must register as a sex offender',
            cite: cite('PC 1203.425(a)(1)(B)(i)', 'verbatim'),
          },
          holds(mustRegister),
        ),
        unless(
          {
            says: 'no court has prohibited the relief on an objection',
            otherwise: 'a court granted an objection to automatic relief; petitions stay open',
            cite: cite('PC 1203.425(b)(6)-(7)', 'verbatim'),
          },
          mustAppear(
            {
              says: 'an objection that was granted is shown',
              cite: cite(
                'PC 1203.425(b)(6)',
                'verbatim',
                'the court reports a granted objection to the department: a record that shows none is read as one without (Setaside’s reading, unverified)',
              ),
            },
            holds(objection),
          ),
        ),
        any(
          {
            says: 'the sentence was completed in one of the three ways',
            cite: cite(iv, 'verbatim'),
          },
          cleanProbation,
          lesser,
          otherFelony,
        ),
        all(
          { says: 'under no supervision', cite: cite('PC 1203.425(a)(1)(B)(ii)', 'verbatim') },
          notSupervised,
        ),
        all(
          {
            says: 'serving no sentence and charged with nothing',
            cite: cite('PC 1203.425(a)(1)(B)(iii)', 'verbatim', 'asked again every month'),
          },
          notServing,
          notCharged,
        ),
        recordIsWhole,
      ),
      routes: [
        {
          name: 'automatic',
          says: 'The Department of Justice grants it in a monthly run; nobody need ask. If the state’s record does not say “relief granted”, ask the department why, or petition.',
          cite: cite('PC 1203.425(a)(2)(A)', 'verbatim'),
          by: 'automatic',
          grant: 'shall',
          opens: always('the department acts by itself'),
        },
      ],
    },
  ],
})
