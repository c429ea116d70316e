/** Parses arguments and prints help, as command objects say; nothing else knows what does the parsing. */
import { CommanderError, Command as Parser, Option as ParserOption } from 'commander'
import { type Command, type Described, type Option, optionUsage } from './command.ts'
import { DONE, type Ending, EXIT, endingOf, usage } from './exit.ts'
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
): Promise<Ending> {
  let ending: Ending = DONE
  const parser = parserOf(program, terminal)
  const end = (reached: Ending) => {
    ending = reached
  }
  for (const command of commands) addCommand(parser, command, { terminal, end })
  try {
    await parser.parseAsync([...args], { from: 'user' })
    return ending
  } catch (error) {
    if (error instanceof CommanderError) return misused(error, parser, args)
    if (process.env.SETASIDE_DEBUG) console.error(error)
    return endingOf(error)
  }
}

function parserOf(program: Program, { out, err }: Terminal): Parser {
  const { name, description, version } = program
  return (
    new Parser(name)
      .description(description)
      .version(version(), '--version', 'print the version')
      .helpOption('-h, --help', 'print help')
      .helpCommand('help [command]', 'print help for a command')
      // A command inside a command may have options of the same names.
      .enablePositionalOptions()
      .exitOverride()
      .configureOutput({
        writeOut: out,
        writeErr: err,
        // Told once, in our own words, when the parsing ends.
        outputError: () => undefined,
      })
      .addHelpText('after', `\n${textAfter(program)}`)
  )
}

interface Calling {
  readonly terminal: Terminal
  /** Is told how the command ended. */
  readonly end: (ending: Ending) => void
}

/** Adds a command and its parts to the parser of what stands before it. */
function addCommand(parent: Parser, command: Command, calling: Calling): void {
  const { name, summary, description, parts, run } = command
  const parser = parent.command(name).summary(summary).description(description)
  if (parts.length > 0) parser.enablePositionalOptions()
  for (const [argument, { says, many, optional }] of Object.entries(command.arguments)) {
    const word = many === true ? `${argument}...` : argument
    parser.argument(optional === true ? `[${word}]` : `<${word}>`, says)
  }
  for (const [key, option] of Object.entries(command.options))
    addOption(parser, key, option, parts.length > 0)
  const after = textAfter(command)
  if (after !== '') parser.addHelpText('after', `\n${after}`)
  if (run !== undefined)
    parser.action(async () => {
      const missing = missingOption(command, parser)
      calling.end(
        missing === undefined
          ? await run(givenTo(command, parser) as never, calling.terminal)
          : usage(`required option [${missing}] not specified; see [${pathOf(parser).join(' ')} --help]`),
      )
    })
  for (const part of parts) addCommand(parser, part, calling)
}

/** `hasParts`: the parser would ask for what the command needs when a part of it is called; we ask ourselves. */
function addOption(parser: Parser, key: string, option: Option, hasParts: boolean): void {
  const { says, usual, required, repeats, alias } = option
  const made = new ParserOption(
    optionUsage(key, option),
    repeats === true ? `${says} (may be repeated)` : says,
  )
  if (usual !== undefined) made.default(usual)
  if (required === true && !hasParts) made.makeOptionMandatory()
  const take = taking(key, option)
  if (option.value !== undefined) made.argParser<unknown>(take)
  parser.addOption(made)
  if (alias === undefined) return
  const older = new ParserOption(optionUsage(alias, option)).hideHelp()
  parser.addOption(older)
  parser.on(`option:${older.name()}`, (value: string) =>
    parser.setOptionValue(key, option.value === undefined ? true : take(value)),
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
      Object.entries(command.options).map(([key, { value, repeats }]) => [
        key,
        value === undefined ? values[key] === true : (values[key] ?? (repeats === true ? [] : undefined)),
      ]),
    ),
  }
}

function missingOption({ options }: Command, parser: Parser): string | undefined {
  const values = parser.opts()
  const missing = Object.entries(options).find(
    ([key, { required }]) => required === true && values[key] === undefined,
  )
  return missing === undefined ? undefined : optionUsage(...missing)
}

/** The words by which a command is called. */
const pathOf = (parser: Parser): readonly string[] =>
  parser.parent === null ? [parser.name()] : [...pathOf(parser.parent), parser.name()]

/** What the help says below arguments, options and parts. */
function textAfter({ list, examples, closing }: Pick<Described, 'list' | 'examples' | 'closing'>): string {
  const sections = [
    list === undefined
      ? []
      : [`${list.heading}:`, ...list.entries.map(({ name, says }) => `  ${name.padEnd(22)}${says}`)],
    examples.length === 0
      ? []
      : [examples.length === 1 ? 'Example:' : 'Examples:', ...examples.map(example => `  ${example}`)],
    closing === undefined ? [] : [closing],
  ]
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')
}

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
