/** Later rows of a court: under a section or number of their own, garbled, or in words that only look like an order. */
import { MUNICIPAL_COURT } from '../agencies.ts'
import type { KnownAnswer } from '../plan.ts'
import type { Row } from '../row.ts'
import { stamp } from '../stamp.ts'
import { addCycle, addStep, soleConviction } from './added-rows.ts'
import { addReason, type DirtyPerson, type Kind, makeUnknowable } from './kind.ts'

/** A day on which a court may have ordered something since; undefined where there is none. */
function laterDay({ random, asOf }: DirtyPerson, { planned }: Row): string | undefined {
  const court = planned.court ?? planned.day
  return court + 900 < asOf ? stamp(court + random.from(200, 800)) : undefined
}

function ask(known: KnownAnswer, says: string): void {
  addReason([known], says)
  makeUnknowable(known, false)
}

/** A case number as another clerk writes it. */
const otherwise = (number: string): string => number.replace(/^(\d\d)F/, '$1-F')

/** Orders after which it is open what stands, whether or not it is sure which conviction they are of. */
const PROCEDURE = [
  { offense: '1203.2(A) PC-PROBATION VIOL:REARREST/REVOKE', disposition: 'PROBATION REVOKED' },
  { offense: '1203.2 PC-PROBATION VIOL', disposition: 'PROBATION REVOKED' },
  { offense: '1385 PC-DISMISSAL', disposition: 'DISMISSED/FURTHERANCE OF JUSTICE' },
] as const

/** Orders as machines and cut columns leave them. */
const GARBLED = [
  '?',
  'C0NV D1SM & SE4LED PER 1136l.8 HS',
  'CONV DISM & SEA',
  'CONV DI',
  'C',
  'XXXXXX',
] as const

/** Words that stand on later rows and undo nothing. */
const NOTHING_UNDONE = [
  'BENCH WARRANT VACATED',
  'TRIAL DATE VACATED',
  'RESTITUTION ORDER VACATED',
  'BENCH WARRANT RECALLED',
  'FINE PAID',
] as const

/** Words that undo something, and do not say what. */
const PERHAPS_UNDONE = [
  'REVERSED IN PART',
  'OVERTURNED IN PART',
  'ORDER OF CRT SEE FILE',
  'SENTENCE VACATED',
] as const

/** Adds a later row with one of these words to the only conviction; undefined where there is none that may have one. */
function addWords(dirty: DirtyPerson, words: readonly string[]): KnownAnswer | undefined {
  const found = soleConviction(dirty)
  const day = found && laterDay(dirty, found.row)
  if (found === undefined || day === undefined) return undefined
  const { row, known, count } = found
  addStep(dirty, row, {
    disposition: dirty.random.pick(words),
    day,
    court: row.court,
    count: Number(row.key.slice(6)),
    offense: count.convicted?.text ?? '',
    toc: known.situation.toc,
  })
  return known
}

export const ORDERS: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'an order under a section of procedure',
    weight: 18,
    apply: dirty => {
      const { random } = dirty
      const found = soleConviction(dirty)
      const day = found && laterDay(dirty, found.row)
      if (found === undefined || day === undefined || found.row.court === 'NULL') return 0
      const { row, known } = found
      const court = random.pick([
        row.court,
        otherwise(row.court),
        `${day.slice(2, 4)}F${random.from(10000, 99999)}`,
      ])
      const said = { ...random.pick(PROCEDURE), toc: 'F', day, court }
      if (random.oneIn(2)) addStep(dirty, row, said)
      else addCycle(dirty, row, said)
      ask(known, 'an order under a section of procedure')
      return 1
    },
  },
  {
    name: 'a reversal under a number of its own',
    weight: 15,
    apply: dirty => {
      const { random } = dirty
      const found = soleConviction(dirty)
      const day = found && laterDay(dirty, found.row)
      // Beside no number at all, one on the order would contradict nothing.
      if (found === undefined || day === undefined || found.row.court === 'NULL') return 0
      const { row, known, count } = found
      addStep(dirty, row, {
        offense: count.convicted?.text ?? '',
        toc: known.situation.toc,
        disposition: random.pick(['REVERSED', 'DISMISSED/FURTHERANCE OF JUSTICE', 'CONV REVERSED ON APPEAL']),
        court: `A${day.slice(2, 4)}-${random.from(100, 999)}`,
        day,
      })
      ask(known, 'a reversal under a number of its own')
      return 1
    },
  },
  {
    name: 'a later order that cannot be read',
    weight: 24,
    apply: dirty => {
      const { random } = dirty
      const found = soleConviction(dirty)
      const day = found && laterDay(dirty, found.row)
      if (found === undefined || day === undefined) return 0
      const { row, known, count } = found
      const own = random.oneIn(2)
      addStep(dirty, row, {
        disposition: random.pick(GARBLED),
        day,
        count: own ? Number(row.key.slice(6)) : 9,
        type: random.oneIn(3) ? random.pick(['C0URT ACTION', '']) : 'COURT ACTION',
        ...(own ? { offense: count.convicted?.text ?? '', toc: known.situation.toc } : {}),
        ...(random.oneIn(2) && row.court !== 'NULL' ? { court: row.court } : {}),
      })
      ask(known, 'a later order that cannot be read')
      return 1
    },
  },
  {
    name: 'words that undo nothing',
    weight: 18,
    apply: dirty => {
      const known = addWords(dirty, NOTHING_UNDONE)
      if (known === undefined) return 0
      addReason([known], 'words that undo nothing')
      return 1
    },
  },
  {
    name: 'words that may undo',
    weight: 12,
    apply: dirty => {
      const known = addWords(dirty, PERHAPS_UNDONE)
      if (known === undefined) return 0
      ask(known, 'words that may undo')
      return 1
    },
  },
  {
    name: 'held to answer in a lower court',
    weight: 15,
    apply: dirty => {
      const { random } = dirty
      const found = soleConviction(dirty)
      if (found === undefined || found.cycle.unarrested || found.known.situation.toc !== 'F') return 0
      const { row, known, count, cycle } = found
      if (cycle.court === undefined || cycle.court === cycle.day) return 0
      const held = addStep(dirty, row, {
        role: 'held',
        agency: MUNICIPAL_COURT,
        disposition: random.pick(['HELD TO ANSWER', 'CERTIFIED TO SUPERIOR COURT', 'BOUND OVER']),
        day: stamp(cycle.day + 1),
        court: `M${stamp(cycle.day).slice(2, 4)}-${random.from(100, 999)}`,
        count: Number(row.key.slice(6)),
        offense: count.charged.text,
        toc: count.charged.toc,
      })
      held.caseNumber = ''
      addReason([known], 'held to answer before')
      return 1
    },
  },
]
