/** Bounds a term that runs consecutively by the terms it can follow: those that the record shows to have run when it was given. */
import { type Conviction, followsAnother, type Person } from '../../../record/person.ts'
import { addPeriod, type Day, NEVER } from '../../../time/day.ts'

type Draft = { -readonly [K in keyof Conviction]: Conviction[K] }

const follows = ({ sentence: { says, parts } }: Conviction): boolean =>
  says === 'complete' && parts.some(followsAnother)

/**
 * A term that runs consecutively begins when another ends to which the person was sentenced (PC 669(a)). Where the record shows such
 * terms, and how long each is, it has run when all of them have, one after the other; where it shows none, or one whose end is not
 * known, its last day stays unknown.
 */
export function boundConsecutive({ convictions, doubts }: Person): void {
  if (doubts.length > 0 || !convictions.some(follows)) return
  const found = convictions.filter(follows).map(one => ({ one, latest: latestOf(one, convictions) }))
  for (const { one, latest } of found)
    if (latest !== undefined)
      (one as Draft).sentence = { ...one.sentence, ends: { ...one.sentence.ends, latest } }
}

function latestOf(one: Conviction, convictions: readonly Conviction[]): Day | undefined {
  const given = one.convictionDate
  if (given.latest === NEVER) return undefined
  const before = convictions.filter(
    other =>
      other !== one &&
      other.convictionDate.soonest <= given.latest &&
      other.sentence.ends.latest >= given.soonest,
  )
  const others = before.filter(other => !follows(other))
  if (others.length === 0 || others.some(({ sentence: { ends } }) => ends.latest === NEVER)) return undefined
  let latest = Math.max(given.latest, ...others.map(({ sentence: { ends } }) => ends.latest))
  for (const { sentence } of [one, ...before.filter(follows)])
    for (const { length } of sentence.parts) if (length !== undefined) latest = addPeriod(latest, length)
  return latest
}
