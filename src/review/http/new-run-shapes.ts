/** The shapes of a run that somebody puts together. */
import { z } from '@hono/zod-openapi'

const text = (most: number) => z.string().trim().max(most)

export const RunChoices = z
  .object({
    states: z.array(
      z.object({
        jurisdiction: z.string(),
        title: z.string(),
        venue: z.object({ word: z.string(), example: z.string(), names: z.array(z.string()) }),
        programs: z.array(z.object({ name: z.string(), title: z.string(), policies: z.boolean() })),
        usualProgram: z.string(),
        policies: z.array(z.object({ name: z.string(), title: z.string() })),
        maps: z.array(z.string()),
        file: z.string(),
      }),
    ),
    /** Files may be named by their place on this computer. */
    mayName: z.boolean(),
  })
  .openapi('RunChoices')

export const DraftShape = z
  .object({
    id: z.string(),
    files: z.array(z.object({ name: z.string(), bytes: z.number(), path: z.string().optional() })),
    /** What goes along, by its kind: of a policy what it calls itself, of others the name of the file. */
    beside: z.record(z.string(), z.string()),
  })
  .openapi('Draft')

export const NewDraft = z
  .object({
    /** A policy file, whole. */
    policy: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('NewDraft')

export const NamedFile = z
  .object({ path: text(4_000).min(1, 'Write the path of a file on this computer.') })
  .openapi('NamedFile')

export const RunWritten = z
  .object({
    jurisdiction: text(50).min(1),
    map: text(100).optional(),
    county: text(2_000).default(''),
    asOf: text(20).default(''),
    program: text(100).min(1, 'Choose a program.'),
    policy: text(200).optional(),
  })
  .openapi('RunWritten')

export const RunChecked = z
  .object({
    wrong: z.array(z.object({ field: z.string(), says: z.string() })),
    files: z.array(
      z.object({
        name: z.string(),
        bytes: z.number(),
        refused: z.string().optional(),
        notes: z.array(z.string()),
      }),
    ),
    facts: z.number(),
  })
  .openapi('RunChecked')
