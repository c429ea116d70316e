import { describe, expect, test } from 'vitest'
import { command, commandGroup } from './command.ts'
import { DONE, type Ending } from './exit.ts'
import { call, type Program } from './parser.ts'
import type { Terminal } from './terminal.ts'

const terminal: Terminal = {
  out: () => undefined,
  err: () => undefined,
  interactive: false,
  redraws: false,
  today: () => 0,
  now: () => 0,
}

/** What the made-up commands below were given, in the order they were called. */
let given: unknown[] = []
const take = (called: unknown): Ending => {
  given.push(called)
  return DONE
}

const strike = command({
  name: 'strike',
  summary: 'strikes lines',
  description: 'Strikes lines from a list.',
  arguments: {},
  options: { list: { value: 'file', says: 'the list', required: true } },
  examples: [],
  run: take,
})

const press = command({
  name: 'press',
  summary: 'presses grapes',
  description: 'Presses the grapes of several baskets.',
  arguments: { into: { says: 'the vat' }, baskets: { says: 'what is pressed', many: true } },
  options: {
    asOf: { value: 'date', says: 'the day', required: true },
    kind: { value: 'name', says: 'which grapes', usual: 'red', alias: 'sort' },
    label: { value: 'text', says: 'a label', repeats: true },
    note: { value: 'text', says: 'a note' },
    allAtOnce: { says: 'do not wait' },
  },
  list: { heading: 'Grapes', entries: [{ name: 'red', says: 'the usual ones' }] },
  examples: ['winery press vat basket --as-of 2026-11-01', 'winery press vat a b --as-of 2026-11-02'],
  closing: 'Nothing is drunk.',
  parts: [strike],
  run: take,
})

async function called(...args: readonly string[]) {
  given = []
  let printed = ''
  const program: Program = {
    name: 'winery',
    description: 'Makes wine.',
    version: () => '1.2.3',
    examples: ['winery press vat a --as-of 2026-11-01'],
  }
  const commands = [press, commandGroup({ ...press, name: 'vats', parts: [strike] })]
  const ending = await call(program, commands, args, {
    ...terminal,
    out: text => {
      printed += text
    },
  })
  return { given, ending, printed }
}

describe('a command is given', () => {
  test('its arguments and options by their names, with what is usual for those left out', async () => {
    expect(await called('press', 'vat', 'a', 'b', '--as-of', '2026-11-01')).toEqual({
      given: [
        {
          into: 'vat',
          baskets: ['a', 'b'],
          asOf: '2026-11-01',
          kind: 'red',
          label: [],
          note: undefined,
          allAtOnce: false,
        },
      ],
      ending: DONE,
      printed: '',
    })
  })

  test('every value of an option that may be repeated, and a flag however often it is said', async () => {
    const repeated = await called(
      ...['press', 'vat', 'a', '--as-of', '2026-11-01', '--label', 'x', '--label', 'y'],
      ...['--all-at-once', '--all-at-once'],
    )
    expect(repeated.given).toMatchObject([{ label: ['x', 'y'], allAtOnce: true }])
  })

  test('an option by its older name', async () => {
    const asked = ['press', 'vat', 'a', '--as-of', '2026-11-01']
    expect((await called(...asked, '--sort', 'white')).given).toMatchObject([{ kind: 'white' }])
    expect((await called(...asked, '--sort=white')).given).toMatchObject([{ kind: 'white' }])
  })
})

describe('a command is not called', () => {
  test('where an option of one value is given twice, by whichever name', async () => {
    const asked = ['press', 'vat', 'a', '--as-of', '2026-11-01']
    const twice = async (...more: readonly string[]) => {
      const { given: nothing, ending } = await called(...asked, ...more)
      expect(nothing).toEqual([])
      return ending.says
    }
    expect(await twice('--note', 'x', '--note', 'y')).toBe(
      'option [--note <text>] is given twice, and takes one value; see [winery press --help]',
    )
    const kind = 'option [--kind <name>] is given twice, and takes one value; see [winery press --help]'
    expect(await twice('--kind', 'red', '--kind', 'red')).toBe(kind)
    expect(await twice('--kind', 'red', '--sort', 'white')).toBe(kind)
    expect(await twice('--sort', 'red', '--sort', 'white')).toBe(kind)
  })

  test('without what it needs; a part of it needs only its own', async () => {
    expect((await called('press', 'vat', 'a')).ending).toEqual({
      code: 2,
      says: 'required option [--as-of <date>] not specified; see [winery press --help]',
    })
    expect((await called('press', 'strike', '--list', 'x')).given).toEqual([{ list: 'x' }])
    expect((await called('vats', 'strike')).ending).toEqual({
      code: 2,
      says: 'required option [--list <file>] not specified; see [winery vats strike --help]',
    })
  })
})

test('its help says all of it, and not the older names', async () => {
  expect(
    (await called('press', '--help')).printed,
  ).toBe(`Usage: winery press [options] [command] <into> <baskets...>

Presses the grapes of several baskets.

Arguments:
  into              the vat
  baskets           what is pressed

Options:
  --as-of <date>    the day
  --kind <name>     which grapes (default: "red")
  --label <text>    a label (may be repeated)
  --note <text>     a note
  --all-at-once     do not wait
  -h, --help        print help

Commands:
  strike [options]  strikes lines

Grapes:
  red                   the usual ones

Examples:
  winery press vat basket --as-of 2026-11-01
  winery press vat a b --as-of 2026-11-02

Nothing is drunk.
`)
})

test('the whole program has its help, its version, and says what is no command of it', async () => {
  expect((await called('--version')).printed).toBe('1.2.3\n')
  expect(await called('--help')).toEqual({
    given: [],
    ending: DONE,
    printed: `Usage: winery [options] [command]

Makes wine.

Options:
  --version                            print the version
  -h, --help                           print help

Commands:
  press [options] <into> <baskets...>  presses grapes
  vats                                 presses grapes
  help [command]                       print help for a command

Example:
  winery press vat a --as-of 2026-11-01
`,
  })
  expect((await called('pres')).ending).toEqual({
    code: 2,
    says: 'unknown command [pres] (Did you mean press?); see [winery --help]',
  })
  expect((await called()).ending).toEqual({ code: 2 })
})
