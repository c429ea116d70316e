/** The command line: here the commands are called, and every ending becomes an exit code. */
import { removeAbandoned } from '../disk/temporary.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { visible } from '../record/visible.ts'
import type { Command } from './command.ts'
import { allCommands, COMMANDS } from './commands.ts'
import { EXIT } from './exit.ts'
import { call, type Program } from './parser.ts'
import { readSettings } from './settings.ts'
import { openTerminal } from './terminal.ts'
import { version } from './version.ts'
import { WHO_READS } from './who-reads.ts'

const PROGRAM: Program = {
  name: 'setaside',
  description:
    'Reads whole files of criminal histories and decides, for every conviction, what relief the law gives, and why. No attorney has reviewed its rules; it files nothing.',
  version,
  examples: [
    'setaside synth --rows 5000 --seed example --county SACRAMENTO --out county.csv',
    'setaside run county.csv --county SACRAMENTO --as-of 2026-11-01 --out results',
    'setaside explain county.csv --person ID --as-of 2026-11-01',
    'setaside compare results-of-october results --different-inputs',
    'setaside law show hsc-11361.8/11357/dismiss-and-seal',
  ],
  closing: `Exit codes: 0 done, 1 our fault, 2 wrong usage, 3 input refused, 4 done, with more rejected rows than allowed.
Nothing is sent anywhere. Result files hold personal data and ${WHO_READS}.`,
}

/** The command the arguments begin with; all of them where they begin with something else, to be told of. */
async function commandsFor(
  [name = '']: readonly string[],
  jurisdictions: Jurisdictions,
): Promise<readonly Command[]> {
  if (name === '--version' || name === '-V') return []
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  return load === undefined ? await allCommands(jurisdictions) : [await load(jurisdictions)]
}

/** Runs one command and gives its exit code: 0 done, 1 our fault, 2 usage, 3 input refused, 4 too many rejected rows. */
export async function main(args: readonly string[], jurisdictions: Jurisdictions): Promise<number> {
  removeAbandoned()
  const terminal = openTerminal()
  const ending = await call(PROGRAM, await commandsFor(args, jurisdictions), args, terminal, readSettings)
  if (ending.says !== undefined) terminal.err(`setaside: ${visible(ending.says)}\n`)
  const lost = await terminal.lost()
  if (lost === undefined) return ending.code
  terminal.err(
    `setaside: what was printed could not all be written where it was sent (${lost}); make room there, or send it elsewhere\n`,
  )
  return ending.code === EXIT.done ? EXIT.fault : ending.code
}
