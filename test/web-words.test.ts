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
