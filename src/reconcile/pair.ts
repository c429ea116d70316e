/** Which conviction of a person each row of the office is: the same section, and the court number or the day. */
import type { Conviction, OffenseReading } from '../record/person.ts'
import { type Day, parseDay } from '../time/day.ts'
import { isKnown } from '../time/window.ts'
import { factOf, type OfficeRow } from './office-rows.ts'

export interface PairRules {
  /** How many days the two files may give a conviction apart, where the court number is not the same. */
  readonly slack: number
  readonly readOffense: (text: string) => OffenseReading
  readonly caseNumbers: (written: string) => readonly string[]
}

export interface Pair {
  readonly row: OfficeRow
  readonly conviction: Conviction
  readonly sameCase: boolean
  /** The subdivisions are the same too. */
  readonly sameText: boolean
  /** Days between the two; absent where one is not known. */
  readonly apart?: number
}

export type Pairing =
  | { readonly is: 'paired'; readonly pair: Pair }
  | { readonly is: 'doubt'; readonly why: string }
  | { readonly is: 'alone'; readonly why: string }

/** `YYYYMMDD` of a day that exists. */
export const officeDay = (text: string): Day | undefined =>
  /^\d{8}$/.test(text) ? parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : undefined

/** How a count ended, where it surely was no conviction. */
const OTHER_ENDS: readonly string[] = [
  'dismissed',
  'acquitted',
  'not filed',
  'diverted',
  'diversion completed',
]

export function pairAll(
  rows: readonly OfficeRow[],
  convictions: readonly Conviction[],
  rules: PairRules,
): ReadonlyMap<OfficeRow, Pairing> {
  const once = eachOnce(rows)
  const own = [...once.keys()]
  const edges = own.flatMap(row => (isOther(row) ? [] : pairsOf(row, convictions, rules))).sort(byNearness)
  const found = new Map<OfficeRow, Pairing>()
  const taken = new Set<Conviction>()
  for (let at = 0; at < edges.length; ) {
    const best = edges[at] as Pair
    let end = at
    while (end < edges.length && byNearness(edges[end] as Pair, best) === 0) end++
    const level = edges
      .slice(at, end)
      .filter(({ row, conviction }) => !found.has(row) && !taken.has(conviction))
    for (const pair of level) {
      const isTie = level.some(
        other => other !== pair && (other.row === pair.row || other.conviction === pair.conviction),
      )
      found.set(pair.row, isTie ? { is: 'doubt', why: TIE } : { is: 'paired', pair })
    }
    for (const { conviction } of level) taken.add(conviction)
    at = end
  }
  for (const row of own)
    if (!found.has(row)) found.set(row, { is: 'alone', why: isOther(row) ? NO_CONVICTION : NO_SUCH })
  for (const [first, again] of once) for (const row of again) found.set(row, found.get(first) as Pairing)
  return found
}

/** Rows that say the very same are one. */
function eachOnce(rows: readonly OfficeRow[]): ReadonlyMap<OfficeRow, readonly OfficeRow[]> {
  const first = new Map<string, OfficeRow>()
  const once = new Map<OfficeRow, OfficeRow[]>()
  for (const row of rows) {
    const text = row.cells.join('\t')
    const known = first.get(text)
    if (known === undefined) {
      first.set(text, row)
      once.set(row, [])
    } else once.get(known)?.push(row)
  }
  return once
}

const NO_CONVICTION = 'no conviction, by the office’s file'
const TIE = 'two rows or two convictions fit as well'
const NO_SUCH = 'the person has no conviction of this section and court number or day in the state’s file'

/** Whether a row surely is of no conviction. */
export const isOther = (row: OfficeRow): boolean => OTHER_ENDS.includes(factOf(row, 'count.ended'))

function pairsOf(row: OfficeRow, convictions: readonly Conviction[], rules: PairRules): readonly Pair[] {
  const code = factOf(row, 'count.code')
  const text = factOf(row, 'count.offense')
  const own = rules.readOffense(code === '' ? text : `${text} ${code}`)
  const day = officeDay(factOf(row, 'count.endedOn'))
  return convictions.flatMap((conviction): readonly Pair[] => {
    if (!sharesSection(own, conviction.offense)) return []
    const numbers = new Set(conviction.caseNumbers.flatMap(rules.caseNumbers))
    const sameCase = row.who.caseNumbers.some(number => numbers.has(number))
    const apart = day === undefined ? undefined : daysApart(day, conviction)
    if (!sameCase && (apart === undefined || apart > rules.slack)) return []
    return [
      {
        row,
        conviction,
        sameCase,
        sameText: sharesText(own, conviction.offense),
        ...(apart === undefined ? {} : { apart }),
      },
    ]
  })
}

const sharesSection = ({ offenses }: OffenseReading, { offenses: others }: OffenseReading): boolean =>
  offenses.some(a =>
    others.some(
      b => a.section === b.section && (a.code === undefined || b.code === undefined || a.code === b.code),
    ),
  )

const sharesText = ({ offenses }: OffenseReading, { offenses: others }: OffenseReading): boolean =>
  offenses.some(a =>
    others.some(b => a.section === b.section && a.subdivisions.join() === b.subdivisions.join()),
  )

const daysApart = (day: Day, { convictionDate: { soonest, latest } }: Conviction): number | undefined =>
  isKnown({ soonest, latest }) ? Math.max(0, soonest - day, day - latest) : undefined

/** The same court number first, then the same subdivision, then the nearer day: nothing of where they stand. */
const byNearness = (a: Pair, b: Pair): number =>
  Number(b.sameCase) - Number(a.sameCase) ||
  Number(b.sameText) - Number(a.sameText) ||
  (a.apart ?? Number.MAX_SAFE_INTEGER) - (b.apart ?? Number.MAX_SAFE_INTEGER)
