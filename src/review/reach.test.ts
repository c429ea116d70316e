import { expect, test } from 'vitest'
import { originOf, type Reach, whyNotReached } from './reach.ts'

const tls = { cert: 'a certificate', key: 'its key' }
const name = 'https://setaside.county.gov'

test('this computer is reached as it is; anything else only by a name, over TLS, or behind what ends it', () => {
  const may: readonly Partial<Reach>[] = [
    { host: '127.0.0.1' },
    { host: 'localhost' },
    { host: '::1' },
    { host: '0.0.0.0', tls, address: name },
    { host: '10.1.2.3', tls, address: `${name}:8443` },
    { host: '127.0.0.1', behindProxy: true, address: name },
    { host: '127.0.0.1', tls, address: 'https://localhost:8443' },
  ]
  for (const reach of may)
    expect(
      whyNotReached({ port: 1, behindProxy: false, host: '', ...reach }),
      JSON.stringify(reach),
    ).toBeUndefined()
  const mayNot: readonly (readonly [Partial<Reach>, string])[] = [
    [{ host: '0.0.0.0' }, '--address'],
    [{ host: '::' }, '--address'],
    [{ host: '192.168.1.4', tls }, '--address'],
    [{ host: '0.0.0.0', address: name }, 'over TLS'],
    [{ host: '127.0.0.1', address: name }, 'over TLS'],
    [{ host: '0.0.0.0', address: 'http://setaside.county.gov', tls }, 'https://'],
    [{ host: '0.0.0.0', address: 'setaside.county.gov', tls }, 'write the name'],
    [{ host: '0.0.0.0', address: `${name}/path`, tls }, 'write the name'],
    [{ host: '0.0.0.0', address: 'https://user:word@setaside.county.gov', tls }, 'write the name'],
    [{ host: '127.0.0.1', behindProxy: true }, '--address'],
    [{ host: '127.0.0.1.evil.example' }, '--address'],
  ]
  for (const [reach, says] of mayNot)
    expect(
      whyNotReached({ port: 1, behindProxy: false, host: '', ...reach }),
      JSON.stringify(reach),
    ).toContain(says)
})

test('its own name is the one people type', () => {
  expect(originOf({ host: '0.0.0.0', port: 443, tls, address: `${name}/`, behindProxy: false }, 443)).toBe(
    name,
  )
  expect(originOf({ host: '127.0.0.1', port: 0, behindProxy: false }, 8470)).toBe('http://127.0.0.1:8470')
  expect(originOf({ host: '::1', port: 0, tls, behindProxy: false }, 8470)).toBe('https://[::1]:8470')
})
