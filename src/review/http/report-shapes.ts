/** The shape of the report of a run: what the page for the chief and the public says, and nothing that it hides. */
import { z } from '@hono/zod-openapi'

export const ReportShape = z
  .object({
    headline: z.string(),
    lead: z.array(z.string()),
    tables: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        columns: z.array(z.string()),
        rows: z.array(z.object({ label: z.string(), cells: z.array(z.union([z.number(), z.string()])) })),
        note: z.string().optional(),
      }),
    ),
    charts: z.object({
      standing: z.array(z.object({ label: z.string(), value: z.number() })),
      freed: z.array(z.object({ label: z.string(), share: z.number(), low: z.number(), high: z.number() })),
      all: z.number().optional(),
    }),
    says: z.object({ standing: z.string(), freed: z.string() }),
    method: z.array(z.string()),
  })
  .openapi('Report')

export const ReportFile = z.object({ kind: z.enum(['html', 'pdf', 'csv', 'json']) }).openapi('ReportFile')
