/** Whether other whole numbers fit what a page shows: found by moving few counts by one; where that does not settle it, by a solver. */
import type { Highs } from 'highs'

/** Counts by their place: what each is, what a reader knows of it, and the sums that any reader can make. */
export interface Board {
  readonly values: readonly number[]
  /** What a reader knows of each that is not known: at least, at most. */
  readonly least: number[]
  readonly most: number[]
  readonly known: boolean[]
  /** The whole has the sign −1, its parts 1: together they are 0. */
  readonly sums: readonly (readonly Term[])[]
  /** Of each count the sums it stands in. */
  readonly of: readonly (readonly Term[])[]
}

/** A count in a sum; in `Board.of`, a sum of a count. */
export interface Term {
  readonly at: number
  readonly sign: 1 | -1
}

/** Larger than any count of people: a bound, so that every question to the solver has an answer. */
export const NO_BOUND = 1e9

/** Counts that can be other numbers together, one of them the one asked for. */
export type Move = ReadonlySet<number>

/** `unsettled`: neither was one found, nor that there is none. */
export type Found = Move | 'none' | 'unsettled'

export function newBoard(
  values: readonly number[],
  sums: readonly { readonly whole: number; readonly parts: readonly number[] }[],
): Board {
  const terms = sums.map(({ whole, parts }): readonly Term[] => [
    { at: whole, sign: -1 },
    ...parts.map((at): Term => ({ at, sign: 1 })),
  ])
  const of = values.map((): Term[] => [])
  for (const [sum, counts] of terms.entries())
    for (const { at, sign } of counts) of[at]?.push({ at: sum, sign })
  return {
    values,
    least: values.map(() => 0),
    most: values.map(() => NO_BOUND),
    known: values.map(() => false),
    sums: terms,
    of,
  }
}

/** How many counts move together, tried one after the other: a short move is the one that most of what is shown later leaves. */
const LENGTHS = [4, 12, 300]
/** Tries of one length. */
const TRIES = 400

/** Looks for a move by one of a count, which moves others by one until every sum adds up again. */
export function otherByOne(board: Board, target: number): Found {
  let settled = true
  for (const length of LENGTHS) {
    const found = moveOf(board, target, length)
    if (typeof found !== 'string') return found
    settled = found === 'none'
    // No longer one is to be found where the length did not end the search.
    if (settled) return 'none'
  }
  return 'unsettled'
}

interface Searching {
  readonly board: Board
  readonly length: number
  readonly moved: Map<number, 1 | -1>
  /** By how much each sum is off. */
  readonly off: Map<number, number>
  tries: number
  cut: boolean
}

function moveOf(board: Board, target: number, length: number): Found {
  const search: Searching = { board, length, moved: new Map(), off: new Map(), tries: TRIES, cut: false }
  for (const step of [1, -1] as const) {
    if (!fits(board, target, step)) continue
    moveBy(search, target, step)
    if (isMended(search)) return new Set(search.moved.keys())
    moveBack(search, target, step)
  }
  return search.cut ? 'unsettled' : 'none'
}

const fits = ({ values, least, most }: Board, at: number, step: number): boolean => {
  const other = (values[at] ?? 0) + step
  return other >= (least[at] ?? 0) && other <= (most[at] ?? 0)
}

function moveBy({ board, moved, off }: Searching, at: number, step: 1 | -1): void {
  moved.set(at, step)
  shift(board, off, at, step)
}

function moveBack({ board, moved, off }: Searching, at: number, step: 1 | -1): void {
  moved.delete(at)
  shift(board, off, at, -step)
}

function shift({ of }: Board, off: Map<number, number>, at: number, step: number): void {
  for (const { at: sum, sign } of of[at] ?? []) {
    const by = (off.get(sum) ?? 0) + sign * step
    if (by === 0) off.delete(sum)
    else off.set(sum, by)
  }
}

function isMended(search: Searching): boolean {
  const { off, moved, length } = search
  if (off.size === 0) return true
  if (moved.size >= length || search.tries-- <= 0) {
    search.cut = true
    return false
  }
  for (const [at, step] of fewestMends(search)) {
    moveBy(search, at, step)
    if (isMended(search)) return true
    moveBack(search, at, step)
  }
  return false
}

/** What may mend the sum for which there is least choice; first what mends others too, and puts few off. */
function fewestMends({ board, moved, off }: Searching): readonly (readonly [number, 1 | -1])[] {
  let fewest: (readonly [number, 1 | -1])[] | undefined
  for (const [sum, by] of off) {
    const mends: (readonly [number, 1 | -1])[] = []
    for (const { at, sign } of board.sums[sum] ?? []) {
      const step = by * sign > 0 ? -1 : 1
      if (board.known[at] !== true && !moved.has(at) && fits(board, at, step)) mends.push([at, step])
    }
    if (fewest === undefined || mends.length < fewest.length) fewest = mends
    if (mends.length === 0) break
  }
  return (fewest ?? [])
    .map(([at, step]) => ({ at, step, cost: costOf(board, off, at, step) }))
    .sort((a, b) => a.cost - b.cost || a.at - b.at)
    .map(({ at, step }) => [at, step] as const)
}

/** How many sums a step puts off, less those that it mends. */
function costOf({ of }: Board, off: ReadonlyMap<number, number>, at: number, step: number): number {
  let cost = 0
  for (const { at: sum, sign } of of[at] ?? []) {
    const by = off.get(sum) ?? 0
    cost += Math.abs(by + sign * step) - Math.abs(by)
  }
  return cost
}

/** The same by a solver, which finds a move of any size where there is one. */
export function otherBySolver(board: Board, target: number, solver: Highs): Move | 'none' {
  const { values, least, most, known, sums } = board
  const near = hangingTogether(board, target)
  const rows = near.sums.map(sum => {
    const terms = (sums[sum] ?? []).map(({ at, sign }) => ({ at, sign, isKnown: known[at] === true }))
    const is = terms.reduce(
      (left, { at, sign, isKnown }) => left - (isKnown ? sign * (values[at] ?? 0) : 0),
      0,
    )
    return `${terms
      .filter(({ isKnown }) => !isKnown)
      .map(({ at, sign }) => `${sign < 0 ? '-' : '+'} x${at}`)
      .join(' ')} = ${is}`
  })
  const bounds = near.counts.map(at => `${least[at]} <= x${at} <= ${most[at]}`)
  const rest = `\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nGeneral\n${near.counts.map(at => `x${at}`).join(' ')}\nEnd`
  for (const goal of ['Maximize', 'Minimize']) {
    const found = solver.solve(`${goal}\nobj: x${target}${rest}`, { output_flag: false })
    if (found.Status !== 'Optimal')
      throw new Error('what a report shows could not be held against what it hides')
    const move = near.counts.filter(at => Math.round(found.Columns[`x${at}`]?.Primal ?? 0) !== values[at])
    if (move.includes(target)) return new Set(move)
  }
  return 'none'
}

/** The counts a reader does not know that hang together with one by sums, and these sums. */
function hangingTogether({ known, sums, of }: Board, target: number) {
  const counts = new Set([target])
  const joined = new Set<number>()
  for (const at of counts)
    for (const { at: sum } of of[at] ?? [])
      if (!joined.has(sum)) {
        joined.add(sum)
        for (const { at: other } of sums[sum] ?? []) if (known[other] !== true) counts.add(other)
      }
  return { counts: [...counts], sums: [...joined] }
}
