/** The policies of California's offices as the run sees them: who may be granted what, and what a policy file may say. */
import type { PolicyBook } from '../../policy.ts'
import { policyMayGrant } from '../hsc-11361.8/text.ts'
import { relatedCharge } from '../offenses/marijuana.ts'
import schema from './policy.schema.json' with { type: 'json' }
import { type PolicyFile, policyFrom } from './policy-file.ts'
import { PRESETS } from './presets.ts'
import { dismissAll, dismissAllAndRelated } from './what-if.ts'

const related: PolicyBook['related'] = offense => relatedCharge(offense) !== 'no'

export const CALIFORNIA_POLICIES: PolicyBook = {
  presets: PRESETS,
  reliefs: {
    dismiss: {
      id: 'dismiss',
      says: 'The office asks that the conviction be dismissed.',
      effect: 'dismissed',
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
    considered && !(policy.related && offenses.some(related))
      ? policyMayGrant.marijuana
      : policyMayGrant.related,
  related,
  whatIf: { dismissAll, dismissAllAndRelated },
  schema,
  read: file => policyFrom(file as PolicyFile, PRESETS),
}
