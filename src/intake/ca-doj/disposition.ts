/** What a disposition says happened: a conviction, or something that a court later did to one. */
import type { ChargeEnd, LaterEvent } from '../../record/person.ts'
import type { Finish } from './vocabulary/meaning.ts'
import { readPhrases } from './vocabulary/read-phrases.ts'

export interface Disposition {
  /** It says that the count ended in a conviction. */
  readonly convicts: boolean
  /**
   * What it did to an earlier conviction, when its words say so; `to` beside another kind: it reduced it as well; `afterSentence` and
   * `reinstated`: see `LaterEvent`.
   */
  readonly later?: Pick<LaterEvent, 'kind' | 'to' | 'afterSentence' | 'reinstated'>
  /** Another end of a charge (dismissed, acquitted, rejected): no conviction, unless it stands on a convicted count. */
  readonly ends: boolean
  /** How it ended, where the words say so. */
  readonly ended?: ChargeEnd
  /** The charge goes on (held to answer, a plea): what came of it another row tells, or it may be a conviction. */
  readonly passes: boolean
  /** It speaks of a plea, a sentence or a review of them, which a conviction may have gone before. */
  readonly follows: boolean
  /** What of a sentence is over by it. */
  readonly finishes?: Finish
  /** Its sections or words are of a strike: what was told of an earlier conviction. */
  readonly strike?: true
  /** It says that a warrant is out. */
  readonly warrant: boolean
  /** The text is blank, or is not understood: how a court ended the charge is then not known. */
  readonly unread: boolean
}

const PLAIN: Disposition = {
  convicts: false,
  ends: false,
  passes: false,
  follows: false,
  warrant: false,
  unread: false,
}
const NOTHING: Disposition = { ...PLAIN, unread: true }

/** PC 667(a) to (i) and 1170.12, which the vocabulary has among sections of sentences. */
const STRIKE = /\bSTRIKES?\b|(?<![\d.])667 ?\([A-I]\)|(?<![\d.])1170\.12(?!\d)/i

/**
 * Reads DISP_DESCR, in any case and spacing: what its known phrases say together. Where words could mean two things the result
 * is `other`, which people look at: a motion that was denied, a sentence (not a conviction) vacated, a conviction whose own
 * disposition names a relief.
 */
export function readDisposition(text: string): Disposition {
  if (text.trim() === '') return NOTHING
  const read = readPhrases(text)
  if (read === undefined) return { ...NOTHING, warrant: /\bWARRANT\b/i.test(text) }
  const { means, convicts, warrant, follows, finishes, afterSentence } = read
  const plain = warrant ? { ...PLAIN, warrant } : PLAIN
  switch (means.does) {
    case 'convicts':
      return STRIKE.test(text) ? { ...plain, convicts: true, strike: true } : { ...plain, convicts: true }
    case 'unclear':
      return { ...plain, unread: true }
    case 'passes':
      return { ...plain, passes: true }
    case 'nothing':
      if (finishes !== undefined) return { ...plain, follows, finishes }
      return follows ? { ...plain, follows } : plain
    case 'asks':
      return { ...plain, convicts, later: { kind: 'other' } }
    case 'ends':
      return means.as === undefined ? { ...plain, ends: true } : { ...plain, ends: true, ended: means.as }
    case 'relieves': {
      const { kind, to, reinstated } = means
      const after = {
        ...(kind === 'dismissed' && afterSentence ? { afterSentence } : {}),
        ...(reinstated ? { reinstated } : {}),
      }
      return { ...plain, later: to === undefined ? { kind, ...after } : { kind, to, ...after } }
    }
  }
}
