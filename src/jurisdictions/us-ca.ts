/** California: its law, the papers of its courts, the tables its counties know, and its made-up people. */
import { format as caDoj } from '../intake/ca-doj/index.ts'
import { VOUCHED } from '../law/california/facts/looked-up.ts'
import { COUNTIES, matchCounty, nearestCounty } from '../law/california/offenses/counties.ts'
import { listed } from '../law/california/offenses/disqualifying.ts'
import { marijuanaSection } from '../law/california/offenses/marijuana.ts'
import { formatOffense, readOffense } from '../law/california/offenses/read-offense.ts'
import { CALIFORNIA_POLICIES } from '../law/california/policies/book.ts'
import { prop64 } from '../law/california/prop64.ts'
import { annotatedTables } from '../report/california/annotated.ts'
import { officeLine } from '../report/california/office-line.ts'
import type { Jurisdiction } from './jurisdiction.ts'

/** Read from disk when they are asked for: the usual program needs one statute. */
const programs = () => import('../law/california/programs.ts')

export const jurisdiction: Jurisdiction = {
  id: 'us-ca',
  title: 'California',
  module: import.meta.url,
  register: async () => (await import('../law/california/statutes.ts')).CALIFORNIA,
  programs: {
    prop64: async () => prop64,
    automatic: async () => (await programs()).automatic,
    petition: async () => (await programs()).petition,
    arrests: async () => (await programs()).arrests,
    all: async () => (await programs()).all,
  },
  usualProgram: prop64.name,
  readOffense,
  formatOffense,
  venue: {
    word: 'county',
    example: 'SACRAMENTO',
    names: COUNTIES,
    match: matchCounty,
    nearest: nearestCounty,
  },
  vouched: VOUCHED,
  policies: CALIFORNIA_POLICIES,
  translations: { es: async () => (await import('../law/california/spanish.ts')).spanish },
  formats: [caDoj],
  mappings: async () => (await import('../intake/ca-doj/mappings/index.ts')).MAPPINGS,
  tables: annotatedTables({
    listed,
    namesProp64: text => readOffense(text).offenses.some(offense => marijuanaSection(offense) !== undefined),
  }),
  officeLine: officeLine({ listed }),
  filings: async () => (await import('../filing/california/kinds.ts')).KINDS,
  forms: async () => (await import('../filing/california/forms/forms.ts')).CALIFORNIA_FORMS,
  madeUp: async () => (await import('../synth/ca-doj/synth.ts')).CALIFORNIA_FILES,
  trial: async () => (await import('./us-ca.trial.ts')).TRIAL,
}
