/** The steps of a run on its way: which it is in, how far it is in it, and how long those before it took. */
import type { PassProgress } from './making.ts'

/**
 * In their order. `start`: the command line begins. Then its passes over the files, and `write`: its tables are brought to the disk.
 * Then it is made one of the runs: its tables are copied, everybody is read and decided once more for what is asked of them
 * (`facts`: once before that, where there are facts), what came of it is copied (`fill`), and its list is worked out.
 */
export const JOB_STEPS = [
  'start',
  'unpack',
  'identify',
  'arrange',
  'decide',
  'write',
  'copy',
  'facts',
  'find',
  'ask',
  'fill',
  'list',
] as const
export type JobStep = (typeof JOB_STEPS)[number]

/** How far it is in reading everybody once more. */
export interface ReadAgain {
  /** It reads who is who, of whom facts are; before it decides. */
  readonly facts: boolean
  readonly phase: Exclude<PassProgress['phase'], 'unpack'>
  readonly bytesDone: number
  readonly bytesTotal: number
}

export interface Far {
  /** From 0 to 1. */
  readonly share: number
  /** When. */
  readonly at: number
  /** So much more than when something was told before. */
  readonly by: number
}

/** Of a run that is on its way; times are milliseconds, by the clock of the server. */
export interface StepsSoFar {
  readonly step: JobStep
  readonly since: number
  /** How much of the step was done when something was last told of it; absent where nothing is. */
  readonly far?: Far
  /** How long those before it took. */
  readonly took: ReadonlyMap<JobStep, number>
  /** The bytes that its passes go over, once they are known. */
  readonly bytes?: number
}

export interface StepsKept {
  /** What is known now; undefined before it was its turn. */
  readonly soFar: () => StepsSoFar | undefined
  readonly begin: (step: JobStep) => void
  readonly inPass: (progress: PassProgress) => void
  readonly readingAgain: (progress: ReadAgain) => void
  readonly filling: (share: number) => void
  /** How long each step took until now. */
  readonly took: () => ReadonlyMap<JobStep, number>
  /** Nothing of it counts: it is made once more. */
  readonly anew: () => void
}

/** `told`: called whenever something is told of it. */
export function stepsKept(now: () => number, told: () => void = () => {}): StepsKept {
  let at: { step: JobStep; since: number; far?: Far } | undefined
  let bytes: number | undefined
  const took = new Map<JobStep, number>()
  const begin = (step: JobStep, share?: number): void => {
    if (at?.step !== step) {
      const time = now()
      if (at !== undefined) took.set(at.step, (took.get(at.step) ?? 0) + time - at.since)
      at = { step, since: time }
    }
    const before = at.far?.share ?? 0
    if (share !== undefined && (share > before || at.far === undefined))
      at.far = { share, at: now(), by: share - before }
    told()
  }
  const part = (done: number, all: number): number => (all === 0 ? 1 : Math.min(1, done / all))
  return {
    soFar: () => (at === undefined ? undefined : { ...at, took, ...(bytes === undefined ? {} : { bytes }) }),
    begin: step => begin(step),
    inPass: ({ phase, bytesDone, bytesTotal }) => {
      if (phase !== 'unpack') bytes = bytesTotal
      begin(phase, part(bytesDone, bytesTotal))
      // Nothing is told of what comes after the last part.
      if (phase === 'decide' && bytesDone === bytesTotal) begin('write')
    },
    readingAgain: ({ facts, phase, bytesDone, bytesTotal }) =>
      begin(facts ? 'facts' : phase === 'decide' ? 'ask' : 'find', part(bytesDone, bytesTotal)),
    filling: share => begin('fill', share),
    took: () => {
      const all = new Map(took)
      if (at !== undefined) all.set(at.step, (all.get(at.step) ?? 0) + now() - at.since)
      return all
    },
    anew: () => {
      at = undefined
      took.clear()
    },
  }
}

/** How long each step of a run that was made here took, in seconds. */
export interface Took {
  /** That its passes went over. */
  readonly bytes: number
  readonly seconds: Readonly<Partial<Record<JobStep, number>>>
}
