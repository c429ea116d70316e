/**
 * Conditions of the rules that no case needs to turn on, each with the reason. [npm run branches] prints what is missing in
 * this form; a case is always better than a line here, and a line that nothing needs any more must go.
 */

/** Why a condition may stay undecided. */
export interface Allowed {
  /** A statute, a rule, or `*` for wherever the condition is met. */
  readonly in: string
  /** What the condition says. Whatever lies under it is allowed as well. */
  readonly says: string
  readonly why: string
}

export const UNDECIDED_BRANCHES: readonly Allowed[] = [
  {
    in: '*',
    says: 'the office has looked up elsewhere that the person serves no sentence',
    why: 'Written by every statute in the same words; its cases come with the statutes that ask it first.',
  },
  {
    in: '*',
    says: 'the office has looked up elsewhere that the person is charged with nothing',
    why: 'Written by every statute in the same words; its cases come with the statutes that ask it first.',
  },
]
