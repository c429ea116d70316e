/**
 * What every format must hold, whatever its files look like: nothing is lost, no order of rows or files and no number of
 * workers changes an answer, what cannot be read is counted, and what is not of the format is refused in a sentence.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import type { Accounts } from '../src/intake/accounts.ts'
import { plainReader } from '../src/intake/ca-doj/made-up.ts'
import type { Format } from '../src/intake/format.ts'
import { readPeople } from '../src/intake/read.ts'
import type { ReadPerson, Reject } from '../src/intake/reading.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { run } from '../src/run/run.ts'
import { theDay } from '../src/time/day.ts'
import { formatWindow } from '../src/time/window.ts'
import { workplace } from './command.ts'

/** Somebody who exists nowhere. */
export interface MadeUpPerson {
  /** The local identifier. */
  readonly id: string
  /** `LAST,FIRST`. */
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly born: string
  /** An identifier of the format's first strong kind. */
  readonly strong: string
  readonly convictions: readonly {
    readonly on: string
    /** `11357 HS` and the like. */
    readonly offense: string
  }[]
}

/** A format, and how to write files of it. */
export interface Conforming {
  readonly format: Format
  /** The same in as small parts as it can be read in. */
  readonly inSmallParts: Format
  /** A file begins with this line, or with none. */
  readonly header?: string
  /** The rows of a person, at least one for each conviction, without line breaks. */
  readonly rows: (person: MadeUpPerson) => readonly string[]
  /** Lines that are no rows and name nobody. */
  readonly broken: readonly string[]
}

const ROE: MadeUpPerson = {
  id: '1001',
  name: 'ROE,ROBIN',
  born: '1970-01-02',
  strong: 'A1234567',
  convictions: [
    { on: '1995-09-01', offense: '11357 HS' },
    { on: '1999-03-04', offense: '459 PC' },
  ],
}
const PEOPLE: readonly MadeUpPerson[] = [
  ROE,
  {
    ...ROE,
    id: '1002',
    name: 'DOE,DANA',
    born: '1980-03-04',
    strong: 'A7654321',
    convictions: ROE.convictions.slice(0, 1),
  },
  {
    ...ROE,
    id: '1003',
    name: 'POE,PAT',
    born: '1960-05-06',
    strong: 'A1111112',
    convictions: ROE.convictions.slice(1),
  },
]
/** The first of them under another local identifier: the strong one joins both. */
const AGAIN: MadeUpPerson = { ...ROE, id: '2001', convictions: [{ on: '2001-02-03', offense: '11359 HS' }] }
const DAY = theDay('2026-11-01')

interface All {
  readonly read: readonly ReadPerson[]
  readonly rejects: readonly Reject[]
  readonly accounts: Accounts
}

async function readAll(format: Format, paths: readonly string[]): Promise<All> {
  const read: ReadPerson[] = []
  const rejects: Reject[] = []
  const accounts = await readPeople(format, paths, {
    asOf: DAY,
    readOffense: plainReader,
    wantsOthers: true,
    keep: true,
    onPerson: person => void read.push(person),
    onReject: reject => void rejects.push(reject),
  })
  if ('refused' in accounts) throw new Error(accounts.refused)
  return { read, rejects, accounts }
}

/** People in no order and without the places they were read from. */
const answers = ({ read }: All) =>
  read
    .map(({ person: { id, name, birth, convictions, doubts } }) => ({
      id,
      name,
      born: formatWindow(birth),
      convictions: convictions
        .map(({ key, offense, convictionDate }) => [key, offense.text, formatWindow(convictionDate)])
        .sort(),
      doubts: doubts.map(({ kind, says }) => `${kind}: ${says}`),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** The accounts without how often something was noted of a date or a number, which follows from the rows read together. */
const counts = ({ accounts: { notes: _, ...accounts } }: All) => accounts

export function conforms({ format, inSmallParts, header, rows, broken }: Conforming): void {
  const { fresh, file } = workplace()
  const written = (name: string, lines: readonly string[]): string =>
    file(name, [...(header === undefined ? [] : [header]), ...lines].map(line => `${line}\n`).join(''))
  const all = [...PEOPLE, AGAIN].flatMap(rows)

  describe(`the format ${format.id}`, () => {
    test('says what it is in words that go into a sentence, and where threads find it', async () => {
      const { format: found } = (await import(format.module)) as { readonly format: Format }
      expect([found.id, found.title, found.columns]).toEqual([format.id, format.title, format.columns])
      expect(format.id).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(format.title).toMatch(/^an? \S/)
      expect(new Set(format.columns).size).toBe(format.columns.length)
    })

    test('reads everybody with their convictions, and joins by a strong identifier', async () => {
      const found = answers(await readAll(format, [written('all', all)]))
      expect(found.map(({ id, name, born }) => [id, name, born])).toEqual(
        PEOPLE.map(({ id, name, born }) => [id, name, born]),
      )
      expect(
        found.map(({ convictions }) => convictions.map(([, offense, on]) => [on, offense]).sort()),
      ).toEqual(
        PEOPLE.map(person =>
          [...person.convictions, ...(person === ROE ? AGAIN.convictions : [])]
            .map(({ on, offense }) => [on, offense])
            .sort(),
        ),
      )
    })

    test('loses no line: each is a row of somebody, told again, a header, blank or rejected', async () => {
      const lines = [...all, '', all[0] as string, ...broken]
      const { read, rejects, accounts } = await readAll(format, [written('all', lines)])
      const { lines: counted, headers, blank, rows: once, duplicates, rejected } = accounts
      expect(counted).toBe(lines.length + (header === undefined ? 0 : 1))
      expect(headers + blank + once + duplicates + rejected).toBe(counted)
      expect([duplicates, rejected, accounts.people]).toEqual([1, broken.length, read.length])
      expect(rejects.map(({ text }) => text)).toEqual(broken)
      expect(accounts.unattributed).toBe(broken.length)
      for (const { fault, problem } of rejects) {
        expect(problem).toMatch(/\S/)
        expect(accounts.rejectedBy[fault]).toBe(rejects.filter(other => other.fault === fault).length)
      }
      const back = read.flatMap(({ rows: own }) =>
        own.map(({ line, block, start, end }) => [line, block.toString('utf8', start, end)]),
      )
      const first = header === undefined ? 1 : 2
      expect(back.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(
        lines
          .map((line, at) => [at + first, line])
          .filter(([, line]) => line !== '' && !broken.includes(String(line))),
      )
    })

    test('gives the columns of a row, and the conviction it is of', async () => {
      const { read } = await readAll(format, [written('all', all)])
      for (const { person, rows: own } of read) {
        for (const row of own) {
          const text = row.block.toString('utf8', row.start, row.end)
          const last = format.columns.length - 1
          expect(text.startsWith(row.field(0))).toBe(true)
          expect(row.block.toString('utf8', row.start, row.endOf(last)).endsWith(row.field(last))).toBe(true)
        }
        const convictions = new Set(
          own.map(({ conviction }) => conviction).filter(found => found !== undefined),
        )
        expect(convictions).toEqual(new Set(person.convictions))
      }
    })

    test('where it has a vocabulary, knows its own words, and gives of others what stands in the row', async () => {
      const { unknownTexts } = format
      if (unknownTexts === undefined) return
      const { read } = await readAll(format, [written('all', all)])
      for (const { rows: own } of read)
        for (const row of own) {
          expect(unknownTexts(row, plainReader)).toEqual([])
          const text = row.block.toString('utf8', row.start, row.end)
          for (const unread of unknownTexts(row, text => ({ text, offenses: [], unread: '' }))) {
            expect(unread.of).toMatch(/^[a-z]+$/)
            expect(text).toContain(unread.text)
          }
        }
    })

    test('finds a person by their identifier', async () => {
      const { read } = await readAll(format, [written('all', all)])
      expect(read.map(one => PEOPLE.filter(({ id }) => format.goesBy(one, id)).map(({ id }) => id))).toEqual(
        read.map(({ person }) => [person.id]),
      )
    })

    test('gives the same for any order of rows, in parts of any size', async () => {
      const lines = [...all, all[0] as string, ...broken]
      const one = await readAll(format, [written('one', lines)])
      for (const [at, order] of [
        lines.toReversed(),
        [...lines.slice(2), ...lines.slice(0, 2)],
        lines,
      ].entries()) {
        const other = await readAll(inSmallParts, [written(`order-${at}`, order)])
        expect(answers(other)).toEqual(answers(one))
        expect(counts(other)).toEqual(counts(one))
      }
    })

    test('gives the same people for any order of files, and any division of people into files', async () => {
      const one = answers(await readAll(format, [written('one', all)]))
      const [a, b] = [
        written('a', PEOPLE.slice(1).flatMap(rows)),
        written('b', [ROE, AGAIN].flatMap(rows)),
      ] as const
      expect(answers(await readAll(format, [a, b]))).toEqual(one)
      expect(answers(await readAll(format, [b, a]))).toEqual(one)
    })

    test('writes the same bytes for any number of workers', async () => {
      const many = Array.from({ length: 40 }, (_, at): MadeUpPerson => {
        const id = String(3000 + at)
        return { ...ROE, id, name: `ROE,R${id}`, strong: `A99${id}` }
      })
      const path = written('many', [...many, AGAIN, ROE].flatMap(rows))
      const [first, ...others] = await Promise.all([1, 2, 3].map(workers => results(path, workers)))
      for (const other of others) expect(other).toEqual(first)
    })

    test('refuses what is something else in a sentence, with its path', async () => {
      for (const content of ['%PDF-1.7\n', 'PK\u0003\u0004', '{"a": 1}\n', '\n\n', 'one\ttwo\n1\t2\n']) {
        const path = file('other', content)
        const found = await readPeople(format, [written('all', all), path], {
          asOf: DAY,
          readOffense: plainReader,
          wantsOthers: false,
          keep: false,
          onPerson: () => {
            throw new Error('somebody was read of a population that is refused')
          },
        })
        expect('refused' in found && found.refused).toMatch(/^\[.*\] (is|holds|has|looks|does) .*\.$/)
        expect('refused' in found && found.refused).toContain(`[${path}]`)
      }
    })
  })

  /** A hash of each file of the results. */
  async function results(path: string, workers: number): Promise<Readonly<Record<string, string>>> {
    const out = fresh('out')
    const source = setupSource({
      jurisdiction: jurisdiction.module,
      format: format.module,
      program: 'prop64',
      day: DAY,
      tables: ['convictions', 'people', 'review'],
      setaside: 'test',
    })
    const setup = { ...(await setUp(source.options)), format: inSmallParts }
    const result = await run({ ...setup, source, files: [path], out, workers, setaside: 'test', options: {} })
    if ('refused' in result) throw new Error(result.refused)
    return Object.fromEntries(
      readdirSync(out)
        .sort()
        .map(name => [
          name,
          createHash('sha256')
            .update(readFileSync(join(out, name)))
            .digest('hex'),
        ]),
    )
  }
}
