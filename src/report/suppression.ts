/** Which counts of people a public page may show: none from 1 to 10, and none from which such a one could be worked out. */
import type { Highs } from 'highs'
import { type Board, type Move, NO_BOUND, newBoard, otherByOne, otherBySolver } from './other-numbers.ts'

/** A count of people or of what is one person’s. */
export interface Cell {
  readonly id: string
  /** A whole number, not negative. */
  readonly value: number
  /** Whether it stands on the page. One that does not can be worked out all the same, and is protected like the others. */
  readonly shown: boolean
  /** How much the page needs it: of several ways to hide what must be hidden, one is taken that shows it. */
  readonly need?: Need
}

/** `total`: hidden only where it is itself from 1 to 10. `first`: what the page is about. */
export type Need = 'total' | 'first'

/** What any reader knows: the parts add up to the whole. Both are named by the `id` of their cells. */
export interface Sum {
  readonly whole: string
  readonly parts: readonly string[]
}

export interface Figures {
  readonly cells: readonly Cell[]
  readonly sums: readonly Sum[]
}

/** What the page says of a count: the number, that it is from 1 to 10, or nothing: `hidden` is more than 10, `any` may be less too. */
export type Told = number | 'few' | 'hidden' | 'any'

/** A count from 1 to this is not shown. */
export const FEW = 10

/**
 * What may be told of each shown cell. A count from 1 to 10 is told as *few*; zero and the totals are shown. Everything else is hidden to
 * begin with, and shown as long as another number still fits for each small count: first what the page is about, then the largest. `already`: what another page told that has less beside the same counts: that stays as it is, so that the two together
 * give nothing away, unless there is no other way. The same whatever the order of cells and sums. Throws where a sum does not add up.
 */
export async function suppress(
  figures: Figures,
  already: ReadonlyMap<string, Told> = new Map(),
): Promise<ReadonlyMap<string, Told>> {
  const solver = await loaded()
  return (
    toldOf(problemOf(figures, already, solver)) ??
    toldOf(problemOf(figures, new Map(), solver)) ??
    impossible()
  )
}

const impossible = (): never => {
  throw new Error('a count of a report could not be hidden')
}

let solving: Promise<Highs> | undefined
/** Its types are of the older kind of module, whose whole is what this kind calls the default. */
const load = async (): Promise<Highs> => {
  const { default: loader } = (await import('highs')) as unknown as { readonly default: () => Promise<Highs> }
  return loader()
}
const loaded = (): Promise<Highs> => {
  solving ??= load()
  return solving
}

interface Problem {
  /** In the order of their names. */
  readonly cells: readonly Cell[]
  readonly board: Board
  /** Of the cells that are not shown as they are. */
  readonly told: Map<number, 'few' | 'hidden' | 'any'>
  /** Told on another page: left as they are. */
  readonly fixed: ReadonlySet<number>
  /** Of each count from 1 to 10, what can be other numbers together with it. */
  readonly moves: Map<number, Move>
  readonly solver: Highs
}

const isFew = ({ value }: Cell): boolean => value >= 1 && value <= FEW

function problemOf({ cells, sums }: Figures, already: ReadonlyMap<string, Told>, solver: Highs): Problem {
  const inOrder = [...cells].sort((a, b) => (a.id < b.id ? -1 : 1))
  const places = new Map(inOrder.map(({ id }, at) => [id, at]))
  if (places.size !== cells.length) throw new Error('two counts of a report have one name')
  const place = (id: string): number => {
    const at = places.get(id)
    if (at === undefined) throw new Error(`no count of the report is called [${id}]`)
    return at
  }
  const countOf = (id: string): number => inOrder[place(id)]?.value ?? 0
  for (const { whole, parts } of sums)
    if (countOf(whole) !== parts.reduce((all, part) => all + countOf(part), 0))
      throw new Error(`the parts of [${whole}] do not add up to it`)
  const distinct = [...new Map(sums.map(sum => [JSON.stringify(sum), sum])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { whole, parts }]) => ({ whole: place(whole), parts: parts.map(place) }))
  const board = newBoard(
    inOrder.map(({ value }) => value),
    distinct,
  )
  const problem: Problem = {
    cells: inOrder,
    board,
    told: new Map(),
    fixed: new Set(inOrder.flatMap(({ id, shown }, at) => (shown && already.has(id) ? [at] : []))),
    moves: new Map(),
    solver,
  }
  for (const [at, cell] of inOrder.entries())
    if (cell.shown) tell(problem, at, already.get(cell.id) ?? toBeginWith(cell))
  return problem
}

const toBeginWith = (cell: Cell): Told =>
  isFew(cell) ? 'few' : cell.value === 0 || cell.need === 'total' ? cell.value : 'hidden'

function tell({ board, told }: Problem, at: number, as: Told): void {
  board.known[at] = typeof as === 'number'
  if (typeof as === 'number') {
    told.delete(at)
    return
  }
  told.set(at, as)
  // Whoever knows how this page is made knows that a hidden number is none of those told as few.
  board.least[at] = as === 'hidden' ? FEW + 1 : 1
  board.most[at] = as === 'few' ? FEW : NO_BOUND
}

/** Undefined where nothing is left that may be hidden. */
function toldOf(problem: Problem): ReadonlyMap<string, Told> | undefined {
  const { cells, told } = problem
  for (const [at, cell] of cells.entries())
    if (isFew(cell) && !isOpen(problem, at, true) && !loosenedAround(problem, at)) return undefined
  for (const at of toShow(problem)) showIfSafe(problem, at)
  tighten(problem)
  return new Map(
    cells.flatMap(({ id, value, shown }, at) => (shown ? [[id, told.get(at) ?? value] as const] : [])),
  )
}

/** What the page is about first, then the largest. */
function toShow({ cells, told, fixed }: Problem): readonly number[] {
  const isFirst = ({ need }: Cell): number => Number(need === 'first')
  return [...told.keys()]
    .filter(at => !fixed.has(at) && !isFew(cells[at] as Cell))
    .sort((a, b) => {
      const [one, other] = [cells[a] as Cell, cells[b] as Cell]
      return isFirst(other) - isFirst(one) || other.value - one.value || a - b
    })
}

/** Whether another number fits for a count; `sure`: to be found out at any price. */
function isOpen({ board, moves, solver }: Problem, at: number, sure: boolean): boolean {
  if (moves.has(at)) return true
  const quick = otherByOne(board, at)
  const found = sure && quick === 'unsettled' ? otherBySolver(board, at, solver) : quick
  if (typeof found === 'string') return false
  moves.set(at, found)
  return true
}

/** Shows a count where every small one stays open. */
function showIfSafe(problem: Problem, at: number): void {
  const { cells, told, moves } = problem
  const { value, need } = cells[at] as Cell
  const before = told.get(at) as Told
  tell(problem, at, value)
  const gone = withoutMovesOf(problem, at)
  if (gone.every(([one]) => isOpen(problem, one, need !== undefined))) return
  tell(problem, at, before)
  for (const [one, move] of gone) moves.set(one, move)
}

/** Forgets the moves in which a count is another number, and says which they were. */
function withoutMovesOf({ moves }: Problem, at: number): readonly (readonly [number, Move])[] {
  const gone = [...moves].filter(([, move]) => move.has(at))
  for (const [one] of gone) moves.delete(one)
  return gone
}

/** Tells nothing any more of what stands in a sum with a count, then of what stands beside that, until it is open: a total at last. */
function loosenedAround(problem: Problem, shut: number): boolean {
  const { board } = problem
  for (const totalsToo of [false, true]) {
    const near = new Set([shut])
    for (let before = 0; before < near.size; ) {
      before = near.size
      const sums = new Set([...near].flatMap(at => (board.of[at] ?? []).map(({ at: sum }) => sum)))
      for (const sum of sums) for (const { at } of board.sums[sum] ?? []) near.add(at)
      for (const at of near) if (mayBeHidden(problem, at, totalsToo)) tell(problem, at, 'any')
      if (isOpen(problem, shut, true)) return true
    }
  }
  return false
}

const mayBeHidden = ({ cells, told, fixed }: Problem, at: number, totalsToo: boolean): boolean =>
  !fixed.has(at) && (told.has(at) || (totalsToo && cells[at]?.need === 'total' && cells[at].value > 0))

/** Says of what nothing is told whether it is few or more, as long as every small count stays open; the smallest first. */
function tighten(problem: Problem): void {
  const { cells, told, fixed, moves } = problem
  const loose = [...told]
    .flatMap(([at, as]) => (as === 'any' && !fixed.has(at) ? [at] : []))
    .sort((a, b) => (cells[a] as Cell).value - (cells[b] as Cell).value || a - b)
  for (const at of loose) {
    tell(problem, at, toBeginWith(cells[at] as Cell))
    const gone = withoutMovesOf(problem, at)
    if (gone.every(([one]) => isOpen(problem, one, true))) continue
    tell(problem, at, 'any')
    for (const [one, move] of gone) moves.set(one, move)
  }
}
