import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { keptPath, pathKept } from './kept-paths.ts'

test('what lies in the data folder is kept as it is reached from there, and found wherever the folder is now', () => {
  const kept = keptPath('/office/data', '/office/data/runs/4f/results')
  expect(kept).toBe('runs/4f/results')
  expect(pathKept('/elsewhere', kept)).toBe(resolve(join('/elsewhere', 'runs', '4f', 'results')))
})

test.each(['/office/run', '/office/data-of-another/runs/4f', '/office', '/office/data'])(
  'what lies elsewhere is kept whole: %s',
  path => {
    expect(keptPath('/office/data', path)).toBe(resolve(path))
    expect(pathKept('/elsewhere', keptPath('/office/data', path))).toBe(resolve(path))
  },
)
