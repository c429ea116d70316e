/**
 * What the documents of a batch would be, before anybody signs, and a letter, before the court has answered: made by the same command
 * from the list as it stands, marked on every page, and kept apart. No paper for a court or a person comes of it: marked, it is none
 * of what its manifest names.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answeredTable, withAnswer } from '../filing/court-update.ts'
import { markedDraft } from '../filing/draft-mark.ts'
import { unattributedIn } from '../filing/unattributed.ts'
import { findManifest, isFiles, type Unusable } from '../results/manifest.ts'
import { record, type Who } from './audit.ts'
import type { Checked } from './batch-checks.ts'
import { batchFolder, type PapersMade } from './batch-papers.ts'
import type { Batch } from './batches.ts'
import { byCountId, filedOf, recorded } from './court-answers.ts'
import type { PaperProgress } from './making.ts'
import type { Services } from './services.ts'

/** What is looked at: a folder for each, and what stands across its pages. */
export type PreviewOf = 'documents' | 'letter'
const FOLDERS: Readonly<Record<PreviewOf, string>> = { documents: 'preview', letter: 'letter-preview' }
const SAYS: Readonly<Record<PreviewOf, string>> = {
  documents: 'DRAFT, NOT SIGNED',
  letter: 'PREVIEW, NOT SENT',
}

export interface PreviewFile {
  readonly name: string
  /** That are shown, and that it has. */
  readonly pages: number
  readonly of: number
}

export interface Preview {
  /** The hash of the list it is made of. */
  readonly list: string
  readonly dated: string
  state: 'running' | 'done' | 'refused'
  progress?: PaperProgress
  says?: string
  files: readonly PreviewFile[]
}

const known = new WeakMap<Services, Map<string, Preview>>()
const of = (services: Services): Map<string, Preview> => {
  const found = known.get(services) ?? new Map<string, Preview>()
  known.set(services, found)
  return found
}

export const previewOf = (services: Services, batch: number, what: PreviewOf): Preview | undefined =>
  of(services).get(`${batch} ${what}`)

/** Nothing is looked at any more of what is signed now. */
export function dropPreview(services: Services, batch: number, what: PreviewOf): void {
  of(services).delete(`${batch} ${what}`)
  rmSync(join(batchFolder(services, batch), FOLDERS[what]), { recursive: true, force: true })
}

/** Begins to make the documents; a sentence where the list does not stand yet. */
export async function makePreview(
  services: Services,
  batch: number,
  { list, decided, office }: Checked,
  dated: string,
  who: Who,
): Promise<Preview | Unusable> {
  if (list === undefined || decided === undefined || office === undefined)
    return { unusable: 'the list of this batch does not stand yet: settle its checks first' }
  return await begin(services, batch, { what: 'documents', list, decided, office: office.text, dated }, who)
}

/**
 * Begins to make the letter to somebody of a batch as it would be if the court granted what it has not answered yet. What it refused
 * stays refused, and there is a letter to nobody else.
 */
export async function makeLetterPreview(
  services: Services,
  batch: Batch,
  papers: PapersMade,
  { person, dated }: { readonly person: string; readonly dated: string },
  who: Who,
): Promise<Preview | Unusable> {
  const { db } = services
  const filed = await filedOf(db, batch.id, papers)
  if ('unusable' in filed) return filed
  const own = await db
    .selectFrom('approval')
    .select('id')
    .where('batch_id', '=', batch.id)
    .where('person_id', '=', person)
    .execute()
  const approvals = new Set(own.map(({ id }) => id))
  const answered = byCountId(filed, await recorded(db, batch.id))
  const rows = filed.rows.map(row => {
    const isTheirs = approvals.has(filed.approvals.get(row.count_id) ?? 0)
    const supposed = answered.get(row.count_id) ?? ({ answer: 'granted', on: dated } as const)
    return withAnswer(row, isTheirs ? supposed : undefined)
  })
  if (
    batch.list === null ||
    batch.list_sha256 === null ||
    batch.decided_run_id === null ||
    batch.office_id === null
  )
    return { unusable: 'this batch is not signed off' }
  const { text: office } = await db
    .selectFrom('filing_office')
    .select('text')
    .where('id', '=', batch.office_id)
    .executeTakeFirstOrThrow()
  return await begin(
    services,
    batch.id,
    {
      ...{ what: 'letter', list: { bytes: batch.list, sha256: batch.list_sha256 } },
      ...{ decided: batch.decided_run_id, office, dated, answers: answeredTable(rows) },
    },
    who,
  )
}

interface ToLookAt {
  readonly what: PreviewOf
  readonly list: { readonly bytes: string | Uint8Array; readonly sha256: string }
  readonly decided: number
  readonly office: string
  readonly dated: string
  /** Of letters: what the court said, as a table. */
  readonly answers?: string
}

async function begin(
  services: Services,
  batch: number,
  { what, list, decided, office, dated, answers }: ToLookAt,
  who: Who,
): Promise<Preview | Unusable> {
  const before = previewOf(services, batch, what)
  if (before?.state === 'running') return before
  const run = await services.runs.open(decided)
  if ('unusable' in run) return run
  dropPreview(services, batch, what)
  const preview: Preview = { list: list.sha256, dated, state: 'running', files: [] }
  of(services).set(`${batch} ${what}`, preview)
  const folder = join(batchFolder(services, batch), FOLDERS[what])
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const write = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, name), bytes, { mode: 0o600 })
    return join(folder, name)
  }
  const nobody = unattributedIn(run.run)
  const out = join(folder, 'made')
  const begun = services.engine.making.papers(
    {
      ...(run.run.jurisdiction === undefined ? {} : { jurisdiction: run.run.jurisdiction }),
      ...{ run: run.run.folder, dated, out },
      approvals: write('approvals.csv', list.bytes),
      office: write('office.json', office),
      ...(nobody === 0 ? {} : { despite: nobody }),
      ...(answers === undefined ? {} : { only: ['notices'], answers: write('answers.csv', answers) }),
    },
    progress => {
      preview.progress = progress
    },
  )
  void begun.ended
    .then(async end => {
      if (end !== 'done') {
        Object.assign(preview, {
          state: 'refused',
          says: end === 'stopped' ? 'it was stopped' : end.unusable,
        })
        return
      }
      const files = await marked(out, SAYS[what])
      const detail = { what: what === 'letter' ? 'preview of a letter' : 'preview', dated }
      await services.db
        .transaction()
        .execute(trx =>
          record(trx, who, { action: 'made documents', object: String(batch), detail }, services.now()),
        )
      Object.assign(preview, { state: 'done', files })
    })
    .catch(() => {
      Object.assign(preview, { state: 'refused', says: 'a fault of the program stopped this' })
      services.onFault('making a preview')
    })
  return preview
}

/** Every document, one after the other; what is no PDF is not looked at. */
async function marked(folder: string, says: string): Promise<readonly PreviewFile[]> {
  const outputs = findManifest(folder)?.fields.outputs
  const files: PreviewFile[] = []
  for (const { name } of isFiles(outputs) ? outputs : []) {
    const path = join(folder, name)
    if (!name.endsWith('.pdf')) {
      rmSync(path)
      continue
    }
    const { bytes, ...pages } = await markedDraft(readFileSync(path), says)
    writeFileSync(path, bytes, { mode: 0o600 })
    files.push({ name, ...pages })
  }
  return files
}

export function previewFile(
  services: Services,
  batch: number,
  what: PreviewOf,
  name: string,
): Buffer | undefined {
  const found = previewOf(services, batch, what)?.files.find(file => file.name === name)
  return found === undefined
    ? undefined
    : readFileSync(join(batchFolder(services, batch), FOLDERS[what], 'made', found.name))
}
