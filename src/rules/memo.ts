/** Answers remembered from one question to the next: generic, and right for any condition and any fact. */
import type { Window } from '../time/window.ts'
import { type Fact, leavesAlone, SILENCE_OPEN, type Supposition, type Value } from './fact.ts'

/** Nothing at all: what nothing asked about is equal to. */
const NOTHING: unique symbol = Symbol('nothing')

/**
 * The same function, giving what it gave last where it is asked about the same again: for what a decision comes by several
 * times in a row. What it is asked about does not change. It keeps one answer, and so holds nobody back for long.
 */
export function forLast<K, V>(work: (about: K) => V): (about: K) => V {
  let last: K | typeof NOTHING = NOTHING
  let given: V
  return about => {
    if (about === last) return given
    given = work(about)
    last = about
    return given
  }
}

/** Texts of a kind are few, however long a file is: so many are remembered. */
const MOST_TEXTS = 50_000

/** The same function of a text, which reads each text once. */
export function forTexts<V>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, { readonly value: V }>()
  return text => {
    let found = known.get(text)
    if (found === undefined) {
      found = { value: read(text) }
      if (known.size >= MOST_TEXTS) known.clear()
      known.set(text, found)
    }
    return found.value
  }
}

/** What an answer rests on. */
export interface Reading {
  /** The names of the facts that are read for it. */
  readonly facts: ReadonlySet<string>
  /** Whether what the law presumes where the record is silent may answer. */
  readonly hearsSilence: boolean
}

/**
 * The same for what is asked under suppositions as well. Under one that touches nothing an answer rests on, it is that of the
 * record.
 */
export function rememberLast<S>(
  ask: (subject: S, suppose?: Supposition) => Window,
  readingOf: () => Reading,
): (subject: S, suppose?: Supposition) => Window {
  // What `forLast` does, written out: every answer of a run comes this way, and two calls fewer are an eighth of telling it.
  let last: S | typeof NOTHING = NOTHING
  let given: Window
  let reading: Reading | undefined
  // What is refused is asked once more so, and then again for what is missing.
  const silenceOpen = forLast((subject: S) => ask(subject, SILENCE_OPEN))
  return (subject, suppose) => {
    if (suppose !== undefined) {
      reading ??= readingOf()
      if (!asTheRecord(suppose, reading))
        return suppose === SILENCE_OPEN ? silenceOpen(subject) : ask(subject, suppose)
    }
    if (subject === last) return given
    given = ask(subject)
    last = subject
    return given
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
  if (of === undefined) return { ...fact, read: forLast(read) }
  let last: unknown
  let value: V | undefined
  return {
    ...fact,
    read: subject => {
      const key = of(subject)
      if (key === last) return value
      value = read(subject)
      last = key
      return value
    },
  }
}
