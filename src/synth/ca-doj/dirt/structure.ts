/** Columns that contradict each other, numbers that leave something out, and terms told somewhere else. */
import { addPeriod } from '../../../time/day.ts'
import { CORRECTIONS } from '../agencies.ts'
import { SUPERSTRIKES } from '../offenses.ts'
import type { KnownAnswer } from '../plan.ts'
import type { Row } from '../row.ts'
import { stamp } from '../stamp.ts'
import { addCycle, addStep, soleConviction } from './added-rows.ts'
import {
  addReason,
  changeIdentity,
  changeStep,
  courtRows,
  type DirtyPerson,
  everywhere,
  type Kind,
  makeAgeless,
  makeUnknowable,
  rowsIn,
} from './kind.ts'

/** Gives a row another cycle or step, in every column that numbers it. */
function renumber(row: Row, { cycle, step }: { readonly cycle?: string; readonly step?: string }): void {
  row.key = (cycle ?? row.key.slice(0, 3)) + (step ?? row.key.slice(3, 6)) + row.key.slice(6)
  row.order = `${row.key}000`
  changeStep(row, { cycleOrder: row.key.slice(0, 3), stepOrder: row.key.slice(3, 6) })
}

const isNumbered = ({ order, key }: Row): boolean => order === `${key}000`

const next = (number: string): string => String(Number(number) + 1).padStart(3, '0')

function eachKnown(dirty: DirtyPerson, change: (known: KnownAnswer) => void): void {
  for (const known of dirty.answers) change(known)
}

/** How old somebody born on one of two days was when arrested, in whole years, for each known answer. */
function agesOf({
  plan,
  answers,
}: DirtyPerson): readonly { readonly known: KnownAnswer; readonly age: number }[] {
  return plan.cycles.flatMap(({ day, counts }) =>
    counts.flatMap(({ known }) =>
      known !== undefined && answers.includes(known)
        ? [{ known, age: Math.floor((day - plan.birth) / 365.25) }]
        : [],
    ),
  )
}

/** Older than this nobody was under 21 at the offense, however long before the arrest it lay. */
const SURELY_ADULT = 30

/** Whether a birth so many years later leaves each known answer either as it is or surely open. */
const isTelling = (dirty: DirtyPerson, years: number): boolean =>
  agesOf(dirty).every(({ age }) => age - years > SURELY_ADULT || (age >= 22 && age - years < 17))

/** Of a person who may be so many years younger: open is what the age decides. */
function twoBirths(dirty: DirtyPerson, years: number, says: string): void {
  addReason(dirty.answers, says)
  for (const { known, age } of agesOf(dirty)) {
    if (age - years <= SURELY_ADULT) makeAgeless(known)
    known.lost = 'birth date'
  }
}

export const STRUCTURE: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'an age that contradicts the birth date',
    weight: 8,
    apply: dirty => {
      const years = dirty.random.pick([4, 8, 25])
      const ages = dirty.rows.map(({ row }) => Number(row.age))
      // In every cycle: one that is right would bear the birth date out.
      if (ages.some(age => age - years < 11 || age > 60) || !isTelling(dirty, years)) return 0
      for (const { row } of dirty.rows) row.age = String(Number(row.age) - years)
      twoBirths(dirty, years, 'an age that contradicts the birth date')
      return dirty.rows.length
    },
  },
  {
    name: 'another birth date asked for',
    weight: 8,
    apply: dirty => {
      const years = dirty.random.pick([4, 8, 25])
      if (!isTelling(dirty, years)) return 0
      for (const { row } of dirty.rows) row.age = ''
      twoBirths(dirty, years, 'another birth date asked for')
      return everywhere(dirty, { requestedBirth: stamp(addPeriod(dirty.plan.birth, { years })) })
    },
  },
  {
    name: 'END_OF_REC missing',
    weight: 8,
    apply: (dirty, { row }) => {
      row.end = dirty.random.pick(['', 'X'])
      return 1
    },
  },
  {
    name: 'a cycle left out',
    weight: 8,
    apply: (dirty, { row }) => {
      if (dirty.rows.some(one => !isNumbered(one.row))) return 0
      const from = row.key.slice(0, 3)
      let touched = 0
      for (const { row: one } of dirty.rows) {
        if (one.key.slice(0, 3) < from) continue
        renumber(one, { cycle: next(one.key.slice(0, 3)) })
        touched++
      }
      eachKnown(dirty, known => {
        if (known.key.slice(0, 3) >= from) known.key = next(known.key.slice(0, 3)) + known.key.slice(3)
      })
      addReason(dirty.answers, 'a cycle left out')
      return touched
    },
  },
  {
    name: 'a step left out',
    weight: 8,
    apply: (dirty, { row }) => {
      const rows = rowsIn(dirty, row.planned)
      if (rows.some(one => !isNumbered(one)) || rows.length < 2) return 0
      const from = row.key.slice(3, 6)
      const cycle = row.key.slice(0, 3)
      let touched = 0
      for (const one of rows) {
        if (one.key.slice(3, 6) < from) continue
        renumber(one, { step: next(one.key.slice(3, 6)) })
        touched++
      }
      eachKnown(dirty, known => {
        if (known.key.startsWith(cycle) && known.key.slice(3, 6) >= from)
          known.key = cycle + next(known.key.slice(3, 6)) + known.key.slice(6)
      })
      addReason(dirty.answers, 'a step left out')
      return touched
    },
  },
  {
    name: 'one case under two cycles',
    weight: 8,
    apply: dirty => {
      const found = soleConviction(dirty)
      if (found === undefined || found.row.court === 'NULL' || found.cycle.unarrested) return 0
      const rows = courtRows(dirty, found.count)
      let last: Row | undefined
      for (const row of rows) {
        if (!isNumbered(row)) return 0
        const again: Row = last === undefined ? { ...row } : { ...row, step: last.step }
        last ??= again
        const cycle = String(
          Math.max(...dirty.rows.map(one => Number(one.row.key.slice(0, 3)))) + (again === last ? 1 : 0),
        )
        renumber(again, { cycle, step: '001' })
        dirty.rows.push({ row: again })
      }
      addReason([found.known], 'told under two cycles')
      return rows.length
    },
  },
  {
    name: 'a conviction that the prison alone tells',
    weight: 8,
    apply: dirty => {
      const { random, plan, asOf } = dirty
      const concerned = dirty.answers.filter(
        ({ situation, answer }) => situation.priorsMatter && answer === 'eligible',
      )
      const [known] = concerned
      const cycle = plan.cycles.find(({ counts }) => counts.some(count => count.known === known))
      const [first] = dirty.rows
      if (known === undefined || concerned.length > 1 || cycle === undefined || first === undefined) return 0
      const day = cycle.day - random.from(2600, 3000)
      if (day < addPeriod(plan.birth, { years: 16 }) || cycle.day > asOf) return 0
      const offense = random.pick(SUPERSTRIKES)
      addCycle(dirty, first.row, {
        type: 'CUSTODY',
        agency: CORRECTIONS,
        role: 'custody',
        day: stamp(day),
        offense: offense.text,
        toc: offense.toc,
        place: 'PRISON',
        length: '20',
        unit: 'Y',
        unitText: 'YEARS',
        comment: `SEN FROM: LOS ANGELES CO CRT #XR${random.from(10000, 99999)}`,
      })
      addReason([known], 'a superstrike that the prison alone tells')
      makeUnknowable(known, false)
      return 1
    },
  },
  {
    name: 'a term that a comment tells',
    weight: 40,
    apply: dirty => {
      const found = soleConviction(dirty)
      if (found === undefined || found.count.parts.length > 0) return 0
      const { planned } = found.row
      const years = Math.ceil((dirty.asOf - (planned.court ?? planned.day)) / 365) + 2
      const [row] = courtRows(dirty, found.count)
      if (row === undefined) return 0
      row.comment = `SEN: ${years} YEARS PRISON`
      addReason([found.known], 'a term that still runs, told by a comment')
      makeUnknowable(found.known, false)
      return 1
    },
  },
  {
    name: 'a term that the probation office alone tells',
    weight: 50,
    apply: dirty => {
      const found = soleConviction(dirty)
      if (found === undefined || found.count.parts.length > 0) return 0
      const { planned } = found.row
      const years = Math.ceil((dirty.asOf - (planned.court ?? planned.day)) / 365) + 2
      if (years > 30) return 0
      addStep(dirty, found.row, {
        type: 'PROBATION',
        role: 'custody',
        day: stamp((planned.court ?? planned.day) + 20),
        offense: found.count.convicted?.text ?? '',
        toc: found.known.situation.toc,
        count: Number(found.row.key.slice(6)),
        place: 'PROBATION',
        length: String(years),
        unit: 'Y',
        unitText: 'YEARS',
      })
      addReason([found.known], 'a term that still runs, told by the probation office')
      makeUnknowable(found.known, false)
      return 1
    },
  },
  {
    name: 'cycle of a row contradicted by its number',
    weight: 8,
    apply: (dirty, { row }) => {
      const rows = rowsIn(dirty, row.planned)
      if (row.count?.convicted !== undefined || row.role !== 'arrest' || !isNumbered(row)) return 0
      if (rows.some(one => one.count?.known !== undefined)) return 0
      changeStep(row, { cycleOrder: next(row.step.cycleOrder) })
      return 1
    },
  },
  {
    name: 'another name asked for',
    weight: 6,
    apply: (dirty, { row }) => {
      changeIdentity(row, { requestedCii: `A0${row.identity.cii.slice(1)}` })
      return dirty.rows.length > 0 ? 1 : 0
    },
  },
]
