/** What the record shows of a conviction, as PC 1170.18 asks for it. */
import { sentenceEnd } from '../../../record/facts.ts'
import type { Conviction, Offense } from '../../../record/person.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { listedAs, notInFile, paroleEnd, prisonGiven, yesNo } from '../facts/history.ts'
import { offenseDate as withinLimitation } from '../hsc-11361.8/facts.ts'
import {
  inTodaysNotation,
  type ListContext,
  type Listed,
  NOT_LISTED,
  type ReadyList,
} from '../offenses/list-entry.ts'
import { onList, PROP_47, PROP_47_PRECURSORS } from '../offenses/lists.ts'
import { spokenOf } from '../offenses/punishing-sections.ts'

/** What a list says of an offense when the question that its entry leaves is put apart. */
const bySection =
  (list: ReadyList) =>
  (offense: Offense, context: ListContext): Listed => {
    const listed = onList(list, offense, context)
    const { entry, needs } = listed
    return entry?.needs !== undefined && entry.needs === needs ? { verdict: 'yes', entry } : listed
  }
const inText = bySection(PROP_47)

const PETTY_THEFT: ReadonlySet<string> = new Set(['484', '486', '488', '490', '490.1', '490.5'])
/** Petty theft with a prior is written with the theft beside it (`484/666`, `666/488`): one offense, punished under PC 666. */
const writtenAsOne = ({ offense: { offenses, unread } }: Conviction): boolean =>
  unread === '' &&
  offenses.length > 1 &&
  offenses.some(({ section }) => section === '666') &&
  offenses.every(
    ({ code, section, inchoate }) =>
      (code ?? 'PC') === 'PC' && inchoate === undefined && (section === '666' || PETTY_THEFT.has(section)),
  )

/** The sections of the statute that have no limit of value. */
const possessionOrPettyTheft = listedAs(
  'drug possession or petty theft of Proposition 47',
  'Is the conviction for possession of drugs under HS 11350, 11357 or 11377, or for petty theft with a prior, PC 666?',
  (offense, context) => {
    const listed = inText(offense, context)
    return listed.entry?.needs === undefined ? listed : NOT_LISTED
  },
)
export const withoutValue: typeof possessionOrPettyTheft = {
  ...possessionOrPettyTheft,
  read: conviction => (writtenAsOne(conviction) ? true : look(possessionOrPettyTheft, conviction)),
}
export const withValue = listedAs(
  'theft, forgery or receiving of Proposition 47',
  'Is the conviction for PC 459.5, 473, 476a, 490.2 or 496?',
  (offense, context) => {
    const listed = inText(offense, context)
    return listed.entry !== undefined && listed.entry.needs === undefined ? NOT_LISTED : listed
  },
)
/** Only what the statute does not name itself. */
export const precursor = listedAs(
  'section used before Proposition 47',
  'Is the conviction for burglary, forgery, theft, vehicle theft or identity theft, under a section that held such conduct before Proposition 47?',
  (offense, context) =>
    onList(PROP_47, offense, context).verdict === 'no'
      ? bySection(PROP_47_PRECURSORS)(offense, context)
      : NOT_LISTED,
)

export const value: Fact<Conviction, number> = {
  name: 'value in dollars',
  asks: 'What was the value of what was taken, written or received, in dollars?',
  answers: { kind: 'number', unit: 'dollars' },
  read: () => undefined,
}
export const NAMES_EXCEPTION: ReadonlySet<string> = new Set(['470', '473', '475', '475a', '476', '476a'])

/** PC 473(b) does not hold for who is convicted of identity theft as well: no, where the whole record shows no PC 530.5. */
const noIdentityTheft = ({ person: { convictions, undisposed = [], doubts } }: Conviction): boolean =>
  doubts.length === 0 &&
  undisposed.length === 0 &&
  convictions.every(
    ({ offense: { offenses, unread } }) =>
      offenses.length > 0 && unread === '' && offenses.every(({ section }) => section !== '530.5'),
  )

export const exception = yesNo(
  'exception of the section itself',
  'Does the section itself keep it a felony: forgery together with identity theft (PC 473(b)), or a bad check after three or more convictions of PC 470, 475, 476, 476a or petty theft of the kind, or one of another state or the United States (PC 476a(b))?',
  conviction => {
    const { offenses, unread } = conviction.offense
    if (offenses.length === 0 || unread !== '') return undefined
    if (offenses.every(({ section }) => !NAMES_EXCEPTION.has(section))) return false
    // Convictions of another state stand in no file of this one: a bad check is always asked about.
    return offenses.every(({ section }) => section !== '476a') && noIdentityTheft(conviction)
      ? false
      : undefined
  },
  ({ person }) => person.convictions.flatMap(({ sources }) => sources),
)
export const conduct = notInFile(
  'conduct within Proposition 47',
  'Would what the person did have been a misdemeanor under PC 459.5, 473, 476a, 490.2 or 496? (Entering a shop, open in its regular hours, to steal; a forged check, bond, note or money order; theft of anything but a firearm or public money; receiving.)',
)

/** Frauds may be prosecuted long after they were done: from their discovery. */
export const FRAUDS: ReadonlySet<string> = new Set([
  ...['470', '473', '475', '475a', '476', '476a', '484.1', '484c', '484e', '484g', '484h', '487i', '532'],
  ...['503', '504', '504a', '504b', '505', '506', '506a', '506b', '507', '508'],
])
export const offenseDay: DayFact<Conviction> = {
  ...withinLimitation,
  read: conviction => {
    const { offenses, unread } = conviction.offense
    const fraud =
      offenses.length === 0 || unread !== '' || offenses.some(({ section }) => FRAUDS.has(section))
    return fraud ? conviction.offenseDate : look(withinLimitation, conviction)
  },
}

/** A registration may also be ordered by discretion or come of a juvenile case: it alone does not show the conviction. */
export const registration: Fact<Conviction, boolean> = {
  ...yesNo(
    'why the person registers',
    'Is the registration on record due to a conviction that PC 290(c) lists?',
    ({ person: { registrations } }) => (registrations.length > 0 ? undefined : false),
    ({ person: { registrations } }) => registrations.flatMap(event => event.sources),
  ),
  of: ({ person }) => person,
}

/** After prison parole belongs to the sentence; files seldom show when it ended. */
export const wholeSentenceEnd: DayFact<Conviction> = {
  ...sentenceEnd,
  read: conviction => {
    const ends = look(sentenceEnd, conviction) ?? UNKNOWN
    const { parts } = conviction.sentence
    const paroled = parts.some(({ kind }) => kind === 'parole' || kind === 'supervision')
    if (conviction.person.death !== undefined || paroled || look(prisonGiven, conviction) === false)
      return ends
    return { soonest: ends.soonest, latest: paroleEnd(conviction, ends) }
  },
}

/** Whether a section may be one of the statute's, or an attempt or conspiracy of one. */
const named = (offense: Offense): boolean => [inTodaysNotation(offense), ...spokenOf(offense)].some(isNamed)

function isNamed({ section }: Pick<Offense, 'section'>): boolean {
  return (
    PROP_47.bySection.has(section) ||
    PROP_47_PRECURSORS.bySection.has(section) ||
    section === '664' ||
    section === '182'
  )
}

/** Whether the statute may have anything to say of it: no lesser conviction, and not surely of another section. */
export const mayBeReached = ({ class: at, offense: { offenses, unread } }: Conviction): boolean =>
  at !== 'misdemeanor' &&
  at !== 'infraction' &&
  (offenses.length === 0 || unread !== '' || offenses.some(named))
