/** A row that could not be read and names nobody: the run says so, and nothing is approved or filed unless exactly that is said. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ARREST, COURT, DOE, type Fields, HEADER, ROE, row } from '../src/intake/ca-doj/made-up.ts'
import { setaside, table, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { readPdf } from './pdf.ts'

const { fresh, file } = workplace()
/** An arrest and what a court did: no number is missing. */
const both = (who: Fields): string => [ARREST, COURT].map(what => row({ ...who, ...what })).join('\n')
const roe = both(ROE)
const murder = row({ ...ROE, ...COURT, CNT_ORDER: '101003001000', OFFENSE_DESCR: '187(A) PC-MURDER' })
const doe = both(DOE)

async function run(name: string, ...lines: readonly string[]) {
  const out = fresh(name)
  const input = file(`${name}.csv`, [HEADER, ...lines, ''].join('\n'))
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--max-rejects', '100%', '--out', out]
  const ended = await setaside(['run', input, ...asked])
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).rows.unattributed
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).rows.unattributed
  const answers = table(out, 'convictions').map(line => [line.person_id, line.determination])
  return { ...ended, out, counted: [summary, manifest], answers }
}
const approve = (of: string, list: string, ...more: readonly string[]) =>
  setaside([
    ...['approve', '--run', of, '--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03'],
    ...['--out', list, ...more],
  ])
const fileAll = (of: string, list: string, out: string, ...more: readonly string[]) =>
  setaside([
    ...['file', '--run', of, '--approvals', list, '--office', file('office.json', JSON.stringify(OFFICE))],
    ...['--filed-on', '2026-11-05', '--only', 'bulk-motion', '--out', out, ...more],
  ])

test('a row that can be found to be of somebody puts them in review, and stops nobody else', async () => {
  const { code, err, counted, answers } = await run('found', roe, doe, `\0${murder}`)
  expect([code, err, counted]).toEqual([0, '', [0, 0]])
  expect(answers).toEqual([
    ['1001', 'review'],
    ['1002', 'eligible'],
  ])
})

describe('a row of nobody', () => {
  const cut = [roe, doe, murder.slice(0, 4), 'A,FOUND,']
  const says = (out: string) =>
    `setaside: [2] rows could not be read and name nobody: anyone's record may lack one that forbids relief; read rejects.csv in [${out}] and ask for the file again, as [approve] and [file] refuse these results unless [--despite-unattributed 2] is said\n`

  test('is told as an error is, and counted', async () => {
    const { out, code, err, counted, answers } = await run('nobody', ...cut)
    expect([code, err, counted]).toEqual([4, says(out), [2, 2]])
    expect(answers).toEqual([
      ['1001', 'eligible'],
      ['1002', 'eligible'],
    ])
  })

  test('is approved and filed in spite of only where exactly their number is said, and that is declared', async () => {
    const { out } = await run('despite', ...cut)
    const list = fresh('approvals.csv')
    const filed = fresh('filed')
    const refusal = `setaside: [2] rows of the files of the run in [${out}] could not be read and name nobody: anyone's record may lack one that forbids relief. Read rejects.csv there and ask for the file again, or say [--despite-unattributed 2]\n`
    for (const more of [[], ['--despite-unattributed', '1'], ['--despite-unattributed', '3']])
      expect(await approve(out, list, ...more)).toMatchObject({ code: 3, err: refusal })
    expect(await approve(out, list, '--despite-unattributed', 'all')).toMatchObject({ code: 2 })
    expect(await approve(out, list, '--despite-unattributed', '2')).toMatchObject({ code: 0, err: '' })
    const [header, ...lines] = readFileSync(list, 'utf8').trim().split('\r\n')
    expect(header?.endsWith(',run,despite_unattributed')).toBe(true)
    expect(lines.map(line => line.endsWith(',2'))).toEqual([true, true])

    for (const more of [[], ['--despite-unattributed', '1']])
      expect(await fileAll(out, list, filed, ...more)).toMatchObject({ code: 3, err: refusal })
    expect(await fileAll(out, list, filed, '--despite-unattributed', '2')).toMatchObject({ code: 0 })
    const { filing } = JSON.parse(readFileSync(join(filed, 'manifest.json'), 'utf8'))
    expect(filing.despiteUnattributed).toBe(2)
    const text = (await readPdf(join(filed, 'motion-001.pdf'))).text.replaceAll(/\s+/g, ' ')
    expect(text).toContain('2 could not be attributed to any person of the files')
  })

  test('an approval that names another number of them is refused', async () => {
    const { out } = await run('other', ...cut)
    const list = fresh('approvals.csv')
    await approve(out, list, '--despite-unattributed', '2')
    const other = file('other.csv', readFileSync(list, 'utf8').replaceAll(',2\r\n', ',1\r\n'))
    const ended = await fileAll(out, other, fresh('filed'), '--despite-unattributed', '2')
    expect(ended.code).toBe(3)
    expect(ended.err).toContain('in spite of another number of rows that name nobody than the [2] of the run')
  })

  test('where there is none, none may be said', async () => {
    const { out } = await run('none', roe, doe)
    const list = fresh('approvals.csv')
    expect(await approve(out, list, '--despite-unattributed', '2')).toMatchObject({ code: 3 })
    expect(await approve(out, list, '--despite-unattributed', '0')).toMatchObject({ code: 0 })
  })
})
