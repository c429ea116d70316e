import { expect, test } from 'vitest'
import { takeWords, wordsSent } from './words-of-server.ts'

test('what is asked comes whole, however long, and once', () => {
  const words = [
    'run',
    '--',
    'Größe "1" \n.csv',
    ...Array.from({ length: 2_000 }, (_, at) => `/data/files/${at}-\u{1f5c2}.csv`),
  ]
  const env: Record<string, string | undefined> = { PATH: '/bin', ...wordsSent(words) }
  expect(takeWords(env)).toEqual(words)
  expect(env).toEqual({ PATH: '/bin' })
  expect(takeWords(env)).toEqual([])
})
