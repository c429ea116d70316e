/** Errors that go from thread to thread. */
import { expect, test } from 'vitest'
import { asSent, received } from './sent-error.ts'

test('an error of the file system keeps what it says of itself', () => {
  const error = Object.assign(new RangeError('no space'), {
    code: 'ENOSPC',
    syscall: 'write',
    path: '/tmp/x',
  })
  const back = received(structuredClone(asSent(error))) as typeof error
  const { name, message, stack, code, syscall, path } = error
  expect([back.name, back.message, back.stack, back.code, back.syscall, back.path]).toEqual([
    name,
    message,
    stack,
    code,
    syscall,
    path,
  ])
})
test('what is no error is told by its kind', () => {
  expect(received(asSent('text'))).toMatchObject({ name: 'string', message: '' })
})
