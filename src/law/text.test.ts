/** A statute's text is written in the order of its outline, cites as surely as that was read, and contradicts itself nowhere. */
import { describe, expect, test } from 'vitest'
import { cite } from '../rules/citation.ts'
import { always } from '../rules/leaves.ts'
import { notRead, type Outline, readIn } from './outline.ts'
import { text } from './text.ts'

const V = readIn('verbatim', { on: '2026-11-29', where: 'the code' })
const S = readIn('secondary', { on: '2026-11-29', where: 'a digest' })
const OUTLINE: Outline = {
  id: 'pc-99.5a',
  entries: [
    V('the section, first sentence', 'Whom it concerns.'),
    V('(a)', 'Who may ask.'),
    V('(b)(1)', 'Not a driver.'),
    S('(b)(2)-(4)', 'Nor others.'),
    notRead('(c)', 'The form.'),
    V('100.5', 'Firearms stay.'),
  ],
}

describe('the text of a statute', () => {
  test('is a clause for each subdivision, with its citation, and the list of what became of each', () => {
    const law = text(OUTLINE)
    const may = always('may ask')
    const clause = law.clause('(a)', may, 'read widely')
    expect(clause).toEqual({
      ...may,
      cite: { text: 'PC 99.5a(a)', confidence: 'verbatim', note: 'read widely' },
    })
    law.encodedIn('(b)(1)', '(a)')
    expect(law.told('(b)(2)-(4)')).toEqual({ text: 'PC 99.5a(b)(2)-(4)', confidence: 'secondary' })
    law.leftOut('(c)', 'Procedure.')
    expect(law.leaves('100.5', 'Firearms stay as they were.', 'a note')).toEqual({
      says: 'Firearms stay as they were.',
      cite: { text: 'PC 100.5', confidence: 'verbatim', note: 'a note' },
    })
    expect(law.subdivisions).toEqual([
      { at: '(a)', says: 'Who may ask.', status: 'encoded', clause },
      { at: '(b)(1)', says: 'Not a driver.', status: 'encoded', within: '(a)' },
      { at: '(b)(2)-(4)', says: 'Nor others.', status: 'told' },
      { at: '(c)', says: 'The form.', status: 'left-out', why: 'Procedure.' },
      { at: '100.5', says: 'Firearms stay.', status: 'told' },
    ])
  })

  test.each([
    ['the section', 'PC 99.5a', 'unverified'],
    ['the section, first sentence', 'PC 99.5a, first sentence', 'verbatim'],
    ['(b)', 'PC 99.5a(b)', 'secondary'],
    ['(b)(3)', 'PC 99.5a(b)(3)', 'secondary'],
    ['(a),(b)(1)', 'PC 99.5a(a),(b)(1)', 'verbatim'],
    ['(a)-(c)', 'PC 99.5a(a)-(c)', 'unverified'],
  ])('cites %s as sure as the least sure of what lies in it', (at, text_, confidence) => {
    expect(text(OUTLINE).cite(at)).toEqual({ text: text_, confidence })
  })

  test.each([
    ['(d) is not in its outline', law => law.told('(d)')],
    ['(a)(1) is not in its outline', law => law.cite('(a)(1)')],
    ['(z) is not in its outline', law => law.encodedIn('(a)', '(z)')],
    ['see below is no place in a statute', law => law.cite('see below')],
    ['(c) is left out without a reason', law => law.leftOut('(c)', '')],
    ['(a) stands twice', law => [law.told('(a)'), law.told('(a)')]],
    [
      '(a) stands after (c), and before it in its outline',
      law => [law.leftOut('(c)', 'Procedure.'), law.told('(a)')],
    ],
    [
      '(a) requires what cites PC 1 already',
      law => law.clause('(a)', { ...always('so'), cite: cite('PC 1', 'verbatim') }),
    ],
  ] as const satisfies readonly (readonly [string, (law: ReturnType<typeof text>) => unknown])[])(
    'throws: %s',
    (says, wrong) => {
      expect(() => wrong(text(OUTLINE))).toThrow(`text of [pc-99.5a]: ${says}`)
    },
  )
})
