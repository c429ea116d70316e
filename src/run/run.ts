/** The run: whole files in, every conviction of a county decided, tables and a manifest out. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Accounts, type IdentityNote, openFiles, type Reject } from '../intake/ca-doj/read.ts'
import type { Policy } from '../law/california/policies/policy.ts'
import { type Day, formatDay } from '../time/day.ts'
import type { Consumer, Tables } from './consumer.ts'
import { type InputFile, type Manifest, policyHash, rulesHash, sha256, stableJson } from './manifest.ts'
import { type Found, openOutput } from './output.ts'
import { decidePerson, decidingFor, offenseReader, type Question } from './person.ts'

/** Who makes the tables: given by the caller, so that this room knows nothing of columns and words. */
export interface Maker<Tally> {
  /** The first bytes of each table, by its file name. */
  readonly headers: Tables
  readonly consumer: () => Consumer<Tally>
  readonly rejectRow: (reject: Reject) => { readonly file: string; readonly bytes: Uint8Array }
  readonly identityRows: (notes: readonly IdentityNote[]) => {
    readonly file: string
    readonly bytes: Uint8Array
  }
  /** Files made of the whole: the summary. */
  readonly closing: (tally: Tally, accounts: Accounts) => Tables
}

export interface RunRequest<Tally> {
  readonly question: Question
  readonly files: readonly string[]
  readonly out: string
  readonly maker: Maker<Tally>
  /** The version of Setaside, for the manifest. */
  readonly setaside: string
  /** What else was asked for, for the manifest: no paths, nothing of the machine. */
  readonly options: Readonly<Record<string, unknown>>
  readonly onProgress?: (progress: RunProgress) => void
  /** What was found in the folder, told before anything is written. */
  readonly onFolder?: (found: Found) => void
}

export interface RunProgress {
  readonly phase: 'identify' | 'decide'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly people?: number
}

export type RunResult<Tally> =
  | { readonly refused: string }
  | { readonly accounts: Accounts; readonly tally: Tally; readonly manifest: Manifest }

/**
 * Runs whole files. Refuses before anything is written where one of them is not of the format. Throws the system's error
 * where the folder cannot be written; what was begun is then removed.
 */
export async function run<Tally>(request: RunRequest<Tally>): Promise<RunResult<Tally>> {
  const { question, maker, onProgress } = request
  const opened = await openFiles(request.files)
  if ('refused' in opened) return opened
  const progress = (phase: RunProgress['phase'], people?: number) => (bytesDone: number) =>
    onProgress?.({ phase, bytesDone, bytesTotal: opened.bytes, ...(people === undefined ? {} : { people }) })

  const identified = await opened.identify({ onProgress: progress('identify') })
  if ('refused' in identified) return identified

  const output = openOutput(request.out)
  request.onFolder?.(output.found)
  try {
    for (const [name, bytes] of Object.entries(maker.headers)) output.append(name, bytes)
    const identity = maker.identityRows(identified.notes)
    output.append(identity.file, identity.bytes)

    const consumer = maker.consumer()
    const drain = () => {
      for (const [name, bytes] of Object.entries(consumer.drain())) output.append(name, bytes)
    }
    const deciding = decidingFor(question)
    const report = progress('decide', identified.people)
    const accounts = await opened.people({
      asOf: question.day,
      readOffense: offenseReader(),
      onPerson: ({ person, rows }) => consumer.person(decidePerson(question, deciding, person, rows)),
      onReject: reject => {
        const { file, bytes } = maker.rejectRow(reject)
        output.append(file, bytes)
      },
      onProgress: bytesDone => {
        drain()
        report(bytesDone)
      },
    })
    if ('refused' in accounts) {
      output.abandon()
      return accounts
    }
    drain()
    const tally = consumer.tally()
    for (const [name, bytes] of Object.entries(maker.closing(tally, accounts))) output.append(name, bytes)
    const inputs = await Promise.all(opened.files.map(async ({ path, name }) => hashOf(path, name)))
    const manifest = manifestOf(request, inputs, accounts)
    let whole: Manifest = { ...manifest, outputs: [] }
    output.finish(outputs => {
      whole = { ...manifest, outputs }
      return `${stableJson(whole, 2)}\n`
    })
    return { accounts, tally, manifest: whole }
  } catch (error) {
    output.abandon()
    throw error
  }
}

async function hashOf(path: string, name: string): Promise<InputFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(block as Buffer)
    bytes += (block as Buffer).length
  }
  return { name, bytes, sha256: hash.digest('hex') }
}

function manifestOf<Tally>(
  { question, setaside, options }: RunRequest<Tally>,
  inputs: readonly InputFile[],
  accounts: Accounts,
): Omit<Manifest, 'outputs'> {
  const { programme, policy, county, day } = question
  return {
    setaside,
    asOf: dayOf(day),
    county: county ?? 'all',
    options,
    optionsSha256: sha256(stableJson({ ...options, asOf: dayOf(day), county: county ?? 'all' })),
    programme: { name: programme.name, version: programme.version, rulesSha256: rulesHash(programme) },
    ...(policy === undefined ? {} : { policy: describe(policy) }),
    inputs,
    rows: accounts,
  }
}

const dayOf = (day: Day): string => formatDay(day)
const describe = (policy: Policy) => ({ name: policy.name, sha256: policyHash(policy) })
