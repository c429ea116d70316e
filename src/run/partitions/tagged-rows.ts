/** Reads the tagged rows of a partition, holds each against what it must be, and writes them as a format reads them: a file a volume. */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Refused } from '../../intake/files.ts'
import type { TaggedVolume } from '../../intake/partitions/door.ts'
import { addDigest, digestOf, NO_DIGEST } from './digest.ts'
import type { GroupManifest } from './folders.ts'
import { linesIn, objectIn } from './lines.ts'

export interface TaggedRows {
  readonly volumes: readonly TaggedVolume[]
  readonly lines: number
  readonly components: number
  readonly digest: string
}

interface TaggedRow {
  readonly component: string
  readonly lines: number
  readonly file: number
  readonly line: number
  readonly is?: 'cut' | 'folded'
  readonly row: string
}

const SIGN = { cut: '!', folded: '+' } as const
const ENOUGH = 1 << 18

/** `what`: where the rows come from, for a sentence. */
export function readTagged(
  handle: number,
  what: string,
  { files }: GroupManifest,
  scratch: (name: string) => string,
): Refused | TaggedRows {
  const out = volumeWriter(scratch)
  const known = new Map<string, { readonly lines: number; seen: number }>()
  const refuse = (why: string): Refused => {
    out.end()
    return { refused: `${what} ${why}` }
  }
  let number = 0
  let last = { file: -1, line: 0 }
  for (const line of linesIn(handle)) {
    number++
    const row = line === undefined ? undefined : taggedRow(line, files.length)
    if (row === undefined)
      return refuse(
        `has no tagged row in its line [${number}]: give the rows of [setaside index], each with its component and the lines of that.`,
      )
    if (row.file < last.file || (row.file === last.file && row.line <= last.line))
      return refuse(
        row.file === last.file && row.line === last.line
          ? `has the same row in its lines [${number - 1}] and [${number}]: give each row once.`
          : `is not sorted by file and line: line [${number}] belongs before the one above it; sort the rows of each partition.`,
      )
    last = row
    const component = known.get(row.component)
    if (component === undefined) known.set(row.component, { lines: row.lines, seen: 1 })
    else if (component.lines !== row.lines)
      return refuse(
        `says in its line [${number}] that component [${row.component}] has [${row.lines}] rows, and before that it has [${component.lines}]: join the rows with one [components.csv].`,
      )
    else component.seen++
    out.add(row)
  }
  const volumes = out.end()
  let digest = NO_DIGEST
  for (const [component, { lines, seen }] of known) {
    if (seen !== lines)
      return {
        refused: `${what} has [${seen}] of the [${lines}] rows of component [${component}]: people whose rows are not all in one partition are not decided, as what forbids relief may stand in another; divide the rows by component.`,
      }
    digest = addDigest(digest, digestOf(component, lines))
  }
  return { volumes, lines: number, components: known.size, digest }
}

function taggedRow(line: Buffer, files: number): TaggedRow | undefined {
  const found = objectIn(line)
  if (found === undefined) return undefined
  const { component, lines, file, line: number, is, row } = found
  if (typeof component !== 'string' || !/^\d{1,10}:\d{1,10}$/.test(component)) return undefined
  if (!(isCount(lines) && lines > 0 && isCount(number) && number > 0)) return undefined
  if (!(isCount(file) && file < files) || typeof row !== 'string') return undefined
  if (is !== undefined && is !== 'cut' && is !== 'folded') return undefined
  if (/[^\0-\xff]/.test(row) || (is !== 'folded' && row.includes('\n'))) return undefined
  if (is === 'folded' && !row.includes('\n')) return undefined
  return { component, lines, file, line: number, row, ...(is === undefined ? {} : { is }) }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32

/** Rows of one file after those of another. */
function volumeWriter(scratch: (name: string) => string) {
  const volumes: { path: string; bytes: number }[] = []
  let handle: number | undefined
  let file = -1
  let ready = ''
  const flush = (): void => {
    const volume = volumes.at(-1)
    if (handle === undefined || volume === undefined) return
    const bytes = Buffer.from(ready, 'latin1')
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    volume.bytes += bytes.length
    ready = ''
  }
  const close = (): void => {
    flush()
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  return {
    add: (row: TaggedRow): void => {
      if (row.file !== file) {
        close()
        file = row.file
        const path = scratch(`tagged-${file}`)
        handle = openSync(path, 'wx', 0o600)
        volumes.push({ path, bytes: 0 })
      }
      const text = row.is === 'folded' ? row.row.replaceAll('\n', '\0') : row.row
      ready += `${row.file},${row.line}${row.is === undefined ? '' : SIGN[row.is]},${text}\n`
      if (ready.length > ENOUGH) flush()
    },
    end: (): readonly TaggedVolume[] => {
      close()
      return volumes
    },
  }
}
