/**
 * What Setaside answers about two made-up counties, held against what it answered before: runs, explanations, comparisons,
 * filings. Where an answer is meant to change, `node upkeep/golden.ts` writes them anew, and the commit says why each differs.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GOLDEN, writeGolden } from '../upkeep/golden.ts'
import { workplace } from './command.ts'

const { fresh } = workplace()

const filesOf = (folder: string): readonly string[] =>
  globSync('**/*.*', { cwd: folder })
    .map(path => path.replaceAll('\\', '/'))
    .sort()

test('every answer about the golden counties stays as it was', async () => {
  const now = fresh('answers')
  await writeGolden(join(GOLDEN, 'files'), now)
  const kept = join(GOLDEN, 'answers')
  expect(filesOf(now)).toEqual(filesOf(kept))
  const differ = filesOf(now).filter(
    path => !readFileSync(join(now, path)).equals(readFileSync(join(kept, path))),
  )
  expect(differ).toEqual([])
}, 300_000)
