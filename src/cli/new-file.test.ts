/** What is written never takes the place of what is read, nor of another thing that is written. */
import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { noNewFiles } from './new-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'setaside-new-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
writeFileSync(at('answers.csv'), '')
symlinkSync(at('answers.csv'), at('link.csv'))
linkSync(at('answers.csv'), at('hard.csv'))

test.each<[string, Readonly<Record<string, string | undefined>>, RegExp | undefined]>([
  ['two files', { '--updated': at('a.csv'), '--open': at('b.csv') }, undefined],
  ['none', { '--updated': undefined, '--open': undefined }, undefined],
  ['one file twice', { '--updated': at('a.csv'), '--open': `${folder}/./a.csv` }, /name one file/],
  ['in another case', { '--updated': at('a.csv'), '--open': at('A.csv') }, /name one file/],
  ['what is read', { '--updated': at('answers.csv') }, /is read as well/],
  ['by a link', { '--updated': at('link.csv') }, /is read as well/],
  ['by another name', { '--open': at('hard.csv') }, /is read as well/],
])('%s', (_, files, says) => {
  const problem = noNewFiles(files, true, [at('answers.csv'), undefined])
  if (says === undefined) expect(problem).toBe(undefined)
  else expect(problem).toMatchObject({ code: 2, says: expect.stringMatching(says) })
})
