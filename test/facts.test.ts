/** Facts that did not come from the file, through the real command: whom they concern, what they change, what is never taken. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { setaside, sha256, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const COUNTY = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const HEAD = 'person_id,cii,case_number,cycle_count,fact,value,source,by,as_of,corrects,withdrawn\n'
const county = fresh('county.csv')
const before = fresh('before')

beforeAll(async () => {
  const how = ['--rows', '5000', '--seed', 'example', '--county', 'SACRAMENTO', '--dirt', '0.01']
  await setaside(['synth', ...how, '--out', county])
  await setaside(['run', county, ...COUNTY, '--out', before])
})

/** A run with lines of facts: its tables, and what was told. */
async function run(name: string, ...lines: readonly string[]) {
  const facts = file(`${name}.csv`, `${HEAD}${lines.map(line => `${line}\n`).join('')}`)
  const folder = fresh(name)
  const ended = await setaside(['run', county, ...COUNTY, '--out', folder, '--facts', facts])
  return { ...ended, given: facts, folder, facts: ended.code === 0 ? table(folder, 'facts') : [] }
}

const convictionOf = (out: string, person: string, count: string) =>
  table(out, 'convictions').find(row => row.person_id === person && row.cycle_count === count)

describe('facts that were given', () => {
  test('one that the record leaves open counts, and every way of asking says from whom it is', async () => {
    const line = '62011932,,,102002001,offense date,2015-05-04,police report 7,J. Roe,2026-10-30,,'
    const { folder, facts, given } = await run('given', line)
    expect(facts.map(({ state, record_says }) => [state, record_says])).toEqual([
      ['given', 'between 2012-10-28 and 2018-10-28'],
    ])
    expect(convictionOf(before, '62011932', '102002001')?.determination).toBe('review')
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest.facts).toMatchObject({ files: [{ name: 'given.csv' }], lines: { given: 1 } })
    expect(statSync(join(folder, 'facts.csv')).mode & 0o777).toBe(0o600)
    const told = 'offense date: 2015-05-04'
    const byRun = await setaside(['explain', '--run', folder, '--person', '62011932'])
    const person = ['--person', '62011932']
    const byFile = await setaside(['explain', county, ...person, ...COUNTY, '--facts', given])
    for (const { out: text } of [byRun, byFile])
      expect(text.split('\n').find(one => one.includes(told))).toMatch(
        /given by J\. Roe on 2026-10-30, from police report 7 {2}\(given\.csv:2\)/,
      )
    expect(byRun.out).toBe(byFile.out)
  })

  test('one that contradicts the record asks, and decides only where it says that it corrects it', async () => {
    const line = '62011932,,,101002001,offense date,1995-05-04,police report,J. Roe,2026-11-01'
    const was = convictionOf(before, '62011932', '101002001')
    const asks = await run('contradicts', `${line},,`)
    expect(was?.determination).toBe('eligible')
    expect(convictionOf(asks.folder, '62011932', '101002001')?.determination).toBe('review')
    expect(asks.facts[0]?.state).toBe('contradicts')
    expect(asks.err).toContain('contradicts.csv:2 the record says otherwise')
    const corrects = await run('corrects', `${line},yes,`)
    expect(corrects.facts[0]?.state).toBe('corrects')
    expect(convictionOf(corrects.folder, '62011932', '101002001')?.determination).toBe('eligible')
  })

  test('two that differ decide nothing; a line that takes one back leaves the other', async () => {
    const [first, second] = ['2015-05-04', '2017-01-01'].map(
      day => `62011932,,,102002001,offense date,${day},police report,J. Roe,2026-10-30`,
    )
    const differ = await run('differ', `${first},,`, `${second},,`)
    expect(differ.facts.map(({ state }) => state)).toEqual(['differs', 'differs'])
    expect(convictionOf(differ.folder, '62011932', '102002001')?.determination).toBe('review')
    const one = await run('one', `${second},,yes`, `${first},,`, `${second},,`)
    expect(one.facts.map(({ state }) => state)).toEqual(['withdraws', 'given', 'withdrawn'])
  })

  test('a key of nobody or of two is listed and told, and its line is not taken', async () => {
    const rest = 'offense date,2015-05-04,police report,J. Roe,2026-10-30,,'
    const { folder, err, facts } = await run(
      'keys',
      `NOBODY,,,,${rest}`,
      `62011932,,,,${rest}`,
      `62011932,,,9,${rest}`,
    )
    expect(facts.map(({ state }) => state)).toEqual(['nobody', 'several', 'nobody'])
    for (const line of [2, 3, 4]) expect(err).toContain(`keys.csv:${line} its key means`)
    for (const name of ['convictions.csv', 'people.csv', 'review.csv', 'reliefs.csv'])
      expect(sha256(join(folder, name))).toBe(sha256(join(before, name)))
  })

  test('a name that is no fact ends the run, with the nearest', async () => {
    const { code, err } = await run('name', '62011932,,,,ofense date,2015-05-04,x,J. Roe,2026-10-30,,')
    expect([code, err]).toEqual([3, expect.stringContaining('the nearest are [offense date]')])
  })
})
