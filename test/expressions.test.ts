/** No regular expression of the program goes back over what it is given: however long a text is, it is gone over once. */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Texts that are no data, or of a few signs: numbers and words of our own. */
const OF_OUR_OWN: readonly (readonly [path: string, expression: RegExp, why: string])[] = [
  ['src/law/places.ts', /^(.*?)\s*(?:-|–| to )\s*(.*)$/, 'places of our own citations'],
  ['src/law/places.ts', /\(([^)]+)\)/g, 'places of our own citations'],
  ['src/law/places.ts', /0+$/, 'places of our own citations'],
  ['src/law/california/offenses/procedural.ts', /[A-Z]+ [\d.]+/g, 'a table of our own'],
  ['src/results/languages.ts', /\B(?=(?:\d{3})+$)/g, 'digits of a number'],
  ['src/filing/join-pdf.ts', /(\d+) (\d+) 0 R/, 'a PDF we have set'],
  ['src/filing/join-pdf.ts', /(\d+) 0 R/, 'a PDF we have set'],
  ['src/filing/join-pdf.ts', /\/Headers \[((?:\s*\(U[\dxy]+\)\s*)+)\]/, 'a PDF we have set'],
  ['src/report/workbook.ts', /<c r="[A-Z]+1"[^>]* s="(\d+)"/g, 'a sheet we have written'],
]
const isOfOurOwn = (path: string, { source }: RegExp): boolean =>
  path.startsWith('src/synth/') || OF_OUR_OWN.some(([of, one]) => of === path && one.source === source)

interface Found {
  readonly path: string
  readonly expression: RegExp
}

const sources = globSync('src/**/*.ts', { cwd: root }).filter(name => !name.endsWith('.test.ts'))

/** Every literal of a source file. */
function literalsOf(path: string): readonly Found[] {
  const found: Found[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string }
      found.push({ path, expression: new RegExp(pattern, flags) })
    }
    for (const each of Object.values(node)) visit(each)
  }
  visit(parseAst(readFileSync(join(root, path), 'utf8'), { lang: 'ts' }))
  return found
}

/** Those that a module puts together when it is loaded. */
function composed(): readonly Found[] {
  const loading = sources.filter(path => readFileSync(join(root, path), 'utf8').includes('new RegExp('))
  const script = `
    const made = []
    const Own = RegExp
    globalThis.RegExp = class extends Own { constructor(...of) { super(...of); made.push([this.source, this.flags]) } }
    const all = []
    for (const path of ${JSON.stringify(loading)}) {
      made.length = 0
      await import(${JSON.stringify(root)} + '/' + path)
      all.push(...made.map(one => [path, ...one]))
    }
    process.stdout.write(JSON.stringify(all))`
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return (JSON.parse(told) as [string, string, string][]).map(([path, source, flags]) => ({
    path,
    expression: new RegExp(source, flags),
  }))
}

const all = [...sources.flatMap(literalsOf), ...composed()].filter(
  ({ path, expression }) => !isOfOurOwn(path, expression),
)
const named = ({ path, expression }: Found): string => `${path}: ${expression.source}`

/** Whether one sign, said often enough, makes it go back. */
const goesBack = ({ source, flags }: RegExp): boolean => analyse({ source, flags }).reports.length > 0

test('by what it is, none goes back over a sign that is repeated', () => {
  expect(all.length).toBeGreaterThan(350)
  expect(all.filter(({ expression }) => goesBack(expression)).map(named)).toEqual([])
})

/** Its own words and classes, and what cells are filled with, again and again, and then something else. */
function hostile({ source }: RegExp): readonly string[] {
  const words = (source.match(/[A-Za-z]{2,}/g) ?? []).slice(0, 12)
  const seeds = [' ', '0', '9,', 'A ', '.', '-', '(', '"', ...words.map(word => `${word} `)]
  const begun = words[0] ?? 'x'
  return [...new Set(seeds)].flatMap(seed => {
    const long = seed.repeat(Math.ceil(LENGTH / seed.length))
    return [`${long}\u0000`, `${begun} ${long}\u0000`]
  })
}
const LENGTH = 20_000
/** Milliseconds of the processor: what goes back over so long a text takes ten times as long, what does not a tenth. */
const QUICK = 15

function slowest(expression: RegExp): number {
  let most = 0
  for (const text of hostile(expression)) {
    const before = process.threadCpuUsage()
    expression.lastIndex = 0
    if (expression.global) text.match(expression)
    else expression.test(text)
    const { user, system } = process.threadCpuUsage(before)
    most = Math.max(most, (user + system) / 1000)
  }
  return most
}

/** A machine that is busy is slow once: what is really slow is so each time. */
const isSlow = (expression: RegExp): boolean => [1, 2, 3].every(() => slowest(expression) > QUICK)

test('fed with long hostile texts, none takes longer than to go over them', () => {
  const looked = all.filter(({ expression }) => !goesBack(expression))
  expect(looked.filter(({ expression }) => isSlow(expression)).map(named)).toEqual([])
})

test('one that goes back is found by either', () => {
  expect([/ +$/, /^(a+)+b/].filter(goesBack).length).toBe(2)
  expect([/(PROB)\b.*\b(REV)/, / +$/, /(?:CO )*PROB/].filter(isSlow).length).toBe(3)
})
