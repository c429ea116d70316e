/** Whether the record shows a sign that the prosecution of an arrest was evaded, as PC 851.91(a)(2)(C) and (D) ask for it. */
import { type Arrest, isOver } from '../../../record/arrests.ts'
import type { Cycle, OffenseReading } from '../../../record/person.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { ALWAYS, type Day, NEVER } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import {
  countedFrom,
  notInArrestFile,
  ofArrest,
  timeToProsecute,
  wasInCourt,
} from '../facts/arrest-history.ts'

/** Failing to appear, or to keep a promise to. */
const APPEARANCE: ReadonlySet<string> = new Set(['1320', '1320.5', '853.7', '978.5', '40508'])
/** Passing for another when arrested. */
const FALSE_NAME: ReadonlySet<string> = new Set(['148.9', '529'])
/** Identity theft beside another offense is what the arrest was for; charged later and alone, it may be how an arrest was evaded. */
const IDENTITY_THEFT = '530.5'

const isSign = ({ section }: { readonly section: string }): boolean =>
  APPEARANCE.has(section) || FALSE_NAME.has(section) || section === IDENTITY_THEFT
const names = ({ offenses }: OffenseReading, sections: ReadonlySet<string>): boolean =>
  offenses.some(({ section }) => sections.has(section))

/** Until when it could be evaded: the last day of its case, or the end of the time to prosecute where nothing was filed. */
const openUntil = (arrest: Arrest): Day =>
  wasInCourt(arrest) ? countedFrom(arrest) : (look(timeToProsecute, arrest)?.latest ?? NEVER)

const textsOf = ({ otherCharges, convictions }: Cycle): readonly OffenseReading[] =>
  [...otherCharges, ...convictions].map(({ offense }) => offense)

/** The day of a cycle: its arrest, or what its rows are dated. */
function dayOf({ arrested, otherCharges, convictions }: Cycle): Window {
  if (arrested.latest < NEVER) return arrested
  const days = [...otherCharges.map(({ day }) => day), ...convictions.map(one => one.convictionDate)]
  return {
    soonest: days.reduce((first, { soonest }) => Math.min(first, soonest), NEVER),
    latest: days.reduce((last, { latest }) => Math.max(last, latest), ALWAYS),
  }
}

const share = (a: Cycle, b: Cycle): boolean => a.caseNumbers.some(number => b.caseNumbers.includes(number))

/**
 * A case of nothing but failures to appear or false names, dated while the arrest was open. One that names another case is of that
 * one; what is charged beside other offenses is of those.
 */
function signElsewhere(arrest: Arrest, until: Day): boolean {
  const { cycle, person } = arrest
  return person.cycles.some(other => {
    if (other === cycle) return false
    // What names no offense may be of one of them too.
    const named = textsOf(other).filter(({ offenses }) => offenses.length > 0)
    if (named.length === 0 || !named.every(({ offenses }) => offenses.every(isSign))) return false
    const { soonest, latest } = dayOf(other)
    if (latest < cycle.arrested.soonest || soonest > until) return false
    return (
      share(other, cycle) ||
      !person.cycles.some(third => third !== other && third !== cycle && share(other, third))
    )
  })
}

/**
 * In its own case, beside what the arrest was for: a failure to appear that was not dealt with, or a false name. Who was arrested for
 * nothing else failed another court before.
 */
function signWithin({ cycle, charges }: Arrest): boolean {
  const texts = textsOf(cycle)
  const beside = (sections: ReadonlySet<string>) => !texts.every(text => names(text, sections))
  if (charges.some(charge => !isOver(charge) && names(charge.offense, APPEARANCE))) return beside(APPEARANCE)
  return texts.some(text => names(text, FALSE_NAME)) && beside(FALSE_NAME)
}

export const evasionSigned: Fact<Arrest, boolean> = ofArrest(
  'sign of evasion in the record',
  'Does the record show a failure to appear or a false identity that may be of this arrest, and was not dealt with before its case closed?',
  arrest => {
    if (signWithin(arrest) || signElsewhere(arrest, openUntil(arrest))) return true
    return arrest.person.doubts.length > 0 ? undefined : false
  },
)

export const evaded = notInArrestFile(
  'evaded prosecution',
  'Did the person intentionally evade prosecution of this arrest, by leaving the place of the arrest or, if charged for it later, by a false identity? (A warrant or failure to appear that was dealt with before the case closed is none.)',
)
