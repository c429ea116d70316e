/** Whom joining must look at together: the same format as in `join.test.ts`. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardText } from './card.ts'
import { joinSubjects } from './join.ts'
import { gatherSubjects } from './subjects.ts'

const KINDS = { local: 'NO', strong: ['PASSPORT', 'LICENSE'] }
const FILES = ['a', 'b']

interface Made {
  readonly file: number
  readonly line: number
  readonly no: string
  readonly card: string
}

const made = fc
  .record({
    file: fc.integer({ min: 0, max: 1 }),
    no: fc.constantFrom('', '1', '2', '3', 'P1'),
    passport: fc.constantFrom('', '', 'P1', 'P2', 'P123456', 'P123465', 'P123457'),
    license: fc.constantFrom('', '', '', 'L1', 'L2', 'L100200', 'L10020'),
    name: fc.constantFrom('', 'ROE,ROBIN', 'DOE,DANA'),
    birth: fc.constantFrom('', '19700102', '19800304'),
  })
  .map(({ file, no, passport, license, name, birth }) => ({
    file,
    no,
    card: cardText([passport, license], name, birth),
  }))

/** Joins rows, in the order they are gathered in, and tells of each who it was found to be. */
function join(rows: readonly Made[]) {
  const gathering = gatherSubjects()
  const subjects = rows.map(({ file, line, no, card }) =>
    gathering.add({ fileNumber: file, line, bytes: Buffer.from(no + card) }, no, card),
  )
  const joined = joinSubjects(gathering.subjects, FILES, KINDS)
  const sets = new Map<number, number>()
  let number = 0
  for (const set of joined.linkedSets()) {
    expect(set.length).toBeGreaterThan(1)
    for (const subject of set) sets.set(subject, number)
    number++
  }
  return rows.map((row, at) => {
    const subject = subjects[at] as number
    return { row, set: sets.get(subject) ?? -1 - subject, who: joined.about(joined.personOf(subject)) }
  })
}

test('joining the rows of a set alone says of each what joining all of them says', () => {
  fc.assert(
    fc.property(fc.array(made, { maxLength: 12 }), rows => {
      const lines = rows
        .toSorted((a, b) => a.file - b.file || (a.no < b.no ? -1 : a.no > b.no ? 1 : 0))
        .map((row, at) => ({ ...row, line: at + 1 }))
      const all = join(lines)
      for (const [, own] of Map.groupBy(all, ({ set }) => set))
        expect(join(own.map(({ row }) => row)).map(({ who }) => who)).toEqual(own.map(({ who }) => who))
    }),
    { numRuns: 2_000 },
  )
})

test('who shares nothing is in no set', () => {
  const row = { file: 0, line: 1, no: '1', card: cardText(['P1', ''], 'ROE,ROBIN', '19700102') }
  const other = { file: 0, line: 2, no: '2', card: cardText(['P2', ''], 'DOE,ROBIN', '19700102') }
  expect(join([row, other]).map(({ set }) => set)).toEqual([-1, -2])
  const namesake = { ...other, line: 3, no: '3', card: cardText(['P3', ''], 'ROE,ROBIN', '19700102') }
  expect(join([row, other, namesake]).map(({ set }) => set)).toEqual([0, -2, 0])
})
