import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import type { Services } from '../services.ts'
import { newApi, way } from './way.ts'

test('what records hold is sent visible: nothing of it acts on the page that shows it', async () => {
  const api = newApi()
  const clock = { now: () => new Date(0) } as Services
  const shape = {
    method: 'get',
    path: '/who',
    says: 'who',
    may: 'open',
    gives: z.object({ name: z.string() }),
  } as const
  way(api, clock, shape, async () => ({ name: 'ROE\u202e,ROB\u200bIN\u001b[31m' }))
  const answer = await api.request('/who')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  expect(await answer.text()).toBe('{"name":"ROE[U+202E],ROB[U+200B]IN[U+001B][31m"}')
})
