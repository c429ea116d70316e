import { describe, expect, test } from 'vitest'
import { theDay } from '../time/day.ts'
import { readFactsCsv } from './read-csv.ts'
import { type ReadFacts, readFacts } from './read-lines.ts'
import type { FactKind, Vocabulary } from './vocabulary.ts'

const kind = (name: string, answers: FactKind['answers'], about: FactKind['about'] = ['conviction']) =>
  [name, { name, asks: [`${name}?`], answers, about, facts: [] }] as const

const VOCABULARY: Vocabulary = new Map([
  kind('offense date', { kind: 'day' }),
  kind('probation granted', { kind: 'yes-no' }),
  kind('number of plants', { kind: 'number', unit: 'plants' }),
  kind('class of the conviction', { kind: 'choice', options: ['felony', 'misdemeanor', 'infraction'] }),
  kind('birth date', { kind: 'day' }, ['person']),
])

function read(text: string | Uint8Array, file = 'f.csv') {
  const found = readFactsCsv(file, typeof text === 'string' ? Buffer.from(text) : text)
  return 'refused' in found ? found : readFacts([found.table], VOCABULARY)
}

function taken(text: string | Uint8Array): ReadFacts {
  const found = read(text)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

const HEAD = 'person_id,case_number,fact,value,unit,source,by,as_of,withdrawn\n'

describe('a file of facts', () => {
  test('a line of each kind', () => {
    const { lines, problems } = taken(
      `${HEAD}7,,Offense  Date,5/4/2012,,police report,J. Roe,11/1/2026,
,95F01,probation granted,No,,court file,J. Roe,2026-11-01,
7,,number of plants,1,plant,police report,J. Roe,2026-11-01,
7,,class of the conviction,Felony,,court file,J. Roe,2026-11-01,
7,,offense date,on or before 2016-11-08,,court file,J. Roe,2026-11-01,
*,,birth date,between 1970-01-01 and 1970-12-31,,registry,J. Roe,2026-11-01,
7,,offense date,,,an error,J. Roe,2026-11-02,yes
`,
    )
    expect(problems).toEqual([])
    expect(lines.map(({ of, value, withdrawn }) => [of, value, withdrawn ?? false])).toEqual([
      [{ person: '7' }, { soonest: theDay('2012-05-04'), latest: theDay('2012-05-04') }, false],
      [{ caseNumber: '95F01' }, false, false],
      [{ person: '7' }, 1, false],
      [{ person: '7' }, 'felony', false],
      [{ person: '7' }, { soonest: -(2 ** 30), latest: theDay('2016-11-08') }, false],
      [{ everyone: true }, { soonest: theDay('1970-01-01'), latest: theDay('1970-12-31') }, false],
      [{ person: '7' }, undefined, true],
    ])
    expect(lines[0]).toMatchObject({
      fact: 'offense date',
      source: 'police report',
      by: 'J. Roe',
      asOf: theDay('2026-11-01'),
      at: { file: 'f.csv', line: 2, column: 'value' },
    })
  })

  test.each([
    ['7,,offense date,2012-02-30,,s,b,2026-11-01,', 'value', 'is no day of the calendar'],
    ['7,,offense date,5/4/12,,s,b,2026-11-01,', 'value', 'has a year of two digits'],
    ['7,,offense date,0212-05-04,,s,b,2026-11-01,', 'value', 'is no day from'],
    ['7,,offense date,between 2013-01-01 and 2012-01-01,,s,b,2026-11-01,', 'value', 'ends before it begins'],
    ['7,,offense date,SECRET,,s,b,2026-11-01,', 'value', 'is no date'],
    ['7,,probation granted,perhaps,,s,b,2026-11-01,', 'value', 'is neither yes nor no'],
    ['7,,class of the conviction,wobbler,,s,b,2026-11-01,', 'value', 'is none of the choices'],
    ['7,,number of plants,six,plants,s,b,2026-11-01,', 'value', 'is no number'],
    ['7,,number of plants,-6,plants,s,b,2026-11-01,', 'value', 'is no number'],
    ['7,,number of plants,6,grams,s,b,2026-11-01,', 'unit', 'another unit than [plants]'],
    ['7,,number of plants,6,,s,b,2026-11-01,', 'unit', 'has no unit'],
    ['7,,probation granted,yes,plants,s,b,2026-11-01,', 'unit', 'this fact has none'],
    ['7,,probation granted,yes,,,b,2026-11-01,', 'source', 'is blank'],
    ['7,,probation granted,yes,,s,,2026-11-01,', 'by', 'is blank'],
    ['7,,probation granted,yes,,s,b,,', 'as_of', 'is blank'],
    ['7,,probation granted,yes,,s,b,2026-13-01,', 'as_of', 'is no day of the calendar'],
    ['7,,probation granted,yes,,s,b,2026-11-01,SECRET', 'withdrawn', 'is neither yes nor no'],
    [',,probation granted,yes,,s,b,2026-11-01,', 'person_id', 'nothing says whom'],
    ['*,,probation granted,yes,,s,b,2026-11-01,', 'person_id', 'cannot be so of everyone'],
    ['7,,,yes,,s,b,2026-11-01,', 'fact', 'which fact'],
  ])('%s is not taken, and is told without what stands in it', (line, column, why) => {
    const { lines, problems } = taken(`${HEAD}${line}\n`)
    expect(lines).toEqual([])
    expect(problems).toEqual([{ at: { file: 'f.csv', line: 2, column }, why: expect.stringContaining(why) }])
    expect(JSON.stringify(problems)).not.toContain('SECRET')
  })

  test('a name that is no fact refuses the file, with the nearest and without what was written', () => {
    expect(read(`${HEAD}7,,probation grantde SECRET,yes,,s,b,2026-11-01,\n`)).toEqual({
      refused: expect.stringMatching(
        /^f\.csv:2 \(fact\): there is no fact of that name; the nearest are \[probation granted\]/,
      ),
    })
  })

  test.each([
    ['fact,value,source,by,as_of\n', 'no column that says whom'],
    ['person_id,fact,value\n', 'no column [source], [by], [as_of]'],
    ['person_id,fact,fact,value,source,by,as_of\n', 'names the column [fact] twice'],
    [`version,${HEAD}2,7,,probation granted,yes,,s,b,2026-11-01,\n`, 'another version'],
    ['', 'has no column'],
  ])('[%s] is refused', (text, why) => {
    expect(read(text)).toEqual({ refused: expect.stringContaining(why) })
  })

  test('as spreadsheets write it: marks, line ends, semicolons, tabs, and other encodings', () => {
    const text = 'Person ID;Fact;Value;Source;By;As of\r\n7;probation granted;yes;files;Núñez;2026-11-01\r\n'
    const wanted = taken(text).lines
    expect(wanted[0]).toMatchObject({ of: { person: '7' }, value: true, by: 'Núñez' })
    const utf16 = Buffer.from(`\uFEFF${text.replaceAll(';', '\t')}`, 'utf16le')
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(text, 'latin1'), utf16, utf16.swap16()])
      expect(taken(Buffer.from(bytes)).lines).toEqual(wanted)
    expect(read(Buffer.from(text.replace('Núñez', 'N\u0081'), 'latin1'))).toEqual({
      refused: '[f.csv] is in an encoding that cannot be read; save it as CSV UTF-8',
    })
  })

  test('in a sheet an answer of a group holds for its blank lines, and a line’s own answer wins and is told', () => {
    const { lines, notes, unanswered } = taken(`group,person_id,cycle_count,fact,value,source,by,as_of
1,,,probation granted,yes,court files,J. Roe,2026-11-01
1,7,101,probation granted,,,,
1,8,101,probation granted,no,,,
1,9,101,probation granted,yes,call,A. Poe,2026-11-02
2,,,offense date,,,,
2,7,101,offense date,,,,
`)
    expect(lines.map(({ of, value, by, source }) => [of.person, value, by, source])).toEqual([
      ['7', true, 'J. Roe', 'court files'],
      ['8', false, 'J. Roe', 'court files'],
      ['9', true, 'A. Poe', 'call'],
    ])
    expect(notes.map(({ at: { line } }) => line)).toEqual([4])
    expect(unanswered).toBe(1)
  })
})
