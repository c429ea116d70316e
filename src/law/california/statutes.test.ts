/** The register of California holds everything that is there: each statute file, each list, with outlines that can be read. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONFIDENCES } from '../../rules/citation.ts'
import { parseDay } from '../../time/day.ts'
import { coverageOfAll } from '../coverage.ts'
import { placesOf, sectionOf } from '../places.ts'
import { statutesOf } from '../program.ts'
import { confidenceOfList, ruleEntries } from '../registry.ts'
import { PROGRAMS } from './programs.ts'
import { CALIFORNIA } from './statutes.ts'

const { statutes, bills } = CALIFORNIA

describe('the register', () => {
  test('holds every statute that a file defines, once', () => {
    const defined = globSync('{hsc,pc}-*/*.ts', { cwd: import.meta.dirname })
      .map(name => readFileSync(join(import.meta.dirname, name), 'utf8'))
      .flatMap(text => [...text.matchAll(/ = statute<\w+>\(\{[^[]*?\bid: '([^']+)'/g)])
      .map(found => found[1] ?? '')
    expect(statutes.map(({ id }) => id).sort()).toEqual(defined.sort())
  })

  test('holds the statute of every outline, under its name', () => {
    const outlined = globSync('*/outline.ts', { cwd: import.meta.dirname }).map(path => dirname(path))
    expect([...new Set(statutes.map(({ outline }) => outline.id))].sort()).toEqual(outlined.sort())
    for (const { id, outline } of statutes) expect(id.replace(/-arrests$/, '')).toBe(outline.id)
  })

  test('holds every rule that a program decides by', () => {
    const held = new Set(ruleEntries(CALIFORNIA).map(({ id }) => id))
    const asked = PROGRAMS.flatMap(statutesOf).flatMap(({ rules }) => rules.map(({ id }) => id))
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter(id => !held.has(id))).toEqual([])
  })

  test('holds every list of offenses', () => {
    const folder = join(import.meta.dirname, 'offenses')
    const defined = globSync('*.ts', { cwd: folder })
      .filter(name => !name.endsWith('.test.ts'))
      .map(name => readFileSync(join(folder, name), 'utf8'))
      .flatMap(text => [...text.matchAll(/: ReadyList = readyList\(\{\s*name: '([^']+)'/g)])
      .map(found => found[1] ?? '')
    expect(CALIFORNIA.lists.map(({ list }) => list.name).sort()).toEqual(defined.sort())
  })

  test('says of each rule when it is in force, how surely it was read and when, and that no attorney has reviewed it', () => {
    const entries = ruleEntries(CALIFORNIA)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    for (const { id, confidence, read, attorneyReview, status } of entries) {
      expect(CONFIDENCES, id).toContain(confidence)
      expect(parseDay(read.on), id).toBeDefined()
      expect(read.where, id).not.toBe('')
      expect([attorneyReview, status], id).toEqual(['none', 'in force'])
    }
  })

  test('says of each list how surely it was read, its section numbers with it', () => {
    const of = Object.fromEntries(
      CALIFORNIA.lists.map(({ list }) => [list.name, confidenceOfList(list)] as const),
    )
    expect(of.superstrikes).toBe('unverified')
    expect(of['registrable offenses']).toBe('verbatim')
    expect(of['excluded from PC 1203.4']).toBe('verbatim')
  })

  test('days of history are days, the oldest first', () => {
    for (const { id, history } of statutes) {
      const days = history.map(({ on }) => on)
      expect(
        days.filter(day => parseDay(day) === undefined),
        id,
      ).toEqual([])
      expect(days, id).toEqual(days.toSorted())
    }
  })

  test('a bill changes statutes that are there', () => {
    for (const { changes } of bills)
      expect(changes.filter(id => !statutes.some(statute => statute.id === id))).toEqual([])
  })
})

describe('coverage', () => {
  test('every subdivision is encoded, told, or left out on purpose', () => {
    expect(coverageOfAll(CALIFORNIA).faults).toEqual([])
  })

  test('an outline names each place once', () => {
    for (const { outline } of statutes) {
      const { id, entries } = outline
      const named = entries.map(({ at }) => placesOf(at, sectionOf(id)))
      expect(named, id).not.toContain(undefined)
      const places = named.flatMap(one => (one ?? []).map(place => JSON.stringify(place)))
      expect(
        places.filter((place, i) => places.indexOf(place) !== i),
        id,
      ).toEqual([])
    }
  })
})
