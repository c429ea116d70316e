/** Whether a conviction is, or may be, on the two lists of disqualifying offenses. */
import type { Conviction, Offense } from '../../../record/person.ts'
import { saidOfIt } from './list-entry.ts'
import { registrable, superstrike } from './lists.ts'

export interface Listing {
  readonly superstrike: boolean
  readonly registrable: boolean
}

/** Surely or possibly on a list: tables name either, for a reader to judge. */
export function listed(conviction: Conviction): Listing {
  const { offense, offenseDate, cycle } = conviction
  const context = {
    ...(conviction.class === undefined ? {} : { class: conviction.class }),
    offenseDate,
    says: saidOfIt(offense),
    sameCase: cycle.convictions.flatMap(foundIn),
  }
  return {
    superstrike: offense.offenses.some(one => superstrike(one, context).verdict !== 'no'),
    registrable: offense.offenses.some(one => registrable(one, context).verdict !== 'no'),
  }
}

/** The sections a count was convicted of, with the enhancements found beside it. */
export const foundIn = ({ offense, enhancements }: Conviction): readonly Offense[] =>
  enhancements === undefined ? offense.offenses : [...offense.offenses, ...enhancements]
