/** Makes a person's rows misbehave as real files do, and corrects the truth where a needed fact is lost by it. */
import { addPeriod, type Day } from '../../time/day.ts'
import { draw, type Random, weighted } from '../random.ts'
import type { Identity } from './identity.ts'
import { madeUpName } from './names.ts'
import type { Count, Cycle, KnownAnswer, Plan } from './plan.ts'
import { type Row, type Step, stepDay } from './row.ts'
import { respell } from './spelling.ts'
import { stamp } from './stamp.ts'

/** A row as it goes out. */
export interface OutputRow {
  readonly row: Row
  /** Ends in CR LF. */
  crlf?: boolean
  /** Its sentence part stands on another row too. */
  again?: boolean
  /** Follows a blank line. */
  afterBlank?: boolean
  /** Written twice. */
  twice?: boolean
  /** Written this many rows later than its neighbors. */
  away?: number
  /** Breaks the finished line so that no reader can accept it. */
  breaks?: (line: string) => string
}

/** A person about to be written. */
export interface DirtyPerson {
  readonly random: Random
  readonly plan: Plan
  readonly identity: Identity
  readonly asOf: Day
  rows: OutputRow[]
  /** The truth of this person, without the convictions that no reader can see any more. */
  answers: KnownAnswer[]
  /** The number the results name the person by. */
  personId: string
  /** A fact was taken away, or the identity touched: nothing more of that kind. */
  spent: boolean
  /** Makes another person's identity, for strangers and second numbers. */
  readonly another: (birth: Day) => Identity
  /** Strangers among the rows. */
  strangers: number
}

interface Kind {
  readonly name: string
  readonly weight: number
  /**
   * `harmless`: changes no answer, whoever it meets. `careful`: changes none, but only of people whose convictions
   * stand alone. `grave`: may take a fact away; only such people, and once each.
   */
  readonly nature: 'harmless' | 'careful' | 'grave'
  /** Touches the row at hand, or what belongs to it. Gives the rows touched, 0 where it does not fit. */
  readonly apply: (dirty: DirtyPerson, out: OutputRow, at: number) => number
}

const courtRows = (dirty: DirtyPerson, count: Count): readonly Row[] =>
  dirty.rows.filter(({ row }) => row.count === count && row.role === 'court').map(({ row }) => row)

const rowsIn = (dirty: DirtyPerson, cycle: Cycle): readonly Row[] =>
  dirty.rows.filter(({ row }) => row.planned === cycle).map(({ row }) => row)

const changeStep = (row: Row, change: Partial<Step>): void => {
  row.step = { ...row.step, ...change, text: undefined }
}

const changeIdentity = (row: Row, change: Partial<Identity>): void => {
  row.identity = { ...row.identity, ...change, text: undefined }
}

const inCycle = (dirty: DirtyPerson, cycle: Cycle): readonly KnownAnswer[] =>
  dirty.answers.filter(known => cycle.counts.some(count => count.known === known))

/** The answer can no longer be known: unless it is no or an attorney's whatever the lost fact says. */
function makeUnknowable(known: KnownAnswer, stays: boolean): void {
  if (stays || known.answer === 'review' || known.answer === 'unknowable') return
  known.answer = 'unknowable'
  known.relief = undefined
}

function addReason(answers: readonly KnownAnswer[], says: string): void {
  for (const known of answers) known.why += `; ${says}`
}

const ageImmune = ({ situation, complication }: KnownAnswer): boolean =>
  (!situation.ageMatters && situation.answer === 'not-eligible') || complication.settles === true

const dead = ({ plan }: DirtyPerson): boolean => plan.cycles.some(({ kind }) => kind === 'deceased')

const JUNK_DATES = ['00000000', '19630231', '19991301', '20991231', 'UNKNOWN ', '        ', 'NULL']
const NO_DATES = ['00000000', '        ', 'NULL', '']

/** The first count whose answer is that it is eligible, with its cycle. */
function eligibleCount(dirty: DirtyPerson): { count: Count; cycle: Cycle; known: KnownAnswer } | undefined {
  for (const cycle of dirty.plan.cycles)
    for (const count of cycle.counts) {
      const { known } = count
      if (known !== undefined && known.answer === 'eligible' && dirty.answers.includes(known))
        return { count, cycle, known }
    }
  return undefined
}

const timed = (count: Count): boolean =>
  count.parts.length > 0 &&
  count.parts.every(({ unit }) => unit !== 'L') &&
  count.parts.some(({ length }) => length !== '')

function eachRow(dirty: DirtyPerson, change: (row: Row) => void): number {
  for (const { row } of dirty.rows) change(row)
  return dirty.rows.length
}

/** Gives every row of the person the same changed identity. */
function everywhere(dirty: DirtyPerson, change: Partial<Identity>): number {
  const identity = { ...dirty.identity, ...change, text: undefined }
  return eachRow(dirty, row => {
    row.identity = identity
  })
}

function birthLost(dirty: DirtyPerson, says: string): void {
  addReason(dirty.answers, says)
  for (const known of dirty.answers) makeUnknowable(known, ageImmune(known))
}

// ---- harmless ---------------------------------------------------------------------------------------------------

const harmless: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'padding',
    weight: 20,
    apply: ({ random }, { row }) => {
      if (!row.offense.startsWith('"')) row.offense = ` ${row.offense}  `
      row.standing = row.standing === '' ? '   ' : `  ${row.standing} `
      row.disposition = ` ${row.disposition}      `
      row.order = `${row.order} `
      row.length = row.length === '' ? ' ' : ` ${row.length} `
      if (random.oneIn(2)) changeStep(row, { county: `  ${row.step.county}`, day: `${row.step.day} ` })
      if (random.oneIn(3))
        changeIdentity(row, { subject: ` ${row.identity.subject} `, birth: `${row.identity.birth} ` })
      return 1
    },
  },
  {
    name: 'the word NULL',
    weight: 10,
    apply: (_, { row }) => {
      row.caseNumber = 'NULL'
      row.comment = row.comment || 'NULL'
      if (row.convictedOffense === '') row.convictedOffense = 'NULL'
      if (row.disposedOffense === '') row.disposedOffense = 'NULL'
      if (row.standing === '') row.standing = 'NULL'
      if (row.place === '' && row.sentenceOrder === '')
        row.place = row.length = row.unit = row.unitText = row.sentenceOrder = 'NULL'
      return 1
    },
  },
  {
    name: 'lower case',
    weight: 6,
    apply: ({ random }, { row }) => {
      row.offense = row.offense.toLowerCase()
      row.convictedOffense = row.convictedOffense.toLowerCase()
      row.disposedOffense = row.disposedOffense.toLowerCase()
      row.standing = row.standing.toLowerCase()
      row.disposition = row.disposition.toLowerCase()
      if (random.oneIn(2)) changeStep(row, { county: row.step.county.toLowerCase() })
      return 1
    },
  },
  {
    name: 'odd spelling of a section',
    weight: 20,
    apply: (dirty, { row }) => {
      const text = row.count?.convicted?.text
      if (row.role !== 'court' || row.count === undefined || text === undefined) return 0
      const odd = respell(dirty.random, text)
      const rows = courtRows(dirty, row.count)
      for (const one of rows) {
        if (one.offense === text) one.offense = odd
        if (one.convictedOffense === text) one.convictedOffense = odd
        if (one.disposedOffense === text) one.disposedOffense = odd
      }
      return rows.length
    },
  },
  {
    name: 'charge in the comment',
    weight: 12,
    apply: (dirty, { row }) => {
      const { count } = row
      if (row.role !== 'court' || count?.convicted === undefined || count.convicted !== count.charged)
        return 0
      const { text } = count.convicted
      const cut = text.indexOf('-', text.search(/[A-Z]{2}\b/))
      const citation = cut < 0 ? text : text.slice(0, cut)
      const comment = dirty.random.pick([
        `CHRG ${citation}`,
        `:CHRG ${citation}`,
        `CNT-01 CHRG ${text}`,
        `CHRG ${text}`,
        text,
      ])
      const rows = courtRows(dirty, count)
      const blank = dirty.random.oneIn(3)
      for (const one of rows)
        if (one.offense !== text || one.standing === '' || (one.comment !== '' && one.comment !== 'NULL'))
          return 0
      for (const one of rows) {
        one.offense = blank ? '' : 'SEE COMMENT FOR CHARGE'
        one.convictedOffense = ''
        one.disposedOffense = ''
        one.comment = comment
      }
      return rows.length
    },
  },
  {
    name: 'class only in its letter',
    weight: 8,
    apply: (dirty, { row }) => {
      const { count } = row
      if (row.role !== 'court' || count?.convicted === undefined) return 0
      const rows = courtRows(dirty, count)
      const lettered = rows.every(one =>
        one.convictedToc !== '' || one.disposedToc !== ''
          ? true
          : count.convicted === count.charged && one.toc !== '',
      )
      if (!lettered || rows.some(one => !/^ ?\d/.test(one.offense))) return 0
      for (const one of rows) one.standing = ''
      return rows.length
    },
  },
  {
    name: 'the same row twice',
    weight: 12,
    apply: (_, out) => {
      if (out.twice === true || out.breaks !== undefined) return 0
      out.twice = true
      return 1
    },
  },
  {
    name: 'sentence part repeated',
    weight: 8,
    apply: (dirty, out, at) => {
      if (out.row.role !== 'court' || out.row.count?.parts.length === 0 || out.again === true) return 0
      out.again = true
      const again: OutputRow = { row: { ...out.row, caseNumber: `${out.row.caseNumber}  ` }, again: true }
      dirty.rows.splice(at + 1, 0, again)
      return 1
    },
  },
  {
    name: 'CR LF',
    weight: 8,
    apply: (_, out) => {
      out.crlf = true
      return 1
    },
  },
  {
    name: 'blank line',
    weight: 2,
    apply: (_, out) => {
      out.afterBlank = true
      return 1
    },
  },
  {
    name: 'quote inside a field',
    weight: 8,
    apply: ({ random }, { row }) => {
      if (row.comment !== '') return 0
      row.comment = random.pick(['SUBJ SAID "NO"', 'AKA THE "KID" PER AGENCY', 'TALL "X'])
      return 1
    },
  },
  {
    name: 'Latin-1 letters',
    weight: 6,
    apply: ({ random }, { row }) => {
      if (row.comment !== '') return 0
      row.comment = random.pick(['SE\u00d1OR', 'CAF\u00c9', 'NI\u00c3\u0091O'])
      return 1
    },
  },
  {
    name: 'conviction on a row that is no court action',
    weight: 6,
    apply: (dirty, { row }) => {
      if (row.role !== 'court' || row.step.type !== 'COURT ACTION') return 0
      const type = dirty.random.pick(['PROBATION', 'CUSTODY'])
      const same = dirty.rows.filter(out => out.row.planned === row.planned && out.row.role === 'court')
      for (const out of same) changeStep(out.row, { type })
      return same.length
    },
  },
  {
    name: 'day of the disposition lost, day in court kept',
    weight: 5,
    apply: ({ random }, { row }) => {
      if (row.step.day.trim() !== stamp(row.planned.court ?? row.planned.day)) return 0
      row.disposed = random.pick(JUNK_DATES)
      return 1
    },
  },
  {
    name: 'rows far apart',
    weight: 10,
    apply: ({ random, rows }, _, at) => {
      if (at === 0) return 0
      const away = 200 + random.below(20_000)
      for (let i = at; i < rows.length; i++) (rows[i] as OutputRow).away ??= away
      return Math.min(3, rows.length - at)
    },
  },
  {
    name: 'comment that only looks like a section',
    weight: 5,
    apply: ({ random, plan }, { row }) => {
      if (row.comment !== '' || row.planned.kind !== 'criminal') return 0
      if (row.count?.convicted !== undefined && !plan.alone && plan.answers.length > 0) return 0
      if (row.planned.counts.some(({ charged }) => /11[35]/.test(charged.text))) return 0
      row.comment = random.pick(['REF CASE 1135799', 'FILE NO 111358', 'SEE RPT 113571'])
      return 1
    },
  },
  {
    name: 'damaged CNT_ORDER',
    weight: 5,
    apply: ({ random, answers }, { row }) => {
      const { count, planned } = row
      if (count === undefined || count.convicted !== undefined || row.order.trim() !== `${row.key}000`)
        return 0
      if (planned.counts.some(({ known }) => known !== undefined && answers.includes(known))) return 0
      row.order = random.pick([
        row.key.slice(0, 6),
        `${row.key}`,
        '',
        'NULL',
        `${row.key.slice(0, 5)}X${row.key.slice(6)}000`,
      ])
      return 1
    },
  },
]

// ---- careful ----------------------------------------------------------------------------------------------------

/** Age in whole years that a person has surely reached, whatever the day in the year of birth. */
const surely = (plan: Plan, years: number, cycle: Cycle): boolean =>
  addPeriod(plan.birth, { years: years + 2 }) <= cycle.day

const adultsOnly = (dirty: DirtyPerson, cycles: readonly Cycle[]): boolean =>
  cycles.every(cycle =>
    inCycle(dirty, cycle).every(
      ({ situation }) => situation.age === 'adult' && surely(dirty.plan, 21, cycle),
    ),
  )

const careful: readonly Omit<Kind, 'nature'>[] = [
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

// ---- grave ------------------------------------------------------------------------------------------------------

const grave: readonly Omit<Kind, 'nature'>[] = [
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
      for (const known of answers) makeUnknowable(known, false)
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
      if (out.twice === true || row.planned.kind === 'deceased') return 0
      // The conviction itself, where one row is all of it; or a row that convicts of nothing that counts.
      if (own !== undefined && row.role === 'court' && courtRows(dirty, row.count as Count).length !== 1)
        return 0
      out.breaks = dirty.random.pick(BREAKS)(dirty.random)
      if (own !== undefined && row.role === 'court')
        dirty.answers = dirty.answers.filter(known => known !== own)
      addReason(dirty.answers, 'a row of the person was rejected')
      for (const known of dirty.answers) makeUnknowable(known, known.answer === 'not-eligible')
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

/** Ways to make a line unreadable, all of them after the columns that say whose it is. */
const BREAKS: readonly ((random: Random) => (line: string) => string)[] = [
  () => line => line.replace(',          ,', ','),
  () => line => `${line},X,Y`,
  () => line => `${line.slice(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1))},"LEFT OPEN,#`,
  () => line => line.replace('",', '"X,'),
  () => line => `${line.slice(0, -8)}\u0000${line.slice(-8)}`,
  random => line => cutAfter(line, 50, random.below(60)),
]

/** The line up to some letters after its so many commas, and never whole. */
function cutAfter(line: string, commas: number, letters: number): string {
  let at = 0
  for (let met = 0; met < commas; met++) at = line.indexOf(',', at) + 1
  return line.slice(0, Math.min(at + letters, line.length - 30))
}

/** The ways by which rows misbehave. */
export const DIRT: readonly Kind[] = [
  ...harmless.map((kind): Kind => ({ ...kind, nature: 'harmless' })),
  ...careful.map((kind): Kind => ({ ...kind, nature: 'careful' })),
  ...grave.map((kind): Kind => ({ ...kind, nature: 'grave' })),
]
const anyKind = weighted(DIRT, kind => kind.weight)

/** Longest record on which a kind that touches every row is tried. */
const LONG = 60

/** Makes the row at `at`, and what belongs to it, misbehave. Gives the kind and the rows touched. */
export function addDirt(dirty: DirtyPerson, at: number): { name: string; rows: number } {
  const settled = dirty.plan.alone || dirty.plan.answers.length === 0
  for (let tries = 0; tries < 20; tries++) {
    const kind = draw(dirty.random, anyKind)
    if (kind.nature !== 'harmless' && (!settled || dirty.spent || dirty.rows.length > LONG)) continue
    const out = dirty.rows[at]
    if (out === undefined || out.breaks !== undefined) break
    const rows = kind.apply(dirty, out, at)
    if (rows === 0) continue
    if (kind.nature !== 'harmless') dirty.spent = true
    return { name: kind.name, rows }
  }
  return { name: 'none', rows: 1 }
}
