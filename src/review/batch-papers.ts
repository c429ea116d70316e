/** The papers of a signed batch: made by the program's own command from the list that was signed, heard of while they are made, read back whole. */
import { closeSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { answeredTable, withAnswer } from '../filing/court-update.ts'
import type { FilingManifest } from '../filing/file.ts'
import type { CourtAnswer } from '../filing/filing.ts'
import { openFiling } from '../filing/finished.ts'
import { unattributedIn } from '../filing/unattributed.ts'
import { openListed } from '../results/finished.ts'
import { findManifest, type Unusable } from '../results/manifest.ts'
import { verifyFiles } from '../results/verified.ts'
import type { NotNow } from './approvals.ts'
import { type Action, record, type Who } from './audit.ts'
import { type Batch, batchToChange, isNotNow } from './batches.ts'
import type { PaperProgress, RunEnd, RunningRun } from './making.ts'
import type { Services } from './services.ts'

/** `papers`: what goes to the court. `letters`: to the people whose relief was granted. */
export type PapersKind = 'papers' | 'letters'

export const batchFolder = ({ data }: Pick<Services, 'data'>, batch: number): string =>
  join(data, 'batches', String(batch))

/** Papers on their way, and how those ended that ended since the server was started. */
export interface PapersJob {
  state: 'running' | 'done' | 'refused'
  progress?: PaperProgress
  says?: string
}

const known = new WeakMap<Services, Map<string, PapersJob>>()

export const papersJob = (services: Services, batch: number, kind: PapersKind): PapersJob | undefined =>
  known.get(services)?.get(`${batch} ${kind}`)

/** Begins to make papers; a sentence where that cannot be. `answers`: what the court has said, for letters. */
export async function makePapers(
  services: Services,
  batch: Batch,
  kind: PapersKind,
  dated: string,
  who: Who,
  answers?: ReadonlyMap<string, CourtAnswer>,
): Promise<PapersJob | Unusable | NotNow> {
  const before = papersJob(services, batch.id, kind)
  if (before?.state === 'running') return before
  // It is its turn from here on: of two that begin at once the second is told of the first.
  const job: PapersJob = { state: 'running' }
  const jobs = known.get(services) ?? new Map<string, PapersJob>()
  known.set(services, jobs.set(`${batch.id} ${kind}`, job))
  const begun = await beginPapers(services, batch, kind, dated, job, answers).catch((error: unknown) => {
    jobs.delete(`${batch.id} ${kind}`)
    throw error
  })
  if ('unusable' in begun || 'notNow' in begun) {
    jobs.delete(`${batch.id} ${kind}`)
    return begun
  }
  void begun.ended
    .then(end => ended(services, batch, kind, dated, who, job, end))
    .catch(() => {
      job.state = 'refused'
      job.says = 'a fault of the program stopped this; nothing was kept of it'
      services.onFault('making papers')
    })
  return job
}

async function beginPapers(
  services: Services,
  batch: Batch,
  kind: PapersKind,
  dated: string,
  job: PapersJob,
  answers: ReadonlyMap<string, CourtAnswer> | undefined,
): Promise<RunningRun | Unusable | NotNow> {
  const { db, engine } = services
  if (batch.list === null || batch.decided_run_id === null || batch.office_id === null)
    return { notNow: 'this batch is not signed off' }
  const run = await services.runs.open(batch.decided_run_id)
  if ('unusable' in run) return run
  const { text } = await db
    .selectFrom('filing_office')
    .select('text')
    .where('id', '=', batch.office_id)
    .executeTakeFirstOrThrow()
  const folder = batchFolder(services, batch.id)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    rmSync(path, { force: true })
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
    return path
  }
  const answered = answers === undefined ? undefined : answersOf(folder, answers)
  if (typeof answered === 'object') return answered
  const forms = join(services.data, 'forms')
  const nobody = unattributedIn(run.run)
  return engine.making.papers(
    {
      ...(run.run.jurisdiction === undefined ? {} : { jurisdiction: run.run.jurisdiction }),
      run: run.run.folder,
      approvals: write('approvals.csv', batch.list),
      office: write('office.json', text),
      dated,
      out: join(folder, kind),
      ...(existsSync(forms) ? { forms } : {}),
      ...(nobody === 0 ? {} : { despite: nobody }),
      ...(answered === undefined ? {} : { only: ['notices'], answers: write('answers.csv', answered) }),
    },
    progress => {
      job.progress = progress
    },
  )
}

/** The court update file with what the court has said. */
function answersOf(folder: string, answers: ReadonlyMap<string, CourtAnswer>): string | Unusable {
  const filing = openFiling(join(folder, 'papers'))
  return 'unusable' in filing
    ? filing
    : answeredTable(filing.rows.map(row => withAnswer(row, answers.get(row.count_id))))
}

async function ended(
  services: Services,
  { id, list_sha256: list }: Batch,
  kind: PapersKind,
  dated: string,
  who: Who,
  job: PapersJob,
  end: RunEnd,
): Promise<void> {
  if (end !== 'done') {
    job.state = 'refused'
    job.says = end === 'stopped' ? 'it was stopped; nothing was kept of it' : end.unusable
    return
  }
  const found = findManifest(join(batchFolder(services, id), kind))
  const made = found?.fields as FilingManifest | undefined
  if (found === undefined || made?.approvalsSha256 !== list) {
    job.state = 'refused'
    job.says = 'what was made is not of the list that was signed; make it again'
    return
  }
  const { db, now } = services
  const isKept = await db.transaction().execute(async trx => {
    const batch = await batchToChange(trx, id, undefined, kind === 'papers' ? ['signed'] : ['filed'])
    if (isNotNow(batch) || batch.list_sha256 !== list) return false
    await trx
      .updateTable('batch')
      .set({
        ...(kind === 'papers'
          ? { dated, documents_sha256: found.sha256 }
          : { letters_dated: dated, letters_sha256: found.sha256 }),
        version: sql`version + 1`,
      })
      .where('id', '=', id)
      .execute()
    const action: Action = 'made documents'
    const detail = { what: kind, dated, manifest: found.sha256, counts: made.filing.counts }
    await record(trx, who, { action, object: String(id), detail, run: made.run.sha256 }, now())
    return true
  })
  job.state = isKept ? 'done' : 'refused'
  if (!isKept) job.says = 'the batch was changed meanwhile; sign it again, and make its documents then'
}

export interface PapersMade {
  readonly dated: string
  readonly sha256: string
  readonly manifest: FilingManifest
  readonly folder: string
}

/** The papers of a batch, where they are there and as they were made. */
export function papersOf(
  services: Pick<Services, 'data'>,
  batch: Batch,
  kind: PapersKind,
): PapersMade | Unusable | undefined {
  const [dated, sha256] =
    kind === 'papers' ? [batch.dated, batch.documents_sha256] : [batch.letters_dated, batch.letters_sha256]
  if (dated === null || sha256 === null) return undefined
  const folder = join(batchFolder(services, batch.id), kind)
  const found = findManifest(folder)
  if (found === undefined || found.sha256 !== sha256)
    return { unusable: `the documents in [${folder}] are not those that were made: make them again` }
  return { dated, sha256, manifest: found.fields as unknown as FilingManifest, folder }
}

/** Why papers may not be filed: one of them is not what was made. */
export function whyNotWhole({ folder }: PapersMade): string | undefined {
  const found = findManifest(folder)
  return found === undefined ? `the documents in [${folder}] are gone` : verifyFiles(found).faults[0]
}

/** A file of papers, whose bytes are those that were made. */
export function paperFile({ folder, manifest }: PapersMade, name: string): Buffer | Unusable | undefined {
  const opened = openListed({ folder, outputs: manifest.outputs }, name)
  if (typeof opened !== 'number') return opened
  try {
    return readFileSync(opened)
  } finally {
    closeSync(opened)
  }
}
