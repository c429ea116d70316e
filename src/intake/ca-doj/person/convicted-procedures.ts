/** Counts convicted of a section of procedure: which of them tell what was done to an earlier conviction. */
import { afterRevocation } from '../sentence.ts'
import { isEnhancement } from './convicted-enhancements.ts'
import { addToEach, type CountDraft, type CycleDraft, eachCount, surelyFollows } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { mayBeOf, possible, sameCase, type Untied } from './tie.ts'
import { procedureOf } from './untied.ts'

/**
 * Makes such a count of a case that was convicted before a later event of the convictions of that case: nobody is convicted
 * of a section of procedure. Any other stays a conviction, of an offense that is not known; what it may be about is in doubt.
 */
export function foldProcedures(cycles: readonly CycleDraft[], tied: Set<Event>, readers: Readers): void {
  for (const cycle of cycles) {
    const own = cycle.counts.filter(count => isOfProcedure(count) && !isEnhancement(count))
    for (const count of own) foldProcedure(count, cycle, cycles, tied, readers)
  }
}

const isOfProcedure = ({ offense: { procedure } }: CountDraft): boolean => procedure !== undefined

function foldProcedure(
  count: CountDraft,
  cycle: CycleDraft,
  cycles: readonly CycleDraft[],
  tied: Set<Event>,
  { note }: Readers,
): void {
  const before = (other: CountDraft): boolean => !isOfProcedure(other) && surelyFollows(count.date, other)
  const { offense } = count
  const earlier = eachCount(cycles).filter(before)
  if (earlier.length === 0) return
  const row = asOrder(count)
  const ofCase = earlier.filter(other => sameCase(row, other))
  const event = {
    kind: 'other',
    day: count.date,
    text: (count.rows[0] as Event).said,
    sources: count.rows.map(({ row }) => row.source),
  } as const
  if (ofCase.length > 0) {
    note('convicted of a section of procedure: an order about an earlier conviction')
    for (const { counts } of cycles) if (counts.includes(count)) counts.splice(counts.indexOf(count), 1)
    for (const row of count.rows) tied.add(row)
    addToEach(ofCase, event)
    for (const other of ofCase)
      if (count.parts.length > 0) other.sentence = afterRevocation(other.sentence, count.date, count.parts)
    return
  }
  note('convicted of a section of procedure')
  const own = cycle.counts.filter(before)
  const violation = offense.procedure !== undefined && procedureOf(offense.procedure) === 'violation'
  addToEach(violation ? possible(row, own, earlier) : own.filter(other => mayBeOf(row, other)), event)
}

/** What its rows say as an order would: the offense charged, where there is one. */
const asOrder = ({ order, offense, offenses, caseNumbers }: CountDraft): Untied => {
  const charged = offenses.find(({ offenses }) => offenses.length > 0) ?? offense.procedure ?? offense.reading
  return order === undefined ? { offense: charged, caseNumbers } : { order, offense: charged, caseNumbers }
}
