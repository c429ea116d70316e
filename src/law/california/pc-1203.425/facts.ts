/** What the record shows of a conviction, as PC 1203.425 asks for it. */
import { convictionDate, offenseClass, sentenceEnd, shownOver } from '../../../record/facts.ts'
import type { Conviction, Cycle, LaterEvent } from '../../../record/person.ts'
import { describe, type Prior } from '../../../record/priors.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { NEVER } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import {
  isSerious,
  isViolent,
  mayHaveViolated,
  paroleEnd,
  prisonGiven,
  requiresRegistration,
  saysProbation,
  yesNo,
} from '../facts/history.ts'

// ---- what the department's records show -----------------------------------------------------------------------------

/** Silence is known of a whole record only: a row that could not be read may show it. */
const shown = (name: string, asks: string, read: (conviction: Conviction) => boolean) =>
  yesNo(name, asks, conviction =>
    read(conviction) || conviction.person.doubts.length > 0 ? true : undefined,
  )

export const dayShown = shown(
  'day of judgment in the record',
  'Does the state’s record show the day of the judgment?',
  ({ convictionDate, shown }) => (shown?.convictionDate ?? convictionDate).latest < NEVER,
)

/** A class that cannot be read, or that an order took away that could not be, is not silence. */
export const classShown = shown(
  'class in the record',
  'Does the state’s record show whether it is a felony, a misdemeanor or an infraction?',
  conviction =>
    (conviction.shown ?? conviction).class !== undefined ||
    (conviction.shown ?? conviction).classUnread === true ||
    conviction.later.some(({ kind }) => kind === 'reduced'),
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
  if (later.some(({ kind }) => kind === 'probation-revoked' || kind === 'probation-extended')) return 'there'
  return parts.every(({ kind }) => kind !== undefined) && !toldBeside(conviction) ? 'silent' : 'unread'
}

/** Whether another count of the cycle has a term of probation: it may be the one of the case. */
const toldBeside = (conviction: Conviction): boolean =>
  onProbation(conviction.cycle).some(other => other !== conviction)

const onProbation = forLast(({ convictions }: Cycle) =>
  convictions.filter(({ sentence }) => sentence.parts.some(({ kind }) => kind === 'probation')),
)

export const termShown = shown(
  'term of the sentence in the record',
  'Does the state’s record show the sentence, and the term of probation where it was granted?',
  conviction =>
    conviction.sentence.says !== 'silent' &&
    conviction.sentence.says !== 'elsewhere' &&
    probationTerm(conviction) !== 'silent',
)
export const termRead = shown(
  'term of probation',
  'Is the term of probation one of the parts of the sentence in the record?',
  conviction => probationTerm(conviction) !== 'unread',
)

// ---- how the sentence was completed ---------------------------------------------------------------------------------

/**
 * The list of serious and violent felonies and of those that require registration bars under (II) alone. Read as it
 * stands, such a felony with clean probation is eligible; no practice of the department is known, so an attorney must
 * say so before anybody relies on it.
 */
export const signOff = yesNo(
  'attorney’s sign-off: serious, violent or registrable felony with clean probation',
  'Probation was completed without revocation, and the felony is or may be serious, violent or one that requires registration. PC 1203.425 excludes those only where probation was not so completed. Does an attorney agree that this one is eligible?',
  conviction => {
    const now = look(offenseClass, conviction)
    if (now === 'misdemeanor' || now === 'infraction') return true
    const lists = [isSerious, isViolent, requiresRegistration]
    return lists.every(list => look(list, conviction) === false) ? true : undefined
  },
)

export const supervisionEnd: DayFact<Conviction> = {
  name: 'end of supervision for this conviction',
  asks: 'On which day was all custody, probation, supervision and parole for this conviction complete?',
  answers: { kind: 'day' },
  read: conviction => {
    const over = shownOver(conviction, 'supervision-ended')
    if (over !== undefined) return over
    const told = look(sentenceEnd, conviction) ?? UNKNOWN
    // What a court made of a violation, no row tells: it may have given another term.
    const ends =
      conviction.person.death === undefined && mayHaveViolated(conviction)
        ? { soonest: told.soonest, latest: NEVER }
        : told
    const parole = conviction.person.death === undefined && look(prisonGiven, conviction) !== false
    return parole ? { soonest: ends.soonest, latest: paroleEnd(conviction, ends) } : ends
  },
  sources: conviction => conviction.sources,
}

// ---- a new felony beside it -----------------------------------------------------------------------------------------

/** The end of supervision for the conviction that is asked about, seen beside another one. */
export const supervisionEndOfThis: DayFact<Prior> = {
  name: supervisionEnd.name,
  asks: supervisionEnd.asks,
  answers: supervisionEnd.answers,
  read: pair => look(supervisionEnd, pair.of),
  sources: pair => supervisionEnd.sources?.(pair.of) ?? [],
  of: pair => pair.of,
}

export const dayOfOther: DayFact<Prior> = {
  name: `${convictionDate.name} of the other conviction`,
  asks: `${convictionDate.asks} (the other conviction)`,
  answers: convictionDate.answers,
  read: pair => look(convictionDate, pair.prior),
  sources: pair => convictionDate.sources?.(pair.prior) ?? [],
  of: pair => pair.prior,
  about: ({ prior }) => describe(prior),
}

/** What leaves a conviction a felony that counts. */
const LEAVES_THE_FELONY: readonly LaterEvent['kind'][] = [
  'dismissed',
  'probation-revoked',
  'probation-extended',
  'probation-ended',
  'probation-ended-early',
  'supervision-ended',
]

/** A felony when convicted; whether one that is no felony any more still counts, the law does not say. */
export const otherIsFelony: Fact<Prior, boolean> = {
  name: 'a new felony conviction',
  asks: 'Is the other conviction this person’s, and a conviction of a felony that counts (one that was reduced since or is set aside may not)?',
  answers: { kind: 'yes-no' },
  read: ({ prior, of: { person } }) => {
    const unsure =
      prior.class === undefined ||
      prior.later.some(({ kind }) => !LEAVES_THE_FELONY.includes(kind)) ||
      person.undisposed?.includes(prior) ||
      person.doubts.some(({ kind }) => kind === 'identity')
    if (prior.class === 'misdemeanor' || prior.class === 'infraction') return false
    return unsure ? undefined : true
  },
  sources: ({ prior }) => prior.sources,
  of: ({ prior }) => prior,
  about: ({ prior }) => describe(prior),
}

// ---- objections -----------------------------------------------------------------------------------------------------

/** The court reports a denial to the department, so a record that shows none is one without; a row may show it. */
const DENIED = /\b(DENIED|PROHIBIT\w*|OBJECT\w*)\b/
const saysDenied = (text: string): boolean => text.includes('1203.425') && DENIED.test(text)
export const objection = yesNo(
  'objection granted',
  'Has a court, on a petition of the prosecution or the probation department, prohibited automatic relief for this conviction?',
  ({ later }) => (later.some(({ text }) => saysDenied(text.toUpperCase())) ? true : undefined),
  conviction => conviction.later.flatMap(({ sources }) => sources),
)
