/** The command line: one command a file; here they are put together, and every ending becomes an exit code. */
import { Command, CommanderError } from 'commander'
import { DONE, type Ending, EXIT, endingOf } from './exit.ts'
import { openTerminal, type Terminal } from './terminal.ts'
import { version } from './version.ts'

type AddCommand = (program: Command, terminal: Terminal, end: (ending: Ending) => void) => void

/** The commands, in the order of the help. Each is read from disk when it is asked for: most need little of the others. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  run: async () => (await import('./run.ts')).runCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  approve: async () => (await import('./approve.ts')).approveCommand,
  file: async () => (await import('./file.ts')).fileCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  forms: async () => (await import('./forms.ts')).formsCommand,
  partition: async () => (await import('./partition.ts')).partitionCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  law: async () => (await import('./law.ts')).lawCommand,
  synth: async () => (await import('./synth.ts')).synthCommand,
}

/** The command the arguments begin with; all of them where they begin with something else, to be told of. */
async function commandsFor([name = '']: readonly string[]): Promise<readonly AddCommand[]> {
  if (name === '--version') return []
  const asked = Object.hasOwn(COMMANDS, name) ? [COMMANDS[name] as () => Promise<AddCommand>] : undefined
  return await Promise.all((asked ?? Object.values(COMMANDS)).map(load => load()))
}

/** Runs one command and gives its exit code: 0 done, 1 our fault, 2 usage, 3 input refused, 4 too many rejected rows. */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = openTerminal()
  let ending: Ending = DONE
  const program = commandLine(terminal)
  for (const add of await commandsFor(args))
    add(program, terminal, reached => {
      ending = reached
    })
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (process.env.SETASIDE_DEBUG && !(error instanceof CommanderError)) console.error(error)
    ending = error instanceof CommanderError ? misused(error, program, args) : endingOf(error)
  }
  if (ending.says !== undefined) terminal.err(`setaside: ${ending.says}\n`)
  const lost = await terminal.lost()
  if (lost === undefined) return ending.code
  terminal.err(
    `setaside: what was printed could not all be written where it was sent (${lost}); make room there, or send it elsewhere\n`,
  )
  return ending.code === EXIT.done ? EXIT.fault : ending.code
}

function commandLine(terminal: Terminal): Command {
  return (
    new Command('setaside')
      .description(
        'Reads whole files of criminal histories and decides, for every conviction, what relief the law gives, and why. No attorney has reviewed its rules; it files nothing.',
      )
      .version(version(), '--version', 'print the version')
      .helpOption('-h, --help', 'print help')
      .helpCommand('help [command]', 'print help for a command')
      // A command inside a command may have options of the same names.
      .enablePositionalOptions()
      .exitOverride()
      .configureOutput({
        writeOut: terminal.out,
        writeErr: terminal.err,
        // Told once, in our own words, when the parsing ends.
        outputError: () => undefined,
      })
      .addHelpText(
        'after',
        `
Examples:
  setaside synth --rows 5000 --seed example --county SACRAMENTO --out county.csv
  setaside run county.csv --county SACRAMENTO --as-of 2026-11-01 --out results
  setaside explain county.csv --person ID --as-of 2026-11-01
  setaside compare results-of-october results --different-inputs
  setaside law show hsc-11361.8/11357/dismiss-and-seal

Exit codes: 0 done, 1 our fault, 2 wrong usage, 3 input refused, 4 done, with more rejected rows than allowed.
Nothing is sent anywhere. Result files hold personal data and are readable by you only: keep them so.`,
      )
  )
}

/** What the parser says of wrong usage, in our form; help that was asked for is no error. */
function misused(
  { code, exitCode, message }: CommanderError,
  program: Command,
  args: readonly string[],
): Ending {
  if (exitCode === 0) return DONE
  if (code === 'commander.help') return { code: EXIT.usage }
  const said = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replaceAll(/'([^']*)'/g, '[$1]')
    .replace(/\.$/, '')
  return {
    code: EXIT.usage,
    says: `${said}; see [${['setaside', ...commandIn(program, args)].join(' ')} --help]`,
  }
}

/** The names of the command and of its part that the arguments begin with. */
function commandIn(program: Command, args: readonly string[]): readonly string[] {
  const [name, ...rest] = args
  const found = program.commands.find(command => command.name() === name)
  return found === undefined ? [] : [found.name(), ...commandIn(found, rest)]
}
