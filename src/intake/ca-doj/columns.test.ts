/** What is said of the columns is so of the code that reads them. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COLUMN_COUNT, COLUMN_NAMES, MEANING, USED_FOR } from './columns.ts'

/** Not these: they name columns, and read no record by them. */
const NOT_READING = ['columns.ts', 'made-up.ts', 'forms.ts', 'mapped.ts']

const code = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter(path => !path.endsWith('.test.ts') && !NOT_READING.includes(path))
  .map(path =>
    readFileSync(join(import.meta.dirname, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  )
  .join('\n')

test('a column is said to be used exactly where the reader names it', () => {
  expect(COLUMN_COUNT).toBe(95)
  expect(Object.keys(MEANING)).toEqual([...COLUMN_NAMES])
  const named = COLUMN_NAMES.filter(name => new RegExp(`\\b${name}\\b`).test(code))
  expect(Object.keys(USED_FOR)).toEqual(named)
})
