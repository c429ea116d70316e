/** Terms given on later rows that neither convict nor change the conviction: custody, a sentence put off. */
import { hashOf } from '../../hash.ts'
import { afterRevocation, type PartReading } from '../sentence.ts'
import { type CycleDraft, mayFollow } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { partOf } from './sentence-parts.ts'
import { compatible, tie } from './tie.ts'
import { untied } from './untied.ts'

/** Adds such terms to the sentences of the counts they may be about. */
export function addLaterSentences(cycle: CycleDraft, readers: Readers): void {
  if (cycle.counts.length === 0) return
  for (const { event, parts } of laterTerms(cycle)) {
    const row = untied(event, readers)
    const possible = cycle.counts.filter(count => compatible(row, count) && mayFollow(event.day, count))
    for (const count of tie(row, possible).to)
      count.sentence = afterRevocation(count.sentence, event.day, parts)
  }
}

interface Term {
  readonly event: Event
  readonly parts: PartReading[]
}

/** The terms on rows that are of no count convicted, those of one count and day together. */
function laterTerms({ events, counts }: CycleDraft): Iterable<Term> {
  const terms = new Map<string, Term>()
  for (const event of events) {
    const { disposition, step, row, order } = event
    if (disposition.convicts || disposition.ends || disposition.later !== undefined) continue
    if (step.arrest || step.noCharge || counts.some(count => count.rows.includes(event))) continue
    const part = partOf(row)
    if (part === undefined || (part.length === undefined && !part.life)) continue
    const key = `${order?.key ?? hashOf(row.bytes)}\t${event.day.soonest}`
    const known = terms.get(key)
    if (known === undefined) terms.set(key, { event, parts: [part] })
    else known.parts.push(part)
  }
  return terms.values()
}
