/** The table of intended answers: what each conviction's scenario was drawn to be. */
import type { Verdict } from './people.ts'

export const TRUTH_HEADER = 'person_id,cycle_count,determination,relief,why'

/** One line; `why` is quoted, as it may hold commas. */
export const truthLine = (person: string, { key, answer, relief, why }: Verdict): string =>
  `${person},${key},${answer},${relief ?? ''},"${why.replaceAll('"', '""')}"`
