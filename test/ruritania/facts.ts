/** How the statutes of Ruritania read a record. */
import type { Conviction } from '../../src/record/person.ts'
import type { Fact } from '../../src/rules/fact.ts'

export const noneSince: Fact<Conviction, boolean> = {
  name: 'no conviction since',
  asks: 'Was the person convicted of nothing since this judgment?',
  answers: { kind: 'yes-no' },
  read: ({ person, convictionDate }) =>
    !person.convictions.some(other => other.convictionDate.soonest > convictionDate.latest),
  sources: ({ person }) => person.convictions.flatMap(({ sources }) => sources),
}

/** The register is silent on it. */
export const keeperPaid: Fact<Conviction, boolean> = {
  name: 'keeper paid',
  asks: 'Did the poacher pay the keeper?',
  answers: { kind: 'yes-no' },
  read: () => undefined,
}
