/** A file that another program has saved, through the real command: read and said, or refused with nothing written. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const DATES = [14, 37, 40, 51]
const CNT_ORDER = 50

let usual: readonly (readonly string[])[] = []
let plain = ''

beforeAll(async () => {
  plain = fresh('county.csv')
  await setaside([
    'synth',
    '--rows',
    '1500',
    '--seed',
    'forms',
    '--county',
    'SACRAMENTO',
    '--dirt',
    '0',
    '--out',
    plain,
  ])
  usual = readFileSync(plain, 'latin1')
    .trimEnd()
    .split(/\r?\n/)
    .map(line => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.map(cell => cell.replace(/,$/, '')) ?? [])
})

/** The county with the cells of these columns written otherwise. */
const written = (columns: readonly number[], write: (text: string) => string): string =>
  usual
    .map((cells, line) =>
      cells
        .slice(0, 95)
        .map((text, at) =>
          line > 0 && columns.includes(at) && text.trim() !== '' ? write(text.trim()) : text,
        )
        .join(','),
    )
    .join('\r\n')
const us = (text: string): string =>
  /^[0-9]{8}$/.test(text) && !text.endsWith('00')
    ? `${Number(text.slice(4, 6))}/${Number(text.slice(6))}/${text.slice(0, 4)}`
    : text

const run = async (path: string, ...more: readonly string[]) => {
  const folder = fresh('out')
  return { folder, ...(await setaside(['run', path, ...ASKED, '--out', folder, ...more])) }
}
const answers = (folder: string) =>
  ['convictions', 'people', 'review'].map(name =>
    table(folder, name).map(line =>
      JSON.stringify(line).replaceAll('saved.csv.gz', 'county.csv').replaceAll('saved.csv', 'county.csv'),
    ),
  )

describe('a county saved by a spreadsheet', () => {
  const says =
    "[saved.csv] columns [PRI_DOB, CYC_DATE, STP_EVENT_DATE, DISP_DATE] are written [M/D/YYYY], which is not the format's [YYYYMMDD], and read so: another program has saved the file and may have changed its case numbers too; hold some against the file as it came."

  test('has the answers of the file as it came, and everything says so', async () => {
    const saved = await run(file('saved.csv', written(DATES, us)))
    const came = await run(plain)
    expect([saved.code, saved.err, came.code, came.err]).toEqual([0, `${says}\n`, 0, ''])
    expect(answers(saved.folder)).toEqual(answers(came.folder))
    const summary = JSON.parse(readFileSync(join(saved.folder, 'summary.json'), 'utf8'))
    expect(summary.rows.forms).toEqual([says])
    const manifest = JSON.parse(readFileSync(join(saved.folder, 'manifest.json'), 'utf8'))
    expect(manifest.rows.forms).toEqual(
      ['PRI_DOB', 'CYC_DATE', 'STP_EVENT_DATE', 'DISP_DATE'].map(column =>
        expect.objectContaining({
          file: 'saved.csv',
          column,
          form: 'M/D/YYYY',
          expected: 'YYYYMMDD',
          read: true,
        }),
      ),
    )
    expect(readdirSync(saved.folder).filter(name => name.startsWith('.'))).toEqual([])
  })

  test('with any number of workers, packed, and beside other files', async () => {
    const text = written(DATES, us)
    const [one, three, packed] = await Promise.all([
      run(file('saved.csv', text), '--workers', '1'),
      run(file('saved.csv', text), '--workers', '3'),
      run(file('saved.csv.gz', gzipSync(text))),
    ])
    expect(answers(three.folder)).toEqual(answers(one.folder))
    expect(answers(packed.folder)).toEqual(answers(one.folder))
  })

  test('is explained as it was decided', async () => {
    const path = file('saved.csv', written(DATES, us))
    const { folder } = await run(path)
    const [{ person_id: person = '' } = {}] = table(folder, 'convictions')
    const [before, after, direct] = await Promise.all([
      setaside(['explain', plain, '--proof', '--person', person, ...ASKED]),
      setaside(['explain', '--run', folder, '--proof', '--person', person]),
      setaside(['explain', path, '--proof', '--person', person, ...ASKED]),
    ])
    expect(after?.err).toBe(
      `[${path}] is in another form or an office’s own: the whole of it was read to find one person.\n`,
    )
    expect(direct?.out.replaceAll('saved.csv', 'county.csv')).toBe(before?.out)
    expect(after?.out).toBe(direct?.out)
    expect(direct?.err).toBe(`${says}\n`)
  })
})

test('what has lost its digits is refused before anything is written', async () => {
  const path = file(
    'saved.csv',
    written([CNT_ORDER], () => '1.01E+11'),
  )
  const { code, folder, err } = await run(path)
  expect([code, err]).toEqual([
    3,
    `setaside: [${path}] cannot be read: its column [CNT_ORDER] is written [N.NNE+NN], the format has [12 digits] there, and of such a number only the first digits are there. Ask for the file as it came, or open that with every column as text before it is saved (dates may be YYYY-MM-DD).\n`,
  ])
  expect(existsSync(folder)).toBe(false)
})

test('where some values are in another form they are not read, and that is told', async () => {
  let line = 0
  const text = written([14], date => (line++ % 3 === 0 ? us(date) : date))
  const { code, err } = await run(file('saved.csv', text))
  expect(code).toBe(0)
  expect(err).toMatch(
    /^\[saved\.csv\] column \[PRI_DOB\] is written \[M\/D\/YYYY\] in \d+ of \d+ values looked at, where the format has \[YYYYMMDD\]: these are not read; ask for the file as it came\.\n$/,
  )
})
