/** The program as it is published, built into a folder of its own: nothing of the checkout is changed. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
/** What npm takes into a package whatever it is told. */
const ALWAYS: readonly string[] = ['package.json', 'README.md', 'LICENSE']

export function buildProgram(into: string): void {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  mkdirSync(into, { recursive: true })
  for (const name of [...ALWAYS, ...files])
    if (name !== 'dist') cpSync(join(ROOT, name), join(into, name), { recursive: true })
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(into, 'dist')],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the program could not be built:\n${stdout}`)
}
