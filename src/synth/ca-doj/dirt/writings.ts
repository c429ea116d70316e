/** One person under two SUBJECT_IDs, whose number is written in two ways: what both tell is of one person. */
import { addPeriod } from '../../../time/day.ts'
import type { Identity } from '../identity.ts'
import { SUPERSTRIKES } from '../offenses.ts'
import { stamp } from '../stamp.ts'
import { addCycle } from './added-rows.ts'
import { addReason, type DirtyPerson, type Kind } from './kind.ts'

/** Writings of a CII number as files and spreadsheets have them: `A12345678`. */
const WRITINGS: readonly ((cii: string) => string)[] = [
  cii => `A0${cii.slice(1)}`,
  cii => cii.slice(1),
  cii => `0${cii.slice(1)}`,
  cii => `A ${cii.slice(1)}`,
  cii => `A-${cii.slice(1)}`,
  cii => `${cii.slice(0, 4)} ${cii.slice(4)}`,
  cii => `A0${cii.slice(1, 3)}-${cii.slice(3, 6)}-${cii.slice(6)}`,
  cii => cii.toLowerCase(),
]

/** The same person under a second SUBJECT_ID, with the number in another writing. */
function secondIdentity(dirty: DirtyPerson): Identity {
  const { subject } = dirty.another(dirty.plan.birth)
  if (subject < dirty.personId) dirty.personId = subject
  const cii = dirty.random.pick(WRITINGS)(dirty.identity.cii)
  return { ...dirty.identity, subject, cii, text: undefined }
}

export const WRITTEN_TWICE: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'two SUBJECT_IDs, the number in two writings',
    weight: 8,
    apply: (dirty, _, at) => {
      const from = dirty.rows[at]?.row.planned
      const start = dirty.rows.findIndex(({ row }) => row.planned === from)
      if (start <= 0) return 0
      const second = secondIdentity(dirty)
      for (const { row } of dirty.rows.slice(start)) row.identity = second
      addReason(dirty.answers, 'under two SUBJECT_IDs with the number in two writings')
      return dirty.rows.length - start
    },
  },
  {
    name: 'a superstrike under another writing of the number',
    weight: 36,
    apply: dirty => {
      const { random, plan, answers } = dirty
      const concerned = answers.filter(
        ({ situation, answer }) => situation.priorsMatter && answer === 'eligible',
      )
      const [known] = concerned
      const [first] = dirty.rows
      const cycle = plan.cycles.find(({ counts }) => counts.some(count => count.known === known))
      // Without an arrest the offense may lie before any day.
      if (known === undefined || first === undefined || cycle === undefined || cycle.unarrested) return 0
      if (answers.some(one => one !== known && (one.situation.priorsMatter || one.answer === 'review')))
        return 0
      const day = cycle.day - random.from(2600, 3000)
      if (day < addPeriod(plan.birth, { years: 19 })) return 0
      const offense = random.pick(SUPERSTRIKES)
      const row = addCycle(dirty, first.row, {
        day: stamp(day),
        offense: offense.text,
        toc: offense.toc,
        disposition: 'CONVICTED',
        standing: 'FELONY',
        court: `${stamp(day).slice(2, 4)}F${random.from(10000, 99999)}`,
        place: 'PRISON',
        length: '1',
        unit: 'Y',
        unitText: 'YEARS',
        role: 'court',
      })
      row.caseNumber = ''
      row.age = ''
      row.identity = secondIdentity(dirty)
      known.why += '; a superstrike before, under another writing of the number'
      known.answer = 'not-eligible'
      known.lost = 'more'
      known.relief = undefined
      known.least = undefined
      return 1
    },
  },
]
