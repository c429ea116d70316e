/** `setaside partition`: decides the people of some of the rows, who are all there, as a run would. */
import { createHash } from 'node:crypto'
import { type Accounts, addAccounts, noAccounts } from '../../intake/accounts.ts'
import { faultIn, type Refused } from '../../intake/files.ts'
import type { IdentityNote } from '../../intake/identity/note.ts'
import { LINK_WORDS } from '../../intake/person-key.ts'
import type { Population } from '../../intake/population.ts'
import { inThisThread } from '../../intake/read.ts'
import type { InputRow, PeopleSink, Reading, Reject } from '../../intake/reading.ts'
import type { Consumer } from '../consumer.ts'
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
  /** Takes the next lines. */
  readonly write: (text: string) => void
}

/** What became of it, in numbers. */
export type PartitionResult = Refused | { readonly accounts: Accounts; readonly components: number }

/** Refuses, before anything is written, rows that are not those of whole components. */
export async function decidePartition<Tally>(request: PartitionRequest<Tally>): Promise<PartitionResult> {
  const { format, rows, groups, scratch, setaside, asked } = request
  const { manifest } = groups
  const { partitioned } = format
  if (partitioned === undefined || manifest.inputFormat !== format.id)
    return {
      refused: `[${groups.folder}] holds groups of files of [${manifest.inputFormat}], and the rows are asked for as [${format.id}]: name the right [--input-format].`,
    }
  const tagged = readTagged(rows.handle, rows.what, manifest, scratch)
  if ('refused' in tagged) return tagged
  const whole = manifest.whole
  const out = answerWriter(request.write)
  const deciding = decider(request, place => partitioned.placeOf(place, whole))
  const worker = format.worker(deciding.reading, deciding.sink)
  try {
    const names = manifest.files.map(({ name }) => name)
    const context = { workers: inThisThread(worker), scratch }
    const population = await partitioned.plan(tagged.volumes, names, whole, context)
    out.line(answerLine({ partition: ANSWERS_OF_PARTITION, setaside, group: groups.sha256, asked }))
    const accounts = noAccounts()
    accounts.unattributed = population.unattributed
    for (const part of population.parts) {
      addAccounts(accounts, worker.read(part))
      for (const text of deciding.take()) out.line(text)
    }
    for (const text of setLines(population, first => partitioned.placeOfFirst(first, whole))) out.line(text)
    for (const note of [...population.notes, ...deciding.notes]) out.line(answerLine({ note }))
    const { lines, components, digest } = tagged
    out.end({ accounts, tally: deciding.consumer.tally(), lines, components, digest })
    return { accounts, components }
  } catch (error) {
    return faultIn([], error)
  } finally {
    worker.close()
  }
}

/** Decides people as they are read, and has the lines of a part ready in the order of a run. */
function decider<Tally>(
  { question, maker }: PartitionRequest<Tally>,
  placeOf: (row: InputRow | Reject) => Place,
) {
  const consumer: Consumer<Tally> = maker.consumer()
  const decidingPeople = decidingFor(question)
  let ready: { readonly at: Place; readonly text: string }[] = []
  const notes: IdentityNote[] = []
  const put = (at: Place, tables: Readonly<Record<string, Uint8Array>>): void => {
    const rows = rowsOf(tables)
    if (Object.keys(rows).length > 0) ready.push({ at, text: answerLine({ at, rows }) })
  }
  const sink: PeopleSink = {
    onPerson: ({ person, rows }) => {
      const at = placeOf(rows[0] as (typeof rows)[number])
      consumer.person(decidePerson(decidingPeople, person, rows))
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
  const reading: Reading = {
    asOf: question.day,
    readOffense: offenseReader(question),
    keep: false,
    wantsOthers: maker.wantsOthers,
    ...asReader(question),
  }
  const take = (): readonly string[] => {
    const taken = ready.sort((a, b) => comparePlaces(a.at, b.at)).map(({ text }) => text)
    ready = []
    return taken
  }
  return { consumer, sink, reading, notes, take }
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

function answerWriter(write: (text: string) => void) {
  const hash = createHash('sha256')
  let written = 0
  let ready = ''
  const flush = (): void => {
    hash.update(ready)
    write(ready)
    ready = ''
  }
  return {
    line: (text: string): void => {
      ready += text
      written++
      if (ready.length > ENOUGH) flush()
    },
    end: (told: Omit<PartitionEnd['end'], 'written' | 'sha256'>): void => {
      flush()
      write(answerLine({ end: { ...told, written, sha256: hash.digest('hex') } }))
    },
  }
}
