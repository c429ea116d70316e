/** Asks a finished folder whether it still is what was written: its files by their hashes, its accounts by adding them up again. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { csvLines, csvRecords, type TableRow } from './csv-read.ts'
import { sha256OfFile } from './hash.ts'
import { INPUTS, readInputs } from './inputs.ts'
import { type FoundManifest, type InputFile, isFiles, isObject, type OutputFile } from './manifest.ts'
import { pathIn } from './path-in.ts'

/** What was held, in the words of a sentence each, and what did not hold. */
export interface Verified {
  readonly held: readonly string[]
  readonly faults: readonly string[]
}

/** Every file that the manifest names, by its bytes. */
export function verifyFiles({ folder, path, fields: { outputs } }: FoundManifest): Verified {
  if (!isFiles(outputs)) return { held: [], faults: [`[${path}] does not name what came out`] }
  const faults = outputs.flatMap(output => whyOther(pathIn(folder, output.name), output) ?? [])
  const right = outputs.length - faults.length
  return { held: right === 0 ? [] : [`${right} of ${outputs.length} files are as they were written`], faults }
}

function whyOther(path: string, { bytes, sha256 }: Pick<OutputFile, 'bytes' | 'sha256'>): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() !== true) return `[${path}] is not there`
  if (found.size !== bytes) return `[${path}] has [${found.size}] bytes and was written with [${bytes}]`
  return hashOf(path) === sha256 ? undefined : `[${path}] was changed since it was written`
}

function hashOf(path: string): string {
  const handle = openSync(path, 'r')
  try {
    return sha256OfFile(handle)
  } finally {
    closeSync(handle)
  }
}

/** A file that went in, and where it stood where the manifest itself says so. */
type WentIn = InputFile & { readonly path?: string }

/** Whatever was made names what it was made of: a list, of one file alone, or a list for each who gave some. */
function wentIn({ inputs, file, files }: FoundManifest['fields']): readonly WentIn[] | undefined {
  const found = inputs ?? files ?? (file === undefined ? undefined : [file])
  const listed = isObject(found) && !Array.isArray(found) ? Object.values(found).flat() : found
  return isFiles(listed) ? listed : undefined
}

/** The files that went in, where they still stand where they were or are named: none of them has to be kept. */
export function verifyInputs(found: FoundManifest, named: readonly string[]): Verified {
  const inputs = wentIn(found.fields)
  if (inputs === undefined) return { held: [], faults: [`[${found.path}] does not name what went in`] }
  const places = readInputs(found.folder)
  const each = inputs.map((input, at) =>
    verifyInput(input, placeOf(input, named) ?? input.path ?? places[at]?.path),
  )
  const strangers = named.filter(path => inputs.every(({ name }) => name !== basename(path)))
  return {
    held: each.flatMap(({ held }) => held),
    faults: [
      ...each.flatMap(({ faults }) => faults),
      ...strangers.map(path => `[${path}] is none of the files that went in`),
    ],
  }
}

const placeOf = ({ name }: InputFile, named: readonly string[]): string | undefined =>
  named.find(path => basename(path) === name)

function verifyInput(input: InputFile, path: string | undefined): Verified {
  if (path === undefined || !existsSync(path))
    return { held: [`the file [${input.name}] that went in is not here and was not looked at`], faults: [] }
  return whyOther(path, input) === undefined
    ? { held: [`the file [${path}] is the one that went in`], faults: [] }
    : { held: [], faults: [`[${path}] is not the file that went in, or was changed since`] }
}

/** The accounts of a run, added up again from its tables. */
export function verifyAccounts({ folder, path, fields: { rows, outputs } }: FoundManifest): Verified {
  const names = isFiles(outputs) ? outputs.map(({ name }) => name) : []
  const faults: string[] = []
  const equal = (what: string, counted: number, told: number): void => {
    if (counted !== told) faults.push(`[${path}]: ${what} add up to [${counted}], and [${told}] is told`)
  }
  if (isObject(rows)) {
    const { headers, blank, rows: used, duplicates, rejected } = rows
    equal('the kinds of lines', sum([headers, blank, used, duplicates, rejected]), number(rows.lines))
    equal(
      'the kinds of rejected rows',
      sum(Object.values(isObject(rows.rejectedBy) ? rows.rejectedBy : {})),
      number(rejected),
    )
    if (names.includes('rejects.csv'))
      equal('the rows of rejects.csv', rowsIn(folder, 'rejects.csv'), number(rejected))
  }
  const summary = names.includes('summary.json') ? jsonIn(pathIn(folder, 'summary.json')) : {}
  const { convictions, determination, people } = summary
  if (isObject(convictions) && isObject(determination) && names.includes('convictions.csv')) {
    const counted: Record<string, number> = {}
    eachRow(folder, 'convictions.csv', row => {
      const answer = row.determination ?? ''
      counted[answer] = (counted[answer] ?? 0) + 1
    })
    equal('the rows of convictions.csv', sum(Object.values(counted)), number(convictions.considered))
    for (const [answer, told] of Object.entries(determination))
      equal(`the rows of convictions.csv that are ${answer}`, counted[answer] ?? 0, number(told))
    if (names.includes('review.csv'))
      equal('the rows of review.csv', rowsIn(folder, 'review.csv'), counted.review ?? 0)
  }
  if (isObject(people) && names.includes('people.csv'))
    equal('the rows of people.csv', rowsIn(folder, 'people.csv'), number(people.considered))
  return { held: faults.length === 0 ? ['the accounts add up'] : [], faults }
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((all, value) => all + number(value), 0)

function jsonIn(path: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isObject(found) ? found : {}
  } catch {
    return {}
  }
}

function rowsIn(folder: string, name: string): number {
  let count = 0
  eachRow(folder, name, () => {
    count++
  })
  return count
}

function eachRow(folder: string, name: string, onRow: (row: TableRow) => void): void {
  const handle = openSync(pathIn(folder, name), 'r')
  try {
    for (const { row } of csvRecords(
      csvLines((into, at, length) => readSync(handle, into, at, length, null)),
    ))
      onRow(row)
  } finally {
    closeSync(handle)
  }
}

/** Files in the folder that the manifest does not name: nobody's answer, and told, as they may be taken for one. */
export function strangersIn(
  { folder, fields: { outputs } }: FoundManifest,
  ours: (name: string) => boolean,
): readonly string[] {
  const listed = isFiles(outputs) ? outputs.map(({ name }) => name) : []
  return readdirSync(folder).filter(name => ours(name) && name !== INPUTS && !listed.includes(name))
}
