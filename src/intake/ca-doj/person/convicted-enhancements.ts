/** Counts convicted of an enhancement: parts of what another count of their case brought, and no convictions. */
import { NEVER } from '../../../time/day.ts'
import { isKnown } from '../../../time/window.ts'
import { shareCaseNumber } from '../case-number.ts'
import { isProcedure } from '../offense.ts'
import { addParts } from '../sentence.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'

/**
 * Nobody is convicted of an enhancement: where the case has another conviction it adds to the sentence of that, and of
 * several to that of any. One that stands alone stays a conviction, of an offense that is not known.
 */
export function foldEnhancements(cycles: readonly CycleDraft[], tied: Set<Event>, readers: Readers): void {
  for (const { counts } of cycles) {
    if (!counts.some(isEnhancement)) continue
    for (const count of counts.filter(isEnhancement)) {
      const hosts = counts.filter(other => other.offense.procedure === undefined && isOfCase(other, count))
      if (hosts.length === 0) continue
      readers.note('convicted of an enhancement: of the sentence of its case')
      for (const cycle of cycles)
        if (cycle.counts.includes(count)) cycle.counts.splice(cycle.counts.indexOf(count), 1)
      for (const row of count.rows) tied.add(row)
      for (const host of hosts) addEnhancement(host, count, hosts.length === 1, readers)
    }
  }
}

/** Whether a count names an enhancement alone, and no row of it an offense. */
export const isEnhancement = ({ offense: { procedure, remark } }: CountDraft): boolean =>
  procedure !== undefined && remark === undefined && !isProcedure(procedure)

/** Under one number; where one of them has none, on one day. */
function isOfCase(other: CountDraft, count: CountDraft): boolean {
  if (other.caseNumbers.length > 0 && count.caseNumbers.length > 0)
    return shareCaseNumber(other.caseNumbers, count.caseNumbers)
  return isKnown(count.date) && other.date.soonest === count.date.soonest
}

/** `only`: no other count can have brought it. Else its term may be of this one or of none of its own. */
function addEnhancement(host: CountDraft, count: CountDraft, only: boolean, { asOf }: Readers): void {
  host.enhancements = [...(host.enhancements ?? []), count]
  host.later.push(...count.later)
  if (count.parts.length === 0) return
  const { sentence, date } = host
  const whole = addParts(date, [...host.parts, ...count.parts])
  if (sentence.says === 'silent') {
    // What adds to a sentence does not say how long that was: once it has run, the record is silent still.
    const { latest } = whole.ends
    if (latest !== NEVER && latest <= asOf) return
    const elsewhere = count.rows.map(({ row }) => row.source)
    host.sentence = { parts: [], ends: { soonest: date.soonest, latest }, says: 'elsewhere', elsewhere }
    return
  }
  host.parts.push(...count.parts)
  host.partOrders.push(...count.parts.map(() => ''))
  host.sentence = only
    ? whole
    : { ...whole, ends: { ...whole.ends, soonest: Math.min(whole.ends.soonest, sentence.ends.soonest) } }
}
