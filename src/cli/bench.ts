/** Opens the policy bench of a run: its people are read and asked about in a thread of their own, so that nobody else waits. */
import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { ReadProgress } from '../intake/read.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { type Policy, type PolicyBook, presetNamed, readPolicy } from '../law/policy.ts'
import { type Bench, benchOf } from '../report/policy-bench.ts'
import type { Reached } from '../report/policy-reach.ts'
import { readRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import type { OpenBench, PolicyNamed, PolicyUnusable } from '../review/engine.ts'
import { everyLine } from '../run/policy-kinds.ts'
import { decideEverybody } from './everybody.ts'
import { isProblem } from './exit.ts'
import { factsAskedBy } from './given-facts.ts'
import { askedOfRun } from './run-question.ts'
import { schemaFaults } from './schema-faults.ts'

/** What is wrong with a policy file, a sentence each. */
export function policyProblems(file: unknown, book: PolicyBook): readonly string[] {
  const faults = schemaFaults(file, book.schema)
  return faults.length > 0 ? faults : (readPolicy(book, file).problems ?? [])
}

/** A policy as it was named; see `PolicyNamed`. */
function policyAsNamed(
  named: PolicyNamed,
  book: PolicyBook,
): { readonly policy: Policy | undefined } | PolicyUnusable {
  if (named === undefined) return { policy: undefined }
  if (typeof named === 'string') {
    const policy = presetNamed(book, named)
    return policy === undefined
      ? { problems: [`[${named}] is no policy that comes with Setaside.`] }
      : { policy }
  }
  const problems = policyProblems(named, book)
  return problems.length > 0 ? { problems } : { policy: readPolicy(book, named).policy }
}

/** The bench of a run, and the policies it may be asked about. */
export async function readBench(
  { folder, policy: own, map }: Omit<BenchStart, 'modules'>,
  jurisdictions: Jurisdictions,
  onProgress: (progress: ReadProgress) => void,
): Promise<{ readonly bench: Bench; readonly book: PolicyBook } | Unusable> {
  const run = readRun(folder)
  if ('unusable' in run) return run
  const asked = await askedOfRun(run, { policy: own, map }, jurisdictions)
  if (isProblem(asked)) return { unusable: asked.says ?? '' }
  const { question, format } = asked
  const book = question.program.policies
  if (book === undefined) return { unusable: `no office’s policy for [${question.program.name}] is known` }
  const every = everyLine(book)
  const whole = {
    ...question,
    // It is decided by law; only who is looked at is as for a policy that looks at all.
    policy: { ...every, lines: [] },
    ...(question.facts === undefined
      ? {}
      : { facts: { ...question.facts, vocabulary: factsAskedBy(question.law, question.program, every) } }),
  }
  const bench = benchOf(whole, book)
  const broken = await decideEverybody(
    run,
    { question: whole, format },
    (_, decided) => bench.add(decided),
    onProgress,
  )
  return broken ?? { bench: bench.finish(), book }
}

/** What the thread is asked, and what it answers. */
export type BenchAsked =
  | { readonly number: number; readonly ask: 'effect'; readonly of: readonly [PolicyNamed, PolicyNamed] }
  | {
      readonly number: number
      readonly ask: 'who'
      readonly of: readonly [PolicyNamed, PolicyNamed]
      readonly key: string
    }
  | { readonly number: number; readonly ask: 'reach'; readonly of: readonly PolicyNamed[] }
export type BenchTold =
  | { readonly progress: number }
  | { readonly ready: { readonly people: number } | Unusable }
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly failed: string }
export interface BenchStart {
  readonly folder: string
  /** The files that the run had of its own, where its manifest does not hold them. */
  readonly policy: string | undefined
  readonly map: string | undefined
  /** The modules of the jurisdictions. */
  readonly modules: readonly string[]
}

/** What the bench says to a question of the thread. */
export function answerAsked(
  { bench, book }: { readonly bench: Bench; readonly book: PolicyBook },
  asked: BenchAsked,
): unknown {
  if (asked.ask === 'reach') return reachOf(bench, book, asked.of)
  const [policy, against] = asked.of.map(one => policyAsNamed(one, book)) as [
    ReturnType<typeof policyAsNamed>,
    ReturnType<typeof policyAsNamed>,
  ]
  if ('problems' in policy) return policy
  if ('problems' in against) return against
  return asked.ask === 'effect'
    ? bench.effect(policy.policy, against.policy)
    : bench.whoMoves(policy.policy, against.policy, asked.key)
}

export function reachOf(
  bench: Bench,
  book: PolicyBook,
  policies: readonly PolicyNamed[],
): Reached | PolicyUnusable {
  const read = policies.map(one => policyAsNamed(one, book))
  const unusable = read.find(one => 'problems' in one)
  if (unusable !== undefined) return unusable
  const all = read.flatMap(one => ('problems' in one ? [] : [one.policy]))
  return { titles: all.map(one => one?.title), reaches: bench.reach(all) }
}

const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './bench-worker.ts' : './bench-worker.js',
  import.meta.url,
)

export function openBench(
  start: BenchStart,
  onProgress: (share: number) => void,
): Promise<OpenBench | Unusable> {
  const compileCache = getCompileCacheDir()
  const worker = new Worker(WORKER, {
    workerData: start,
    ...(compileCache === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: compileCache } }),
  })
  // The server ends whether or not somebody looks at a policy.
  worker.unref()
  const waiting = new Map<
    number,
    { readonly done: (answer: never) => void; readonly failed: (error: Error) => void }
  >()
  let last = 0
  const asking = <T>(asked: {
    readonly ask: BenchAsked['ask']
    readonly of: readonly PolicyNamed[]
    readonly key?: string
  }): Promise<T> =>
    new Promise<T>((done, failed) => {
      const number = ++last
      waiting.set(number, { done, failed })
      worker.postMessage({ ...asked, number })
    })
  return new Promise((opened, failed) => {
    const broken = (error: unknown): void => {
      const real = error instanceof Error ? error : new Error(String(error))
      failed(real)
      for (const { failed: one } of waiting.values()) one(real)
      waiting.clear()
    }
    worker.on('error', broken)
    worker.on('exit', () => broken(new Error('the thread of the policy bench ended')))
    worker.on('message', (told: BenchTold) => {
      if ('progress' in told) onProgress(told.progress)
      else if ('ready' in told) {
        if ('unusable' in told.ready) {
          opened(told.ready)
          void worker.terminate()
        } else
          opened({
            people: told.ready.people,
            effect: (policy, against) => asking({ ask: 'effect', of: [policy, against] }),
            reach: policies => asking({ ask: 'reach', of: policies }),
            whoMoves: (policy, against, key) => asking({ ask: 'who', of: [policy, against], key }),
            close: async () => void (await worker.terminate()),
          })
      } else {
        const one = waiting.get(told.number)
        waiting.delete(told.number)
        if ('failed' in told) one?.failed(new Error(told.failed))
        else one?.done(told.answer as never)
      }
    })
  })
}
