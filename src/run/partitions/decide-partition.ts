/** `setaside partition`: decides the people of some of the rows, who are all there, as a run would. */
import { createHash } from 'node:crypto'
import type { Resolved } from '../../facts/resolve.ts'
import { type Accounts, addAccounts, noAccounts } from '../../intake/accounts.ts'
import { faultIn, type Refused } from '../../intake/files.ts'
import type { IdentityNote } from '../../intake/identity/note.ts'
import { LINK_WORDS } from '../../intake/person-key.ts'
import type { Population } from '../../intake/population.ts'
import { inThisThread } from '../../intake/read.ts'
import type { InputRow, PeopleSink, Reading, ReadPerson, Reject } from '../../intake/reading.ts'
import { becameList } from '../became-of.ts'
import type { Consumer } from '../consumer.ts'
import { finderFor } from '../meant.ts'
import { asReader, decidePerson, decidingFor, offenseReader } from '../person.ts'
import type { Setup } from '../setup.ts'
import {
  ANSWERS_OF_PARTITION,
  answerLine,
  comparePlaces,
  type PartitionEnd,
  type Place,
  rowsOf,
} from './answers.ts'
import type { Found, GroupManifest } from './folders.ts'
import { readTagged } from './tagged-rows.ts'

export interface PartitionRequest<Tally> extends Setup<Tally> {
  /** Tagged rows: an open file, and what it is called in a sentence. */
  readonly rows: { readonly handle: number; readonly what: string }
  readonly groups: Found<GroupManifest>
  /** What was asked, as plain data. */
  readonly asked: unknown
  readonly setaside: string
  readonly scratch: (name: string) => string
  /** Whom the facts of the question were found to mean, in all partitions; absent where there are none. */
  readonly resolved?: Resolved
  /** Takes the next lines. */
  readonly write: (text: string) => void
}

/** What became of it, in numbers. */
export type PartitionResult = Refused | { readonly accounts: Accounts; readonly components: number }

/** Refuses, before anything is written, rows that are not those of whole components. */
export async function decidePartition<Tally>(request: PartitionRequest<Tally>): Promise<PartitionResult> {
  const { partitioned } = request.format
  const { whole } = request.groups.manifest
  const out = answerWriter(request)
  const deciding = decider(request, place => partitioned?.placeOf(place, whole) ?? [])
  const read = await readTaggedPeople(request, deciding, {
    begun: out.begin,
    onPart: () => {
      for (const text of deciding.take()) out.line(text)
    },
  })
  if ('refused' in read) return read
  const { population, accounts, tagged } = read
  const placeOf: Parameters<typeof setLines>[1] = first => partitioned?.placeOfFirst(first, whole) ?? []
  for (const text of setLines(population, placeOf)) out.line(text)
  for (const note of [...population.notes, ...deciding.notes]) out.line(answerLine({ note }))
  for (const became of deciding.became.take()) out.line(answerLine({ became }))
  out.end({ accounts, tally: deciding.consumer.tally(), ...tagged })
  return { accounts, components: tagged.components }
}

/** Finds whom the facts of the question mean among the people of a partition: it answers that, and nothing else. */
export async function findInPartition<Tally>(request: PartitionRequest<Tally>): Promise<PartitionResult> {
  const { question, format } = request
  const out = answerWriter(request)
  const meantOf = finderFor(question, format)
  const meant: string[] = []
  const finding = {
    reading: readingFor(request),
    sink: {
      onPerson: (read: ReadPerson) => {
        for (const one of meantOf(read)) meant.push(answerLine({ meant: one }))
      },
    },
  }
  const read = await readTaggedPeople(request, finding, { begun: out.begin, onPart: () => undefined })
  if ('refused' in read) return read
  for (const text of meant) out.line(text)
  const { accounts, tagged } = read
  out.end({ accounts, tally: {}, ...tagged })
  return { accounts, components: tagged.components }
}

interface TaggedRead {
  readonly population: Population
  readonly accounts: Accounts
  readonly tagged: Pick<PartitionEnd['end'], 'lines' | 'components' | 'digest'>
}

/** Reads the people of tagged rows, part by part. */
async function readTaggedPeople<Tally>(
  { format, rows, groups: { folder, manifest }, scratch }: PartitionRequest<Tally>,
  { reading, sink }: { readonly reading: Reading; readonly sink: PeopleSink },
  { begun, onPart }: { readonly begun: () => void; readonly onPart: () => void },
): Promise<Refused | TaggedRead> {
  const { partitioned } = format
  if (partitioned === undefined || manifest.inputFormat !== format.id)
    return {
      refused: `[${folder}] holds groups of files of [${manifest.inputFormat}], and the rows are asked for as [${format.id}]: name the right [--input-format].`,
    }
  const found = readTagged(rows.handle, rows.what, manifest, scratch)
  if ('refused' in found) return found
  const { volumes, ...tagged } = found
  const worker = format.worker(reading, sink)
  try {
    const names = manifest.files.map(({ name }) => name)
    const context = { workers: inThisThread(worker), scratch }
    const population = await partitioned.plan(volumes, names, manifest.whole, context)
    begun()
    const accounts = noAccounts()
    accounts.unattributed = population.unattributed
    for (const part of population.parts) {
      addAccounts(accounts, worker.read(part))
      onPart()
    }
    return { population, accounts, tagged }
  } catch (error) {
    return faultIn([], error)
  } finally {
    worker.close()
  }
}

const readingFor = <Tally>({ question, maker }: Setup<Tally>): Reading => ({
  asOf: question.day,
  readOffense: offenseReader(question),
  keep: false,
  wantsOthers: maker.wantsOthers,
  ...asReader(question),
})

/** Decides people as they are read, and has the lines of a part ready in the order of a run. */
function decider<Tally>(request: PartitionRequest<Tally>, placeOf: (row: InputRow | Reject) => Place) {
  const { question, maker, resolved } = request
  const consumer: Consumer<Tally> = maker.consumer()
  const decidingPeople = decidingFor(question)
  let ready: { readonly at: Place; readonly text: string }[] = []
  const notes: IdentityNote[] = []
  const became = becameList(question)
  const put = (at: Place, tables: Readonly<Record<string, Uint8Array>>): void => {
    const rows = rowsOf(tables)
    if (Object.keys(rows).length > 0) ready.push({ at, text: answerLine({ at, rows }) })
  }
  const sink: PeopleSink = {
    onPerson: ({ person, rows }) => {
      const at = placeOf(rows[0] as (typeof rows)[number])
      const decided = decidePerson(decidingPeople, person, rows, resolved?.ofPerson.get(person.id))
      consumer.person(decided)
      became.add(decided.became)
      put(at, consumer.drain())
    },
    onOthers: rows => {
      let at: Place | undefined
      consumer.others(() => {
        const own = rows()
        at = placeOf(own[0] as (typeof own)[number])
        return own
      })
      const tables = consumer.drain()
      if (at !== undefined) put(at, tables)
    },
    onPassed: people => consumer.passed(people),
    onReject: reject => {
      const { file, bytes } = maker.rejectRow(reject)
      put(placeOf(reject), { [file]: bytes })
    },
    onNotes: found => void notes.push(...found),
  }
  const reading = readingFor(request)
  const take = (): readonly string[] => {
    const taken = ready.sort((a, b) => comparePlaces(a.at, b.at)).map(({ text }) => text)
    ready = []
    return taken
  }
  return { consumer, sink, reading, notes, became, take }
}

/** Who can only be told apart together: a line for each set. */
function* setLines(
  { links = new Uint32Array(0), linkFirsts = [] }: Population,
  placeOf: (first: NonNullable<Population['linkFirsts']>[number]) => Place,
): Generator<string> {
  let keys: number[] = []
  for (let at = 0; at < links.length; at += LINK_WORDS) {
    keys.push(links[at] as number, links[at + 1] as number)
    const set = links[at + 2] as number
    if (links[at + LINK_WORDS + 2] === set) continue
    yield answerLine({ set: placeOf(linkFirsts[set] as (typeof linkFirsts)[number]), keys })
    keys = []
  }
}

const ENOUGH = 1 << 18

function answerWriter<Tally>({ setaside, groups, asked, write }: PartitionRequest<Tally>) {
  const hash = createHash('sha256')
  let written = 0
  let ready = ''
  const flush = (): void => {
    hash.update(ready)
    write(ready)
    ready = ''
  }
  const line = (text: string): void => {
    ready += text
    written++
    if (ready.length > ENOUGH) flush()
  }
  return {
    line,
    begin: (): void =>
      line(answerLine({ partition: ANSWERS_OF_PARTITION, setaside, group: groups.sha256, asked })),
    end: (told: Omit<PartitionEnd['end'], 'written' | 'sha256'>): void => {
      flush()
      write(answerLine({ end: { ...told, written, sha256: hash.digest('hex') } }))
    },
  }
}
