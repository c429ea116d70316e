/** Which counts of people a public page may show: none from 1 to 10, and none from which such a one could be worked out. */
import type { Highs } from 'highs'

/** A count of people or of what is one person’s. */
export interface Cell {
  readonly id: string
  /** A whole number, not negative. */
  readonly value: number
  /** Whether it stands on the page. One that does not can be worked out all the same, and is protected like the others. */
  readonly shown: boolean
  /** Whether the page is about it: of several ways to hide what must be hidden, one that shows it is taken. */
  readonly first?: true
}

/** What any reader knows: the parts add up to the whole. Both are named by the `id` of their cells. */
export interface Sum {
  readonly whole: string
  readonly parts: readonly string[]
}

export interface Figures {
  readonly cells: readonly Cell[]
  readonly sums: readonly Sum[]
}

/** What the page says of a count: the number, that it is from 1 to 10, or nothing. */
export type Told = number | 'few' | 'hidden'

/** A count from 1 to this is not shown. */
export const FEW = 10
/** Larger than any count of people: a bound, so that every question to the solver has an answer. */
const NO_BOUND = 1e9

/**
 * What may be told of each shown cell. A count from 1 to 10 is told as *few*. While what is shown would give one away, being
 * the only number that fits, the smallest number beside it is hidden too. Zero is shown.
 * `already`: what another page told that has less beside the same counts: that stays as it is, so that the two together give nothing
 * away, unless there is no other way. The same whatever the order of cells and sums. Throws where a sum does not add up.
 */
export async function suppress(
  figures: Figures,
  already: ReadonlyMap<string, Told> = new Map(),
): Promise<ReadonlyMap<string, Told>> {
  const solver = await loaded()
  return (
    hidden(checked(figures, already), solver) ?? hidden(checked(figures, new Map()), solver) ?? impossible()
  )
}

const impossible = (): never => {
  throw new Error('a count of a report could not be hidden')
}

/** Undefined where nothing is left that may be hidden. */
function hidden(problem: Problem, solver: Highs): ReadonlyMap<string, Told> | undefined {
  // What one page allows to be another number, a page that hides more allows as well: never asked again.
  const open = new Set<string>()
  for (;;) {
    const givenAway = firstGivenAway(problem, open, solver)
    if (givenAway === undefined) break
    if (!hideBeside(problem, givenAway)) return undefined
  }
  showAgain(problem, solver)
  return new Map(
    [...problem.cells.values()]
      .filter(({ shown }) => shown)
      .map(({ id, value }) => [id, problem.told.get(id) ?? value]),
  )
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
  readonly cells: ReadonlyMap<string, Cell>
  readonly sums: readonly Sum[]
  /** Of the cells that are not shown as they are. */
  readonly told: Map<string, 'few' | 'hidden'>
  /** Of the cells that are told as they were told before. */
  readonly already: ReadonlyMap<string, Told>
}

const isFew = ({ value }: Cell): boolean => value >= 1 && value <= FEW

function checked({ cells, sums }: Figures, already: ReadonlyMap<string, Told>): Problem {
  const byId = new Map([...cells].sort((a, b) => (a.id < b.id ? -1 : 1)).map(cell => [cell.id, cell]))
  if (byId.size !== cells.length) throw new Error('two counts of a report have one name')
  const countOf = (id: string): number => {
    const cell = byId.get(id)
    if (cell === undefined) throw new Error(`no count of the report is called [${id}]`)
    return cell.value
  }
  for (const { whole, parts } of sums)
    if (countOf(whole) !== parts.reduce((all, part) => all + countOf(part), 0))
      throw new Error(`the parts of [${whole}] do not add up to it`)
  const told = new Map<string, 'few' | 'hidden'>()
  for (const cell of byId.values()) {
    const before = already.get(cell.id)
    if (typeof before === 'string') told.set(cell.id, before)
    else if (before === undefined && cell.shown && isFew(cell)) told.set(cell.id, 'few')
  }
  const inOrder = [...new Map(sums.map(sum => [JSON.stringify(sum), sum])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => sum)
  return { cells: byId, sums: inOrder, told, already }
}

const isUnknown = ({ cells, told }: Problem, id: string): boolean =>
  told.has(id) || cells.get(id)?.shown === false

/** Counts a reader does not know that hang together by sums, with what the page shows of each sum. */
interface Part {
  /** What can be known of each from how it is told: at least, at most. */
  readonly unknown: ReadonlyMap<string, readonly [least: number, most: number]>
  /** `plus` less `minus` is `is`. */
  readonly sums: readonly {
    readonly plus: readonly string[]
    readonly minus: string | undefined
    readonly is: number
  }[]
}

interface Growing {
  readonly unknown: Map<string, readonly [number, number]>
  readonly sums: Part['sums'][number][]
}

function parted(problem: Problem): readonly Part[] {
  const { cells, sums } = problem
  const rootOf = new Map<string, string>()
  const root = (id: string): string => {
    const over = rootOf.get(id)
    return over === undefined || over === id ? id : root(over)
  }
  const unknownIn = ({ whole, parts }: Sum): readonly string[] =>
    [whole, ...parts].filter(id => isUnknown(problem, id))
  for (const sum of sums) {
    const [first, ...others] = unknownIn(sum)
    if (first !== undefined) for (const other of others) rootOf.set(root(other), root(first))
  }
  const parts = new Map<string, Growing>()
  const partOf = (id: string): Growing => {
    const found = parts.get(root(id)) ?? { unknown: new Map(), sums: [] }
    parts.set(root(id), found)
    return found
  }
  for (const id of cells.keys()) if (isUnknown(problem, id)) partOf(id).unknown.set(id, boundsOf(problem, id))
  for (const sum of sums) {
    const [first] = unknownIn(sum)
    if (first === undefined) continue
    const value = (id: string): number => (isUnknown(problem, id) ? 0 : (cells.get(id)?.value ?? 0))
    partOf(first).sums.push({
      plus: sum.parts.filter(id => isUnknown(problem, id)),
      minus: isUnknown(problem, sum.whole) ? sum.whole : undefined,
      is: value(sum.whole) - sum.parts.reduce((all, id) => all + value(id), 0),
    })
  }
  return [...parts.values()]
}

function boundsOf({ cells, told }: Problem, id: string): readonly [number, number] {
  if (told.get(id) === 'few') return [1, FEW]
  // Whoever knows how this page is made knows that a hidden number is none of those told as few.
  if (told.has(id)) return [(cells.get(id)?.value ?? 0) > FEW ? FEW + 1 : 1, NO_BOUND]
  return [0, NO_BOUND]
}

/**
 * Shows what was hidden on the way and hides nothing in the end: first what the page is about, then the largest. What is left hidden
 * cannot be worked out either: it would be shown.
 */
function showAgain(problem: Problem, solver: Highs): void {
  const { cells, told, already } = problem
  const again = [...told]
    .filter(([id, as]) => as === 'hidden' && !already.has(id))
    .map(([id]) => cells.get(id) as Cell)
    .filter(({ value }) => value > FEW)
    .sort(
      (a, b) =>
        Number(b.first === true) - Number(a.first === true) || b.value - a.value || (a.id < b.id ? -1 : 1),
    )
  for (const { id } of again) {
    told.delete(id)
    if (firstGivenAway(problem, new Set(), solver) !== undefined) told.set(id, 'hidden')
  }
}

/** A count from 1 to 10 for which only one number fits what is shown. Those for which another one was found are added to `open`. */
function firstGivenAway(problem: Problem, open: Set<string>, solver: Highs): string | undefined {
  const { cells } = problem
  for (const part of parted(problem)) {
    if (part.sums.length === 0) continue
    const ask = asking(part, solver)
    for (const id of part.unknown.keys()) {
      if (open.has(id) || !isFew(cells.get(id) as Cell)) continue
      for (const goal of ['Maximize', 'Minimize'] as const)
        for (const [one, other] of open.has(id) ? [] : ask(goal, id))
          if (other !== cells.get(one)?.value) open.add(one)
      if (!open.has(id)) return id
    }
  }
  return undefined
}

type Asking = (goal: 'Minimize' | 'Maximize', id: string) => Iterable<readonly [id: string, value: number]>

/** Finds numbers for the unknown counts that fit what is shown, with one as small or as large as it can be. */
function asking(part: Part, solver: Highs): Asking {
  const names = new Map([...part.unknown.keys()].map((id, i) => [id, `x${i}`]))
  const rows = part.sums.map(({ plus, minus, is }) => {
    const terms = [
      ...plus.map(id => `+ ${names.get(id)}`),
      ...(minus === undefined ? [] : [`- ${names.get(minus)}`]),
    ]
    return `${terms.join(' ')} = ${is}`
  })
  const bounds = [...part.unknown].map(([id, [least, most]]) => `${least} <= ${names.get(id)} <= ${most}`)
  const rest = `\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nGeneral\n${[...names.values()].join(' ')}\nEnd`
  return (goal, id) => {
    const found = solver.solve(`${goal}\nobj: ${names.get(id)}${rest}`, { output_flag: false })
    if (found.Status !== 'Optimal')
      throw new Error('what a report shows could not be held against what it hides')
    return [...names].map(([one, name]) => [one, Math.round(found.Columns[name]?.Primal ?? 0)])
  }
}

/**
 * Hides the smallest number that stands in a sum with this count, or with one that hangs together with it; what the page is about
 * only where nothing else stands there. Where none is left, the
 * largest that is told as few is hidden whole: ten parts of a count told as few would be ten ones. Whether there was any.
 */
function hideBeside(problem: Problem, id: string): boolean {
  const { cells, sums, told, already } = problem
  const near = new Set([id])
  for (let before = 0; before < near.size; ) {
    before = near.size
    const beside = sums
      .map(({ whole, parts }) => [whole, ...parts])
      .filter(ids => ids.some(one => near.has(one)))
      .flat()
    const smallest = beside
      .map(one => cells.get(one) as Cell)
      .filter(one => one.value > 0 && !isUnknown(problem, one.id) && !already.has(one.id))
      .sort(
        (a, b) =>
          Number(a.first === true) - Number(b.first === true) || a.value - b.value || (a.id < b.id ? -1 : 1),
      )[0]
    if (smallest !== undefined) {
      told.set(smallest.id, 'hidden')
      return true
    }
    for (const one of beside) near.add(one)
  }
  const largest = [...near]
    .map(one => cells.get(one) as Cell)
    .filter(one => told.get(one.id) === 'few' && !already.has(one.id))
    .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))[0]
  if (largest !== undefined) told.set(largest.id, 'hidden')
  return largest !== undefined
}
