/** What those who keep the rules meet when something is wrong: a checkout is copied, changed, and its real commands are run. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Ended, workplace } from './command.ts'

const root = resolve(import.meta.dirname, '..')
const { fresh } = workplace()

/** A copy of what the commands need, with a text of one file replaced. */
function checkout(file: string, was: string, becomes: string): string {
  const place = fresh('setaside')
  mkdirSync(place)
  const own = ['bin', 'src', 'upkeep', 'test/asked.ts', 'test/people.ts', 'docs', 'man', 'package.json']
  for (const name of own) cpSync(join(root, name), join(place, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const text = readFileSync(join(place, file), 'utf8')
  expect(text).toContain(was)
  writeFileSync(join(place, file), text.replace(was, becomes))
  return place
}

function run(place: string, ...args: readonly string[]): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(join(root, 'node_modules/.bin/node'), args, { cwd: place })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text
    })
    child.on('error', failed)
    child.on('close', code => done({ code, out, err }))
  })
}

const OUTLINE = 'src/law/california/hsc-11361.9/outline.ts'
const STATUTE = 'src/law/california/hsc-11361.9/text.ts'

describe.concurrent('in a checkout where something is wrong', () => {
  test('a subdivision that is neither encoded, told nor left out ends coverage with 1 and one sentence', async () => {
    const place = checkout(OUTLINE, "digests('(g)', ", "digests('(h)', 'made up'),\n      digests('(g)', ")
    const { code, out, err } = await run(place, 'bin/setaside', 'law', 'coverage')
    expect({ code, err }).toEqual({
      code: 1,
      err: 'setaside: hsc-11361.9 (h) is neither encoded nor told nor left out on purpose: each subdivision of a statute’s outline stands in its text as a clause, as told, or as left out with the reason\n',
    })
    expect(out).toMatch(/ {2}NEITHER +\(h\) +secondary +made up\n/)
  })

  test('a statute that contradicts itself says so in its own words, whatever was asked', async () => {
    const place = checkout(STATUTE, "'(g)', 'Procedure of the review.'", "'(g)', ''")
    expect(await run(place, 'bin/setaside', 'law', 'list')).toEqual({
      code: 1,
      out: '',
      err: 'setaside: cannot start: text of [hsc-11361.9]: (g) is left out without a reason\n',
    })
  })

  test('pages that are not what the rules say are told by name, written anew, and then current', async () => {
    const place = checkout(STATUTE, 'Procedure of the review.', 'A matter of the review.')
    expect(await run(place, 'upkeep/pages.ts', '--check')).toEqual({
      code: 1,
      out: '',
      err: 'not what the code says (docs/law/hsc-11361.9.md, docs/law/site/hsc-11361.9.html): run [npm run pages] and commit what it writes\n',
    })
    writeFileSync(join(place, 'docs/law/pc-0.md'), 'left over')
    const written = await run(place, 'upkeep/pages.ts')
    expect(written.out).toMatch(/^pages: 2 of \d+ files written, 1 removed\n$/)
    const { code, out } = await run(place, 'upkeep/pages.ts', '--check')
    expect(code).toBe(0)
    expect(out).toMatch(/^the pages are current: \d+ files\n$/)
  })

  test('a bar that no case shows barring anybody is told with the line that would allow it', async () => {
    const cases = 'src/law/california/hsc-11361.8/cases.ts'
    const without = checkout(
      cases,
      '{ offense: GROW, ...FELONY },\n        { offense: REGISTRABLE, ...in1985 },',
      '{ offense: GROW, ...FELONY },',
    )
    const { code, out } = await run(without, 'upkeep/branches.ts')
    expect(code).toBe(1)
    expect(out).toContain('hsc-11361.8/11358/redesignate-misdemeanor: no case shows it barring anybody\n')
    expect(out).toContain(
      "{ in: 'hsc-11361.8/11358/redesignate-misdemeanor', says: 'no registrable conviction before it', why: '' },",
    )
  })
})
