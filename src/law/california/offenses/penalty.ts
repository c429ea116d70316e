/** How one offense is punished, as far as its section and the words of its text say and somebody has read it. */
import type { Offense } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { type ListContext, type OffenseList, onList, readyList } from './list-entry.ts'
import { PENALTIES, type Penalty, READ_SINCE } from './penalties.ts'

const read = cite('PC 17(b), 18, 664, 1170(h)', 'verbatim', 'each section in its own text')

/** Attempts are punished by half of either alternative (PC 664(a)-(c)): one of a wobbler is one. */
const list = (name: string, is: Penalty['is']): OffenseList => ({
  name,
  cite: read,
  attempt: 'counts',
  conspiracy: 'asks',
  solicitation: 'asks',
  entries: PENALTIES.filter(penalty => penalty.is === is),
  beyond: ['Every section that nobody has read.'],
})

export const WOBBLERS = readyList(list('felony or misdemeanor as the court chooses', 'either'))
export const FELONIES = readyList(list('felonies whatever the sentence', 'felony'))

const BY_ENTRY: ReadonlyMap<unknown, Penalty> = new Map(PENALTIES.map(penalty => [penalty, penalty]))

/** Undefined where the table does not say, or says two things of what the text may mean. */
export function penaltyOf(offense: Offense, context: ListContext): Penalty | undefined {
  const [either, felony] = [onList(WOBBLERS, offense, context), onList(FELONIES, offense, context)]
  const sure =
    either.verdict === 'yes' && felony.verdict === 'no'
      ? either
      : felony.verdict === 'yes' && either.verdict === 'no'
        ? felony
        : undefined
  const penalty = BY_ENTRY.get(sure?.entry)
  if (penalty === undefined) return undefined
  const { latest } = context.offenseDate
  const { since = READ_SINCE, until } = penalty
  return latest < since || (until !== undefined && latest >= until) ? undefined : penalty
}
