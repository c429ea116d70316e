/** The README and the guides show what is printed: their blocks are held against the commands they are of. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setaside, table, workplace } from './command.ts'

const { fresh } = workplace()

const ROOT = join(import.meta.dirname, '..')
const pageOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const readme = pageOf('README.md')

/** The lines of the block of a page that begins so, without the marks of what was cut. */
function shown(page: string, start: string): readonly string[] {
  const blocks = [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(found => found[1] ?? '')
  const block = blocks.find(text => text.startsWith(start))
  if (block === undefined) throw new Error(`the page has no block that begins with [${start}]`)
  return block.split('\n').filter(line => line.trim() !== '' && line.trim() !== '...')
}

/** The county that `npm start` makes, and how a run of it is asked. */
async function county(): Promise<{ readonly file: string; readonly asked: readonly string[] }> {
  const file = join(fresh('start'), 'sacramento.csv')
  const start = JSON.parse(pageOf('package.json')).scripts.start as string
  // The same seed, rows and dirt as the command the README tells to type.
  const option = (name: string): string => new RegExp(`--${name} (\\S+)`).exec(start)?.[1] ?? ''
  const made = ['rows', 'seed', 'county', 'dirt'].flatMap(name => [`--${name}`, option(name)])
  expect((await setaside(['synth', ...made, '--out', file])).code).toBe(0)
  return { file, asked: ['--county', option('county'), '--as-of', option('as-of')] }
}

/** Lines of the block that the command did not print. */
const unprinted = (block: readonly string[], printed: string): readonly string[] =>
  block.filter(line => !printed.split('\n').includes(line))

/** What a command of a guide writes, and what its reader is told to save. */
const WRITES =
  /(?:(?<=^bin\/setaside .*)(?:--out|--truth|(?<=synth .*)--facts|>) |Save this as `)(setaside-results\/[^\s`]+)/gm

test('no guide writes over what another one has made', () => {
  const pages = readdirSync(join(ROOT, 'docs/guide')).filter(name => name.endsWith('.md'))
  const writers = new Map<string, Set<string>>()
  for (const page of pages)
    for (const [, path = ''] of pageOf(`docs/guide/${page}`).matchAll(WRITES))
      writers.set(path, new Set([...(writers.get(path) ?? []), page]))
  expect(writers.size).toBeGreaterThan(20)
  expect([...writers].filter(([, by]) => by.size > 1)).toEqual([])
  // What `npm start` makes is what the first guide goes on with.
  expect([...writers.keys()].filter(path => /\/sacramento(\.csv)?$/.test(path))).toEqual([])
})

test('the README shows the summary and the explanation that its commands print', async () => {
  const { file, asked } = await county()
  const ran = await setaside(['run', file, ...asked, '--out', fresh('results')])
  expect(unprinted(shown(readme, 'Setaside '), ran.out)).toEqual([])

  const person = /explain \S+ --person (\d+)/.exec(readme)?.[1] ?? ''
  const told = await setaside(['explain', file, '--person', person, ...asked])
  expect(unprinted(shown(readme, `${person}  `), told.out)).toEqual([])
})

test('the guides show what runs, comparisons, approvals and filings of that county print', async () => {
  const { file, asked } = await county()
  const [law, policy, automatic, all] = [fresh('law'), fresh('policy'), fresh('automatic'), fresh('all')]
  const guide = pageOf('docs/guide/county.md')
  await setaside(['run', file, ...asked, '--out', law])
  await setaside(['run', file, ...asked, '--out', policy, '--policy', 'los-angeles'])
  const ran = await setaside(['run', file, ...asked, '--out', automatic, '--program', 'automatic'])
  expect(unprinted(shown(guide, 'By statute'), ran.out)).toEqual([])
  const person = /explain \S+ --person (\d+)/.exec(guide)?.[1] ?? ''
  expect(table(law, 'review').map(({ person_id }) => person_id)).toContain(person)

  const compared = await setaside(['compare', law, policy, '--examples', '1'])
  const block = shown(pageOf('docs/guide/comparing.md'), 'What changed').filter(
    line => !/setaside-results/.test(line),
  )
  expect(unprinted(block, compared.out)).toEqual([])

  await setaside(['run', file, ...asked, '--out', all, '--program', 'all'])
  const approve = ['approve', '--run', all, '--all-eligible', '--by', 'A. Attorney', '--on', '2026-11-03']
  const approvals = fresh('approvals.csv')
  const approved = await setaside([...approve, '--out', approvals])
  expect(
    unprinted(
      shown(pageOf('docs/guide/filing.md'), '55 approvals'),
      approved.out.replace(approvals, 'approvals.csv'),
    ),
  ).toEqual([])
})
