/** The program of Proposition 64: HSC 11361.8, and what an office's policy adds to it. */
import { cite } from '../../rules/citation.ts'
import type { Program } from '../program.ts'
import { sectionOf } from './hsc-11361.8/sections.ts'
import { hsc113618 } from './hsc-11361.8/text.ts'
import { isPleaSection } from './offenses/beside-marijuana.ts'
import { isMinorsSection, marijuanaSection } from './offenses/marijuana.ts'
import { saysMarijuanaAlone } from './offenses/marijuana-words.ts'
import { CALIFORNIA_POLICIES } from './policies/book.ts'
import { TABLES } from './tables.ts'

export const prop64: Program = {
  name: 'prop64',
  title: 'Cannabis convictions: HSC 11361.8 (Proposition 64)',
  checked: '2026-07-21, against the sources listed with each rule',
  attorneyReview: 'none',
  statutes: { convictions: [hsc113618], arrests: [] },
  offenseFilter: {
    offense: offense => marijuanaSection(offense) !== undefined || isMinorsSection(offense),
    companion: isPleaSection,
    words: saysMarijuanaAlone,
  },
  sectionOf,
  tables: TABLES,
  sources: [
    cite('HSC 11361.8', 'secondary'),
    cite('HSC 11357 to 11360', 'copy'),
    cite('PC 667(e)(2)(C)(iv)', 'verbatim'),
    cite('PC 290(c)', 'verbatim'),
  ],
  beyond: 'Not an offense that HSC 11361.8 reaches',
  lines: 'convictions',
  policies: CALIFORNIA_POLICIES,
  vouched: false,
  annotated: true,
}
