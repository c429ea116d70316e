/** What changed between two runs, as a page of at most 80 columns: counts, and examples by identifier and line, no names. */

import { numberText as number } from '../results/languages.ts'
import type { Answer, Comparison, Count, Example, Reasoned, TableChanges, Way } from './compare.ts'
import { columns, told, WIDTH, wrapped } from './summary.ts'

/** How many ways are printed of each kind; all are in the file. */
const MOST = 8
/** Two columns of figures at the right. */
const LABEL = WIDTH - 2 * 13
const FIGURES = 12

/** Where the two runs are, as they were named. */
export interface Folders {
  readonly before: string
  readonly after: string
}

export function comparisonText(comparison: Comparison, { before, after }: Folders): string {
  const { sameInputs, differs, people, convictions, reliefs, notCompared } = comparison
  const nothing = [convictions, reliefs].every(
    table => table === undefined || answersIn(table).every(({ count }) => count === 0),
  )
  return [
    'What changed between two runs',
    ...told('Before', before),
    ...told('After', after),
    ...told(
      'Input',
      sameInputs ? 'the same files' : 'other files: what stands in one run only is new or gone',
    ),
    '',
    'What differs between the runs',
    ...(differs.length === 0 ? ['  nothing that their manifests name'] : []),
    ...differs.flatMap(({ what, before: old, after: now }) =>
      difference(what, `${shortened(old)} -> ${shortened(now)}`),
    ),
    ...(differs.length === 0 && sameInputs && !nothing
      ? ['  Answers differ all the same: the code that reads facts is another, which', '  no hash covers.']
      : []),
    '',
    'People in the tables compared',
    figure('before', people.before),
    figure('after', people.after),
    ...(people.new > 0 ? [figure('new: in the later run only', people.new)] : []),
    ...(people.gone > 0 ? [figure('gone: in the earlier run only', people.gone)] : []),
    figure('whose answer changed', people.changed),
    '',
    ...(convictions === undefined ? [] : tablePart('Convictions', 'convictions', convictions)),
    ...(reliefs === undefined ? [] : tablePart('Reliefs, by statute', 'reliefs', reliefs)),
    ...notCompared.flatMap(name => [`[${name}] is in one of the runs only and was not compared.`, '']),
    ...(nothing ? ['Nothing changed: every answer is the same.', ''] : []),
  ].join('\n')
}

const answersIn = ({ changed, becameDue, new: added, gone }: TableChanges): readonly Count[] => [
  changed,
  becameDue,
  added,
  gone,
]

function tablePart(title: string, word: string, table: TableChanges): readonly string[] {
  const {
    same,
    otherReason,
    changed,
    becameDue,
    new: added,
    gone,
    transitions,
    reasons,
    otherReasons,
  } = table
  return [
    columns(title, [word, 'people']),
    counts('  the same answer, for the same reason', same),
    counts('  the same answer, for another reason', otherReason),
    counts('  another answer', changed),
    counts('  became due: the day has come', becameDue),
    ...(added.count > 0 ? [counts('  new', added)] : []),
    ...(gone.count > 0 ? [counts('  gone', gone)] : []),
    '',
    ...(transitions.length === 0
      ? []
      : [columns('From -> to', [word, 'people']), ...transitions.flatMap(transition), '']),
    ...most('Why: the rule and the reason before and after', reasons),
    ...most('The same answer, for another reason', otherReasons),
  ]
}

/** A way with its figures, on several lines where it is long. */
function transition(way: Way<Answer>): readonly string[] {
  const [from, to] = wayText(way)
  const whole = `  ${from} ${to}`
  if (whole.length <= LABEL) return [counts(whole, way)]
  const lines = [`  ${from}`, ...wrapped(to, LABEL - 4).map(line => `    ${line}`)]
  return [...lines.slice(0, -1), counts(lines.at(-1) ?? '', way)]
}

/** `review` and `-> eligible dismiss`. */
function wayText({ kind, before, after, differs }: Way<Answer>): readonly [from: string, to: string] {
  if (before === undefined) return ['new:', answerText(after)]
  if (after === undefined) return ['gone:', answerText(before)]
  const to = `-> ${answerText(after)}`
  if (differs !== undefined) return [answerText(before), `${to}, other ${differs.join(', ')}`]
  return [answerText(before), kind === 'became-due' ? `${to}: became due` : to]
}

const answerText = (answer: Answer | undefined): string =>
  [answer?.determination, answer?.relief].filter(Boolean).join(' ')

function most(title: string, ways: readonly Way<Reasoned>[]): readonly string[] {
  if (ways.length === 0) return []
  const rest = ways.length <= MOST + 1 ? [] : ways.slice(MOST)
  const count = rest.reduce((sum, way) => sum + way.count, 0)
  return [
    title,
    ...ways.slice(0, ways.length - rest.length).flatMap(reasoned),
    ...(rest.length === 0
      ? []
      : [`${number(count).padStart(FIGURES)}  of ${number(rest.length)} other kinds: see compare.json`]),
    '',
  ]
}

function reasoned(way: Way<Reasoned>): readonly string[] {
  return [
    ...indented(wayText(way).join(' '), number(way.count)),
    ...(way.before === undefined ? [] : indented(`before: ${reasonText(way.before)}`)),
    ...(way.after === undefined ? [] : indented(`after: ${reasonText(way.after)}`)),
    ...(way.examples ?? []).flatMap(example => indented(exampleText(example))),
  ]
}

const reasonText = ({ rule, reason }: Reasoned): string =>
  [rule === '' ? 'no rule' : rule, reason].filter(Boolean).join(': ')

function exampleText({ person_id, of, cycle_count, before, after }: Example): string {
  const where = [...new Set([before, after].filter(source => source !== undefined))].join(' -> ')
  return `e.g. person ${person_id}, ${of === 'arrest' ? 'arrest' : 'count'} ${cycle_count}: ${where}`
}

/** A text beside the column of figures, its later lines further in. */
const indented = (text: string, figures = ''): readonly string[] =>
  wrapped(text, WIDTH - FIGURES - 4).map((line, i) =>
    i === 0 ? `${figures.padStart(FIGURES)}  ${line}` : `${' '.repeat(FIGURES + 4)}${line}`,
  )

const counts = (label: string, { count, people }: Count): string =>
  columns(label, [number(count), number(people)])

function figure(label: string, value: number): string {
  const words = `  ${label}`
  return words + number(value).padStart(WIDTH - words.length)
}

/** What a manifest names by a hash is known by its first figures. */
const shortened = (text: string): string => (/^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}...` : text)

const WHAT = 24
const difference = (what: string, text: string): readonly string[] =>
  wrapped(text, WIDTH - WHAT - 2).map((line, i) => `  ${(i === 0 ? what : '').padEnd(WHAT)}${line}`)
