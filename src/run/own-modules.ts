/** Finds the modules of the program where they are named, in a thread that begins: it loads some three hundred. */
import { registerHooks } from 'node:module'

/** Where they are: the sources, or what was built of them. */
const HOME = new URL('../', import.meta.url).href
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
const FORMAT = ENDING === '.ts' ? 'module-typescript' : 'module'

/**
 * From now on a file of ours that one of ours imports is the one at that place. Node otherwise asks the file system of each
 * whether it is there, what it is a link to and which `package.json` it is under, which takes half as long as all the rest of
 * loading it. Whatever else is imported Node finds as ever.
 */
export function findOwnModules(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const { parentURL } = context
      return specifier.startsWith('.') && specifier.endsWith(ENDING) && parentURL?.startsWith(HOME)
        ? { url: new URL(specifier, parentURL).href, format: FORMAT, shortCircuit: true }
        : next(specifier, context)
    },
  })
}
