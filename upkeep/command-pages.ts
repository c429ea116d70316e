/** The pages of the commands, made of the command objects: one in Markdown, and a manual page for each. */
import { optionsOf, withParts } from '../src/cli/called-commands.ts'
import { type Command, type Option, optionUsage } from '../src/cli/command.ts'
import { allCommands } from '../src/cli/commands.ts'
import { EXIT } from '../src/cli/exit.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'

const MADE = 'Made by [npm run pages] from the commands. Never edited by hand: the next run would undo it.'

/** What an exit code means. */
const EXITS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done',
  fault: 'our fault, or the machine’s',
  usage: 'wrong usage',
  refused: 'input refused',
  rejects: 'done, with more rejected rows than allowed, or some that name nobody',
}
const EXIT_TEXT = `${Object.entries(EXITS)
  .map(([name, says]) => `${EXIT[name as keyof typeof EXIT]} ${says}`)
  .join('; ')}.`

/** By its path in the repository. */
export async function commandPages(): Promise<ReadonlyMap<string, string>> {
  const commands = await allCommands(JURISDICTIONS)
  return new Map([
    ['docs/commands.md', commandsPage(commands)],
    ...commands.map((command): [string, string] => [`man/setaside-${command.name}.1`, manualPage(command)]),
    ['man/setaside.1', programPage(commands)],
  ])
}

/** `setaside run [options] <files...>`. */
function usageOf(path: string, { arguments: args, run, parts }: Command): string {
  const words = Object.entries(args).map(([name, { many, optional }]) => {
    const word = many === true ? `${name}...` : name
    return optional === true ? `[${word}]` : `<${word}>`
  })
  return [
    `setaside ${path}`,
    ...(run === undefined ? [] : ['[options]']),
    ...(parts.length === 0 ? [] : ['[command]']),
    ...words,
  ].join(' ')
}

/** What the help says of an option, with what it does where it is left out. */
const saidOf = ({ says, usual, repeats, required, setting }: Option): string =>
  [
    says,
    ...(repeats === true ? ['may be repeated'] : []),
    ...(usual === undefined ? [] : [`default: ${usual}`]),
    ...(required === true ? ['required'] : []),
    ...(setting === undefined ? [] : [`\`${setting}\` in setaside.json`]),
  ].join('; ')

// ---- Markdown ----------------------------------------------------------------------------------------------------

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [
        `| ${head.join(' | ')} |`,
        `|${head.map(() => '---').join('|')}|`,
        ...rows.map(row => `| ${row.join(' | ')} |`),
      ].join('\n')

function commandsPage(commands: readonly Command[]): string {
  const all = commands.flatMap(one => withParts(one))
  return `${[
    `<!-- ${MADE} -->`,
    '# The commands',
    `Each tells of itself with \`--help\`, and \`man setaside-run\` has the same. Exit codes: ${EXIT_TEXT}`,
    'With `--json` every command prints JSON, a document a line: `{"event": "progress", ...}` while some work, `{"event": "done", "exit": 0, ...}` at the end, with the keys that stand below, or `{"event": "failed", "exit": 2, "says": "..."}`. Where a command is said to print one document, that is all it prints.',
    'What an office sets once for a folder stands in `setaside.json` there ([schema](schemas/setaside.schema.json)): never the day of a run. What it gave is printed, and stands in the manifest; `--no-settings` leaves it aside. `-` in the place of a file is standard input.',
    table(
      ['command', 'what it does'],
      all.map(({ path, command }) => [
        `[\`${path}\`](#setaside-${path.replaceAll(' ', '-')})`,
        cell(command.summary),
      ]),
    ),
    ...all.flatMap(({ path, command }) => commandPart(path, command)),
  ]
    .filter(block => block !== '')
    .join('\n\n')}\n`
}

function commandPart(path: string, command: Command): readonly string[] {
  const { description, list, prints = {}, closing, examples } = command
  return [
    `## setaside ${path}`,
    cell(description),
    ['```', usageOf(path, command), ...examples.map(example => `# ${example}`), '```']
      .join('\n')
      .replaceAll('# ', ''),
    table(
      ['argument', 'what'],
      Object.entries(command.arguments).map(([name, { says }]) => [`\`${name}\``, cell(says)]),
    ),
    table(
      ['option', 'what'],
      optionsOf(command).map(([key, option]) => [
        `\`${optionUsage(key, option)}\``.replaceAll('|', '\\|'),
        cell(saidOf(option)),
      ]),
    ),
    list === undefined
      ? ''
      : table(
          [list.heading.toLowerCase(), 'what'],
          list.entries.map(({ name, says }) => [`\`${name}\``, cell(says)]),
        ),
    table(
      ['`--json` prints', 'what'],
      Object.entries(prints).map(([key, says]) => [`\`${key}\``, cell(says)]),
    ),
    closing === undefined ? '' : cell(closing),
  ]
}

// ---- manual pages ------------------------------------------------------------------------------------------------

/** Text as roff reads it: nothing in it is a request or an escape, and every character is ASCII. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(
      /[^\x20-\x7e\n]/gu,
      letter => `\\[u${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replaceAll(/^(?=[.'])/gm, '\\&')

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`.SH ${title}`, ...lines]
const tagged = (tag: string, says: string): readonly string[] => ['.TP', `.B ${roff(tag)}`, roff(says)]

const manual = (name: string, parts: readonly (readonly string[])[]): string =>
  `${[`.\\" ${MADE}`, `.TH ${name.toUpperCase()} 1 "" "Setaside" "Setaside"`, ...parts.flat()].join('\n')}\n`

function manualPage(command: Command): string {
  const all = withParts(command)
  return manual(`setaside-${command.name}`, [
    section('NAME', [roff(`setaside-${command.name} - ${command.summary}`).replace(' \\- ', ' \\- ')]),
    section(
      'SYNOPSIS',
      all.flatMap(({ path, command: one }, at) => [...(at === 0 ? [] : ['.br']), roff(usageOf(path, one))]),
    ),
    ...all.flatMap(({ path, command: one }, at) => [
      section(at === 0 ? 'DESCRIPTION' : roff(`SETASIDE ${path.toUpperCase()}`), [roff(one.description)]),
      section(
        'ARGUMENTS',
        Object.entries(one.arguments).flatMap(([name, { says }]) => tagged(name, says)),
      ),
      section(
        'OPTIONS',
        optionsOf(one).flatMap(([key, option]) =>
          tagged(optionUsage(key, option), saidOf(option).replaceAll('`', '')),
        ),
      ),
      section(
        roff((one.list?.heading ?? '').toUpperCase()),
        (one.list?.entries ?? []).flatMap(({ name, says }) => tagged(name, says)),
      ),
      section(
        'JSON',
        Object.entries(one.prints ?? {}).flatMap(([key, says]) => tagged(key, says.replaceAll('`', ''))),
      ),
      section(
        'EXAMPLES',
        one.examples.flatMap((example, at) => [...(at === 0 ? [] : ['.PP']), '.nf', roff(example), '.fi']),
      ),
      section('NOTES', one.closing === undefined ? [] : [roff(one.closing)]),
    ]),
    section('EXIT STATUS', [roff(EXIT_TEXT)]),
    section('SEE ALSO', ['.BR setaside (1)']),
  ])
}

const programPage = (commands: readonly Command[]): string =>
  manual('setaside', [
    section('NAME', [roff('setaside - decides what relief the law gives for criminal convictions, and why')]),
    section('SYNOPSIS', [roff('setaside [command] [options]')]),
    section('DESCRIPTION', [
      roff(
        'Reads whole files of criminal histories and decides, for every conviction, what relief the law gives, and why. No attorney has reviewed its rules; it files nothing. Nothing is sent anywhere.',
      ),
    ]),
    section(
      'COMMANDS',
      commands.flatMap(({ name, summary }) => tagged(`setaside-${name}(1)`, summary)),
    ),
    section(
      'FILES',
      tagged('setaside.json', 'what an office sets once for a folder: never the day of a run'),
    ),
    section('ENVIRONMENT', tagged('NO_COLOR', 'print no colors')),
    section('EXIT STATUS', [roff(EXIT_TEXT)]),
  ])
