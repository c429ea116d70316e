/** The hash of the rules: no change of what decides leaves it as it was. */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type OffenseList, readyList } from '../law/california/offenses/list-entry.ts'
import { PROGRAMS } from '../law/california/programs.ts'
import { prop64 } from '../law/california/prop64.ts'
import { CALIFORNIA } from '../law/california/statutes.ts'
import { LISTS } from '../law/california/tables.ts'
import { contentOfProgram } from '../law/content.ts'
import { type Program, statutesOf } from '../law/program.ts'
import { type RuleText, type Statute, type StatuteText, statute } from '../law/statute.ts'
import type { Conviction } from '../record/person.ts'
import { all, among, atLeast } from '../rules/algebra.ts'
import { cite } from '../rules/citation.ts'
import type { Condition } from '../rules/condition.ts'
import type { DayFact, Fact } from '../rules/fact.ts'
import {
  always,
  atMost,
  before as earlierThan,
  elapsed,
  fromDay,
  holds,
  is,
  never,
  after as runSince,
} from '../rules/leaves.ts'
import type { Route } from '../rules/rule.ts'
import { theDay } from '../time/day.ts'
import { rulesVersion } from './versions.ts'

const hash = (program: Program): string => rulesVersion(program).rulesSha256

describe('of California', () => {
  test('no two programs share it', () => {
    expect(new Set(PROGRAMS.map(hash)).size).toBe(PROGRAMS.length)
    const alike = PROGRAMS.map(program => ({ ...program, name: 'one' }))
    expect(new Set(alike.map(hash)).size).toBe(PROGRAMS.length)
  })

  test('the version is the last day of the statutes with the beginning of the hash', () => {
    for (const program of PROGRAMS) {
      const { version, rulesSha256 } = rulesVersion(program)
      const days = statutesOf(program).flatMap(({ history }) => history.map(({ on }) => on))
      expect(version).toBe(`${days.sort().at(-1)}.${rulesSha256.slice(0, 8)}`)
      expect(version).toMatch(/^20\d\d-\d\d-\d\d\.[0-9a-f]{8}$/)
    }
  })

  test('every list of offenses in the law is hashed, whoever asks it', () => {
    const root = resolve(import.meta.dirname, '../law/california')
    const written = globSync('**/*.ts', { cwd: root, exclude: ['**/*.test.ts', 'policies/**'] }).flatMap(
      path => readFileSync(join(root, path), 'utf8').match(/= readyList\(/g) ?? [],
    )
    const own = CALIFORNIA.statutes.flatMap(({ tables = {} }) =>
      Object.values(tables).filter(
        table => typeof table === 'object' && table !== null && 'bySection' in table,
      ),
    )
    expect(LISTS.length + own.length).toBe(written.length)
    for (const { list } of CALIFORNIA.lists) expect(LISTS).toContain(list)
  })
})

describe('of a made-up program', () => {
  type Person = { readonly age: number }
  const text = cite('A 1', 'verbatim')
  const fact = (more: Partial<Fact<Person, boolean>> = {}): Fact<Person, boolean> => ({
    name: 'a fact',
    asks: 'Is it so?',
    answers: { kind: 'yes-no' },
    read: () => true,
    ...more,
  })
  const color = (options: readonly string[]): Fact<Person, string> => ({
    name: 'color',
    asks: 'Which color?',
    answers: { kind: 'choice', options },
    read: () => 'red',
  })
  const day = (name = 'start'): DayFact<Person> => ({
    name,
    asks: 'When?',
    answers: { kind: 'day' },
    read: () => undefined,
  })
  const dollars: Fact<Person, number> = {
    name: 'dollars',
    asks: 'How many?',
    answers: { kind: 'number', unit: 'dollars' },
    read: () => 1,
  }
  const members = { members: () => [], test: holds(fact(), 'it is so'), about: () => '' }
  const route: Route<Person> = {
    name: 'asked for',
    says: 'somebody asks',
    cite: text,
    by: 'petition',
    grant: 'may',
    opens: holds(fact(), 'it is so'),
  }
  const rule: RuleText<Person> = {
    id: 'a-1/relief',
    relief: 'relief',
    cite: text,
    says: 'relief for all',
    inForce: { from: theDay('2000-01-01'), cite: text },
    appliesTo: holds(fact(), 'it is so'),
    when: holds(fact(), 'it is so'),
    routes: [route],
  }
  const statuteText: StatuteText<Person> = {
    id: 'a-1',
    title: 'A statute',
    cite: text,
    of: 'conviction',
    status: 'in force',
    read: { on: '2026-01-01', where: 'here' },
    attorneyReview: 'none',
    history: [{ on: '2026-01-01', says: 'Encoded.' }],
    reliefs: [{ id: 'relief', says: 'it is relieved', effect: 'sealed', leaves: [] }],
    outline: { id: 'a-1', entries: [] },
    subdivisions: [],
    rules: [rule],
    concerns: () => true,
  }
  const entry = { cite: text, says: 'theft', sections: ['PC 484'] }
  const list: OffenseList = {
    name: 'a list',
    cite: text,
    attempt: 'no',
    conspiracy: 'no',
    solicitation: 'no',
    entries: [entry],
    beyond: [],
  }
  const made = (more: Partial<StatuteText<Person>> = {}, tables: Program['tables'] = {}): Program => ({
    ...prop64,
    name: 'made-up',
    statutes: {
      convictions: [statute({ ...statuteText, ...more }) as unknown as Statute<Conviction>],
      arrests: [],
    },
    tables,
  })
  const ofRule = (more: Partial<RuleText<Person>>): Program => made({ rules: [{ ...rule, ...more }] })
  const asking = (when: Condition<Person>): Program => ofRule({ when })
  const byRoute = (more: Partial<Route<Person>>): Program => ofRule({ routes: [{ ...route, ...more }] })

  const yes = holds(fact(), 'it is so')
  const VARIATIONS: Readonly<Record<string, Program>> = {
    'as it is': made(),
    'a word of a condition': asking(holds(fact(), 'it is really so')),
    'the word where it fails': asking(holds(fact(), { says: 'it is so', otherwise: 'it is not' })),
    'a citation of a condition': asking(holds(fact(), { says: 'it is so', cite: text })),
    'how sure a citation is': made({ cite: cite('A 1', 'copy') }),
    'the question of a fact': asking(holds(fact({ asks: 'Is it really so?' }), 'it is so')),
    'the name of a fact': asking(holds(fact({ name: 'another fact' }), 'it is so')),
    'the options of a fact': asking(is(color(['red', 'green']), ['red'], 'it is so')),
    'more options of a fact': asking(is(color(['red', 'green', 'blue']), ['red'], 'it is so')),
    'the operator': asking(all('it is so', yes, yes)),
    'how many': asking(atLeast(1, 'it is so', yes, yes)),
    'one more': asking(atLeast(2, 'it is so', yes, yes)),
    'a day': asking(fromDay(theDay('2001-01-01'), 'it is so')),
    'another day': asking(fromDay(theDay('2001-01-02'), 'it is so')),
    'a period since an event': asking(runSince(day(), { years: 1 }, 'it is so')),
    'another period since an event': asking(runSince(day(), { years: 1, days: 1 }, 'it is so')),
    'a period between two events': asking(elapsed(day(), { months: 1 }, day('end'), 'it is so')),
    'another period between two events': asking(elapsed(day(), { months: 2 }, day('end'), 'it is so')),
    'events the other way round': asking(elapsed(day('end'), { months: 1 }, day(), 'it is so')),
    'a day an event lies before': asking(earlierThan(day(), theDay('2001-01-01'), 'it is so')),
    'another day an event lies before': asking(earlierThan(day(), theDay('2001-01-02'), 'it is so')),
    'a limit': asking(atMost(dollars, 950, 'it is so')),
    'another limit': asking(atMost(dollars, 951, 'it is so')),
    'an option': asking(is(color(['red', 'green']), ['green'], 'it is so')),
    'another option': asking(is(color(['red', 'green']), ['green', 'red'], 'it is so')),
    never: asking(never('it is so')),
    always: asking(always('it is so')),
    'how many members': asking(among(1, 'it is so', members)),
    'another number of members': asking(among(2, 'it is so', members)),
    'a test of members': asking(among(1, 'it is so', { ...members, test: holds(fact(), 'it is really so') })),
    'a deeper condition': asking(all('it is so', yes, holds(fact(), 'it is really so'))),
    'what a rule applies to': ofRule({ appliesTo: holds(fact(), 'it is really so') }),
    'the day a rule is in force': ofRule({ inForce: { from: theDay('2000-01-02'), cite: text } }),
    'the day a rule ends': ofRule({ inForce: { ...rule.inForce, until: theDay('2030-01-01') } }),
    'the order of a rule': ofRule({ order: 2 }),
    'who asks': byRoute({ by: 'duty' }),
    'whether an agency gives it': byRoute({ givenBy: 'agency' }),
    'on what ground the office moves': byRoute({ officeMoves: { says: 'it always has', cite: text } }),
    'whether it must be granted': byRoute({ grant: 'shall' }),
    'what a route says': byRoute({ says: 'anybody asks' }),
    'what is told behind a route': byRoute({ note: 'while it rains' }),
    'what is told while only a route is open': byRoute({
      whileOpen: { says: 'a person decides', enough: 'all is well' },
    }),
    'when a route opens': byRoute({ opens: holds(fact(), 'it is really so') }),
    'when a route closes': byRoute({ closes: yes }),
    'what a relief does': made({ reliefs: [{ ...statuteText.reliefs[0], effect: 'dismissed' } as never] }),
    'the history of a statute': made({
      history: [...statuteText.history, { on: '2026-01-01', says: 'New.' }],
    }),
    'that it turns on the person': made({ turnsOnThePerson: true }),
    'that its bars are told': made({ tellsBars: true }),
    'the status of a statute': made({ status: 'pending' }),
    'another statute of its name': made({ of: 'arrest' }),
    'a list': made({}, { list: readyList(list) }),
    'an entry of a list': made(
      {},
      { list: readyList({ ...list, entries: [{ ...entry, sections: ['PC 484', 'PC 487'] }] }) },
    ),
    'the words of an entry': made(
      {},
      { list: readyList({ ...list, entries: [{ ...entry, says: 'stealing' }] }) },
    ),
    'a list of the statute’s own': made({ tables: { list: readyList(list) } }),
    'a set': made({}, { set: new Set(['470']) }),
    'another set': made({}, { set: new Set(['471']) }),
    'a map': made({}, { set: new Map([['470', { years: 1 }]]) }),
    'another map': made({}, { set: new Map([['470', { years: 2 }]]) }),
    'the name of the program': { ...made(), name: 'made-up too' },
  }

  test('no two of these share it', () => {
    const byHash = Map.groupBy(Object.entries(VARIATIONS), ([, program]) => hash(program))
    expect(
      [...byHash.values()].filter(alike => alike.length > 1).map(alike => alike.map(([name]) => name)),
    ).toEqual([])
  })

  test('notes that decide nothing leave it alone', () => {
    const read = { on: '2026-02-02', where: 'elsewhere' }
    const subdivisions = [{ at: '(a)', says: 'something', status: 'encoded' }] as const
    expect(hash(made({ read, subdivisions, attorneyReview: 'A. Attorney' }))).toBe(hash(made()))
    expect(contentOfProgram(made({ read }))).toEqual(contentOfProgram(made()))
  })
})
