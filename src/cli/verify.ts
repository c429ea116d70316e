/** `setaside verify`: whether a folder of results or of papers is still what was written, and what it was made from. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { filingFolder } from '../filing/file.ts'
import { readOffice } from '../filing/office.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { ownTables } from '../report/tables.ts'
import { ASIDE, BROUGHT_IN, type FolderKind, REPORT, runFolder } from '../results/folder-kind.ts'
import { sha256, stableJson } from '../results/hash.ts'
import { lockFolder } from '../results/lock.ts'
import { type FoundManifest, findManifest, isObject, isOfRun, MANIFEST } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { recover, wasStopped } from '../results/replace.ts'
import { strangersIn, type Verified, verifyAccounts, verifyFiles, verifyInputs } from '../results/verified.ts'
import { findGroups, GROUP_FOLDER, INDEX_FOLDER } from '../run/partitions/folders.ts'
import { answersIn } from '../run/partitions/read-answers.ts'
import { groupOfAnswers, verifyAnswers } from '../run/partitions/verify-answers.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, EXIT, endingOf, isProblem, refused } from './exit.ts'
import { readWhole } from './read-whole.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  dir: {
    says: 'the folder of a run, a filing, a comparison, a report, a reconciliation, an index or groups; or the answers of partitions',
    reads: 'folder',
  },
} as const satisfies Arguments

const OPTIONS = {
  input: {
    value: 'file',
    says: 'a file the run read, where it is no longer where it was',
    repeats: true,
    reads: 'file',
  },
  run: {
    value: 'dir',
    says: 'of a filing: the run it was made of, which is verified as well',
    reads: 'folder',
  },
  approvals: { value: 'file', says: 'of a filing: the approvals it was made of', reads: 'file' },
  groups: {
    value: 'dir',
    says: 'of answers of partitions: the groups they were decided by',
    reads: 'folder',
  },
  office: { value: 'file', says: 'of a filing: the office.json it was made with', reads: 'file' },
  json: { says: 'print what holds and what does not as JSON' },
} as const satisfies Options

type VerifyGiven = Given<typeof OPTIONS, typeof ARGUMENTS>

export const verifyCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'verify',
    summary: 'tells whether a folder is still what was written',
    description:
      'Hashes every file of a finished run or filing again and holds it against its manifest, adds the accounts up again from the tables, and follows the chain back: the files that went in, the run, the approvals, the office. Answers of partitions are read to their ends, and held against the groups. Where a run was stopped while it replaced an earlier one, the earlier one is put back first.',
    arguments: ARGUMENTS,
    options: OPTIONS,
    prints: {
      dir: 'the folder; the event is `verified`',
      manifest: 'the hash of its manifest; absent of answers of partitions, which have none',
      held: 'a list of sentences: what holds',
      faults: 'a list of sentences: what does not',
    },
    examples: [
      'setaside verify results',
      'setaside verify filing --run results --approvals approvals.csv --office office.json',
      'setaside verify answers --groups groups',
    ],
    closing: 'Exit codes: 0 all that was looked at holds, 3 something does not.',
    run: async (given, terminal) => {
      try {
        return await verify(given, jurisdictions, terminal)
      } catch (error) {
        return endingOf(error)
      }
    },
  })

async function verify(given: VerifyGiven, jurisdictions: Jurisdictions, terminal: Terminal): Promise<Ending> {
  const { dir } = given
  const restored = await putBack(dir, jurisdictions)
  const found = findManifest(dir)
  const answers = typeof found?.fields.setaside === 'string' ? [] : answersAt(dir)
  if (answers.length > 0) return verifyPartitions(answers, given, terminal)
  if (found === undefined) return refused(whyNothing(dir))
  if (typeof found.fields.setaside !== 'string')
    return refused(`[${found.path}] is no ${MANIFEST} of Setaside`)
  const { held, faults } = await verified(given, found, jurisdictions)
  return tell({ held: [...restored, ...held], faults }, given, terminal, found.sha256)
}

/** The answers of partitions in a folder, or the file of one; none where something else stands there. */
function answersAt(dir: string): readonly string[] {
  const found = statSync(dir, { throwIfNoEntry: false })?.isFile() === true ? [dir] : answersIn(dir)
  const paths = 'refused' in found ? [] : found
  return paths.some(path => groupOfAnswers(path) !== undefined) ? paths : []
}

function verifyPartitions(paths: readonly string[], given: VerifyGiven, terminal: Terminal): Ending {
  const groups = given.groups === undefined ? undefined : findGroups(given.groups, version())
  if (groups !== undefined && 'unusable' in groups) return refused(groups.unusable)
  return tell(verifyAnswers(paths, version(), groups), given, terminal)
}

function tell(all: Verified, { dir, json }: VerifyGiven, terminal: Terminal, manifest?: string): Ending {
  const { faults } = all
  if (json) terminal.out(`${JSON.stringify({ event: 'verified', dir, manifest, ...all })}\n`)
  else {
    for (const says of all.held) terminal.out(`${says}\n`)
    for (const says of faults) terminal.err(`${says}\n`)
  }
  return faults.length === 0
    ? DONE
    : {
        code: EXIT.refused,
        says: `[${dir}] is not what was written: [${faults.length}] things do not hold; make it again`,
      }
}

/** Why nothing can be looked at: indexes of several files, and what was compared, stand in folders of a folder. */
function whyNothing(dir: string): string {
  const within = globSync(`*/${MANIFEST}`, { cwd: dir }).sort()
  const [first] = within
  return first === undefined
    ? `[${dir}] holds no ${MANIFEST}: nothing finished stands there; name the folder of a run or a filing`
    : `[${dir}] holds no ${MANIFEST}, and [${within.length}] of its folders ${within.length === 1 ? 'does' : 'do'}: name one of them, such as [${pathIn(dir, dirname(first))}]`
}

async function verified(
  given: VerifyGiven,
  found: FoundManifest,
  jurisdictions: Jurisdictions,
): Promise<Verified> {
  const files = verifyFiles(found)
  const kind = await kindOf(found.fields, jurisdictions)
  const strangers = strangersIn(found, kind.ours).map(
    name => `[${pathIn(found.folder, name)}] is not of it, and is named as if it were`,
  )
  const own = { held: files.held, faults: [...files.faults, ...strangers] }
  if ('filing' in found.fields) return joined([own, await verifyFiling(given, found, jurisdictions)])
  const named = given.input ?? []
  if ('report' in found.fields || 'comparison' in found.fields) return own
  if (!isOfRun(found)) return joined([own, verifyInputs(found, named)])
  // Tables that were changed are told as such: what they add up to is another question.
  return joined([
    own,
    ...(files.faults.length === 0 ? [verifyAccounts(found)] : []),
    verifyInputs(found, named),
  ])
}

const joined = (parts: readonly Verified[]): Verified => ({
  held: parts.flatMap(({ held }) => held),
  faults: parts.flatMap(({ faults }) => faults),
})

/** A filing names by their hashes the run, the approvals and the office it was made of. */
async function verifyFiling(
  given: VerifyGiven,
  { fields }: FoundManifest,
  jurisdictions: Jurisdictions,
): Promise<Verified> {
  const parts: Verified[] = []
  const link = (
    what: string,
    option: string,
    path: string | undefined,
    told: unknown,
    hash: () => string | undefined,
  ): void => {
    if (path === undefined)
      parts.push({ held: [`${what} was not looked at: name it with [${option}]`], faults: [] })
    else
      parts.push(
        hash() === told
          ? { held: [`[${path}] is ${what} it was made of`], faults: [] }
          : { held: [], faults: [`[${path}] is not ${what} it was made of, or was changed since`] },
      )
  }
  const run = given.run === undefined ? undefined : findManifest(given.run)
  const { approvals, office } = given
  link('the run', '--run', given.run, isObject(fields.run) ? fields.run.sha256 : undefined, () => run?.sha256)
  if (run !== undefined) parts.push(await verified({ ...given, run: undefined }, run, jurisdictions))
  link('the file of approvals', '--approvals', approvals, fields.approvalsSha256, () =>
    hashOfBytes(approvals),
  )
  link('the office', '--office', office, fields.officeSha256, () => hashOfOffice(office))
  return joined(parts)
}

const hashOfBytes = (path: string | undefined): string | undefined =>
  path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? sha256(readFileSync(path))
    : undefined

function hashOfOffice(path: string | undefined): string | undefined {
  const text = path === undefined ? undefined : readWhole(path, 'office file')
  const office = text === undefined || isProblem(text) ? undefined : readOffice(text)
  return office === undefined || 'faults' in office ? undefined : sha256(stableJson(office))
}

/** Ends a replacement that was stopped in this folder, and says so. */
async function putBack(dir: string, jurisdictions: Jurisdictions): Promise<readonly string[]> {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  const left = [MANIFEST + ASIDE, BROUGHT_IN, MANIFEST]
    .map(name => pathIn(dir, name))
    .find(path => existsSync(path))
  if (left === undefined) return []
  const kind = await kindOf(fieldsIn(left), jurisdictions)
  if (!wasStopped(dir, kind)) return []
  const lock = lockFolder(dir)
  try {
    return recover(dir, kind) === 'restored'
      ? ['a finished run that another was replacing when it was stopped has been put back']
      : ['what was left of a run that was replaced has been removed']
  } finally {
    lock.release()
  }
}

function fieldsIn(path: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isObject(found) ? found : {}
  } catch {
    return {}
  }
}

async function kindOf(
  fields: Readonly<Record<string, unknown>>,
  jurisdictions: Jurisdictions,
): Promise<FolderKind> {
  const [usual] = jurisdictions
  const jurisdiction = jurisdictions.find(({ id }) => id === fields.jurisdiction) ?? usual
  if ('report' in fields) return REPORT
  if ('reconciliation' in fields) return (await import('./reconcile.ts')).RECONCILED
  if ('index' in fields) return INDEX_FOLDER
  if ('group' in fields) return GROUP_FOLDER
  return 'filing' in fields
    ? filingFolder(await jurisdiction.filings())
    : runFolder(ownTables(jurisdiction.tables))
}
