/**
 * What is so of made-up people although no row of theirs shows it, and the answer that HSC 11361.8 gives once it is known: chosen
 * beforehand, from the plan and the text of the Act alone.
 */
import { addPeriod, type Day, formatDay } from '../../time/day.ts'
import type { Random } from '../random.ts'
import { daysOfAge } from './people/ages.ts'
import type { Count, Cycle, KnownAnswer, Plan } from './plan.ts'
import { ACT, type Age, type Relief, SITUATIONS, type Situation } from './scenarios.ts'

/** One thing that is so, as a file of facts says it. */
export interface SoFact {
  /** Of which count; absent: of the person. */
  readonly of?: Count
  readonly fact: string
  readonly value: string
  readonly unit?: string
  /** The record has something else, which is wrong. */
  readonly corrects?: true
}

/** The answer where all of it is known. */
export interface Settled {
  readonly determination: 'eligible' | 'eligible-later' | 'not-eligible'
  readonly relief?: Relief
}

export interface WhatIsSo {
  readonly facts: readonly SoFact[]
  readonly settled: Settled
}

const NO: Settled = { determination: 'not-eligible' }
const give = (relief: Relief): Settled => ({ determination: 'eligible', relief })
/** What the Act gives for what it made lawful: to those of 21 and more, and to the younger. */
const lawful = (age: Age): Settled => give(age === 'adult' ? 'dismiss-and-seal' : 'redesignate-infraction')

/** What is so of one conviction of a plan. */
export function whatIsSo(
  random: Random,
  { plan, asOf }: { readonly plan: Plan; readonly asOf: Day },
  known: KnownAnswer,
): WhatIsSo {
  const cycle = plan.cycles.find(({ counts }) => counts.some(count => count.known === known))
  const count = cycle?.counts.find(one => one.known === known)
  if (cycle === undefined || count === undefined) throw new Error('an answer is of no count of its plan')
  const facts: SoFact[] = []
  const so = (fact: string, value: string, more: { readonly of?: Count; readonly unit?: string } = {}) =>
    void facts.push({ of: count, fact, value, ...more })
  const yes = (fact: string, share: number): boolean => {
    const found = random.percent(share)
    so(fact, found ? 'yes' : 'no')
    return found
  }
  const day = offenseDay(random, plan, known, cycle)
  so('offense date', formatDay(day))
  const end = endOf(random, cycle, asOf)
  const barred = isBarred(known, day, { so, yes })
  const found: Found = {
    random,
    known,
    so,
    yes,
    age: ageOn(plan, day),
    barred,
    end,
  }
  const settled = known.complication.later === 'sealed' || day >= ACT ? NO : answerOf(found)
  facts.push(...lostOf(plan, { court: cycle.court ?? cycle.day, end, count }, known))
  return { facts, settled: settled === NO ? NO : whenOver(found, settled) }
}

/** What the rows have lost. */
function lostOf(
  { birth }: Plan,
  { court, end, count }: { readonly court: Day; readonly end: Day; readonly count: Count },
  { lost, situation, complication }: KnownAnswer,
): readonly SoFact[] {
  if (lost === 'birth date') return [{ fact: lost, value: formatDay(birth), corrects: true }]
  if (lost === 'class of the conviction')
    return [
      {
        of: count,
        fact: lost,
        value: complication.later === 'reduced' ? 'misdemeanor' : CLASS[situation.toc],
      },
    ]
  // From which day the sentence ran is not known either.
  return lost === 'conviction date'
    ? [
        { of: count, fact: lost, value: formatDay(court) },
        { of: count, fact: 'end of the sentence', value: formatDay(end) },
      ]
    : []
}

const CLASS = { F: 'felony', M: 'misdemeanor', I: 'infraction' } as const

/** A day on which a sentence may have ended that the rows do not tell of. */
const endOf = (random: Random, { day, court = day }: Cycle, asOf: Day): Day =>
  Math.min(court + random.from(3300, 3900), asOf - 30)

interface Found {
  readonly random: Random
  readonly known: KnownAnswer
  readonly so: (fact: string, value: string, more?: { readonly of?: Count; readonly unit?: string }) => void
  /** Whether something is so, which is then told. */
  readonly yes: (fact: string, share: number) => boolean
  readonly age: Age
  readonly barred: boolean
  /** When the sentence ended, where the rows do not tell. */
  readonly end: Day
}

// ---- when ---------------------------------------------------------------------------------------------------------

/** Three years to prosecute a felony, and three of absence. */
const REACH = { years: -6 }

/** Mostly the day of arrest or few days before; to one side or the other of whatever the answer turns on. */
function offenseDay(
  random: Random,
  plan: Plan,
  { situation, complication, beside }: KnownAnswer,
  cycle: Cycle,
): Day {
  const turns = turnsOn(complication.when, beside)
  // No arrest is shown, only the court, and some time has gone by until then.
  const last = cycle.unarrested ? cycle.day - random.from(10, 90) : cycle.day
  const first = Math.max(
    addPeriod(cycle.day, REACH) + 1,
    situation.from,
    daysOfAge(plan.birth, situation.age).from,
  )
  const usual = Math.max(first, last - random.from(0, 5))
  if (turns === undefined || turns > last || turns < first) return usual <= last ? usual : last
  const [before, after] = [turns - 1, turns + 1]
  const early = random.oneIn(2) && first <= before
  if (early || after > last) return first <= before ? random.from(Math.max(first, before - 40), before) : last
  return random.from(after, Math.min(last, after + 40))
}

/** The day that an offense lies before or after. */
function turnsOn(when: KnownAnswer['complication']['when'], beside: KnownAnswer['beside']): Day | undefined {
  if (when === 'arrested-after') return ACT
  if (beside?.is === 'event') return beside.day
  return beside?.is === 'same section' ? beside.days.at(-1) : undefined
}

const ageOn = ({ birth }: Plan, day: Day): Age =>
  day < daysOfAge(birth, 'young').from ? 'child' : day < daysOfAge(birth, 'adult').from ? 'young' : 'adult'

// ---- what bars ----------------------------------------------------------------------------------------------------

/** Whether an earlier conviction, or two of the section, bar what the section gives adults. */
function isBarred({ beside }: KnownAnswer, offense: Day, { yes, so }: Pick<Found, 'yes' | 'so'>): boolean {
  if (beside?.is === 'same section') {
    const counting =
      beside.days.length > 1 &&
      yes('whether earlier convictions count as under the misdemeanor paragraph', 50)
    return counting && beside.days.filter(day => day < offense).length > 1
  }
  if (beside?.is !== 'event') return false
  const earlier = beside.day < offense
  if (beside.bars === 'perhaps') {
    const strike = beside.day % 10 < 3
    const registrable = beside.day % 7 < 2
    // Of one earlier conviction the same for all that it is beside.
    const of = beside.count
    so('whether an earlier conviction is a superstrike', strike ? 'yes' : 'no', { of })
    so('whether an earlier conviction requires registration', registrable ? 'yes' : 'no', { of })
    return earlier && (strike || registrable)
  }
  if (beside.registered !== undefined)
    so('registration as a sex offender before the offense', beside.registered < offense ? 'yes' : 'no')
  return beside.bars === 'yes' && earlier
}

// ---- what it gives --------------------------------------------------------------------------------------------------

function answerOf(found: Found): Settled {
  const { known, random, yes, so, age } = found
  const { situation, complication, beside } = known
  if (beside?.is === 'plea')
    return yes('whether the Act reaches the offense', 50) ? give('redesignate-misdemeanor') : NO
  if (beside?.is === 'later order' && !yes('whether a later order concerns the conviction', 50)) return NO
  const { kind, section } = situation
  if (kind === 'attempt: an attorney decides' || kind === 'solicitation: an attorney decides')
    return yes('whether the Act reaches the offense', 50) ? graver(found, section, true) : NO
  if (kind === 'two sections in one count') {
    const of = random.pick(['11358', '11360', 'other'])
    so('the section convicted of', of)
    return of === 'other' ? NO : graver(found, of, true)
  }
  const letter = letterOf(found)
  if (letter !== undefined) return ofKind(`old ${section}(${letter}) ${CLASSES[kind] ?? 'misdemeanor'}`, age)
  if (GRAVER.test(kind))
    return graver(found, section, situation.toc === 'F' && complication.later !== 'reduced')
  if (kind === 'old 11357(a) felony' && complication.later !== 'reduced') return graver(found, '11357', true)
  return complication.later === 'reduced' && situation.reduced !== 'same' ? NO : ofKind(kind, age)
}

const GRAVER =
  /^(?:1135[89]|old 11360\(a\)) (?:felony|already a misdemeanor)$|^11360 without subdivision: a felony|^former 1153(?:0\.[15]|1)$/

/** The section of cultivation, sale or transport, and the felony of concentrated cannabis. */
function graver({ random, so, yes, age, barred }: Found, section: string, felony: boolean): Settled {
  const inOunces = (): boolean => {
    switch (section) {
      case '11358': {
        const plants = random.percent(50) ? random.from(1, 6) : random.from(7, 90)
        so('number of plants', String(plants), { unit: 'plants' })
        return plants <= 6
      }
      case '11357': {
        const grams = random.percent(50) ? random.from(1, 8) : random.from(9, 60)
        so('grams of concentrated cannabis', String(grams), { unit: 'grams' })
        return grams <= 8
      }
      case '11360':
        return yes('personal transport or gift', 40)
      default:
        return false
    }
  }
  const allowed = inOunces()
  if (allowed) return lawful(age)
  if (age === 'child') return give('redesignate-infraction')
  return felony && (!barred || section === '11357') ? give('redesignate-misdemeanor') : NO
}

/** Those without a letter, and of which class the letter makes them. */
const CLASSES: Readonly<Record<string, string>> = {
  '11357 from before the letters': 'felony',
  'former 11530': 'felony',
  '11357 without its subdivision': 'misdemeanor',
  '11360 without subdivision misdemeanor': 'already a misdemeanor',
}

function letterOf({ known: { situation }, random, so }: Found): string | undefined {
  if (!Object.hasOwn(CLASSES, situation.kind)) return undefined
  const letter = random.pick(
    situation.section === '11360' ? ['b'] : situation.toc === 'F' ? ['b', 'c'] : ['a', 'b', 'c'],
  )
  so('subdivision convicted of', letter)
  return letter
}

/** The answer of a situation of that kind at that age. */
function ofKind(kind: string, age: Age): Settled {
  const found = SITUATIONS.find(one => (one.kind === kind || SAME[kind] === one.kind) && one.age === age)
  return found?.relief === undefined ? NO : give(found.relief)
}

/** Kinds whose letter alone decides, and as which they are known. */
const SAME: Readonly<Record<string, Situation['kind']>> = {
  'old 11357(b) felony': 'old 11357(b) misdemeanor',
  'old 11357(c) felony': 'old 11357(c) recorded as a felony',
  'old 11360(b) already a misdemeanor': 'old 11360(b)',
}

// ---- when it is over ------------------------------------------------------------------------------------------------

/** While a sentence runs the court may refuse for a danger, and the relief waits for the end. */
function whenOver({ known, so, yes, end }: Found, settled: Settled): Settled {
  const { sentence, later, dies } = known.complication
  if (dies === true) return settled
  if (sentence === 'running') {
    return yes('unreasonable risk of danger', 40) ? { ...settled, determination: 'eligible-later' } : settled
  }
  if (sentence === 'unread' || later === 'revoked') so('end of the sentence', formatDay(end))
  if (sentence !== 'complete') so('unreasonable risk of danger', 'no')
  return settled
}
