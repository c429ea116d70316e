/** What the ways into the program stand on, put together once when it starts. */
import type { AskedTogether } from './asked-together.ts'
import type { Benches } from './benches.ts'
import type { Comparisons } from './comparisons.ts'
import type { Database, Opened } from './database/connection.ts'
import type { Drafts } from './drafts.ts'
import type { Engine } from './engine.ts'
import type { UnderWay } from './once.ts'
import type { Jobs } from './run-jobs.ts'
import type { Runs } from './runs.ts'
import type { Vault } from './vault.ts'

export interface Services {
  readonly db: Database
  readonly opened: Opened
  readonly engine: Engine
  readonly runs: Runs
  /** Runs on their way. */
  readonly jobs: Jobs
  readonly comparisons: Comparisons
  /** Runs that somebody is putting together. */
  readonly drafts: Drafts
  readonly benches: Benches
  /** What is being done, by a name under which nothing else may be done meanwhile. */
  readonly underWay: UnderWay
  /** What many ask of the database at once. */
  readonly together: AskedTogether
  readonly vault: Vault
  /** The folder of what is not in the database: keys, links. */
  readonly data: string
  /** Where the built pages are. */
  readonly pages: string
  /** Under which it is reached: `http://127.0.0.1:8470`. */
  readonly origin: () => string
  /** Another server ends TLS before it. */
  readonly behindProxy: boolean
  readonly now: () => Date
  /** The database did not answer: where it comes with the program it is started again. */
  readonly onLost: () => void
  /** A fault of ours, told to whoever started the program: its kind, never what it was about. */
  readonly onFault: (kind: string) => void
}
