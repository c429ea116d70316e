/** What each sentence of the letters that speaks of the law rests on, for the attorney who reads them before the first is sent. */
import type { LetterName } from './letter.ts'
import type { LetterWords, ReliefSentences } from './words.ts'

/**
 * `verbatim`: read in the official text. `secondary`: read in summaries, official guidance or a county's pages.
 * `unverified`: from memory; the sentence says no more than `may`, `should`, or `ask a lawyer`.
 */
export type Sure = 'verbatim' | 'secondary' | 'unverified'

export interface Source {
  readonly cite: string
  readonly sure: Sure
  readonly note?: string
}

type Claims = Pick<ReliefSentences, 'says' | 'means' | 'still'>

const verbatim = (cite: string, note?: string): Source => ({
  cite,
  sure: 'verbatim',
  ...(note === undefined ? {} : { note }),
})
const secondary = (cite: string, note?: string): Source => ({
  cite,
  sure: 'secondary',
  ...(note === undefined ? {} : { note }),
})
const unverified = (cite: string, note: string): Source => ({ cite, sure: 'unverified', note })

/** One for each claim of each letter: the types ask for all. */
export const RELIEF_SOURCES: Readonly<Record<LetterName, Readonly<Record<keyof Claims, Source>>>> = {
  sealed: {
    says: secondary('HSC 11361.8(e),(f)', 'by form CR-400 and the cases that quote it'),
    means: secondary(
      'HSC 11361.8(e)',
      'the position of the state Department of Justice and of one district attorney, and told as such',
    ),
    still: unverified('HSC 11361.8', 'who still sees it was not read anywhere: the letter sends to a lawyer'),
  },
  dismissed: {
    says: verbatim('PC 1203.4(a)(1), 1203.4a(a), 1203.41(a), 1203.42(a)'),
    means: verbatim(
      'PC 1203.4(a)(1); PC 1203.425(a)(3)',
      'since 1 January 2023 courts do not disclose these dismissals either',
    ),
    still: verbatim(
      'PC 1203.4, 1203.4a, 1203.41, 1203.42',
      '1203.41 adds tribal licenses and in-home supportive services: the letter sends to a lawyer for any license',
    ),
  },
  'dismissed-otherwise': {
    says: verbatim('the order itself'),
    means: unverified('the order itself', 'should'),
    still: unverified(
      'none',
      'what another dismissal leaves differs by its ground: the letter claims nothing',
    ),
  },
  automatic: {
    says: verbatim('PC 1203.425(a)(1), (a)(2)(A)-(B)'),
    means: verbatim('PC 1203.425(a)(2)(C), (a)(3)'),
    still: verbatim(
      'PC 1203.425(a)(2)(C), (a)(4)(A)-(L)',
      'what VC 13555 says of driving is from memory: may',
    ),
  },
  infraction: {
    says: secondary('HSC 11361.8(e),(f); PC 17(d)(2)'),
    means: unverified('HSC 11361.8(h)', '"for all purposes" is partly from memory: should'),
    still: secondary('HSC 11361.8(e),(f); PC 17(d)(2)'),
  },
  misdemeanor: {
    says: secondary('HSC 11361.8(e),(f)'),
    means: unverified('HSC 11361.8(h)', '"for all purposes" is partly from memory: should'),
    still: secondary('HSC 11361.8(e),(f)'),
  },
  reduced: {
    says: verbatim('PC 17(b), or the order itself'),
    means: unverified('PC 17(b)', 'an office’s own reduction may have another ground: should'),
    still: verbatim('PC 17', 'the conviction stands; dismissal is asked for by itself'),
  },
  designated: {
    says: verbatim('PC 1170.18(f)-(h)'),
    means: verbatim('PC 1170.18(j)'),
    still: verbatim('PC 1170.18(j)'),
  },
  'arrest-sealed': {
    says: verbatim('PC 851.91, 851.87, 851.90, 851.7'),
    means: verbatim('PC 851.91(e)(2)(B)'),
    still: verbatim('PC 851.91(e)(2)', 'for the other sections it may differ: may'),
  },
  'arrest-automatic': {
    says: verbatim('PC 851.93(a)-(b)'),
    means: verbatim('PC 851.93(b)-(c)'),
    still: verbatim('PC 851.93(d)(1)-(6)'),
  },
}

export const GUNS_BARRED: Readonly<Partial<Record<LetterName, Source>>> = {
  dismissed: verbatim('PC 1203.4(a)(2) and its sister sections'),
  automatic: verbatim('PC 1203.425(a)(4)(E)'),
  designated: verbatim('PC 1170.18(j)'),
  'arrest-automatic': verbatim('PC 851.93(d)(4)'),
}

/** What every letter says, whatever the relief. */
export const COMMON_SOURCES: Readonly<
  Record<
    'housing' | 'work' | 'voting' | Exclude<keyof LetterWords['not'], 'heading' | 'says'> | 'state',
    Source
  >
> = {
  housing: unverified(
    '15 U.S.C. § 1681i',
    'that a report may be disputed; the letter promises nothing of the outcome',
  ),
  work: unverified('Gov. Code § 12952', 'no more than that there are rules, and to ask a lawyer'),
  voting: secondary(
    'Elec. Code § 2101; Cal. Const., art. II, § 4',
    'guidance of the Secretary of State as county election offices print it, read November 2026',
  ),
  gunsBarred: verbatim('see GUNS_BARRED'),
  guns: unverified('none', 'may; a lawyer first'),
  licenses: unverified('none', 'may; a lawyer first'),
  registration: unverified(
    'PC 290.007; PC 17(e)',
    'read for reductions, from memory for dismissals: a lawyer first',
  ),
  immigration: unverified('none', 'may; a lawyer first'),
  otherCases: verbatim('the order itself'),
  state: secondary('PC 11120-11127', 'oag.ca.gov/fingerprints/record-review, read November 2026'),
}
