import { expect, test } from 'vitest'
import { faultIn } from './xml-fault.ts'
import { decoded } from './xml-text.ts'

function read(raw: string): string {
  try {
    return decoded(raw)
  } catch (thrown) {
    return `fault: ${faultIn(thrown)}`
  }
}

test.each([
  ['no markup', 'no markup'],
  ['&lt;&amp;&gt;&quot;&apos;', `<&>"'`],
  ['&#65;&#x41;&#x1F600;', 'AA\u{1f600}'],
  ['a & b', 'fault: an [&] stands by itself'],
  ['&nbsp;', 'fault: it uses an entity that XML does not have'],
  ['&#;', 'fault: it uses an entity that XML does not have'],
  ['&#0;', 'fault: it names a sign that XML does not allow'],
  ['&#xD800;', 'fault: it names a sign that XML does not allow'],
  ['&#x110000;', 'fault: it names a sign that XML does not allow'],
])('%s', (raw, expected) => {
  expect(read(raw)).toBe(expected)
})
