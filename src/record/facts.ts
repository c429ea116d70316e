/** The facts a criminal record may show of one conviction, put as questions for when it does not. */

import { holds } from '../rules/condition.ts'
import type { DayFact, Fact, Source } from '../rules/fact.ts'
import { NEVER } from '../time/day.ts'
import { on, UNKNOWN } from '../time/window.ts'
import type { Conviction, OffenseClass } from './person.ts'

const rows = (conviction: Conviction): readonly Source[] => conviction.sources
const person = (conviction: Conviction) => conviction.person

/** Class today: as convicted, or as a later order reduced it. Unknown where an order reduced it to no readable class. */
export function classNow(conviction: Conviction): OffenseClass | undefined {
  let now = conviction.class
  for (const event of conviction.later) if (event.kind === 'reduced') now = event.to
  return now
}

export const offenseClass: Fact<Conviction, string> = {
  name: 'class of the conviction',
  asks: 'Is the conviction a felony, a misdemeanor or an infraction today?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor', 'infraction'] },
  read: classNow,
  sources: conviction => [...rows(conviction), ...conviction.later.flatMap(event => event.sources)],
}

export const birthDate: DayFact<Conviction> = {
  name: 'birth date',
  asks: 'When was the person born?',
  answers: { kind: 'day' },
  read: conviction => conviction.person.birth,
  sources: conviction => conviction.person.birthSources,
  of: person,
}

export const convictionDate: DayFact<Conviction> = {
  name: 'conviction date',
  asks: 'On which day was the person convicted?',
  answers: { kind: 'day' },
  read: conviction => conviction.convictionDate,
  sources: rows,
}

/** The latest day the offence can have happened: the arrest, else the conviction. */
export const latestOffenseDay: DayFact<Conviction> = {
  name: 'arrest or conviction date',
  asks: 'On which day was the person arrested for this, or else convicted?',
  answers: { kind: 'day' },
  read: ({ offenseDate }) => (offenseDate.latest === NEVER ? UNKNOWN : on(offenseDate.latest)),
  sources: conviction => [...conviction.cycle.arrestSources, ...rows(conviction)],
}

/** When the whole sentence has run; a death ends it. */
export const sentenceEnd: DayFact<Conviction> = {
  name: 'end of the sentence',
  asks: 'On which day was the whole sentence complete (custody, probation, parole, supervision)?',
  answers: { kind: 'day' },
  read: ({ sentence, person: { death } }) => {
    const { ends } = sentence
    if (death === undefined || death.day.latest >= ends.soonest) {
      if (death === undefined || death.day.latest >= ends.latest) return ends
      return { soonest: ends.soonest, latest: death.day.latest }
    }
    return death.day
  },
  sources: conviction => [...rows(conviction), ...(conviction.person.death?.sources ?? [])],
}

/** Yes where the record gives no sentence of any kind: silence, and not a sentence that could not be read. */
export const sentenceSilent: Fact<Conviction, boolean> = {
  name: 'no sentence in the record',
  asks: 'Does the record give a sentence?',
  answers: { kind: 'yes-no' },
  read: conviction => conviction.sentence.says === 'silent',
  sources: rows,
}

const doubtRows = (conviction: Conviction) => conviction.person.doubts.flatMap(doubt => doubt.sources)

export const wholeRecord: Fact<Conviction, boolean> = {
  name: 'whole record of the person',
  asks: 'Are all rows of this person, and only theirs, in this record, and was every one read?',
  answers: { kind: 'yes-no' },
  read: conviction => (conviction.person.doubts.length > 0 ? undefined : true),
  sources: doubtRows,
  of: person,
}

/** Whether nothing suggests that rows are missing from the person's record or may be someone else's. */
export const recordIsWhole = holds(wholeRecord, 'nothing is missing from the person’s record')

export const rowsAllRead: Fact<Conviction, boolean> = {
  name: 'what the rejected rows of this person say',
  asks: 'Does any row of this person that could not be read change this conviction?',
  answers: { kind: 'yes-no' },
  read: conviction =>
    conviction.person.doubts.some(doubt => doubt.kind === 'unread-row') ? undefined : false,
  sources: doubtRows,
  of: person,
}
