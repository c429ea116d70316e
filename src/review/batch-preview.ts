/**
 * What the documents of a batch would be, before anybody signs: made by the same command from the list as it stands, marked on every
 * page, kept apart, and gone when the batch is signed. No paper for a court comes of it: marked, it is none of what its manifest names.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { markedDraft } from '../filing/draft-mark.ts'
import { unattributedIn } from '../filing/unattributed.ts'
import { findManifest, isFiles, type Unusable } from '../results/manifest.ts'
import { record, type Who } from './audit.ts'
import type { Checked } from './batch-checks.ts'
import { batchFolder } from './batch-papers.ts'
import type { PaperProgress } from './making.ts'
import type { Services } from './services.ts'

const FOLDER = 'preview'
const SAYS = 'DRAFT, NOT SIGNED'

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

const known = new WeakMap<Services, Map<number, Preview>>()
const of = (services: Services): Map<number, Preview> => {
  const found = known.get(services) ?? new Map<number, Preview>()
  known.set(services, found)
  return found
}

export const previewOf = (services: Services, batch: number): Preview | undefined => of(services).get(batch)

/** Nothing is looked at any more of what is signed now. */
export function dropPreview(services: Services, batch: number): void {
  of(services).delete(batch)
  rmSync(join(batchFolder(services, batch), FOLDER), { recursive: true, force: true })
}

/** Begins to make it; a sentence where the list does not stand yet. */
export async function makePreview(
  services: Services,
  batch: number,
  { list, decided, office }: Checked,
  dated: string,
  who: Who,
): Promise<Preview | Unusable> {
  const before = previewOf(services, batch)
  if (before?.state === 'running') return before
  if (list === undefined || decided === undefined || office === undefined)
    return { unusable: 'the list of this batch does not stand yet: settle its checks first' }
  const run = await services.runs.open(decided)
  if ('unusable' in run) return run
  dropPreview(services, batch)
  const preview: Preview = { list: list.sha256, dated, state: 'running', files: [] }
  of(services).set(batch, preview)
  const folder = join(batchFolder(services, batch), FOLDER)
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
      office: write('office.json', office.text),
      ...(nobody === 0 ? {} : { despite: nobody }),
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
      const files = await marked(out)
      await services.db
        .transaction()
        .execute(trx =>
          record(
            trx,
            who,
            { action: 'made documents', object: String(batch), detail: { what: 'preview', dated } },
            services.now(),
          ),
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
async function marked(folder: string): Promise<readonly PreviewFile[]> {
  const outputs = findManifest(folder)?.fields.outputs
  const files: PreviewFile[] = []
  for (const { name } of isFiles(outputs) ? outputs : []) {
    const path = join(folder, name)
    if (!name.endsWith('.pdf')) {
      rmSync(path)
      continue
    }
    const { bytes, ...pages } = await markedDraft(readFileSync(path), SAYS)
    writeFileSync(path, bytes, { mode: 0o600 })
    files.push({ name, ...pages })
  }
  return files
}

export function previewFile(services: Services, batch: number, name: string): Buffer | undefined {
  const found = previewOf(services, batch)?.files.find(file => file.name === name)
  return found === undefined
    ? undefined
    : readFileSync(join(batchFolder(services, batch), FOLDER, 'made', found.name))
}
