import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { whyNotListening } from './serve.ts'

const REACH = { host: '127.0.0.1', port: 80, address: undefined, tls: undefined, behindProxy: false }

/** What the system says where it lets nobody listen there. */
const refusedBy = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'listen' })

test('a port that this user may not use is told as a port, and not as a file', () => {
  expect(whyNotListening(refusedBy('EACCES'), REACH)?.says).toBe(
    'port [80] is not open to this user; let it use that port, or choose another with [--port], or [--port 0] for any that is free',
  )
  expect(whyNotListening(refusedBy('EADDRINUSE'), REACH)?.says).toContain('port [80] is in use')
  expect(whyNotListening(Object.assign(new Error(), { code: 'EACCES', path: 'data' }), REACH)).toBeUndefined()
})

test('an address of another computer is told as one', async () => {
  const host = '192.0.2.1'
  const error = await new Promise(done => {
    createServer().on('error', done).listen(0, host)
  })
  expect(whyNotListening(error, { ...REACH, host })?.says).toBe(
    '[192.0.2.1] is no address this computer can listen at; name one of its own with [--host], or leave it out',
  )
})
