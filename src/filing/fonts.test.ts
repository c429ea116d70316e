/** A font of the same family on the machine, even a user's own, changes no byte of a document. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const place = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
const root = resolve(import.meta.dirname, '../..')
const OURS = join(root, 'src/filing/typeset.ts')

/** Our bold letters, calling themselves the regular ones. */
function foreignFont(): Buffer {
  const font = Buffer.from(readFileSync(join(root, 'fonts/LibertinusSerif-Bold.otf')))
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16)
    if (font.toString('latin1', at, at + 4) === 'OS/2') {
      const table = font.readUInt32BE(at + 8)
      font.writeUInt16BE(400, table + 4)
      font.writeUInt16BE((font.readUInt16BE(table + 62) & ~0x20) | 0x40, table + 62)
    }
  return font
}

/** The hash of a page set by a new process whose user has this home. */
function setIn(home: string, own: boolean): string {
  const script = own
    ? `const { typesetter } = await import(OURS)
       const pdf = await typesetter().pdf({ source: SOURCE }, {}, 0)`
    : `const { NodeCompiler } = await import(COMPILER)
       const made = NodeCompiler.create({ workspace: '/nowhere' })
       const pdf = made.pdf(made.compile({ mainFileContent: SOURCE }).result, { pdfStandard: 'ua-1', creationTimestamp: 0 })`
  const source =
    '#set document(title: [x])\n#set text(font: "Libertinus Serif", lang: "en")\nMotion *bold* _slanted_ 11361.8'
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const SOURCE = ${JSON.stringify(source)}\nconst OURS = ${JSON.stringify(OURS)}\nconst COMPILER = '@myriaddreamin/typst-ts-node-compiler'\n${script}\n;console.log((await import('node:crypto')).createHash('sha256').update(pdf).digest('hex'))`,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, HOME: home, XDG_DATA_HOME: join(home, '.local/share') },
    },
  )
  expect(stderr).toBe('')
  return stdout
}

test('documents are set in the fonts that come with the program', () => {
  const [bare, other] = [join(place, 'bare'), join(place, 'other')]
  mkdirSync(bare)
  mkdirSync(join(other, '.local/share/fonts'), { recursive: true })
  writeFileSync(join(other, '.local/share/fonts/Foreign.otf'), foreignFont())
  const ours = setIn(bare, true)
  expect(ours).toMatch(/^[0-9a-f]{64}\n$/)
  expect(setIn(other, true)).toBe(ours)
  // They are those of the compiler itself, which looks at the machine's first.
  expect(setIn(bare, false)).toBe(ours)
  if (process.platform === 'linux') expect(setIn(other, false)).not.toBe(ours)
})
