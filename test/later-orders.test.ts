/** What the program answers about people whose records hold later orders in disguise, from a file to its tables. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { linesOf, setaside, workplace } from './command.ts'
import { AUTOMATIC_PEOPLE, PROP64_PEOPLE, type RecordedPerson } from './later-orders.people.ts'

const { fresh, file } = workplace()

type Line = Readonly<Record<'person_id' | 'conviction_date' | 'determination', string>>

/** The answer for the last conviction of each of these people, by their number. */
async function answers(
  people: readonly RecordedPerson[],
  program: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = people.flatMap(({ rows }, at) =>
    rows.map(row => ({
      ...row,
      SUBJECT_ID: String(1001 + at),
      PRI_NAME: `ROE,ROBIN ${at}`,
      PRI_DOB: '19650101',
    })),
  )
  const out = fresh('out')
  const asked = ['--program', program, '--county', 'SACRAMENTO', '--as-of', '2026-11-01', '--out', out]
  const { code, err } = await setaside(['run', file('orders.csv', linesOf(rows)), ...asked])
  if (code !== 0) throw new Error(err)
  const lines: readonly Line[] = parse(readFileSync(join(out, 'convictions.csv')), {
    columns: true,
    bom: true,
  })
  return new Map(
    lines
      .toSorted((a, b) => (a.conviction_date < b.conviction_date ? -1 : 1))
      .map(line => [line.person_id, line.determination]),
  )
}

describe.each([
  ['prop64', PROP64_PEOPLE],
  ['automatic', AUTOMATIC_PEOPLE],
] as const)('by %s', (program, people) => {
  let found: ReadonlyMap<string, string>
  beforeAll(async () => {
    found = await answers(people, program)
  })
  test.each(people.map(({ says, right }, at) => [says, right, at] as const))('%s: %j', (_, right, at) => {
    expect(right).toContain(found.get(String(1001 + at)) ?? 'no line')
  })
})
