/** Every condition of every rule decides some case, or is listed with the reason why it need not. */
import { describe, expect, test } from 'vitest'
import { CALIFORNIA } from '../src/law/california/statutes.ts'
import { UNDECIDED_BRANCHES } from '../src/law/california/undecided-branches.ts'
import { anyStatute } from '../src/law/registry.ts'
import { stand } from '../src/rules/rule.ts'
import { theDay } from '../src/time/day.ts'
import { casesOf } from '../upkeep/cases.ts'
import { proveWhole, standWith } from '../upkeep/reevaluate.ts'
import { branches, branchesText } from '../upkeep/undecided.ts'
import { askedOf, learned, timelineOf } from './asked.ts'

const found = await branches(CALIFORNIA, UNDECIDED_BRANCHES)

describe('the branches of the rules', () => {
  test('every one decides some case, or is allowed not to', () => {
    expect(found.open, branchesText(found)).toEqual([])
  })

  test('nothing is allowed that need not be, and each with a reason', () => {
    expect(found.stale).toEqual([])
    expect(UNDECIDED_BRANCHES.filter(({ why }) => why.length < 20)).toEqual([])
  })

  test('what is left without its cases is found, and printed in the form of the list', async () => {
    const { open } = await branches(CALIFORNIA, [])
    expect(open.length).toBe(found.allowed.length)
    const text = branchesText({ open, allowed: [], stale: [] })
    for (const { says } of UNDECIDED_BRANCHES) expect(text).toContain(`says: '${says}', why: '' },`)
  })

  test.each(CALIFORNIA.statutes.map(({ id }) => id))(
    '%s: every case worked out again from its proof stands as it does',
    async id => {
      const statute = CALIFORNIA.statutes.find(one => one.id === id)
      if (statute === undefined) throw new Error('gone')
      const { cases, day: asked } = await casesOf(anyStatute(statute))
      for (const one of cases) {
        const subject = askedOf(statute, one)
        for (const [text] of timelineOf(one, asked))
          for (const rule of statute.rulesFor(subject) ?? []) {
            const [day, suppose] = [theDay(text), learned(one.known)]
            const { verdict, from, route } = stand(rule, subject, day, suppose)
            const again = standWith(proveWhole(rule, subject, day, suppose), subject, day)
            expect([again.verdict, again.from, again.route?.name], one.name).toEqual([
              verdict,
              from,
              route?.name,
            ])
          }
      }
    },
  )
})
