import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Act, after, OPEN, STATES, type State, TRANSITIONS, UNREAD } from './case-states.ts'

const ACTS = [...new Set(Object.values(TRANSITIONS).flatMap(all => Object.keys(all)))] as Act[]

/** What a person has said that counts, or is still to be read again. */
interface Said {
  readonly answered: boolean
  readonly second: boolean
}

const saying = (said: Said, act: Act): Said => {
  if (act === 'answer') return { answered: true, second: true }
  if (act === 'answer-for-two') return { answered: true, second: false }
  if (act === 'agree' || act === 'settle') return { answered: true, second: true }
  return act === 'undo' ? { answered: false, second: false } : said
}

test('a case is settled only by an answer that needs no second reader, a second that agrees, or whoever settles a dispute', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 40 }), acts => {
      let state: State = 'waiting'
      let said: Said = { answered: false, second: false }
      for (const act of acts) {
        const next = after(state, act)
        if (next === undefined) continue
        state = next
        said = saying(said, act)
        expect(state === 'settled').toBe(said.answered && said.second)
        expect(UNREAD.includes(state)).toBe(said.answered && !said.second)
      }
    }),
  )
})

test('from waiting every state is reached, and from every state waiting is', () => {
  const reached = (from: State): ReadonlySet<State> => {
    const found = new Set<State>([from])
    for (const state of found) for (const next of Object.values(TRANSITIONS[state])) found.add(next)
    return found
  }
  expect([...reached('waiting')].toSorted()).toEqual([...STATES].toSorted())
  for (const state of STATES) expect(reached(state).has('waiting'), state).toBe(true)
})

test('what somebody has answered is never put aside as not needed', () => {
  for (const state of STATES)
    expect(after(state, 'no-longer-needed') !== undefined, state).toBe(OPEN.includes(state))
})
