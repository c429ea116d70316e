/** Conditions on a page are shown once: what was shown before is a row, or a sentence, that says where. */
import { expect, test } from 'vitest'
import { all, unless } from '../src/rules/algebra.ts'
import { cite } from '../src/rules/citation.ts'
import type { Condition } from '../src/rules/condition.ts'
import { always, holds } from '../src/rules/leaves.ts'
import { conditionTables } from './condition-tables.ts'

const fact = (name: string) =>
  ({ name, asks: `${name}?`, answers: { kind: 'yes-no' }, read: () => true }) as const
const shown = <S>(condition: Condition<S>) => condition as unknown as Condition<never>
const HEAD = ['No.', 'Condition', 'Facts it looks at', 'Text']

const bar = () => unless('nobody drove', holds(fact('drove')))
const free = all(
  { says: 'free', otherwise: 'held', cite: cite('PC 1', 'copy', 'a note') },
  bar(),
  holds(fact('out')),
)

test('a condition is a row, its parts under it, with its facts and its citation', () => {
  expect(conditionTables()('What (a) requires', '(a)', shown(free))).toEqual({
    kind: 'table',
    caption: 'What (a) requires',
    head: HEAD,
    rows: [
      ['1', 'free; all of: (Else: held.)', '', '[PC 1; copy] (a note)'],
      ['1.1', 'nobody drove; a bar, unless this is not so:', '', ''],
      ['1.1.1', 'drove', 'drove', ''],
      ['1.2', 'out', 'out', ''],
    ],
  })
})

test('what was shown before refers to where it stands, also where it was made anew', () => {
  const show = conditionTables()
  show('What (a) requires', '(a)', shown(free))
  expect(show('It is due', 'when it is due', shown(all('due', free, bar(), holds(fact('out')))))).toEqual({
    kind: 'table',
    caption: 'It is due',
    head: HEAD,
    rows: [
      ['1', 'due; all of:', '', ''],
      ['1.1', 'free: as in (a)', '', '[PC 1; copy] (a note)'],
      ['1.2', 'nobody drove: as in (a), no. 1.1', '', ''],
      ['1.3', 'out', 'out', ''],
    ],
  })
  expect(show('It applies', 'where it applies', shown(bar()))).toEqual({
    kind: 'text',
    text: 'It applies: nobody drove: as in (a), no. 1.1.',
  })
})

test('what looks at nothing is a sentence', () => {
  expect(conditionTables()('It opens', 'where it opens', shown(always('at once')))).toEqual({
    kind: 'text',
    text: 'It opens: at once.',
  })
})
