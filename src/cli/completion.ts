/** `setaside completion`: a script by which a shell completes commands, options and their values, made of the commands. */
import { choiceAmong } from './arguments.ts'
import { type CalledCommand, optionsOf, withParts } from './called-commands.ts'
import { type Command, command, optionName } from './command.ts'
import { powershellScript } from './completion-powershell.ts'
import { DONE, usage } from './exit.ts'
import { ofEvery } from './parser.ts'

const SCRIPTS: Readonly<Record<string, (commands: readonly Command[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
}
const SHELLS = Object.keys(SCRIPTS)

export const completionCommand = (commands: () => Promise<readonly Command[]>): Command =>
  command({
    name: 'completion',
    summary: 'prints a script by which a shell completes what you type',
    description:
      'Prints a script for bash, zsh, fish or PowerShell: it completes commands, options, and the values of options that have only a few; files are completed as ever. Print it anew after an update.',
    arguments: { shell: { says: `the shell: ${SHELLS.join(', ')}`, values: SHELLS } },
    options: {},
    prints: { shell: 'the shell', script: 'the script' },
    examples: [
      'setaside completion bash > ~/.local/share/bash-completion/completions/setaside',
      'setaside completion zsh > ~/.setaside-completion.zsh',
      'setaside completion fish > ~/.config/fish/completions/setaside.fish',
      'setaside completion powershell > setaside-completion.ps1',
    ],
    closing:
      'In zsh, add [source ~/.setaside-completion.zsh] to ~/.zshrc, after compinit. In PowerShell, add the path of the script, after a dot and a blank, to the file that $PROFILE names.',
    run: async ({ shell }) => {
      const script = SCRIPTS[shell]
      if (script === undefined)
        return usage(
          `[${shell}] is no shell that a script is known for; ${choiceAmong(shell, SHELLS, 'choose among')}`,
        )
      const text = script(await commands())
      return { ...DONE, text, json: { shell, script: text } }
    },
  })

/**
 * The function that bash asks. It gives words only; where there are none, bash completes files by itself (`-o default`).
 * Works in bash 3.2, which macOS has.
 */
export function bashScript(commands: readonly Command[]): string {
  const called = commands.flatMap(one => withParts(one))
  return `# Completes [setaside] in bash; made by [setaside completion bash].
_setaside() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} called= words= options= others= i
  if [ "$current" = '=' ]; then current=; fi
  if [ "$before" = '=' ]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${called:+$called }\${COMP_WORDS[i]}" in
      ${called.map(({ path }) => quoted(path)).join(' | ')}) called="\${called:+$called }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$called $before" in
${called.flatMap(valueCases).join('\n')}
    *)
      case "$called" in
        '') options='-V --version --help' others=${quoted(commands.map(({ name }) => name).join(' '))} ;;
${called.map(wordCase).join('\n')}
      esac
      case "$current" in
        -*) words=$options ;;
        *) words=$others ;;
      esac
      if [ -z "$called" ] && [ "$COMP_CWORD" -gt 1 ]; then words=; fi
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _setaside setaside
`
}

/** The same function in zsh, which has what it needs of bash in a function of its own. */
function zshScript(commands: readonly Command[]): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`
}

/** A line for each word: which may stand where, and what it is. Files are completed by fish itself. */
export function fishScript(commands: readonly Command[]): string {
  const called = commands.flatMap(one => withParts(one))
  const names = new Set(called.flatMap(({ command: { name } }) => name))
  const line = (where: string, more: string, says: string) =>
    `complete -c setaside -n ${fished(where)} ${more} -d ${fished(says)}`
  return [
    '# Completes [setaside] in fish; made by [setaside completion fish].',
    'function __setaside_at',
    '  set -l words',
    '  for word in (commandline -opc)[2..-1]',
    `    contains -- $word ${[...names].join(' ')}; and set -a words $word`,
    '  end',
    '  test "$words" = "$argv"',
    'end',
    ...commands.map(({ name, summary }) => line('__setaside_at', `-f -a ${name}`, summary)),
    ...called.flatMap(({ path, command }) => [
      ...command.parts.map(({ name, summary }) => line(`__setaside_at ${path}`, `-f -a ${name}`, summary)),
      ...optionsOf(command).map(([key, { says, value, values }]) =>
        line(
          `__setaside_at ${path}`,
          [
            `-l ${optionName(key).slice(2)}`,
            ...(value === undefined ? [] : ['-r']),
            ...(values === undefined ? [] : [`-f -a ${fished(values.join(' '))}`]),
          ].join(' '),
          says,
        ),
      ),
    ]),
    '',
  ].join('\n')
}

/** As one word of fish. */
const fished = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** After an option: its values, or nothing where it takes another. */
function valueCases({ path, command: { options } }: CalledCommand): readonly string[] {
  const valued = Object.entries(options).filter(([, { value }]) => value !== undefined)
  return valued.map(([key, { values = [], alias }]) => {
    const names = [key, ...(alias === undefined ? [] : [alias])].map(name => `${path} ${optionName(name)}`)
    return `    ${names.map(quoted).join(' | ')}) words=${quoted(values.join(' '))} ;;`
  })
}

/** Elsewhere: options after a hyphen; else parts, files, or where it takes neither, its options. */
function wordCase({ path, command }: CalledCommand): string {
  const own = [
    ...Object.keys(command.options),
    ...(command.run === undefined ? [] : Object.keys(ofEvery(command))),
  ]
  const options = [...own.map(optionName), '--help'].join(' ')
  const takesWords = Object.keys(command.arguments).length > 0
  const parts = command.parts.map(({ name }) => name).join(' ')
  const others = parts !== '' ? parts : takesWords ? '' : options
  return `        ${quoted(path)}) options=${quoted(options)} others=${quoted(others)} ;;`
}

/** As one word of a shell: none of these names and values has a quote in it. */
const quoted = (text: string): string => `'${text}'`
