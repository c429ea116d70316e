import { expect, test } from 'vitest'
import type { Services } from '../services.ts'
import { Problem } from './shapes.ts'
import { newApi, way } from './way.ts'

test('what records hold is sent visible: nothing of it acts on the page that shows it', async () => {
  const api = newApi()
  const clock = { now: () => new Date(0) } as Services
  const shape = {
    method: 'get',
    path: '/who',
    says: 'who',
    may: 'open',
    gives: Problem,
  } as const
  way(api, clock, shape, async () => ({
    type: '',
    title: 'ROE\u202e,ROB\u200bIN\u001b[31m',
    status: 1,
    detail: '',
  }))
  const answer = await api.request('/who')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  expect(await answer.text()).toContain('"title":"ROE[U+202E],ROB[U+200B]IN[U+001B][31m"')
})
