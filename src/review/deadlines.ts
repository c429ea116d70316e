/** By which day something is to be done, where the office has set it: a question answered, an answer read a second time, a signed batch filed. */
import { sql } from 'kysely'
import type { Settings } from './office.ts'

export type Deadlines = Settings['deadlines']

const DAY_MS = 24 * 60 * 60_000

/** The last day; undefined where the office has set none. `YYYY-MM-DD` */
export const dueOn = (since: Date, days: number): string | undefined =>
  days === 0 ? undefined : new Date(since.getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** Of a case of the table `review_case`, its last day as a day of UTC; null where the office has set none, or nothing is to be done. */
export const caseDue = ({ answer, secondRead }: Deadlines) => sql<string | null>`case
    when ${answer} > 0 and review_case.state in ('waiting', 'leased', 'needs-papers', 'referred', 'not-found')
      then ((review_case.since at time zone 'UTC')::date + ${answer}::integer)
    when ${secondRead} > 0 and review_case.state in ('second-read', 'second-reading', 'disputed')
      then ((review_case.since at time zone 'UTC')::date + ${secondRead}::integer)
  end`

/** The beginning of a day of UTC: what is in its state since before then is over its last day, so many days later. */
export const dayBefore = (now: Date, days: number): Date =>
  new Date(Math.floor(now.getTime() / DAY_MS - days) * DAY_MS)
