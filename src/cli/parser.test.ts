import { describe, expect, test } from 'vitest'
import { command, commandGroup } from './command.ts'
import { DONE, type Ending, refused } from './exit.ts'
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
  test('and all that it lacks is told at once; in a script, the day too', async () => {
    expect((await called('press')).ending).toEqual({
      code: 2,
      says: '[<into>], [<baskets...>] and [--as-of <date>] are missing; see [winery press --help]',
    })
  })

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
      says: '[--as-of <date>] is missing; see [winery press --help]',
    })
    expect((await called('press', 'strike', '--list', 'x')).given).toEqual([{ list: 'x' }])
    expect((await called('vats', 'strike')).ending).toEqual({
      code: 2,
      says: '[--list <file>] is missing; see [winery vats strike --help]',
    })
  })
})

describe('with --json, one document and nothing else is printed', () => {
  const age = command({
    name: 'age',
    summary: 'ages wine',
    description: 'Ages wine.',
    arguments: { vat: { says: 'the vat' } },
    options: {},
    prints: { years: 'how long' },
    examples: [],
    run: ({ vat }) =>
      vat === 'empty' ? refused('the vat is empty') : { ...DONE, text: 'Nine years.\n', json: { years: 9 } },
  })
  const speak = command({
    ...{ name: 'speak', summary: 'speaks', description: 'Speaks.', arguments: {}, options: {}, examples: [] },
    run: (_, { out }) => {
      out('In vino ')
      out('veritas.\n')
      return DONE
    },
  })
  const printed = async (...args: readonly string[]) => {
    let all = ''
    const program = { name: 'winery', description: '', version: () => '', examples: [] }
    const { code } = await call(program, [age, speak], args, { ...terminal, out: text => (all += text) })
    return { code, all }
  }
  test.each([
    [['age', 'full'], { code: 0, all: 'Nine years.\n' }],
    [['age', 'full', '--json'], { code: 0, all: '{"event":"done","exit":0,"years":9}\n' }],
    [['speak', '--json'], { code: 0, all: '{"event":"done","exit":0,"text":"In vino veritas.\\n"}\n' }],
    [['age', 'empty', '--json'], { code: 3, all: '{"event":"failed","exit":3,"says":"the vat is empty"}\n' }],
    [
      ['age', '--json'],
      { code: 2, all: '{"event":"failed","exit":2,"says":"[<vat>] is missing; see [winery age --help]"}\n' },
    ],
    [
      ['aeg', '--json'],
      {
        code: 2,
        all: '{"event":"failed","exit":2,"says":"unknown command [aeg] (Did you mean age?); see [winery --help]"}\n',
      },
    ],
  ])('%j', async (args, expected) => {
    expect(await printed(...args)).toEqual(expected)
  })
})

test('help is as wide as the terminal', async () => {
  const widths = await Promise.all(
    [50, 120].map(async columns => {
      let printed = ''
      const program = { name: 'winery', description: '', version: () => '', examples: [] }
      const long = { ...press, closing: 'Nothing is drunk, '.repeat(20) }
      const seen = { ...terminal, columns, out: (text: string) => (printed += text) }
      await call(program, [long], ['press', '--help'], seen)
      return Math.max(...printed.split('\n').map(line => (line.includes('winery press') ? 0 : line.length)))
    }),
  )
  expect(widths[0]).toBeLessThanOrEqual(50)
  expect(widths[1]).toBeGreaterThan(100)
  expect(widths[1]).toBeLessThanOrEqual(120)
})

test('its help says all of it, and not the older names', async () => {
  expect(
    (await called('press', '--help')).printed,
  ).toBe(`Usage: winery press [options] [command] <into> <baskets...>

Presses the grapes of several baskets.

Arguments:
  into            the vat
  baskets         what is pressed

Options:
  --as-of <date>  the day
  --kind <name>   which grapes (default: "red")
  --label <text>  a label (may be repeated)
  --note <text>   a note
  --all-at-once   do not wait
  --json          print what was done as JSON
  -h, --help      print help

Commands:
  strike          strikes lines

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
  -V, --version  print the version
  -h, --help     print help

Commands:
  press          presses grapes
  vats           presses grapes
  help           print help for a command

Example:
  winery press vat a --as-of 2026-11-01
`,
  })
  expect((await called('pres')).ending).toEqual({
    code: 2,
    says: 'unknown command [pres] (Did you mean press?); see [winery --help]',
  })
  expect((await called()).ending).toEqual({ code: 2 })
  expect(await called('help', 'pres')).toMatchObject({
    ending: { code: 2, says: 'unknown command [pres] (Did you mean press?); see [winery --help]' },
    printed: '',
  })
  expect((await called('help', 'press')).printed).toContain('Usage: winery press')
})
