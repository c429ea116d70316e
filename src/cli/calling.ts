/** What happens around every command: what it lacks, what is set for the folder, standard input, and JSON. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { nearestName } from '../record/nearest.ts'
import { pathIn } from '../results/path-in.ts'
import { type Called, type Command, type Option, optionName, optionUsage, type Telling } from './command.ts'
import { type Ending, EXIT, isProblem, type Problem, usage } from './exit.ts'
import { SETTINGS_FILE, type Settings } from './settings.ts'
import { STDIN, type StdinFile, stdinFile } from './stdin-file.ts'
import type { Terminal } from './terminal.ts'

/** The words that every command takes beside its own. */
export const JSON_FLAG = 'json'
export const NO_SETTINGS = 'noSettings'

/** A command as it was typed: its values by the names of its arguments and options, and how to ask for its help. */
export interface Typed {
  readonly command: Command
  readonly help: string
  readonly values: Readonly<Record<string, unknown>>
  /** The options that nobody typed. */
  readonly usual: ReadonlySet<string>
  readonly json: boolean
  /** What is set for the folder; absent where it is left aside. */
  readonly settings?: Settings
}

/** Calls a command; what it lacks is told in one sentence before it does anything. */
export async function callTyped(typed: Typed, terminal: Terminal): Promise<Ending> {
  const { command, json } = typed
  const settings = settingsOf(typed)
  const values = { ...typed.values, ...asTyped(command, settings) }
  const missing = missingOf(command, values, terminal)
  if (missing.length > 0)
    return usage(
      `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing; see [${typed.help} --help]`,
    )
  tellSettings(command, settings, terminal)
  const input = await inputOf(command, values)
  if (isProblem(input)) return input
  try {
    const ending = await printing(command, input.values, { json, settings }, terminal)
    return inWords(ending, { command, values, settings, stdin: input.stdin })
  } finally {
    input.stdin?.remove()
  }
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

// ---- what is set, what is missing --------------------------------------------------------------------------------

/** What `setaside.json` gives of the options that were not typed. */
function settingsOf({ command, values, usual, settings = {} }: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...Object.entries(command.arguments), ...Object.entries(command.options)].flatMap(
      ([key, { setting }]) => {
        const value = setting === undefined ? undefined : settings[setting]
        return value === undefined || (values[key] !== undefined && !usual.has(key)) ? [] : [[key, value]]
      },
    ),
  )
}

/** An option that may be given several times has a list of values. */
const asTyped = ({ options }: Command, settings: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, options[key]?.repeats === true ? [value] : value]),
  )

/** An option as it is typed, an argument as the help writes it. */
const wordFor = ({ arguments: args }: Command, key: string): string =>
  Object.hasOwn(args, key) ? `<${key}>` : optionName(key)

function tellSettings(
  command: Command,
  settings: Readonly<Record<string, string>>,
  terminal: Terminal,
): void {
  const told = Object.entries(settings).map(([key, value]) => `${wordFor(command, key)} ${value}`)
  if (told.length > 0) terminal.err(`From ${SETTINGS_FILE}: ${told.join(', ')}\n`)
}

/** Arguments and options that must be given and are not, as the help writes them. */
function missingOf(
  { arguments: args, options }: Command,
  values: Readonly<Record<string, unknown>>,
  { interactive }: Terminal,
): readonly string[] {
  const absent = (key: string) => {
    const value = values[key]
    return value === undefined || (Array.isArray(value) && value.length === 0)
  }
  const words = Object.entries(args)
    .filter(([key, { optional }]) => optional !== true && absent(key))
    .map(([key, { many }]) => `<${key}${many === true ? '...' : ''}>`)
  const asked = Object.entries(options).filter(([key, { required }]) => required !== undefined && absent(key))
  const named = (wanted: Option['required']) =>
    asked.filter(([, { required }]) => required === wanted).map(option => optionUsage(...option))
  const must = [...words, ...named(true)]
  // What only a script must say is told with the rest; alone, the command tells why.
  return (must.length === 0 || interactive ? must : [...must, ...named('script')]).map(name => `[${name}]`)
}

// ---- standard input ----------------------------------------------------------------------------------------------

interface Input {
  readonly values: Readonly<Record<string, unknown>>
  readonly stdin?: StdinFile
}

/** The values with a file in the place of `-`, once where files are read. */
async function inputOf(
  command: Command,
  values: Readonly<Record<string, unknown>>,
): Promise<Input | Problem> {
  const folder = foldersOf(command).find(key => [values[key]].flat().includes(STDIN))
  if (folder !== undefined)
    return usage(`[-] is standard input, and [${wordFor(command, folder)}] is a folder; name the folder`)
  const reading = readersOf(command).filter(key => [values[key]].flat().includes(STDIN))
  if (reading.length === 0) return { values }
  if (reading.flatMap(key => [values[key]].flat()).filter(value => value === STDIN).length > 1)
    return usage('[-] is standard input, which can be read once; name files for the rest')
  const stdin = await stdinFile()
  const inPlace = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(inPlace) : value === STDIN ? stdin.path : value
  return {
    values: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, reading.includes(key) ? inPlace(value) : value]),
    ),
    stdin,
  }
}

/** The arguments and options that name folders, to read or to write. */
const foldersOf = ({ arguments: args, options }: Command): readonly string[] => [
  ...Object.keys(args).filter(key => args[key]?.reads === 'folder'),
  ...Object.keys(options).filter(key => options[key]?.reads === 'folder' || options[key]?.value === 'dir'),
]

/** The arguments and options that name files to read. */
const readersOf = ({ arguments: args, options }: Command): readonly string[] =>
  [...Object.entries(args), ...Object.entries(options)]
    .filter(([, { reads }]) => reads === 'file')
    .map(([key]) => key)

// ---- what is printed ---------------------------------------------------------------------------------------------

/** Runs a command and prints what it tells: its text, or with `--json` one document, whichever way it ends. */
async function printing(
  { run, options }: Command,
  values: Readonly<Record<string, unknown>>,
  { json, settings }: { readonly json: boolean } & Called,
  terminal: Terminal,
): Promise<Ending> {
  if (run === undefined) return usage('nothing is done by this name alone')
  const called = { settings }
  // A command with an option of that name prints its JSON itself.
  if (!json || JSON_FLAG in options) {
    const ending = await run(values as never, terminal, called)
    if (isTelling(ending)) terminal.out(ending.text)
    return ending
  }
  const printed: string[] = []
  const ending = await run(values as never, { ...terminal, out: text => printed.push(text) }, called)
  if (isProblem(ending) && ending.code !== EXIT.rejects) return ending
  const { code, says } = ending
  const told = isTelling(ending) ? ending.json : { text: printed.join('') }
  printJson({ event: 'done', exit: code, ...(says === undefined ? {} : { says }), ...told }, terminal)
  return ending
}

const isTelling = (ending: Ending): ending is Telling => 'json' in ending

export const printJson = (document: unknown, { out }: Terminal): void => out(`${JSON.stringify(document)}\n`)

/** With `--json`, why a command did nothing, for programs as well. Rejected rows are told by what it did print. */
export function printFailure({ code, says }: Ending, terminal: Terminal): void {
  if (code !== EXIT.done && code !== EXIT.rejects && says !== undefined)
    printJson({ event: 'failed', exit: code, says }, terminal)
}

// ---- what is said of the end -------------------------------------------------------------------------------------

interface Ended {
  readonly command: Command
  readonly values: Readonly<Record<string, unknown>>
  readonly settings: Readonly<Record<string, string>>
  readonly stdin: StdinFile | undefined
}

/** An ending in the words of whoever typed: standard input by its name, settings by where they stand, a file that is nearly one. */
function inWords<E extends Ending>(ending: E, { command, values, settings, stdin }: Ended): E {
  if (ending.says === undefined || ending.code === EXIT.rejects) return ending
  const said = stdin === undefined ? ending.says : ending.says.replaceAll(stdin.path, 'standard input')
  const set = Object.keys(settings).find(
    key => said.includes(wordFor(command, key)) || said.includes(`[${settings[key]}]`),
  )
  const near = nearPath(command, values, said)
  return {
    ...ending,
    says: [
      said,
      ...(near === undefined
        ? []
        : [said.endsWith('.') ? ` Did you mean [${near}]?` : `; did you mean [${near}]?`]),
      ...(set === undefined
        ? []
        : [` ([${wordFor(command, set)}] is from ${SETTINGS_FILE}; [--no-settings] leaves it aside)`]),
    ].join(''),
  }
}

/** Of the paths to be read that are not there and that the sentence speaks of, the first with a like one beside it. */
function nearPath(
  { arguments: args, options }: Command,
  values: Readonly<Record<string, unknown>>,
  said: string,
): string | undefined {
  const paths = [...Object.entries(args), ...Object.entries(options)]
    .filter(([, { reads }]) => reads !== undefined)
    .flatMap(([key]) => [values[key]].flat())
  for (const path of paths) {
    if (typeof path !== 'string' || !said.includes(`[${path}]`) || existsSync(path)) continue
    const near = nearestName(basename(path), namesIn(dirname(path)))
    if (near !== undefined) return dirname(path) === '.' ? near : pathIn(dirname(path), near)
  }
  return undefined
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
