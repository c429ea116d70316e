/** Policies beside each other on the public page: whom each would reach, by race, sex and age as recorded, and by section. */

import { fill } from '../results/languages.ts'
import { type MadeFigures, type Row, type Shape, shareOf } from './figures.ts'
import { asIn, GROUPINGS, type Grouping, type Groups } from './groups.ts'
import { MEASURES, type Measure, type Reached } from './policy-reach.ts'
import type { Bar, Share } from './public-page.ts'
import type { Told } from './suppression.ts'
import { groupIn, type Speech } from './words.ts'

/** What each policy is called on the page. */
export const policyNames = (
  { titles }: Reached,
  { words: { policies: words }, ofLaw }: Speech,
): readonly string[] =>
  titles.map((title, at) => {
    const policy = title === undefined ? words.lawAlone : ofLaw(title).text
    return at === 0 ? fill(words.ofRun, { policy }) : policy
  })

const MEASURED: Readonly<Record<Measure, string>> = {
  considered: 'people.considered',
  helped: 'people.helped',
  felony: 'felony.after.freed',
  conviction: 'conviction.after.freed',
  recent: 'recent.after.freed',
  due: 'convictions.eligible',
}
const COUNTED = ['considered', 'hadFelony', 'lostFelony', 'hadConviction', 'lostConviction'] as const
const WHOLE: Readonly<Record<(typeof COUNTED)[number], string>> = {
  considered: 'people.considered',
  hadFelony: 'felony.before.yes',
  lostFelony: 'felony.after.freed',
  hadConviction: 'conviction.before.yes',
  lostConviction: 'conviction.after.freed',
}

/** Names the counts of a policy: those of the run itself stand on the page already. */
interface Naming {
  readonly id: (policy: number, whole: string) => string
  readonly group: (policy: number, grouping: Grouping, label: string, key: (typeof COUNTED)[number]) => string
  readonly section: (policy: number, label: string) => string
}

/** Whoever is considered under each policy: where they are the same people, their counts have one name. */
function namingFor({ reaches: { considersTheSame } }: Reached): Naming {
  const under = (policy: number, whole: string): string =>
    policy === 0 || (OF_ALL.has(whole) && considersTheSame[policy] === true) ? '' : `policy.${policy}.`
  return {
    id: (policy, whole) => `${under(policy, whole)}${whole}`,
    group: (policy, grouping, label, key) => `${under(policy, WHOLE[key])}${grouping}.${label}.${key}`,
    section: (policy, label) => `${under(policy, 'due')}section.${label}.eligible`,
  }
}

/** What depends on who is considered alone. */
const OF_ALL: ReadonlySet<string> = new Set([
  'people.considered',
  'felony.before.yes',
  'conviction.before.yes',
])

/** The groups and sections that stand on the page by themselves, as the tables of the run have them. */
export interface OnPage {
  readonly groups: Groups
  readonly sections: readonly string[]
  /** What the other sections are called together. */
  readonly otherSections: string
}

export function policiesShapes(
  figures: MadeFigures,
  reached: Reached,
  page: OnPage,
  speech: Speech,
): readonly Shape[] {
  const comparing: Comparing = {
    reached,
    page,
    naming: namingFor(reached),
    labels: labelsOf(reached, page),
    speech,
    names: policyNames(reached, speech),
  }
  const tables = [
    wholeTable(figures, comparing),
    ...GROUPINGS.map(grouping => groupTable(figures, grouping, comparing)),
    sectionTable(figures, comparing),
  ]
  holdTogether(figures, comparing)
  return tables
}

interface Comparing {
  readonly reached: Reached
  readonly page: OnPage
  readonly naming: Naming
  readonly labels: Labels
  readonly speech: Speech
  /** What each policy is called. */
  readonly names: readonly string[]
}

interface Labels {
  readonly under: readonly Groups[]
  readonly groups: Readonly<Record<Grouping, readonly string[]>>
  /** Sections by the line they stand in. */
  readonly sections: ReadonlyMap<string, readonly string[]>
}

function labelsOf({ reaches: { of } }: Reached, { groups, sections, otherSections }: OnPage): Labels {
  const under = of.map(({ groups: found }) =>
    asIn(groups, { race: new Map(found.race), sex: new Map(found.sex), age: new Map(found.age) }),
  )
  const labels = (grouping: Grouping): readonly string[] => [
    ...new Set(under.flatMap(found => [...found[grouping].keys()])),
  ]
  const all = [...new Set(of.flatMap(one => Object.keys(one.sections)))].sort()
  const others = all.filter(section => !sections.includes(section))
  return {
    under,
    groups: { race: labels('race'), sex: labels('sex'), age: labels('age') },
    sections: new Map<string, readonly string[]>([
      ...sections.map(section => [section, [section]] as const),
      ...(others.length === 0 ? [] : [[otherSections, others] as const]),
    ]),
  }
}

function wholeTable(
  figures: MadeFigures,
  { reached, naming: { id }, names, speech: { words } }: Comparing,
): Shape {
  const rows = reached.reaches.of.map(({ counts, had }, at): Row => {
    const show = (whole: string, value: number): string => figures.show(id(at, whole), value)
    const [considered, helped] = [
      show('people.considered', counts.considered),
      show('people.helped', counts.helped),
    ]
    const [hadFelony, hadConviction] = [
      show('felony.before.yes', had.felony),
      show('conviction.before.yes', had.conviction),
    ]
    const ids = [
      considered,
      helped,
      show('felony.after.freed', counts.felony),
      show('conviction.after.freed', counts.conviction),
      show('recent.after.freed', counts.recent),
      show('convictions.eligible', counts.due),
    ]
    figures.within(considered, helped)
    figures.within(considered, hadFelony)
    figures.within(hadConviction, hadFelony)
    figures.within(helped, id(at, 'felony.after.freed'))
    figures.within(helped, id(at, 'conviction.after.freed'))
    figures.within(hadFelony, id(at, 'felony.after.freed'))
    figures.within(hadConviction, id(at, 'conviction.after.freed'))
    figures.within(id(at, 'conviction.after.freed'), id(at, 'recent.after.freed'))
    return {
      label: names[at] ?? '',
      ids,
      share: [id(at, 'felony.after.freed'), hadFelony],
    }
  })
  return {
    id: 'policies',
    title: words.policies.title,
    columns: words.policies.columns,
    rows,
    note: words.policies.note,
  }
}

function groupTable(
  figures: MadeFigures,
  grouping: Grouping,
  { naming: { id, group }, labels: { under, groups }, names, speech }: Comparing,
): Shape {
  const { groups: says, policies: words } = speech.words
  const labels = groups[grouping]
  const rows = labels.flatMap(label =>
    under.map((found, at): Row => {
      const counts = found[grouping].get(label)
      const named = (key: (typeof COUNTED)[number]): string => group(at, grouping, label, key)
      const ids = COUNTED.map(key => figures.show(named(key), counts?.[key] ?? 0))
      figures.within(named('considered'), named('hadFelony'))
      figures.within(named('considered'), named('hadConviction'))
      figures.within(named('hadConviction'), named('hadFelony'))
      figures.within(named('hadFelony'), named('lostFelony'))
      figures.within(named('hadConviction'), named('lostConviction'))
      return {
        label: fill(words.row, { group: groupIn(label, speech).text, policy: names[at] ?? '' }),
        ids,
        share: [named('lostFelony'), named('hadFelony')],
      }
    }),
  )
  for (const at of under.keys())
    for (const key of COUNTED)
      figures.within(id(at, WHOLE[key]), ...labels.map(label => group(at, grouping, label, key)))
  return {
    id: `policies-${grouping}`,
    title: fill(words.byGroup, { group: says[grouping] }),
    columns: [fill(words.groupColumn, { group: says[grouping] }), ...says.columns],
    rows,
  }
}

/** What each policy has due of each section. */
function sectionTable(
  figures: MadeFigures,
  { reached, page, naming: { id, section }, labels: { sections }, names, speech: { words } }: Comparing,
): Shape {
  const { of, considersTheSame } = reached.reaches
  const rows = [...sections].map(([label, all]): Row => {
    const ids = of.map((reach, at) =>
      figures.show(
        section(at, label),
        all.reduce((sum, one) => sum + (reach.sections[one]?.eligible ?? 0), 0),
      ),
    )
    for (const at of of.keys())
      if (considersTheSame[at] === true) figures.within(`section.${label}.all`, section(at, label))
    return { label: label === page.otherSections ? words.section.others : label, ids }
  })
  for (const at of of.keys())
    figures.within(id(at, MEASURED.due), ...[...sections.keys()].map(label => section(at, label)))
  return {
    id: 'policies-section',
    title: words.policies.bySection,
    columns: [words.stagesBy.section.of, ...names],
    rows,
  }
}

/** Where one policy does all that another does, a reader can take the one from the other. */
function holdTogether(
  figures: MadeFigures,
  { reached, naming: { id, group, section }, labels: { groups, sections } }: Comparing,
): void {
  const { within } = reached.reaches
  const each = (measure: Measure, nameOf: (policy: number) => string): void => {
    for (const [small, large] of within[measure])
      if (nameOf(small) !== nameOf(large)) figures.within(nameOf(large), nameOf(small))
  }
  for (const measure of MEASURES) each(measure, at => id(at, MEASURED[measure]))
  for (const grouping of GROUPINGS)
    for (const label of groups[grouping]) {
      for (const key of ['considered', 'hadFelony', 'hadConviction'] as const)
        each('considered', at => group(at, grouping, label, key))
      each('felony', at => group(at, grouping, label, 'lostFelony'))
      each('conviction', at => group(at, grouping, label, 'lostConviction'))
    }
  for (const label of sections.keys()) each('due', at => section(at, label))
}

/** Rows of a table as bars, and as shares: only what is shown is drawn. */
export const policiesChart = (
  told: ReadonlyMap<string, Told>,
  shapes: readonly Shape[],
): { readonly policies: readonly Bar[]; readonly reach: readonly Share[] } => ({
  policies: (shapes.find(({ id }) => id === 'policies')?.rows ?? []).flatMap(({ label, ids }) => {
    const value = told.get(ids[FELONY_COLUMN] ?? '')
    return typeof value === 'number' ? [{ label, value }] : []
  }),
  reach: (shapes.find(({ id }) => id === 'policies-race')?.rows ?? []).flatMap(({ label, share }) => {
    const found = share === undefined ? undefined : shareOf(told, share)
    return found === undefined ? [] : [{ label, ...found }]
  }),
})

/** Of the table of policies: who would lose a last felony. */
const FELONY_COLUMN = 2
