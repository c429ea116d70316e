/** The shape of the report of a run: what the page for the chief and the public says, and nothing that it hides. */
import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '../../results/languages.ts'

const Bar = z.object({ label: z.string(), value: z.number() })
const Share = z.object({ label: z.string(), share: z.number(), low: z.number(), high: z.number() })

/** Policies to be set beside that of the run: numbers of those that were kept, names of those that come with the program, `law` for the law alone. */
const policies = z
  .string()
  .max(500)
  .regex(/^([a-z0-9-]+(,[a-z0-9-]+){0,4})?$/, 'Name at most five policies, with commas between them.')
  .default('')
/** The language in which all of it is told. */
const language = z.enum(LANGUAGES).default('en')
export const Compared = z.object({ policies, language })

export const ReportShape = z
  .object({
    language: z.enum(LANGUAGES),
    headline: z.string(),
    lead: z.array(z.string()),
    tables: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        columns: z.array(z.string()),
        rows: z.array(
          z.object({
            label: z.string(),
            labelLanguage: z.literal('en').optional(),
            cells: z.array(z.union([z.number(), z.string()])),
          }),
        ),
        note: z.string().optional(),
      }),
    ),
    charts: z.object({
      standing: z.array(Bar),
      freed: z.array(Share),
      all: z.number().optional(),
      stages: z.array(Bar).optional(),
      policies: z.array(Bar).optional(),
      reach: z.array(Share).optional(),
    }),
    says: z.object({
      standing: z.string(),
      freed: z.string(),
      stages: z.string(),
      policies: z.string(),
      reach: z.string(),
      method: z.string(),
      translation: z.string(),
    }),
    method: z.array(z.string()),
  })
  .openapi('Report')

export const ReportFile = z
  .object({ kind: z.enum(['html', 'pdf', 'csv', 'json']), policies, language })
  .openapi('ReportFile')
