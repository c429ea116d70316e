import { expect, test } from 'vitest'
import { identityRows } from './identity.ts'

test('who was joined, who was not, and why', () => {
  const sources = [
    { file: 'a.csv', line: 2 },
    { file: 'b.csv', line: 7 },
  ]
  const rows = identityRows([
    {
      kind: 'shared-identifier',
      identifier: 'SSN',
      value: '…6789',
      people: ['100', '200'],
      count: 2,
      sources,
      agreed: ['name'],
      differed: ['birth date'],
      doubt: true,
    },
    {
      kind: 'no-identifier',
      people: ['row-1'],
      count: 1,
      sources: sources.slice(1),
      agreed: [],
      differed: [],
      doubt: false,
    },
  ])
  expect(Buffer.from(rows).toString()).toBe(
    'shared-identifier,SSN,…6789,2,100; 200,a.csv:2; b.csv:7,name,birth date,yes\r\n' +
      'no-identifier,,,1,row-1,b.csv:7,,,no\r\n',
  )
})
