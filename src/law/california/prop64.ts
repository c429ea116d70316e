/** The programme of Proposition 64: the rules of HSC 11361.8, found by section. */
import { cite } from '../../rules/citation.ts'
import type { Programme } from '../programme.ts'
import { anyStatute } from '../registry.ts'
import { headingOf, sectionOf } from './hsc-11361.8/sections.ts'
import { hsc113618, RULES, rulesFor } from './hsc-11361.8/text.ts'
import { isMinorsSection, isPleaSection, marijuanaSection } from './offenses/marijuana.ts'
import { TABLES } from './tables.ts'

export const prop64: Programme = {
  name: 'prop64',
  title: 'Cannabis convictions: HSC 11361.8 (Proposition 64)',
  checked: '2026-07-21, against the sources listed with each rule',
  attorneyReview: 'none',
  rules: RULES,
  rulesFor,
  mayConcern: offense => marijuanaSection(offense) !== undefined || isMinorsSection(offense),
  mayConcernBeside: isPleaSection,
  considers: conviction => headingOf(conviction) !== undefined,
  sectionOf,
  encoded: [anyStatute(hsc113618)],
  tables: TABLES,
  sources: [
    cite('HSC 11361.8', 'secondary'),
    cite('HSC 11357 to 11360', 'copy'),
    cite('PC 667(e)(2)(C)(iv)', 'verbatim'),
    cite('PC 290(c)', 'verbatim'),
  ],
}
