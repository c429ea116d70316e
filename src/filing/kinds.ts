/** The kinds of documents there are, in the order they are made: each new kind is one line here. */
import { bulkMotion } from './bulk-motion.ts'
import { courtUpdate } from './court-update.ts'
import { ecf } from './ecf/ecf.ts'
import { repositoryNotice } from './ecf/repository-notice.ts'
import type { Kind } from './filing.ts'
import { notices } from './notices/notices.ts'
import { officialForms } from './official-forms.ts'
import { perCase } from './per-case.ts'
import { proofOfService } from './proof-of-service.ts'
import { proposedOrder } from './proposed-order.ts'
import { filingSummary } from './summary.ts'

export const KINDS: readonly Kind[] = [
  bulkMotion,
  proposedOrder,
  proofOfService,
  perCase,
  officialForms,
  courtUpdate,
  filingSummary,
  ecf,
  repositoryNotice,
  notices,
]

/** Files of a filing that belong to no kind. */
const OWN = /^refused\.csv$/

/** Whether a filing may have made a file of this name. */
export const filedName = (name: string): boolean =>
  OWN.test(name) || KINDS.some(({ files }) => files.test(name))
