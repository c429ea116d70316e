/** The kinds of documents made for courts of California, in the order they are made: each new kind is one line here. */

import { courtUpdate } from '../court-update.ts'
import type { Kind } from '../filing.ts'
import { bulkMotion } from './bulk-motion.ts'
import { ecf, repositoryNotice } from './electronic-filing.ts'
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
