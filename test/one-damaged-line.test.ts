/**
 * One line of a clean county damaged in any way: nobody is surely entitled to what the whole line would have kept from them,
 * unless the run says that nothing is to be filed.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { format } from '../src/intake/ca-doj/index.ts'
import { readPeople } from '../src/intake/read.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { decidePerson, decidingFor, offenseReader } from '../src/run/person.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'

const { file } = workplace()
const FUZZ = Number(process.env.SETASIDE_FUZZ ?? 1)

async function county(): Promise<readonly string[]> {
  const blocks: Buffer[] = []
  await synthesize(
    { rows: 400, seed: 'one line', county: 'SACRAMENTO', dirt: 0 },
    block => void blocks.push(Buffer.from(block)),
    () => {},
  )
  return Buffer.concat(blocks).toString('latin1').split('\n').slice(0, -1)
}

const source = setupSource({
  jurisdiction: jurisdiction.module,
  format: format.module,
  program: 'prop64',
  counties: ['SACRAMENTO'],
  day: theDay('2026-11-01'),
  tables: ['convictions'],
  setaside: 'test',
})

/** Who is surely entitled to something for which conviction, and how many lines are nobody's. */
async function entitled(lines: readonly string[]) {
  const { question } = await setUp(source.options)
  const deciding = decidingFor(question)
  const found = new Set<string>()
  const accounts = await readPeople(
    format,
    [file('county.csv', Buffer.from(`${lines.join('\n')}\n`, 'latin1'))],
    {
      asOf: question.day,
      readOffense: offenseReader(question),
      keep: true,
      wantsOthers: true,
      onPerson: ({ person, rows }) => {
        for (const { subject, outcome } of decidePerson(deciding, person, rows).decided)
          if (outcome === 'eligible') found.add(`${person.id} ${subject.key}`)
      },
    },
  )
  if ('refused' in accounts) throw new Error(accounts.refused)
  return { found, unattributed: accounts.unattributed }
}

/** Where in a line something happens, and what: each gives the line, or it and the next one, as they are then. */
type Damage = (line: string, next: string | undefined, at: number) => readonly string[]
const damages: Readonly<Record<string, Damage>> = {
  cut: (line, next, at) => [line.slice(0, at), ...(next === undefined ? [] : [next])],
  'its beginning lost': (line, next, at) => [line.slice(at), ...(next === undefined ? [] : [next])],
  'zeros in front': (line, next, at) => [
    '\0'.repeat(Math.min(at, 60)) + line.slice(Math.min(at, 60)),
    ...(next === undefined ? [] : [next]),
  ],
  'a zero inside': (line, next, at) => [
    `${line.slice(0, at)}\0${line.slice(at + 1)}`,
    ...(next === undefined ? [] : [next]),
  ],
  'the line break lost': (line, next) => [line + (next ?? '')],
  'cut, and the line break lost': (line, next, at) => [line.slice(0, at) + (next ?? '')],
  'a CR for the line break': (line, next) => [`${line}\r${next ?? ''}`],
  'a quote before a cell': (line, next, at) => [
    line.replace(/,/g, (comma, place) => (place === line.indexOf(',', at) ? ',"' : comma)),
    ...(next === undefined ? [] : [next]),
  ],
  'a comma more': (line, next, at) => [
    `${line.slice(0, at)},${line.slice(at)}`,
    ...(next === undefined ? [] : [next]),
  ],
  'a cell lost': (line, next, at) => {
    const comma = line.indexOf(',', at)
    const end = line.indexOf(',', comma + 1)
    return [
      comma < 0 || end < 0 ? '' : line.slice(0, comma) + line.slice(end),
      ...(next === undefined ? [] : [next]),
    ]
  },
}

test('nobody is surely entitled by it', { timeout: 120_000 * FUZZ }, async () => {
  const lines = await county()
  const whole = await entitled(lines)
  expect(whole.unattributed).toBe(0)
  const first = lines[0]?.startsWith('RECORD_ID') === true ? 1 : 0
  const wrong: string[] = []
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: first, max: lines.length - 1 }),
      fc.constantFrom(...Object.keys(damages)),
      fc.oneof(fc.nat(60), fc.nat(500)),
      async (number, what, place) => {
        const line = lines[number] as string
        const damaged = (damages[what] as Damage)(line, lines[number + 1], Math.min(place, line.length - 1))
        const { found, unattributed } = await entitled([
          ...lines.slice(0, number),
          ...damaged,
          ...lines.slice(number + 2),
        ])
        const more = [...found].filter(key => !whole.found.has(key))
        if (more.length > 0 && unattributed === 0) wrong.push(`line ${number + 1}, ${what} at ${place}`)
      },
    ),
    { numRuns: 120 * FUZZ, seed: 11 },
  )
  expect(wrong).toEqual([])
})
