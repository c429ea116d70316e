/** The states of a count of which relief is asked: from its approval to the court's answer and back, what leads from one to another, and who may. */
import { ANSWERS, type Answer, OUTCOMES } from '../filing/court-outcomes.ts'
import { DECIDE, FILE, type Role, SETTLE, WORK } from './roles.ts'

export const COUNT_STATES = [
  /** What the record, or an answer of review, has decided: nobody has approved it yet, or somebody took that back. */
  'eligible',
  'approved',
  'in-batch',
  'signed-off',
  'filed',
  /** What the court has answered. */
  ...ANSWERS,
  /** To be looked at again, with the reason. */
  'reopened',
  /** Not to be filed, with the reason. */
  'closed',
] as const
export type CountState = (typeof COUNT_STATES)[number]

export type CountAct =
  | 'approve'
  | 'take-back'
  | 'collect'
  | 'put-back'
  | 'take-out'
  | 'hold'
  | 'sign'
  | 'unsign'
  | 'dissolve'
  | 'file'
  | Answer
  | 'unanswer'
  | 'reopen'
  | 'close'

/** What the court may say of a count that is with it; what it said before may be followed by more, and one answer stands. */
const SAID = Object.fromEntries(ANSWERS.map(answer => [answer, answer])) as Readonly<
  Record<Answer, CountState>
>

/** After an answer: another, none where it was recorded wrongly, and, where relief was not given, the count looked at again. */
const answered = (answer: Answer): Readonly<Partial<Record<CountAct, CountState>>> => ({
  ...SAID,
  unanswer: 'filed',
  ...(answer === 'granted' ? {} : { reopen: 'reopened' }),
})

/** From each state what may be done, and where it leads. What stands in no line cannot be done. */
export const COUNT_TRANSITIONS: Readonly<
  Record<CountState, Readonly<Partial<Record<CountAct, CountState>>>>
> = {
  eligible: { approve: 'approved' },
  approved: { 'take-back': 'eligible', collect: 'in-batch', hold: 'reopened' },
  'in-batch': {
    'put-back': 'approved',
    'take-out': 'reopened',
    hold: 'reopened',
    sign: 'signed-off',
    dissolve: 'approved',
  },
  'signed-off': { unsign: 'in-batch', file: 'filed', hold: 'reopened', dissolve: 'approved' },
  filed: SAID,
  ...(Object.fromEntries(ANSWERS.map(answer => [answer, answered(answer)])) as Readonly<
    Record<Answer, Readonly<Partial<Record<CountAct, CountState>>>>
  >),
  reopened: { approve: 'approved', close: 'closed' },
  closed: { reopen: 'reopened' },
}

/** Where an act leads; undefined where it may not be done. */
export const afterAct = (state: CountState, act: CountAct): CountState | undefined =>
  COUNT_TRANSITIONS[state][act]

/** From which states an act may be done: what the database is asked for. */
export const statesFor = (act: CountAct): readonly CountState[] =>
  COUNT_STATES.filter(state => afterAct(state, act) !== undefined)

/** Who may: reviewers approve and collect, an approver signs, analysts file and record what the court answers. */
export const MAY: Readonly<Record<CountAct, readonly Role[]>> = {
  approve: DECIDE,
  'take-back': DECIDE,
  collect: DECIDE,
  'put-back': DECIDE,
  'take-out': DECIDE,
  hold: DECIDE,
  sign: SETTLE,
  unsign: DECIDE,
  dissolve: DECIDE,
  file: FILE,
  ...(Object.fromEntries(ANSWERS.map(answer => [answer, WORK])) as Readonly<Record<Answer, readonly Role[]>>),
  unanswer: WORK,
  reopen: DECIDE,
  close: DECIDE,
}

/** It is with the court, or the court has answered. */
export const WITH_COURT: readonly CountState[] = ['filed', ...ANSWERS]
/** It belongs to a batch. */
export const IN_BATCH: readonly CountState[] = ['in-batch', 'signed-off', ...WITH_COURT]
/** Nothing is filed of it yet, and somebody has said it is to be: whatever changes its answer now opens it again. */
export const NOT_FILED_YET: readonly CountState[] = ['approved', 'in-batch', 'signed-off']
/** The court still has to say something. */
export const AWAITED: readonly CountState[] = ['filed', ...ANSWERS.filter(answer => OUTCOMES[answer].open)]
