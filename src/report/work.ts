/** What people did with what a run found, for its public page: what was asked and answered, approved, filed and granted, and how long each took. */
import { LEAST, type MadeFigures, type Row, type Shape } from './figures.ts'
import { ALL_OTHERS } from './groups.ts'
import { labelOf, type ReportWords, type Speech } from './words.ts'

/** Where a question stands that only a person can answer. */
export const QUESTION_STATES = ['settled', 'unread', 'disputed', 'looked', 'waiting'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** What a conviction has come to; each is part of the one before it. */
export const WORK_STAGES = ['approved', 'signed', 'filed', 'answered', 'granted'] as const
export type WorkStage = (typeof WORK_STAGES)[number]
export type StageCounts = Readonly<Record<WorkStage, number>>

/** Between which stages days are counted. */
export const SPANS = ['answer', 'second', 'approval', 'signing', 'filing', 'court', 'whole'] as const
export type Span = (typeof SPANS)[number]

/** What was asked, answered and asked of the court of one section, county or program. */
export interface WorkLine {
  readonly asked: number
  readonly settled: number
  readonly approved: number
  readonly filed: number
  readonly granted: number
}

export const WORK_GROUPINGS = ['section', 'county', 'program'] as const
export type WorkGrouping = (typeof WORK_GROUPINGS)[number]

/** The work on the people of a run, from the workstation's database. */
export interface Work {
  readonly questions: Readonly<Record<QuestionState, number>>
  readonly convictions: StageCounts
  readonly people: StageCounts
  /** Requests to the court, one for each relief of a conviction, by where each is now. */
  readonly now: readonly { readonly state: string; readonly requests: number }[]
  /** Requests of people who are not in this run. */
  readonly elsewhere: number
  /** A grouping of which there is one line alone is left out. */
  readonly by: Readonly<Record<WorkGrouping, readonly (readonly [name: string, line: WorkLine])[]>>
  /** Whole days, one for each that has gone so far. */
  readonly days: Readonly<Record<Span, readonly number[]>>
  /** The day of the last thing that was done, `YYYY-MM-DD`; undefined where nothing was. */
  readonly until: string | undefined
}

/** The tables of the work. */
export const workShapes = (figures: MadeFigures, work: Work, speech: Speech): readonly Shape[] => [
  stagesTable(figures, work, speech.words),
  nowTable(figures, work, speech),
  questionsTable(figures, work, speech.words),
  daysTable(figures, work, speech.words),
  ...WORK_GROUPINGS.flatMap(grouping => byTable(figures, grouping, work, speech)),
]

/** The lines of the chart: from all that was considered to what was granted. */
export const stageLines = ({ stages }: ReportWords): readonly (readonly [label: string, id: string])[] => [
  [stages.considered, 'convictions.considered'],
  [stages.due, 'convictions.eligible'],
  ...WORK_STAGES.map(stage => [stages.names[stage], `work.${stage}.convictions`] as const),
]

function stagesTable(
  figures: MadeFigures,
  { convictions, people }: Work,
  { stages: words }: ReportWords,
): Shape {
  const rows: Row[] = WORK_STAGES.map(stage => ({
    label: words.names[stage],
    ids: [
      figures.show(`work.${stage}.convictions`, convictions[stage]),
      figures.show(`work.${stage}.people`, people[stage]),
    ],
  }))
  for (const unit of ['convictions', 'people'] as const) {
    figures.within(`${unit}.considered`, `work.approved.${unit}`)
    for (const [at, stage] of WORK_STAGES.entries()) {
      const before = WORK_STAGES[at - 1]
      if (before !== undefined) figures.within(`work.${before}.${unit}`, `work.${stage}.${unit}`)
    }
  }
  // What was given since may have made more due than the run says: then nobody can conclude from the two.
  figures.within('convictions.eligible', 'work.approved.convictions')
  figures.within('people.helped', 'work.approved.people')
  return {
    id: 'stages',
    title: words.title,
    columns: words.columns,
    rows: [
      { label: words.considered, ids: ['convictions.considered', 'people.considered'] },
      { label: words.due, ids: ['convictions.eligible', 'people.helped'] },
      ...rows,
    ],
  }
}

function nowTable(
  figures: MadeFigures,
  { now, elsewhere }: Work,
  { words: { requests: words, all: allOfThem } }: Speech,
): Shape {
  const all = now.reduce((sum, { requests }) => sum + requests, 0)
  const rows: Row[] = now.map(({ state, requests }) => ({
    label: (words.names as Readonly<Record<string, string>>)[state] ?? state,
    ids: [figures.show(`requests.${state}`, requests)],
  }))
  figures.show('requests.all', all)
  figures.within('requests.all', ...rows.flatMap(({ ids }) => ids))
  return {
    id: 'requests',
    title: words.title,
    columns: words.columns,
    rows: [
      ...rows,
      { label: allOfThem, ids: ['requests.all'] },
      ...(elsewhere === 0
        ? []
        : [
            {
              label: words.elsewhere,
              ids: [figures.show('requests.elsewhere', elsewhere)],
            },
          ]),
    ],
    note: words.note,
  }
}

function questionsTable(figures: MadeFigures, { questions }: Work, { questions: words }: ReportWords): Shape {
  const rows: Row[] = QUESTION_STATES.map(state => ({
    label: words.names[state],
    ids: [figures.show(`questions.${state}`, questions[state])],
  }))
  figures.show('questions.all', askedIn(questions))
  figures.within('questions.all', ...rows.flatMap(({ ids }) => ids))
  return {
    id: 'questions',
    title: words.title,
    columns: words.columns,
    rows: [{ label: words.asked, ids: ['questions.all'] }, ...rows],
  }
}

const askedIn = (questions: Work['questions']): number =>
  QUESTION_STATES.reduce((sum, state) => sum + questions[state], 0)

/** What a stage of a conviction took its days to. */
const SPANS_OF_STAGES = [
  ['approval', 'approved'],
  ['signing', 'signed'],
  ['filing', 'filed'],
  ['court', 'answered'],
  ['whole', 'granted'],
] as const satisfies readonly (readonly [Span, WorkStage])[]

function daysTable(figures: MadeFigures, { days }: Work, { days: words }: ReportWords): Shape {
  const rows = SPANS.map((span): Row => {
    const of = figures.show(`took.${span}`, days[span].length)
    return { label: words.names[span], ids: [of], took: { of, days: days[span] } }
  })
  figures.within('questions.all', 'took.answer')
  // Whatever was answered has taken its days.
  figures.within('took.answer', 'questions.settled', 'questions.unread', 'questions.disputed')
  figures.within('questions.settled', 'took.second')
  figures.within('requests.all', 'took.approval')
  figures.within('took.approval', 'took.signing')
  figures.within('took.signing', 'took.filing')
  figures.within('took.filing', 'took.court')
  figures.within('took.court', 'took.whole')
  // Most convictions have one request: then the one count is the other.
  figures.within('requests.all', 'work.approved.convictions')
  for (const [span, stage] of SPANS_OF_STAGES) figures.within(`took.${span}`, `work.${stage}.convictions`)
  return {
    id: 'days',
    title: words.title,
    columns: words.columns,
    rows,
    note: words.note,
  }
}

const LINE = ['asked', 'settled', 'approved', 'filed', 'granted'] as const
const WHOLE: Readonly<Record<(typeof LINE)[number], string>> = {
  asked: 'questions.all',
  settled: 'questions.settled',
  approved: 'work.approved.convictions',
  filed: 'work.filed.convictions',
  granted: 'work.granted.convictions',
}
function byTable(
  figures: MadeFigures,
  grouping: WorkGrouping,
  { by }: Work,
  { words, ofLaw }: Speech,
): readonly Shape[] {
  const lines = folded(by[grouping])
  if (lines.length < 2) return []
  const at = (label: string, key: string): string => `work.${grouping}.${label}.${key}`
  const rows = lines.map(([label, line]): Row => {
    const ids = LINE.map(key => figures.show(at(label, key), line[key]))
    figures.within(at(label, 'asked'), at(label, 'settled'))
    figures.within(at(label, 'approved'), at(label, 'filed'))
    figures.within(at(label, 'filed'), at(label, 'granted'))
    const own = label === ALL_OTHERS ? words.allOthers : grouping === 'program' ? undefined : label
    return { ...labelOf(own === undefined ? ofLaw(label) : { text: own }), ids }
  })
  for (const key of LINE) figures.within(WHOLE[key], ...lines.map(([label]) => at(label, key)))
  return [
    {
      id: `stages-${grouping}`,
      title: words.stagesBy[grouping].title,
      columns: [words.stagesBy[grouping].of, ...words.stagesBy.columns],
      rows: [...rows, { label: words.all, ids: LINE.map(key => WHOLE[key]) }],
    },
  ]
}

/** The lines that are large enough, the largest first, and the others together. */
function folded(lines: Work['by'][WorkGrouping]): readonly (readonly [string, WorkLine])[] {
  const size = ({ asked, approved }: WorkLine): number => Math.max(asked, approved)
  const all = [...lines].sort(([a, m], [b, n]) => size(n) - size(m) || (a < b ? -1 : 1))
  const small = all.filter(([, line]) => size(line) < LEAST)
  if (small.length < 2) return all
  const sum = (key: (typeof LINE)[number]): number => small.reduce((total, [, line]) => total + line[key], 0)
  const others: WorkLine = {
    asked: sum('asked'),
    settled: sum('settled'),
    approved: sum('approved'),
    filed: sum('filed'),
    granted: sum('granted'),
  }
  return [...all.filter(([, line]) => size(line) >= LEAST), [ALL_OTHERS, others]]
}
