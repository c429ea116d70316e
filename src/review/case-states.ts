/** The states of a case and how it may go from one to another: what a person does, and what must hold. */
export const STATES = [
  'waiting',
  'leased',
  'needs-papers',
  'referred',
  'not-found',
  'second-read',
  'second-reading',
  'disputed',
  'settled',
  'not-needed',
] as const
export type State = (typeof STATES)[number]

export type Act =
  | 'take'
  | 'release'
  | 'answer'
  | 'answer-for-two'
  | 'not-found'
  | 'more-papers'
  | 'refer'
  | 'take-second'
  | 'agree'
  | 'differ'
  | 'settle'
  | 'undo'
  | 'no-longer-needed'
  | 'needed-again'

/** From each state what may be done, and where it leads. What stands in no line cannot be done. */
export const TRANSITIONS: Readonly<Record<State, Readonly<Partial<Record<Act, State>>>>> = {
  waiting: { take: 'leased', 'answer-for-two': 'second-read', 'no-longer-needed': 'not-needed' },
  leased: {
    release: 'waiting',
    answer: 'settled',
    'answer-for-two': 'second-read',
    'not-found': 'not-found',
    'more-papers': 'needs-papers',
    refer: 'referred',
    'no-longer-needed': 'not-needed',
  },
  'needs-papers': {
    take: 'leased',
    undo: 'waiting',
    'answer-for-two': 'second-read',
    'no-longer-needed': 'not-needed',
  },
  referred: {
    take: 'leased',
    undo: 'waiting',
    'answer-for-two': 'second-read',
    'no-longer-needed': 'not-needed',
  },
  'not-found': {
    take: 'leased',
    undo: 'waiting',
    'answer-for-two': 'second-read',
    'no-longer-needed': 'not-needed',
  },
  'second-read': { 'take-second': 'second-reading', undo: 'waiting', agree: 'settled', differ: 'disputed' },
  'second-reading': { release: 'second-read', undo: 'waiting', agree: 'settled', differ: 'disputed' },
  disputed: { settle: 'settled', undo: 'waiting' },
  settled: { undo: 'waiting' },
  'not-needed': { 'needed-again': 'waiting' },
}

/** Where an act leads; undefined where it may not be done. */
export const after = (state: State, act: Act): State | undefined => TRANSITIONS[state][act]

/** In these nobody has said anything that counts. */
export const OPEN: readonly State[] = ['waiting', 'leased', 'needs-papers', 'referred', 'not-found']
/** An answer stands, and another has still to read it. */
export const UNREAD: readonly State[] = ['second-read', 'second-reading', 'disputed']
