/** The tables of docs/performance.md, each between two markers; what was not measured stays as it is. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { GrowthResult, Machine, ToolResult } from './bench.ts'
import type { Share } from './profile.ts'
import type { RulesResult } from './rules.ts'

const count = (value: number): string => value.toLocaleString('en-US')
const percent = (share: number): string => `${Math.round(share * 100)}%`
const times = (ratio: number | undefined): string =>
  ratio === undefined || Number.isNaN(ratio) ? '' : ratio.toFixed(2)

/** Machine, day and commit: without them a number says nothing. */
const on = ({ date, commit, processor, cores, memory, system, node, load }: Machine): string =>
  `${date}, commit ${commit}; ${processor}, ${cores} cores, ${memory} GB, ${system}, Node ${node}; load before: ${load}.`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')

export function toolsTable(machine: Machine, results: readonly ToolResult[]): string {
  const rows = results.map(result => [
    result.tool,
    count(result.rows),
    `${result.wall.toFixed(2)} s`,
    percent(result.spread),
    `${result.cpu.toFixed(2)} s`,
    count(result.rowsPerSecond),
    count(Math.round(result.megabytesPerSecond)),
    `${count(Math.round(result.peak))} MB`,
    times(result.toScan),
    times(result.toWc),
  ])
  const head = [
    '',
    'rows',
    'median',
    'spread',
    'processors',
    'rows/s',
    'MB/s',
    'peak memory',
    'to scan',
    'to wc',
  ]
  return `${on(machine)} Runs of each: ${[...new Set(results.map(({ runs }) => runs.length))].join(', ')}.\n\n${table(head, rows)}`
}

export function growthTable(machine: Machine, results: readonly GrowthResult[]): string {
  const rows = results.map(result => [
    result.order,
    count(result.rows),
    `${(result.bytes / 1e9).toFixed(2)} GB`,
    `${result.wall.toFixed(1)} s`,
    `${result.microsecondsPerRow.toFixed(2)} µs`,
    `${count(Math.round(result.peak))} MB`,
  ])
  return `${on(machine)} ${results[0]?.tool}.\n\n${table(['', 'rows', 'file', 'time', 'for a row', 'peak memory'], rows)}`
}

export function rulesTable(machine: Machine, results: readonly RulesResult[]): string {
  const rows = results.map(({ says, perSecond, slowest, fastest, undisturbed }) => [
    says,
    count(perSecond),
    `${count(slowest)} to ${count(fastest)}`,
    count(undisturbed),
  ])
  return `${on(machine)}\n\n${table(['in a second, on one core', 'median', 'laps', 'undisturbed'], rows)}`
}

/** Shares below this are not worth a line. */
const LEAST = 0.01

export function profileTable(machine: Machine, shares: readonly Share[]): string {
  const rows = shares
    .filter(({ share }) => share >= LEAST)
    .map(({ where, share }) => [where.startsWith('src/') ? `\`${where}\`` : where, percent(share)])
  return `${on(machine)} 1,000,000 rows, three tables, one worker.\n\n${table(['self time in', 'share'], rows)}`
}

/** Puts each block between its markers, `<!-- bench: tools -->` and `<!-- end -->`. */
export function rewrite(path: string, blocks: Readonly<Record<string, string>>): void {
  let page = readFileSync(path, 'utf8')
  for (const [name, text] of Object.entries(blocks)) {
    const marker = `<!-- bench: ${name} -->`
    const from = page.indexOf(marker)
    const to = page.indexOf('<!-- end -->', from)
    if (from === -1 || to === -1) throw new Error(`[${path}] has no place [${marker}] ... [<!-- end -->]`)
    page = `${page.slice(0, from + marker.length)}\n${text}\n${page.slice(to)}`
  }
  writeFileSync(path, page)
}
