/** A page for the chief and the public: what a run found, in counts and shares, with small numbers hidden. */

import { dayIn, fill, type Language, numberText } from '../results/languages.ts'
import { UNKNOWN_WITHOUT } from '../run/answer.ts'
import { type Day, formatDay, parseDay } from '../time/day.ts'
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
import { ALL_OTHERS, GROUPINGS, type GroupCounts, type Grouping, type Groups } from './groups.ts'
import { SCENARIOS } from './impact.ts'
import { type OnPage, policiesChart, policiesShapes } from './policies-shapes.ts'
import type { Reached } from './policy-reach.ts'
import { type Bar, type CellText, REPORT_VERSION, type Report, type ReportTable } from './public-page.ts'
import type { Summary } from './summary.ts'
import { type Figures, type Need, suppress, type Told } from './suppression.ts'
import type { Counts } from './tally.ts'
import { groupIn, labelOf, type ReportWords, type Said, type Speech, speechIn } from './words.ts'
import { stageLines, type Work, workShapes } from './work.ts'

/** What the run was that the page is of. */
export interface ReportFacts {
  /** The version of Setaside that makes the page. */
  readonly setaside: string
  /** The hash of the run's manifest, which names the run. */
  readonly run: string
  readonly day: Day
}

/** How the page is told, and what stands on it beside what the run found. */
export interface Beside {
  /** The language in which all of it is told; English where nothing is said. */
  readonly language?: Language
  /** What people did with it. */
  readonly work?: Work
  /** Policies beside each other, the first of which is the one it was decided by. */
  readonly reached?: Reached
}

/** What is told of each count of a page: the one function that hides, for whatever is made of the page. */
export type Hiding = (
  figures: Figures,
  already?: ReadonlyMap<string, Told>,
) => Promise<ReadonlyMap<string, Told>>

/** The page of a run. Throws where the summary and the people do not fit together: they are then of two runs. */
export async function reportOf(
  facts: ReportFacts,
  summary: Summary,
  groups: Groups,
  { work, reached }: Beside = {},
  speech: Speech = speechIn('en'),
  hide: Hiding = suppress,
): Promise<Report> {
  const { words, ofLaw } = speech
  const figures = newFigures(NEEDS)
  const run = shapeOf(figures, summary, groups, speech)
  // A page with more beside it tells what one with less tells: held against each other they give nothing away.
  let told = await hide(figures)
  const worked = work === undefined ? [] : workShapes(figures, work, speech)
  if (worked.length > 0) told = await hide(figures, told)
  const compared =
    reached === undefined ? [] : policiesShapes(figures, reached, onPage(summary, groups), speech)
  if (compared.length > 0) told = await hide(figures, told)
  const shape = [...run, ...worked, ...compared]
  const tellOf = (id: string): CellText => {
    const found = told.get(id)
    if (found === undefined) throw new Error(`the report tells nothing of [${id}]`)
    return textOf(found, words)
  }
  const tables = shape.map(({ rows, ...table }) => ({
    ...table,
    rows: rows.map(({ label, labelLanguage, ids, share, took }) => ({
      label,
      ...(labelLanguage === undefined ? {} : { labelLanguage }),
      cells: [
        ...ids.map(tellOf),
        ...(share === undefined ? [] : [shareText(shareOf(told, share))]),
        ...(took === undefined ? [] : tookTexts(told, took)),
      ],
    })),
  }))
  const { county = words.allCounties, program, policy } = summary
  return {
    reportVersion: REPORT_VERSION,
    language: words.language,
    setaside: facts.setaside,
    run: facts.run,
    asOf: formatDay(facts.day),
    county,
    law: fill(words.law, { title: ofLaw(program.title).text, version: program.version }),
    policy: policy === undefined ? words.noPolicy : ofLaw(policy.title).text,
    ...wordsOf(told, words, county, dayIn(words.language, facts.day), work),
    tables,
    charts: {
      ...chartsOf(told, shape, words),
      ...(work === undefined ? {} : { stages: stagesChart(told, words) }),
      ...(reached === undefined ? {} : policiesChart(told, shape)),
    },
    method: [
      ...words.method.says,
      ...(work === undefined ? [] : [workMethod(work, words)]),
      ...(reached === undefined ? [] : [words.method.policies]),
    ],
  }
}

const textOf = (told: Told, { few, hidden }: ReportWords): CellText =>
  typeof told === 'number' ? told : told === 'few' ? few : hidden

// ---- the counts, where they stand -----------------------------------------------------------------------------------

/** The totals that every share and every other count is read against, and what the first lines of the page say beside them. */
const NEEDS: ReadonlyMap<string, Need> = new Map([
  ...['people.considered', 'convictions.considered'].map(id => [id, 'total'] as const),
  ...[
    'felony.after.freed',
    'felony.before.yes',
    'conviction.after.freed',
    'conviction.before.yes',
    'people.total',
    'people.helped',
    'people.open',
    'convictions.total',
    'convictions.eligible',
    'convictions.review',
    'questions.all',
    'requests.all',
    'work.approved.convictions',
    'work.filed.convictions',
    'work.granted.convictions',
  ].map(id => [id, 'first'] as const),
])

/** Every count of the page put where it stands, with each sum that a reader can make. */
function shapeOf(figures: MadeFigures, summary: Summary, groups: Groups, speech: Speech): readonly Shape[] {
  const { words } = speech
  return [
    standingTable(figures, summary, words),
    peopleTable(figures, summary, words),
    convictionsTable(figures, summary, words),
    ...GROUPINGS.map(grouping => groupTable(figures, grouping, groups[grouping], speech)),
    sectionTable(figures, summary, words),
    countsTable(figures, words, {
      id: 'acts',
      ...headOf(words.acts),
      counts: summary.acts,
      whole: 'convictions.eligible',
      name: act => ({ text: (words.acts.names as Readonly<Record<string, string>>)[act] ?? act }),
    }),
    countsTable(figures, words, {
      id: 'relief',
      ...headOf(words.relief),
      counts: summary.relief,
      whole: 'convictions.eligible',
      name: relief => (relief === 'none' ? { text: words.relief.none } : reliefIn(speech, relief)),
    }),
    countsTable(figures, words, {
      id: 'waits',
      ...headOf(words.waits),
      counts: summary.reason.review ?? {},
      whole: 'convictions.review',
      name: reason => reasonIn(speech, reason),
    }),
  ]
}

const headOf = ({ title, columns }: Pick<ReportTable, 'title' | 'columns'>) => ({ title, columns })

/** A relief in the language of the page; where nobody has translated it, its name in words. */
function reliefIn({ words, ofLaw }: Speech, relief: string): Said {
  const said = ofLaw(relief)
  return words.language === 'en' || said.english
    ? { ...said, text: relief.replace(/^(redesignate)-/, '$1 as ').replaceAll('-', ' ') }
    : said
}

/** Why a person must decide: the facts that are missing are named one by one. */
function reasonIn({ words, ofLaw }: Speech, reason: string): Said {
  if (!reason.startsWith(UNKNOWN_WITHOUT)) return ofLaw(reason)
  const facts = reason.slice(UNKNOWN_WITHOUT.length).split('; ').map(ofLaw)
  return facts.some(({ english }) => english)
    ? { text: reason, english: true }
    : { text: fill(words.waits.unknown, { facts: facts.map(({ text }) => text).join('; ') }) }
}

const BURDENS = [
  ['felony', 'felony'],
  ['conviction', 'conviction'],
  ['convictionInSevenYears', 'recent'],
] as const

/** People without a felony, a conviction, a recent one: today, after, and in the what-ifs, held together. */
function standingTable(
  figures: MadeFigures,
  { people, impact }: Summary,
  { standing: words }: ReportWords,
): Shape {
  figures.show('people.considered', people.considered)
  const rows: Row[] = []
  for (const scenario of SCENARIOS) {
    const says = words[scenario]
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
        label: fill(words.freed, { scenario: says }),
        ids: BURDENS.map(([, id]) => `${id}.${scenario}.freed`),
      })
  }
  rows.push({ label: words.yes, ids: BURDENS.map(([, id]) => `${id}.before.yes`) })
  rows.push({ label: words.unknown, ids: BURDENS.map(([, id]) => `${id}.before.unknown`) })
  figures.within('conviction.before.yes', 'felony.before.yes')
  return {
    id: 'standing',
    ...headOf(words),
    rows,
  }
}

const PEOPLE = [
  'total',
  'considered',
  'helped',
  'waiting',
  'open',
  'nothing',
  'forReview',
  'inDoubt',
] as const satisfies readonly (keyof Summary['people'])[]

function peopleTable(figures: MadeFigures, { people }: Summary, { people: words }: ReportWords): Shape {
  const rows = PEOPLE.map(id => ({ label: words[id], ids: [figures.show(`people.${id}`, people[id])] }))
  figures.within('people.total', 'people.considered')
  figures.within('people.considered', 'people.helped', 'people.waiting', 'people.open', 'people.nothing')
  figures.within('people.considered', 'people.forReview')
  figures.within('people.considered', 'people.inDoubt')
  figures.within('people.forReview', 'people.open')
  // What a table of policies says of this run as well: a page without one tells no more.
  figures.within('people.considered', 'felony.before.yes')
  figures.within('people.helped', 'felony.after.freed')
  figures.within('people.helped', 'conviction.after.freed')
  figures.within('conviction.after.freed', 'recent.after.freed')
  return { id: 'people', ...headOf(words), rows }
}

const OUTCOMES = ['eligible', 'eligible-later', 'review', 'not-eligible'] as const

function convictionsTable(
  figures: MadeFigures,
  { convictions, determination }: Summary,
  { convictions: words, outcomes }: ReportWords,
): Shape {
  const rows: Row[] = [
    { label: words.considered, ids: [figures.show('convictions.considered', convictions.considered)] },
    ...OUTCOMES.map(outcome => ({
      label: outcomes[outcome],
      ids: [figures.show(`convictions.${outcome}`, determination[outcome] ?? 0)],
    })),
    { label: words.total, ids: [figures.show('convictions.total', convictions.total)] },
    { label: words.felonies, ids: [figures.show('convictions.felonies', convictions.felonies)] },
  ]
  figures.within('convictions.considered', ...OUTCOMES.map(outcome => `convictions.${outcome}`))
  figures.within('convictions.total', 'convictions.considered')
  figures.within('convictions.total', 'convictions.felonies')
  return { id: 'convictions', ...headOf(words), rows }
}

function groupTable(
  figures: MadeFigures,
  grouping: Grouping,
  found: ReadonlyMap<string, GroupCounts>,
  speech: Speech,
): Shape {
  const { words } = speech
  const counted = [
    ['considered', 'people.considered'],
    ['hadFelony', 'felony.before.yes'],
    ['lostFelony', 'felony.after.freed'],
    ['hadConviction', 'conviction.before.yes'],
    ['lostConviction', 'conviction.after.freed'],
  ] as const
  const rows: Row[] = [...found].map(([name, counts]) => {
    const at = `${grouping}.${name}`
    const ids = counted.map(([key]) => figures.show(`${at}.${key}`, counts[key]))
    figures.within(`${at}.considered`, `${at}.hadFelony`)
    figures.within(`${at}.considered`, `${at}.hadConviction`)
    figures.within(`${at}.hadConviction`, `${at}.hadFelony`)
    figures.within(`${at}.hadFelony`, `${at}.lostFelony`)
    figures.within(`${at}.hadConviction`, `${at}.lostConviction`)
    return { ...labelOf(groupIn(name, speech)), ids, share: [`${at}.lostFelony`, `${at}.hadFelony`] }
  })
  for (const [key, whole] of counted)
    figures.within(whole, ...[...found.keys()].map(label => `${grouping}.${label}.${key}`))
  rows.push({
    label: words.all,
    ids: counted.map(([, whole]) => whole),
    share: ['felony.after.freed', 'felony.before.yes'],
  })
  return {
    id: grouping,
    title: fill(words.groups.title, { group: words.groups[grouping] }),
    columns: [words.groups[grouping], ...words.groups.columns],
    rows,
    note: words.groups.note,
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

function sectionTable(figures: MadeFigures, { section }: Summary, { section: words }: ReportWords): Shape {
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
      ...OUTCOMES.map(outcome => figures.show(`${at}.${outcome}`, counts[outcome] ?? 0)),
    ]
    figures.within(`${at}.all`, ...OUTCOMES.map(outcome => `${at}.${outcome}`))
    figures.within(`${at}.all`, `${at}.eligible`)
    return { label: label === OTHER_SECTIONS ? words.others : label, ids }
  })
  const at = (key: string): readonly string[] => shown.map(([label]) => `section.${label}.${key}`)
  figures.within('convictions.considered', ...at('all'))
  for (const outcome of OUTCOMES) figures.within(`convictions.${outcome}`, ...at(outcome))
  return {
    id: 'section',
    ...headOf(words),
    rows,
  }
}

interface Listed extends Omit<ReportTable, 'rows'> {
  readonly counts: Counts
  readonly whole: string
  readonly name: (counted: string) => Said
}

/** How many lines of a list stand on the page; the rest is one line. */
const MOST = 12

/** The largest counts of a list, and the others in one line. */
function countsTable(
  figures: MadeFigures,
  words: ReportWords,
  { counts, whole, name, ...table }: Listed,
): Shape {
  const all = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const shown = all.filter(([, count], i) => count >= LEAST && i < MOST)
  const rest = all.slice(shown.length)
  const more = rest.reduce((sum, [, count]) => sum + count, 0)
  const rows = [...shown, ...(rest.length === 0 ? [] : [[ALL_OTHERS, more] as const])].map(
    ([label, count]): Row => ({
      ...labelOf(label === ALL_OTHERS ? { text: words.allOthers } : name(label)),
      ids: [figures.show(`${table.id}.${label}`, count)],
    }),
  )
  figures.within(whole, ...rows.flatMap(({ ids }) => ids))
  return { ...table, rows }
}

// ---- charts, words -------------------------------------------------------------------------------------------------

function chartsOf(
  told: ReadonlyMap<string, Told>,
  shape: readonly Shape[],
  words: ReportWords,
): Report['charts'] {
  const standing = SCENARIOS.flatMap(scenario => {
    const value = told.get(`felony.${scenario}.no`)
    return typeof value === 'number' ? [{ label: words.standing[scenario], value }] : []
  })
  const races = shape.find(({ id }) => id === 'race')?.rows ?? []
  const freed = races.flatMap(({ label, share }) => {
    const found = share === undefined || label === words.all ? undefined : shareOf(told, share)
    return found === undefined ? [] : [{ label, ...found }]
  })
  const all = shareOf(told, ['felony.after.freed', 'felony.before.yes'])?.share
  return { standing, freed, ...(all === undefined ? {} : { all }) }
}

const stagesChart = (told: ReadonlyMap<string, Told>, words: ReportWords): readonly Bar[] =>
  stageLines(words).flatMap(([label, id]) => {
    const value = told.get(id)
    return typeof value === 'number' ? [{ label, value }] : []
  })

function wordsOf(
  told: ReadonlyMap<string, Told>,
  { headline, lead }: ReportWords,
  county: string,
  day: string,
  work: Work | undefined,
): Pick<Report, 'headline' | 'lead'> {
  const many = (id: string): string => {
    const found = told.get(id) ?? 'hidden'
    return typeof found === 'number' ? numberText(found) : lead[found === 'few' ? 'few' : 'hidden']
  }
  const freed = told.get('felony.after.freed') ?? 'hidden'
  const says =
    typeof freed === 'string'
      ? headline[freed === 'few' ? 'few' : 'hidden']
      : freed === 0
        ? headline.nobody
        : headline.many
  return {
    headline: fill(says, { county, people: many('felony.after.freed') }),
    lead: [
      fill(lead.people, {
        county,
        total: many('people.total'),
        considered: many('people.considered'),
        helped: many('people.helped'),
        open: many('people.open'),
      }),
      fill(lead.convictions, {
        day,
        considered: many('convictions.considered'),
        eligible: many('convictions.eligible'),
        review: many('convictions.review'),
      }),
      ...(work === undefined
        ? []
        : [
            fill(lead.work, {
              approved: many('work.approved.convictions'),
              filed: many('work.filed.convictions'),
              granted: many('work.granted.convictions'),
            }),
          ]),
    ],
  }
}

function workMethod({ until }: Work, { language, method }: ReportWords): string {
  const day = parseDay(until ?? '')
  return day === undefined ? method.work : fill(method.workUntil, { day: dayIn(language, day) })
}
