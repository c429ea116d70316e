/** Facts that are lost, and people who are mixed up. */
import type { Identity } from '../identity.ts'
import { madeUpName } from '../names.ts'
import type { Cycle } from '../plan.ts'
import type { Row } from '../row.ts'
import { stamp } from '../stamp.ts'
import { BREAKS, doubtAll, mayBreak } from './breaks.ts'
import {
  addReason,
  adultsOnly,
  birthLost,
  changeIdentity,
  changeStep,
  courtRows,
  dead,
  eachRow,
  eligibleCount,
  everywhere,
  inCycle,
  JUNK_DATES,
  type Kind,
  makeUnknowable,
  NO_DATES,
  rowsIn,
  timed,
} from './kind.ts'

/** What may take away a fact that decides. */
export const GRAVE: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'birth date lost',
    weight: 8,
    apply: dirty => {
      birthLost(dirty, 'birth date lost')
      const birth = dirty.random.pick(JUNK_DATES)
      for (const { row } of dirty.rows) row.age = ''
      return everywhere(dirty, { birth })
    },
  },
  {
    name: 'two birth dates',
    weight: 5,
    apply: (dirty, _, at) => {
      if (dirty.rows.length < 2) return 0
      birthLost(dirty, 'two birth dates')
      const half = at === 0 ? 1 : at
      const other = {
        ...dirty.identity,
        birth: stamp(dirty.plan.birth - 700 - dirty.random.below(700)),
        text: undefined,
      }
      for (const { row } of dirty.rows.slice(half)) row.identity = other
      for (const { row } of dirty.rows) row.age = ''
      return dirty.rows.length - half
    },
  },
  {
    name: 'birth date the record contradicts',
    weight: 5,
    apply: dirty => {
      const first = dirty.plan.cycles.find(({ kind }) => kind === 'criminal')
      if (first?.court === undefined || first.unarrested) return 0
      birthLost(dirty, 'birth date contradicted by the record')
      for (const { row } of dirty.rows) row.age = ''
      return everywhere(dirty, { birth: stamp(first.day - 900 - dirty.random.below(1500)) })
    },
  },
  {
    name: 'birth date only a year or a month',
    weight: 5,
    apply: dirty => {
      if (!adultsOnly(dirty, dirty.plan.cycles)) return 0
      const text = stamp(dirty.plan.birth)
      return everywhere(dirty, {
        birth: dirty.random.oneIn(2) ? `${text.slice(0, 4)}0000` : `${text.slice(0, 6)}00`,
      })
    },
  },
  {
    name: 'class lost',
    weight: 8,
    apply: (dirty, { row }) => {
      const found = eligibleCount(dirty)
      const count = found?.count ?? row.count
      if (count?.convicted === undefined) return 0
      if (found === undefined && dirty.answers.length > 0) return 0
      const letter = dirty.random.pick(['', 'N', ' '])
      const standing = dirty.random.pick(['', 'UNKNOWN', 'NULL'])
      let touched = 0
      for (const { row: one } of dirty.rows) {
        if (one.count !== count) continue
        one.toc = letter
        if (one.disposedToc !== '') one.disposedToc = letter
        if (one.convictedToc !== '') one.convictedToc = letter
        if (one.role === 'court') one.standing = standing
        touched++
      }
      if (found !== undefined) {
        addReason([found.known], 'class lost')
        makeUnknowable(found.known, !found.known.situation.classMatters)
        found.known.lost = 'class of the conviction'
      }
      return touched
    },
  },
  {
    name: 'all dates of a case lost',
    weight: 6,
    apply: (dirty, { row }) => {
      const cycle = eligibleCount(dirty)?.cycle ?? row.planned
      if (cycle.kind !== 'criminal') return 0
      const rows = rowsIn(dirty, cycle)
      for (const one of rows) {
        const day = dirty.random.pick(JUNK_DATES)
        changeStep(one, { arrested: day, day })
        one.disposed = day
        one.age = ''
      }
      const answers = inCycle(dirty, cycle)
      addReason(answers, 'all dates lost')
      for (const known of answers)
        makeUnknowable(known, !known.situation.ageMatters && known.situation.answer === 'not-eligible')
      return rows.length
    },
  },
  {
    name: 'conviction date lost',
    weight: 7,
    apply: (dirty, { row }) => {
      const cycle = eligibleCount(dirty)?.cycle ?? row.planned
      const { court } = cycle
      if (court === undefined || cycle.unarrested || dead(dirty)) return 0
      const answers = inCycle(dirty, cycle)
      for (const count of cycle.counts)
        if (count.known !== undefined && (count.known.answer !== 'eligible' || !timed(count))) return 0
      const rows = rowsIn(dirty, cycle).filter(({ role }) => role !== 'arrest')
      for (const one of rows) {
        const day = dirty.random.pick(JUNK_DATES)
        changeStep(one, { day })
        one.disposed = dirty.random.pick(JUNK_DATES)
      }
      addReason(answers, 'conviction date lost')
      for (const known of answers) {
        makeUnknowable(known, false)
        known.lost = 'conviction date'
      }
      return rows.length
    },
  },
  {
    name: 'county lost',
    weight: 6,
    apply: dirty => {
      const found = eligibleCount(dirty)
      if (found === undefined) return 0
      const answers = inCycle(dirty, found.cycle)
      if (answers.some(({ answer }) => answer === 'not-eligible')) return 0
      const county = dirty.random.pick(['', 'NULL', '      '])
      const rows = rowsIn(dirty, found.cycle)
      for (const one of rows) changeStep(one, { county })
      addReason(answers, 'county lost')
      for (const known of answers) makeUnknowable(known, false)
      return rows.length
    },
  },
  {
    name: 'code letters lost',
    weight: 6,
    apply: dirty => {
      const found = eligibleCount(dirty)
      const text = found?.count.convicted?.text
      if (found === undefined || text === undefined) return 0
      const bare = text.replace(/ ?HS.*$/, '')
      const own = found.count.charged === found.count.convicted
      for (const one of courtRows(dirty, found.count)) {
        const texts = [own ? one.offense : text, one.disposedOffense || text, one.convictedOffense || text]
        if (texts.some(written => written !== text)) return 0
      }
      let touched = 0
      for (const { row } of dirty.rows) {
        if (row.count !== found.count) continue
        if (row.offense === text) row.offense = bare
        if (row.disposedOffense === text) row.disposedOffense = bare
        if (row.convictedOffense === text) row.convictedOffense = bare
        touched++
      }
      addReason([found.known], 'code letters lost')
      makeUnknowable(found.known, false)
      return touched
    },
  },
  {
    name: 'sentence that cannot be read',
    weight: 6,
    apply: dirty => {
      const found = eligibleCount(dirty)
      if (found === undefined || !timed(found.count) || dead(dirty)) return 0
      const rows = courtRows(dirty, found.count).filter(one => one.length.trim() !== '' && one.unit !== '')
      for (const one of rows) {
        if (dirty.random.oneIn(2)) one.length = ''
        else one.unit = dirty.random.pick(['X', '', '?'])
        one.unitText = ''
      }
      if (rows.length === 0) return 0
      addReason([found.known], 'a sentence part cannot be read')
      makeUnknowable(found.known, false)
      return rows.length
    },
  },
  {
    name: 'a line that cannot be read',
    weight: 14,
    apply: (dirty, out) => {
      const { row } = out
      const own = row.count?.known
      if (!mayBreak(dirty, out)) return 0
      out.breaks = dirty.random.pick(BREAKS)(dirty.random)
      if (own !== undefined && row.role === 'court')
        dirty.answers = dirty.answers.filter(known => known !== own)
      doubtAll(dirty, 'a row of the person was rejected')
      return 1
    },
  },
  {
    name: 'a stranger with the same CII number',
    weight: 5,
    apply: (dirty, out, at) => {
      const birth = dirty.plan.birth + 500 + dirty.random.below(2000)
      const stranger: Identity = { ...dirty.another(birth), cii: dirty.identity.cii, text: undefined }
      if (stranger.name === dirty.identity.name) return 0
      dirty.strangers++
      const planned: Cycle = { kind: 'applicant', day: 0, unarrested: true, county: '', counts: [] }
      const row: Row = {
        ...out.row,
        identity: stranger,
        role: 'event',
        count: undefined,
        planned,
        key: '101001001',
        order: '101001001000',
        step: {
          ...out.row.step,
          cycleOrder: '101',
          stepOrder: '001',
          type: 'APPLICANT',
          day: out.row.step.arrested,
          text: undefined,
        },
        offense: 'APPLICANT-SECURITY GUARD',
        disposition: '',
        standing: '',
        toc: '',
        disposedOffense: '',
        disposedToc: '',
        convictedOffense: '',
        convictedToc: '',
        convictedQualifier: '',
        sentenceOrder: '',
        place: '',
        length: '',
        unit: '',
        unitText: '',
        comment: '',
        dispositionOrder: '',
      }
      if (at !== 0 && at < dirty.rows.length) dirty.rows.push({ row })
      else dirty.rows.unshift({ row })
      for (const known of dirty.answers) {
        addReason([known], 'a stranger has the same CII number')
        known.lost = 'more'
        if (known.situation.priorsMatter && known.answer === 'eligible') makeUnknowable(known, false)
      }
      return 1
    },
  },
  {
    name: 'two SUBJECT_IDs of one person',
    weight: 6,
    apply: (dirty, _, at) => {
      const from = dirty.rows[at]?.row.planned
      const start = dirty.rows.findIndex(({ row }) => row.planned === from)
      if (start <= 0) return 0
      const { subject } = dirty.another(dirty.plan.birth)
      const second = { ...dirty.identity, subject, text: undefined }
      for (const { row } of dirty.rows.slice(start)) row.identity = second
      if (subject < dirty.personId) dirty.personId = subject
      addReason(dirty.answers, 'under two SUBJECT_IDs')
      return dirty.rows.length - start
    },
  },
  {
    name: 'blank SUBJECT_ID on a row',
    weight: 6,
    apply: (dirty, { row }) => {
      // Only where the date of the cycle helps to tell which cycle the row belongs to.
      if (dirty.rows.length < 2 || row.planned.kind !== 'criminal' || row.planned.unarrested) return 0
      changeIdentity(row, { subject: dirty.random.pick(['', '        ', 'NULL']) })
      return 1
    },
  },
  {
    name: 'another name on a row',
    weight: 4,
    apply: (dirty, { row }) => {
      if (dirty.rows.length < 2) return 0
      changeIdentity(row, { name: `"${madeUpName(dirty.random)}"` })
      return 1
    },
  },
  {
    name: 'birth date missing on one row',
    weight: 4,
    apply: (dirty, { row }) => {
      if (dirty.rows.length < 2) return 0
      changeIdentity(row, { birth: dirty.random.pick(NO_DATES) })
      return 1
    },
  },
  {
    name: 'Latin-1 or UTF-8 letters in the name',
    weight: 4,
    apply: dirty => {
      const { name } = dirty.identity
      const latin = { ...dirty.identity, name: name.replace(/[AO]/, '\u00d1'), text: undefined }
      const utf8 = { ...dirty.identity, name: name.replace(/[AO]/, '\u00c3\u0091'), text: undefined }
      return eachRow(dirty, row => {
        row.identity = dirty.random.oneIn(3) ? utf8 : latin
      })
    },
  },
  {
    name: 'quotes inside a quoted name',
    weight: 4,
    apply: dirty => everywhere(dirty, { name: `${dirty.identity.name.slice(0, -1)} ""JJ"""` }),
  },
]
