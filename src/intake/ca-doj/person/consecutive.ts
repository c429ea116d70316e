/** When a term that runs consecutively has run: behind the terms that the record shows to have run when it was given. */
import { type Conviction, isCustody, type Person, type SentencePart } from '../../../record/person.ts'
import { addPeriod, type Day, NEVER } from '../../../time/day.ts'

type Draft = { -readonly [K in keyof Conviction]: Conviction[K] }

const saysSo = ({ place }: SentencePart): boolean => /\b(CONSEC|CS\b)/i.test(place)

/** Its words say that it runs consecutively: no other term than one of prison or jail does (PC 669(a)). */
const follows = ({ sentence: { says, parts } }: Conviction): boolean =>
  says === 'complete' && parts.some(saysSo) && parts.some(isCustody)

/**
 * A term that runs consecutively begins when another ends to which the person was sentenced (PC 669(a)): it has run when all have
 * that ran when it was given, one after the other, and its last day is unknown where that of one of them is. Where the
 * record shows none the words add no time.
 */
export function endConsecutive({ convictions }: Person): void {
  const found = convictions.filter(follows).map(one => {
    const others = ranWith(one, convictions)
    return { one, others, latest: latestOf(one, others) }
  })
  for (const { one, others, latest } of found) {
    if (others.length === 0) continue
    const { sentence } = one
    const behind = others.flatMap(({ sources }) => sources)
    ;(one as Draft).sentence = { ...sentence, ends: { ...sentence.ends, latest }, behind }
  }
}

/** The others whose term of prison or jail may have run when this one was given. */
const ranWith = (one: Conviction, convictions: readonly Conviction[]): readonly Conviction[] =>
  convictions.filter(
    other =>
      other !== one &&
      other.convictionDate.soonest <= one.convictionDate.latest &&
      other.sentence.ends.latest >= one.convictionDate.soonest &&
      (other.sentence.says === 'complete'
        ? other.sentence.parts.some(isCustody)
        : other.sentence.says === 'unread' || other.sentence.says === 'life'),
  )

function latestOf(one: Conviction, others: readonly Conviction[]): Day {
  const all = [one, ...others]
  if (
    all.some(
      ({ convictionDate, sentence: { ends } }) => Math.max(convictionDate.latest, ends.latest) === NEVER,
    )
  )
    return NEVER
  let latest = Math.max(
    ...all.map(each => (follows(each) ? each.convictionDate.latest : each.sentence.ends.latest)),
  )
  for (const { sentence } of all.filter(follows))
    for (const { length } of sentence.parts) if (length !== undefined) latest = addPeriod(latest, length)
  return latest
}
