/** Offenses whose number, words, qualifier and comment do not say the same, or say more than the section. */
import type { Count, KnownAnswer } from '../plan.ts'
import type { Row } from '../row.ts'
import { addReason, courtRows, type DirtyPerson, eligibleCount, type Kind, makeUnknowable } from './kind.ts'

/** The eligible conviction that dirt may fall on, with its rows in court, none of which another kind has touched. */
export function untouched(dirty: DirtyPerson):
  | {
      readonly count: Count
      readonly known: KnownAnswer
      readonly text: string
      readonly rows: readonly Row[]
    }
  | undefined {
  const found = eligibleCount(dirty)
  const text = found?.count.convicted?.text
  if (found === undefined || text === undefined) return undefined
  const rows = courtRows(dirty, found.count)
  const own = found.count.charged === found.count.convicted
  const same = rows.every(row =>
    [own ? row.offense : text, row.disposedOffense || text, row.convictedOffense || text].every(
      written => written === text,
    ),
  )
  return same && rows.every(({ comment }) => !/CHRG/.test(comment))
    ? { count: found.count, known: found.known, text, rows }
    : undefined
}

/** Writes another text wherever the offense of the count stands, at the arrest as well. */
export function writeOffense(dirty: DirtyPerson, count: Count, text: string, written: string): number {
  let touched = 0
  for (const { row } of dirty.rows) {
    if (row.count !== count) continue
    if (row.offense === text) row.offense = written
    if (row.disposedOffense === text) row.disposedOffense = written
    if (row.convictedOffense === text) row.convictedOffense = written
    touched++
  }
  return touched
}

export function ask(known: KnownAnswer, says: string): void {
  addReason([known], says)
  makeUnknowable(known, false)
}

/** What nobody can read may be an offense that bars relief for whatever came later. */
function doubtLater({ plan, answers }: DirtyPerson, unread: KnownAnswer): void {
  const court = plan.cycles.find(({ counts }) => counts.some(({ known }) => known === unread))?.court ?? 0
  for (const { day, counts } of plan.cycles)
    for (const { known } of counts)
      if (known !== undefined && known !== unread && answers.includes(known) && day > court)
        if (known.situation.priorsMatter) makeUnknowable(known, known.answer === 'not-eligible')
}

/** Writes a flag beside the offense: in the column of the conviction, in that of the charge, or in both. */
function qualify({ random }: DirtyPerson, rows: readonly Row[], flag: string): void {
  const column = random.pick(['qualifier', 'convictedQualifier', 'both'] as const)
  for (const row of rows) {
    if (column !== 'convictedQualifier') row.qualifier = flag
    if (column !== 'qualifier') row.convictedQualifier = flag
  }
}

const PARTS = /^(\d{5})((?:\([A-Z]\))?) HS(-.*)$/

/** Ways to mistype a number so that it is no longer one of the Act, while the words speak of marijuana. */
const MISTYPED: readonly ((number: string, letter: string, words: string) => string)[] = [
  (number, letter, words) => `${number.slice(0, 3)}${number[4]}${number[3]}${letter} HS${words}`,
  (number, letter, words) => `${number.slice(0, 4)}${letter} HS${words}`,
  (number, letter, words) => `${number.slice(0, 1)} ${number.slice(1)}${letter} HS${words}`,
  (number, letter, words) => `${number.slice(0, 3)} ${number.slice(3)}${letter} HS${words}`,
  (number, letter, words) => `${number}${letter} PC${words}`,
]

/** Counts of the case that have no row of their own, by their numbers. */
const FURTHER_COUNTS = [
  'CTS 2-4 187 PC',
  'CT 2 187(A) PC-MURDER',
  'CNT 02 261(A)(2) PC',
  '"CNTS 2,3 288(A) PC"',
  'COUNT 2: 245(D)(3) PC',
  'ADDL CNTS 2 & 3',
  'PLUS CTS 2 THRU 5',
] as const

export const OFFENSES: readonly Omit<Kind, 'nature'>[] = [
  {
    name: 'number and words of an offense contradict each other',
    weight: 12,
    apply: dirty => {
      const found = untouched(dirty)
      const [, number = '', letter = '', words = ''] = PARTS.exec(found?.text ?? '') ?? []
      // Whether what nobody can read may bar another conviction depends on how it is mistyped.
      if (found === undefined || number === '' || dirty.answers.length > 1) return 0
      ask(found.known, 'number and words contradict each other')
      return writeOffense(dirty, found.count, found.text, dirty.random.pick(MISTYPED)(number, letter, words))
    },
  },
  {
    name: 'an attempt told by the qualifier alone',
    weight: 10,
    apply: dirty => {
      const found = untouched(dirty)
      if (found === undefined || found.count.charged !== found.count.convicted || dirty.answers.length > 1)
        return 0
      const written = dirty.random.pick(['ATTEMPTED', 'ATTEMPT', 'ATT', '664'])
      qualify(dirty, found.rows, written)
      ask(found.known, 'an attempt by its qualifier: an attorney decides')
      return found.rows.length
    },
  },
  {
    name: 'a conspiracy told by the qualifier alone',
    weight: 10,
    apply: dirty => {
      const found = untouched(dirty)
      if (found === undefined || found.count.charged !== found.count.convicted || dirty.answers.length > 1)
        return 0
      const { known } = found
      // A flag of the charge alone, beside a conviction with columns of its own, would leave it open.
      if (found.rows.some(row => row.disposedOffense !== '' || row.convictedOffense !== '')) return 0
      const flag = dirty.random.pick(['CONSPIRACY', 'CONSPIRE', 'CONSP', '182 PC'])
      const inOwnColumns = dirty.random.oneIn(2)
      for (const row of found.rows) {
        if (inOwnColumns) {
          row.convictedOffense = found.text
          row.convictedToc = known.situation.toc
          row.convictedQualifier = flag
        } else row.qualifier = flag
      }
      known.why += '; a conspiracy by its qualifier: not covered'
      known.answer = 'not-eligible'
      known.lost = 'more'
      known.relief = undefined
      known.least = undefined
      return found.rows.length
    },
  },
  {
    name: 'a qualifier that is no known one',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      if (found === undefined || found.count.charged !== found.count.convicted) return 0
      const qualifier = dirty.random.pick(['SEE RPT', 'AGGR', 'W/PRIOR', 'XQ'])
      for (const row of found.rows) row.qualifier = qualifier
      ask(found.known, 'a qualifier that is no known one')
      doubtLater(dirty, found.known)
      return found.rows.length
    },
  },
  {
    name: 'a qualifier that says nothing of the offense',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      if (found === undefined || found.count.charged !== found.count.convicted) return 0
      const qualifier = dirty.random.pick(['BENCH WARRANT', 'WARRANT'])
      for (const row of found.rows) row.qualifier = qualifier
      addReason([found.known], 'a warrant in the qualifier')
      return found.rows.length
    },
  },
  {
    name: 'reduced beside the offense',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      if (found === undefined || found.known.situation.toc !== 'F') return 0
      const beside = dirty.random.pick([' (REDUCED)', ' TREATED AS MISD', ' REDUCED TO MISD'])
      ask(found.known, 'reduced, as words beside the offense say')
      let touched = 0
      for (const row of found.rows) {
        if (row.convictedOffense !== '') row.convictedOffense += beside
        else if (row.disposedOffense !== '') row.disposedOffense += beside
        else row.offense += beside
        touched++
      }
      return touched
    },
  },
  {
    name: 'a comment that says the case was dismissed',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      const [row] = found?.rows ?? []
      if (found === undefined || row === undefined) return 0
      row.comment = dirty.random.pick([
        'PER COURT ORDER CASE DISMISSED',
        'CASE DISMISSED',
        'CONV DISMISSED PER CRT',
        'TREATED AS MISD',
      ])
      ask(found.known, 'a comment that it was dismissed or reduced')
      return 1
    },
  },
  {
    name: 'a comment that names another subdivision',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      const [row] = found?.rows ?? []
      if (found === undefined || row === undefined) return 0
      const other = /^11357\([AB]\)/.test(found.text)
        ? '11357(C)'
        : /^11360\(B\)/.test(found.text)
          ? '11360(A)'
          : ''
      // Of a child any subdivision gives the same.
      if (other === '' || found.known.situation.age === 'child') return 0
      row.comment = `CHRG ${other} HS`
      ask(found.known, 'a comment that names another subdivision')
      // A felony of possession is at most a misdemeanor under any subdivision.
      if (found.known.situation.toc === 'F' && found.known.situation.section === '11357')
        found.known.least = 'redesignate-misdemeanor'
      return 1
    },
  },
  {
    name: 'a comment that names another offense',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      const [row] = found?.rows ?? []
      if (found === undefined || row === undefined) return 0
      row.comment = dirty.random.pick(['CHRG 11361(A) HS', 'CHRG 187 PC', ':CHRG 288(A) PC-LEWD ACTS'])
      ask(found.known, 'a comment that names another offense')
      if (!row.comment.includes('11361')) doubtLater(dirty, found.known)
      return 1
    },
  },
  {
    name: 'a comment that numbers further counts',
    weight: 10,
    apply: dirty => {
      const found = untouched(dirty)
      const [row] = found?.rows ?? []
      if (found === undefined || row === undefined) return 0
      row.comment = dirty.random.pick(FURTHER_COUNTS)
      ask(found.known, 'a comment that numbers further counts')
      doubtLater(dirty, found.known)
      return 1
    },
  },
  {
    name: 'a section of procedure instead of the offense',
    weight: 8,
    apply: dirty => {
      const found = untouched(dirty)
      if (found === undefined || found.count.charged !== found.count.convicted) return 0
      const procedure = dirty.random.pick([
        '1170(H) PC-SENTENCING',
        '1203.2 PC-PROBATION VIOL',
        '17 PC-REDUCTION',
      ])
      for (const row of found.rows) {
        row.convictedOffense = procedure
        row.disposedOffense = ''
      }
      ask(found.known, 'a section of procedure instead of the offense')
      doubtLater(dirty, found.known)
      return found.rows.length
    },
  },
]
