/** The table of intended answers: what each conviction's scenario was drawn to be. */
import { type Day, formatDay } from '../../time/day.ts'
import type { KnownAnswer } from './plan.ts'
import type { Settled, SoFact } from './what-is-so.ts'

export const TRUTH_HEADER = 'person_id,cycle_count,determination,relief,why'
/** The answer too that the facts give which no row shows; blank where no facts settle it. */
export const SETTLED_HEADER = `${TRUTH_HEADER},settled_determination,settled_relief`

/** What a run should say: where something is due though a better relief is open, that it is. */
export const toldOf = ({ answer, relief, least }: KnownAnswer): Pick<KnownAnswer, 'answer' | 'relief'> =>
  least === undefined ? { answer, relief } : { answer: 'eligible', relief: least }

/** One line; `why` is quoted, as it may hold commas. */
export function truthLine(person: string, known: KnownAnswer): string {
  const { answer, relief } = toldOf(known)
  return `${person},${known.key},${answer},${relief ?? ''},"${known.why.replaceAll('"', '""')}"`
}

/** The columns of a file of facts that are filled in. */
export const FACTS_HEADER = 'person_id,cycle_count,fact,value,unit,source,by,as_of,corrects'

export const factLine = (
  person: string,
  key: string,
  { fact, value, unit = '', corrects }: SoFact,
  asOf: Day,
): string =>
  `${person},${key},${fact},${value},${unit},made-up court file,setaside synth,${formatDay(asOf)},${corrects ? 'yes' : ''}`

export const settledCells = (settled: Settled | undefined): string =>
  `,${settled?.determination ?? ''},${settled?.relief ?? ''}`
