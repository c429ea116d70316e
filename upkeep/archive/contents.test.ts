/** What an archive is made of: a Node that is pinned, what the program needs of its packages, and something that starts it. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isNeeded } from './contents.ts'
import { licenseFiles } from './licenses.ts'
import { PLATFORMS } from './platforms.ts'
import { ROOT } from './program.ts'

const place = mkdtempSync(join(tmpdir(), 'setaside-test-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
const jsonOf = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

test('the Node of each machine is the one of the checkout, by its SHA-512', () => {
  const { node } = jsonOf('package.json').devDependencies
  const { packages } = jsonOf('upkeep/archive/node/package-lock.json')
  for (const { node: pinned } of PLATFORMS)
    expect(packages[`node_modules/${pinned.package}`], pinned.package).toMatchObject({
      version: node,
      integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/),
    })
})

test.each([
  ['dist/cli/main.js', true],
  ['README.md', true],
  ['package-lock.json', false],
  ['node_modules/.package-lock.json', false],
  ['node_modules/.bin/hucre', false],
  ['node_modules/ajv/dist/2020.js', true],
  ['node_modules/ajv/lib/2020.ts', false],
  ['node_modules/ajv/LICENSE', true],
  ['node_modules/some/LICENSE.md', true],
  ['node_modules/some/README.md', false],
  ['node_modules/some/index.d.mts', false],
  ['node_modules/some/index.js.map', false],
  ['node_modules/some/data/table.json', true],
  ['node_modules/highs/build/highs.wasm', true],
  ['node_modules/@cantoo/pdf-lib/src/index.js', false],
  ['node_modules/@cantoo/pdf-lib/cjs/index.js', true],
])('[%s] comes along: %s', (path, wanted) => {
  expect(isNeeded(path)).toBe(wanted)
})

test('a part of a package is under the license of the whole, and one without a text is told', () => {
  const files = licenseFiles(
    [
      { name: '@a/set', version: '1.0.0', license: 'MIT', text: 'of set\n' },
      { name: '@a/set-linux-x64', version: '1.0.0', license: 'MIT' },
      { name: 'bare', version: '2.0.0', license: 'ISC' },
    ],
    '\n',
  )
  expect([...files.keys()]).toEqual(['a-set-1.0.0.txt', 'README.txt'])
  expect(files.get('README.txt')?.split('\n').slice(2)).toEqual([
    '@a/set 1.0.0: MIT, in a-set-1.0.0.txt',
    '@a/set-linux-x64 1.0.0: MIT, in a-set-1.0.0.txt',
    'bare 2.0.0: ISC (its package brings no text of it)',
    '',
  ])
})

test.skipIf(process.platform === 'win32')(
  'it starts from any folder, by any path, by a link, with words as they are',
  () => {
    const folder = join(place, 'Setaside 0.1 (new)')
    mkdirSync(join(folder, 'app/bin'), { recursive: true })
    const { launcher } = PLATFORMS.find(({ id }) => id === 'linux-x64') ??
      PLATFORMS[0] ?? { launcher: { text: '' } }
    const started = join(folder, 'setaside')
    writeFileSync(started, launcher.text)
    chmodSync(started, 0o755)
    symlinkSync(process.execPath, join(folder, 'node'))
    writeFileSync(
      join(folder, 'app/bin/setaside'),
      'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3',
    )
    const link = join(place, 'link')
    symlinkSync(started, link)
    const words = ['two words', '', '*', '"quoted"', '$HOME']
    const called = (command: string, args: readonly string[], cwd: string) => {
      const { status, stdout, stderr } = spawnSync(command, args, {
        cwd,
        encoding: 'utf8',
        env: { PATH: `${folder}:/usr/bin:/bin` },
      })
      return { status, stderr, words: stdout === '' ? undefined : JSON.parse(stdout) }
    }
    const told = { status: 3, stderr: '', words }
    expect(called(started, words, place)).toEqual(told)
    expect(called('./setaside', words, folder)).toEqual(told)
    expect(called('setaside', words, '/')).toEqual(told)
    expect(called('/bin/sh', ['setaside', ...words], folder)).toEqual(told)
    expect(called(link, words, '/')).toEqual(told)
  },
)

test('on Windows it ends its lines as a batch file must, and looks for nothing in PATH', () => {
  const { launcher } = PLATFORMS[0] ?? { launcher: { name: '', text: '' } }
  expect(launcher).toEqual({
    name: 'setaside.cmd',
    text: '@echo off\r\n"%~dp0node.exe" "%~dp0app\\bin\\setaside" %*\r\n',
  })
  expect(readFileSync(join(ROOT, 'bin/setaside.cmd'), 'latin1')).toMatch(/^(?:[^\r\n]*\r\n)+$/)
})
