/** The cache of a checkout does not grow for ever. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workplace } from './command.ts'

const CACHE = '../bin/compile-cache.mjs'
const { emptyWhenFull } = (await import(CACHE)) as {
  readonly emptyWhenFull: (folder: string, most?: number) => boolean
}

const { fresh } = workplace()

test('it is emptied where it holds more than there is room for, and only then', () => {
  const cache = fresh('cache')
  for (const version of ['v26-a', 'v26-b']) {
    mkdirSync(join(cache, version), { recursive: true })
    for (const name of ['1', '2']) writeFileSync(join(cache, version, name), '')
  }
  expect([emptyWhenFull(cache, 4), readdirSync(cache)]).toEqual([false, ['v26-a', 'v26-b']])
  expect([emptyWhenFull(cache, 3), readdirSync(cache)]).toEqual([true, []])
  expect(emptyWhenFull(join(cache, 'none'), 3)).toBe(false)
})
