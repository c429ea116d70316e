/** How counts are laid out over documents: by the place where the court sits, then up to so many cases, each count numbered. */
import { type Branch, casesOf, type FiledCase, type FiledCount, type FilingInput } from './filing.ts'
import { branchOf, casesPerDocument, motionsOf } from './office.ts'

/** A count with its number in a document. */
export interface Item {
  readonly number: number
  readonly count: FiledCount
}

/** The counts of one court that are to get one relief. */
export interface Group {
  readonly court: string
  readonly relief: string
  readonly items: readonly Item[]
}

/** What one bulk document holds. */
export interface Batch {
  /** From 1, over all branches. */
  readonly number: number
  readonly of: number
  readonly branch: Branch
  readonly cases: readonly FiledCase[]
  readonly groups: readonly Group[]
  readonly items: readonly Item[]
}

export const batchName = (what: string, { number }: Pick<Batch, 'number'>): string =>
  `${what}-${String(number).padStart(3, '0')}`
export const caseName = (number: number): string => `case-${String(number).padStart(6, '0')}`

/** The bulk documents. No case is in two of them. */
export function batchesOf({ office, counts }: Pick<FilingInput, 'office' | 'counts'>): readonly Batch[] {
  const byBranch = new Map<Branch, FiledCount[]>(office.court.branches.map(branch => [branch, []]))
  for (const count of counts) byBranch.get(branchOf(office, count.court))?.push(count)
  const most = casesPerDocument(office)
  const parts = [...byBranch].flatMap(([branch, own]) => {
    const cases = casesOf(own)
    return Array.from({ length: Math.ceil(cases.length / most) }, (_, i) => ({
      branch,
      cases: cases.slice(i * most, (i + 1) * most),
    }))
  })
  return parts.map(({ branch, cases }, i) => {
    const groups = groupsOf(cases.flatMap(one => one.counts))
    return {
      number: i + 1,
      of: parts.length,
      branch,
      cases,
      groups,
      items: groups.flatMap(group => group.items),
    }
  })
}

/** Whether documents of all these counts take so long that each is worth a thread. */
export const isLong = ({ counts }: Pick<FilingInput, 'counts'>): boolean => counts.length > 500

/** Counts grouped by court and relief, the best relief first, numbered through. */
function groupsOf(counts: readonly FiledCount[]): readonly Group[] {
  const groups = new Map<string, { readonly court: string; readonly relief: string; counts: FiledCount[] }>()
  for (const count of counts) {
    const { court, relief } = count
    const key = JSON.stringify([court, relief])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { court, relief, counts: [count] })
    else group.counts.push(count)
  }
  let number = 0
  return [...groups.values()].sort(byCourtAndRelief).map(({ court, relief, counts: own }) => ({
    court,
    relief,
    items: own.map(count => ({ number: ++number, count })),
  }))
}

type CourtAndRelief = Pick<Group, 'court' | 'relief'>
const byCourtAndRelief = (a: CourtAndRelief, b: CourtAndRelief): number =>
  a.court === b.court ? byRelief(a.relief, b.relief) : a.court < b.court ? -1 : 1

/**
 * The order of reliefs in papers. It is not the ranking by their effect (`law/relief.ts`): reliefs that are not named here
 * come last, by name, `seal` and `vacate` among them, though they go further than a dismissal.
 */
const IN_PAPERS: readonly (readonly string[])[] = [
  ['dismiss-and-seal'],
  ['dismiss'],
  ['redesignate-infraction'],
  ['redesignate-misdemeanor', 'reduce'],
]

function placeInPapers(relief: string): number {
  const at = IN_PAPERS.findIndex(reliefs => reliefs.includes(relief))
  return at === -1 ? IN_PAPERS.length : at
}

/** As papers list them, and of equal ones by name. */
export const byRelief = (a: string, b: string): number =>
  placeInPapers(a) - placeInPapers(b) || (a < b ? -1 : a > b ? 1 : 0)

/** Where the order on each count is: `order-001/12` of a bulk order, or `case-000012/1` of an order of its own. */
export function orderReferences(input: FilingInput): ReadonlyMap<string, string> {
  const references = new Map<string, string>()
  const { kind } = input.office.agency
  if (kind === 'prosecutor' && motionsOf(input.office) !== 'per-case') {
    for (const batch of batchesOf(input))
      for (const { number, count } of batch.items)
        references.set(count.id, `${batchName('order', batch)}/${number}`)
  } else {
    for (const [i, { counts }] of casesOf(input.counts).entries())
      for (const [j, count] of counts.entries()) references.set(count.id, `${caseName(i + 1)}/${j + 1}`)
  }
  return references
}

/** How many of each there are, in the order of `byRelief`. */
export interface Totals {
  readonly relief: string
  readonly counts: number
  readonly cases: number
  readonly people: number
}

export function totalsOf(counts: readonly FiledCount[]): {
  readonly rows: readonly Totals[]
  readonly all: Omit<Totals, 'relief'>
} {
  const numbers = (of: readonly FiledCount[]) => ({
    counts: of.length,
    cases: casesOf(of).length,
    people: new Set(of.map(({ person }) => person)).size,
  })
  return {
    rows: [...new Set(counts.map(({ relief }) => relief))].sort(byRelief).map(relief => ({
      relief,
      ...numbers(counts.filter(count => count.relief === relief)),
    })),
    all: numbers(counts),
  }
}
