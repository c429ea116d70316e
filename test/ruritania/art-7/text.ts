/** Article 7 of Ruritania: the smuggling of beets is forgotten after ten years. */
import { statute } from '../../../src/law/statute.ts'
import { text } from '../../../src/law/text.ts'
import { convictionDate } from '../../../src/record/facts.ts'
import type { Conviction } from '../../../src/record/person.ts'
import { all } from '../../../src/rules/algebra.ts'
import { after, always, holds } from '../../../src/rules/leaves.ts'
import { theDay } from '../../../src/time/day.ts'
import { noneSince } from '../facts.ts'
import { names } from '../offenses.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// (a) The smuggling of beets is forgotten ten years after the judgment.
const tenYears = law.clause('(a)', after<Conviction>(convictionDate, { years: 10 }))

// (b) Whoever was convicted of anything since then waits no longer in hope.
const quiet = law.clause(
  '(b)',
  holds(noneSince, { says: 'no conviction since', otherwise: 'convicted again since' }),
)

// (c) The registrar strikes the entry without being asked.
const struck = law.told('(c)')

// (d) The King may be told of it at dinner.
law.leftOut('(d)', 'Dinner decides nothing.')

export const art7 = statute<Conviction>({
  id: 'art-7',
  title: 'Beets forgotten',
  cite: struck,
  of: 'conviction',
  status: 'in force',
  read: { on: '1894-05-01', where: 'the gazette of Strelsau' },
  attorneyReview: 'none',
  history: [{ on: '1894-05-01', says: 'Proclaimed.' }],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ offense }) => names(offense, '7'),
  reliefs: [{ id: 'forget', says: 'The entry is struck from the register.', effect: 'sealed', leaves: [] }],
  rules: [
    {
      id: 'art-7/forget',
      relief: 'forget',
      cite: law.cite('(a)'),
      says: 'Smuggling of beets, ten years ago',
      inForce: { from: theDay('1894-05-01'), cite: struck },
      appliesTo: always('the smuggling of beets'),
      when: all('nothing stands in the way', tenYears, quiet),
      routes: [
        {
          name: 'registrar',
          says: 'The registrar strikes the entry.',
          cite: struck,
          by: 'automatic',
          grant: 'shall',
          opens: always('nobody need ask'),
        },
      ],
    },
  ],
})
