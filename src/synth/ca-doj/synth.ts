/** Makes synthetic counties: California DOJ bulk files of people who do not exist, with the answers known beforehand. */
import { type Day, formatDay, theDay } from '../../time/day.ts'
import { type BlockWriter, blockWriter } from '../block-writer.ts'
import type { MadeUpFiles, MadeUpOffice, MadeUpOptions } from '../made-up-files.ts'
import { type Streams, streamsOf } from '../random.ts'
import { doubtAll } from './dirt/breaks.ts'
import type { OutputRow } from './dirt/kind.ts'
import { DIRT } from './dirt.ts'
import { FILE_FORMS, inForms, lineOfNobody, NOBODY } from './file-forms.ts'
import { hasGap } from './gaps.ts'
import { type Identity, identify, MOST_IDENTITIES } from './identity.ts'
import { officeMaker } from './office.ts'
import { applicantOnly, type Plan } from './plan.ts'
import { KINDS_OF_PEOPLE, type MadePerson, type Population, populationOf } from './population.ts'
import { HEADER, lineOf, type Row } from './row.ts'
import { rowsOf } from './rows.ts'
import { type SpreadDirt, spreadDirt } from './spread-dirt.ts'
import { newTally, type SynthSummary, type Tally, tallyPerson } from './tally.ts'

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf'
/** Before this there is too little time behind people for every scenario. */
const EARLIEST = theDay('1995-01-01')

/**
 * Writes a file of `rows` rows through `write`, in blocks that the receiver may keep, and the lines of truth (without
 * their ends, the header first) through `truth`. Waits for `write` where it returns a promise. Memory does not grow.
 */
export async function synthesize(
  options: MadeUpOptions,
  write: (bytes: Uint8Array) => void | Promise<void>,
  truth: (line: string) => void = () => undefined,
  office?: MadeUpOffice,
  facts?: (line: string) => void,
): Promise<SynthSummary> {
  const file = openFile(options, write)
  const { streams, county, tally, dirt } = file
  const people = populationOf(options.people, { streams, county, asOf: file.asOf, facts }, tally)
  const ofOffice = office === undefined ? undefined : officeMaker(office, options.rows, { streams, county })
  const isDirty = dirt !== undefined
  const random = streams('ends of the file', 0)
  const cutEnd = isDirty && options.rows > 2 && random.oneIn(2)
  const mark = isDirty && random.oneIn(2) ? BYTE_ORDER_MARK : ''
  await writeLine(file, `${mark}${HEADER}${isDirty && random.oneIn(3) ? ',' : ''}`)
  truth(people.header)
  const wanted = options.rows - (cutEnd ? 2 : 0)
  for (let index = 0; tally.rows < wanted; index++) {
    const made = personOf(file, people, index, wanted - tally.rows)
    const { plan, rows, dirty } = made
    tallyPerson(tally, plan, dirty)
    if (dirty === undefined) await writeClean(file, rows)
    else await writeDirty(file, dirty.rows)
    await writeHeld(file, { all: tally.rows >= wanted })
    if (file.ofNobody && tally.rows < wanted && tally.rows >= (tally.ofNobody + 1) * EVERY)
      await writeNobody(file)
    for (const line of people.truthOf(made, index)) truth(line)
    ofOffice?.add(made, index)
  }
  if (cutEnd && tally.rows < options.rows) await writeCutEnd(file, AFTER_ALL)
  await file.writer.finish()
  return { ...tally, bytes: file.writer.bytes() }
}

/** In a file with lines of nobody, one in so many. */
const EVERY = 700

/** A file that is being made. */
interface SynthFile {
  readonly streams: Streams
  readonly county: string
  readonly asOf: Day
  readonly writer: BlockWriter
  readonly tally: Tally
  /** Absent where every row behaves. */
  readonly dirt: SpreadDirt | undefined
  /** What is the matter with the whole file. */
  readonly forms: typeof FILE_FORMS
  /** Lines of it name nobody. */
  readonly ofNobody: boolean
  /** Rows of people that are written further down, in the order of writing: how many rows stand before each. */
  readonly held: { readonly due: number; readonly text: string }[]
}

/** Throws where the day is too early for any answer. */
function openFile(
  { seed, county, dirt, asOf = theDay('2026-11-01'), forms = [] }: MadeUpOptions,
  write: (bytes: Uint8Array) => void | Promise<void>,
): SynthFile {
  if (asOf < EARLIEST)
    throw new Error(`synthetic answers are made for days from ${formatDay(EARLIEST)}, not ${formatDay(asOf)}`)
  const streams = streamsOf(`setaside synth 2/${seed}`)
  const tally = newTally()
  const share = Math.round(Math.min(1, dirt) * 1_000_000) / 1_000_000
  return {
    streams,
    county: county.trim().toUpperCase(),
    asOf,
    writer: blockWriter(write),
    tally,
    dirt: share > 0 ? spreadDirt({ streams, kinds: DIRT, share, asOf, touched: tally.dirt }) : undefined,
    forms: FILE_FORMS.filter(({ name }) => forms.includes(name)),
    ofNobody: forms.includes(NOBODY),
    held: [],
  }
}

/** The person of a number, with dirt; near the end people of one row, who fill the file up to its size. */
function personOf(file: SynthFile, { planOf }: Population, index: number, rowsLeft: number): MadePerson {
  const { dirt, county } = file
  const plan = planOf(index)
  const made = makePerson(file, index, plan)
  const most = dirt === undefined ? made.rows.length : made.rows.length * 4 + 2
  if (most > rowsLeft) return makePerson(file, index, applicantOnly(plan.birth, plan.birth + 9000, county))
  const dirty = dirt?.({ index, ...made, another: othersOf(file, index) })
  if (file.ofNobody && hasGap(dirty?.rows.map(({ row }) => row) ?? made.rows))
    doubtAll(dirty ?? { answers: plan.answers }, 'a number left out, and a line of the file is nobody’s')
  return { ...made, dirty }
}

/** Numbers of identities a person has: one of the person, the others of whoever is mixed up with them. */
const IDENTITIES = 4
/** The place of the person at the end of the file, after whoever else there is. */
const AFTER_ALL = Math.floor(MOST_IDENTITIES / IDENTITIES) - 1

function makePerson({ streams }: SynthFile, index: number, plan: Plan): MadePerson {
  const identity = identify(streams('identity', index), index * IDENTITIES, plan.birth)
  const rows = rowsOf(of => streams(of, index), plan, identity)
  return { plan, identity, rows, dirty: undefined }
}

/** Makes identities of people who are mixed up with the person of a number. */
function othersOf({ streams }: SynthFile, index: number): (birth: Day) => Identity {
  let made = 0
  return birth => {
    if (++made === IDENTITIES) throw new Error('one person is mixed up with too many others')
    return identify(streams(`identity of other ${made}`, index), index * IDENTITIES + made, birth)
  }
}

async function writeClean(file: SynthFile, rows: readonly Row[]): Promise<void> {
  for (const row of rows) await writeLine(file, lineOf(row))
  file.tally.rows += rows.length
}

async function writeDirty(file: SynthFile, rows: readonly OutputRow[]): Promise<void> {
  const { tally, held } = file
  for (const { row, afterBlank, breaks, crlf, twice, away } of rows) {
    const clean = lineOf(row)
    const text = `${afterBlank === true ? '\n' : ''}${breaks?.(clean) ?? clean}${crlf === true ? '\r' : ''}`
    if (breaks !== undefined) tally.rejected++
    for (let copies = twice === true ? 2 : 1; copies > 0; copies--) {
      if (away !== undefined) held.push({ due: tally.rows + away, text })
      else await writeLine(file, text)
      tally.rows++
      if (afterBlank === true) tally.lines++
    }
  }
}

/** A line that nobody can be found for. */
async function writeNobody(file: SynthFile): Promise<void> {
  const { tally, streams } = file
  const line = lineOfNobody(streams('lines of nobody', tally.ofNobody))
  tally.ofNobody++
  tally.rows++
  tally.rejected++
  tally.lines++
  await file.writer.line(line)
}

/** Writes the rows held back whose turn has come, or all of them. */
async function writeHeld(file: SynthFile, { all }: { all: boolean }): Promise<void> {
  const { held, tally } = file
  for (let [first] = held; first !== undefined && (all || first.due <= tally.rows); [first] = held) {
    await writeLine(file, first.text)
    held.shift()
  }
}

/** A person of two rows, the last of which breaks off in the middle, without an end of line. */
async function writeCutEnd(file: SynthFile, index: number): Promise<void> {
  const { tally, county } = file
  const { rows } = makePerson(file, index, applicantOnly(theDay('1970-01-01'), theDay('1999-01-01'), county))
  await writeClean(file, rows)
  for (const row of rows) await writeLine(file, lineOf(row).slice(0, -30), '')
  tally.people++
  tally.rows++
  tally.rejected++
}

function writeLine(file: SynthFile, text: string, end?: string): void | Promise<void> {
  const { writer, tally, forms } = file
  const written = inForms(text, tally.lines, forms)
  tally.lines++
  return writer.line(written, end)
}

export const CALIFORNIA_FILES: MadeUpFiles = {
  title: 'a California DOJ bulk file of people who do not exist',
  people: KINDS_OF_PEOPLE,
  forms: FILE_FORMS,
  make: synthesize,
}
