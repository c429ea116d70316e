import { expect, test } from 'vitest'
import type { Gap, Part } from './template.ts'
import { ownOf, placedAnew, sharedFirst } from './template-order.ts'

const to = (at: number): Gap => ({ kind: 'object', at })
const font: Part = [Buffer.from('a font')]

test('each copy needs what leads to a page, a field or a place in the structure, however far', () => {
  const parts: readonly Part[] = [
    font,
    [to(0)],
    [{ kind: 'key', key: 0 }],
    [to(2), to(0)],
    [to(3)],
    // In what was there before an answer, too.
    [{ kind: 'value', field: 0, widget: 0, was: [to(0)] }],
    [{ kind: 'look', field: 0, widget: 0, was: [] }],
    // Named by what is needed, but naming nothing of it.
    [to(1)],
  ]
  expect(ownOf(parts, new Set())).toEqual(new Set([2, 3, 4, 5, 6]))
  expect(ownOf(parts, new Set([0]))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]))
})

test('what can be shared comes first, and every name of an object follows it', () => {
  const parts: readonly Part[] = [[to(1)], font, [{ kind: 'value', field: 0, widget: 0, was: [to(0)] }]]
  const { order, to: places, own } = sharedFirst(parts, new Set([0, 2]))
  expect({ order, places, own }).toEqual({ order: [1, 0, 2], places: [1, 0, 2], own: 1 })
  expect(order.map(i => placedAnew(parts[i] ?? [], places))).toEqual([
    font,
    [to(0)],
    [{ kind: 'value', field: 0, widget: 0, was: [to(1)] }],
  ])
})
