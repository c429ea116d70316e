import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { thisProcess } from './owner.ts'
import { removeAbandoned, temporaryFolder } from './temporary.ts'

/** What a process that is gone had: its number may be another's by now. */
const GONE = { ...thisProcess(), pid: process.pid, started: 'before the machine was started' }
const made: string[] = []
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
})

function left(owner: object | undefined): string {
  const path = mkdtempSync(join(tmpdir(), 'setaside-'))
  made.push(path)
  if (owner !== undefined) writeFileSync(join(path, '.owner'), JSON.stringify(owner))
  writeFileSync(join(path, 'rows'), 'made up')
  return path
}

test('what a process that has ended left is removed; what one that lives, another machine’s or nobody’s is, stays', () => {
  const mine = temporaryFolder()
  const [gone, elsewhere, unsigned] = [left(GONE), left({ ...GONE, host: 'another' }), left(undefined)]
  removeAbandoned()
  expect(existsSync(gone)).toBe(false)
  expect([mine.path, elsewhere, unsigned].map(existsSync)).toEqual([true, true, true])
  mine.remove()
  expect(existsSync(mine.path)).toBe(false)
})

test('a link is not followed, whatever it is called', () => {
  const [other, link] = [mkdtempSync(join(tmpdir(), 'not-ours-')), left(undefined)]
  made.push(other)
  writeFileSync(join(other, '.owner'), JSON.stringify(GONE))
  rmSync(link, { recursive: true })
  symlinkSync(other, link)
  removeAbandoned()
  expect(readdirSync(other)).toEqual(['.owner'])
})

test('a command that is killed leaves nothing past the next one', async () => {
  const before = new Set(readdirSync(tmpdir()))
  const bin = join(import.meta.dirname, '../../bin/setaside')
  const child = spawn(process.execPath, [bin, 'explain', '-', '--person', 'A', '--as-of', '2026-11-01'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.write('MADE UP ROWS\n')
  const mine = (): readonly string[] =>
    readdirSync(tmpdir()).filter(name => name.startsWith('setaside-') && !before.has(name) && holdsRows(name))
  await expect.poll(mine, { timeout: 30_000 }).not.toEqual([])
  const [name = ''] = mine()
  child.kill('SIGKILL')
  await new Promise(done => child.on('exit', done))
  expect(existsSync(join(tmpdir(), name))).toBe(true)
  execFileSync(process.execPath, [bin, '--version'])
  expect(existsSync(join(tmpdir(), name))).toBe(false)
})

const holdsRows = (name: string): boolean => existsSync(join(tmpdir(), name, 'stdin'))
