/** The pages of the law: each statute with its rules, routes, reliefs, questions, cases, coverage and history, from the objects. */
import { wayText } from '../src/cli/statute-text.ts'
import type {
  CaseArrest,
  CaseCount,
  CaseRecord,
  StatuteAnswer,
  StatuteCase,
} from '../src/law/california/statute-case.ts'
import { coverageOf } from '../src/law/coverage.ts'
import { placesOf, sectionOf } from '../src/law/places.ts'
import {
  type AnyStatute,
  confidenceOfList,
  confidenceOfStatute,
  type Register,
  type RegisteredList,
  reviewText,
  STATUS,
} from '../src/law/registry.ts'
import type { Citation } from '../src/rules/citation.ts'
import { type Condition, type Kind, within } from '../src/rules/condition.ts'
import type { Answers } from '../src/rules/fact.ts'
import type { ReadyRule } from '../src/rules/rule.ts'
import { treesOf } from '../src/rules/rule.ts'
import { formatDay } from '../src/time/day.ts'
import { timelineOf } from '../test/asked.ts'
import { type CasesOf, casesOf } from './cases.ts'
import { type Block, type Document, heading, list, paragraph, type Row, table, warning } from './document.ts'

type AnyRule = ReadyRule<never>
type Node = Condition<never>

const LISTS = 'offense-lists'
const CONFIDENCE =
  'Confidence tells how a text was read: verbatim (the official text), copy (the same words elsewhere or in part), secondary (a digest, an agency’s page), program (the code of an earlier program), unverified (from memory, or a reading of our own). That of a rule is the least sure of all it stands on.'

/** Every page of a register, the index first. */
export async function lawPages(register: Register): Promise<readonly Document[]> {
  const { statutes } = register
  const pages = await Promise.all(
    statutes.map(async statute => statutePage(register, statute, await casesOf(statute))),
  )
  return [index(register), ...pages, listsPage(register)]
}

// ---- the index ---------------------------------------------------------------------------------------------------

function index({ jurisdiction, statutes, lists, bills }: Register): Document {
  return {
    page: 'index',
    title: `The law of ${jurisdiction} as Setaside encodes it`,
    blocks: [
      warning(
        statutes.every(({ attorneyReview }) => attorneyReview === 'none')
          ? 'No attorney has reviewed this.'
          : 'Not every statute has been reviewed by an attorney: each page says whether it was.',
      ),
      paragraph(
        'For attorneys to read beside the statutes, and for those who keep the rules. It paraphrases the law and is not the law, and no advice.',
      ),
      heading(2, 'Statutes'),
      table(
        'Statutes, with the least sure text each stands on',
        ['Statute', 'Title', 'Status', 'Rules', 'Confidence', 'Read', 'Attorney’s review'],
        statutes.map(statute => [
          { text: statute.id, page: statute.id },
          statute.title,
          STATUS[statute.status],
          String(statute.rules.length),
          confidenceOfStatute(statute),
          statute.read.on,
          reviewText(statute.attorneyReview),
        ]),
      ),
      paragraph(CONFIDENCE),
      heading(2, 'Lists of offenses'),
      { kind: 'links', links: [{ text: `${lists.length} lists, with what no section shows`, page: LISTS }] },
      heading(2, 'Pending, not law'),
      table(
        'Bills on which no rule rests',
        ['Bill', 'It would change', 'What it would do', 'Confidence', 'Read'],
        bills.map(({ title, changes, would, cite, read }) => [
          title,
          changes.join(', '),
          would,
          cite.confidence,
          `${read.on}: ${read.where}`,
        ]),
      ),
    ],
  }
}

function listsPage({ jurisdiction, lists }: Register): Document {
  return {
    page: LISTS,
    title: `Lists of offenses of ${jurisdiction}`,
    blocks: [warning('No attorney has reviewed this.'), paragraph(CONFIDENCE), ...lists.flatMap(listBlocks)],
  }
}

const listBlocks = ({ list: { name, cite, entries, beyond }, read }: RegisteredList): readonly Block[] => [
  heading(2, capital(name)),
  paragraph(
    `${noted(cite)}. Confidence: ${confidenceOfList({ name, cite, entries, beyond })}. Read ${read.on}: ${read.where}.`,
  ),
  table(
    `What ${cite.text} lists: ${name}`,
    ['Offense', 'Sections', 'Text', 'How sure the section numbers are', 'Committed from'],
    entries.map(entry => [
      entry.says,
      entry.sections.join(', '),
      noted(entry.cite),
      entry.numbers ?? entry.cite.confidence,
      entry.from === undefined ? '' : formatDay(entry.from),
    ]),
  ),
  ...(beyond.length === 0 ? [] : [paragraph('Listed too, and shown by no section:'), list(beyond)]),
]

// ---- a statute ---------------------------------------------------------------------------------------------------

function statutePage(register: Register, statute: AnyStatute, cases: CasesOf): Document {
  const { id, title, cite, status, read, attorneyReview, history, rules } = statute
  const bills = register.bills.filter(({ changes }) => changes.includes(id))
  const shown: Shown = new Map()
  return {
    page: id,
    title: `${cite.text}: ${title}`,
    blocks: [
      warning(reviewText(attorneyReview)),
      table(
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
      ),
      heading(2, 'What it gives, and what that leaves as it was'),
      ...reliefBlocks(statute),
      heading(2, 'Rules'),
      ...(rules.length === 0
        ? [paragraph('None: what is left out, and why, stands under Coverage.')]
        : rules.flatMap(rule => ruleBlocks(statute, rule, shown))),
      heading(2, 'Questions'),
      paragraph(
        'The facts that the rules look at. Where the record does not show one, its question is put to a person.',
      ),
      table('Facts, by the rules that look at them', ['Fact', 'Question', 'Answer'], questionRows(rules)),
      heading(2, 'Cases'),
      paragraph(
        `Written from the law; tests hold each against the rules. Asked on ${cases.day} where no day is named. An offense is written as files write it.`,
      ),
      table(
        'Cases and their answers',
        ['Case', 'Record', 'Answer'],
        cases.cases.map(one => [one.name, recordText(one), answerText(one, cases.day)]),
      ),
      heading(2, 'Coverage'),
      ...coverageBlocks(statute),
      heading(2, 'History'),
      table(
        'Changes of the law and of its encoding',
        ['Day', 'Change'],
        history.map(({ on, says }) => [on, says]),
      ),
      ...(bills.length === 0
        ? []
        : [paragraph('Pending, not law:'), list(bills.map(({ title: bill, would }) => `${bill}: ${would}`))]),
    ],
  }
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

const citeText = ({ text, confidence }: Citation): string => `[${text}; ${confidence}]`
const noted = (cite: Citation): string =>
  `${citeText(cite)}${cite.note === undefined ? '' : ` (${cite.note})`}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// ---- a rule ------------------------------------------------------------------------------------------------------

/** How the parts under a condition make it. */
const JOINS: Readonly<Record<Kind, string>> = {
  all: 'all of:',
  any: 'one of:',
  atLeast: 'enough of:',
  not: 'where this is not so:',
  unless: 'a bar, unless this is not so:',
  presumed: 'so taken where the record is silent:',
  mustAppear: 'only where the record shows it:',
  among: 'looked for in the whole record:',
  fact: '',
  given: '',
}

const HEAD = ['No.', 'Condition', 'Facts it looks at', 'Text', 'What the text says there']

/** Where a condition or a route of the statute was shown first. */
type Shown = Map<Node | AnyRule['routes'][number], string>

function ruleBlocks(statute: AnyStatute, rule: AnyRule, shown: Shown): readonly Block[] {
  const { id, relief, says, cite, inForce, confidence, appliesTo, when, routes } = rule
  const until = inForce.until === undefined ? '' : ` until ${formatDay(inForce.until)}`
  /** A tree once a page, and a single condition that looks at nothing as a sentence. */
  const tree = (caption: string, of: Node): Block => {
    const before = shown.get(of)
    if (before !== undefined) return paragraph(`${caption} as in ${before}.`)
    shown.set(of, id)
    const { says: only, cite: text, parts, facts } = of
    return parts.length + facts.length === 0
      ? paragraph(`${caption}: ${only}.${text === undefined ? '' : ` ${noted(text)}`}`)
      : table(`${caption}: ${id}`, HEAD, treeRows(statute, of, '1'))
  }
  return [
    heading(3, id),
    paragraph(
      `${says}. Gives ${relief}. In force from ${formatDay(inForce.from)}${until} ${noted(inForce.cite)}. Text: ${noted(cite)}. Confidence: ${confidence}.`,
    ),
    tree('It applies', appliesTo),
    tree('It is due', when),
    ...routes.flatMap(route => {
      const { name, opens, closes } = route
      const before = shown.get(route)
      if (before !== undefined) return [paragraph(`Route ${name}: as in ${before}.`)]
      shown.set(route, id)
      const next = routes.find(one => one.opens === closes)
      return [
        heading(4, `Route: ${name}`),
        paragraph(`${capital(wayText(route))}. ${route.says} ${noted(route.cite)}`),
        tree(`The route [${name}] opens`, opens),
        ...(closes === undefined
          ? []
          : next === undefined
            ? [tree(`The route [${name}] closes`, closes)]
            : [paragraph(`It closes when the route [${next.name}] opens.`)]),
      ]
    }),
  ]
}

/** A row a condition; its number tells how deep it lies. */
function treeRows(statute: AnyStatute, node: Node, number: string): readonly Row[] {
  const { says, otherwise, kind, cite, facts, parts } = node
  return [
    [
      number,
      [
        `${says}${JOINS[kind] === '' ? '' : `; ${JOINS[kind]}`}`,
        otherwise === undefined ? [] : `(Else: ${otherwise}.)`,
      ]
        .flat()
        .join(' '),
      facts.map(({ name }) => name).join(', '),
      cite === undefined ? '' : noted(cite),
      cite === undefined ? '' : paraphrase(statute, cite),
    ],
    ...parts.flatMap((part, i) => treeRows(statute, part, `${number}.${i + 1}`)),
  ]
}

/** What the statute's own subdivisions say where a citation points, in our words. */
function paraphrase({ id, subdivisions }: AnyStatute, { text }: Citation): string {
  const own = sectionOf(id)
  const cited = placesOf(text, own)
  if (cited === undefined || cited.some(({ section, parts }) => section === undefined && parts.length === 0))
    return ''
  return subdivisions
    .filter(({ at }) =>
      (placesOf(at, own) ?? []).some(place =>
        cited.some(
          other =>
            other.section === place.section &&
            place.parts.every((part, i) => other.parts[i] === undefined || other.parts[i] === part),
        ),
      ),
    )
    .map(({ at, says }) => `${at} ${says}`)
    .join(' ')
}

// ---- questions ---------------------------------------------------------------------------------------------------

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

// ---- cases -------------------------------------------------------------------------------------------------------

function recordText({ record, known }: StatuteCase): string {
  const { born, died, convictions, registered, doubts, arrests, vouched }: CaseRecord = record
  const parts = [
    born === undefined ? [] : `born ${born}`,
    died === undefined ? [] : `died ${died}`,
    convictions.map(countText),
    (arrests ?? []).map(arrestText),
    (registered ?? []).map(day => `registered ${day}`),
    doubts === undefined ? [] : `in doubt: ${doubts.join(', ')}`,
    vouched === undefined ? [] : `the office vouches for: ${vouched.join(', ')}`,
    known === undefined
      ? []
      : `known from elsewhere: ${Object.entries(known)
          .map(([name, value]) => `${name} ${told(value)}`)
          .join('; ')}`,
  ].flat()
  return parts.map(part => `${part}.`).join(' ')
}

const told = (value: boolean | number | string): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

const countText = (count: CaseCount): string =>
  [
    count.offense === '' ? 'an offense not readable' : count.offense,
    count.class ?? [],
    count.committed === undefined ? [] : `committed ${count.committed}`,
    count.arrested === undefined ? [] : `arrested ${count.arrested}`,
    count.on === undefined ? [] : `convicted ${count.on}`,
    count.disposition ?? [],
    count.sentence === undefined ? [] : `sentence ${count.sentence}`,
    (count.later ?? []).map(later => {
      if (typeof later === 'string') return `later ${later}`
      const { kind, to, on, text } = later
      return [
        'later',
        kind,
        to === undefined ? [] : `to ${to}`,
        on ?? [],
        text === undefined ? [] : `(${text})`,
      ]
        .flat()
        .join(' ')
    }),
    (count.charged ?? []).map(charge => `charged too: ${charge}`),
    count.cycle === undefined ? [] : `in ${count.cycle}`,
    count.county ?? [],
  ]
    .flat()
    .join(', ')

const arrestText = ({ on, charges, county }: CaseArrest): string =>
  [
    `arrested ${on ?? 'on a day not recorded'}`,
    charges.map(charge =>
      [
        charge.offense === '' ? 'an offense not readable' : charge.offense,
        charge.class ?? [],
        charge.ended ?? 'without an outcome',
        charge.on ?? [],
        charge.stage === undefined ? [] : `(${charge.stage})`,
      ]
        .flat()
        .join(' '),
    ),
    county ?? [],
  ]
    .flat()
    .join(', ')

function answerText(one: StatuteCase, day: string): string {
  if (one.answer === 'not considered') return 'The statute has nothing to say of it.'
  const timeline = timelineOf(one, day)
  return timeline
    .map(([on, answer]) => `${timeline.length === 1 && on === day ? '' : `${on}: `}${oneAnswer(answer)}`)
    .join(' ')
}

const WORDS = {
  eligible: 'Eligible',
  'eligible-later': 'Eligible later',
  'not-eligible': 'Not eligible',
  review: 'A person must look',
} as const
const BECAUSE = {
  unknown: 'a fact is unknown',
  silence: 'only the law’s word on silence refuses it',
  later: 'it comes later',
} as const

const oneAnswer = ({ outcome, relief, route, from, better, missing, reason }: StatuteAnswer): string =>
  [
    `${[
      WORDS[outcome],
      relief === undefined ? [] : `${outcome === 'review' ? 'at least ' : ''}${relief}`,
      route === undefined ? [] : `route [${route}]`,
      from === undefined ? [] : `from ${from}`,
    ]
      .flat()
      .join(', ')}.`,
    better === undefined ? [] : `Better: ${better[0]}, ${BECAUSE[better[1]]}.`,
    missing === undefined ? [] : `Missing: ${missing.join(', ')}.`,
    reason === undefined ? [] : `Reason: ${reason}.`,
  ]
    .flat()
    .join(' ')

// ---- coverage ----------------------------------------------------------------------------------------------------

const BECAME = { encoded: 'encoded', told: 'told', 'left-out': 'left out', neither: 'neither' } as const

function coverageBlocks(statute: AnyStatute): readonly Block[] {
  const { subdivisions } = coverageOf(statute)
  return [
    paragraph(
      'Each subdivision of its text, as an outline written apart from the rules has it, and what became of it here.',
    ),
    table(
      'Subdivisions',
      ['Subdivision', 'What it says', 'Confidence', 'Here', 'Why it is left out'],
      subdivisions.map(({ entry, status, by }) => [
        entry.at,
        entry.says,
        entry.confidence,
        BECAME[status],
        status === 'left-out' ? [...new Set(by.flatMap(({ why }) => why ?? []))].join(' ') : '',
      ]),
    ),
  ]
}
