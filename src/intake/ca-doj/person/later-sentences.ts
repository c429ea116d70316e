/** Terms given on later rows that neither convict nor change the conviction: custody, a sentence put off. */
import type { Sentence } from '../../../record/person.ts'
import { hashOf } from '../../hash.ts'
import { afterRevocation, type PartReading } from '../sentence.ts'
import { type CountDraft, type CycleDraft, mayFollow } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { partOf } from './sentence-parts.ts'
import { compatible, mayBeOf, sameCase, tie } from './tie.ts'
import { beforeViolation, procedureOf, untied } from './untied.ts'

/** Adds such terms to the sentences of the counts they may be about: those of their cycle, else those of their case. */
export function addLaterSentences(
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  readers: Readers,
): void {
  if (everywhere.length === 0) return
  for (const { event, parts } of laterTerms(cycle)) {
    const row = untied(event, readers)
    const own = cycle.counts.filter(count => compatible(row, count))
    const pool =
      own.length > 0 ? own : everywhere.filter(count => sameCase(row, count) && mayBeOf(row, count))
    // A term for violating probation that names no case may be of any that was given before.
    const given =
      pool.length === 0 && procedureOf(row.offense) === 'violation'
        ? beforeViolation(event, cycle, everywhere, readers).filter(count => compatible(row, count))
        : pool
    const inTime = given.filter(count => mayFollow(event.day, count))
    for (const count of tie(row, inTime).to)
      if (!isServed(event, parts, count.sentence))
        count.sentence = afterRevocation(count.sentence, event.day, parts)
  }
}

/** Whether somebody tells the sentence again while it is served: it is no new one. */
const isServed = ({ step, day }: Event, parts: readonly PartReading[], given: Sentence): boolean =>
  !step.court &&
  day.latest <= given.ends.latest &&
  parts.every(({ part: { kind, text } }) => given.parts.some(own => own.kind === kind && own.text === text))

interface Term {
  readonly event: Event
  readonly parts: PartReading[]
}

const NO_TERMS: readonly Term[] = []

/** The terms on rows that are of no count convicted, those of one count and day together. */
function laterTerms({ events, counts }: CycleDraft): Iterable<Term> {
  let terms: Map<string, Term> | undefined
  for (const event of events) {
    const { disposition, step, row, order } = event
    if (disposition.convicts || disposition.ends || disposition.later !== undefined) continue
    if (step.arrest || step.noCharge || counts.some(count => count.rows.includes(event))) continue
    const part = partOf(row)
    if (part === undefined || (part.length === undefined && !part.life)) continue
    const key = `${order?.key ?? hashOf(row.bytes)}\t${event.day.soonest}`
    terms ??= new Map()
    const known = terms.get(key)
    if (known === undefined) terms.set(key, { event, parts: [part] })
    else known.parts.push(part)
  }
  return terms?.values() ?? NO_TERMS
}
