/** Places in a statute are read as the field writes them. */
import { describe, expect, test } from 'vitest'
import { liesIn, type Place, placesOf } from './places.ts'

const written = (places: readonly Place[] | undefined) =>
  places?.map(({ section = '', parts, part }) =>
    [`${section}${parts.map(letter => `(${letter})`).join('')}`, ...(part === undefined ? [] : [part])].join(
      ', ',
    ),
  )

describe('places', () => {
  test.each([
    ['(a)(1)(B)(iv)', ['(a)(1)(B)(iv)']],
    ['(c)(1)-(2)', ['(c)(1)', '(c)(2)']],
    ['(c)(1), (2)', ['(c)(1)', '(c)(2)']],
    ['(d)(1)-(6)', ['(d)(1)', '(d)(2)', '(d)(3)', '(d)(4)', '(d)(5)', '(d)(6)']],
    ['(a)(4)(A)-(C)', ['(a)(4)(A)', '(a)(4)(B)', '(a)(4)(C)']],
    ['(b)(1)(E)(i)-(iii)', ['(b)(1)(E)(i)', '(b)(1)(E)(ii)', '(b)(1)(E)(iii)']],
    ['(b), (d)', ['(b)', '(d)']],
    ['(a)(1) and (b)', ['(a)(1)', '(b)']],
    ['(j)-(k)', ['(j)', '(k)']],
    ['851.92', ['851.92']],
    ['PC 851.92(b)', ['851.92(b)']],
    ['851.91(a)', ['(a)']],
    ['851.07 to 851.09', ['851.07', '851.08', '851.09']],
    ['4852.08-4852.11', ['4852.08', '4852.09', '4852.1', '4852.11']],
    ['(a)(4)(A),(C)-(E)', ['(a)(4)(A)', '(a)(4)(C)', '(a)(4)(D)', '(a)(4)(E)']],
    ['(b), first sentence', ['(b), first sentence']],
    ['(b), first sentence, (c)', ['(b), first sentence', '(c)']],
    ['the section', ['']],
    ['the section, first paragraph', [', first paragraph']],
  ])('%s', (at, places) => {
    expect(written(placesOf(at, '851.91'))).toEqual(places)
  })

  test.each(['', 'see below', 'a', '(a', '(d)-(b)', '(a)(1)-(b)(2)(i)'])('[%s] is none', at => {
    expect(placesOf(at, '851.91')).toBeUndefined()
  })

  test.each([
    ['(a)(1)', '(a)', true],
    ['(a)', '(a)(1)', false],
    ['(a), when', '(a)', true],
    ['(a), when', '(a), when', true],
    ['(a)', '(a), when', false],
    ['(a), who', '(a), when', false],
    ['(a)(1)', '(a), when', false],
    ['851.92(a)', '(a)', false],
  ])('that %s lies in %s is %s', (inner, outer, lies) => {
    const [one, other] = [inner, outer].map(at => placesOf(at, '851.91')?.[0] as Place) as [Place, Place]
    expect(liesIn(one, other)).toBe(lies)
  })
})
