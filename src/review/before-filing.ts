/** What to know of a run before papers are made of it, and what it would give if all of it were granted: from its own tables. */
import { closeSync, readFileSync } from 'node:fs'
import { type FinishedRun, openListed, readTable } from '../results/finished.ts'
import { isObject, type Unusable } from '../results/manifest.ts'

export interface BeforeFiling {
  /** Lines that were not read, and those of them that name nobody. */
  readonly rejected: number
  readonly nobody: number
  /** Doubts about whose rows are whose. */
  readonly doubts: number
  /** Answers that rest on law that nobody has verified. */
  readonly unverified: number
  /** People of those considered with surely no felony and no conviction: today, and if all that is eligible were granted. */
  readonly granted?: { readonly felony: Turn; readonly conviction: Turn }
}

export interface Turn {
  readonly today: number
  readonly after: number
}

/** The tables that it is read from. */
export const READ_BEFORE_FILING = ['rejects.csv', 'identity.csv', 'reliefs.csv', 'summary.json'] as const

export function beforeFiling(run: FinishedRun): BeforeFiling | Unusable {
  let [rejected, doubts] = [0, 0]
  const unverified = new Set<string>()
  const broken =
    readTable(run, 'rejects.csv', () => {
      rejected++
    }) ??
    readTable(run, 'identity.csv', row => {
      if (row.in_doubt === 'yes') doubts++
    }) ??
    readTable(run, 'reliefs.csv', row => {
      if (row.best === 'yes' && row.confidence === 'unverified')
        unverified.add(`${row.person_id} ${row.cycle_count}`)
    })
  if (broken !== undefined) return broken
  const granted = grantedOf(run)
  if (granted !== undefined && 'unusable' in granted) return granted
  return {
    rejected,
    nobody: Number(run.rows.unattributed ?? 0),
    doubts,
    unverified: unverified.size,
    ...(granted === undefined ? {} : { granted }),
  }
}

/** As the run's own summary has it; undefined where it has none. */
function grantedOf(run: FinishedRun): BeforeFiling['granted'] | Unusable | undefined {
  const handle = openListed(run, 'summary.json')
  if (handle === undefined || typeof handle !== 'number') return handle
  try {
    const found: unknown = JSON.parse(readFileSync(handle, 'utf8'))
    const impact = isObject(found) ? found.impact : undefined
    const [felony, conviction] = [turnIn(impact, 'felony'), turnIn(impact, 'conviction')]
    return felony === undefined || conviction === undefined ? undefined : { felony, conviction }
  } finally {
    closeSync(handle)
  }
}

function turnIn(impact: unknown, of: string): Turn | undefined {
  const one = isObject(impact) ? impact[of] : undefined
  if (!isObject(one)) return undefined
  const [today, after] = [noneIn(one.before), noneIn(one.after)]
  return today === undefined || after === undefined ? undefined : { today, after }
}

const noneIn = (state: unknown): number | undefined =>
  isObject(state) && typeof state.no === 'number' ? state.no : undefined
