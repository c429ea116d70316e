/** Counts as they are filed, made by hand for tests: what a run of one statute cannot show. */
import { countId, type FiledCount, type FilingInput, nameOf, type Office } from '../src/filing/filing.ts'
import { parseDay } from '../src/time/day.ts'

export const DEFENDER: Office = {
  agency: { name: 'Sacramento County Public Defender', kind: 'defender', county: 'SACRAMENTO' },
  attorney: {
    name: 'Dana Defender',
    title: 'Assistant Public Defender',
    barNumber: '654321',
    street: '700 H Street, Suite 0270',
    city: 'Sacramento',
    zip: '95814',
    phone: '(916) 555-0199',
    email: 'dana.defender@example.org',
  },
  court: {
    branches: [
      {
        name: 'Gordon D. Schaber Courthouse',
        street: '720 Ninth Street',
        city: 'Sacramento',
        zip: '95814',
      },
    ],
  },
  publicDefender: {
    name: 'Sacramento County Public Defender',
    street: '700 H Street',
    city: 'Sacramento',
    zip: '95814',
  },
}

export function filedCount({
  name = 'ROE,JANE Q JR',
  ...more
}: Partial<Omit<FiledCount, 'name'>> & { readonly name?: string }): FiledCount {
  const made = nameOf(name)
  const count = {
    person: '10000001',
    cycleCount: '001001001',
    birthDate: '1970-02-03',
    county: 'SACRAMENTO',
    court: 'SUPERIOR COURT SACRAMENTO',
    caseNumbers: ['97F00001'],
    sections: ['PC 459'],
    offenseText: '459 PC-BURGLARY',
    class: 'felony',
    convictionDate: '1997-12-25',
    offenseDate: '1997-11-02',
    sentenceEnds: '2000-12-25',
    relief: 'dismiss',
    basis: 'law',
    rule: 'pc-1203.4/dismiss',
    citation: 'PC 1203.4',
    reason: 'Probation was granted and is over',
    law: { relief: 'dismiss', reason: 'Probation was granted and is over' },
    statute: 'pc-1203.4',
    source: { file: 'county.csv', line: 4 },
    approval: { by: 'A. Attorney', on: '2026-11-03', note: '' },
    ...(made === undefined ? {} : { name: made }),
    ...more,
  }
  return { id: countId(count.person, count.cycleCount, count.statute), ...count }
}

export const filingOf = (
  counts: readonly FiledCount[],
  { office = DEFENDER, formsFolder }: { readonly office?: Office; readonly formsFolder?: string } = {},
): FilingInput => ({
  setaside: '0.1.0',
  office,
  run: {
    folder: 'run',
    sha256: '0'.repeat(64),
    setaside: '0.1.0',
    asOf: '2026-11-01',
    county: 'SACRAMENTO',
    program: { id: 'all', version: '1' } as unknown as FilingInput['run']['program'],
    inputs: [],
    outputs: [],
    options: {},
    rows: {},
    determinations: {},
    eligible: {},
  },
  counts,
  filedOn: parseDay('2026-11-05') ?? 0,
  approvalsSha256: '0'.repeat(64),
  refused: 0,
  ...(formsFolder === undefined ? {} : { formsFolder }),
})
