import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANSWERS, RULINGS } from '../filing/court-outcomes.ts'
import {
  AWAITED,
  afterAct,
  COUNT_STATES,
  COUNT_TRANSITIONS,
  type CountAct,
  type CountState,
  IN_BATCH,
  MAY,
  NOT_FILED_YET,
  statesFor,
  WITH_COURT,
} from './count-states.ts'

const ACTS = Object.keys(MAY) as CountAct[]

test('whatever is done in whichever order: nothing is filed that was not approved, put into a batch and signed, one after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 60 }), acts => {
      let state: CountState = 'eligible'
      let held: CountAct[] = []
      for (const act of acts) {
        const next = afterAct(state, act)
        if (next === undefined) continue
        state = next
        if (act === 'approve') held = ['approve']
        else if (act === 'collect' || act === 'sign' || act === 'file') held.push(act)
        else if (act === 'unsign') held = ['approve', 'collect']
        else if (act === 'put-back' || act === 'dissolve') held = ['approve']
        else if (!NOT_FILED_YET.includes(state) && !WITH_COURT.includes(state)) held = []
        expect(WITH_COURT.includes(state)).toBe(held.join() === 'approve,collect,sign,file')
        expect(state === 'signed-off').toBe(held.join() === 'approve,collect,sign')
      }
    }),
  )
})

test('what was granted is never asked again, and nothing that is filed moves but by an answer of the court', () => {
  for (const state of WITH_COURT)
    for (const [act, next] of Object.entries(COUNT_TRANSITIONS[state]))
      if (!WITH_COURT.includes(next)) expect([act, state]).toEqual(['reopen', state])
  expect(statesFor('reopen')).toEqual([...ANSWERS.filter(answer => answer !== 'granted'), 'closed'])
  expect(statesFor('hold')).toEqual(NOT_FILED_YET)
})

test('from eligible every state is reached, and but from what was granted every state leads to an approval again', () => {
  const reached = (from: CountState, without?: CountState): ReadonlySet<CountState> => {
    const found = new Set<CountState>([from])
    for (const state of found)
      for (const next of Object.values(COUNT_TRANSITIONS[state])) if (next !== without) found.add(next)
    return found
  }
  expect([...reached('eligible')].toSorted()).toEqual([...COUNT_STATES].toSorted())
  for (const state of COUNT_STATES) expect(reached(state).has('approved'), state).toBe(true)
})

test('each act leads somewhere from somewhere, and each names who may', () => {
  for (const act of ACTS) {
    expect(statesFor(act).length, act).toBeGreaterThan(0)
    expect(MAY[act].length, act).toBeGreaterThan(0)
  }
  const acts = new Set(Object.values(COUNT_TRANSITIONS).flatMap(all => Object.keys(all)))
  expect([...acts].toSorted()).toEqual(ACTS.toSorted())
  for (const ruling of RULINGS) expect(MAY[ruling]).toContain('analyst')
  expect(MAY.sign).toEqual(['approver'])
  expect(MAY.file).not.toContain('reviewer')
  expect(IN_BATCH).toEqual(expect.arrayContaining([...AWAITED]))
})
