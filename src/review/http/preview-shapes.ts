/** The shape of what the documents and the letters of a batch would be. */
import { z } from '@hono/zod-openapi'
import { Dated } from './batch-shapes.ts'

/** `person`: to whom. */
export const LetterToLookAt = Dated.extend({ person: z.string().min(1).max(200) }).openapi('LetterToLookAt')

export const PreviewShown = z
  .object({
    state: z.enum(['none', 'running', 'done', 'refused']),
    kind: z.string().optional(),
    done: z.number().optional(),
    all: z.number().optional(),
    says: z.string().optional(),
    dated: z.string().optional(),
    /** The hash of the list it was made of: where the batch has another now it is of before. */
    list: z.string().optional(),
    files: z.array(z.object({ name: z.string(), pages: z.number(), of: z.number() })),
  })
  .openapi('PreviewShown')
