/** Article 9 of Ruritania: poaching may be pardoned to whoever has paid the keeper. */
import { statute } from '../../../src/law/statute.ts'
import { text } from '../../../src/law/text.ts'
import { convictionDate } from '../../../src/record/facts.ts'
import type { Conviction } from '../../../src/record/person.ts'
import { all } from '../../../src/rules/algebra.ts'
import { after, always, holds } from '../../../src/rules/leaves.ts'
import { theDay } from '../../../src/time/day.ts'
import { keeperPaid } from '../facts.ts'
import { names } from '../offenses.ts'
import { OUTLINE } from './outline.ts'

const law = text(OUTLINE)

// (a) Poaching may be pardoned on petition three years after the judgment.
const threeYears = law.clause('(a)', after<Conviction>(convictionDate, { years: 3 }))

// (b) The poacher must have paid the keeper.
const paid = law.clause(
  '(b)',
  holds(keeperPaid, { says: 'the keeper was paid', otherwise: 'the keeper was not paid' }),
)

export const art9 = statute<Conviction>({
  id: 'art-9',
  title: 'Poachers pardoned',
  cite: law.cite('(a)'),
  of: 'conviction',
  status: 'in force',
  read: { on: '1894-05-01', where: 'the gazette of Strelsau' },
  attorneyReview: 'none',
  history: [{ on: '1894-05-01', says: 'Proclaimed.' }],
  outline: OUTLINE,
  subdivisions: law.subdivisions,
  concerns: ({ offense }) => names(offense, '9'),
  reliefs: [{ id: 'pardon', says: 'The poacher is pardoned.', effect: 'vacated', leaves: [] }],
  rules: [
    {
      id: 'art-9/pardon',
      relief: 'pardon',
      cite: law.cite('(a)'),
      says: 'Poaching, three years ago, the keeper paid',
      inForce: { from: theDay('1894-05-01'), cite: law.cite('(a)') },
      appliesTo: always('poaching'),
      when: all('nothing stands in the way', threeYears, paid),
      routes: [
        {
          name: 'petition',
          says: 'Petition to the magistrate, who may pardon.',
          cite: law.cite('(a)'),
          by: 'petition',
          grant: 'may',
          opens: always('the magistrate decides on the petition'),
        },
      ],
    },
  ],
})
