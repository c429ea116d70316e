/** Exhibit A: the list of cases, grouped by court and relief, whose totals are those of the run and of the update file. */
import type { FiledCount, FilingInput } from '../filing.ts'
import { sealsExhibit } from '../office.ts'
import { type Batch, type Item, totalsOf } from '../plan.ts'
import { breakable, counted, number, reliefWords, tableDate } from '../words.ts'
import { sectionWords } from './former-sections.ts'
import type { Exhibit } from './pleading.ts'

export const NO_NUMBER = 'not in record'
export const NO_NAME = 'name not in record'

export const courtWords = (court: string): string => (court === '' ? 'Court not in record' : court)
/** `policy`, or the statute as the field writes it: `PC 1203.4`. */
export const basisWords = ({ basis, statute }: Pick<FiledCount, 'basis' | 'statute'>): string =>
  basis === 'policy' || statute === undefined
    ? basis
    : statute.replace(/^(\w+)-/, (_, code: string) => `${code.toUpperCase()} `)

const SEALED: Told = {
  mention: 'CONFIDENTIAL: lodged conditionally under seal (Cal. Rules of Court, rules 2.550, 2.551)',
  notice: 'It names people whose convictions are to be dismissed or sealed.',
}
const PUBLIC: Told = {
  mention: 'PUBLIC: redacted (Cal. Rules of Court, rule 2.551(b)(5))',
  notice:
    'Names, case numbers, record counts and days are left out. They stand, under the same numbers, in Exhibit A as lodged conditionally under seal.',
}
interface Told {
  readonly mention: string
  readonly notice: string
}

/** Whom the list is for: everybody, without what tells whose the counts are; or the court alone; or, unsealed, whoever reads the motion. */
export type Version = 'public' | 'sealed' | 'open'

/** The version that stands in a paper of the public file. */
export const versionIn = ({ office }: Pick<FilingInput, 'office'>): Version =>
  sealsExhibit(office) ? 'public' : 'open'

export function exhibitOf(
  { groups, items, number: part, of }: Batch,
  { boxes, version }: { readonly boxes: boolean; readonly version: Version },
): Exhibit {
  const { rows, all } = totalsOf(items.map(({ count }) => count))
  const told = version === 'public' ? PUBLIC : version === 'sealed' ? SEALED : undefined
  const columns = COLUMNS.filter(
    ({ names, where }) =>
      (version !== 'public' || names !== true) &&
      (where === undefined || items.some(({ count }) => where(count))),
  )
  const numbers = (of: Readonly<Record<'counts' | 'cases' | 'people', number>>) =>
    [of.counts, of.cases, of.people].map(number)
  return {
    mark: 'EXHIBIT A',
    title: `Cases and counts${of === 1 ? '' : `, part ${part} of ${of}`}: ${counted(all.counts, 'count')} in ${counted(all.cases, 'case')} of ${counted(all.people, 'person', 'people')}`,
    ...(told === undefined ? {} : { notice: `${told.mention}. ${told.notice}`, mention: told.mention }),
    columns: [...columns.map(({ name }) => name), ...(boxes ? ['Struck'] : [])],
    widths: [...columns.map(({ width }) => width), ...(boxes ? [7] : [])],
    groups: groups.map(({ court, relief, items: own }) => ({
      title: `${courtWords(court)}: ${reliefWords(relief).done}`,
      rows: own.map(item => columns.map(({ cell }) => cell(item))),
      total: `${courtWords(court)}, ${reliefWords(relief).done.toLowerCase()}: ${counted(own.length, 'count')}`,
    })),
    totals: {
      columns: ['Relief', 'Counts', 'Cases', 'People'],
      rows: rows.map(row => [reliefWords(row.relief).done, ...numbers(row)]),
      total: ['All', ...numbers(all)],
    },
    boxes,
  }
}

const turnsOnOffense = ({ turnsOnOffenseDate }: FiledCount): boolean => turnsOnOffenseDate === true

interface Column {
  readonly name: string
  /** As a part of the whole. */
  readonly width: number
  /** Whether it tells whose the count is. */
  readonly names?: true
  /** Of which counts it says something; of all where left out. */
  readonly where?: (count: FiledCount) => boolean
  readonly cell: (item: Item) => string
}

const COLUMNS: readonly Column[] = [
  { name: 'No.', width: 5, cell: ({ number: at }) => String(at) },
  {
    name: 'Defendant',
    width: 22,
    names: true,
    cell: ({ count }) => breakable(count.name?.printed ?? NO_NAME),
  },
  {
    name: 'Case number',
    width: 13,
    names: true,
    cell: ({ count: { caseNumbers } }) =>
      caseNumbers.length === 0 ? NO_NUMBER : caseNumbers.map(breakable).join(', '),
  },
  { name: 'Record count', width: 10, names: true, cell: ({ count }) => count.cycleCount },
  { name: 'Section', width: 15, cell: ({ count }) => count.sections.map(sectionWords).join(', ') },
  {
    name: 'Class',
    width: 12,
    cell: ({ count }) => (count.class === '' ? 'not in record' : count.class),
  },
  {
    name: 'Offense date',
    width: 13,
    names: true,
    where: turnsOnOffense,
    cell: ({ count }) => (turnsOnOffense(count) ? tableDate(count.offenseDate) : ''),
  },
  { name: 'Convicted', width: 12, names: true, cell: ({ count }) => tableDate(count.convictionDate) },
  { name: 'Basis', width: 12, cell: ({ count }) => basisWords(count) },
]
