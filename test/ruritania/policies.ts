/** What an office of Ruritania may add to the law: the jubilee of 1890. */
import { end, line, type Policy, type PolicyBook } from '../../src/law/policy.ts'
import { convictionDate } from '../../src/record/facts.ts'
import type { Conviction } from '../../src/record/person.ts'
import { always, before, never } from '../../src/rules/leaves.ts'
import { theDay } from '../../src/time/day.ts'

const jubilee: Policy = {
  name: 'jubilee',
  title: 'The jubilee: what was judged before 1890 is dismissed',
  source: 'made up',
  notes: [],
  related: false,
  lines: [line('dismiss', 'Judged before the jubilee', before(convictionDate, theDay('1890-01-01')))],
  otherwise: end('not-eligible', 'Judged since the jubilee'),
  whenLawBars: 'grant',
}

const dismissAll: Policy = {
  ...jubilee,
  name: 'dismiss-all',
  title: 'Everything is dismissed',
  lines: [line('dismiss', 'Everything', always<Conviction>('whatever it is'))],
}

export const BOOK: PolicyBook = {
  looksAt: 'convictions of articles 7 and 9',
  presets: [jubilee],
  reliefs: {
    dismiss: { id: 'dismiss', says: 'The office dismisses it.', effect: 'dismissed', leaves: [] },
    reduce: { id: 'reduce', says: 'The office calls it less.', effect: 'misdemeanor', leaves: [] },
  },
  gate: (_, __, considered) =>
    considered ? always<Conviction>('a policy may grant') : never<Conviction>('no article speaks of it'),
  related: () => false,
  whatIf: { dismissAll, dismissAllAndRelated: dismissAll },
  schema: { type: 'object' },
  read: () => ({ problems: ['policies of Ruritania are not written in files'] }),
}
