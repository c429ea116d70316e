/** Answers remembered from one question to the next: generic, and right for any condition and any fact. */
import { NO } from '../time/window.ts'
import { operatorOf } from './algebra.ts'
import { anySubject, type Condition, shaped, within } from './condition.ts'
import { type Fact, leavesAlone, SILENCE_OPEN, type Supposition, type Value } from './fact.ts'

/** No subject at all: what nothing asked of is equal to. */
const NOBODY: unique symbol = Symbol('nobody')

/**
 * The same condition, giving the answer of the last subject again where the same one is asked: for those that a decision
 * comes by more than once. Subjects do not change, so neither does the answer.
 */
export function shared<S>(condition: Condition<S>): Condition<S> {
  const nodes = [...within(anySubject(condition))]
  const hears = nodes.some(({ kind }) => operatorOf(kind)?.silence !== undefined)
  const names = new Set(nodes.flatMap(({ facts }) => facts.map(({ name }) => name)))
  const { when } = condition
  let asked: S | typeof NOBODY = NOBODY
  let answer = NO
  return shaped({
    ...condition,
    when: (subject, suppose) => {
      if (suppose !== undefined && !asTheRecord(suppose, names, hears)) return when(subject, suppose)
      if (subject === asked) return answer
      answer = when(subject)
      asked = subject
      return answer
    },
  })
}

/** Whether a condition that reads facts of these names must answer as if nothing were supposed. */
const asTheRecord = (suppose: Supposition, names: ReadonlySet<string>, hears: boolean): boolean =>
  suppose === SILENCE_OPEN ? !hears : !(hears && suppose.silenceOpen === true) && leavesAlone(suppose, names)

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
