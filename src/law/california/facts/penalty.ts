/** How a conviction's offense is punished: as a felony alone or not, and where the sentence of a felony is served. */
import type { Conviction } from '../../../record/person.ts'
import { forLast } from '../../../rules/memo.ts'
import { saidOfIt } from '../offenses/list-entry.ts'
import type { Penalty } from '../offenses/penalties.ts'
import { penaltyOf } from '../offenses/penalty.ts'
import { remarkDoubts, remarkOf } from '../offenses/remark.ts'
import { contextOf } from './history.ts'

export type PenaltyShown = Partial<Pick<Penalty, 'is' | 'served'>>

const NOT_SHOWN: PenaltyShown = {}

/** What every section the text may mean has in common; nothing where one of them is not in the table. */
export const penaltyShown = forLast((conviction: Conviction): PenaltyShown => {
  const { offense } = conviction
  if (offense.offenses.length === 0 || offense.unread !== '' || remarkDoubts(conviction)) return NOT_SHOWN
  const context = contextOf(conviction)
  const instead = remarkOf(conviction)?.instead ?? []
  const penalties = [
    ...offense.offenses.map(one => penaltyOf(one, { ...context, says: saidOfIt(offense) })),
    ...instead.map(one => penaltyOf(one, { ...context, says: undefined })),
  ]
  const [first] = penalties
  const { is, served } = first ?? NOT_SHOWN
  return {
    ...(is !== undefined && penalties.every(one => one?.is === is) ? { is } : {}),
    ...(served !== undefined && penalties.every(one => one?.served === served) ? { served } : {}),
  }
})
