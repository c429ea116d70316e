import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { JURISDICTIONS } from '../jurisdictions/index.ts'
import { type Command, command, commandGroup } from './command.ts'
import { allCommands } from './commands.ts'
import { bashScript, completionCommand } from './completion.ts'
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

test.runIf(spawnSync('fish', ['--version']).status === 0)('in a fish', async () => {
  let script = ''
  const terminal = {
    out: (text: string) => (script += text),
    err: () => undefined,
    interactive: false,
    redraws: false,
  }
  const { run } = completionCommand(async () => commands)
  await run?.({ shell: 'fish' } as never, { ...terminal, today: () => 0, now: () => 0 }, { settings: {} })
  const ask = `${script}complete -C 'setaside file --on'\n`
  const { stdout, stderr } = spawnSync('fish', ['-c', ask], { encoding: 'utf8' })
  expect({ stdout, stderr }).toEqual({
    stdout: '--only\tof the kinds below, with commas between\n',
    stderr: '',
  })
})

test('the script is for the shells that are known', async () => {
  let printed = ''
  const terminal = {
    out: (text: string) => {
      printed += text
    },
    err: () => undefined,
    interactive: false,
    redraws: false,
    today: () => 0,
    now: () => 0,
  }
  const { run } = completionCommand(async () => [])
  expect(await run?.({ shell: 'bash' } as never, terminal, { settings: {} })).toEqual(DONE)
  expect(printed).toContain('complete -o default -F _setaside setaside')
  expect(await run?.({ shell: 'csh' } as never, terminal, { settings: {} })).toEqual({
    code: 2,
    says: '[csh] is no shell that a script is known for; did you mean [zsh]? Choose among bash, zsh, fish',
  })
})
