import { expect, test } from 'vitest'
import { hashPassword, isPassword, whyWeak } from './password.ts'

test('a password is known again however its signs are composed, another is not, and nobody has one', async () => {
  const kept = await hashPassword('caf\u00e9 behind the mill')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await isPassword('cafe\u0301 behind the mill', kept)).toBe(true)
  expect(await isPassword('cafe behind the mill', kept)).toBe(false)
  expect(await isPassword('', undefined)).toBe(false)
  expect(await isPassword('caf\u00e9 behind the mill', null)).toBe(false)
  expect(await hashPassword('caf\u00e9 behind the mill')).not.toBe(kept)
})

test('what anybody would try first is refused in a sentence', () => {
  for (const weak of [
    ...['short', 'elevensigns', '111111111111', 'abcdefghijklmn', '123456789012345', 'aaaaaaabbbbbbb'],
    ...['password12345', 'my Setaside 2026', 'ana.reyes-is-here'],
  ])
    expect(whyWeak(weak, 'ana.reyes@da.example'), weak).toMatch(/^(?:Choose|This) .*\.$/)
  for (const good of ['the mill burned twice', 'Tr0ub4dor&3-and-more', '鯨が空を飛ぶ夢を見た夜です'])
    expect(whyWeak(good, 'ana.reyes@da.example'), good).toBeUndefined()
})
