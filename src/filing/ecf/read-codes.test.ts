import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CourtCodes, meaningOf } from './codes.ts'
import { readCourtCodes } from './read-codes.ts'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide/electronic-filing.md'), 'utf8')
const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
const codes = JSON.parse(example) as CourtCodes

const faultsOf = (changed: object): readonly string[] => {
  const read = readCourtCodes(JSON.stringify({ ...codes, ...changed }))
  return 'faults' in read ? read.faults : []
}

describe('the codes of a court', () => {
  test('the example of the guide can be used as it is printed', () => {
    expect(readCourtCodes(`\ufeff${example}`)).toEqual(codes)
  })

  test.each<[string, object, readonly string[]]>([
    [
      'messages per case without codes of cases',
      { cases: undefined },
      ['the file has no [cases], and [messages] are per-case; say which codes a case gets'],
    ],
    [
      'bulk messages without a case to file them under',
      { messages: 'bulk' },
      [
        'the file has no [bulkCase], and [messages] are bulk; name the case number that the court keeps for bulk motions',
      ],
    ],
    [
      'an entry that hides the others, and a last one that does not fit all',
      {
        cases: [
          { form: 'criminal', category: 'A' },
          { class: 'felony', form: 'criminal', category: 'B' },
        ],
      },
      [
        '[cases.0] has no class and fits every case, so that what follows it is never used; put it last',
        '[cases.1] is the last and has a class; end with an entry without one, for cases whose class is not in the record',
      ],
    ],
    [
      'a branch twice',
      { courts: [codes.courts[0], codes.courts[0]] },
      ['[courts] name the branch [Gordon D. Schaber Courthouse] twice; keep one of them'],
    ],
    [
      'confidential without a code for it',
      { confidentiality: undefined },
      [
        'a document is [confidential], and the file has no [confidentiality]; say with which code it is asked for',
      ],
    ],
    [
      'a clerk’s status as a ruling',
      { statuses: { Docketed: 'granted', REJECTED: 'denied', mine: 'granted' } },
      [
        '[statuses.Docketed] is [granted]; in the standard it means that the filing was accepted, which is no ruling: map a code of the court’s own',
        '[statuses.REJECTED] is [denied]; in the standard it means that the filing was rejected, which is no ruling: map a code of the court’s own',
      ].map(says => says.replaceAll('’', "'")),
    ],
    [
      'a civil form without what it needs',
      { cases: [{ form: 'civil', category: 'A', relief: 'R' }] },
      ['[cases.0] has no [causeOfAction]; add it'],
    ],
  ])('%s is refused', (_, changed, faults) => {
    expect(faultsOf(changed)).toEqual(faults)
  })

  test('what is no JSON is told by its line, and nothing of it is shown', () => {
    expect(readCourtCodes('{\n"a": secret')).toEqual({ faults: ['it is not JSON (line 2): mend it there'] })
  })
})

test('a status means what the standard says, then what the table says, and otherwise nothing', () => {
  const of = { statuses: { Signed: 'granted', ACCEPTED: 'received' } } as const
  expect(
    ['accepted', ' Rejected ', 'signed', 'partially-accepted', ''].map(code => meaningOf(of, code)),
  ).toEqual(['accepted', 'rejected', 'granted', undefined, undefined])
})
