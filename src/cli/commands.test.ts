import { describe, expect, test } from 'vitest'
import { JURISDICTIONS } from '../jurisdictions/index.ts'
import { type Command, optionUsage } from './command.ts'
import { COMMANDS } from './commands.ts'
import { call } from './parser.ts'
import type { Terminal } from './terminal.ts'

const loaded = await Promise.all(
  Object.entries(COMMANDS).map(async ([name, load]) => ({ name, command: await load(JURISDICTIONS) })),
)

/** Every command and part, by the words it is called by. */
const everyOne = loaded.flatMap(({ command }) => withParts(command, []))

function withParts(command: Command, before: readonly string[]): readonly (readonly [string, Command])[] {
  const path = [...before, command.name]
  return [[path.join(' '), command], ...command.parts.flatMap(part => withParts(part, path))]
}

const terminal: Terminal = {
  out: () => undefined,
  err: () => undefined,
  interactive: false,
  redraws: false,
  today: () => 0,
  now: () => 0,
}

/** The words of a line as a shell reads them, up to where it sends what is printed. */
const words = (line: string): readonly string[] =>
  [...line.replace(/ [<>] .*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(found => found[1] ?? found[2] ?? '')

test('a command is called by its own name', () => {
  expect(loaded.map(({ command }) => command.name)).toEqual(loaded.map(({ name }) => name))
})

describe.each(everyOne)('setaside %s', (path, command) => {
  test('says in one line what it does, and in sentences what comes of it', () => {
    expect(command.summary).toMatch(/^[a-z].*[^.]$/)
    expect(command.description).toMatch(/^[A-Z].*\.$/)
    expect(command.parts.length > 0 || command.run !== undefined).toBe(true)
  })

  test('says of each argument and option what it is', () => {
    for (const [key, option] of Object.entries(command.options)) {
      expect(key).toMatch(/^[a-z]+([A-Z][a-z]*)*$/)
      expect(option.says, optionUsage(key, option)).toMatch(/^\S.*[^.\s]$/)
      // As a shell takes them for one word.
      for (const value of option.values ?? []) expect(value).toMatch(/^[\w.,-]+$/)
    }
    for (const { says } of Object.values(command.arguments)) expect(says).toMatch(/^\S.*[^.\s]$/)
    // What stands after arguments of any number could not be told from them.
    expect(
      Object.values(command.arguments)
        .slice(0, -1)
        .filter(({ many }) => many === true),
    ).toEqual([])
  })

  test('says what it prints with --json', () => {
    if (command.run === undefined) return
    expect(Object.keys(command.prints ?? {}).length).toBeGreaterThan(0)
    for (const [key, says] of Object.entries(command.prints ?? {})) {
      expect(key).toMatch(/^[a-z][A-Za-z]*$/)
      expect(says).toMatch(/^[a-z].*[^.\s]$/)
    }
  })

  test.each(command.examples)('can be called so: %s', async example => {
    const called: string[] = []
    const commands = loaded.map(one => watched(one.command, called))
    const [name = '', ...args] = words(example)
    const program = { name, description: '', version: () => '', examples: [] }
    expect(await call(program, commands, args, terminal)).toEqual({ code: 0 })
    expect(called.length).toBe(1)
    expect(`${called[0]} `.startsWith(`${path} `)).toBe(true)
  })
})

/** A command that notes that it was called, instead of doing anything. */
function watched(command: Command, called: string[], before = ''): Command {
  const path = `${before}${command.name}`
  const { run, ...rest } = command
  return {
    ...rest,
    parts: command.parts.map(part => watched(part, called, `${path} `)),
    ...(run === undefined
      ? {}
      : {
          run: () => {
            called.push(path)
            return { code: 0 }
          },
        }),
  }
}
