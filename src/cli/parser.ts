/** Parses arguments and prints help, as command objects say; nothing else knows what does the parsing. */
import { CommanderError, Command as Parser, Option as ParserOption } from 'commander'
import { wrapped } from '../report/wrapped.ts'
import { callTyped, JSON_FLAG, NO_SETTINGS, printFailure } from './calling.ts'
import { type Command, type Described, type Option, optionUsage } from './command.ts'
import { DONE, type Ending, EXIT, endingOf, isProblem, type Problem, usage } from './exit.ts'
import type { Settings } from './settings.ts'
import type { Terminal } from './terminal.ts'

/** What is said of the whole program. */
export interface Program extends Omit<Described, 'summary' | 'list'> {
  readonly version: () => string
}

/** Calls the command that the arguments name, and tells how it ended. */
export async function call(
  program: Program,
  commands: readonly Command[],
  args: readonly string[],
  terminal: Terminal,
  settings: () => Settings | Problem = () => ({}),
): Promise<Ending> {
  const ending = await parsed(program, commands, args, { terminal, settings })
  if (args.includes('--json')) printFailure(ending, terminal)
  return ending
}

async function parsed(
  program: Program,
  commands: readonly Command[],
  args: readonly string[],
  { terminal, settings }: Omit<Calling, 'end'>,
): Promise<Ending> {
  let ending: Ending = DONE
  const parser = parserOf(program, terminal)
  const end = (reached: Ending) => {
    ending = reached
  }
  for (const command of commands) addCommand(parser, command, { terminal, settings, end })
  try {
    await parser.parseAsync(asCommand(parser, args), { from: 'user' })
    return ending
  } catch (error) {
    if (error instanceof CommanderError) return misused(error, parser, args)
    if (process.env.SETASIDE_DEBUG) console.error(error)
    return endingOf(error)
  }
}

/** Help for a command that there is not is asked as the command itself, which is told to be unknown, with the nearest. */
function asCommand(parser: Parser, args: readonly string[]): string[] {
  const [help, name] = args
  const unknown =
    help === 'help' && name !== undefined && !parser.commands.some(command => command.name() === name)
  return unknown && !name.startsWith('-') && name !== 'help' ? args.slice(1) : [...args]
}

/** Help beside its names is broken into lines as long as it has so much room. */
const NARROWEST_COLUMN = 20

/** The width of help where nobody looks, or it is not known. */
const PAGE = 80

function parserOf(program: Program, { out, err, columns = PAGE }: Terminal): Parser {
  const { name, description, version } = program
  return (
    new Parser(name)
      .description(description)
      .version(version(), '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print help')
      .helpCommand('help [command]', 'print help for a command')
      // A command inside a command may have options of the same names.
      .enablePositionalOptions()
      .exitOverride()
      // A command's own help says what it takes; here it would only push what it does to the side.
      .configureHelp({ subcommandTerm: command => command.name(), minWidthToWrap: NARROWEST_COLUMN })
      .configureOutput({
        writeOut: out,
        writeErr: err,
        getOutHelpWidth: () => columns,
        getErrHelpWidth: () => columns,
        // Told once, in our own words, when the parsing ends.
        outputError: () => undefined,
      })
      .addHelpText('after', `\n${textAfter(program, columns)}`)
  )
}

interface Calling {
  readonly terminal: Terminal
  readonly settings: () => Settings | Problem
  /** Is told how the command ended. */
  readonly end: (ending: Ending) => void
}

/** Adds a command and its parts to the parser of what stands before it. */
function addCommand(parent: Parser, command: Command, calling: Calling): void {
  const { name, summary, description, parts, run } = command
  const parser = parent.command(name).summary(summary).description(description)
  if (parts.length > 0) parser.enablePositionalOptions()
  const usage = [run === undefined ? [] : ['[options]'], parts.length === 0 ? [] : ['[command]']].flat()
  for (const [argument, { says, many, optional }] of Object.entries(command.arguments)) {
    const word = many === true ? `${argument}...` : argument
    usage.push(optional === true ? `[${word}]` : `<${word}>`)
    // What is missing is told with the options that are, and not by the parser.
    parser.argument(`[${word}]`, says)
  }
  parser.usage(usage.join(' '))
  for (const [key, option] of Object.entries(command.options)) addOption(parser, key, option)
  if (run !== undefined) {
    for (const [key, says] of Object.entries(ofEvery(command))) addOption(parser, key, { says })
    parser.action(async () => calling.end(await callParsed(command, parser, calling)))
  }
  const after = textAfter(command, calling.terminal.columns ?? PAGE)
  if (after !== '') parser.addHelpText('after', `\n${after}`)
  for (const part of parts) addCommand(parser, part, calling)
}

/** The options that a command has because every one has them. */
export function ofEvery({
  arguments: args,
  options,
}: Pick<Command, 'arguments' | 'options'>): Readonly<Record<string, string>> {
  const set = [...Object.values(args), ...Object.values(options)].some(({ setting }) => setting !== undefined)
  return {
    ...(JSON_FLAG in options ? {} : { [JSON_FLAG]: 'print what was done as JSON' }),
    ...(set ? { [NO_SETTINGS]: 'leave setaside.json of this folder aside' } : {}),
  }
}

async function callParsed(command: Command, parser: Parser, calling: Calling): Promise<Ending> {
  // Where none may be set it is not read, and what is wrong with it stops no one.
  const given = parser.opts()
  const wanted = NO_SETTINGS in ofEvery(command) && given.settings !== false
  const settings = wanted ? calling.settings() : {}
  if (isProblem(settings)) return settings
  return callTyped(
    {
      command,
      help: pathOf(parser).join(' '),
      values: givenTo(command, parser),
      usual: new Set(
        Object.keys(command.options).filter(key => parser.getOptionValueSource(key) === 'default'),
      ),
      json: given[JSON_FLAG] === true,
      settings,
    },
    calling.terminal,
  )
}

function addOption(parser: Parser, key: string, option: Option): void {
  const { says, usual, repeats, alias } = option
  const made = new ParserOption(
    optionUsage(key, option),
    repeats === true ? `${says} (may be repeated)` : says,
  )
  if (usual !== undefined) made.default(usual)
  const take = taking(key, option)
  if (option.value !== undefined) made.argParser<unknown>(take)
  parser.addOption(made)
  if (alias === undefined) return
  const older = new ParserOption(optionUsage(alias, option)).hideHelp()
  parser.addOption(older)
  parser.on(`option:${older.name()}`, (value: string) =>
    parser.setOptionValueWithSource(key, option.value === undefined ? true : take(value), 'cli'),
  )
}

/** Takes the value of an option each time it is given. */
function taking(key: string, option: Option): (value: string) => string | readonly string[] {
  const taken: string[] = []
  return value => {
    taken.push(value)
    if (option.repeats === true) return [...taken]
    if (taken.length > 1)
      throw new CommanderError(
        EXIT.usage,
        'setaside.twice',
        `option '${optionUsage(key, option)}' is given twice, and takes one value`,
      )
    return value
  }
}

function givenTo(command: Command, parser: Parser): Readonly<Record<string, unknown>> {
  const values = parser.opts()
  return {
    ...Object.fromEntries(Object.keys(command.arguments).map((name, i) => [name, parser.processedArgs[i]])),
    ...Object.fromEntries(
      Object.entries(command.options).map(([key, { value, repeats, required }]) => [
        key,
        value === undefined
          ? values[key] === true
          : (values[key] ?? (repeats === true && required !== true ? [] : undefined)),
      ]),
    ),
  }
}

/** The words by which a command is called. */
const pathOf = (parser: Parser): readonly string[] =>
  parser.parent === null ? [parser.name()] : [...pathOf(parser.parent), parser.name()]

/** What the help says below arguments, options and parts. */
function textAfter(
  { list, examples, closing }: Pick<Described, 'list' | 'examples' | 'closing'>,
  columns: number,
): string {
  const sections = [
    list === undefined
      ? []
      : [
          `${list.heading}:`,
          ...list.entries.flatMap(({ name, says }) => wrapped(says, columns, `  ${name.padEnd(LIST)}`)),
        ],
    examples.length === 0
      ? []
      : [examples.length === 1 ? 'Example:' : 'Examples:', ...examples.map(example => `  ${example}`)],
    closing === undefined ? [] : closing.split('\n').flatMap(line => wrapped(line, columns)),
  ]
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')
}

/** The width of the names of a list. */
const LIST = 22

/** What the parser says of wrong usage, in our form; help that was asked for is no error. */
function misused(
  { code, exitCode, message }: CommanderError,
  parser: Parser,
  args: readonly string[],
): Ending {
  if (exitCode === 0) return DONE
  if (code === 'commander.help') return { code: EXIT.usage }
  const said = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replaceAll(/'([^']*)'/g, '[$1]')
    .replace(/\.$/, '')
  return usage(`${said}; see [${[parser.name(), ...commandIn(parser, args)].join(' ')} --help]`)
}

/** The names of the command and of its part that the arguments begin with. */
function commandIn(parser: Parser, args: readonly string[]): readonly string[] {
  const [name, ...rest] = args
  const found = parser.commands.find(command => command.name() === name)
  return found === undefined ? [] : [found.name(), ...commandIn(found, rest)]
}
