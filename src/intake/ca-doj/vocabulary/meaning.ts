/** What a known phrase of a disposition says, and what the words beside it may add. */
import type { ChargeEnd, LaterEvent, OffenseClass } from '../../../record/person.ts'

/**
 * `convicts`: a conviction. `ends`: another end of a charge, which `as` names where the words say how. `passes`: the charge
 * goes on: it may become a conviction, which then another row tells. `relieves`: something done to an earlier conviction. `asks`: an order that people look at.
 * `unclear`: known words that leave open whether there was a conviction. `nothing`: known, and neither ends a charge nor undoes a conviction.
 */
export type Meaning =
  | { readonly does: 'convicts' | 'passes' | 'asks' | 'unclear' | 'nothing' }
  | { readonly does: 'ends'; readonly as?: ChargeEnd }
  | {
      readonly does: 'relieves'
      readonly kind: Exclude<LaterEvent['kind'], 'other' | Finish>
      readonly to?: OffenseClass
      /** Of `probation-revoked`: and reinstated. */
      readonly reinstated?: true
    }

/** An end that undoes no conviction: it is told only of the conviction that it is surely about. */
export type Finish = Extract<
  LaterEvent['kind'],
  'probation-ended' | 'probation-ended-early' | 'supervision-ended'
>

/** What a phrase does, for the sections that may be cited for it. */
export type Act =
  | 'convict'
  | 'dismiss'
  | 'acquit'
  | 'divert'
  | 'release'
  | 'grant'
  | 'seal'
  | 'reduce'
  | 'vacate'
  | 'sentence'
  | 'supervise'
  | 'deny'
  | 'other'

/** Words that may stand beside a phrase and say why, how or with what. */
export type Family =
  | 'dismissal'
  | 'rejection'
  | 'release'
  | 'sentence'
  | 'bail'
  | 'plea'
  | 'program'
  | 'order'

/** Phrases of one meaning. */
export interface Phrases {
  readonly means: Meaning
  readonly act: Act
  /** Which words may stand beside them. */
  readonly beside?: readonly Family[]
  /** Only as all that a text says, but for the section it cites: in company the words may be about something else. */
  readonly alone?: true
  /** Only with words beside them: by themselves they leave it open. */
  readonly needs?: true
  /** Only with a section: without one the words may be about something else. */
  readonly cites?: true
  /** The charge is still before the court: beside an end or a relief it is not known which came last. */
  readonly open?: true
  /** They say that a warrant is out. */
  readonly warrant?: true
  /** A plea, a sentence or a review of them is spoken of: where no row tells of a conviction, this one may be of it. */
  readonly follows?: true
  /** What of a sentence is over by them, where they are all that a text says. */
  readonly finishes?: Finish
  /** The dismissal is one after the sentence, whatever section gave it. */
  readonly afterSentence?: true
  /** Where the words are known from. */
  readonly source: string
  /** One a line. */
  readonly phrases: string
}

/** Words that may stand beside phrases; `means` is what phrase and words mean together, where that is another thing. */
export interface Qualifiers {
  readonly family: Family
  readonly means?: Meaning
  readonly source: string
  readonly words: string
}

export const CONVICTS: Meaning = { does: 'convicts' }
export const NOTHING: Meaning = { does: 'nothing' }
export const ASKS: Meaning = { does: 'asks' }
export const UNCLEAR: Meaning = { does: 'unclear' }
export const PASSES: Meaning = { does: 'passes' }
export const ended = (as?: ChargeEnd): Meaning => (as === undefined ? { does: 'ends' } : { does: 'ends', as })
export const relief = (kind: Exclude<LaterEvent['kind'], 'other' | Finish>, to?: OffenseClass): Meaning =>
  to === undefined ? { does: 'relieves', kind } : { does: 'relieves', kind, to }
