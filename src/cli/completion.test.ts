import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { JURISDICTIONS } from '../jurisdictions/index.ts'
import { withParts } from './called-commands.ts'
import { type Command, command, commandGroup, optionName } from './command.ts'
import { allCommands } from './commands.ts'
import { bashScript, completionCommand, fishScript } from './completion.ts'
import { powershellScript } from './completion-powershell.ts'
import { DONE } from './exit.ts'

const hasBash = spawnSync('bash', ['--version']).status === 0
const commands = await allCommands(JURISDICTIONS)

/** What a real bash would offer for the last of these words. */
function offered(script: string, words: readonly string[]): readonly string[] {
  const asked = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _setaside; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `${script}\n${asked}`, 'bash', ...words], {
    encoding: 'utf8',
  })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  return stdout.split('\n').filter(word => word !== '')
}

describe.runIf(hasBash)('in a bash', () => {
  const script = bashScript(commands)
  test.each([
    ['setaside ', commands.map(({ name }) => name)],
    ['setaside -', ['-V', '--version', '--help']],
    ['setaside pa', ['partition']],
    ['setaside run --pro', ['--program']],
    ['setaside run county.csv --program a', ['automatic', 'arrests', 'all']],
    ['setaside run county.csv --programme pe', ['petition']],
    ['setaside run county.csv --program = au', ['automatic']],
    ['setaside file ', ['answers', 'receipts']],
    ['setaside file --only e', ['ecf']],
    ['setaside file answers --f', ['--filing', '--force']],
    ['setaside policy s', ['show']],
    // No argument but options: they are offered at once.
    ['setaside approve --run results --a', ['--all-eligible']],
    ['setaside law list ', ['--jurisdiction', '--json', '--no-settings', '--help']],
    // Bash completes files by itself.
    ['setaside run ', []],
    ['setaside run county.csv --out ', []],
    ['setaside policy check ', []],
    ['setaside nonsense ', []],
  ])('%s', (typed, expected) => {
    expect(offered(script, typed.split(' '))).toEqual(expected)
  })

  test('a command added later is completed like the others', () => {
    const press = command({
      name: 'press',
      summary: 'presses grapes',
      description: 'Presses grapes.',
      arguments: {},
      options: { kind: { value: 'name', says: 'which', values: ['red', 'white'] } },
      examples: [],
      run: () => DONE,
    })
    const winery: Command = commandGroup({
      name: 'winery',
      summary: 'makes wine',
      description: 'Makes wine.',
      examples: [],
      parts: [press],
    })
    expect(offered(bashScript([winery]), ['setaside', 'winery', ''])).toEqual(['press'])
    expect(offered(bashScript([winery]), ['setaside', 'winery', 'press', '--kind', ''])).toEqual([
      'red',
      'white',
    ])
  })
})

test.runIf(spawnSync('fish', ['--version']).status === 0)('in a fish', () => {
  const ask = `${fishScript(commands)}complete -C 'setaside file --on'\n`
  const { stdout, stderr } = spawnSync('fish', ['-c', ask], { encoding: 'utf8' })
  expect({ stdout, stderr }).toEqual({
    stdout: '--only\tof the kinds below, with commas between\n',
    stderr: '',
  })
})

test('in PowerShell each word is one, whatever quotes and letters its description has', () => {
  const script = powershellScript(commands)
  expect(script).toMatch(/^[\n\x20-\x7e]*$/)
  for (const { path, command } of commands.flatMap(one => withParts(one))) {
    const line = script.split('\n').find(one => one.startsWith(`  '${path}' = @{`)) ?? ''
    // Between quotes, two are one: nothing is left open, and no word ends early.
    const words = [...line.matchAll(/'((?:[^']|'')*)'/g)].map(found => found[1])
    expect(line.replaceAll(/'((?:[^']|'')*)'/g, ''), path).toMatch(/^[ =@{}();,nstakewordpi]*$/)
    for (const key of Object.keys(command.options)) expect(words).toContain(optionName(key))
    for (const { values = [] } of Object.values(command.options))
      for (const value of values) expect(words).toContain(value)
  }
})

test('the script is for the shells that are known', async () => {
  const terminal = {
    out: () => undefined,
    err: () => undefined,
    interactive: false,
    redraws: false,
    today: () => 0,
    now: () => 0,
  }
  const { run } = completionCommand(async () => [])
  expect(await run?.({ shell: 'bash' } as never, terminal, { settings: {} })).toMatchObject({
    ...DONE,
    text: expect.stringContaining('complete -o default -F _setaside setaside'),
  })
  expect(await run?.({ shell: 'csh' } as never, terminal, { settings: {} })).toEqual({
    code: 2,
    says: '[csh] is no shell that a script is known for; did you mean [zsh]? Choose among bash, zsh, fish, powershell',
  })
})
