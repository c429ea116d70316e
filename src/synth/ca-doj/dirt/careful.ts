/** Dates that are lost or short while another tells the same: no answer changes of convictions that stand alone. */
import { stepDay } from '../row.ts'
import { stamp } from '../stamp.ts'
import { adultsOnly, changeStep, JUNK_DATES, type Kind, NO_DATES, rowsIn } from './kind.ts'

/** What changes no answer of people whose convictions stand alone. */
export const CAREFUL: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'day in court lost, day of the disposition kept',
    weight: 6,
    apply: (dirty, { row }) => {
      if (row.role !== 'court') return 0
      const same = dirty.rows.filter(out => out.row.planned === row.planned && out.row.role === 'court')
      const court = stamp(row.planned.court ?? 0)
      if (same.some(out => out.row.disposed !== court)) return 0
      const day = dirty.random.pick(NO_DATES)
      for (const out of same) changeStep(out.row, { day })
      return same.length
    },
  },
  {
    name: 'day of conviction only a month or a year',
    weight: 6,
    apply: (dirty, { row }) => {
      const { planned } = row
      if (row.role !== 'court' || planned.court === undefined || planned.unarrested) return 0
      if (planned.court > dirty.asOf - 3000) return 0
      const text = stamp(planned.court)
      const short = dirty.random.oneIn(2) ? `${text.slice(0, 4)}0000` : `${text.slice(0, 6)}00`
      const same = dirty.rows.filter(out => out.row.planned === planned && out.row.role === 'court')
      for (const out of same) {
        changeStep(out.row, { day: short })
        out.row.disposed = short
      }
      return same.length
    },
  },
  {
    name: 'day of arrest only a month or a year',
    weight: 6,
    apply: (dirty, { row }) => {
      const { planned } = row
      if (planned.kind !== 'criminal' || planned.unarrested) return 0
      const text = stamp(planned.day)
      const year = Number(text.slice(0, 4))
      if (year > 2014 || (year > 1974 && year < 1980) || year < 1974 || !adultsOnly(dirty, [planned]))
        return 0
      const short = dirty.random.oneIn(2) ? `${text.slice(0, 4)}0000` : `${text.slice(0, 6)}00`
      const rows = rowsIn(dirty, planned)
      for (const one of rows) {
        if (one.role === 'arrest') changeStep(one, { arrested: short, day: short })
        else changeStep(one, { arrested: short })
      }
      return rows.length
    },
  },
  {
    name: 'one of the two days of arrest lost',
    weight: 6,
    apply: (dirty, { row }) => {
      const { planned } = row
      if (planned.kind !== 'criminal' || planned.unarrested) return 0
      const rows = rowsIn(dirty, planned)
      const day = dirty.random.pick(JUNK_DATES)
      if (dirty.random.oneIn(2)) {
        if (rows.some(one => one.role === 'arrest' && stepDay(one) !== stamp(planned.day))) return 0
        for (const one of rows) changeStep(one, { arrested: day })
      } else {
        if (rows.some(one => one.step.arrested !== stamp(planned.day))) return 0
        for (const one of rows) if (one.role === 'arrest') changeStep(one, { day })
      }
      return rows.length
    },
  },
]
