/** A person of a run as the workstation shows them: what `explain` says, with the facts people gave, decided by the engine. */
import { deflateRawSync } from 'node:zlib'
import { visibleJson } from '../record/visible.ts'
import type { Unusable } from '../results/manifest.ts'
import type { ExplainedGiving, Explanation } from '../run/explain.ts'
import type { ExplainedFact, ExplainedStep } from '../run/explained.ts'
import { givenText, places } from '../run/explained.ts'
import { caseKey, refresh } from './case-work.ts'
import type { Answered, OpenRun, PersonTold, PersonView } from './engine.ts'
import { asNew, factsFor, factTable, type NewFact } from './facts.ts'
import { holdChanged } from './later-run.ts'
import type { Services } from './services.ts'

/** Of a fact what the engine is told. */
type ToldFact = Parameters<typeof asNew>[0]

export interface Seen {
  readonly view: PersonView
  readonly facts: readonly ToldFact[]
}

/** With the facts that this viewer may see; for nobody, with those alone that are settled. */
export async function seenBy(
  { db }: Pick<Services, 'db'>,
  { id, open }: { readonly id: number; readonly open: OpenRun },
  person: string,
  viewer: number | undefined,
): Promise<Seen | undefined | Unusable> {
  const facts = await factsFor(db, id, person, viewer)
  const view = await open.person(person, factTable(facts.map(asNew)))
  if (view === undefined || 'unusable' in view) return view
  return { view, facts }
}

/** An answer in the words that are compared and shown. */
export interface Told {
  readonly answer: string
  readonly relief: string
  readonly due: string
  readonly later: string
  readonly open: string
  readonly reason: string
}

export const toldOf = ({ outcome, relief, due, later, open, reasons }: Answered): Told => ({
  answer: outcome,
  relief: relief ?? '',
  due: givingsText(due),
  later: givingsText(later),
  open: givingsText(open),
  reason: reasons.reason,
})

const givingsText = (all: readonly ExplainedGiving[]): string =>
  all
    .map(({ statute, relief, from }) => `${statute} ${relief}${from === undefined ? '' : ` from ${from}`}`)
    .join('; ')

export interface Change {
  readonly key: string
  readonly about: string
  readonly before: Told
  readonly after: Told
}

/** What a fact would change of a person: every answer before and after, by the engine. */
export async function effectsOf(
  open: OpenRun,
  seen: Seen,
  fact: NewFact,
): Promise<
  { readonly state: string; readonly changes: readonly Change[]; readonly same: number } | Unusable
> {
  const all = [...seen.facts.map(asNew), fact]
  const view = await open.person(fact.person, factTable(all))
  if (view === undefined) return { unusable: 'there is no such person in this run' }
  if ('unusable' in view) return view
  const before = new Map(seen.view.explanations.map(one => [keyOf(one), one]))
  const changes: Change[] = []
  for (const one of view.explanations) {
    const was = before.get(keyOf(one))
    if (was === undefined) continue
    const change = { key: one.key, about: one.about, before: toldOf(was), after: toldOf(one) }
    if (JSON.stringify(change.before) !== JSON.stringify(change.after)) changes.push(change)
  }
  const state = view.became.find(({ line }) => line === all.length)?.state ?? 'not-asked'
  return { state, changes, same: view.explanations.length - changes.length }
}

const keyOf = ({ of, key }: Answered): string => `${of} ${key}`

/** After a fact was given or taken back: which questions of the person are still asked, and what was approved of another answer. By what is settled: an answer that is still to be read a second time makes no other question needless, whoever asks. */
export async function refreshCases(
  services: Services,
  open: OpenRun,
  run: number,
  person: string,
): Promise<void> {
  // Of two at once the later one has the later facts, and the last word.
  await services.underWay.after(`person ${run} ${person}`, async () => {
    const seen = await seenBy(services, { id: run, open }, person, undefined)
    if (seen === undefined || 'unusable' in seen) return
    const needed = new Set(seen.view.questions.map(({ count, fact }) => caseKey(count, fact)))
    await refresh(services.db, run, person, needed, services.now())
    await holdChanged(services, { run, open }, person)
  })
}

// ---- as it is sent -------------------------------------------------------------------------------------------------------

/** What rests on the record and the facts given, written where it was worked out. */
export function told(view: PersonView): PersonTold {
  const { id, name, born, page, explanations, became } = view
  const record = { id, name, born, page: pageSent(page), counts: explanations.map(countOf) }
  // Of its own size: what packs gives a view of a block fifteen times as large, all of which would be kept.
  return { name, became, packed: new Uint8Array(deflateRawSync(visibleJson(record), { level: QUICKLY })) }
}

/** A fourth of its size, in a tenth of a millisecond. */
const QUICKLY = 1

const pageSent = ({ title, about, notes, entries, onlyThePerson, assumptions }: PersonView['page']) => ({
  title,
  about,
  notes,
  entries,
  onlyThePerson,
  assumptions,
})

const countOf = (one: Answered) => ({
  of: one.of,
  key: one.key,
  about: one.about,
  answer: one.outcome,
  ...(one.relief === undefined ? {} : { relief: one.relief }),
  ...(one.from === undefined ? {} : { from: one.from }),
  reason: one.reasons.reason,
  citation: one.reasons.citation,
  confidence: [...new Set(one.citations.map(({ confidence }) => confidence))],
  due: [...one.due],
  later: [...one.later],
  open: [...one.open],
  bars: one.bars.map(({ says, sure }) => (sure ? says : `possibly ${says}`)),
  missing: one.missing.map(({ name }) => name),
  questions: one.questions.map(({ facts, asks, about, answers, settles }) => ({
    facts: [...facts],
    asks: [...asks],
    about: [...about],
    answers: answers.map(({ answer, result }) => ({ answer, result })),
    settles,
  })),
  rows: places(one.sources),
})

export interface StepSent {
  says: string
  verdict: 'yes' | 'no' | 'later' | 'unknown'
  cite?: string | undefined
  confidence?: string | undefined
  facts: { says: string; rows: string }[]
  parts: StepSent[]
}

export const proofOf = ({ statutes }: Explanation) => ({
  statutes: statutes.map(({ statute, title, cite, outcome, relief, reason, rules }) => ({
    statute,
    title,
    cite: cite.text,
    answer: outcome,
    ...(relief === undefined ? {} : { relief }),
    reason,
    rules: rules.map(rule => ({
      says: rule.says,
      relief: rule.relief,
      verdict: rule.verdict,
      steps: rule.steps.map(stepOf),
    })),
  })),
})

const stepOf = ({ says, verdict, cite, facts, parts }: ExplainedStep): StepSent => ({
  says,
  verdict,
  ...(cite === undefined ? {} : { cite: cite.text, confidence: cite.confidence }),
  facts: facts.map(fact => ({ says: factText(fact), rows: places(fact.sources) })),
  parts: parts.map(stepOf),
})

const factText = ({ name, about, value, given }: ExplainedFact): string =>
  `${name}${about === undefined || about === '' ? '' : ` (${about})`}: ${value}${givenText(given)}`
