/** The counts of a public page: each with a name, where it stands, and every sum that a reader can make of them. */
import { numberText, percentText } from '../results/languages.ts'
import type { ReportTable, Share } from './public-page.ts'
import type { Figures, Need, Told } from './suppression.ts'

/** Counts as they are put on a page. */
export interface MadeFigures extends Figures {
  readonly cells: Figures['cells'][number][]
  readonly sums: Figures['sums'][number][]
  readonly show: (id: string, value: number) => string
  /** The whole is the parts and a rest, which stands nowhere and can be worked out all the same. */
  readonly within: (whole: string, ...parts: readonly string[]) => void
}

/** `needs`: how much the page needs some of its counts. */
export function newFigures(needs: ReadonlyMap<string, Need>): MadeFigures {
  const cells: MadeFigures['cells'] = []
  const sums: MadeFigures['sums'] = []
  const values = new Map<string, number>()
  return {
    cells,
    sums,
    show: (id, value) => {
      if (values.get(id) !== undefined && values.get(id) !== value)
        throw new Error(`the summary and the people of this run differ in [${id}]`)
      const need = needs.get(id)
      if (!values.has(id)) cells.push({ id, value, shown: true, ...(need === undefined ? {} : { need }) })
      values.set(id, value)
      return id
    },
    within: (whole, ...parts) => {
      const rest = parts.reduce((left, part) => left - (values.get(part) ?? 0), values.get(whole) ?? 0)
      // Where it does not hold of this run no reader can conclude from it.
      if (rest < 0) return
      if (rest === 0) {
        sums.push({ whole, parts })
        return
      }
      const id = `${whole} less ${parts.join(' less ')}`
      if (!values.has(id)) cells.push({ id, value: rest, shown: false })
      values.set(id, rest)
      sums.push({ whole, parts: [...parts, id] })
    },
  }
}

export interface Row {
  readonly label: string
  /** Of a label that nobody has translated into the language of the page. */
  readonly labelLanguage?: 'en'
  readonly ids: readonly string[]
  readonly share?: readonly [part: string, of: string]
  /** How long something took, in whole days, of as many as `of` counts. */
  readonly took?: { readonly of: string; readonly days: readonly number[] }
}

/** A table before anything is hidden. */
export interface Shape extends Omit<ReportTable, 'rows'> {
  readonly rows: readonly Row[]
}

/** What a line needs to stand by itself: fewer go together with others. */
export const LEAST = 11

/** People or convictions a share or a middle is of, at least. */
const LEAST_OF_A_SHARE = 20
/** 95 of 100: the standard normal's quantile. */
const Z = 1.959964

/** A share with its Wilson interval; undefined where it would show what is hidden, or is of too few. */
export function shareOf(
  told: ReadonlyMap<string, Told>,
  [part, of]: readonly [string, string],
): Omit<Share, 'label'> | undefined {
  const [some, all] = [told.get(part), told.get(of)]
  if (typeof some !== 'number' || typeof all !== 'number' || all < LEAST_OF_A_SHARE) return undefined
  const share = some / all
  const middle = (share + Z ** 2 / (2 * all)) / (1 + Z ** 2 / all)
  const half = (Z / (1 + Z ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2))
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

export const shareText = (share: Omit<Share, 'label'> | undefined): string =>
  share === undefined
    ? ''
    : `${percentText(share.share)}\u00a0(${Math.round(share.low * 100)}–${Math.round(share.high * 100)})`

const [HALF, NINE_OF_TEN] = [0.5, 0.9]

/** The middle and the day by which nine of ten were done; nothing where it would show what is hidden, or is of too few. */
export function tookTexts(
  told: ReadonlyMap<string, Told>,
  { of, days }: NonNullable<Row['took']>,
): readonly [median: number | string, most: number | string] {
  const all = told.get(of)
  if (typeof all !== 'number' || all < LEAST_OF_A_SHARE) return ['', '']
  const sorted = [...days].sort((a, b) => a - b)
  return [dayTextOf(quantile(sorted, HALF)), dayTextOf(quantile(sorted, NINE_OF_TEN))]
}

/** As text: it is no count of people. */
const dayTextOf = (days: number): string => numberText(days)

/** The smallest that at least this share of all do not exceed. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
