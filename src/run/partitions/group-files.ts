/** `setaside group`: finds which groups of rows of all indexed files must be decided in one place. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import type { Refused } from '../../intake/files.ts'
import type { Format } from '../../intake/format.ts'
import { components } from '../../intake/partitions/components.ts'
import type { GroupOf, IndexedFile, Partitioned } from '../../intake/partitions/door.ts'
import { wordSorter } from '../../intake/partitions/word-sorter.ts'
import { type Output, openOutput } from '../../results/folder.ts'
import { sha256OfFile, stableJson } from '../../results/hash.ts'
import { pathIn } from '../../results/path-in.ts'
import { addDigest, digestOf, NO_DIGEST } from './digest.ts'
import {
  COMPONENTS,
  DAMAGED_LINES,
  type Found,
  findIndex,
  GROUP_FOLDER,
  GROUPS,
  type GroupManifest,
  type IndexManifest,
  MARKS,
  PARTITIONS_VERSION,
  PLACES,
  SUMS,
} from './folders.ts'
import { allMarks, type GivenMarks, sharedMarks } from './given-marks.ts'
import { splitRows } from './split-rows.ts'

export interface GroupRequest {
  /** A folder of indexes, each in a folder of its own. */
  readonly folder: string
  readonly formats: readonly Format[]
  readonly out: string
  /** Marks that an engine has found to be shared, and how many it has left out as no other shares them; absent: all marks of the indexes. */
  readonly shared?: { readonly folder: string; readonly alone: number }
  /** Into so many partitions rows are divided as well; 0 where somebody else does. */
  readonly partitions: number
  readonly setaside: string
}

export function groupFiles(request: GroupRequest): Refused | GroupManifest {
  const indexes = findIndexes(request)
  if ('refused' in indexes) return indexes
  const id = indexes[0]?.manifest.inputFormat
  const format = request.formats.find(one => one.id === id)
  if (format?.partitioned === undefined)
    return {
      refused: `[${request.folder}] is an index of files of [${id}], which this Setaside does not know: index them again.`,
    }
  const marks = request.shared === undefined ? allMarks(indexes) : sharedMarks(request.shared, indexes)
  if ('refused' in marks) return marks
  const output = openOutput(request.out, GROUP_FOLDER)
  try {
    const grouped = group(request, format.partitioned, { indexes, marks }, output)
    if ('refused' in grouped) output.abandon()
    return grouped
  } catch (error) {
    output.abandon()
    throw error
  }
}

type Index = Found<IndexManifest>

/** The indexes of a folder, in the order of their files; why they are not those of one run. */
export function findIndexes({
  folder,
  setaside,
}: Pick<GroupRequest, 'folder' | 'setaside'>): Refused | readonly Index[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return { refused: `[${folder}] is no folder: name the one that [setaside index] wrote into.` }
  const found: Index[] = []
  for (const name of readdirSync(folder).sort()) {
    const path = pathIn(folder, name)
    if (name.startsWith('.') || !statSync(path).isDirectory()) continue
    const index = findIndex(path, setaside)
    if ('unusable' in index) return { refused: index.unusable }
    const bad = damagedOutput(index)
    if (bad !== undefined) return { refused: bad }
    found.push(index)
  }
  return whyNotOne(folder, found) ?? found.sort((a, b) => a.manifest.number - b.manifest.number)
}

/** Rows are many, and looked at again by whoever decides them; everything else is held against its hash here. */
function damagedOutput({ folder, manifest }: Index): string | undefined {
  for (const { name, sha256: known } of manifest.outputs) {
    if (![MARKS, DAMAGED_LINES, GROUPS, PLACES, SUMS].includes(name)) continue
    const handle = openSync(pathIn(folder, name), 'r')
    try {
      if (sha256OfFile(handle) !== known)
        return `[${folder}] holds [${name}], which is not what [setaside index] wrote: index the file again.`
    } finally {
      closeSync(handle)
    }
  }
  return undefined
}

function whyNotOne(folder: string, found: readonly Index[]): Refused | undefined {
  const no = (why: string): Refused => ({ refused: `[${folder}] ${why}` })
  const [first] = found
  if (first === undefined) return no('holds no index: run [setaside index] first.')
  const numbers = found.map(({ manifest }) => manifest.number).sort((a, b) => a - b)
  for (const [at, number] of numbers.entries()) {
    if (number === numbers[at - 1])
      return no(
        `holds two indexes of file number [${number}]: each file has its own, from 0 on; index one of them again with another [--number].`,
      )
    if (number !== at)
      return no(
        `holds no index of file number [${at}], and one of number [${numbers.at(-1)}]: index that file too.`,
      )
  }
  const names = found.map(({ manifest }) => manifest.file.name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    return no(
      `holds indexes of two files named [${twice}], and results call a file by its name: rename one of them.`,
    )
  if (found.some(({ manifest }) => manifest.key !== first.manifest.key))
    return no('holds indexes made with different keys: index all files with one [--key].')
  if (found.some(({ manifest }) => manifest.inputFormat !== first.manifest.inputFormat))
    return no('holds indexes of files of different formats: index those of one run only.')
  return whyNotMapped(first.manifest.mapping, found, no)
}

/** What a mapping describes is read together: the indexes must be those of all its files, each as it was when the others were indexed. */
function whyNotMapped(
  mapping: IndexManifest['mapping'],
  found: readonly Index[],
  no: (why: string) => Refused,
): Refused | undefined {
  if (found.some(one => stableJson(one.manifest.mapping ?? {}) !== stableJson(mapping ?? {})))
    return no(
      'holds indexes of different mappings, or of different states of the files of one: index all files at once with one [--map].',
    )
  if (mapping === undefined) return undefined
  const own = found
    .toSorted((a, b) => a.manifest.number - b.manifest.number)
    .map(({ manifest: { file } }) => ({ name: file.name, sha256: file.sha256 }))
  return stableJson(own) === stableJson(mapping.files)
    ? undefined
    : no('does not hold the indexes of all files of its mapping: index all of them at once.')
}

function group(
  { partitions, setaside }: GroupRequest,
  { group: groupFormat }: Partitioned,
  { indexes, marks }: { readonly indexes: readonly Index[]; readonly marks: GivenMarks },
  output: Output,
): GroupManifest | Refused {
  const manifests = indexes.map(({ manifest }) => manifest)
  const bases = basesOf(manifests)
  const node = ({ file, group }: GroupOf): number => (bases[file] as number) + group
  const found = components(output.scratch)
  const whole = groupFormat(indexes.map(readBack), marks.all(), output.scratch, (one, other) =>
    found.join(node(one), node(other)),
  )
  const wrong = marks.wrong()
  if (wrong !== undefined) return { refused: wrong }
  const told = tellComponents(indexes, bases, found, output)
  if (partitions > 0) splitRows(indexes, bases, told.table, partitions, output)
  told.close()
  const [{ inputFormat, mapping, key }] = manifests as [IndexManifest]
  let manifest: GroupManifest = {
    setaside,
    group: PARTITIONS_VERSION,
    inputFormat,
    ...(mapping === undefined ? {} : { mapping }),
    key,
    files: manifests.map(({ file }) => file),
    whole,
    lines: told.lines,
    components: told.components,
    digest: told.digest,
    outputs: [],
  }
  output.finish(outputs => {
    manifest = { ...manifest, outputs }
    return `${stableJson(manifest, 2)}\n`
  })
  return manifest
}

/** Groups of all files are numbered one after the other: where those of each begin, and where the last ones end. */
export function basesOf(manifests: readonly IndexManifest[]): readonly number[] {
  const bases = [0]
  for (const { facts } of manifests) bases.push((bases.at(-1) as number) + facts.groups)
  return bases
}

function readBack({ folder, manifest }: Index): IndexedFile {
  const words = (bytes: Buffer): Uint32Array<ArrayBuffer> => {
    const all = new Uint32Array(bytes.length / 4)
    new Uint8Array(all.buffer).set(bytes)
    return all
  }
  return {
    name: manifest.file.name,
    bytes: manifest.bytes,
    facts: manifest.facts,
    damaged: () => words(readFileSync(pathIn(folder, DAMAGED_LINES))),
  }
}

/** By group, its component and how many lines that has: words in a file, two for each group. */
export interface ComponentTable {
  readonly handle: number
}

function tellComponents(
  indexes: readonly Index[],
  bases: readonly number[],
  found: ReturnType<typeof components>,
  output: Output,
) {
  const nodes = bases.at(-1) as number
  const byRoot = wordSorter(output.scratch)
  let lines = lineCounts(indexes)
  found.each((member, least) => byRoot.add(least, member, lines(member)))
  // A component of several groups: its members in order, and the least of them first.
  const byMember = wordSorter(output.scratch)
  lines = lineCounts(indexes)
  let members: number[] = []
  let [root, total] = [-1, 0]
  const close = (): void => {
    for (const member of members) byMember.add(member, root, total)
    members = []
  }
  byRoot.each((least, member, own) => {
    if (least !== root) {
      close()
      root = least
      total = lines(least)
      members.push(least)
    }
    total += own
    members.push(member)
  })
  close()
  const path = output.scratch('components')
  const table = openSync(path, 'wx+', 0o600)
  return writeComponents(indexes, bases, nodes, byMember, table, output)
}

function writeComponents(
  indexes: readonly Index[],
  bases: readonly number[],
  nodes: number,
  byMember: ReturnType<typeof wordSorter>,
  handle: number,
  output: Output,
) {
  const lines = lineCounts(indexes)
  const name = groupNamer(bases)
  const out = tableWriter(handle)
  let csv = 'group,component,lines\n'
  let digest = NO_DIGEST
  let [next, count, all] = [0, 0, 0]
  const put = (node: number, root: number, total: number): void => {
    out.add(root, total)
    const own = lines(node)
    all += own
    if (own === 0 && root === node && total === 0) return
    const component = name(root)
    if (root === node && total > 0) {
      count++
      digest = addDigest(digest, digestOf(component, total))
    }
    csv += `${name(node)},${component},${total}\n`
    if (csv.length < ENOUGH) return
    output.append(COMPONENTS, Buffer.from(csv))
    csv = ''
  }
  const again = lineCounts(indexes)
  const alone = (node: number): void => put(node, node, again(node))
  byMember.each((member, root, total) => {
    for (; next < member; next++) alone(next)
    put(member, root, total)
    next = member + 1
  })
  for (; next < nodes; next++) alone(next)
  output.append(COMPONENTS, Buffer.from(csv))
  out.end()
  return {
    table: { handle },
    components: count,
    lines: all,
    digest,
    close: () => closeSync(handle),
  }
}

const ENOUGH = 1 << 18

/** Gives how many lines a group has; groups are asked for in order. */
function lineCounts(indexes: readonly Index[]): (node: number) => number {
  const BLOCK = 1 << 14
  let [at, base, from] = [0, 0, -1]
  let block = new Uint32Array(0)
  return node => {
    for (;;) {
      const index = indexes[at]
      if (index === undefined) throw new Error('a group of no file was asked for')
      const { groups } = index.manifest.facts
      if (node < base + groups) break
      base += groups
      at++
      from = -1
    }
    const own = node - base
    if (from < 0 || own < from || own >= from + block.length) {
      from = own
      const { folder, manifest } = indexes[at] as Index
      block = new Uint32Array(Math.min(BLOCK, manifest.facts.groups - own))
      const handle = openSync(pathIn(folder, GROUPS), 'r')
      readSync(handle, new Uint8Array(block.buffer), 0, block.byteLength, own * 4)
      closeSync(handle)
    }
    return block[own - from] as number
  }
}

/** The name of a group, by its number among those of all files: its file, and its number there. */
export function groupNamer(bases: readonly number[]): (node: number) => string {
  let file = 0
  return node => {
    while (node >= (bases[file + 1] as number)) file++
    while (node < (bases[file] as number)) file--
    return `${file}:${node - (bases[file] as number)}`
  }
}

function tableWriter(handle: number) {
  const words = new Uint32Array(1 << 14)
  let length = 0
  let at = 0
  const flush = (): void => {
    const bytes = new Uint8Array(words.buffer, 0, length * 4)
    for (let written = 0; written < bytes.length; )
      written += writeSync(handle, bytes, written, bytes.length - written, at + written)
    at += bytes.length
    length = 0
  }
  return {
    add: (root: number, total: number): void => {
      words[length++] = root
      words[length++] = total
      if (length === words.length) flush()
    },
    end: flush,
  }
}
