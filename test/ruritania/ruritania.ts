/** Ruritania, a state that exists nowhere: it goes through the doors that every state goes through. */
import type { Jurisdiction } from '../../src/jurisdictions/jurisdiction.ts'
import type { Program } from '../../src/law/program.ts'
import { anyStatute } from '../../src/law/registry.ts'
import { art7 } from './art-7/text.ts'
import { art9 } from './art-9/text.ts'
import { motion } from './filing/motion.ts'
import { format } from './format.ts'
import { formatOffense, readOffense } from './offenses.ts'
import { RURITANIANS } from './people.ts'
import { BOOK } from './policies.ts'

const amnesty: Program = {
  name: 'amnesty',
  title: 'Beets forgotten, poachers pardoned: articles 7 and 9',
  checked: '1894-05-01',
  attorneyReview: 'none',
  statutes: { convictions: [art7, art9], arrests: [] },
  sectionOf: ({ offense: { offenses } }) => offenses.map(formatOffense)[0] ?? 'unread',
  sources: [art7.cite, art9.cite],
  tables: {},
  beyond: 'No article speaks of it',
  lines: 'reliefs',
  policies: BOOK,
  vouched: false,
  annotated: false,
}

const DISTRICTS = ['NORLAND', 'SUDMARK']

export const jurisdiction: Jurisdiction = {
  id: 'ruritania',
  title: 'Ruritania',
  module: import.meta.url,
  register: async () => ({
    jurisdiction: 'Ruritania',
    statutes: [art7, art9].map(anyStatute),
    lists: [],
    bills: [],
  }),
  programs: { amnesty: async () => amnesty },
  usualProgram: amnesty.name,
  readOffense,
  formatOffense,
  venue: {
    word: 'district',
    example: 'NORLAND',
    names: DISTRICTS,
    match: text => DISTRICTS.find(name => name === text.trim().toUpperCase()),
    nearest: text => DISTRICTS.find(name => name[0] === text.trim().toUpperCase()[0]),
  },
  policies: BOOK,
  formats: [format],
  filings: async () => [motion],
  madeUp: async () => RURITANIANS,
}
