/** `setaside policy`: the policies an office may choose, each as an ordered list, and the check of a policy file. */
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Line, Policy, PolicyBook, Then } from '../law/policy.ts'
import { chooseJurisdiction, policiesOf } from './choose-jurisdiction.ts'
import { choosePolicy, readPolicyFile } from './choose-policy.ts'
import { command, commandGroup, type Telling } from './command.ts'
import { citationsIn, citeText, conditionLines } from './condition-text.ts'
import { DONE, type Ending, EXIT, isProblem, type Problem } from './exit.ts'
import { jurisdictionOption } from './options.ts'
import type { Terminal } from './terminal.ts'

const listCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'list',
    summary: 'the policies that come with Setaside',
    description: 'Lists the policies that come with Setaside.',
    arguments: {},
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { policies: 'a list of policies, each with its `name` and `title`' },
    examples: [],
    run: given => {
      const book = bookOf(jurisdictions, given.jurisdiction)
      if (isProblem(book)) return book
      const { presets } = book
      const width = Math.max(...presets.map(({ name }) => name.length))
      return {
        ...DONE,
        text: presets.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join(''),
        json: { policies: presets.map(({ name, title }) => ({ name, title })) },
      }
    },
  })

const showCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'show',
    summary: 'one policy in full: its lines in order, the first that fits decides',
    description:
      'Prints a preset, or the policy of a file, in full: its lines in order, the first that fits decides.',
    arguments: { name: { says: 'a preset, or a policy file', reads: 'file' } },
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { name: 'the name of the policy', text: 'its lines as they are printed' },
    examples: [],
    run: ({ name, ...given }) => {
      const book = bookOf(jurisdictions, given.jurisdiction)
      if (isProblem(book)) return book
      const found = choosePolicy(name, book)
      if (isProblem(found)) return found
      const text = policyText(found, book)
      return { ...DONE, text, json: { name: found.name, text } }
    },
  })

const checkCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'check',
    summary: 'checks a policy file and tells everything that is wrong with it',
    description: 'Checks a policy file against the schema and for words that contradict each other.',
    arguments: { file: { says: 'a policy file in JSON', reads: 'file' } },
    options: { jurisdiction: jurisdictionOption(jurisdictions) },
    prints: { name: 'the name of the policy', lines: 'how many lines it has' },
    examples: [],
    run: ({ file, ...given }, terminal) => {
      const book = bookOf(jurisdictions, given.jurisdiction)
      return isProblem(book) ? book : check(file, book, terminal)
    },
  })

export const policyCommand = (jurisdictions: Jurisdictions) =>
  commandGroup({
    name: 'policy',
    summary: 'what an office may choose on top of the law',
    description: 'Shows the policies an office may choose on top of the law, and checks its own policy file.',
    examples: ['setaside policy list', 'setaside policy show sacramento', 'setaside policy check ours.json'],
    closing: `A policy file is JSON: {"name": "Ours", "extends": "configurable", "dismiss": ["HS 11357"], "reduce": ["HS 11359"]}
All it may hold is described in src/law/california/policies/policy.schema.json.`,
    parts: [listCommand(jurisdictions), showCommand(jurisdictions), checkCommand(jurisdictions)],
  })

function bookOf(jurisdictions: Jurisdictions, named: string): PolicyBook | Problem {
  const jurisdiction = chooseJurisdiction(jurisdictions, named)
  return isProblem(jurisdiction) ? jurisdiction : policiesOf(jurisdiction)
}

function check(file: string, book: PolicyBook, terminal: Terminal): Ending | Telling<'name' | 'lines'> {
  const read = readPolicyFile(file, book)
  if (isProblem(read)) return read
  if ('policy' in read) {
    const { name, lines, source } = read.policy
    return {
      ...DONE,
      text: `[${file}] can be used: [${name}], ${source.charAt(0).toLowerCase()}${source.slice(1)}, ${lines.length} lines\n`,
      json: { name, lines: lines.length },
    }
  }
  terminal.err(read.problems.map(problem => `${file}: ${problem}\n`).join(''))
  const many = read.problems.length
  return {
    code: EXIT.refused,
    says: `the policy file [${file}] has ${many === 1 ? 'one problem' : `${many} problems`}, told above; mend ${many === 1 ? 'it' : 'them'} and check again`,
  }
}

const THEN: Readonly<Record<Then, string>> = {
  dismiss: 'dismiss',
  reduce: 'reduce',
  'not-eligible': 'not eligible',
  attorney: 'an attorney decides',
  'city-attorney': 'the city attorney decides',
}

function policyText(
  { name, title, source, notes, related, lines, otherwise, whenLawBars }: Policy,
  { looksAt }: PolicyBook,
): string {
  const conditions = lines.flatMap(({ when, closes }) => (closes === undefined ? [when] : [when, closes]))
  const cites = new Map(
    [...lines.flatMap(line => line.cite ?? []), ...citationsIn(conditions as never)].map(cite => [
      citeText(cite),
      cite,
    ]),
  )
  return [
    `${name}: ${title}`,
    `  ${source}`,
    '  A policy adds to what the law gives and never takes away.',
    '',
    `  Looks at: ${related ? `${looksAt} and related charges` : looksAt}`,
    `  Where the law has a bar: ${whenLawBars === 'refer' ? 'an attorney decides' : 'granted all the same; the bar is shown'}`,
    '',
    '  The first line that fits decides:',
    ...lines.flatMap((line, at) => lineText(line, at + 1)),
    `  ${`${lines.length + 1}.`.padStart(4)} otherwise "${otherwise.reason}": ${THEN[otherwise.then]}`,
    ...(notes.length === 0 ? [] : ['', '  Notes:', ...notes.map(note => `    - ${note}`)]),
    ...(cites.size === 0 ? [] : ['', '  Sources:', ...[...cites.keys()].map(cite => `    ${cite}`)]),
    '',
  ].join('\n')
}

const lineText = ({ reason, then, when, closes }: Line, at: number): readonly string[] => [
  `  ${`${at}.`.padStart(4)} "${reason}": ${THEN[then]}`,
  ...conditionLines(when, 4),
  ...(closes === undefined ? [] : ['        no longer once:', ...conditionLines(closes, 5)]),
]
