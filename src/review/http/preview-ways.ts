/** Looking at what the documents of a batch would be, before anybody signs. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { checkBatch } from '../batch-checks.ts'
import { makePreview, type Preview, previewFile, previewOf } from '../batch-preview.ts'
import { batchAt } from '../batches.ts'
import { SEE, WORK } from '../roles.ts'
import type { Services } from '../services.ts'
import { Dated } from './batch-shapes.ts'
import { PreviewShown } from './preview-shapes.ts'
import { ById, currentRun, sentence, usable } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Refusal, way } from './way.ts'

export function previewWays(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/batches/{id}/preview',
      says: 'How far the preview of its documents is, and which there are',
      may: SEE,
      params: ById,
      gives: PreviewShown,
      byItself: true,
    },
    async ({ params }) => shown(previewOf(services, params.id)),
  )
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
      method: 'get',
      path: '/api/batches/{id}/preview/{name}',
      says: 'A document of the preview, to be looked at',
      may: SEE,
      params: ById.extend({ name: z.string().min(1).max(200) }),
      gives: Nothing,
    },
    async ({ params, tell, context }) => {
      const bytes = previewFile(services, params.id, params.name)
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
