import { describe, expect, test } from 'vitest'
import { theDay } from '../../../time/day.ts'
import { seeded, streamsOf } from '../../random.ts'
import { mayStillRun } from '../complications.ts'
import { planContext } from '../context.ts'
import { eventCycle, newDraft, type Plan } from '../plan.ts'
import { COMPLICATIONS, SITUATIONS } from '../scenarios.ts'
import { addDeath, planner } from './planner.ts'
import { deathWouldDecide } from './unrelated-convictions.ts'

const asOf = theDay('2026-11-01')

describe('planned people', () => {
  const next = planner(streamsOf('people'), { county: 'KERN', asOf })
  const plans: readonly Plan[] = Array.from({ length: 5000 }, (_, index) => next(index))

  test('have their cases in the order of time, and a death last', () => {
    for (const { cycles } of plans) {
      const days = cycles.map(({ day }) => day)
      expect(days).toEqual([...days].sort((a, b) => a - b))
      const death = cycles.findIndex(({ kind }) => kind === 'deceased')
      expect([-1, cycles.length - 1]).toContain(death)
    }
  })

  test('do not die where the answer is that a sentence may still run', () => {
    const dead = plans.filter(({ cycles }) => cycles.at(-1)?.kind === 'deceased')
    expect(dead.length).toBeGreaterThan(50)
    expect(
      dead.flatMap(({ answers }) => answers).filter(({ complication }) => mayStillRun(complication)),
    ).toEqual([])
  })

  test('have a known answer for each marijuana conviction of the county, and for no other', () => {
    for (const { cycles, answers } of plans)
      expect(new Set(cycles.flatMap(({ counts }) => counts.flatMap(({ known }) => known ?? [])))).toEqual(
        new Set(answers),
      )
  })

  test('have at most two convictions of a section where they stand alone', () => {
    for (const { answers } of plans.filter(({ alone }) => alone)) {
      const sections = answers.map(({ situation }) => situation.section)
      for (const section of sections) expect(sections.filter(one => one === section).length).toBeLessThan(3)
    }
  })
})

describe('a death', () => {
  const context = planContext(seeded('death'), { county: 'KERN', asOf })

  test('comes a month after the last day of the record, at the earliest', () => {
    const draft = newDraft({ birth: theDay('1950-01-01'), alone: true })
    draft.cycles.push(eventCycle('applicant', { day: asOf - 91, county: 'KERN' }))
    addDeath(context, draft)
    expect(draft.cycles.slice(1)).toMatchObject([{ kind: 'deceased' }])
    expect(draft.cycles[1]?.day).toBeGreaterThanOrEqual(asOf - 61)
    expect(draft.cycles[1]?.day).toBeLessThanOrEqual(asOf - 30)
  })

  test('does not come where there is no day for it; a plan that needs one is a fault', () => {
    const draft = newDraft({ birth: theDay('1950-01-01'), alone: true })
    draft.cycles.push(eventCycle('applicant', { day: asOf - 90, county: 'KERN' }))
    addDeath(context, draft)
    expect(draft.cycles.length).toBe(1)
    draft.dies = true
    expect(() => addDeath(context, draft)).toThrow('a plan that needs a death leaves no day for it')
  })

  test('would decide where another conviction may still run, whichever of the two comes first', () => {
    const called = (says: string) => COMPLICATIONS.find(one => one.says === says) ?? expect.fail(says)
    const runs = called('sentence still running')
    const dies = called('died after the sentence')
    const over = called('sentence over')
    const [situation = expect.fail('no situation')] = SITUATIONS
    const draft = newDraft({ birth: theDay('1950-01-01'), alone: true })
    expect([runs, dies, over].map(one => deathWouldDecide(draft, one))).toEqual([false, false, false])
    draft.answers.push({
      key: '',
      answer: 'review',
      relief: undefined,
      why: '',
      situation,
      complication: runs,
    })
    expect([runs, dies, over].map(one => deathWouldDecide(draft, one))).toEqual([false, true, false])
    const dead = { ...newDraft({ birth: theDay('1950-01-01'), alone: false }), dies: true }
    expect([runs, dies, over].map(one => deathWouldDecide(dead, one))).toEqual([true, false, false])
  })
})
