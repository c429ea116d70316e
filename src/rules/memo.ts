/** Answers remembered from one question to the next: generic, and right for any condition and any fact. */
import { NO, type Window } from '../time/window.ts'
import { type Fact, leavesAlone, SILENCE_OPEN, type Supposition, type Value } from './fact.ts'

/** What an answer rests on. */
export interface Reading {
  /** The names of the facts that are read for it. */
  readonly facts: ReadonlySet<string>
  /** Whether what the law presumes where the record is silent may answer. */
  readonly hearsSilence: boolean
}

/** No subject at all: what nothing asked of is equal to. */
const NOBODY: unique symbol = Symbol('nobody')

/**
 * The same function, giving the answer of the last subject again where the same one is asked: a decision comes by many
 * conditions more than once, and so does whoever explains it. Subjects do not change, so neither does the answer. Under a
 * supposition that touches nothing it rests on, the answer is that of the record.
 */
export function rememberLast<S>(
  ask: (subject: S, suppose?: Supposition) => Window,
  readingOf: () => Reading,
): (subject: S, suppose?: Supposition) => Window {
  let asked: S | typeof NOBODY = NOBODY
  let answer = NO
  let reading: Reading | undefined
  return (subject, suppose) => {
    if (suppose !== undefined) {
      reading ??= readingOf()
      if (!asTheRecord(suppose, reading)) return ask(subject, suppose)
    }
    if (subject === asked) return answer
    answer = ask(subject)
    asked = subject
    return answer
  }
}

/** Whether an answer must be as if nothing were supposed. */
const asTheRecord = (suppose: Supposition, { facts, hearsSilence }: Reading): boolean =>
  suppose === SILENCE_OPEN
    ? !hearsSilence
    : !(hearsSilence && suppose.silenceOpen === true) && leavesAlone(suppose, facts)

/**
 * The same fact, read once for a subject that is asked about several times in a row; where it says what tells subjects
 * apart (`of`), once for all that are alike, so it must then be read of nothing else.
 */
export function readOnce<S extends object, V extends Value>(fact: Fact<S, V>): Fact<S, V> {
  const { read, of } = fact
  let last: unknown
  let value: V | undefined
  return {
    ...fact,
    read: subject => {
      const key = of === undefined ? subject : of(subject)
      if (key === last) return value
      value = read(subject)
      last = key
      return value
    },
  }
}
