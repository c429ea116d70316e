/** The shapes of approvals, batches and the court's answers. */
import { z } from '@hono/zod-openapi'
import { ResultsQuery } from './shapes.ts'

const text = (most: number) => z.string().trim().max(most)
const needed = (most: number, says: string) => text(most).min(1, says)
const number = z.number().int().min(1).max(2_147_483_647)
const day = z.iso.date('Write the day as 2026-11-30.')
const Numbers = z.object({ name: z.string(), counts: z.number() })

export const OfficeGiven = z
  .object({ text: z.string().min(1, 'Choose the file of the office, office.json.').max(200_000) })
  .openapi('OfficeGiven')
export const OfficeShown = z
  .object({
    name: z.string(),
    kind: z.string(),
    county: z.string(),
    attorney: z.string(),
    /** Whether it names an authority for what its policy gives beyond the law. */
    policyAuthority: z.boolean(),
    sha256: z.string(),
  })
  .openapi('OfficeShown')

export const BatchLine = z
  .object({
    id: z.number(),
    title: z.string(),
    state: z.string(),
    step: z.string(),
    counts: z.number(),
    people: z.number(),
    made: z.string(),
    by: z.string(),
    filedOn: z.string().optional(),
    /** Signed, and by this day to be filed, where the office has set one. */
    due: z.string().optional(),
    courtNumber: z.string(),
    /** What the court has said so far, and of how many it has still to say something. */
    answers: z.array(Numbers),
    awaited: z.number(),
  })
  .openapi('BatchLine')

export const Filings = z
  .object({
    office: OfficeShown.optional(),
    /** Rows of the run that name nobody: it is to be said that one goes on in spite of them. */
    nobody: z.number(),
    /** Due today, the office's to file, and approved by nobody yet. */
    ready: z.object({ counts: z.number(), people: z.number(), reliefs: z.array(Numbers) }),
    /** Due, and never for a batch: by who sets it going. */
    apart: z.array(Numbers),
    approved: z.object({
      counts: z.number(),
      people: z.number(),
      reliefs: z.array(Numbers),
      /** Of people that this run does not have. */
      elsewhere: z.number(),
    }),
    reopened: z.number(),
    batches: z.array(BatchLine),
  })
  .openapi('Filings')

export const ToApprove = z
  .object({
    /** What is seen: all counts of these filters. */
    filter: ResultsQuery.optional(),
    counts: z
      .array(
        z.object({
          person: needed(200, 'Name the person.'),
          count: needed(200, 'Name the count.'),
          statute: text(100).optional(),
        }),
      )
      .max(5_000)
      .optional(),
  })
  .openapi('ToApprove')
export const Approve = ToApprove.extend({
  note: text(500).default(''),
  /** How many the effect was told of: where it is not so any more nothing is approved. */
  expects: z.number().int().min(1, 'Look first at what would be approved.'),
}).openapi('Approve')
export const ApproveEffects = z
  .object({
    counts: z.number(),
    people: z.number(),
    reliefs: z.array(Numbers),
    notDue: z.number(),
    already: z.number(),
    apart: z.array(Numbers),
  })
  .openapi('ApproveEffects')
export const Approved = z.object({ approvals: z.number() }).openapi('Approved')

export const CountFiling = z
  .object({
    count: z.string(),
    /** What may be approved of it now. */
    may: z.array(z.object({ statute: z.string(), relief: z.string(), usual: z.boolean() })),
    apart: z.array(z.object({ statute: z.string(), relief: z.string(), who: z.string() })),
    approvals: z.array(
      z.object({
        id: z.number(),
        statute: z.string(),
        relief: z.string(),
        state: z.string(),
        by: z.string(),
        on: z.string(),
        why: z.string(),
        batch: z.number().optional(),
      }),
    ),
  })
  .openapi('CountFiling')
export const PersonFilings = z
  .object({ office: z.boolean(), counts: z.array(CountFiling) })
  .openapi('PersonFilings')

export const Reason = z.object({ reason: needed(500, 'Say why.') }).openapi('Reason')
export const ReasonOfMany = Reason.extend({
  approvals: z.array(number).min(1, 'Choose at least one count.').max(20_000),
}).openapi('ReasonOfMany')

export const ReopenedCounts = z
  .object({
    counts: z.array(
      z.object({
        id: z.number(),
        person: z.string(),
        name: z.string(),
        count: z.string(),
        cases: z.string(),
        offense: z.string(),
        relief: z.string(),
        why: z.string(),
        since: z.string(),
      }),
    ),
  })
  .openapi('ReopenedCounts')

export const Collect = z
  .object({
    title: text(120).default(''),
    reliefs: z.array(text(100)).max(100).optional(),
    approvals: z.array(number).max(20_000).optional(),
    nothingOpen: z.boolean().default(false),
  })
  .openapi('Collect')
export const BatchMade = z.object({ id: z.number(), counts: z.number() }).openapi('BatchMade')
export const Changed = z.object({ counts: z.number() }).openapi('Changed')
export const OutOfBatch = ReasonOfMany.extend({
  to: z.enum(['review', 'approved']).default('review'),
}).openapi('OutOfBatch')
export const Day = day

export const BatchCount = z
  .object({
    approval: z.number(),
    person: z.string(),
    name: z.string(),
    born: z.string(),
    count: z.string(),
    cases: z.string(),
    offense: z.string(),
    class: z.string(),
    convicted: z.string(),
    statute: z.string(),
    relief: z.string(),
    reason: z.string(),
    approvedBy: z.string(),
    approvedOn: z.string(),
    state: z.string(),
    /** Its place in the exhibit, and where the order on it is: known once it is signed. */
    place: z.number().optional(),
    reference: z.string(),
    /** What the court said of it, on which day, and what is next. */
    answer: z.string(),
    answeredOn: z.string(),
    number: z.string(),
    next: z.string(),
  })
  .openapi('BatchCount')
export const BatchCounts = z.object({ counts: z.array(BatchCount) }).openapi('BatchCounts')

export const BatchShown = BatchLine.extend({
  version: z.number(),
  run: z.number(),
  reliefs: z.array(Numbers),
  /** Taken out of it, with why. */
  out: z.array(
    z.object({
      approval: z.number(),
      person: z.string(),
      name: z.string(),
      count: z.string(),
      why: z.string(),
    }),
  ),
}).openapi('BatchShown')

export const BatchCheck = z
  .object({
    name: z.string(),
    state: z.enum(['stop', 'look', 'ok']),
    approvals: z.array(z.number()),
    people: z.number(),
    number: z.number().optional(),
    details: z.array(z.string()),
  })
  .openapi('BatchCheck')
export const BatchChecks = z
  .object({
    version: z.number(),
    checks: z.array(BatchCheck),
    blocked: z.boolean(),
    /** The hash of the list as it is now: whoever signs names the one that was read. */
    list: z.string().optional(),
    /** The run that the list names. */
    decided: z.number().optional(),
    /** By approval: its place in the exhibit, and where the order on it will be. */
    places: z.array(z.object({ approval: z.number(), place: z.number(), reference: z.string() })),
    /** Counts that nobody but whoever looks has read: they may not sign these. */
    readAlone: z.number(),
    /** `paper` on one computer, `code` in an agency. */
    signing: z.enum(['paper', 'code']),
    /** It is being decided again: how it goes. */
    deciding: z.object({ job: z.string(), state: z.string(), says: z.string().optional() }).optional(),
  })
  .openapi('BatchChecks')

export const GoOn = z
  .object({
    /** `same-case`: file now, though another count of the case waits. */
    fileNow: z.array(z.enum(['same-case'])).optional(),
    /** In spite of so many lines that name nobody. */
    despite: z.number().int().min(1).optional(),
  })
  .openapi('GoOn')

export const Signature = z
  .object({
    version: number,
    list: z.string().length(64, 'Name the list that was read.'),
    how: z.enum(['paper', 'code']),
    /** On paper: who signed, and on which day. */
    name: text(100).default(''),
    on: day.optional(),
    stands: z.literal(true, 'Say that the list and the checks were read.'),
  })
  .openapi('Signature')

export const Dated = z.object({ dated: day }).openapi('Dated')
export const PapersShown = z
  .object({
    state: z.enum(['none', 'running', 'done', 'refused']),
    kind: z.string().optional(),
    done: z.number().optional(),
    all: z.number().optional(),
    says: z.string().optional(),
    dated: z.string().optional(),
    files: z.array(z.object({ name: z.string(), bytes: z.number() })),
    kinds: z.array(
      z.object({ name: z.string(), documents: z.number(), counts: z.number(), notes: z.array(z.string()) }),
    ),
    /** The hash of the list that stands in the papers, and of the one that was signed. */
    list: z.string().optional(),
    signed: z.string().optional(),
  })
  .openapi('PapersShown')

export const FiledWith = z
  .object({
    on: day,
    number: needed(100, 'Write the number that the court gave: of its file or of the filing.'),
  })
  .openapi('FiledWith')

export const CourtSays = z
  .object({
    approvals: z.array(number).min(1, 'Choose at least one count.').max(20_000),
    answer: needed(50, 'Choose what the court answered.'),
    on: z.union([day, z.literal('')]).default(''),
    number: text(100).default(''),
  })
  .openapi('CourtSays')
export const CourtRecorded = z
  .object({
    taken: z.number(),
    problems: z.array(z.object({ line: z.number(), why: z.string() })),
    told: z.array(z.object({ line: z.number(), why: z.string() })),
  })
  .openapi('CourtRecorded')
