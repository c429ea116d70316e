/** A clone by a Git that changes line ends, as on most Windows machines, has the bytes that tests and pages are compared with. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { workplace } from './command.ts'

const root = resolve(import.meta.dirname, '..')
const { fresh } = workplace()
const git = (...args: readonly string[]) =>
  spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })

test.skipIf(!existsSync(join(root, '.git')))('a clone with core.autocrlf has no other line ends', () => {
  const clone = fresh('clone')
  const made = git('clone', '--quiet', '--depth=1', '-c', 'core.autocrlf=true', `file://${root}`, clone)
  expect([made.status, made.stderr]).toEqual([0, ''])
  const lines = git('-C', clone, 'ls-files', '--eol').stdout.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(500)
  expect(
    lines
      .filter(line => /w\/(?:crlf|mixed)/.test(line) && !/\.cmd$/.test(line))
      .filter(line => !/^i\/(?:crlf|mixed)/.test(line)),
  ).toEqual([])
  expect(lines.filter(line => /\.cmd$/.test(line)).map(line => line.split(/\s+/)[1])).toEqual(['w/crlf'])
})
