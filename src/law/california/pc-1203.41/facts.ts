/** What the record shows of a conviction, as PC 1203.41 asks for it. */
import { look } from '../../../rules/fact.ts'
import { requiresRegistration, yesNo } from '../facts/history.ts'

/** Registration may be ordered for offenses that no list names, so an event of it that nothing else explains is asked about. */
export const broughtRegistration = yesNo(
  'registration came of this felony',
  'Did this felony result in a duty to register under PC 290?',
  conviction => {
    const listed = look(requiresRegistration, conviction)
    if (listed !== false) return listed
    const { registrations, convictions } = conviction.person
    const explained = convictions.some(one => one !== conviction && look(requiresRegistration, one) === true)
    return registrations.length > 0 && !explained ? undefined : false
  },
  ({ sources, person }) => [...sources, ...person.registrations.flatMap(event => event.sources)],
)
