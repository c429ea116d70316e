/** Prints statutes, rules and the register as text, for a lawyer to read beside the law. */
import type { Coverage } from '../law/coverage.ts'
import { type Program, statutesOf } from '../law/program.ts'
import {
  type AnyStatute,
  type Bill,
  confidenceOfList,
  confidenceOfStatute,
  type Register,
  type RegisteredList,
  reviewText,
  STATUS,
} from '../law/registry.ts'
import type { Relief } from '../law/relief.ts'
import type { Citation } from '../rules/citation.ts'
import type { ReadyRule } from '../rules/rule.ts'
import { treesOf } from '../rules/rule.ts'
import { rulesVersion } from '../run/versions.ts'
import { formatDay } from '../time/day.ts'
import { citationsIn, citeText, conditionLines } from './condition-text.ts'

type AnyRule = ReadyRule<never>

const noted = (citation: Citation): string =>
  `${citeText(citation)}${citation.note === undefined ? '' : ` ${citation.note}`}`

// ---- the register ------------------------------------------------------------------------------------------------

const billLine = ({ title, changes, would }: Bill): string =>
  `  ${title}${changes.length === 0 ? '' : `, of ${changes.join(', ')}`}: ${would}`

export function registerText(register: Register, programs: readonly Program[]): string {
  const { jurisdiction, statutes, lists, bills } = register
  return [
    ...statutes.flatMap(statuteSummary),
    'The word in the middle tells how the least sure text behind a rule or list was read: verbatim, copy,',
    'secondary (a digest or an agency’s page), program (an earlier program), unverified.',
    '',
    `Lists of offenses of ${jurisdiction}, none reviewed by an attorney:`,
    ...columns(lists.map(listSummary)),
    '',
    'Enacted of late, and in the texts as they are encoded:',
    ...bills.filter(({ state }) => state === 'law').map(billLine),
    '',
    'Pending, or not found to be law; no rule rests on it:',
    ...bills.filter(({ state }) => state === 'pending').map(billLine),
    '',
    'Programs, by which a run decides:',
    ...programs.flatMap(program => [
      `  ${program.name}: ${program.title}`,
      `    version ${rulesVersion(program).version}, checked ${program.checked}`,
      '    Sources:',
      ...program.sources.map(source => `      ${citeText(source)}`),
    ]),
    '',
  ].join('\n')
}

function statuteSummary(statute: AnyStatute): readonly string[] {
  const { id, title, rules, status, read, attorneyReview } = statute
  return [
    `${id}: ${title}`,
    `  ${STATUS[status]}; read ${read.on}: ${read.where}`,
    `  ${reviewText(attorneyReview)}`,
    '',
    ...(rules.length === 0
      ? [`  no rule; [setaside law show ${id}] says why`]
      : columns(rules.map(rule => [rule.id, rule.confidence, rule.says]))),
    '',
  ]
}

const listSummary = ({ list, read }: RegisteredList): readonly string[] => [
  list.name,
  confidenceOfList(list),
  `${list.cite.text}, ${list.entries.length} ${list.entries.length === 1 ? 'entry' : 'entries'}${
    list.beyond.length === 0 ? '' : ` and ${list.beyond.length} that no section shows`
  }; read ${read.on}: ${read.where}`,
]

/** Lines of cells under each other. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map(row => row[i]?.length ?? 0)))
  return rows.map(row => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}

// ---- a statute ---------------------------------------------------------------------------------------------------

export function statuteText(statute: AnyStatute): string {
  const { id, title, cite, status, read, attorneyReview, history, reliefs, subdivisions, rules } = statute
  return [
    id,
    `  ${title} ${noted(cite)}`,
    '',
    `  Status:      ${STATUS[status]}`,
    `  Asked of:    each ${statute.of}`,
    `  Confidence:  ${confidenceOfStatute(statute)}, the least sure of the texts its rules stand on`,
    `  Read:        ${read.on}: ${read.where}`,
    `  Review:      ${reviewText(attorneyReview)}`,
    '',
    '  Reliefs, and what each leaves as it was:',
    ...(reliefs.length === 0 ? ['    none'] : reliefs.flatMap(reliefLines)),
    '',
    '  Rules:',
    ...(rules.length === 0
      ? ['    none: what is left out, and why, stands below']
      : rules.map(rule => `    ${rule.id}: ${rule.says}, in force ${inForce(rule)}`)),
    '',
    '  Subdivisions:',
    ...subdivisions.map(({ at, says, status: became, why }) =>
      became === 'left-out' ? `    ${at} ${says} Left out: ${why}` : `    ${at} ${says}${TOLD[became]}`,
    ),
    '',
    '  History:',
    ...history.map(({ on, says }) => `    ${on}  ${says}`),
    '',
  ].join('\n')
}

/** What stands after a subdivision that is not left out. */
const TOLD = { encoded: '', told: ' (told, and decides nothing)' } as const

const reliefLines = ({ id, says, effect, leaves }: Relief): readonly string[] => [
  `    ${id} (${effect}): ${says}`,
  ...(leaves.length === 0
    ? ['      The text names nothing that it leaves.']
    : leaves.map(left => `      - ${left.says} ${citeText(left.cite)}`)),
]

const inForce = ({ inForce: { from, until } }: AnyRule): string =>
  `from ${formatDay(from)}${until === undefined ? '' : ` until ${formatDay(until)}`}`

// ---- a rule ------------------------------------------------------------------------------------------------------

export function ruleText(statute: AnyStatute, rule: AnyRule, programs: readonly Program[]): string {
  const { id, relief, says, cite, confidence, appliesTo, when, routes } = rule
  const cites = [
    cite,
    rule.inForce.cite,
    ...routes.map(route => route.cite),
    ...citationsIn([appliesTo, when, ...treesOf(rule).slice(1)]),
  ]
  const once = [...new Map(cites.map(citation => [citeText(citation), citation])).values()]
  const given = statute.reliefs.find(one => one.id === relief)
  return [
    id,
    `  ${says} ${citeText(cite)}`,
    '',
    `  Relief:      ${relief}${given === undefined ? '' : `: ${given.says}`}`,
    `  In force:    ${inForce(rule)} ${citeText(rule.inForce.cite)}`,
    `  Confidence:  ${confidence}, the least sure of the texts it stands on`,
    ...programs
      .filter(program => statutesOf(program).some(({ rules }) => rules.some(one => one.id === id)))
      .map(program => `  Program:   ${program.name}, version ${rulesVersion(program).version}`),
    `  Statute:     ${statute.id}, ${STATUS[statute.status]}, read ${statute.read.on}`,
    `  Review:      ${reviewText(statute.attorneyReview)}`,
    '',
    '  Applies to:',
    ...conditionLines(appliesTo, 2),
    '',
    '  Due when:',
    ...conditionLines(when, 2),
    '',
    '  Routes:',
    ...routes.flatMap(route => routeLines(route, routes)),
    '',
    ...(given === undefined || given.leaves.length === 0
      ? []
      : [
          '  What it leaves as it was:',
          ...given.leaves.map(left => `    - ${left.says} ${citeText(left.cite)}`),
          '',
        ]),
    '  How to read it:',
    '    Words after an arrow are the facts of the record that a condition looks at. Where the record does not',
    '    show one, the answer stays open and an attorney decides, unless a line says what is presumed.',
    '',
    '  Texts it stands on:',
    ...once.map(citation => `    ${noted(citation)}`),
    '',
  ].join('\n')
}

type Way = AnyRule['routes'][number]

const WHO_ACTS = {
  automatic: 'by itself, without being asked for',
  duty: 'as the court’s own duty, without being asked for',
  motion: 'where the prosecutor’s office, the person or the court moves for it',
  petition: 'where the person asks',
} as const

/** Who sets it going, and whether the court or the state has a choice. */
export const wayText = ({ by, givenBy, grant }: Pick<Way, 'by' | 'givenBy' | 'grant'>): string =>
  [
    by === undefined ? [] : [WHO_ACTS[by]],
    givenBy === undefined ? [] : ['of an agency and not of a court'],
    grant === undefined ? [] : [grant === 'shall' ? 'which shall be granted' : 'which may be granted'],
  ]
    .flat()
    .join(', ')

/** A route; one that closes as another opens says so instead of the same conditions again. */
function routeLines(route: Way, routes: readonly Way[]): readonly string[] {
  const { name, says, cite, officeMoves, opens, closes } = route
  const next = routes.find(one => one.opens === closes)
  const way = wayText(route)
  return [
    `    ${name}${way === '' ? '' : ` (${way})`}: ${says} ${citeText(cite)}`,
    ...(officeMoves === undefined
      ? []
      : [`      the prosecutor’s office may move for it: ${officeMoves.says} ${citeText(officeMoves.cite)}`]),
    '      opens:',
    ...conditionLines(opens, 4),
    ...(closes === undefined
      ? []
      : next === undefined
        ? ['      closes:', ...conditionLines(closes, 4)]
        : [`      closes when the ${next.name} opens`]),
  ]
}

// ---- coverage ----------------------------------------------------------------------------------------------------

const BECAME = { encoded: 'encoded', told: 'told', 'left-out': 'left out' } as const

export function coverageText(coverages: readonly Coverage[]): string {
  return coverages
    .flatMap(({ id, title, subdivisions }) => [
      `${id}: ${title}`,
      ...columns(
        subdivisions.map(({ entry: { at, confidence, says }, became }) => [
          became === undefined ? 'NEITHER' : BECAME[became.status],
          at,
          confidence,
          became?.why === undefined ? says : `${says} Left out: ${became.why}`,
        ]),
      ),
      '',
    ])
    .join('\n')
}
