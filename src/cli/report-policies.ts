/** Policies set beside that of a run for its report: everybody is read once more, and asked by each. */
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Reached } from '../report/policy-reach.ts'
import type { FinishedRun } from '../results/finished.ts'
import { comparedWith } from '../review/compared-policies.ts'
import { reachOf, readBench } from './bench.ts'
import { choosePolicyFrom } from './choose-policy.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'
import { progressOn } from './progress.ts'
import { wordsOfRun } from './run-question.ts'
import type { Terminal } from './terminal.ts'

/** So many stand beside that of the run. */
const MOST = 5
/** What the law alone is called among policies. */
const LAW_ALONE = 'law'

export interface ToCompare {
  /** Names of policies that come with the program, paths of policy files, or `law`. */
  readonly named: readonly string[]
  /** The run's own mapping, where it had one. */
  readonly map: string | undefined
}

export async function policiesBeside(
  run: FinishedRun,
  { named, map }: ToCompare,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Reached | Problem> {
  if (named.length > MOST)
    return usage(`[${named.length}] policies are named with --policy; name at most ${MOST}`)
  const files = { policy: undefined, map }
  const words = await wordsOfRun(run, files, jurisdictions)
  if (isProblem(words)) return words
  const book = words.program.policies
  if (book === undefined)
    return usage(`no office’s policy for [${words.program.name}] is known; leave --policy out`)
  const policies: unknown[] = []
  for (const name of named) {
    const chosen =
      name.trim().toLowerCase() === LAW_ALONE ? { from: undefined } : choosePolicyFrom(name, book)
    if (isProblem(chosen)) return chosen
    policies.push(chosen.from)
  }
  const { policy: ofRun } = run
  const compared = comparedWith(ofRun?.file ?? ofRun?.name, policies)
  if (compared.length < 2) return usage('--policy names the policy of the run alone; name another beside it')
  const line = progressOn(terminal)
  try {
    const read = await readBench({ folder: run.folder, ...files }, jurisdictions, line.update)
    if ('unusable' in read) return refused(read.unusable)
    const reached = reachOf(read.bench, read.book, compared)
    return 'problems' in reached ? refused(reached.problems[0] ?? '') : reached
  } finally {
    line.end()
  }
}
