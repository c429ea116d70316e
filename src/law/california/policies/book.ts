/** The policies of California's offices as the run sees them: who may be granted what, and what a policy file may say. */
import { convictionDate } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all } from '../../../rules/algebra.ts'
import { before, is } from '../../../rules/leaves.ts'
import type { PolicyBook, PolicyChoice } from '../../policy.ts'
import { ACT, sectionConvicted, standsNow } from '../hsc-11361.8/facts.ts'
import { OTHER, SECTIONS } from '../hsc-11361.8/sections.ts'
import { reached } from '../hsc-11361.8/text.ts'
import { relatedCharge } from '../offenses/beside-marijuana.ts'
import CHOICES from './choices.json' with { type: 'json' }
import schema from './policy.schema.json' with { type: 'json' }
import { BLANK, type PolicyFile, policyFrom, written } from './policy-file.ts'
import { PRESETS } from './presets.ts'
import { dismissAll, dismissAllAndRelated } from './what-if.ts'

const related: PolicyBook['related'] = offense => relatedCharge(offense) !== 'no'

const convictedBeforeAct = before(convictionDate, ACT, {
  says: 'convicted before 9 November 2016',
  otherwise: 'convicted on or after 9 November 2016, when no policy grants anything',
})

/** What must be so before a policy may grant anything at all: on a conviction the Act names, and on a related one. */
const mayGrant = {
  marijuana: all<Conviction>(
    'a conviction a policy may grant on',
    standsNow,
    reached,
    is(sectionConvicted, [...SECTIONS, OTHER], 'the section convicted of can be read'),
    convictedBeforeAct,
  ),
  related: all<Conviction>('a related conviction a policy may grant on', standsNow, convictedBeforeAct),
}

export const CALIFORNIA_POLICIES: PolicyBook = {
  looksAt: 'marijuana convictions',
  presets: PRESETS,
  reliefs: {
    dismiss: {
      id: 'dismiss',
      says: 'The office asks that the conviction be dismissed.',
      // In the interest of justice, and not under PC 1203.4: what is so dismissed is no prior any more (People v. Barro).
      effect: 'vacated',
      leaves: [],
    },
    reduce: {
      id: 'reduce',
      says: 'The office asks that the conviction be reduced to a misdemeanor.',
      effect: 'misdemeanor',
      leaves: [],
    },
  },
  gate: (policy, { offense: { offenses } }, considered) =>
    considered && !(policy.related && offenses.some(related)) ? mayGrant.marijuana : mayGrant.related,
  related,
  whatIf: { dismissAll, dismissAllAndRelated },
  offers: { choices: CHOICES as readonly PolicyChoice[], blank: BLANK, written },
  schema,
  read: file => policyFrom(file as PolicyFile, PRESETS),
}
