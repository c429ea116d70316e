/** When a term that runs consecutively has run: behind the terms that the record shows to have run when it was given. */
import { type Conviction, followsAnother, type Person, type SentencePart } from '../../../record/person.ts'
import { addPeriod, type Day, NEVER } from '../../../time/day.ts'

type Draft = { -readonly [K in keyof Conviction]: Conviction[K] }

/** Prison and jail, and what no word tells apart from them: nothing else runs consecutively (PC 669(a)). */
const isCustody = ({ kind }: SentencePart): boolean =>
  kind === undefined || kind === 'prison' || kind === 'jail'

const follows = ({ sentence: { says, parts } }: Conviction): boolean =>
  says === 'complete' && parts.some(followsAnother) && parts.some(isCustody)

/**
 * A term that runs consecutively begins when another ends to which the person was sentenced (PC 669(a)): it has run when all have
 * that ran when it was given, one after the other, and its last day is unknown where that of one of them is. Where the
 * record shows none the words add no time.
 */
export function endConsecutive({ convictions }: Person): void {
  if (!convictions.some(follows)) return
  const found = convictions.filter(follows).map(one => ({ one, latest: latestOf(one, convictions) }))
  for (const { one, latest } of found)
    (one as Draft).sentence = { ...one.sentence, ends: { ...one.sentence.ends, latest } }
}

function latestOf(one: Conviction, convictions: readonly Conviction[]): Day {
  const given = one.convictionDate
  const own = one.sentence.ends.latest
  const before = convictions.filter(
    ({ convictionDate, sentence: { ends, parts, says } }) =>
      convictionDate.soonest <= given.latest &&
      ends.latest >= given.soonest &&
      (says === 'complete' ? parts.some(isCustody) : says === 'unread' || says === 'life'),
  )
  const others = before.filter(other => other !== one)
  if (others.length === 0) return own
  if (given.latest === NEVER || others.some(({ sentence: { ends } }) => ends.latest === NEVER)) return NEVER
  let latest = Math.max(
    own,
    ...others.filter(other => !follows(other)).map(({ sentence: { ends } }) => ends.latest),
  )
  if (others.every(follows)) latest = Math.max(...before.map(({ convictionDate }) => convictionDate.latest))
  for (const { sentence } of before.filter(follows))
    for (const { length } of sentence.parts) if (length !== undefined) latest = addPeriod(latest, length)
  return latest
}
