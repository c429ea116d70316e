/** The command line in a process that has loaded it once: its commands are called one after another, each with its own arguments, as `bin/setaside` calls one. */
import module from 'node:module'
import { join } from 'node:path'
import { findOwnModules } from '../src/run/own-modules.ts'

/** One command: its arguments, and what ends its text on either stream. */
export interface Asked {
  readonly args: readonly string[]
  readonly end: string
}

module.enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/setaside'))
findOwnModules()
const [{ main }, { JURISDICTIONS }] = await Promise.all([
  import('../src/cli/main.ts'),
  import('../src/jurisdictions/index.ts'),
])

process.on('message', async ({ args, end }: Asked) => {
  const code = await main(args, JURISDICTIONS)
  process.stdout.write(end)
  process.stderr.write(end)
  process.send?.(code)
})
process.on('disconnect', () => process.exit())
