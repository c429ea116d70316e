/** What an office looks up elsewhere, in one word for everybody or person by person: no state file shows it. */
import type { Conviction } from '../../../record/person.ts'
import type { Fact } from '../../../rules/fact.ts'

/** `sentences`: that these files do not show. */
export type Vouched = 'pending-charges' | 'supervision' | 'registration' | 'sentences'

const lookedUp = (says: string): Fact<Conviction, boolean> => ({
  name: `looked up by the office: ${says}`,
  asks: `Has the office looked up that ${says}?`,
  answers: { kind: 'yes-no' },
  read: () => false,
  givenOnly: true,
  of: ({ person }) => person,
})

export const LOOKED_UP: Readonly<Record<Vouched, Fact<Conviction, boolean>>> = {
  'pending-charges': lookedUp('the person is charged with nothing'),
  supervision: lookedUp('nobody supervises the person'),
  registration: lookedUp('the person need not register'),
  sentences: lookedUp('the person serves no sentence'),
}

/** The words an office may say for everybody, each with the fact that it gives. */
export const VOUCHED: Readonly<Record<Vouched, string>> = {
  'pending-charges': LOOKED_UP['pending-charges'].name,
  supervision: LOOKED_UP.supervision.name,
  registration: LOOKED_UP.registration.name,
  sentences: LOOKED_UP.sentences.name,
}
