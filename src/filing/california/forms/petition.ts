/** Decides what a person asks of one court on one form: what is ticked, what is written, and what only the person knows. */
import { parseDay } from '../../../time/day.ts'
import type { FiledCase, FiledCount, FilingInput } from '../../filing.ts'
import { tableDate } from '../../words.ts'

/** The forms that ask for something; the others go with them. */
export type PetitionForm = 'CR-180' | 'CR-400' | 'CR-409'

/** On which form a relief is asked for. */
const FORM_OF: Readonly<Record<string, PetitionForm>> = {
  'pc-17': 'CR-180',
  'pc-1203.4': 'CR-180',
  'pc-1203.4a': 'CR-180',
  'pc-1203.41': 'CR-180',
  'pc-1203.42': 'CR-180',
  'pc-1203.43': 'CR-180',
  'pc-1203.49': 'CR-180',
  'hsc-11361.8': 'CR-400',
  'pc-851.91': 'CR-409',
}

export const formOf = ({ statute }: Pick<FiledCount, 'statute'>): PetitionForm | undefined =>
  statute === undefined ? undefined : FORM_OF[statute]

/** A ground on which a statute gives relief, as a person would say it. */
export interface Ground {
  /** Part of the role of its box: `pc-1203.4/justice`. */
  readonly key: string
  readonly says: string
}

export interface StatuteAsked {
  /** The number of its item on CR-180. */
  readonly item?: number
  readonly says: string
  readonly grounds: readonly Ground[]
  /** What else its item asks, that no record shows. */
  readonly asks?: string
}

/** What is asked under each statute, in our own words; the numbers of items are those of CR-180 (Rev. 2024-01-01). */
export const ASKED: Readonly<Record<string, StatuteAsked>> = {
  'pc-17': { says: 'Reduction of an offense (Pen. Code, § 17(b), (d)(2))', grounds: [] },
  'pc-1203.4': {
    item: 2,
    says: 'A felony or misdemeanor with probation (Pen. Code, § 1203.4)',
    grounds: [
      { key: 'fulfilled', says: 'the conditions of probation were fulfilled for its whole period' },
      { key: 'discharged-early', says: 'the court ended probation before its period was over' },
      { key: 'justice', says: 'relief should be granted in the interests of justice' },
    ],
  },
  'pc-1203.4a': {
    item: 3,
    says: 'A misdemeanor or infraction without probation (Pen. Code, § 1203.4a)',
    grounds: [
      {
        key: 'upright',
        says: 'petitioner has lived an honest and upright life since judgment, and obeyed the law',
      },
      { key: 'justice', says: 'relief should be granted in the interests of justice' },
    ],
  },
  'pc-1203.49': {
    item: 4,
    says: 'A misdemeanor under Penal Code section 647(b) (Pen. Code, § 1203.49)',
    grounds: [],
    asks: 'explain how the conviction came of being a victim of human trafficking',
  },
  'pc-1203.41': {
    item: 5,
    says: 'A felony served in county jail or state prison (Pen. Code, § 1203.41)',
    grounds: [
      {
        key: 'split',
        says: 'more than a year since a jail sentence with mandatory supervision was complete',
      },
      {
        key: 'jail',
        says: 'more than two years since a jail sentence without mandatory supervision was complete',
      },
      {
        key: 'prison',
        says: 'more than two years since a prison sentence was complete, and the conviction brought no duty to register as a sex offender',
      },
    ],
  },
  'pc-1203.42': {
    item: 6,
    says: 'A felony sentenced to prison that today could be served in county jail (Pen. Code, § 1203.42)',
    grounds: [],
  },
  'pc-1203.43': {
    item: 7,
    says: 'Deferred entry of judgment, after which the charges were dismissed (Pen. Code, § 1203.43)',
    grounds: [],
    asks: 'write when the charges were dismissed, and tick whether the court has a record of it (a) or you declare it (b)',
  },
}

/** A line of the table of convictions. */
export interface ConvictionRow {
  readonly code: string
  readonly section: string
  readonly class: string
  readonly '17(b)': string
  readonly '17(d)(2)': string
}
export const ROW_KEYS = ['code', 'section', 'class', '17(b)', '17(d)(2)'] as const

export interface Petition {
  readonly form: PetitionForm
  readonly of: FiledCase
  /** In the case that `of` is: those asked for here. */
  readonly counts: readonly [FiledCount, ...FiledCount[]]
  /** In the order of the form. */
  readonly statutes: readonly string[]
  /** Boxes to tick, by their roles in the maps of fields. */
  readonly ticks: ReadonlySet<string>
  readonly rows: readonly ConvictionRow[]
  /** The day of conviction or arrest as a form wants it; undefined where the record has none. */
  readonly date?: string
  /** What is left for the person or the attorney. */
  readonly open: readonly Open[]
}

/** Something only people know, and where it stands on the official form. Our own paper has no such items. */
export interface Open {
  readonly item?: string
  /** A sentence. */
  readonly says: string
  /** The same for our own paper, where it must be said otherwise. */
  readonly own?: string
}

/** As it is told of an official form, and of our own paper. */
export const openOnForm = ({ item, says }: Open): string => (item === undefined ? says : `${item}: ${says}`)
export const openOnOwn = ({ says, own = says }: Open): string => own.charAt(0).toUpperCase() + own.slice(1)

/**
 * The petitions of one case. CR-180 is for convictions of one day, CR-409 for one arrest. Counts whose relief is asked for
 * on no form are left out.
 */
export function petitionsOf(one: FiledCase, { filedOn }: Pick<FilingInput, 'filedOn'>): readonly Petition[] {
  const groups = new Map<
    string,
    { readonly form: PetitionForm; readonly counts: [FiledCount, ...FiledCount[]] }
  >()
  for (const count of one.counts) {
    const form = formOf(count)
    if (form === undefined) continue
    const key = JSON.stringify([
      form,
      ...(form === 'CR-180' ? [count.convictionDate] : form === 'CR-409' ? [count.cycleCount] : []),
    ])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { form, counts: [count] })
    else group.counts.push(count)
  }
  return [...groups.values()].map(({ form, counts }) => {
    const made = MAKERS[form](counts, filedOn)
    const open = [
      ...(one.caseNumbers.length > 0 || form === 'CR-409'
        ? []
        : [
            { says: 'Case number: the record has none. The clerk can look it up by name and date of birth.' },
          ]),
      ...(counts[0].name === undefined ? [{ says: 'Name: the record has none.' }] : []),
      ...made.open,
      { says: 'Date and signature. Print the name of who signs.' },
    ]
    const date = exact(counts[0].convictionDate)
    return { form, of: one, counts, ...made, ...(date === undefined ? {} : { date }), open }
  })
}

type Made = Pick<Petition, 'statutes' | 'ticks' | 'rows' | 'open'>
type Maker = (counts: Petition['counts'], filedOn: number) => Made

/** A day as forms want it: `12/25/1997`; undefined where it is known within bounds only. */
const exact = (day: string): string | undefined => (parseDay(day) === undefined ? undefined : tableDate(day))

const MAKERS: Readonly<Record<PetitionForm, Maker>> = {
  'CR-180': dismissal,
  'CR-400': marijuana,
  'CR-409': arrest,
}

const ORDER = Object.keys(ASKED)

function dismissal(counts: Petition['counts']): Made {
  const statutes = [...new Set(counts.flatMap(({ statute }) => statute ?? []))].sort(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  )
  const ticks = new Set<string>()
  const open: Open[] = []
  if (exact(counts[0].convictionDate) === undefined)
    open.push({ item: 'Item 1', says: 'the date of conviction.' })
  const rows = rowsOf(counts)
  if (rows.some(row => row.class === ''))
    open.push({ item: 'Item 1', says: 'the type of each offense where it is empty.' })
  if (rows.some(row => row.section === ''))
    open.push({ item: 'Item 1', says: 'the code and section where they are empty.' })
  for (const statute of statutes) {
    const asked = ASKED[statute]
    if (asked?.item === undefined) continue
    ticks.add(statute)
    const ground = groundOf(statute, counts)
    if (ground !== undefined) ticks.add(`${statute}/${ground}`)
    open.push(...openOf(statute, asked, ground, counts))
  }
  return { statutes, ticks, rows, open }
}

/**
 * The ground that the run decided; undefined where it decided none, or only that one of several is so. That relief under
 * PC 1203.4 must be granted has two grounds, and the run says of no count which of the two: neither is ticked.
 */
function groundOf(statute: string, counts: readonly FiledCount[]): string | undefined {
  const grants = new Set(counts.filter(count => count.statute === statute).map(({ grant }) => grant))
  const [grant] = grants
  if (grants.size !== 1) return undefined
  if (statute !== 'pc-1203.4' && statute !== 'pc-1203.4a') return undefined
  if (grant === 'may') return 'justice'
  return grant === 'shall' && statute === 'pc-1203.4a' ? 'upright' : undefined
}

function* openOf(
  statute: string,
  { item, says, grounds, asks }: StatuteAsked,
  ground: string | undefined,
  counts: readonly FiledCount[],
): Iterable<Open> {
  const at = `Item ${item}`
  if (ground === 'justice')
    yield {
      item: at,
      says: 'say why it is in the interests of justice, or attach a letter; without it the court has only the record.',
    }
  else if (grounds.length > 0 && ground === undefined) {
    const letters = grounds.map((_, i) => String.fromCharCode(97 + i))
    const must =
      statute === 'pc-1203.4' && counts.every(count => count.statute !== statute || count.grant === 'shall')
    const own = `tick the ground that is true (${says}); `
    yield must
      ? {
          item: at,
          says: 'tick a (conditions of probation fulfilled) or b (probation ended early); the run found that one of them is so.',
          own: `${own}the run found that the conditions of probation were fulfilled, or that it was ended early.`,
        }
      : {
          item: at,
          says: `tick ${letters.slice(0, -1).join(', ')} or ${letters.at(-1)}, whichever is true; the record does not show it.`,
          own: `${own}the record does not show it.`,
        }
  }
  if (statute === 'pc-1203.41' || statute === 'pc-1203.42')
    yield { item: at, says: 'say why it is in the interests of justice.' }
  if (asks !== undefined) yield { item: `${at} (${says})`, says: `${asks}.` }
}

const CODES: Readonly<Record<string, string>> = {
  PC: 'Penal',
  HS: 'Health & Safety',
  VC: 'Vehicle',
  BP: 'Bus. & Prof.',
  WI: 'Welf. & Inst.',
  FG: 'Fish & Game',
}

/** A line for each section of each conviction; a conviction asked about under two statutes stands there once. */
function rowsOf(counts: readonly FiledCount[]): readonly ConvictionRow[] {
  const byCount = new Map<string, FiledCount[]>()
  for (const count of counts) {
    const known = byCount.get(count.cycleCount)
    if (known === undefined) byCount.set(count.cycleCount, [count])
    else known.push(count)
  }
  return [...byCount.values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    const reduced = (to: string) =>
      same.some(({ statute, relief }) => statute === 'pc-17' && relief.endsWith(to)) ? 'yes' : ''
    const about = { class: first.class, '17(b)': reduced('misdemeanor'), '17(d)(2)': reduced('infraction') }
    return (first.sections.length === 0 ? [''] : first.sections).map(section => {
      const at = section.indexOf(' ')
      const code = section.slice(0, Math.max(0, at))
      return { code: CODES[code] ?? code, section: section.slice(at + 1), ...about }
    })
  })
}

const LISTED = ['11357', '11358', '11359', '11360']

/**
 * Whether the sentence is over, by its end where that is known, or by the route that the run names. A record without a
 * sentence tells nothing: that the law presumes one complete is no statement the person makes.
 */
function routeOf({ by, sentenceEnds }: FiledCount, filedOn: number): 'serving' | 'completed' | undefined {
  const [soonest = '', latest = soonest] = sentenceEnds.split('..')
  const [from, to] = [parseDay(soonest), parseDay(latest)]
  if (to !== undefined && to < filedOn) return 'completed'
  if (from !== undefined && from > filedOn) return 'serving'
  return by === 'application' ? 'completed' : undefined
}

function marijuana(counts: Petition['counts'], filedOn: number): Made {
  const ticks = new Set<string>()
  const open: Open[] = []
  const sections = new Set<string>()
  let others = false
  for (const section of counts.flatMap(count => count.sections)) {
    const base = /^HS (\d+)/.exec(section)?.[1] ?? ''
    if (LISTED.includes(base)) sections.add(base)
    else others = true
  }
  for (const section of sections) ticks.add(`HS ${section}`)
  if (others || sections.size === 0)
    open.push({
      item: 'Item 1',
      says: 'a section of this conviction is none of those listed (such as a number from before 1972): an attorney says which it belongs to.',
    })
  const routes = new Set(counts.map(count => routeOf(count, filedOn)))
  const [route] = routes
  if (routes.size === 1 && route !== undefined) ticks.add(route)
  else
    open.push({
      item: 'Title and item 2',
      says: 'tick petition (a sentence is being served) or application (it is complete); the record does not show which.',
    })
  open.push({
    item: 'Items 3 and 4',
    says: 'tick them only to give up the right to the sentencing judge, or to be there in person.',
    own: 'the last two boxes: tick them only to give up the right to the sentencing judge, or to be there in person.',
  })
  return { statutes: ['hsc-11361.8'], ticks, rows: rowsOf(counts), open }
}

function arrest([count]: Petition['counts']): Made {
  const { grant, convictionDate, sections } = count
  const ticks = new Set<string>()
  const open: Open[] = []
  if (exact(convictionDate) === undefined) open.push({ item: 'Item 3a', says: 'the date of the arrest.' })
  open.push(
    { item: 'Item 3b', says: 'the city of the arrest; the record has the county only.' },
    { item: 'Items 3c and 3d', says: 'the agency that made the arrest, and the number of its report.' },
  )
  if (sections.length === 0) open.push({ item: 'Item 3e', says: 'the offenses of the arrest.' })
  open.push({ item: 'Item 3f', says: 'whether the prosecutor filed a case, and its charges.' })
  if (grant === 'shall') ticks.add('pc-851.91/right')
  else if (grant === 'may') {
    ticks.add('pc-851.91/justice')
    open.push({ item: 'Item 3h', says: 'say why sealing is in the interests of justice.' })
  } else
    open.push({
      item: 'Item 3h',
      says: 'tick whether sealing is of right, or asked in the interests of justice; it hangs on facts the record does not show.',
    })
  return { statutes: ['pc-851.91'], ticks, rows: rowsOf([count]), open }
}
