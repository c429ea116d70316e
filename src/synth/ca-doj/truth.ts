/** The table of intended answers: what each conviction's scenario was drawn to be. */
import type { KnownAnswer } from './plan.ts'

export const TRUTH_HEADER = 'person_id,cycle_count,determination,relief,why'

/** One line; `why` is quoted, as it may hold commas. */
export const truthLine = (person: string, { key, answer, relief, why }: KnownAnswer): string =>
  `${person},${key},${answer},${relief ?? ''},"${why.replaceAll('"', '""')}"`
