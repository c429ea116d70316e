/** What the record shows of earlier convictions: whether one is on a list of the law, or of the same section. */
import { stands } from '../../../record/facts.ts'
import type { Conviction, Offense, OffenseReading, Registration } from '../../../record/person.ts'
import { describe, type Prior } from '../../../record/priors.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { contextOf, yesNo } from '../facts/history.ts'
import { NOT_LISTED } from '../offenses/list-entry.ts'
import { type ListContext, type Listed, registrable, superstrike } from '../offenses/lists.ts'
import { marijuanaSection } from '../offenses/marijuana.ts'
import { isOfStrikes } from '../offenses/modifiers.ts'
import { remarkDoubts, remarkOf } from '../offenses/remark.ts'
import { offenseDate } from './facts.ts'
import { OTHER, sectionsNamed } from './sections.ts'

const WHICH_SECTION = 'Which section was the earlier conviction for?'

/** Whether an offense is on a list of the law. */
type ListOf = (offense: Offense, context: ListContext) => Listed

const NO_OFFENSES: readonly Offense[] = []
/** Offenses that the comment of a row names beside its own. */
const remarked = (conviction: Conviction): readonly Offense[] => remarkOf(conviction)?.offenses ?? NO_OFFENSES
const REMARKED_MORE = 'Of which further offenses, that its row speaks of, was the person convicted?'
const REMARKED = 'Was the person also convicted of the other offense that the comment of its row names?'

/** Whether an earlier conviction stands on a list: surely, surely not, or only with a fact its section cannot show. */
function listedAs(name: string, list: ListOf, asks: string): Fact<Prior, boolean> {
  const ask = forLast((prior: Conviction) => listedIn(list, prior))
  return {
    name,
    asks,
    answers: { kind: 'yes-no' },
    read: ({ prior }) => {
      const { verdict } = ask(prior)
      return verdict === 'yes' ? true : verdict === 'no' ? false : undefined
    },
    sources: pair => pair.prior.sources,
    of: pair => pair.prior,
    about: ({ prior }) => {
      const { verdict, needs } = ask(prior)
      return verdict !== 'unknown' || needs === undefined ? describe(prior) : `${describe(prior)}: ${needs}`
    },
  }
}

function listedIn(list: ListOf, prior: Conviction): Listed {
  const { offenses, unread } = prior.offense
  if (prior.later.some(event => event.kind === 'vacated')) return NOT_LISTED
  const context = contextOf(prior)
  let best: Listed =
    offenses.length === 0 || unread !== '' ? { verdict: 'unknown', needs: WHICH_SECTION } : NOT_LISTED
  if (remarkDoubts(prior)) best = { verdict: 'unknown', needs: REMARKED_MORE }
  const remark = remarkOf(prior)
  for (const offense of [...(remark?.offenses ?? NO_OFFENSES), ...(remark?.instead ?? NO_OFFENSES)]) {
    // The class of the row says nothing of what its comment names.
    const { verdict } = list(offense, { ...context, class: undefined, says: undefined })
    if (verdict !== 'no') best = { verdict: 'unknown', needs: REMARKED }
  }
  for (const offense of offenses) {
    const listed = list(offense, context)
    if (listed.verdict === 'yes' && offenses.length === 1 && unread === '')
      return look(stands, prior) === true && !mayHaveLostOrder(prior) && whicheverItWas(list, prior, context)
        ? listed
        : {
            ...listed,
            verdict: 'unknown',
            needs: 'Did a later order vacate or seal the earlier conviction?',
          }
    if (listed.verdict !== 'no' && best.verdict === 'no')
      best = { needs: WHICH_SECTION, ...listed, verdict: 'unknown' }
  }
  return best
}

/** Whether what comments name in its place, or make of it, is on the list as well. */
const whicheverItWas = (list: ListOf, prior: Conviction, context: ListContext): boolean =>
  remarkOf(prior)?.instead.every(
    offense => list(offense, { ...context, class: undefined, says: undefined }).verdict === 'yes',
  ) !== false

/** A row of the person that could not be read may be the order that undid the conviction. */
const mayHaveLostOrder = ({ person }: Conviction): boolean =>
  person.doubts.some(({ kind }) => kind === 'unread-row')

const failureToRegister = ({ code, section }: Offense): boolean =>
  (code ?? 'PC') === 'PC' && /^290(\.\d+)?$/.test(section)

/**
 * Failing to register shows that a duty was there before, without saying from which conviction: it may be from one that
 * PC 290(c) lists.
 */
const registrableOrRegistered: ListOf = (offense, context) =>
  failureToRegister(offense)
    ? { verdict: 'unknown', needs: 'Was the duty to register from a conviction that PC 290(c) lists?' }
    : registrable(offense, context)

export const isSuperstrike = listedAs(
  'whether an earlier conviction is a superstrike',
  superstrike,
  'Is the earlier conviction one of those listed in PC 667(e)(2)(C)(iv)?',
)
export const isRegistrable = listedAs(
  'whether an earlier conviction requires registration',
  registrableOrRegistered,
  'Does the earlier conviction require registration under PC 290(c)?',
)

/**
 * An earlier conviction that only words tell of: WITH PRIOR, STRIKE, PC 667(b)-(i). Of a strike the words say that there was
 * one, and not which; priors are those the record shows, where it shows any.
 */
export const priorSpokenOf = yesNo(
  'whether an earlier conviction that only words tell of bars it',
  'The words of the record speak of a strike or of earlier convictions. Was one of them listed in PC 667(e)(2)(C)(iv), or does one require registration under PC 290?',
  conviction => {
    const told = priorsTold(conviction)
    if (told === undefined) return false
    if (told === 'strike') return undefined
    const { convictions } = conviction.person
    return convictions.some(other => other.convictionDate.latest < conviction.convictionDate.soonest)
      ? false
      : undefined
  },
)

/** What its text, the comments of its rows and its enhancements tell of earlier convictions. */
function priorsTold(conviction: Conviction): OffenseReading['priors'] {
  const { offense, enhancements } = conviction
  if (offense.priors === 'strike' || enhancements?.some(isOfStrikes) === true) return 'strike'
  // Many offenses are named so by themselves: petty theft with a prior.
  return (
    remarkOf(conviction)?.reading.priors ??
    (sectionsNamed(conviction).length > 0 ? offense.priors : undefined)
  )
}

export const registeredBefore: Fact<Conviction, boolean> = {
  name: 'registration as a sex offender before the offense',
  asks: 'Was the person required to register under PC 290 before the offense?',
  answers: { kind: 'yes-no' },
  read: conviction => {
    const { registrations } = conviction.person
    if (registrations.length === 0) return false
    const offense = look(offenseDate, conviction)
    if (offense === undefined) return undefined
    const read = ({ offense: what }: Registration) =>
      what === undefined || what.offenses.some(failureToRegister)
    if (registrations.some(event => event.day.latest < offense.soonest && read(event))) return true
    return registrations.every(({ day }) => day.soonest >= offense.latest) ? false : undefined
  },
  sources: conviction => conviction.person.registrations.flatMap(event => event.sources),
}

/**
 * Whether an earlier conviction counts as one of the same section. Sealed under the Act it has ceased to exist; an
 * attempt is a crime of its own (PC 664).
 */
export const sectionOfPrior: Fact<Prior, boolean> = {
  name: 'the same section',
  asks: 'Was the earlier conviction for the same section?',
  answers: { kind: 'yes-no' },
  read: ({ prior, of }) => {
    const { offenses, unread } = prior.offense
    const standing = look(stands, prior)
    if (standing === false) return false
    const own = sectionsNamed(of)
    let same = 0
    let coded = true
    for (const offense of offenses) {
      if (offense.inchoate !== undefined || !own.includes(marijuanaSection(offense) ?? OTHER)) continue
      same++
      if (offense.code === undefined) coded = false
    }
    if (same === 0) {
      const perhaps = remarked(prior).some(o => own.includes(marijuanaSection(o) ?? OTHER))
      return offenses.length === 0 || unread !== '' || perhaps ? undefined : false
    }
    const sure = same === offenses.length && coded
    return sure && unread === '' && own.length === 1 ? standing : undefined
  },
  sources: pair => pair.prior.sources,
  of: pair => pair.prior,
  beside: ({ of }) => sectionsNamed(of).join(','),
  about: pair => describe(pair.prior),
}
