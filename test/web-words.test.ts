/** No page of the workstation holds a word of its own: each stands in the one catalog, which another language can take the place of. */
import { globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const WEB = resolve(import.meta.dirname, '../web/src')
/** Attributes that people read or hear. */
const READ = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label', 'says']

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function* within(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) yield* within(one)
}

/** What an expression may come to, where that is written into it. */
function* writtenIn(node: unknown): Generator<string> {
  if (!isNode(node)) return
  if (node.type === 'Literal' && typeof node.value === 'string') yield node.value
  if (node.type === 'TemplateLiteral')
    for (const { value } of node.quasis as readonly { value: { cooked: string } }[]) yield value.cooked
  if (node.type === 'JSXExpressionContainer') yield* writtenIn(node.expression)
  if (node.type === 'ConditionalExpression') {
    yield* writtenIn(node.consequent)
    yield* writtenIn(node.alternate)
  }
  if (node.type === 'LogicalExpression') yield* writtenIn(node.right)
}

/** Names of files and addresses are called the same in every language. */
const isName = (text: string): boolean => /^[\w/-]*[./][\w./-]+$/.test(text.trim())
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text) && !isName(text)

/** The words a page shows that are written in it. */
function ownWords(name: string, source: string): readonly string[] {
  const found: string[] = []
  for (const node of within(parseSync(name, source).program as unknown as Node)) {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as readonly Node[])
        found.push(...(child.type === 'JSXText' ? [String(child.value)] : writtenIn(child)))
    if (node.type === 'JSXAttribute' && READ.includes(String((node.name as Node).name)))
      found.push(...writtenIn(node.value))
  }
  return found.filter(isWord).map(text => text.trim())
}

test('what a page would show of its own is found, wherever it is written', () => {
  const page = `const A = () => <p title="One two" className="three">Four {yes ? 'five six' : WORDS.a}{\`seven \${n}\`}<b aria-label={no || 'eight'}>{n} ×</b></p>`
  expect(ownWords('a.tsx', page)).toEqual(['Four', 'five six', 'seven', 'One two', 'eight'])
})

/** What writes a number, a share or an instant in the manner of some language. */
const FORMATS = /\.toLocale\w*String\(|\bIntl\.|\.toFixed\(|\.toPrecision\(|Math\.round\([^\n]*\* 100\)\}%/

test('how numbers, shares and days are written is said in one place for the pages, and in one for the report', () => {
  const places = { 'web/src': 'words/formats.ts', 'src/report': '../results/languages.ts' }
  for (const [folder, place] of Object.entries(places)) {
    const root = resolve(import.meta.dirname, '..', folder)
    // What a state's papers write is the state's.
    const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter(
      name => !/\.test\.|california|^words\/formats/.test(name),
    )
    expect(files.length).toBeGreaterThan(20)
    const found = files.filter(name => FORMATS.test(readFileSync(join(root, name), 'utf8')))
    expect(found, `write it in ${place}`).toEqual([])
  }
  expect(FORMATS.test("n.toLocaleString('en-US')")).toBe(true)
  expect(FORMATS.test(['`$', '{Math.round(share * 100)}%`'].join(''))).toBe(true)
})

test('every word of every page stands in the catalog', () => {
  const pages = globSync('**/*.tsx', { cwd: WEB }).filter(name => !name.includes('.test.'))
  expect(pages.length).toBeGreaterThan(20)
  const found = pages.flatMap(name => {
    const path = join(WEB, name)
    return ownWords(path, readFileSync(path, 'utf8')).map(text => `${relative(WEB, path)}: ${text}`)
  })
  expect(found).toEqual([])
})

/** Roughly, as it is spoken: groups of vowels, a last e and most of -es and -ed being silent. */
const syllablesOf = (word: string): number =>
  Math.max(
    1,
    word
      .toLowerCase()
      .replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, end => end.charAt(0))
      .match(/[aeiouy]+/g)?.length ?? 0,
  )

/** Whatever the catalog says in sentences; what is filled in counts as one short word. */
function sentencesOfCatalog(): readonly (readonly string[])[] {
  const texts = globSync('words{.ts,/*.ts}', { cwd: WEB }).flatMap(name => {
    const program = parseSync(name, readFileSync(join(WEB, name), 'utf8')).program as unknown as Node
    return [...within(program)].map(node =>
      node.type === 'TemplateLiteral'
        ? (node.quasis as readonly { value: { cooked: string } }[])
            .map(({ value }) => value.cooked)
            .join(' 5 ')
        : node.type === 'Literal' && typeof node.value === 'string'
          ? node.value
          : '',
    )
  })
  return texts
    .flatMap(text => text.split(/(?<=[.!?:])\s+/))
    .map(sentence => sentence.match(/[\p{L}\p{N}’']+/gu) ?? [])
    .filter(words => words.length >= 4)
}

/** By J. P. Kincaid and others, Research Branch Report 8-75 (1975), as the letters are measured. */
const gradeOf = (sentences: readonly (readonly string[])[]): number => {
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

test('what the pages say is read by whoever has been to school for eight years', () => {
  const sentences = sentencesOfCatalog()
  expect(sentences.length).toBeGreaterThan(400)
  expect(gradeOf(sentences)).toBeLessThan(8)
  expect(gradeOf([['Notwithstanding', 'applicable', 'jurisdictional', 'determinations']])).toBeGreaterThan(8)
})
