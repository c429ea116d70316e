import { expect, test } from 'vitest'
import { numberOf, placeSheets } from './placed-sheet.ts'
import type { Template } from './template.ts'

const template = (objects: number, own: number): Template => ({
  objects: Array.from({ length: objects }, () => []),
  own,
  pages: [],
  fields: new Map(),
  fieldList: [],
  roots: [],
  fonts: new Map(),
})

test('copies of a template share the objects before its own, and each has the others for itself', () => {
  let last = 10
  const reserve = (count: number) => {
    last += count
    return last - count + 1
  }
  const form = template(5, 2)
  const other = template(1, 0)
  const placed = placeSheets(
    [form, other, form].map((one, i) => ({ template: one, title: `${i}` })),
    reserve,
  )
  const numbers = placed.map(sheet => sheet.sheet.template.objects.map((_, at) => numberOf(sheet, at)))
  expect(numbers).toEqual([[11, 12, 13, 14, 15], [16], [11, 12, 17, 18, 19]])
  expect(placed.map(({ first, copy }) => [first, copy])).toEqual([
    [true, 1],
    [true, 1],
    [false, 2],
  ])
})
