/** A page for the chief and the public: what a run found, in counts and shares, with small numbers hidden. */
import { type Day, formatDay } from '../time/day.ts'
import {
  LEAST,
  type MadeFigures,
  newFigures,
  type Row,
  type Shape,
  shareOf,
  shareText,
  tookTexts,
} from './figures.ts'
import type { GroupCounts, Grouping, Groups } from './groups.ts'
import { type OnPage, policiesChart, policiesShapes } from './policies-shapes.ts'
import type { Reached } from './policy-reach.ts'
import { number, type Summary } from './summary.ts'
import { suppress, type Told } from './suppression.ts'
import type { Counts } from './tally.ts'
import { STAGE_LINES, type Work, workShapes } from './work.ts'

/** Raised when a key of `report.json` changes its meaning or goes. */
export const REPORT_VERSION = 1

/** What the run was that the page is of. */
export interface ReportFacts {
  /** The version of Setaside that makes the page. */
  readonly setaside: string
  /** The hash of the run's manifest, which names the run. */
  readonly run: string
  readonly day: Day
}

/** A cell of a table: a count, `under 11`, `hidden`, a share such as `41%`, or nothing where a share has too few people. */
export type CellText = number | string

export interface ReportTable {
  readonly id: string
  readonly title: string
  /** The heading of the labels, then of each cell. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly CellText[] }[]
  readonly note?: string
}

export interface Bar {
  readonly label: string
  readonly value: number
}

/** A share with its 95% Wilson interval, all from 0 to 1. */
export interface Share {
  readonly label: string
  readonly share: number
  readonly low: number
  readonly high: number
}

/** `report.json`: what the page says, and nothing that it hides. */
export interface Report {
  readonly reportVersion: typeof REPORT_VERSION
  readonly setaside: string
  readonly run: string
  readonly asOf: string
  readonly county: string
  readonly law: string
  readonly policy: string
  readonly headline: string
  readonly lead: readonly string[]
  readonly tables: readonly ReportTable[]
  /** Rows of the tables as charts: only what is shown is drawn. */
  readonly charts: {
    readonly standing: readonly Bar[]
    readonly freed: readonly Share[]
    readonly all?: number
    /** Convictions, from all that was considered to what was granted; absent without the work of people. */
    readonly stages?: readonly Bar[]
    /** Policies beside each other: who would lose a last felony, and the shares by race as recorded; absent where none are compared. */
    readonly policies?: readonly Bar[]
    readonly reach?: readonly Share[]
  }
  readonly method: readonly string[]
}

/** What stands on the page beside what the run found. */
export interface Beside {
  /** What people did with it. */
  readonly work?: Work
  /** Policies beside each other, the first of which is the one it was decided by. */
  readonly reached?: Reached
}

/** The page of a run. Throws where the summary and the people do not fit together: they are then of two runs. */
export async function reportOf(
  facts: ReportFacts,
  summary: Summary,
  groups: Groups,
  { work, reached }: Beside = {},
): Promise<Report> {
  const figures = newFigures(ABOUT)
  const shape = [
    ...shapeOf(figures, summary, groups),
    ...(work === undefined ? [] : workShapes(figures, work)),
    ...(reached === undefined ? [] : policiesShapes(figures, reached, onPage(summary, groups))),
  ]
  const told = await suppress(figures)
  const tellOf = (id: string): CellText => {
    const found = told.get(id)
    if (found === undefined) throw new Error(`the report tells nothing of [${id}]`)
    return textOf(found)
  }
  const tables = shape.map(({ rows, ...table }) => ({
    ...table,
    rows: rows.map(({ label, ids, share, took }) => ({
      label,
      cells: [
        ...ids.map(tellOf),
        ...(share === undefined ? [] : [shareText(shareOf(told, share))]),
        ...(took === undefined ? [] : tookTexts(told, took)),
      ],
    })),
  }))
  const { county = 'all counties', program, policy } = summary
  return {
    reportVersion: REPORT_VERSION,
    setaside: facts.setaside,
    run: facts.run,
    asOf: formatDay(facts.day),
    county,
    law: `${program.title}, version ${program.version}`,
    policy: policy?.title ?? 'none: the law alone decides',
    ...wordsOf(tellOf, county, formatDay(facts.day), work),
    tables,
    charts: {
      ...chartsOf(told, shape),
      ...(work === undefined ? {} : { stages: stagesChart(told) }),
      ...(reached === undefined ? {} : policiesChart(told, shape)),
    },
    method: [
      ...METHOD,
      ...(work === undefined ? [] : [workMethod(work)]),
      ...(reached === undefined ? [] : [POLICIES_METHOD]),
    ],
  }
}

const textOf = (told: Told): CellText => (told === 'few' ? 'under 11' : told)

// ---- the counts, where they stand -----------------------------------------------------------------------------------

/** What the page is about: its first lines say these. */
const ABOUT: ReadonlySet<string> = new Set([
  'felony.after.freed',
  'felony.before.yes',
  'conviction.after.freed',
  'people.considered',
  'people.helped',
  'people.open',
  'convictions.considered',
  'convictions.eligible',
  'convictions.review',
  'work.approved.convictions',
  'work.filed.convictions',
  'work.granted.convictions',
])

/** Every count of the page put where it stands, with each sum that a reader can make. */
function shapeOf(figures: MadeFigures, summary: Summary, groups: Groups): readonly Shape[] {
  return [
    standingTable(figures, summary),
    peopleTable(figures, summary),
    convictionsTable(figures, summary),
    ...(Object.keys(NAMES) as readonly Grouping[]).map(grouping =>
      groupTable(figures, grouping, groups[grouping]),
    ),
    sectionTable(figures, summary),
    countsTable(figures, {
      id: 'acts',
      title: 'Who acts, for the best of what is due to each',
      columns: ['Who acts', 'Convictions'],
      counts: summary.acts,
      whole: 'convictions.eligible',
    }),
    countsTable(figures, {
      id: 'relief',
      title: 'The best of what is due to each',
      columns: ['Relief', 'Convictions'],
      counts: summary.relief,
      whole: 'convictions.eligible',
    }),
    countsTable(figures, {
      id: 'waits',
      title: 'Why a person must decide',
      columns: ['Reason', 'Convictions'],
      counts: summary.reason.review ?? {},
      whole: 'convictions.review',
    }),
  ]
}

const BURDENS = [
  ['felony', 'felony', 'felony'],
  ['conviction', 'conviction', 'conviction'],
  ['convictionInSevenYears', 'recent', 'conviction in the last seven years'],
] as const
const SCENARIOS = [
  ['before', 'today'],
  ['after', 'after this run'],
  ['dismissAll', 'if all considered were dismissed'],
  ['dismissAllAndRelated', 'if related charges were too'],
] as const

/** People without a felony, a conviction, a recent one: today, after, and in the what-ifs, held together. */
function standingTable(figures: MadeFigures, { people, impact }: Summary): Shape {
  figures.show('people.considered', people.considered)
  const rows: Row[] = []
  for (const [scenario, says] of SCENARIOS) {
    const ids: string[] = []
    for (const [key, id] of BURDENS) {
      const { no, yes, unknown, freed } = impact[key][scenario]
      const at = `${id}.${scenario}`
      ids.push(figures.show(`${at}.no`, no))
      if (scenario === 'before') figures.show(`${at}.yes`, yes)
      figures.within('people.considered', `${at}.no`)
      if (scenario === 'before') {
        figures.show(`${at}.unknown`, unknown)
        figures.within('people.considered', `${at}.no`, `${at}.yes`, `${at}.unknown`)
        continue
      }
      figures.show(`${at}.freed`, freed)
      figures.within(`${id}.before.yes`, `${at}.freed`)
      figures.within(`${at}.no`, `${id}.before.no`, `${at}.freed`)
      const earlier =
        scenario === 'dismissAll' ? 'after' : scenario === 'dismissAllAndRelated' ? 'dismissAll' : undefined
      if (earlier === undefined) continue
      figures.within(`${at}.freed`, `${id}.${earlier}.freed`)
      figures.within(`${at}.no`, `${id}.${earlier}.no`)
    }
    // Nobody without a conviction has a felony, or a recent conviction.
    figures.within(`felony.${scenario}.no`, `conviction.${scenario}.no`)
    figures.within(`recent.${scenario}.no`, `conviction.${scenario}.no`)
    rows.push({ label: says, ids })
    if (scenario !== 'before')
      rows.push({
        label: `${says}: who had one before`,
        ids: BURDENS.map(([, id]) => `${id}.${scenario}.freed`),
      })
  }
  rows.push({ label: 'today: who surely have one', ids: BURDENS.map(([, id]) => `${id}.before.yes`) })
  rows.push({ label: 'today: not known', ids: BURDENS.map(([, id]) => `${id}.before.unknown`) })
  figures.within('conviction.before.yes', 'felony.before.yes')
  return {
    id: 'standing',
    title: 'People considered with surely no felony, no conviction, none in seven years',
    columns: ['', 'No felony', 'No conviction', 'None in seven years'],
    rows,
  }
}

function peopleTable(figures: MadeFigures, { people }: Summary): Shape {
  const row = (label: string, id: keyof Summary['people']): Row => ({
    label,
    ids: [figures.show(`people.${id}`, people[id])],
  })
  const rows = [
    row('people in the files', 'total'),
    row('with a conviction considered', 'considered'),
    row('helped: something is due now', 'helped'),
    row('nothing yet, but from a known day', 'waiting'),
    row('open: a person must decide', 'open'),
    row('nothing', 'nothing'),
    row('with something a person must decide, whatever else is due', 'forReview'),
    row('whose record may not be whole', 'inDoubt'),
  ]
  figures.within('people.total', 'people.considered')
  figures.within('people.considered', 'people.helped', 'people.waiting', 'people.open', 'people.nothing')
  figures.within('people.considered', 'people.forReview')
  figures.within('people.considered', 'people.inDoubt')
  figures.within('people.forReview', 'people.open')
  return { id: 'people', title: 'People', columns: ['', 'People'], rows }
}

const OUTCOMES = [
  ['eligible', 'due'],
  ['eligible-later', 'later'],
  ['review', 'open'],
  ['not-eligible', 'nothing'],
] as const

function convictionsTable(figures: MadeFigures, { convictions, determination }: Summary): Shape {
  const rows: Row[] = [
    { label: 'considered', ids: [figures.show('convictions.considered', convictions.considered)] },
    ...OUTCOMES.map(([outcome, says]) => ({
      label: says,
      ids: [figures.show(`convictions.${outcome}`, determination[outcome] ?? 0)],
    })),
    { label: 'all convictions of those people', ids: [figures.show('convictions.total', convictions.total)] },
    { label: 'of these felonies today', ids: [figures.show('convictions.felonies', convictions.felonies)] },
  ]
  figures.within('convictions.considered', ...OUTCOMES.map(([outcome]) => `convictions.${outcome}`))
  figures.within('convictions.total', 'convictions.considered')
  figures.within('convictions.total', 'convictions.felonies')
  return { id: 'convictions', title: 'Convictions', columns: ['', 'Convictions'], rows }
}

const NAMES: Readonly<Record<Grouping, string>> = {
  race: 'Race as recorded',
  sex: 'Sex as recorded',
  age: 'Age on the day',
}

function groupTable(
  figures: MadeFigures,
  grouping: Grouping,
  found: ReadonlyMap<string, GroupCounts>,
): Shape {
  const counted = [
    ['considered', 'people.considered'],
    ['hadFelony', 'felony.before.yes'],
    ['lostFelony', 'felony.after.freed'],
    ['hadConviction', 'conviction.before.yes'],
    ['lostConviction', 'conviction.after.freed'],
  ] as const
  const rows: Row[] = [...found].map(([label, counts]) => {
    const at = `${grouping}.${label}`
    const ids = counted.map(([key]) => figures.show(`${at}.${key}`, counts[key]))
    figures.within(`${at}.considered`, `${at}.hadFelony`)
    figures.within(`${at}.considered`, `${at}.hadConviction`)
    figures.within(`${at}.hadConviction`, `${at}.hadFelony`)
    figures.within(`${at}.hadFelony`, `${at}.lostFelony`)
    figures.within(`${at}.hadConviction`, `${at}.lostConviction`)
    return { label, ids, share: [`${at}.lostFelony`, `${at}.hadFelony`] }
  })
  for (const [key, whole] of counted)
    figures.within(whole, ...[...found.keys()].map(label => `${grouping}.${label}.${key}`))
  rows.push({
    label: 'all',
    ids: counted.map(([, whole]) => whole),
    share: ['felony.after.freed', 'felony.before.yes'],
  })
  return {
    id: grouping,
    title: `${NAMES[grouping]}: who would lose a last felony, a last conviction`,
    columns: [
      NAMES[grouping],
      'People considered',
      'With a felony',
      'Would lose the last',
      'With a conviction',
      'Would lose the last',
      'Share who would lose a last felony',
    ],
    rows,
    note: 'Shares with their 95% interval, where at least 20 people have a felony.',
  }
}

const OTHER_SECTIONS = 'all other sections'

const all = (counts: Counts): number => Object.values(counts).reduce((sum, one) => sum + one, 0)

/** What stands by itself in the tables of groups and sections. */
const onPage = ({ section }: Summary, groups: Groups): OnPage => ({
  groups,
  sections: Object.keys(section).filter(name => all(section[name] ?? {}) >= LEAST),
  otherSections: OTHER_SECTIONS,
})

function sectionTable(figures: MadeFigures, { section }: Summary): Shape {
  const large = Object.entries(section).filter(([, counts]) => all(counts) >= LEAST)
  const small = Object.entries(section).filter(([, counts]) => all(counts) < LEAST)
  const others: Counts = {}
  for (const [, counts] of small)
    for (const [name, count] of Object.entries(counts)) others[name] = (others[name] ?? 0) + count
  const shown = [...large, ...(small.length === 0 ? [] : [[OTHER_SECTIONS, others] as const])]
  const rows = shown.map(([label, counts]): Row => {
    const at = `section.${label}`
    const ids = [
      figures.show(`${at}.all`, all(counts)),
      ...OUTCOMES.map(([outcome]) => figures.show(`${at}.${outcome}`, counts[outcome] ?? 0)),
    ]
    figures.within(`${at}.all`, ...OUTCOMES.map(([outcome]) => `${at}.${outcome}`))
    return { label, ids }
  })
  const at = (key: string): readonly string[] => shown.map(([label]) => `section.${label}.${key}`)
  figures.within('convictions.considered', ...at('all'))
  for (const [outcome] of OUTCOMES) figures.within(`convictions.${outcome}`, ...at(outcome))
  return {
    id: 'section',
    title: 'Convictions by section',
    columns: [
      'Section',
      'Considered',
      ...OUTCOMES.map(([, says]) => says.charAt(0).toUpperCase() + says.slice(1)),
    ],
    rows,
  }
}

interface Listed extends Omit<ReportTable, 'rows'> {
  readonly counts: Counts
  readonly whole: string
}

/** How many lines of a list stand on the page; the rest is one line. */
const MOST = 12

/** The largest counts of a list, and the others in one line. */
function countsTable(figures: MadeFigures, { counts, whole, ...table }: Listed): Shape {
  const all = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const shown = all.filter(([, count], i) => count >= LEAST && i < MOST)
  const rest = all.slice(shown.length)
  const more = rest.reduce((sum, [, count]) => sum + count, 0)
  const rows = [...shown, ...(rest.length === 0 ? [] : [['all others', more] as const])].map(
    ([label, count]): Row => ({
      label: label.replaceAll('_', ' '),
      ids: [figures.show(`${table.id}.${label}`, count)],
    }),
  )
  figures.within(whole, ...rows.flatMap(({ ids }) => ids))
  return { ...table, rows }
}

// ---- charts, words -------------------------------------------------------------------------------------------------

function chartsOf(told: ReadonlyMap<string, Told>, shape: readonly Shape[]): Report['charts'] {
  const standing = SCENARIOS.flatMap(([scenario, label]) => {
    const value = told.get(`felony.${scenario}.no`)
    return typeof value === 'number' ? [{ label, value }] : []
  })
  const races = shape.find(({ id }) => id === 'race')?.rows ?? []
  const freed = races.flatMap(({ label, share }) => {
    const found = share === undefined || label === 'all' ? undefined : shareOf(told, share)
    return found === undefined ? [] : [{ label, ...found }]
  })
  const all = shareOf(told, ['felony.after.freed', 'felony.before.yes'])?.share
  return { standing, freed, ...(all === undefined ? {} : { all }) }
}

const stagesChart = (told: ReadonlyMap<string, Told>): readonly Bar[] =>
  STAGE_LINES.flatMap(([label, id]) => {
    const value = told.get(id)
    return typeof value === 'number' ? [{ label, value }] : []
  })

/** A told count with what it counts: `173 people`, `fewer than 11 people`, or undefined where it is hidden. */
function peopleText(told: CellText): string | undefined {
  if (typeof told === 'number') return `${number(told)} ${told === 1 ? 'person' : 'people'}`
  return told === 'hidden' ? undefined : 'Fewer than 11 people'
}

function wordsOf(
  tell: (id: string) => CellText,
  county: string,
  asOf: string,
  work: Work | undefined,
): Pick<Report, 'headline' | 'lead'> {
  const freed = tell('felony.after.freed')
  const people = peopleText(freed)
  const many = (id: string): string => {
    const found = tell(id)
    return typeof found === 'number'
      ? number(found)
      : found === 'hidden'
        ? 'a number hidden here'
        : 'fewer than 11'
  }
  return {
    headline:
      people === undefined
        ? `What the law gives to people with past convictions in ${county}`
        : `${freed === 0 ? 'Nobody' : people} would lose ${freed === 0 ? 'a' : 'their'} last felony`,
    lead: [
      `People in the files: ${many('people.total')}. With a conviction or arrest of ${county} that was considered: ${many('people.considered')}. Of these something is due now to ${many('people.helped')}, and for ${many('people.open')} a person must decide first.`,
      `Convictions considered: ${many('convictions.considered')}. Relief is due for ${many('convictions.eligible')} as of ${asOf}, and ${many('convictions.review')} wait for a person. Nothing changes until a court, or the state where it acts by itself, has given it.`,
      ...(work === undefined
        ? []
        : [
            `Of these convictions people have approved ${many('work.approved.convictions')}; ${many('work.filed.convictions')} are filed with the court, and ${many('work.granted.convictions')} are granted.`,
          ]),
    ],
  }
}

const METHOD: readonly string[] = [
  'The counts are those of the run named below: of convictions and people that its files hold, and not of anybody else.',
  'A count from 1 to 10 is told as “under 11”. Where such a count could be worked out from totals, differences or other figures of this page, the smallest number beside it is hidden too and told as “hidden”; every figure here was held against all the others. Zero is shown.',
  'Groups with fewer than 11 people, and sections with fewer than 11 convictions, stand together. Race and sex are as the records have them. A share is of people who have a felony on record today, with the 95% interval of Wilson.',
  '“Surely no” means that the record leaves no doubt; people whose record leaves one are in no such count. The what-ifs are policies an office may choose, and not what the law gives.',
]

const workMethod = ({ until }: Work): string =>
  `What people did is as the office’s workstation has it${until === undefined ? '' : ` after ${until}`}. Days are whole days of the calendar, and are told where at least 20 have gone so far.`

const POLICIES_METHOD =
  'Policies are compared by what each would give the people of these files; nothing was decided by those that are not this run’s. Where one policy gives all that another gives, the difference of the two is held back like any other count.'
