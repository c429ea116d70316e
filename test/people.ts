/** Made-up people for tests, written as briefly as a case is told. */

import { readDisposition } from '../src/intake/ca-doj/disposition.ts'
import { LOOKED_UP, type Vouched } from '../src/law/california/facts/looked-up.ts'
import { readOffense } from '../src/law/california/offenses/read-offense.ts'
import { type Arrest, arrestsOf } from '../src/record/arrests.ts'
import type {
  Charge,
  ChargeEnd,
  Conviction,
  Cycle,
  Dated,
  Doubt,
  LaterEvent,
  OffenseClass,
  PartKind,
  Person,
  Registration,
  Sentence,
  SentencePart,
} from '../src/record/person.ts'
import type { Source } from '../src/rules/fact.ts'
import { give } from '../src/rules/given.ts'
import { ALWAYS, addPeriod, dayOf, daysInMonth, NEVER, type Period } from '../src/time/day.ts'
import { between, UNKNOWN, type Window } from '../src/time/window.ts'

/**
 * A date as far as a record knows it: `1994-03-07`, `1994-03` (some day of that month), `1994` (of that year).
 * Absent: unknown.
 */
export type DateText = string

export interface CountText {
  /** As files write it: `11359 HS`, `11357(B) HS-POSSESS`. */
  readonly offense: string
  /** Absent: unknown. */
  readonly class?: OffenseClass
  /** Convicted on. Absent: unknown. */
  readonly on?: DateText
  /** The day of arrest of the cycle. Absent: none in the record. Give it on the first count of a cycle. */
  readonly arrested?: DateText
  /** The day of the offense, which files hardly ever give. Absent: any day up to the arrest or the conviction. */
  readonly committed?: DateText
  /**
   * Parts joined by `+`: `90 D + PROBATION 3 Y`, a place before the length where it is not `JAIL`. `LIFE`; `FINE` takes no
   * time; `?` is a part not readable. Absent: none given.
   */
  readonly sentence?: string
  /** The disposition that convicts: `CONVICTED-PROB/JAIL`. Absent: none written. */
  readonly disposition?: string
  /** A comment on its row that names another offense. */
  readonly remark?: string
  /** What later rows did to it. */
  readonly later?: readonly LaterText[]
  /** Counts of the same name stand in one cycle. Absent: a cycle of its own. */
  readonly cycle?: string
  /** Charges of its cycle that did not end in a conviction. */
  readonly charged?: readonly string[]
  readonly county?: string
}

/** An arrest that no conviction came of. */
export interface ArrestText {
  /** Arrested on. Absent: unknown. */
  readonly on?: DateText
  readonly charges: readonly ChargeText[]
  readonly county?: string
  /** A row of it names a warrant. */
  readonly warrant?: true
}

/** A charge: of a court where it says how it ended there, otherwise of those who arrested. */
export interface ChargeText {
  readonly offense: string
  readonly class?: OffenseClass
  readonly ended?: ChargeEnd
  /** The words that say so; absent: the name of the end. */
  readonly disposition?: string
  /** The day it ended; absent: that of the arrest. */
  readonly on?: DateText
  readonly stage?: Charge['stage']
}

export type LaterText =
  | LaterEvent['kind']
  | {
      readonly kind: LaterEvent['kind']
      readonly to?: OffenseClass
      readonly on?: DateText
      /** As the row writes it. Absent: the kind; for `sealed`, that it was under HSC 11361.8. */
      readonly text?: string
    }

export interface PersonText {
  readonly id?: string
  readonly name?: string
  readonly born?: DateText
  /** `on an unknown day` where only the fact of death is known. */
  readonly died?: DateText | 'on an unknown day'
  readonly convictions: readonly CountText[]
  /** Days of registration events; `undated` for one without a day; ` unread` after it where its kind was not read. */
  readonly registered?: readonly (DateText | 'undated')[]
  readonly doubts?: readonly Doubt['kind'][]
  /** What the record is told to lack, in words. */
  readonly told?: readonly string[]
  readonly arrests?: readonly ArrestText[]
  /** What the office has looked up elsewhere and found nothing of. */
  readonly vouched?: readonly Vouched[]
}

/** A date text as a window. Throws on what is no date: a test that means unknown leaves it out. */
export function dated(text: DateText | undefined): Window {
  if (text === undefined) return UNKNOWN
  const [year, month, day] = text.split('-').map(Number)
  if (year === undefined) throw new Error(`[${text}] is not a date`)
  const first = dayOf(year, month ?? 1, day ?? 1)
  const last = dayOf(year, month ?? 12, day ?? daysInMonth(year, month ?? 12))
  if (first === undefined || last === undefined) throw new Error(`[${text}] is not a date`)
  return between(first, last)
}

/** A person of whom a record tells just this. */
export function person(text: PersonText): Person {
  let line = 1
  const row = (): readonly Source[] => [{ file: 'made-up.csv', line: ++line }]
  const cycles: OpenCycle[] = []
  const convictions: Conviction[] = []
  const made: Person = {
    id: text.id ?? 'P1',
    ...(text.name === undefined ? {} : { name: text.name }),
    birth: dated(text.born),
    birthSources: row(),
    ...(text.died === undefined
      ? {}
      : { death: { day: text.died === 'on an unknown day' ? UNKNOWN : dated(text.died), sources: row() } }),
    cycles,
    convictions,
    registrations: (text.registered ?? []).map((written): Registration => {
      const [day = '', unread] = written.split(' ')
      return {
        text: REGISTRATION,
        ...(unread === undefined ? { offense: readOffense(REGISTRATION) } : {}),
        ...event(day === 'undated' ? undefined : day, row()),
      }
    }),
    doubts: (text.doubts ?? []).map(kind => ({ kind, says: DOUBTS[kind], sources: row() })),
    told: (text.told ?? []).map(says => ({ kind: 'gap', says, sources: row() })),
  }
  for (const word of text.vouched ?? [])
    give(made, LOOKED_UP[word].name, {
      lines: [
        {
          value: true,
          source: 'looked up',
          by: 'the office',
          asOf: 0,
          corrects: false,
          at: { file: 'facts.csv', line: 2 },
        },
      ],
    })
  for (const [index, count] of text.convictions.entries()) {
    const cycle = cycleOf(cycles, count, index, row)
    const conviction = convicted(made, cycle, `${cycle.key}-${cycle.convictions.length + 1}`, count, row)
    cycle.convictions.push(conviction)
    convictions.push(conviction)
  }
  for (const [index, arrest] of (text.arrests ?? []).entries()) cycles.push(arrested(arrest, index, row))
  return made
}

/** The arrest of that place in a person's record, the first where none is named. Throws where there is none. */
export function arrest(of: Person, place = 0): Arrest {
  const found = arrestsOf(of)[place]
  if (found === undefined) throw new Error(`the person has no arrest ${place}`)
  return found
}

/** The conviction of that place in a person's record, the first where none is named. Throws where there is none. */
export function conviction(of: Person, place = 0): Conviction {
  const found = of.convictions[place]
  if (found === undefined) throw new Error(`the person has no conviction ${place}`)
  return found
}

/** A person of one conviction, and that conviction. */
export const oneConviction = (count: CountText, rest: Omit<PersonText, 'convictions'> = {}): Conviction =>
  conviction(person({ ...rest, convictions: [count] }))

interface OpenCycle extends Cycle {
  readonly convictions: Conviction[]
  readonly otherCharges: Charge[]
}

function arrested(text: ArrestText, index: number, row: () => readonly Source[]): OpenCycle {
  const { day, sources } = event(text.on, text.on === undefined ? [] : row())
  return {
    key: `arrest ${index + 1}`,
    arrested: day,
    arrestSources: sources,
    convictions: [],
    warrant: text.warrant === true,
    otherCharges: text.charges.map((charge): Charge => {
      const filed = charge.ended !== undefined && charge.ended !== 'not-filed'
      return {
        offense: readOffense(charge.offense),
        ...(charge.ended === undefined
          ? {}
          : { disposition: charge.disposition ?? charge.ended.toUpperCase(), ended: charge.ended }),
        ...(charge.class === undefined ? {} : { class: charge.class }),
        day: charge.on === undefined ? day : dated(charge.on),
        stage: charge.stage ?? (filed ? 'court' : 'arrest'),
        sources: row(),
      }
    }),
    ...(text.county === undefined ? {} : { county: text.county }),
    caseNumbers: [],
  }
}

const REGISTRATION = '290 PC-REGISTRATION OF SEX OFFENDER'

const DOUBTS: Readonly<Record<Doubt['kind'], string>> = {
  'unread-row': 'a row of this person was rejected',
  identity: 'it is not sure which rows are this person’s',
  elsewhere: 'these files do not tell of what happened in other counties',
}

const event = (day: DateText | undefined, sources: readonly Source[]): Dated => ({ day: dated(day), sources })

function cycleOf(
  cycles: OpenCycle[],
  count: CountText,
  index: number,
  row: () => readonly Source[],
): OpenCycle {
  const key = count.cycle ?? `cycle ${index + 1}`
  let cycle = cycles.find(known => known.key === key)
  if (cycle === undefined) {
    const arrest = event(count.arrested, count.arrested === undefined ? [] : row())
    cycle = {
      key,
      arrested: arrest.day,
      arrestSources: arrest.sources,
      convictions: [],
      otherCharges: [],
      warrant: false,
      caseNumbers: [],
    }
    cycles.push(cycle)
  }
  for (const charged of count.charged ?? []) {
    cycle.otherCharges.push({
      offense: readOffense(charged),
      disposition: 'DISMISSED',
      ended: 'dismissed',
      day: dated(count.on),
      stage: 'court',
      sources: row(),
    })
  }
  return cycle
}

function convicted(
  of: Person,
  cycle: Cycle,
  key: string,
  count: CountText,
  row: () => readonly Source[],
): Conviction {
  const convictionDate = dated(count.on)
  const sources = row()
  return {
    person: of,
    cycle,
    key,
    offense: readOffense(count.offense),
    ...(count.disposition === undefined ? {} : { disposition: count.disposition }),
    ...(count.remark === undefined ? {} : { remark: count.remark }),
    ...(count.class === undefined ? {} : { class: count.class }),
    offenseDate:
      count.committed === undefined
        ? between(ALWAYS, Math.min(cycle.arrested.latest, convictionDate.latest))
        : dated(count.committed),
    convictionDate,
    sentence: sentence(count.sentence, convictionDate),
    later: (count.later ?? []).map(later => {
      const said = typeof later === 'string' ? { kind: later } : later
      const { day, sources } = event('on' in said ? said.on : undefined, row())
      const text =
        'text' in said && said.text !== undefined ? said.text : (LATER[said.kind] ?? said.kind.toUpperCase())
      const { afterSentence, reinstated } = readDisposition(text).later ?? {}
      return {
        kind: said.kind,
        ...('to' in said && said.to !== undefined ? { to: said.to } : {}),
        ...(said.kind === 'dismissed' && afterSentence ? { afterSentence } : {}),
        ...(said.kind === 'probation-revoked' && reinstated ? { reinstated } : {}),
        day,
        text,
        sources,
      }
    }),
    ...(count.county === undefined ? {} : { county: count.county }),
    caseNumbers: [],
    sources,
  }
}

const UNITS: Readonly<Record<string, keyof Period>> = { D: 'days', M: 'months', Y: 'years' }

const LATER: Partial<Record<LaterEvent['kind'], string>> = { sealed: 'CONV DISM & SEALED PER 11361.8 HS' }

/** A part of a sentence: its place, `JAIL` where none is written, and its length. */
function partOf(written: string): SentencePart {
  if (written === 'CONSECUTIVE') return { place: written, text: '', kind: 'manner', length: {} }
  const [, place = 'JAIL', length, unit] = /^(?:([A-Z][A-Z ]+) )?(\d+) ?([DMY])$/.exec(written) ?? []
  if (unit === undefined) {
    const fine = written === 'FINE'
    return {
      place: fine ? 'FINE' : 'JAIL',
      text: written,
      kind: fine ? 'fine' : 'jail',
      ...(fine ? { length: {} } : {}),
    }
  }
  const kind = KINDS[place]
  if (kind === undefined) throw new Error(`[${place}] is no place of a sentence part`)
  return { place, text: `${length} ${unit}`, kind, length: { [UNITS[unit] as string]: Number(length) } }
}

const KINDS: Readonly<Record<string, PartKind>> = {
  JAIL: 'jail',
  PRISON: 'prison',
  PROBATION: 'probation',
  PAROLE: 'parole',
  SUPERVISION: 'supervision',
}

function sentence(text: string | undefined, from: Window): Sentence {
  if (text === undefined) return { parts: [], ends: { soonest: from.soonest, latest: NEVER }, says: 'silent' }
  const written = text.split('+').map(part => part.trim())
  const parts = written.map(partOf)
  let { soonest, latest } = from
  let says: Sentence['says'] = 'complete'
  for (const [at, { length }] of parts.entries()) {
    if (length !== undefined) {
      soonest = addPeriod(soonest, length)
      latest = addPeriod(latest, length)
    } else if (written[at] === 'LIFE') says = 'life'
    else if (says === 'complete') says = 'unread'
  }
  // Behind a term of unknown length.
  if (written.includes('CONSECUTIVE')) return { parts, ends: { soonest, latest: NEVER }, says, behind: [] }
  return { parts, ends: { soonest, latest: says === 'complete' ? latest : NEVER }, says }
}
