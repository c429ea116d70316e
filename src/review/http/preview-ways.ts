/** Looking at what the documents of a batch would be, before anybody signs, and a letter, before the court has answered. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { checkBatch } from '../batch-checks.ts'
import {
  makeLetterPreview,
  makePreview,
  type Preview,
  type PreviewOf,
  previewFile,
  previewOf,
} from '../batch-preview.ts'
import { batchAt } from '../batches.ts'
import { SEE, WORK } from '../roles.ts'
import type { Services } from '../services.ts'
import { Dated } from './batch-shapes.ts'
import { papersThere, theBatch } from './court-ways.ts'
import { LetterToLookAt, PreviewShown } from './preview-shapes.ts'
import { ById, currentRun, sentence, usable } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

export function previewWays(api: OpenAPIHono, services: Services): void {
  lookWays(api, services, 'documents', 'preview', 'its documents')
  lookWays(api, services, 'letter', 'letter-preview', 'a letter to somebody of it')
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/preview',
      says: 'Makes a preview of the documents of a batch, each page marked as a draft',
      may: WORK,
      params: ById,
      body: Dated,
      gives: PreviewShown,
    },
    async ({ params, body, who, now }) => {
      const batch = await batchAt(services.db, params.id)
      if (batch?.state !== 'open')
        throw new Refusal(
          409,
          'Only a batch that is not signed has a preview; of another there are documents.',
        )
      const { id: run, open } = await currentRun(services)
      const today = now.toISOString().slice(0, 10)
      const checked = usable(await checkBatch(services, batch, { run, open, today }))
      return shown(usable(await makePreview(services, params.id, checked, body.dated, who)))
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/batches/{id}/letter-preview',
      says: 'Makes a preview of the letter to somebody of a batch, as if the court granted what it has not answered',
      may: WORK,
      params: ById,
      body: LetterToLookAt,
      gives: PreviewShown,
    },
    async ({ params, body, who }) => {
      const batch = await theBatch(services, params.id)
      const papers = papersThere(services, batch, 'papers')
      return shown(usable(await makeLetterPreview(services, batch, papers, body, who)))
    },
  )
}

/** How far a preview is, and a document of it. */
function lookWays(api: OpenAPIHono, services: Services, what: PreviewOf, path: string, says: string): void {
  way(
    api,
    services,
    {
      method: 'get',
      path: `/api/batches/{id}/${path}`,
      says: `How far the preview of ${says} is, and which files there are`,
      may: SEE,
      params: ById,
      gives: PreviewShown,
      byItself: true,
    },
    async ({ params }) => shown(previewOf(services, params.id, what)),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: `/api/batches/{id}/${path}/{name}`,
      says: `A file of the preview of ${says}, to be looked at`,
      may: SEE,
      params: ById.extend({ name: z.string().min(1).max(200) }),
      gives: Nothing,
    },
    async ({ params, tell, context }) => {
      const bytes = previewFile(services, params.id, what, params.name)
      if (bytes === undefined) throw new Refusal(404, 'There is no such document in the preview.')
      await tell({
        action: 'took a document',
        object: String(params.id),
        detail: { name: params.name, preview: true },
      })
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="draft.pdf"',
      })
    },
  )
}

const shown = (preview: Preview | undefined): z.input<typeof PreviewShown> =>
  preview === undefined
    ? { state: 'none', files: [] }
    : {
        ...preview.progress,
        state: preview.state,
        dated: preview.dated,
        list: preview.list,
        files: preview.files.map(file => ({ ...file })),
        ...(preview.says === undefined ? {} : { says: sentence(preview.says) }),
      }
