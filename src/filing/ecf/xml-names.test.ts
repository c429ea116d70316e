import { expect, test } from 'vitest'
import { faultIn } from './xml-fault.ts'
import { boundBy, OUTERMOST, resolveAttributes, resolveName } from './xml-names.ts'

function fault(reading: () => unknown): string | undefined {
  try {
    reading()
    return undefined
  } catch (thrown) {
    return faultIn(thrown)
  }
}

test('a tag binds prefixes for itself and what stands in it, over those around it', () => {
  const outer = boundBy(
    [
      ['xmlns:a', 'one'],
      ['xmlns', 'two'],
      ['b', 'no namespace'],
    ],
    OUTERMOST,
  )
  const inner = boundBy(
    [
      ['xmlns:a', 'three'],
      ['xmlns', ''],
    ],
    outer,
  )
  expect(resolveName('a:x', outer, '')).toEqual(['one', 'x'])
  expect(resolveName('a:x', inner, '')).toEqual(['three', 'x'])
  expect([outer.get(''), inner.get('')]).toEqual(['two', ''])
  expect(resolveName('xml:lang', inner, '')).toEqual(['http://www.w3.org/XML/1998/namespace', 'lang'])
})

test.each([
  ['xmlns:a', ''],
  ['xmlns:a', 'http://www.w3.org/2000/xmlns/'],
  ['xmlns:a', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns:xmlns', 'one'],
])('%s cannot be bound to [%s]', (name, value) => {
  expect(fault(() => boundBy([[name, value]], OUTERMOST))).toBe(
    'a prefix is bound to no namespace it may have',
  )
})

test('attributes go by their namespace, which without a prefix is none', () => {
  const namespaces = boundBy(
    [
      ['xmlns:a', 'one'],
      ['xmlns:b', 'one'],
      ['xmlns', 'two'],
    ],
    OUTERMOST,
  )
  expect(
    resolveAttributes(
      [
        ['xmlns:a', 'one'],
        ['a:x', '1'],
        ['x', '2'],
      ],
      namespaces,
    ),
  ).toEqual(
    new Map([
      ['{one}x', '1'],
      ['x', '2'],
    ]),
  )
  const twice = () =>
    resolveAttributes(
      [
        ['a:x', '1'],
        ['b:x', '2'],
      ],
      namespaces,
    )
  expect(fault(twice)).toBe('a tag has the same attribute twice')
  expect(fault(() => resolveAttributes([['c:x', '1']], namespaces))).toBe('a prefix has no namespace')
})

test('only what stops the reader is a fault', () => {
  expect(faultIn(new Error('ours'))).toBe(undefined)
})
