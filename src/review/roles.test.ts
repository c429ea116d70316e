/** What pages offer somebody is what the ways of that kind let them do. */
import { expect, test } from 'vitest'
import { ADMINISTER, DECIDE, FILE, ONE_PC, offeredTo, ROLES, SETTLE, WORK } from './roles.ts'

test.each([
  ['analyst', ['work', 'file']],
  ['reviewer', ['work', 'decide']],
  ['approver', ['work', 'decide', 'settle', 'file']],
  ['auditor', []],
  ['administrator', ['administer']],
] as const)('%s', (role, offers) => {
  expect(offeredTo([role])).toEqual(offers)
})

test('whoever is offered something may do it, and nobody else', () => {
  const ways = { work: WORK, decide: DECIDE, settle: SETTLE, file: FILE, administer: ADMINISTER }
  for (const role of ROLES)
    for (const [offer, may] of Object.entries(ways))
      expect(offeredTo([role]).includes(offer as 'work'), `${role} ${offer}`).toBe(may.includes(role))
})

test('on one computer everything is offered', () => {
  expect(offeredTo(ONE_PC)).toEqual(['work', 'decide', 'settle', 'file', 'administer'])
})
