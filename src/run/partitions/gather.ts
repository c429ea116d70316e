/** `setaside gather`: writes the results of a run from the answers of its partitions, byte for byte those of one machine. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Resolved } from '../../facts/resolve.ts'
import type { Account } from '../../facts/table.ts'
import { type Accounts, addAccounts, noAccounts } from '../../intake/accounts.ts'
import { type Refused, withFiles } from '../../intake/files.ts'
import type { Partitioned } from '../../intake/partitions/door.ts'
import { inForm, type TableForm } from '../../results/conversion.ts'
import { type Earlier, type Output, openOutput } from '../../results/folder.ts'
import { runFolder } from '../../results/folder-kind.ts'
import { INPUTS, inputsJson } from '../../results/inputs.ts'
import type { Manifest } from '../../results/manifest.ts'
import { pathIn } from '../../results/path-in.ts'
import { indexBuilder, PEOPLE_INDEX } from '../../results/people-index.ts'
import { notesWriter } from '../notes-writer.ts'
import { finish, manifestOf, type RunRequest, writeFacts } from '../run.ts'
import type { Setup } from '../setup.ts'
import { whyNotAll } from './all-there.ts'
import { bytesOfRows, comparePlaces, type PlacedRows, type SetOfKeys } from './answers.ts'
import { type Found, type GroupManifest, type IndexManifest, PLACES, SUMS } from './folders.ts'
import type { IndexKey } from './key.ts'
import { type AnswersRead, NotWhole } from './read-answers.ts'

export interface GatherRequest<Tally> extends Setup<Tally> {
  readonly partitioned: Partitioned
  readonly answers: readonly AnswersRead[]
  readonly groups: Found<GroupManifest>
  /** In the order of the files. */
  readonly indexes: readonly Found<IndexManifest>[]
  readonly key: IndexKey
  readonly out: string
  readonly form?: TableForm
  readonly setaside: string
  readonly options: Readonly<Record<string, unknown>>
  /** How the mapping of the files is named. */
  readonly mapping?: NonNullable<RunRequest<Tally>['mapping']>
  /** The facts of the question as they were given, and whom they were found to mean in all partitions. */
  readonly facts?: NonNullable<RunRequest<Tally>['facts']>
  readonly resolved?: Resolved
  readonly onFolder?: (earlier: Earlier) => void
}

export type GatherResult<Tally> =
  | Refused
  | {
      readonly accounts: Accounts
      readonly tally: Tally
      readonly manifest: Manifest
      /** What became of the lines of facts. */
      readonly facts?: Pick<Account, 'counts' | 'told'>
    }

/** Refuses answers that are not whole, not all, or twice there; the folder is then as it was. */
export function gather<Tally>(request: GatherRequest<Tally>): GatherResult<Tally> {
  const folder = openOutput(request.out, runFolder(request.maker.ownTables))
  request.onFolder?.(folder.earlier)
  const output = inForm(folder, request.form ?? {})
  try {
    return gatherInto(request, output)
  } catch (error) {
    folder.abandon()
    if (error instanceof NotWhole) return { refused: error.message }
    throw error
  } finally {
    for (const { close } of request.answers) close()
  }
}

function gatherInto<Tally>(request: GatherRequest<Tally>, output: Output): GatherResult<Tally> {
  const { maker, answers, groups } = request
  for (const [name, bytes] of Object.entries(maker.headers)) output.append(name, bytes)
  const tables = tableAppender(output)
  for (const { rows } of mergedRows(answers))
    for (const [name, text] of Object.entries(rows)) {
      if (!(name in maker.headers))
        throw new NotWhole(
          `an answer has rows of [${name}], which is no table of these results: decide the partitions again.`,
        )
      tables.add(name, bytesOfRows(text))
    }
  tables.end()
  const sets = answers.flatMap(({ nextSet }) => [...all(nextSet)])
  const identity = notesWriter(maker, output)
  for (const { nextNote } of answers) for (const { note } of all(nextNote)) identity.add([note])
  identity.end()
  const became = answers.flatMap(({ nextBecame }) => [...all(nextBecame)].map(one => one.became))
  const ends = answers.map(one => ({ path: one.path, end: one.end() }))
  const wrong = whyNotAll(ends, groups.manifest)
  if (wrong !== undefined) throw new NotWhole(wrong)
  const accounts = noAccounts()
  const tally = maker.noTally()
  for (const { end } of ends) {
    addAccounts(accounts, end.accounts)
    maker.merge(tally, end.tally as Tally)
  }
  const { files } = groups.manifest
  accounts.unattributed -= files.reduce((sum, { harmless = 0 }) => sum + harmless, 0)
  const whole = withFiles(accounts, files)
  for (const [name, bytes] of Object.entries(maker.closing(tally, whole))) output.append(name, bytes)
  writeIndex(request, sets, output)
  const facts = writeFacts(request, request.resolved && { resolved: request.resolved, became }, output)
  output.writeUnlisted(INPUTS, Buffer.from(inputsJson(files.map(({ path, changed }) => ({ path, changed })))))
  const inputs = files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))
  return {
    accounts: whole,
    tally,
    ...(facts === undefined ? {} : { facts }),
    manifest: finish(output, manifestOf(request, inputs, whole, facts)),
  }
}

function* all<T>(next: () => T | undefined): Generator<T, void> {
  for (let one = next(); one !== undefined; one = next()) yield one
}

/** All rows in the order of a run: of every partition those that come next are held, and the first of them given. */
function* mergedRows(answers: readonly AnswersRead[]): Generator<PlacedRows, void> {
  const heap: { one: PlacedRows; readonly from: AnswersRead }[] = []
  const isBefore = (a: number, b: number): boolean => {
    const order = comparePlaces(
      (heap[a] as (typeof heap)[number]).one.at,
      (heap[b] as (typeof heap)[number]).one.at,
    )
    if (order === 0) {
      const [first, second] = [heap[a], heap[b]].map(held => held?.from.path).sort()
      throw new NotWhole(`[${first}] and [${second}] have answers of the same people: keep one of them.`)
    }
    return order < 0
  }
  const down = (from: number): void => {
    for (let at = from; ; ) {
      let least = at
      for (const child of [at * 2 + 1, at * 2 + 2])
        if (child < heap.length && isBefore(child, least)) least = child
      if (least === at) return
      const moved = heap[at] as (typeof heap)[number]
      heap[at] = heap[least] as (typeof heap)[number]
      heap[least] = moved
      at = least
    }
  }
  for (const from of answers) {
    const one = from.nextRows()
    if (one !== undefined) heap.push({ one, from })
  }
  for (let at = heap.length >> 1; at >= 0; at--) if (at < heap.length) down(at)
  for (let [first] = heap; first !== undefined; [first] = heap) {
    yield first.one
    const next = first.from.nextRows()
    if (next !== undefined) first.one = next
    else {
      const last = heap.pop() as (typeof heap)[number]
      if (heap.length > 0 && last !== first) heap[0] = last
    }
    if (heap.length > 1) down(0)
  }
}

/** Written when so many bytes are ready. */
const ENOUGH = 1 << 20

function tableAppender(output: Output) {
  const ready = new Map<string, { parts: Buffer[]; bytes: number }>()
  const flush = (name: string): void => {
    const one = ready.get(name)
    if (one !== undefined) output.append(name, Buffer.concat(one.parts))
    ready.delete(name)
  }
  return {
    add: (name: string, bytes: Buffer): void => {
      const one = ready.get(name) ?? { parts: [], bytes: 0 }
      ready.set(name, one)
      one.parts.push(bytes)
      one.bytes += bytes.length
      if (one.bytes > ENOUGH) flush(name)
    },
    end: (): void => {
      for (const name of [...ready.keys()]) flush(name)
    },
  }
}

/** Where people stand: what every index knows of its file, and what the partitions found of who goes together. */
function writeIndex<Tally>(
  { indexes, groups, key, partitioned }: GatherRequest<Tally>,
  sets: SetOfKeys[],
  output: Output,
): void {
  const builder = indexBuilder(output.scratch)
  try {
    for (const { folder, manifest } of indexes) {
      const show = key.hide(`${manifest.number} ${manifest.file.sha256}`)
      for (const words of placesIn(pathIn(folder, PLACES), show))
        for (let at = 0; at < words.length; at += PLACE) {
          const [high, low, over, byte, line] = words.subarray(at, at + PLACE) as unknown as [
            number,
            number,
            number,
            number,
            number,
          ]
          builder.add(high, low, manifest.number, over * 2 ** 32 + byte, line)
        }
    }
    partitioned.places(groups.manifest.whole, builder.add)
    const links: number[] = []
    for (const [number, { keys }] of sets.sort((a, b) => comparePlaces(a.set, b.set)).entries())
      for (let at = 0; at < keys.length; at += 2)
        links.push(keys[at] as number, keys[at + 1] as number, number)
    const sums = indexes.map(({ folder }) => wordsOf(readFileSync(pathIn(folder, SUMS))))
    for (const bytes of builder.bytes(Uint32Array.from(links), sums)) output.append(PEOPLE_INDEX, bytes)
  } finally {
    builder.close()
  }
}

/** Words of a place in an index. */
const PLACE = 5
const PLACES_AT_ONCE = 1 << 12

function* placesIn(path: string, show: (bytes: Uint8Array) => Uint8Array): Generator<Uint32Array, void> {
  const handle = openSync(path, 'r')
  const block = Buffer.alloc(PLACES_AT_ONCE * PLACE * 4)
  try {
    for (let from = 0; ; ) {
      const read = readSync(handle, block, 0, block.length, from)
      if (read === 0) return
      from += read
      yield wordsOf(show(block.subarray(0, read)))
    }
  } finally {
    closeSync(handle)
  }
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(bytes.length / 4)
  new Uint8Array(words.buffer).set(bytes)
  return words
}
