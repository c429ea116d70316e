/** What kind of step a row belongs to, from STP_TYPE_DESCR. */
import { words } from '../text.ts'
import { STEP_TYPES, type StepKind } from '../vocabulary/step-types.ts'

export interface Step {
  /** Absent: the text is blank or not known. */
  readonly kind?: StepKind
  readonly arrest: boolean
  readonly court: boolean
  readonly registration: boolean
  readonly death: boolean
  /** Not about a charge. */
  readonly noCharge: boolean
  /** Blank, or none of the steps that are known: it may be of a court. */
  readonly unread: boolean
}

/** Blanks and marks aside: files space them as they like. */
const bare = (text: string): string =>
  words(text)
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()

const KINDS: ReadonlyMap<string, StepKind> = new Map(
  STEP_TYPES.flatMap(({ kind, texts }) =>
    texts
      .trim()
      .split('\n')
      .map(text => [bare(text), kind] as const),
  ),
)

const stepOf = (kind: StepKind | undefined): Step => ({
  ...(kind === undefined ? {} : { kind }),
  arrest: kind === 'arrest',
  court: kind === 'court',
  registration: kind === 'registration',
  death: kind === 'death',
  noCharge: kind === 'registration' || kind === 'death' || kind === 'applicant',
  unread: kind === undefined,
})

export const readStep = (text: string): Step => stepOf(KINDS.get(bare(text)))

/** Whether a step is of those who carry a sentence out: what they say of one is not a court’s. */
export const carriesOut = ({ kind }: Step): boolean =>
  kind === 'custody' || kind === 'probation' || kind === 'parole' || kind === 'hospital'

/** Whether the vocabulary has the words. */
export const knowsStep = (text: string): boolean => KINDS.has(bare(text))
