/** The page of a statute: what it gives, its text in order with what became of each subdivision, its rules, questions and cases. */
import { wayText } from '../src/cli/statute-text.ts'
import { type Covered, coverageOf } from '../src/law/coverage.ts'
import { NOT_READ, type OutlineEntry } from '../src/law/outline.ts'
import {
  type AnyStatute,
  confidenceOfStatute,
  type Register,
  reviewText,
  STATUS,
} from '../src/law/registry.ts'
import { within } from '../src/rules/condition.ts'
import type { Answers } from '../src/rules/fact.ts'
import { type ReadyRule, treesOf } from '../src/rules/rule.ts'
import { formatDay } from '../src/time/day.ts'
import { answerText, recordText } from './case-text.ts'
import type { CasesOf } from './cases.ts'
import { capital, citeText, conditionTables, noted } from './condition-tables.ts'
import { type Block, type Document, heading, list, paragraph, type Row, table, warning } from './document.ts'

type AnyRule = ReadyRule<never>
type Show = ReturnType<typeof conditionTables>

export function statutePage(register: Register, statute: AnyStatute, cases: CasesOf): Document {
  const { id, title, cite, attorneyReview, rules } = statute
  const show = conditionTables()
  return {
    page: id,
    title: `${cite.text}: ${title}`,
    blocks: [
      warning(reviewText(attorneyReview)),
      aboutTable(statute),
      heading(2, 'What it gives, and what that leaves as it was'),
      ...reliefBlocks(statute),
      heading(2, 'Its text, and what became of it here'),
      ...textBlocks(statute, show),
      heading(2, 'Rules'),
      ...(rules.length === 0
        ? [paragraph('None: what is left out, and why, stands above.')]
        : ruleBlocks(rules, show)),
      heading(2, 'Questions'),
      paragraph(
        'The facts that the rules look at. Where the record does not show one, its question is put to a person.',
      ),
      table('Facts, by the rules that look at them', ['Fact', 'Question', 'Answer'], questionRows(rules)),
      heading(2, 'Cases'),
      ...caseBlocks(cases),
      heading(2, 'History'),
      ...historyBlocks(register, statute),
    ],
  }
}

function aboutTable(statute: AnyStatute): Block {
  const { id, cite, status, read } = statute
  return table(
    'The statute',
    ['What', 'Here'],
    [
      ['Name', id],
      ['Status', STATUS[status]],
      ['Asked of', `each ${statute.of}`],
      ['Text', noted(cite)],
      ['Confidence', `${confidenceOfStatute(statute)}, the least sure of the texts its rules stand on`],
      ['Read', `${read.on}: ${read.where}`],
    ],
  )
}

const caseBlocks = ({ day, cases }: CasesOf): readonly Block[] => [
  paragraph(
    `Written from the law; tests hold each against the rules. Asked on ${day} where no day is named. An offense is written as files write it.`,
  ),
  table(
    'Cases and their answers',
    ['Case', 'Record', 'Answer'],
    cases.map(one => [one.name, recordText(one), answerText(one, day)]),
  ),
]

function historyBlocks(register: Register, { id, history }: AnyStatute): readonly Block[] {
  const bills = register.bills.filter(({ changes, state }) => state === 'pending' && changes.includes(id))
  return [
    table(
      'Changes of the law and of its encoding',
      ['Day', 'Change'],
      history.map(({ on, says }) => [on, says]),
    ),
    ...(bills.length === 0
      ? []
      : [paragraph('Pending, not law:'), list(bills.map(({ title, would }) => `${title}: ${would}`))]),
  ]
}

const reliefBlocks = ({ reliefs }: AnyStatute): readonly Block[] =>
  reliefs.length === 0
    ? [paragraph('Nothing.')]
    : reliefs.flatMap(({ id, says, effect, leaves }) => [
        heading(3, id),
        paragraph(`${says} (Effect: ${effect}.)`),
        leaves.length === 0
          ? paragraph('The text names nothing that it leaves.')
          : list(leaves.map(left => `${left.says} ${citeText(left.cite)}`)),
      ])

// ---- the text ----------------------------------------------------------------------------------------------------

function textBlocks(statute: AnyStatute, show: Show): readonly Block[] {
  const { entries } = statute.outline
  const [only, ...more] = new Set(entries.map(readingOf))
  return [
    paragraph(
      `In our words, from an outline written apart from the rules${more.length === 0 ? ` (all of it ${only})` : ''}. Under each subdivision stands what became of it: it decides (encoded), it is told beside the answer and decides nothing, or it is left out, and why.`,
    ),
    ...coverageOf(statute).subdivisions.flatMap(covered => [
      heading(3, covered.entry.at),
      paragraph(
        more.length === 0
          ? covered.entry.says
          : `${covered.entry.says} (${capital(readingOf(covered.entry))}.)`,
      ),
      becameBlock(covered, show),
    ]),
  ]
}

const readingOf = ({ confidence, read }: OutlineEntry): string =>
  read === undefined ? NOT_READ : `${confidence}: ${read.where}, read ${read.on}`

function becameBlock({ entry: { at }, became }: Covered, show: Show): Block {
  if (became === undefined) return paragraph('Forgotten here.')
  const { status, why, within: others, clause } = became
  if (status === 'left-out') return paragraph(`Left out: ${why}`)
  if (status === 'told') return paragraph('Told, and decides nothing.')
  return clause === undefined
    ? paragraph(`Encoded in ${others}.`)
    : show(`Encoded: what ${at} requires`, at, clause)
}

// ---- the rules ---------------------------------------------------------------------------------------------------

function ruleBlocks(rules: readonly AnyRule[], show: Show): readonly Block[] {
  const shown = new Map<AnyRule['routes'][number], string>()
  return rules.flatMap(({ id, relief, says, cite, inForce, confidence, appliesTo, when, routes }) => {
    const until = inForce.until === undefined ? '' : ` until ${formatDay(inForce.until)}`
    return [
      heading(3, id),
      paragraph(
        `${says}. Gives ${relief}. In force from ${formatDay(inForce.from)}${until} ${noted(inForce.cite)}. Text: ${noted(cite)}. Confidence: ${confidence}.`,
      ),
      show(`It applies: ${id}`, `${id}, where it applies`, appliesTo),
      show(`It is due: ${id}`, `${id}, when it is due`, when),
      ...routes.flatMap(route => {
        const { name, officeMoves, opens, closes } = route
        const before = shown.get(route)
        if (before !== undefined) return [paragraph(`Route ${name}: as in ${before}.`)]
        shown.set(route, id)
        const next = routes.find(one => one.opens === closes)
        return [
          heading(4, `Route: ${name}`),
          paragraph(`${capital(wayText(route))}. ${route.says} ${noted(route.cite)}`),
          ...(officeMoves === undefined
            ? []
            : [
                paragraph(
                  `The prosecutor’s office may move for it: ${officeMoves.says} ${noted(officeMoves.cite)}`,
                ),
              ]),
          show(`The route [${name}] opens: ${id}`, `${id}, where [${name}] opens`, opens),
          ...(closes === undefined
            ? []
            : next === undefined
              ? [show(`The route [${name}] closes: ${id}`, `${id}, where [${name}] closes`, closes)]
              : [paragraph(`It closes when the route [${next.name}] opens.`)]),
        ]
      }),
    ]
  })
}

// ---- the questions -----------------------------------------------------------------------------------------------

function questionRows(rules: readonly AnyRule[]): readonly Row[] {
  const found = new Map<string, Row>()
  for (const rule of rules)
    for (const tree of treesOf(rule))
      for (const { facts } of within(tree))
        for (const { name, asks, answers } of facts)
          found.set(`${name}\n${asks}`, [name, asks, answerKind(answers)])
  return [...found.values()]
}

function answerKind(answers: Answers): string {
  switch (answers.kind) {
    case 'yes-no':
      return 'yes or no'
    case 'day':
      return 'a day'
    case 'number':
      return `a number of ${answers.unit}`
    case 'choice':
      return `one of ${answers.options.join(', ')}`
  }
}
