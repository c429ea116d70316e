/** `setaside verify`: what was changed since it was written is named, what was stopped is put back, and `file` asks first. */
import { appendFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { fixture, setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'

const { fresh, file } = workplace()
const input = file('county.csv', readFileSync(fixture('configurable-policy.input.csv')))
let run = ''

beforeAll(async () => {
  run = fresh('results')
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', run]
  expect((await setaside(['run', input, ...asked])).code).toBe(0)
})

const copy = (): string => {
  const to = fresh('results')
  cpSync(run, to, { recursive: true })
  return to
}

test('a run that is whole holds, with its accounts and what went in', async () => {
  const { code, out, err } = await setaside(['verify', run])
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(
    `9 of 9 files are as they were written\nthe accounts add up\nthe file [${input}] is the one that went in\n`,
  )
})

test('a file changed, one gone, one beside it, and another input are each named', async () => {
  const changed = copy()
  appendFileSync(join(changed, 'review.csv'), '\n')
  rmSync(join(changed, 'people.csv'))
  writeFileSync(join(changed, 'compare.json'), '{}')
  const other = file('county.csv', 'other')
  const { code, err } = await setaside(['verify', changed, '--input', other])
  expect(code).toBe(3)
  for (const name of ['review.csv] has [', 'people.csv] is not there', 'compare.json] is not of it'])
    expect(err).toContain(join(changed, name))
  expect(err).toContain(`[${other}] is not the file that went in`)
})

test('a table and its manifest changed together: the accounts no longer add up', async () => {
  const folder = copy()
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(
    path,
    JSON.stringify({ ...manifest, rows: { ...manifest.rows, lines: manifest.rows.lines + 1 } }),
  )
  const { code, err } = await setaside(['verify', folder])
  expect([code, err]).toEqual([3, expect.stringContaining('the kinds of lines add up to')])
})

test('a run that was being replaced is put back', async () => {
  const folder = copy()
  for (const name of ['manifest.json', 'people.csv'])
    renameSync(join(folder, name), join(folder, `${name}.old.partial`))
  expect(await setaside(['verify', folder])).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      'a finished run that another was replacing when it was stopped has been put back\n9 of 9',
    ),
  })
  expect(readdirSync(folder)).toEqual(readdirSync(run))
})

test('nothing is filed of a run that was changed, in whichever table', async () => {
  const folder = copy()
  appendFileSync(join(folder, 'rejects.csv'), '\n')
  const office = file('office.json', JSON.stringify(OFFICE))
  const approvals = file(
    'approvals.csv',
    'person_id,cycle_count,statute,relief,approved_by,approved_on,note,run\n',
  )
  const asked = ['--approvals', approvals, '--office', office, '--filed-on', '2026-11-05']
  const { code, err } = await setaside(['file', '--run', folder, ...asked, '--out', fresh('filing')])
  expect([code, err]).toEqual([3, expect.stringContaining('the run is not what was approved')])
})

test('a packed file that unpacks to far more than records do is refused before it fills the disk', async () => {
  const bomb = file('bomb.csv.gz', gzipSync(Buffer.alloc(100 << 20, 'a')))
  const out = fresh('results')
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', out]
  const { code, err } = await setaside(['run', bomb, ...asked])
  expect([code, err]).toEqual([3, expect.stringContaining('unpacks to more than 100 times its size')])
})

test.each([
  ['CON', 'a name that Windows keeps'],
  ['com1.txt', 'a name that Windows keeps'],
  ['out.', 'ends in a dot or a blank'],
  ['out ', 'ends in a dot or a blank'],
])('results are not called [%s], which Windows could not open', async (name, why) => {
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', join(fresh('x'), name)]
  expect(await setaside(['run', input, ...asked])).toMatchObject({
    code: 2,
    err: expect.stringContaining(why),
  })
})

test('what was saved in another encoding than UTF-8 is refused', async () => {
  const approvals = file('approvals.csv', Buffer.from('person_id,note\n1,Pe\xf1a\n', 'latin1'))
  const office = file('office.json', Buffer.from('{"agency": "Pe\xf1a"}', 'latin1'))
  const asked = ['--run', run, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-05']
  expect(await setaside(['file', ...asked, '--out', fresh('filing')])).toMatchObject({
    code: 3,
    err: expect.stringContaining(`[${office}] is not UTF-8`),
  })
})

test('indexes, groups and what was reconciled are held against what went in as well', async () => {
  const [county, office, indexes, groups, key] = [
    fresh('county.csv'),
    fresh('office'),
    fresh('i'),
    fresh('g'),
    fresh('key'),
  ]
  const made = ['--rows', '600', '--seed', 'verify', '--county', 'SAN FRANCISCO', '--out', county]
  await setaside(['synth', ...made, '--office', office, '--office-rows', '20'])
  writeFileSync(key, Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 251)), { mode: 0o600 })
  expect((await setaside(['index', county, '--key', key, '--out', indexes])).code).toBe(0)
  expect((await setaside(['group', indexes, '--out', groups, '--partitions', '1'])).code).toBe(0)
  const lists = fresh('lists')
  const asked = ['--county', 'SAN FRANCISCO', '--as-of', '2026-11-01', '--out', lists]
  const files = [join(office, 'cases.csv'), join(office, 'weights.csv')]
  const reconciled = await setaside([
    'reconcile',
    '--doj',
    county,
    '--office',
    'san-francisco',
    ...files,
    ...asked,
  ])
  expect([reconciled.code, reconciled.err]).toEqual([0, ''])

  const index = join(indexes, '0000')
  for (const folder of [index, groups, lists]) {
    const { code, out, err } = await setaside(['verify', folder, '--input', county])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^(\d+) of \1 files are as they were written\n/)
    expect(out).toContain(`the file [${county}] is the one that went in\n`)
  }
  expect((await setaside(['verify', indexes])).err).toBe(
    `setaside: [${indexes}] holds no manifest.json, and [1] of its folders does: name one of them, such as [${index}]\n`,
  )
  appendFileSync(county, '\n')
  for (const folder of [index, groups, lists]) {
    appendFileSync(
      join(
        folder,
        readdirSync(folder).find(name => /^(groups\.bin|components\.csv|paired\.csv)$/.test(name)) ?? '',
      ),
      '\n',
    )
    const { code, err } = await setaside(['verify', folder, '--input', county])
    expect(code).toBe(3)
    expect(err).toContain(`[${county}] is not the file that went in, or was changed since`)
    expect(err).toMatch(/has \[\d+\] bytes and was written with/)
  }
})
