/** Cases of people of the statutes, each in the words of real files: convicted, dismissed, never filed, and what came later. */
import type { Day } from '../../../time/day.ts'
import type { ClassLetter, OffenseText } from '../offenses.ts'
import { type Count, type Cycle, eventCycle, type LaterRow, type Report } from '../plan.ts'
import { type Part, type Sentence, sentence } from '../sentences.ts'

/** `F 459 PC-BURGLARY` as an offense: the class before the text. */
export const offense = (text: string): OffenseText => ({
  toc: text.slice(0, 1) as ClassLetter,
  text: text.slice(2),
})

/** `PROBATION 3 Y + JAIL 180 D` with the disposition that courts report it by. */
export function sentenced(text: string): Sentence {
  if (text === '') return sentence('CONVICTED', '')
  const has = (word: string) => text.includes(word)
  const disposition = has('PROBATION')
    ? `CONVICTED-${has('JAIL') ? 'PROB/JAIL' : 'PROBATION'}`
    : has('JAIL') || has('LOCAL PRISON')
      ? 'CONVICTED-JAIL'
      : has('PRISON')
        ? 'CONVICTED-PRISON'
        : 'CONVICTED-FINE'
  return sentence(disposition, text)
}

const partsOf = (text: string): readonly Part[] => (text === '' ? [] : sentenced(text).parts)

/** A later row of the court: the words, the day, and a sentence where one is given. */
export const order = (disposition: string, day: Day, parts = ''): LaterRow => ({
  disposition,
  day,
  parts: partsOf(parts),
})

/** What an office reports of a count, the first where no other is named. */
export const report = (
  type: Report['type'],
  disposition: string,
  day: Day,
  { parts = '', of = 0 }: { readonly parts?: string; readonly of?: number } = {},
): Report => ({ type, disposition, day, parts: partsOf(parts), of })

export interface Conviction {
  readonly offense: string
  readonly court: Day
  /** Days between the arrest and the court; the day of arrest is shown unless `unarrested`. */
  readonly after?: number
  readonly unarrested?: true
  /** Blank where the record shows none. */
  readonly sentence: string
  /** What was charged, where that was more. */
  readonly charged?: string
  readonly later?: readonly LaterRow[]
  readonly reports?: readonly Report[]
  /** Further counts of the case. */
  readonly beside?: readonly Count[]
}

export const convictedCount = (
  text: string,
  given: string,
  { charged, later = [] }: { readonly charged?: string; readonly later?: readonly LaterRow[] } = {},
): Count => {
  const convicted = offense(text)
  const { disposition, parts } = sentenced(given)
  return {
    charged: charged === undefined ? convicted : offense(charged),
    convicted,
    disposition,
    parts: given === '' ? [] : parts,
    later,
  }
}

export const endedCount = (
  text: string,
  disposition: string,
  later: readonly LaterRow[] = [],
  arrestedFor?: string,
): Count => ({
  charged: offense(text),
  disposition,
  parts: [],
  later,
  ...(arrestedFor === undefined ? {} : { arrestedFor: offense(arrestedFor) }),
})

/** A case that ended in a conviction of its first count. */
export const conviction = ({
  offense: text,
  court,
  after = 60,
  unarrested,
  sentence: given,
  charged,
  later = [],
  reports = [],
  beside = [],
}: Conviction): Cycle => ({
  kind: 'criminal',
  day: unarrested === true ? court : court - after,
  unarrested: unarrested === true,
  court,
  county: '',
  counts: [convictedCount(text, given, { later, ...(charged === undefined ? {} : { charged }) }), ...beside],
  reports,
})

/** An arrest that came to court and ended there without a conviction. */
export const endedInCourt = ({
  offense: text,
  day,
  court,
  disposition,
  later = [],
  arrestedFor,
  beside = [],
}: {
  readonly offense: string
  readonly day: Day
  readonly court: Day
  readonly disposition: string
  readonly later?: readonly LaterRow[]
  readonly arrestedFor?: string
  readonly beside?: readonly Count[]
}): Cycle => ({
  kind: 'criminal',
  day,
  unarrested: false,
  court,
  county: '',
  counts: [endedCount(text, disposition, later, arrestedFor), ...beside],
  reports: [],
})

/** An arrest that never came to court: what those who arrested, or the prosecutor, say of it, or nothing. */
export const neverFiled = (
  text: string,
  day: Day,
  disposition: string,
  ...beside: readonly string[]
): Cycle => ({
  kind: 'criminal',
  day,
  unarrested: false,
  county: '',
  counts: [text, ...beside].map(one => endedCount(one, disposition)),
  reports: [],
})

export const registered = (day: Day): Cycle =>
  eventCycle('registration', { day, county: '', text: '290 PC-REGISTRATION OF SEX OFFENDER' })

export const applied = (day: Day): Cycle =>
  eventCycle('applicant', { day, county: '', text: 'APPLICANT-SECURITY GUARD' })
