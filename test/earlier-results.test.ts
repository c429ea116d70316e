/**
 * Folders of results that an earlier Setaside wrote. `fixtures/earlier-results` was written before folders had a version:
 * its manifests have no `resultsVersion` and call the program `programme`.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'

const { fresh } = workplace()
const EARLIER = resolve(import.meta.dirname, 'fixtures/earlier-results')
const county = join(EARLIER, 'yolo.csv')
const ASKED = ['--county', 'YOLO', '--as-of', '2026-10-01']
const PROGRAMS = ['prop64', 'all'] as const

async function runNow(program: string, ...more: readonly string[]): Promise<string> {
  const out = fresh('run')
  const ended = await setaside(['run', county, ...ASKED, '--program', program, '--out', out, ...more])
  expect(ended).toMatchObject({ code: 0, err: '' })
  return out
}

const told = async (...args: readonly string[]) => {
  const { code, out, err } = await setaside(['compare', ...args, '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe.each(PROGRAMS)('a folder of %s without a version', program => {
  const before = join(EARLIER, program)

  test('is compared with one of today', async () => {
    const after = await runNow(program)
    const comparison = await told(before, after)
    expect(comparison.before.program.name).toBe(program)
    expect(comparison.before.program.version).toMatch(/^2026-11-2\d\.1$/)
    expect(comparison.sameInputs).toBe(true)
    const differs = comparison.differs.map(({ what }: { readonly what: string }) => what)
    expect(differs).toEqual(expect.arrayContaining(['what the rules say', 'version of the rules']))
    expect(differs.filter((what: string) => /program|resultsVersion/.test(what))).toEqual([])
    expect(comparison.convictions.rows).toEqual({
      before: table(before, 'convictions').length,
      after: table(after, 'convictions').length,
    })
  })

  test('is what a run compares itself with', async () => {
    const out = await runNow(program, '--since', before)
    const { sameInputs, people } = JSON.parse(readFileSync(join(out, 'changes', 'compare.json'), 'utf8'))
    const ids = new Set(
      ['convictions', ...(program === 'all' ? ['reliefs'] : [])].flatMap(name =>
        table(before, name).map(line => line.person_id),
      ),
    )
    expect({ sameInputs, before: people.before }).toEqual({ sameInputs: true, before: ids.size })
  })
})

test('nothing is approved or filed from a folder without typed answers', async () => {
  const run = join(EARLIER, 'prop64')
  const approvals = fresh('approvals.csv')
  const by = ['--by', 'A. Attorney', '--on', '2026-11-03']
  expect(await setaside(['approve', '--run', run, '--all-eligible', ...by, '--out', approvals])).toEqual({
    code: 3,
    out: '',
    err: `setaside: [${run}] has no answers.jsonl: an earlier Setaside made it; run it again\n`,
  })
})

test('a folder of a newer version is not read: whoever asks is told what to do', async () => {
  const out = await runNow('prop64')
  const newer = fresh('newer')
  cpSync(out, newer, { recursive: true })
  const path = join(newer, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  expect(manifest.resultsVersion).toBe(2)
  writeFileSync(path, JSON.stringify({ ...manifest, resultsVersion: 3 }))
  const says = `setaside: [${path}] was written by a newer Setaside (results of version [3], and this one reads up to 2): use that one, or run again with this one.\n`
  const asked = [
    ['compare', newer, out],
    ['compare', out, newer],
    ['run', county, ...ASKED, '--out', fresh('other'), '--since', newer],
    ['approve', '--run', newer, '--all-eligible', '--by', 'A', '--on', '2026-11-03', '--out', fresh('a.csv')],
  ]
  for (const args of asked)
    expect([args[0], await setaside(args)]).toEqual([args[0], { code: 3, out: '', err: says }])
})
