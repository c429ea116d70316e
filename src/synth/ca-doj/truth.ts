/** The table of intended answers: what each conviction's scenario was drawn to be. */
import type { KnownAnswer } from './plan.ts'

export const TRUTH_HEADER = 'person_id,cycle_count,determination,relief,why'

/** What a run should say: where something is due though a better relief is open, that it is. */
export const toldOf = ({ answer, relief, least }: KnownAnswer): Pick<KnownAnswer, 'answer' | 'relief'> =>
  least === undefined ? { answer, relief } : { answer: 'eligible', relief: least }

/** One line; `why` is quoted, as it may hold commas. */
export function truthLine(person: string, known: KnownAnswer): string {
  const { answer, relief } = toldOf(known)
  return `${person},${known.key},${answer},${relief ?? ''},"${known.why.replaceAll('"', '""')}"`
}
