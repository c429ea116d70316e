/** Puts a petition into the fields of a form; what has no room there goes to an attachment, and nothing is cut off. */

import type { Branch, FilingInput, Office } from '../../filing.ts'
import { roomFor } from '../../forms/compose.ts'
import type { FormMap } from '../../forms/form-map.ts'
import type { Answers } from '../../forms/placed-sheet.ts'
import type { Template } from '../../forms/template.ts'
import { cityLine } from '../caption.ts'
import { type ConvictionRow, type Petition, ROW_KEYS } from './petition.ts'

/** What stands in fields, by the roles of the maps. */
export type Roles = ReadonlyMap<string, string>

/** What had no room in a field. */
export interface Overflow {
  readonly what: string
  readonly text: string
}

export interface FilledForm {
  readonly answers: Answers
  readonly overflow: readonly Overflow[]
  /** Convictions for which the table has no line. */
  readonly rows: readonly ConvictionRow[]
  /** Sentences on what cannot be printed as it is. */
  readonly open: readonly string[]
}

const WORDS: Readonly<Record<string, string>> = {
  defendant: 'Name of defendant or petitioner',
  caseNumber: 'Case number',
  caseName: 'Name of the case',
  offenses: 'Offenses',
  'attorney.for': 'Attorney for',
  'attorney.name': 'Name of attorney or party',
  'attorney.firm': 'Firm',
  'court.block': 'Court',
}

const SEE = 'See attachment'

export function fillForm(map: FormMap, template: Template, roles: Roles, petition?: Petition): FilledForm {
  const answers = new Map<string, string | true>()
  const overflow = new Map<string, string>()
  const open = new Set<string>()
  const rows = petition?.rows ?? []
  let lines = 0
  for (const { name, type, holds } of map.fields) {
    if (holds === undefined) continue
    if (type === 'checkbox') {
      if (petition?.ticks.has(holds) === true) answers.set(name, true)
      continue
    }
    const row = /^row\.(\d+)\.(.+)$/.exec(holds)
    if (row !== null) lines = Math.max(lines, Number(row[1]))
    const value = (row === null ? roles.get(holds) : cellOf(rows, row[1], row[2])) ?? ''
    if (value === '') continue
    const field = template.fields.get(name)
    const room = field === undefined ? 'long' : roomFor(value, field)
    if (room === 'long') {
      overflow.set(WORDS[holds] ?? (row === null ? holds : `Item 1, line ${row[1]}`), value)
      if (field !== undefined && roomFor(SEE, field) === 'fits') answers.set(name, SEE)
      continue
    }
    if (room === 'letters')
      open.add(
        `${WORDS[holds] ?? 'A text'}: it has letters that the form's type lacks. It may look wrong on paper: check it, and write it by hand.`,
      )
    answers.set(name, value)
  }
  return {
    answers,
    overflow: [...overflow].map(([what, text]) => ({ what, text })),
    rows: map.form === 'CR-180' ? rows.slice(lines) : [],
    open: [...open],
  }
}

function cellOf(
  rows: readonly ConvictionRow[],
  line: string | undefined,
  key: string | undefined,
): string | undefined {
  const found = ROW_KEYS.find(one => one === key)
  return found === undefined ? undefined : rows[Number(line) - 1]?.[found]
}

/** What every form of a petition says of who files, where, and in which case. */
export function rolesOf(input: FilingInput, branch: Branch, petition: Petition): Roles {
  const { office } = input
  const [first] = petition.counts
  const name = first.name?.printed ?? ''
  const { caseNumbers } = petition.of
  const county = office.agency.county.toUpperCase()
  return new Map([
    ...filer(office, name),
    ['court.county', county],
    ['court.street', branch.street],
    ['court.cityZip', `${branch.city}, ${branch.zip}`],
    ['court.block', `${county}\n${branch.name}\n${branch.street}\n${cityLine(branch)}`],
    ['caseNumber', caseNumbers.join(', ')],
    ['caseName', name],
    ['people', 'PEOPLE OF THE STATE OF CALIFORNIA'],
    ['defendant', name],
    ['birthDate', /^\d{4}-\d{2}-\d{2}$/.test(first.birthDate) ? usDate(first.birthDate) : ''],
    [petition.form === 'CR-409' ? 'arrestDate' : 'convictionDate', petition.date ?? ''],
    ['arrestPlace', first.county === '' ? '' : `County of ${first.county}`],
    ['offenses', offensesOf(petition)],
    ['shortTitle', name === '' ? '' : `PEOPLE v. ${name}`],
  ])
}

const usDate = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`

const offensesOf = ({ counts: [{ sections, offenseText }] }: Petition): string =>
  sections.length > 0 ? sections.join(', ') : offenseText

/** A defender files for the person. Of anybody else the person files alone, who is asked to add an address. */
function filer({ agency, attorney }: Office, name: string): readonly (readonly [string, string])[] {
  if (agency.kind !== 'defender') return [['attorney.name', name]]
  return [
    ['attorney.name', attorney.name],
    ['attorney.barNumber', attorney.barNumber],
    ['attorney.firm', agency.name],
    ['attorney.street', attorney.street],
    ['attorney.city', attorney.city],
    ['attorney.state', attorney.state ?? 'CA'],
    ['attorney.zip', attorney.zip],
    ['attorney.phone', attorney.phone],
    ['attorney.fax', attorney.fax ?? ''],
    ['attorney.email', attorney.email],
    ['attorney.for', name],
    ['attorney.line', `${attorney.name}, State Bar No. ${attorney.barNumber}, ${agency.name}`],
  ]
}
