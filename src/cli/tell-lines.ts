/** Tells what is wrong with lines of a file that people filled in: once for each reason, however many lines have it. */
import type { Terminal } from './terminal.ts'

/** Something to be told of a line: a sentence without a person's data. */
interface AboutLine {
  readonly line: number
  readonly why: string
}

const MOST_REASONS = 50
const MOST_PLACES = 6

export function tellLines(lines: readonly AboutLine[], path: string, { err }: Pick<Terminal, 'err'>): void {
  const reasons = [...Map.groupBy(lines, ({ why }) => why)]
  for (const [why, of] of reasons.slice(0, MOST_REASONS))
    err(`[${path}] ${placesOf(of.map(({ line }) => line))}: ${why}\n`)
  if (reasons.length > MOST_REASONS)
    err(
      `... and ${reasons.slice(MOST_REASONS).reduce((sum, [, of]) => sum + of.length, 0)} lines more, for other reasons\n`,
    )
}

/** `line 7`, `lines 2 and 3`, `lines 2 to 584 (583 lines)`. */
export function placesOf(lines: readonly number[]): string {
  const [first, ...others] = [...new Set(lines)].sort((a, b) => a - b)
  if (first === undefined) return 'no line'
  if (others.length === 0) return `line ${first}`
  const runs: [from: number, to: number][] = [[first, first]]
  for (const line of others) {
    const last = runs.at(-1)
    if (last !== undefined && line === last[1] + 1 && others.length > 1) last[1] = line
    else runs.push([line, line])
  }
  const shown = runs.slice(0, MOST_PLACES)
  const left = runs.slice(MOST_PLACES).reduce((sum, [from, to]) => sum + to - from + 1, 0)
  const texts = [
    ...shown.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`)),
    ...(left === 0 ? [] : [`${left} more`]),
  ]
  const places = texts.length === 1 ? texts[0] : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
  return `lines ${places}${others.length < 2 ? '' : ` (${others.length + 1} lines)`}`
}
