/** The script by which PowerShell completes what is typed. */
import { optionsOf, withParts } from './called-commands.ts'
import { type Command, optionName } from './command.ts'

/** What may stand where, by the words of the command; files are completed by PowerShell itself, where nothing is given. */
export function powershellScript(commands: readonly Command[]): string {
  const known = commands.flatMap(one => withParts(one))
  const word = (text: string, says: string) => `@{ n = ${powershelled(text)}; s = ${powershelled(says)} }`
  const entry = (
    path: string,
    words: readonly string[],
    options: readonly string[],
    values: readonly string[],
  ) =>
    `  ${powershelled(path)} = @{ words = @(${words.join(', ')}); options = @(${options.join(', ')}); takes = @{ ${values.join('; ')} } }`
  const entries = known.map(({ path, command }) =>
    entry(
      path,
      command.parts.map(({ name, summary }) => word(name, summary)),
      [
        ...optionsOf(command).map(([key, { says }]) => word(optionName(key), says)),
        word('--help', 'print help'),
      ],
      optionsOf(command).flatMap(([key, { value, values = [], alias }]) =>
        value === undefined
          ? []
          : [key, ...(alias === undefined ? [] : [alias])].map(
              name => `${powershelled(optionName(name))} = @(${values.map(powershelled).join(', ')})`,
            ),
      ),
    ),
  )
  const first = entry(
    '',
    commands.map(({ name, summary }) => word(name, summary)),
    [word('--version', 'print the version'), word('--help', 'print help')],
    [],
  )
  return `# Completes [setaside] in PowerShell; made by [setaside completion powershell].
$setasideWords = @{
${[first, ...entries].join('\n')}
}
Register-ArgumentCompleter -Native -CommandName setaside, setaside.cmd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $called = ''
  $before = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
    $before = $element.ToString()
    $longer = "$called $before".Trim()
    if ($setasideWords.ContainsKey($longer)) { $called = $longer }
  }
  $here = $setasideWords[$called]
  $start = ''
  $typed = $wordToComplete
  if ($typed -match '^(--[a-z-]+)=(.*)$') { $before = $Matches[1]; $start = $before + '='; $typed = $Matches[2] }
  if ($here.takes.ContainsKey($before)) { $found = $here.takes[$before] | ForEach-Object { @{ n = $_; s = $before } } }
  elseif ($typed.StartsWith('-')) { $found = $here.options }
  else { $found = $here.words }
  foreach ($one in $found) {
    if ($one.n.StartsWith($typed)) {
      [System.Management.Automation.CompletionResult]::new($start + $one.n, $one.n, 'ParameterValue', $one.s)
    }
  }
}
`
}

/** As one word of PowerShell, in ASCII: it takes curved quotes for straight ones, and files for those of the machine's own code page. */
const powershelled = (text: string): string =>
  `'${text
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .replaceAll("'", "''")}'`
