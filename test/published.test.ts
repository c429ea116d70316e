/** The program as it is published: built, without what is only for us, and tried by `setaside doctor`. */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildProgram } from '../upkeep/archive/program.ts'
import { workplace } from './command.ts'

const root = resolve(import.meta.dirname, '..')
const node = join(root, 'node_modules/.bin/node')
const { fresh } = workplace()

/** What `npm pack` takes, in a folder of its own, where nothing of the checkout is. */
function published(): string {
  const place = fresh('setaside')
  buildProgram(place, { pages: false })
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  return place
}

const doctor = (place: string, temporary: string) => {
  const { status, stdout, stderr } = spawnSync(node, [join(place, 'bin/setaside'), 'doctor', '--json'], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary },
  })
  const { works, checks } = JSON.parse(stdout)
  return {
    status,
    stderr,
    works,
    failing: checks
      .filter(({ state }: { readonly state: string }) => state === 'fails')
      .map(({ what, says }: { readonly what: string; readonly says: string }) => `${what}: ${says}`),
  }
}

test('it works, carries no cases and no tests, and its doctor tells what came out otherwise', () => {
  const place = published()
  expect(
    globSync('dist/**', { cwd: place }).filter(path => /(?:[/.]cases|\.test|\.d)\.[jt]s$/.test(path)),
  ).toEqual([])
  const temporary = fresh('temporary')
  mkdirSync(temporary)
  // Everything is as it must be on any machine, but for what is changed here: a word of a paper, a font.
  const motion = join(place, 'dist/filing/california/bulk-motion.js')
  writeFileSync(motion, readFileSync(motion, 'utf8').replace('NOTICE', 'NOTE'))
  expect(doctor(place, temporary)).toEqual({
    status: 1,
    stderr: '',
    works: false,
    failing: [
      'papers: [filing/motion-001.pdf] and 1 more of [9] files came out otherwise than on every other machine: decide and file nothing with this copy',
    ],
  })
  expect(readdirSync(temporary)).toEqual([])
})

test('without a folder for temporary files the doctor says so', () => {
  const { status, failing } = doctor(root, join(fresh('gone'), 'away'))
  expect({ status, failing }).toEqual({
    status: 1,
    failing: [expect.stringMatching(/^trial: \[.*\]: it does not exist \(ENOENT\); check the name$/)],
  })
})

test('an old Node is told in a sentence, by what there is to do', () => {
  const older = join(fresh('older'))
  writeFileSync(older, "Object.defineProperty(process.versions, 'node', { value: '18.20.8' })")
  const place = fresh('package')
  cpSync(join(root, 'bin'), join(place, 'bin'), { recursive: true })
  const told = () => {
    const { status, stderr } = spawnSync(node, ['--require', older, join(place, 'bin/setaside'), 'run'], {
      encoding: 'utf8',
    })
    return `${status}: ${stderr.trim().replace(place, '.')}`
  }
  const needs = '1: setaside: needs Node [26] or newer and was started by Node [18.20.8];'
  expect(told()).toBe(`${needs} install Node [26], or unpack the archive of Setaside, which brings its own`)
  writeFileSync(join(place, 'package-lock.json'), '{}')
  expect(told()).toBe(`${needs} run [npm ci] in [.], which installs the right one there, and try again`)
})
