import { expect, test } from 'vitest'
import { rejectRows } from './rejects.ts'

test('the line as it was, quotes and all, and no formula', () => {
  const rows = rejectRows([
    { file: 'county.csv', line: 12, problem: 'too few columns', text: 'x,"A,B",y' },
    { file: 'county.csv', line: 14, problem: 'a quote is never closed', text: '=1+1' },
  ])
  expect(Buffer.from(rows).toString()).toBe(
    'county.csv,12,too few columns,"x,""A,B"",y"\r\ncounty.csv,14,a quote is never closed,\'=1+1\r\n',
  )
})
