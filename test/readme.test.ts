/** The README shows what is printed: its blocks are held against the commands they are of. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setaside, workplace } from './command.ts'

const { fresh } = workplace()

const ROOT = join(import.meta.dirname, '..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```\n([\s\S]*?)```/g)].map(found => found[1] ?? '')

/** The lines of the block that begins so, without the marks of what was cut. */
function shown(start: string): readonly string[] {
  const block = blocks.find(text => text.startsWith(start))
  if (block === undefined) throw new Error(`the README has no block that begins with [${start}]`)
  return block.split('\n').filter(line => line.trim() !== '' && line.trim() !== '...')
}

test('the README shows the summary and the explanation that its commands print', async () => {
  const [county, out] = [join(fresh('start'), 'sacramento.csv'), fresh('results')]
  const start = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.start as string
  // The same seed, rows and dirt as the command the README tells to type.
  const option = (name: string): string => new RegExp(`--${name} (\\S+)`).exec(start)?.[1] ?? ''
  const made = ['rows', 'seed', 'county', 'dirt'].flatMap(name => [`--${name}`, option(name)])
  expect((await setaside(['synth', ...made, '--out', county])).code).toBe(0)
  const ran = await setaside([
    'run',
    county,
    '--county',
    option('county'),
    '--as-of',
    option('as-of'),
    '--out',
    out,
  ])
  const summary = ran.out.split('\n')
  expect(shown('Setaside ').filter(line => !summary.includes(line))).toEqual([])

  const person = /explain \S+ --person (\d+)/.exec(readme)?.[1] ?? ''
  const told = await setaside([
    'explain',
    county,
    '--person',
    person,
    '--county',
    'SACRAMENTO',
    '--as-of',
    option('as-of'),
  ])
  const explanation = told.out.split('\n')
  expect(shown('Count ').filter(line => !explanation.includes(line))).toEqual([])
})
