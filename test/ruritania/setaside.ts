/** The command line with Ruritania in place of the states there are. */
import { main } from '../../src/cli/main.ts'
import { jurisdiction } from './ruritania.ts'

process.exitCode = await main(process.argv.slice(2), [jurisdiction])
