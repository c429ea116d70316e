/** Small files that are read whole: the register of Ruritania, a state that exists nowhere. */
import { truncateSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainReader } from '../src/intake/ca-doj/made-up.ts'
import { readPeople } from '../src/intake/read.ts'
import type { ReadPerson } from '../src/intake/reading.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'
import { format } from './ruritania/format.ts'

const { file } = workplace()
const HEADER = 'NO;NAME;BORN;PASSPORT;CONVICTED;OFFENSE'

async function read(...lines: readonly string[]) {
  const people: ReadPerson[] = []
  const accounts = await readPeople(format, [file('register', [HEADER, ...lines].join('\r\n'))], {
    asOf: theDay('2026-11-01'),
    readOffense: plainReader,
    wantsOthers: false,
    keep: true,
    onPerson: person => void people.push(person),
  })
  if ('refused' in accounts) throw new Error(accounts.refused)
  return { people, accounts }
}

test('a line that names somebody and is no row leaves a doubt with them', async () => {
  const { people, accounts } = await read('1;ROE,ROBIN;1970-01-02;P1;1995-09-01;11357 HS', '1;ROE', '2;DOE')
  expect(people.map(({ person }) => [person.id, person.doubts])).toEqual([
    [
      '1',
      [
        {
          kind: 'unread-row',
          says: 'a row of this person could not be read',
          sources: [{ file: 'register', line: 3 }],
        },
      ],
    ],
  ])
  expect([accounts.rejected, accounts.rejectedBy, accounts.unattributed]).toEqual([2, { columns: 2 }, 1])
})
test('a row told again is marked, and is of the conviction of the first', async () => {
  const row = '1;ROE,ROBIN;1970-01-02;P1;1995-09-01;11357 HS'
  const { people, accounts } = await read(row, '1;ROE,ROBIN;1970-01-02;P1;1999-01-01;459 PC', row)
  const [{ person, rows }] = people as [ReadPerson]
  expect(person.convictions).toHaveLength(2)
  expect(rows.map(({ line, duplicate, conviction }) => [line, duplicate, conviction?.offense.text])).toEqual([
    [2, false, '11357 HS'],
    [3, false, '459 PC'],
    [4, true, '11357 HS'],
  ])
  expect([accounts.rows, accounts.duplicates]).toEqual([2, 1])
})
test('a file without anybody is read, and its lines are counted', async () => {
  const { people, accounts } = await read('')
  expect([people, accounts.lines, accounts.headers, accounts.people]).toEqual([[], 1, 1, 0])
})
test('a file too large to be read whole is refused', async () => {
  const path = file('large', `${HEADER}\n`)
  truncateSync(path, (1 << 28) + 1)
  const reading = { asOf: 0, readOffense: plainReader, wantsOthers: false, keep: false, onPerson: () => {} }
  expect(await readPeople(format, [path], reading)).toEqual({
    refused: `[${path}] is larger than 256 MB, and files of its format are read whole: divide it.`,
  })
})
