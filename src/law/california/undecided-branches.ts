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
    in: 'pc-1203.425/automatic',
    says: 'not a violent felony',
    why: 'Every felony that PC 667.5(c) names by a section is serious or registrable as well, and barred as that; it stands here because the text names both.',
  },
]
