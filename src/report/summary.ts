/** The summary of a run: what was decided for how many, on which law, from which rows; numbers and no names. */
import { numberText as number } from '../results/languages.ts'
import { type Day, formatDay } from '../time/day.ts'
import { withoutDays } from './days.ts'
import type { Counts, Crossed, Tally } from './tally.ts'

/** What a run was: told beside its numbers, so that they can be answered for. */
export interface RunFacts {
  /** The version of Setaside. */
  readonly setaside: string
  readonly day: Day
  /** Absent where every county was considered. */
  readonly county?: string
  readonly program: ProgramFacts
  /** Absent where the law alone decided. */
  readonly policy?: { readonly name: string; readonly title: string }
  readonly rows: RowAccounts
}

interface ProgramFacts {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly checked: string
  readonly attorneyReview: string
}

/** Every line of the files, and what became of it: each line is in one part and no other. */
export interface RowAccounts {
  readonly lines: number
  /** Lines by what they were, in the words to be printed: `rows read`, `header`, `rejected: too few columns`. */
  readonly parts: Readonly<Record<string, number>>
  /** Rejected lines that name nobody the files know: whose record lacks them is not known. */
  readonly unattributed?: number
  /** What is told of columns in another form than the format's, in sentences. */
  readonly forms?: readonly string[]
}

/** `summary.json`. */
export interface Summary {
  readonly setaside: string
  readonly asOf: string
  readonly county?: string
  readonly program: ProgramFacts
  readonly policy?: { readonly name: string; readonly title: string }
  readonly rows: RowAccounts & { readonly addUp: boolean }
  readonly people: Tally['people']
  readonly convictions: Tally['convictions']
  readonly determination: Counts
  readonly beside: Crossed
  readonly acts: Counts
  readonly relief: Counts
  readonly basis: Counts
  readonly class: Crossed
  readonly section: Crossed
  /** Of a run of several counties. */
  readonly byCounty?: Crossed
  readonly reason: Crossed
  readonly missing: Counts
  readonly confidence: Counts
  /** People with (`yes`), surely without (`no`) and `unknown`; `freed`: surely with before and surely without here. */
  readonly impact: {
    readonly felony: Tally['impact']['felony']
    readonly conviction: Tally['impact']['conviction']
    readonly convictionInSevenYears: Tally['impact']['recent']
  }
  readonly reliefs: Tally['reliefs']
}

export function summarize(facts: RunFacts, tally: Tally): Summary {
  const { setaside, day, county, program, policy, rows } = facts
  const { name, title, version, checked, attorneyReview } = program
  const { impact } = tally
  return {
    setaside,
    asOf: formatDay(day),
    ...(county === undefined ? {} : { county }),
    program: { name, title, version, checked, attorneyReview },
    ...(policy === undefined ? {} : { policy: { name: policy.name, title: policy.title } }),
    rows: {
      lines: rows.lines,
      parts: rows.parts,
      ...(rows.unattributed === undefined ? {} : { unattributed: rows.unattributed }),
      ...(rows.forms === undefined ? {} : { forms: rows.forms }),
      addUp: sum(rows.parts) === rows.lines,
    },
    people: tally.people,
    convictions: tally.convictions,
    determination: tally.determination,
    beside: crossedInOrder(tally.beside),
    acts: inOrder(tally.acts),
    relief: inOrder(tally.relief),
    basis: inOrder(tally.basis),
    class: crossedInOrder(tally.class),
    section: crossedInOrder(tally.section),
    ...(Object.keys(tally.county).length === 0 ? {} : { byCounty: crossedInOrder(tally.county) }),
    reason: crossedInOrder(withOneDay(tally.reason)),
    missing: inOrder(tally.missing),
    confidence: inOrder(tally.confidence),
    impact: {
      felony: impact.felony,
      conviction: impact.conviction,
      convictionInSevenYears: impact.recent,
    },
    reliefs: reliefsInOrder(tally.reliefs),
  }
}

const reliefsInOrder = ({
  arrests,
  statute,
  person,
  way,
  waits,
  months,
}: Tally['reliefs']): Tally['reliefs'] => ({
  arrests: inOrder(arrests),
  statute: crossedInOrder(statute),
  person: inOrder(person),
  way: crossedInOrder(way),
  waits: inOrder(waits),
  months: crossedInOrder(months),
})

/** The bytes of `summary.json`: the same for the same numbers, in whatever order they were counted. */
export const summaryJson = (summary: Summary): string => `${JSON.stringify(summary, undefined, 2)}\n`

const sum = (counts: Readonly<Counts>): number => Object.values(counts).reduce((all, count) => all + count, 0)

/** The most frequent first; equal counts by name. */
const byCount = (counts: Counts): readonly (readonly [name: string, count: number])[] =>
  Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))

const inOrder = (counts: Counts): Counts => Object.fromEntries(byCount(counts))

/** Counts of reasons, those together that differ in a day alone. */
const withOneDay = (crossed: Crossed): Crossed =>
  Object.fromEntries(
    Object.entries(crossed).map(([name, counts]) => {
      const found: Counts = {}
      for (const [text, times] of Object.entries(counts)) {
        const one = withoutDays(text)
        found[one] = (found[one] ?? 0) + times
      }
      return [name, found]
    }),
  )

const crossedInOrder = (crossed: Crossed): Crossed =>
  Object.fromEntries(
    Object.entries(crossed)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, counts]) => [name, inOrder(counts)]),
  )

// ---- in print --------------------------------------------------------------------------------------------------

export const WIDTH = 80
/** How many reasons and missing facts are printed; all are in the file. */
const MOST = 8

const OUTCOMES = ['eligible', 'eligible-later', 'review', 'not-eligible'] as const
const OUTCOME_WORDS = {
  eligible: 'due',
  'eligible-later': 'later',
  review: 'open',
  'not-eligible': 'nothing',
} as const
const WHY = {
  eligible: 'Why it is due',
  'eligible-later': 'Why it is later',
  review: 'Why a person must decide',
  'not-eligible': 'Why nothing is given',
} as const
const ACTS: Readonly<Record<string, string>> = {
  automatic: 'comes by itself: check it against the state’s record',
  duty: 'the court’s own duty',
  motion: 'on the prosecutor’s motion',
  petition: 'on the person’s petition',
  petition_or_motion: 'on the person’s petition, or by a motion of this office',
  policy: 'by the office’s policy',
}
const CLASSES = ['felony', 'misdemeanor', 'infraction', 'unknown'] as const

const CONFIDENCE_WORDS: Readonly<Record<string, string>> = {
  verbatim: 'read word for word in the official text',
  copy: 'read in an unofficial copy, or in part',
  secondary: 'read in summaries or official guidance',
  program: 'taken from the code of an earlier program',
  unverified: 'not verified: check before relying on it',
  policy: 'the office’s own policy decided',
  none: 'no rule of the law applies',
}

/** The summary as a page of at most 80 columns, to be shown to an office: convictions by section, or answers by statute. */
export function summaryText(
  summary: Summary,
  { lines }: { readonly lines: 'convictions' | 'reliefs' },
): string {
  return [
    ...about(summary),
    '',
    ...rowsPart(summary),
    '',
    ...peoplePart(summary),
    '',
    ...answersPart(summary),
    '',
    ...countiesPart(summary),
    ...(lines === 'convictions' ? sectionsPart(summary) : reliefsPart(summary.reliefs)),
    '',
    ...reasonsPart(summary),
    ...missingPart(summary),
    ...impactPart(summary),
    '',
    ...confidencePart(summary),
    '',
  ].join('\n')
}

function about({ setaside, asOf, county, program, policy }: Summary): readonly string[] {
  return [
    `Setaside ${setaside}`,
    ...told('County', county ?? 'all'),
    ...told('As of', asOf),
    ...told('Law', program.title),
    ...told('', `version ${program.version}, checked ${program.checked}`),
    ...told(
      '',
      program.attorneyReview === 'none'
        ? 'No attorney has reviewed these rules.'
        : `Attorney review: ${program.attorneyReview}`,
    ),
    ...told('Policy', policy === undefined ? 'none: the law alone decides' : policy.title),
  ]
}

function rowsPart({ rows }: Summary): readonly string[] {
  return [
    'Lines of the files',
    count('all lines', rows.lines),
    ...Object.entries(rows.parts).map(([name, lines]) => count(`  ${name}`, lines)),
    rows.addUp
      ? '  These add up: every line is accounted for.'
      : '  THESE DO NOT ADD UP. That is a fault of Setaside: do not use the results.',
    ...((rows.unattributed ?? 0) === 0
      ? []
      : [
          `  Of the rejected lines ${number(rows.unattributed ?? 0)} name nobody: someone’s record lacks them,`,
          '  and whose is not known. Nothing is filed unless that is said.',
        ]),
    ...(rows.forms ?? []).flatMap(says => wrapped(says, WIDTH - 2).map(line => `  ${line}`)),
  ]
}

function peoplePart({ people, convictions }: Summary): readonly string[] {
  return [
    'People and convictions',
    count('people in the files', people.total),
    count('  with a conviction considered', people.considered),
    count('    helped: something is due now', people.helped),
    count('    nothing yet, but from a known day', people.waiting),
    count('    open: a person must decide', people.open),
    count('    nothing', people.nothing),
    count('  with something a person must decide, whatever else is due', people.forReview),
    ...ifAny('  whose record may not be whole', people.inDoubt),
    count('convictions of those considered', convictions.total),
    count('  felonies today', convictions.felonies),
    count('  considered', convictions.considered),
  ]
}

function answersPart(summary: Summary): readonly string[] {
  const { determination, class: classes, relief, basis, beside, acts } = summary
  const { eligible, 'eligible-later': later, review } = beside
  return [
    columns('Considered', ['all', ...CLASSES]),
    ...OUTCOMES.map(outcome =>
      columns(`  ${OUTCOME_WORDS[outcome]}`, [
        number(determination[outcome] ?? 0),
        ...CLASSES.map(name => number(classes[name]?.[outcome] ?? 0)),
      ]),
    ),
    ...ifAny('due, and more is due beside it', eligible?.more ?? 0),
    ...ifAny('due, and more comes later', eligible?.later ?? 0),
    ...ifAny('due, and something else is open as well', eligible?.open ?? 0),
    ...ifAny('later, and something is open', later?.open ?? 0),
    ...ifAny('open for a person, and the law gives something whatever they decide', review?.more ?? 0),
    '',
    'Who acts, for the best of what is due to each',
    ...(Object.keys(acts).length === 0 ? ['  nothing is due'] : []),
    ...Object.entries(acts).map(([name, due]) => count(ACTS[name] ?? name, due)),
    '',
    'The best of what is due to each',
    ...(Object.keys(relief).length === 0 ? ['  none'] : []),
    ...Object.entries(relief).map(([name, due]) => count(name, due)),
    ...Object.entries(basis).map(([name, due]) => count(`  by ${name}`, due)),
  ]
}

const sectionsPart = ({ section }: Summary): readonly string[] => byOutcome('By section', section)

/** Every county, however many there are: each is somebody's own. */
const countiesPart = ({ byCounty }: Summary): readonly string[] =>
  byCounty === undefined ? [] : [...byOutcome('Considered, by county', byCounty), '']

function byOutcome(title: string, crossed: Crossed): readonly string[] {
  return [
    columns(
      title,
      OUTCOMES.map(outcome => OUTCOME_WORDS[outcome]),
    ),
    ...Object.entries(crossed).map(([name, found]) =>
      columns(
        `  ${name}`,
        OUTCOMES.map(outcome => number(found[outcome] ?? 0)),
      ),
    ),
  ]
}

function reliefsPart({ arrests, statute, person, way, waits, months }: Tally['reliefs']): readonly string[] {
  const outcomes = (label: string, found: Counts) =>
    columns(
      label,
      OUTCOMES.map(outcome => number(found[outcome] ?? 0)),
    )
  const headings = OUTCOMES.map(outcome => OUTCOME_WORDS[outcome])
  return [
    columns('By statute', headings),
    ...Object.entries(statute).map(([name, found]) => outcomes(`  ${name}`, found)),
    ...(Object.keys(arrests).length === 0 ? [] : [outcomes('Arrests, by the best answer', arrests)]),
    ...(Object.keys(person).length === 0
      ? []
      : ['', 'Open to whoever it is true of, which only the person can tell: asked, and not listed']),
    ...Object.entries(person).map(([name, open]) => count(name, open)),
    '',
    'How what is due is had',
    ...(Object.keys(way).length === 0 ? ['  nothing is due'] : []),
    ...Object.entries(way).flatMap(([name, found]) => [
      `  ${name}`,
      ...Object.entries(found).map(([relief, due]) => count(`  ${relief}`, due)),
    ]),
    ...(Object.keys(months).length === 0 ? [] : ['', 'Becomes due in the next twelve months']),
    ...Object.entries(months).flatMap(([month, found]) =>
      Object.entries(found).map(([relief, due]) => count(`${month}  ${relief}`, due)),
    ),
    ...(Object.keys(waits).length === 0 ? [] : ['', ...listed('Convictions and arrests wait on', waits)]),
  ]
}

function reasonsPart({ reason }: Summary): readonly string[] {
  return OUTCOMES.flatMap(outcome => {
    const counts = reason[outcome]
    return counts === undefined ? [] : [...listed(WHY[outcome], counts), '']
  })
}

const missingPart = ({ missing }: Summary): readonly string[] =>
  Object.keys(missing).length === 0 ? [] : [...listed('Facts most often missing there', missing), '']

function impactPart({ impact }: Summary): readonly string[] {
  const burdens = [impact.felony, impact.conviction, impact.convictionInSevenYears]
  const row = (label: string, of: (burden: (typeof burdens)[number]) => number) =>
    columns(
      label,
      burdens.map(burden => number(of(burden))),
    )
  const scenario = (label: string, name: keyof Tally['impact']['felony']) => [
    row(`  ${label}`, burden => burden[name].no),
    row('    who had one before', burden => burden[name].freed),
  ]
  return [
    columns('People considered with surely no', ['felony', 'conviction', 'in 7 years']),
    row('  today', burden => burden.before.no),
    ...scenario('after this run', 'after'),
    ...scenario('if all considered were dismissed', 'dismissAll'),
    ...scenario('if related charges were too', 'dismissAllAndRelated'),
    row('  not known today', burden => burden.before.unknown),
  ]
}

function confidencePart({ confidence }: Summary): readonly string[] {
  return [
    'How surely the text behind the answers is known (its least sure part)',
    ...Object.entries(confidence).map(([name, answers]) => count(CONFIDENCE_WORDS[name] ?? name, answers)),
  ]
}

/** `  label ........ 12`, the number at the right. */
function count(label: string, value: number): string {
  const told = number(value)
  const words = `  ${label}`.slice(0, WIDTH - told.length - 1)
  return words + told.padStart(WIDTH - words.length)
}

const ifAny = (label: string, value: number): readonly string[] => (value === 0 ? [] : [count(label, value)])

/** A line of a table: the label at the left, the cells each at the right of its column. */
export function columns(label: string, cells: readonly string[]): string {
  const width = cells.length > 4 ? 12 : 13
  return (
    label.slice(0, WIDTH - cells.length * width).padEnd(WIDTH - cells.length * width) +
    cells.map(cell => cell.padStart(width)).join('')
  )
}

const LABEL = 10
export const told = (label: string, text: string): readonly string[] =>
  wrapped(text, WIDTH - LABEL - 2).map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL)}${line}`)

const FIGURES = 12
function listed(title: string, counts: Counts): readonly string[] {
  const all = byCount(counts)
  const rest = all.length <= MOST + 1 ? [] : all.slice(MOST)
  return [
    title,
    ...all
      .slice(0, MOST)
      .flatMap(([text, times]) =>
        wrapped(text, WIDTH - FIGURES - 2).map(
          (line, i) => `${(i === 0 ? number(times) : '').padStart(FIGURES)}  ${line}`,
        ),
      ),
    ...(rest.length === 0
      ? []
      : [
          `${number(rest.reduce((most, [, times]) => most + times, 0)).padStart(FIGURES)}  of ${number(rest.length)} other kinds: see summary.json`,
        ]),
  ]
}

/** Lines of at most so many characters, broken between words where there is a place to break. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
    while (line.length > width) {
      lines.push(line.slice(0, width))
      line = line.slice(width)
    }
  }
  return [...lines, line]
}
