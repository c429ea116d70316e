/** Whether a conviction is still there for reliefs that an earlier dismissal does not settle. */
import { convicted, rowsAllRead } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, not } from '../../../rules/algebra.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { Fact, Source } from '../../../rules/fact.ts'
import { holds } from '../../../rules/leaves.ts'
import { mayHaveEndedCharge } from './after-sentence.ts'
import { notInFile, yesNo } from './history.ts'

const laterRows = (conviction: Conviction): readonly Source[] => [
  ...conviction.sources,
  ...conviction.later.flatMap(event => event.sources),
]

/** Sealing leaves open under which law, and so whether anything is left to seek. */
const vacated = yesNo(
  'already vacated',
  'Has a court already vacated this conviction, or sealed it as one that never was?',
  ({ later }) => {
    if (later.some(({ kind }) => kind === 'vacated')) return true
    return later.some(({ kind }) => kind === 'sealed' || kind === 'other') ? undefined : false
  },
  laterRows,
)

/** No rejected row of the person may hold an order on the conviction. */
export const allRowsRead: Condition<Conviction> = not(
  'no row of the person was rejected',
  holds(rowsAllRead, 'a row that could not be read changes it'),
)

/** The court convicted, nothing vacated it, and no row that could not be read says otherwise. A dismissal is no matter. */
export const notVacated: Condition<Conviction> = all<Conviction>(
  'the conviction has not been vacated',
  holds(convicted, { says: 'the court convicted of it', otherwise: 'no conviction' }),
  not({ says: 'no court has vacated it', otherwise: 'already vacated' }, holds(vacated)),
  allRowsRead,
)

/** A dismissal after the sentence (PC 1203.4 and the like) leaves the conviction for this relief; of another, `asks` puts the question of that name. */
export const countsDespiteDismissal = (name: string, asks: string): Condition<Conviction> =>
  holds(
    yesNo(
      name,
      `The record shows a dismissal that is not one after the sentence (PC 1203.4 and the like). ${asks}`,
      ({ later }) => (later.some(mayHaveEndedCharge) ? undefined : true),
      laterRows,
    ),
    {
      says: 'no earlier dismissal takes it out of reach',
      otherwise: 'dismissed already, and nothing is left for this relief',
    },
  )

/** A fact of the person that no state file shows: answered once, it is answered for every conviction. */
export const notInFileOfPerson = (name: string, asks: string): Fact<Conviction, boolean> => ({
  ...notInFile(name, asks),
  of: ({ person }) => person,
})
