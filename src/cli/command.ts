/** A command is an object: its arguments, options, help and examples stand in one place, and the parser is made of them. */
import type { Ending } from './exit.ts'
import type { Setting } from './settings.ts'
import type { Terminal } from './terminal.ts'

/** A word of the command line that is no option. */
export interface Argument {
  readonly says: string
  /** One or more words, to the end. */
  readonly many?: true
  /** Of many: there may be none. */
  readonly optional?: true
  /** It names files to read: `-` is standard input, and a name that is nearly one is told. */
  readonly reads?: Reads
  /** Its values where there are only these, or these and files: a shell completes them. */
  readonly values?: readonly string[]
  /** What `setaside.json` calls it, where it may stand there. */
  readonly setting?: Setting
}

/** What a path that is read must be. */
export type Reads = 'file' | 'folder'

/** An option, by its name in the object: `asOf` is `--as-of`. */
export interface Option {
  readonly says: string
  /** What stands for its value in the help: `date` for `--as-of <date>`. An option without it takes no value. */
  readonly value?: string
  /** `script`: it can be left out where somebody types the command, and the command tells why else. */
  readonly required?: true | 'script'
  /** Its value where none is given. */
  readonly usual?: string
  /** It may be given more than once, which the help says; any other option with a value may not. */
  readonly repeats?: true
  /** An older name, which works and is not in the help. */
  readonly alias?: string
  /** Its values where there are only these, or these and files: a shell completes them. */
  readonly values?: readonly string[]
  /** It names a file or folder to read: `-` is standard input, and a name that is nearly one is told. */
  readonly reads?: Reads
  /** What `setaside.json` calls it, where it may stand there. */
  readonly setting?: Setting
}

export type Arguments = Readonly<Record<string, Argument>>
export type Options = Readonly<Record<string, Option>>

/** What a command is given: its arguments and options by their names. */
export type Given<O extends Options, A extends Arguments = Readonly<Record<never, never>>> = {
  readonly [K in keyof A]: A[K] extends { readonly many: true } ? readonly string[] : string
} & { readonly [K in keyof O]: OptionValue<O[K]> }

type OptionValue<O extends Option> = O extends { readonly value: string }
  ? O extends { readonly repeats: true }
    ? readonly string[]
    : O extends { readonly required: true } | { readonly usual: string }
      ? string
      : string | undefined
  : boolean

/** What is said of a command. */
export interface Described {
  readonly name: string
  /** In the help of the whole program: what it does, as the end of a sentence. */
  readonly summary: string
  /** At the top of its own help. */
  readonly description: string
  /** A list below the options: a heading, and names with what they are. */
  readonly list?: {
    readonly heading: string
    readonly entries: readonly { readonly name: string; readonly says: string }[]
  }
  /** Whole lines that can be typed. */
  readonly examples: readonly string[]
  /** What else the help says, at its end. */
  readonly closing?: string
}

/** What a command ended with that tells it both ways: to people as text, to programs as the values it documents. */
export interface Telling<Key extends string = string> extends Ending {
  readonly text: string
  readonly json: Readonly<Record<Key, unknown>>
}

/** How a command was called, beside what it was given. */
export interface Called {
  /** What `setaside.json` gave of the options, by their names. */
  readonly settings: Readonly<Record<string, string>>
}

/**
 * What `--json` prints, each key with what stands under it. A command with an option `json` of its own prints it itself;
 * any other gives it back.
 */
export type Prints = Readonly<Record<string, string>>

export interface Command extends Described {
  readonly arguments: Arguments
  readonly options: Options
  readonly prints?: Prints
  /** Commands that are called by this one's name and theirs. */
  readonly parts: readonly Command[]
  /** Absent where only its parts can be called. */
  readonly run?: (given: never, terminal: Terminal, called: Called) => Ending | Promise<Ending>
}

/** A command that can be called, and perhaps parts of it. */
export const command = <
  const A extends Arguments,
  const O extends Options,
  const P extends Prints = Readonly<Record<never, string>>,
>({
  parts = [],
  ...described
}: Described & {
  readonly arguments: A
  readonly options: O
  readonly prints?: P
  readonly parts?: readonly Command[]
  readonly run: (
    given: Given<O, A>,
    terminal: Terminal,
    called: Called,
  ) => Ending | Telling<keyof P & string> | Promise<Ending | Telling<keyof P & string>>
}): Command => ({ ...described, parts })

/** A command that is called only by its parts. */
export const commandGroup = (described: Described & { readonly parts: readonly Command[] }): Command => ({
  ...described,
  arguments: {},
  options: {},
})

/** `asOf` as `--as-of`. */
export const optionName = (key: string): string =>
  `--${key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

/** An option as the help writes it: `--as-of <date>`. */
export const optionUsage = (key: string, { value }: Option): string =>
  value === undefined ? optionName(key) : `${optionName(key)} <${value}>`
