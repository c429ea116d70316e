/** The shapes of what the API takes and gives; its description and the pages' types come from these. */
import { z } from '@hono/zod-openapi'
import { OFFERS, ROLES } from '../roles.ts'

/** A sentence of ours, or text of a record: never longer than this from outside. */
const text = (most: number) => z.string().trim().max(most)
export const needed = (most: number, says: string) => text(most).min(1, says)

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    /** Of what was sent: which field, and what is wrong with it. */
    errors: z.array(z.object({ field: z.string(), says: z.string() })).optional(),
    /** Of a save that came too late: the case as it is now. */
    case: z.unknown().optional(),
    /** Of somebody who is not signed in, or locked out: whether they sign in or come with a link. */
    mode: z.enum(['one-computer', 'agency']).optional(),
  })
  .openapi('Problem')

export const Health = z.object({ setaside: z.string(), database: z.enum(['up', 'down']) }).openapi('Health')

export const Session = z
  .object({
    user: z.number(),
    name: z.string(),
    account: z.string(),
    roles: z.array(z.enum(ROLES)),
    /** What the pages offer them. */
    may: z.array(z.enum(OFFERS)),
    version: z.string(),
    mode: z.enum(['one-computer', 'agency']),
    by: z.enum(['link', 'password', 'elsewhere', 'recovery']),
    /** They have proved a moment ago who they are, for what they sign next. */
    proven: z.boolean(),
    idleMinutes: z.number(),
  })
  .openapi('Session')

export const OpenLink = z.object({ token: z.string().min(20).max(100) }).openapi('OpenLink')
/** Stands on lists that are signed: one line, and read as it is written. */
export const isOneLine = (text: string): boolean =>
  !/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u.test(text)
export const ONE_LINE = 'A name is one line, without signs that nobody sees. Write it anew.'
export const Name = z
  .object({ name: needed(100, 'Write your name, as it should appear.').refine(isOneLine, ONE_LINE) })
  .openapi('Name')

export const Run = z
  .object({
    id: z.number(),
    county: z.string(),
    asOf: z.string(),
    program: z.string(),
    title: z.string(),
    policy: z.string().optional(),
    rules: z.string(),
    reviewed: z.string(),
    files: z.array(z.object({ name: z.string(), bytes: z.number() })),
    opened: z.string(),
    openedBy: z.string(),
    current: z.boolean(),
    /** Why it cannot be read now, in a sentence. */
    unusable: z.string().optional(),
  })
  .openapi('Run')
export const Runs = z.object({ runs: z.array(Run) }).openapi('Runs')
export const OpenFolder = z
  .object({ folder: needed(4_000, 'Name the folder of a finished run.') })
  .openapi('OpenFolder')

const Standing = z.object({ answer: z.string(), convictions: z.number(), people: z.number() })

const Turn = z.object({ today: z.number(), after: z.number() })

export const Home = z
  .object({
    run: Run.optional(),
    answers: z.array(Standing),
    work: z.object({
      waiting: z.number(),
      mine: z.number(),
      oldest: z.string().optional(),
      secondReads: z.number(),
      looked: z.number(),
      disputed: z.number(),
      settled: z.number(),
      /** Over the day that the office has set. */
      overdue: z.number(),
    }),
    runs: z.array(Run),
  })
  .openapi('Home')

export const ToKnow = z
  .object({
    before: z
      .object({
        rejected: z.number(),
        nobody: z.number(),
        doubts: z.number(),
        unverified: z.number(),
        /** People with surely no felony, and no conviction: today, and if all that is eligible were granted. */
        granted: z.object({ felony: Turn, conviction: Turn }).optional(),
      })
      .optional(),
    /** Why that is not known. */
    beforeUnknown: z.string().optional(),
  })
  .openapi('ToKnow')

export const ResultsQuery = z.object({
  answer: text(200).optional(),
  relief: text(200).optional(),
  section: text(200).optional(),
  class: text(200).optional(),
  because: text(2_000).optional(),
  q: text(200).optional(),
  /** Names that are nearly as they were asked for, too. */
  near: z.literal('yes').optional(),
  sort: z.enum(['name', 'convicted', 'case', 'section']).default('name'),
  descending: z.enum(['yes', 'no']).default('no'),
})
/** `whole`: the facet of which every value is told, and not the most frequent alone. */
export const FacetsQuery = ResultsQuery.extend({
  whole: z.enum(['answer', 'relief', 'section', 'class', 'because']).optional(),
})
export const RowsQuery = ResultsQuery.extend({
  from: z.coerce.number().int().min(0).max(100_000_000).default(0),
  most: z.coerce.number().int().min(1).max(500).default(100),
})

export const ResultRow = z
  .object({
    place: z.number(),
    person: z.string(),
    count: z.string(),
    name: z.string(),
    cases: z.string(),
    offense: z.string(),
    class: z.string(),
    convicted: z.string(),
    answer: z.string(),
    relief: z.string(),
    due: z.string(),
    dueFrom: z.string(),
    later: z.string(),
    open: z.string(),
    reason: z.string(),
    missing: z.string(),
    line: z.number(),
  })
  .openapi('ResultRow')
export const ResultRows = z.object({ rows: z.array(ResultRow) }).openapi('ResultRows')

/** `of`: how many values there are; of very many the most frequent alone are told. */
const Facet = z.object({
  values: z.array(z.object({ value: z.string(), convictions: z.number() })),
  of: z.number(),
})
export const Facets = z
  .object({
    convictions: z.number(),
    people: z.number(),
    /** Nobody is called as was asked for: these are nearly so. */
    near: z.boolean(),
    facets: z.object({ answer: Facet, relief: Facet, section: Facet, class: Facet, because: Facet }),
  })
  .openapi('Facets')

export const Export = ResultsQuery.extend({
  format: z.enum(['csv', 'xlsx']),
  reason: needed(500, 'Say why: an export is recorded with its reason.'),
}).openapi('Export')

export const Printing = z
  .object({
    what: z.enum(['person', 'batch', 'report', 'case', 'page']),
    /** Its number. */
    object: text(200).default(''),
    reason: needed(500, 'Say why: a print is recorded with its reason.'),
  })
  .openapi('Printing')

export const Rejects = z
  .object({
    total: z.number(),
    rows: z.array(z.object({ file: z.string(), line: z.number(), problem: z.string(), text: z.string() })),
  })
  .openapi('Rejects')

export const Doubts = z
  .object({
    rows: z.array(
      z.object({
        kind: z.string(),
        people: z.string(),
        persons: z.array(z.string()),
        rows: z.string(),
        agreed: z.string(),
        differed: z.string(),
        inDoubt: z.boolean(),
      }),
    ),
  })
  .openapi('Doubts')

const Part = z.object({ label: z.string(), text: z.string() })
const Entry = z.object({
  day: z.string(),
  what: z.string(),
  details: z.array(z.string()),
  rows: z.string(),
  answer: z.array(Part).optional(),
})
const Giving = z.object({ statute: z.string(), relief: z.string(), from: z.string().optional() })
const Question = z.object({
  facts: z.array(z.string()),
  asks: z.array(z.string()),
  about: z.array(z.string()),
  answers: z.array(z.object({ answer: z.string(), result: z.string() })),
  settles: z.boolean(),
})

export const Count = z
  .object({
    of: z.enum(['conviction', 'arrest']),
    key: z.string(),
    about: z.string(),
    answer: z.string(),
    relief: z.string().optional(),
    from: z.string().optional(),
    reason: z.string(),
    citation: z.string(),
    confidence: z.array(z.string()),
    due: z.array(Giving),
    later: z.array(Giving),
    open: z.array(Giving),
    bars: z.array(z.string()),
    missing: z.array(z.string()),
    questions: z.array(Question),
    rows: z.string(),
  })
  .openapi('Count')

const Effect = z.object({ answer: z.string(), results: z.array(z.string()) })
export const CaseShape = z
  .object({
    id: z.number(),
    version: z.number(),
    person: z.string(),
    count: z.string(),
    fact: z.string(),
    ofLaw: z.boolean(),
    asks: z.string(),
    about: z.string(),
    kind: z.string(),
    unit: z.string(),
    choices: z.array(z.string()),
    effects: z.array(Effect),
    waiting: z.array(z.string()),
    state: z.string(),
    mine: z.boolean(),
    with: z.string().optional(),
    name: z.string(),
  })
  .openapi('Case')

export const GivenFact = z
  .object({
    id: z.number(),
    count: z.string(),
    fact: z.string(),
    value: z.string(),
    unit: z.string(),
    source: z.string(),
    by: z.string(),
    asOf: z.string(),
    corrects: z.boolean(),
    reason: z.string(),
    added: z.string(),
    mine: z.boolean(),
    /** What became of it in the answers above. */
    state: z.string(),
  })
  .openapi('GivenFact')

export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    born: z.string(),
    run: z.number(),
    page: z.object({
      title: z.string(),
      about: z.array(z.string()),
      notes: z.array(z.string()),
      entries: z.array(Entry),
      onlyThePerson: z.array(z.string()),
      assumptions: z.array(z.string()),
    }),
    counts: z.array(Count),
    facts: z.array(GivenFact),
    /** Facts of this number that were given of somebody of another name or birth date: they are not used. */
    factsApart: z.number(),
    cases: z.array(CaseShape),
    notes: z.array(z.object({ id: z.number(), text: z.string(), by: z.string(), at: z.string() })),
    log: z.array(z.object({ at: z.string(), who: z.string(), what: z.string() })),
  })
  .openapi('Person')

export type StepShape = {
  says: string
  verdict: 'yes' | 'no' | 'later' | 'unknown'
  cite?: string | undefined
  confidence?: string | undefined
  facts: { says: string; rows: string }[]
  parts: StepShape[]
}
export const Step: z.ZodType<StepShape> = z
  .lazy(() =>
    z.object({
      says: z.string(),
      verdict: z.enum(['yes', 'no', 'later', 'unknown']),
      cite: z.string().optional(),
      confidence: z.string().optional(),
      facts: z.array(z.object({ says: z.string(), rows: z.string() })),
      parts: z.array(Step),
    }),
  )
  .openapi('Step')

export const Proof = z
  .object({
    statutes: z.array(
      z.object({
        statute: z.string(),
        title: z.string(),
        cite: z.string(),
        answer: z.string(),
        relief: z.string().optional(),
        reason: z.string(),
        rules: z.array(
          z.object({ says: z.string(), relief: z.string(), verdict: z.string(), steps: z.array(Step) }),
        ),
      }),
    ),
  })
  .openapi('Proof')

export const SourceRows = z
  .object({
    rows: z.array(
      z.object({
        file: z.string(),
        line: z.number(),
        /** A number by which somebody is known elsewhere has no text until it is asked for. */
        cells: z.array(
          z.object({ column: z.string(), text: z.string(), number: z.literal(true).optional() }),
        ),
      }),
    ),
  })
  .openapi('SourceRows')

export const FactsAsked = z
  .object({
    facts: z.array(
      z.object({
        name: z.string(),
        asks: z.array(z.string()),
        kind: z.enum(['yes-no', 'day', 'choice', 'number']),
        options: z.array(z.string()),
        unit: z.string(),
        about: z.array(z.string()),
        /** A question of law: it is answered in review alone. */
        ofLaw: z.boolean(),
      }),
    ),
  })
  .openapi('FactsAsked')

const proposed = {
  count: text(100).default(''),
  fact: needed(300, 'Choose the fact.'),
  value: needed(300, 'Write the value.'),
  unit: text(50).default(''),
  corrects: z.boolean().default(false),
}
export const Proposed = z.object(proposed).openapi('Proposed')
export const Given = z
  .object({
    ...proposed,
    source: needed(500, 'Name the source: no source, no save.'),
    asOf: z.iso.date('Write the day as 2026-11-30.'),
    reason: text(1_000).default(''),
  })
  .openapi('Given')

const Before = z.object({
  answer: z.string(),
  relief: z.string(),
  due: z.string(),
  later: z.string(),
  open: z.string(),
  reason: z.string(),
})
export const Effects = z
  .object({
    /** What becomes of the value itself: it counts, agrees, contradicts and so on. */
    state: z.string(),
    changes: z.array(z.object({ key: z.string(), about: z.string(), before: Before, after: Before })),
    same: z.number(),
  })
  .openapi('Effects')

export const Withdraw = z.object({ reason: needed(500, 'Say why it is withdrawn.') }).openapi('Withdraw')
export const NewNote = z.object({ text: needed(4_000, 'Write the note.') }).openapi('NewNote')
export const Saved = z.object({ id: z.number() }).openapi('Saved')
export const Brought = z.object({ taken: z.number(), problems: z.array(z.string()) }).openapi('Brought')

export const Review = z
  .object({
    groups: z.array(
      z.object({
        fact: z.string(),
        ofLaw: z.boolean(),
        asks: z.string(),
        kind: z.string(),
        waiting: z.number(),
        mine: z.number(),
        others: z.number(),
        looked: z.number(),
        unread: z.number(),
        settled: z.number(),
        counts: z.number(),
        readTwice: z.enum(['always', 'by-chance', 'no']),
        /** The last day of the earliest, and how many are over theirs. */
        due: z.string().optional(),
        overdue: z.number(),
      }),
    ),
  })
  .openapi('Review')
export const Cases = z.object({ cases: z.array(CaseShape) }).openapi('Cases')
export const Take = z
  .object({ fact: needed(300, 'Choose the question.'), most: z.number().int().min(1).max(50).default(10) })
  .openapi('Take')
export const CaseAnswer = z
  .object({
    version: z.number().int(),
    value: needed(300, 'Choose an answer.'),
    unit: text(50).default(''),
    source: needed(500, 'Name the source: no source, no save.'),
    reference: text(500).default(''),
    note: text(4_000).default(''),
  })
  .openapi('CaseAnswer')
export const CaseLooked = z
  .object({
    version: z.number().int(),
    how: z.enum(['not-found', 'more-papers', 'refer']),
    note: needed(1_000, 'Say where it was looked for, which paper is needed, or to whom it is referred.'),
  })
  .openapi('CaseLooked')
export const SecondRead = z
  .object({
    value: needed(300, 'Choose an answer.'),
    source: needed(500, 'Name the source: no source, no save.'),
    note: text(4_000).default(''),
    /** On one computer: who has read it on paper, and on which day. */
    reader: text(100).optional(),
    readOn: z.iso.date('Write the day as 2026-11-30.').optional(),
  })
  .openapi('SecondRead')
/** Two answers that differ, as whoever decides between them sees them. */
export const Readings = z
  .object({
    readings: z.array(
      z.object({
        value: z.string(),
        source: z.string(),
        reference: z.string(),
        note: z.string(),
        by: z.string(),
        at: z.string(),
        /** Read on paper: recorded by another than who read. */
        onPaper: z.boolean(),
      }),
    ),
  })
  .openapi('Readings')
export const Settlement = z
  .object({
    version: z.number().int(),
    value: needed(300, 'Choose an answer.'),
    unit: text(50).default(''),
    source: needed(500, 'Name the source: no source, no save.'),
    note: text(4_000).default(''),
    /** On one computer: who has decided on paper, and on which day. */
    reader: text(100).optional(),
    readOn: z.iso.date('Write the day as 2026-11-30.').optional(),
  })
  .openapi('Settlement')
export const Nothing = z.object({}).openapi('Nothing')
