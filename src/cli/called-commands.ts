/** Commands and their parts with the words they are called by, and all options of each. */
import type { Command, Option } from './command.ts'
import { ofEvery } from './parser.ts'

/** A command with the words by which it is called. */
export interface CalledCommand {
  readonly path: string
  readonly command: Command
}

export function withParts(command: Command, before: readonly string[] = []): readonly CalledCommand[] {
  const path = [...before, command.name]
  return [{ path: path.join(' '), command }, ...command.parts.flatMap(part => withParts(part, path))]
}

/** All options of a command, those that every command has among them. */
export const optionsOf = (command: Command): readonly (readonly [string, Option])[] => [
  ...Object.entries(command.options),
  ...(command.run === undefined ? [] : Object.entries(ofEvery(command)).map(ownOption)),
]

const ownOption = ([key, says]: [string, string]): [string, Option] => [key, { says }]
