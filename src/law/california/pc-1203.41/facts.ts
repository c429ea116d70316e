/** What the record shows of a conviction, as PC 1203.41 asks for it. */
import type { Person } from '../../../record/person.ts'
import { look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { requiresRegistration, yesNo } from '../facts/history.ts'

const surelyRegistered = forLast(({ convictions }: Person) =>
  convictions.filter(one => look(requiresRegistration, one) === true),
)

/** Registration may be ordered for offenses that no list names, so an event of it that nothing else explains is asked about. */
export const broughtRegistration = yesNo(
  'registration came of this felony',
  'Did this felony result in a duty to register under PC 290?',
  conviction => {
    const listed = look(requiresRegistration, conviction)
    if (listed !== false) return listed
    const { person } = conviction
    const { registrations } = person
    const explained = surelyRegistered(person).some(one => one !== conviction)
    return registrations.length > 0 && !explained ? undefined : false
  },
  ({ sources, person }) => [...sources, ...person.registrations.flatMap(event => event.sources)],
)
