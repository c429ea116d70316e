/** The program as it is published, built into a folder of its own: nothing of the checkout is changed. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
/** What npm takes into a package whatever it is told. */
const ALWAYS: readonly string[] = ['package.json', 'README.md', 'LICENSE']
/** What is made of the sources, and is taken from no checkout. */
const BUILT: readonly string[] = ['dist', 'dist-pages']

/** `pages`: with what `setaside serve` shows in a browser, which takes longest to build. */
export function buildProgram(into: string, { pages }: { readonly pages: boolean }): void {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  mkdirSync(into, { recursive: true })
  for (const name of [...ALWAYS, ...files])
    if (!BUILT.includes(name)) cpSync(join(ROOT, name), join(into, name), { recursive: true })
  build('typescript/bin/tsc', '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(into, 'dist'))
  if (pages)
    build(
      ...['vite/bin/vite.js', 'build', join(ROOT, 'web'), '--logLevel', 'warn'],
      ...['--outDir', join(into, 'dist-pages'), '--emptyOutDir'],
    )
}

function build(tool: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules', tool), ...args],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`[${tool}] could not build the program:\n${stdout}${stderr}`)
}
