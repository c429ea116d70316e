/** `setaside vocabulary`, from a file to the list an office can send. */
import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { linesOf, setaside, workplace } from './command.ts'
import { peopleRows } from './words/people.ts'

const { fresh, file } = workplace()

const DAY = ['--as-of', '2026-11-01'] as const
const listOf = async (path: string, out: string, ...more: readonly string[]) => {
  const ended = await setaside(['vocabulary', path, ...DAY, '--out', out, ...more])
  return { ...ended, list: ended.code === 0 ? readFileSync(out, 'utf8').split('\r\n').slice(0, -1) : [] }
}
const people = (count: number, first: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => peopleRows(String(first + at), 'own', text(at))).flat()

test('lists what eleven people carry, with digits masked, and what waits with it', async () => {
  const path = file(
    'county.csv',
    linesOf([
      ...people(11, 1000, at => `COUNT ${at % 9} FROBBED`),
      ...people(10, 2000, () => 'SEE ROE'),
      ...people(12, 3000, () => 'BENCH WARRANT VACATED'),
      ...people(11, 4000, () => 'BAIL REDUCED').map(fields => ({ ...fields, COMMENT_TEXT: 'ASK ROE' })),
    ]),
  )
  const out = fresh('vocabulary.csv')
  expect(await listOf(path, out)).toEqual({
    code: 0,
    err: '',
    out: `1 texts that are not understood, each of at least 11 people, in ${out}\n1 more are of fewer people each and are not listed, for they might name somebody\n`,
    list: [
      'kind,text,rows,people,people_waiting,convictions_waiting',
      'disposition,COUNT # FROBBED,11,11,11,11',
    ],
  })
  expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('steps, sentence words, classes and offenses are listed as well', async () => {
  const rows = people(11, 1000, () => 'CONTINUED').map((fields, at) =>
    at % 3 === 1
      ? {
          ...fields,
          STP_TYPE_DESCR: 'C0URT ACTION',
          SENT_LOC_DESCR: 'GULAG',
          CONV_STAT_DESCR: 'WOBBLER',
          OFFENSE_DESCR: 'MARIJ',
        }
      : fields,
  )
  const { list } = await listOf(file('county.csv', linesOf(rows)), fresh('vocabulary.csv'))
  expect(
    list
      .slice(1)
      .map(line => line.split(',').slice(0, 4).join(' '))
      .sort(),
  ).toEqual(['class WOBBLER 11 11', 'offense MARIJ 11 11', 'sentence GULAG 11 11', 'step C#URT ACTION 11 11'])
})

test('writes over nothing by a slip of the hand, and never over a file it reads', async () => {
  const path = file('county.csv', linesOf(people(1, 1000, () => 'CONTINUED')))
  const taken = file('taken.csv', 'x')
  expect(await listOf(path, taken)).toMatchObject({ code: 2, out: '' })
  expect((await listOf(path, taken, '--force')).code).toBe(0)
  expect(await listOf(path, path, '--force')).toMatchObject({ code: 2, out: '' })
})
