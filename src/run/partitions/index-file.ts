/** `setaside index`: writes what partitions need to know of one file, which it reads by itself. */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { changed, openAll, type Refused } from '../../intake/files.ts'
import type { Format } from '../../intake/format.ts'
import type { IndexedLine } from '../../intake/partitions/door.ts'
import { MARK_WORDS } from '../../intake/partitions/marks.ts'
import { type Output, openOutput } from '../../results/folder.ts'
import { stableJson } from '../../results/hash.ts'
import { ofFiles } from '../file-faults.ts'
import { hashFiles } from '../file-hashing.ts'
import {
  DAMAGED_LINES,
  GROUPS,
  INDEX_FOLDER,
  type IndexedMapping,
  type IndexManifest,
  MARKS,
  PARTITIONS_VERSION,
  PLACES,
  ROWS,
  SUMS,
} from './folders.ts'
import { stampOf } from './kept-index.ts'
import type { IndexKey } from './key.ts'
import { asciiJson } from './lines.ts'
import { MARKS_HEADER, markLines } from './mark-lines.ts'
import { bringIn, ownFolder } from './own-folder.ts'

export interface IndexRequest {
  readonly format: Format
  readonly file: string
  /** Where a mapping describes the files of the run: how it is named, and all of them in their order, of which it joins each with the others. */
  readonly mapped?: {
    readonly mapping: Pick<IndexedMapping, 'name' | 'sha256'>
    readonly files: readonly string[]
  }
  /** Its place among the files of the run, the first being 0. */
  readonly number: number
  readonly key: IndexKey
  readonly out: string
  readonly setaside: string
  /** An index as good as this one, where another process has brought it in meanwhile: it stays. */
  readonly meanwhile?: () => IndexManifest | undefined
}

/** Indexes one file. Refuses, before anything is written, what a run would refuse. Several processes may index the same one. */
export async function indexFile(request: IndexRequest): Promise<Refused | IndexManifest> {
  const own = ownFolder(request.out)
  let output: Output | undefined
  const opened = (): Output => {
    output ??= openOutput(own, INDEX_FOLDER)
    return output
  }
  try {
    const result = await indexInto(request, opened)
    if ('refused' in result) output?.abandon()
    else if (request.meanwhile?.() === undefined) bringIn(own, request.out)
    else rmSync(own, { recursive: true, force: true })
    return result
  } catch (error) {
    output?.abandon()
    throw error
  }
}

async function indexInto(
  { format, file: path, mapped, number, key, setaside }: IndexRequest,
  opened: () => Output,
): Promise<Refused | IndexManifest> {
  if (format.partitioned === undefined)
    return { refused: `files of [${format.id}] are decided whole, on one machine: use [setaside run].` }
  const { index } = format.partitioned
  const paths = mapped?.files ?? [path]
  const files = await openAll(paths, format, { scratch: name => opened().scratch(name) })
  if ('refused' in files) return files
  const place = paths.indexOf(path)
  const file = files[place] as (typeof files)[number]
  const hashing = hashFiles(files)
  try {
    const output = opened()
    const hashed = await ofFiles(files, async () => hashing.done())
    if ('refused' in hashed) return hashed
    const input = hashed.inputs[place] as (typeof hashed.inputs)[number]
    const writing = indexWriter(output, number, key.hide(`${number} ${input.sha256}`))
    const facts = await ofFiles(files, async () => index(file, number, key.keyed, writing.sink))
    if ('refused' in facts) return facts
    const late = changed(files)
    if (late !== undefined) return late
    const marks = writing.end(facts.groups)
    output.append(SUMS, bytesOf(hashed.sums[place] as Uint32Array))
    const { path: from, changed: at } = file.given ?? file
    let manifest: IndexManifest = {
      stamp: stampOf(from),
      setaside,
      index: PARTITIONS_VERSION,
      inputFormat: format.id,
      ...(mapped === undefined
        ? {}
        : {
            mapping: {
              ...mapped.mapping,
              files: hashed.inputs.map(({ name, sha256 }) => ({ name, sha256 })),
            },
          }),
      key: key.name,
      number,
      file: {
        ...input,
        path: resolve(from),
        changed: at,
        ...(file.forms === undefined ? {} : { forms: file.forms }),
        ...(file.notes === undefined ? {} : { notes: file.notes }),
        ...(file.harmless === undefined ? {} : { harmless: file.harmless }),
      },
      bytes: file.bytes,
      marks,
      facts,
      outputs: [],
    }
    output.finish(outputs => {
      manifest = { ...manifest, outputs }
      return `${stableJson(manifest, 2)}\n`
    })
    return manifest
  } finally {
    hashing.close()
  }
}

/** Written when so many characters or words are ready. */
const ENOUGH = 1 << 18

function indexWriter(output: Output, number: number, hide: (bytes: Uint8Array) => Uint8Array) {
  for (const name of [ROWS, DAMAGED_LINES, GROUPS, PLACES, SUMS]) output.append(name, new Uint8Array(0))
  output.append(MARKS, Buffer.from(MARKS_HEADER))
  let marks = 0
  let rows = ''
  let places: number[] = []
  let linesOf = new Uint32Array(1 << 12)
  const flushRows = (): void => {
    output.append(ROWS, Buffer.from(rows, 'latin1'))
    rows = ''
  }
  const flushPlaces = (): void => {
    output.append(PLACES, hide(bytesOf(Uint32Array.from(places))))
    places = []
  }
  const sink = {
    line: ({ group, line, bytes, is }: IndexedLine): void => {
      if (group >= linesOf.length) {
        const larger = new Uint32Array(Math.max(group + 1, linesOf.length * 2))
        larger.set(linesOf)
        linesOf = larger
      }
      linesOf[group] = (linesOf[group] as number) + 1
      const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
      rows += `${asciiJson({ group: `${number}:${group}`, file: number, line, ...(is === undefined ? {} : { is }), row })}\n`
      if (rows.length > ENOUGH) flushRows()
    },
    marks: (words: Uint32Array): void => {
      marks += words.length / MARK_WORDS
      output.append(MARKS, Buffer.from(markLines(words), 'latin1'))
    },
    damaged: (words: Uint32Array): void => output.append(DAMAGED_LINES, bytesOf(words)),
    place: (high: number, low: number, _: number, byte: number, line: number): void => {
      places.push(high, low, Math.floor(byte / 2 ** 32), byte % 2 ** 32, line)
      if (places.length > ENOUGH) flushPlaces()
    },
  }
  /** Gives how many marks there were. */
  const end = (groups: number): number => {
    flushRows()
    flushPlaces()
    const all = new Uint32Array(groups)
    all.set(linesOf.subarray(0, groups))
    output.append(GROUPS, bytesOf(all))
    return marks
  }
  return { sink, end }
}

/** The same memory, as bytes. */
const bytesOf = (words: Uint32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
