/** Starts the command line on a Node that is new enough. */
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const inPackage = path => fileURLToPath(new URL(`../${path}`, import.meta.url))
/** A checkout has the sources, and Node runs them as they are; the published package has only what was built. */
const checkout = existsSync(inPackage('src/cli/main.ts'))

start()

async function start() {
  // What Node makes of the sources is kept beside them, for this command and its threads to start at once the next time. What
  // was built and put somewhere is not ours to write to.
  const cache = inPackage('node_modules/.cache/setaside')
  if (checkout) module.enableCompileCache?.(cache)
  const load = path => import(new URL(checkout ? `../src/${path}.ts` : `../dist/${path}.js`, import.meta.url))
  try {
    const { findOwnModules } = await load('run/own-modules')
    findOwnModules()
    const [{ main }, { JURISDICTIONS }] = await Promise.all([load('cli/main'), load('jurisdictions/index')])
    process.exitCode = await main(process.argv.slice(2), JURISDICTIONS)
    if (checkout) (await import('./compile-cache.mjs')).emptyWhenFull(cache)
  } catch (error) {
    if (process.env.SETASIDE_DEBUG) console.error(error)
    // Nobody's data has been read yet. A rule that contradicts itself says so in its own words.
    console.error(
      error.code === undefined && error.name === 'Error'
        ? `setaside: cannot start: ${error.message}`
        : `setaside: cannot start [${error.code ?? error.name}]; ${checkout ? `run [npm ci] in [${inPackage('')}]` : 'install it, or unpack its archive, anew'} and try again`,
    )
    process.exitCode = 1
  }
}
