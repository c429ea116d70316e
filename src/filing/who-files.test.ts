import { describe, expect, test } from 'vitest'
import { DEFENDER } from '../../test/filed-counts.ts'
import {
  askingOf,
  authorityFor,
  type Filer,
  type Filing,
  faultsOfAuthority,
  statuteId,
  type Way,
  whoFiles,
  whyNotFiled,
} from './who-files.ts'

const PROSECUTOR: Filing = { kind: 'prosecutor' }
const AUTHORIZED: Filing = { kind: 'prosecutor', motionAuthority: { 'PC 1': 'An agreement with the court.' } }
const FOR_THE_PERSON: Filing = { kind: 'defender' }

const way = (more: Partial<Way>): Way => ({ statute: 'pc-1', ...more })

describe('who files', () => {
  test.each<[string, Way, Filer, Filer, Filer]>([
    ['what comes by itself', way({ by: 'automatic' }), 'itself', 'itself', 'itself'],
    ['what the court owes', way({ by: 'duty' }), 'court', 'office', 'court'],
    ['what any party moves for', way({ by: 'motion' }), 'office', 'office', 'office'],
    ['what the person asks for', way({ by: 'petition' }), 'person', 'office', 'office'],
    [
      'what the person asks for, and the office may as well',
      way({ by: 'petition', officeMoves: 'It always has.' }),
      'office',
      'office',
      'office',
    ],
    [
      'what the person asks of an agency',
      way({ by: 'petition', givenBy: 'agency' }),
      'agency',
      'agency',
      'agency',
    ],
    [
      'what an agency gives by itself',
      way({ by: 'automatic', givenBy: 'agency' }),
      'itself',
      'itself',
      'itself',
    ],
    ['nothing said', way({}), 'person', 'office', 'office'],
    [
      'another statute than the authority names',
      way({ statute: 'pc-2', by: 'petition' }),
      'person',
      'person',
      'office',
    ],
  ])('%s', (_, asked, prosecutor, authorized, defender) => {
    expect([PROSECUTOR, AUTHORIZED, FOR_THE_PERSON].map(filing => whoFiles(asked, filing))).toEqual([
      prosecutor,
      authorized,
      defender,
    ])
    for (const filing of [PROSECUTOR, AUTHORIZED, FOR_THE_PERSON])
      expect(whyNotFiled(asked, filing) === undefined).toBe(whoFiles(asked, filing) === 'office')
  })

  test('nothing permits a motion for what comes by itself', () => {
    expect(whyNotFiled(way({ by: 'automatic' }), AUTHORIZED)).toBe(
      "what [pc-1] gives comes by itself: no court grants it, and nothing permits a motion for it; leave it out, and check it against the state's record",
    )
  })
})

test('in whose name it is asked: the office’s where a motion is made, else the person’s; of letters alone nobody’s', () => {
  const office = { ...DEFENDER, agency: { ...DEFENDER.agency, kind: 'prosecutor' as const } }
  const asking = (...asks: readonly ('office' | 'person' | 'nobody' | undefined)[]) =>
    askingOf(
      asks.map(one => (one === undefined ? {} : { asks: one })),
      office,
    )?.kind
  expect(asking('office', undefined)).toBe('prosecutor')
  expect(asking('office', 'person')).toBe('prosecutor')
  expect(asking('person', undefined)).toBe('defender')
  expect(asking(undefined)).toBe('defender')
  expect(asking('nobody', undefined)).toBe('defender')
  expect(asking('nobody', 'nobody')).toBeUndefined()
})

test('a statute as it is cited, or by the name it has here', () => {
  for (const written of ['PC 1203.4', 'pc-1203.4', ' PC  1203.4 ', 'PC § 1203.4', 'Pc §1203.4'])
    expect(statuteId(written), written).toBe('pc-1203.4')
  expect(authorityFor('pc-1203.4', { 'HSC 11361.8': 'a', 'PC 1203.4': 'b' })).toBe('b')
  expect(authorityFor('pc-1203.4a', { 'PC 1203.4': 'b' })).toBeUndefined()
})

test('an authority under a statute that is not known, and twice under one', () => {
  const faults = (motionAuthority: Readonly<Record<string, string>>) => [
    ...faultsOfAuthority({ motionAuthority }, ['pc-1', 'pc-2']),
  ]
  expect(faults({ 'PC 1': 'a', 'pc-2': 'b' })).toEqual([])
  expect(faults({ 'PC 3': 'a' })).toEqual([
    '[motionAuthority] names [PC 3], which is no statute known here; choose among pc-1, pc-2',
  ])
  expect(faults({ 'PC 1': 'a', 'pc-1': 'b' })).toEqual([
    '[motionAuthority] names [PC 1] and [pc-1], which are one statute; keep one of them',
  ])
  expect([...faultsOfAuthority({}, [])]).toEqual([])
})
