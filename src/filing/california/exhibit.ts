/** Exhibit A: the list of cases, grouped by court and relief, whose totals are those of the run and of the update file. */
import type { FiledCount, FilingInput } from '../filing.ts'
import { sealsExhibit } from '../office.ts'
import { type Batch, totalsOf } from '../plan.ts'
import { breakable, counted, number, reliefWords, tableDate } from '../words.ts'
import { sectionWords } from './former-sections.ts'
import type { Exhibit } from './pleading.ts'

export const NO_NUMBER = 'not in record'
export const NO_NAME = 'name not in record'

export const courtWords = (court: string): string => (court === '' ? 'Court not in record' : court)
/** `policy`, or the statute as the field writes it: `PC 1203.4`. */
export const basisWords = ({ basis, statute }: Pick<FiledCount, 'basis' | 'statute'>): string =>
  basis === 'policy' || statute === undefined ? basis : statute.toUpperCase().replace('-', ' ')

const MENTION = 'CONFIDENTIAL: lodged conditionally under seal (Cal. Rules of Court, rules 2.550, 2.551)'
const CONFIDENTIAL = `${MENTION}. It names people whose convictions are to be dismissed or sealed.`

export function exhibitOf(
  { office }: Pick<FilingInput, 'office'>,
  { groups, items, number: part, of }: Batch,
  { boxes }: { readonly boxes: boolean },
): Exhibit {
  const { rows, all } = totalsOf(items.map(({ count }) => count))
  const numbers = (of: Readonly<Record<'counts' | 'cases' | 'people', number>>) =>
    [of.counts, of.cases, of.people].map(number)
  return {
    mark: 'EXHIBIT A',
    title: `Cases and counts${of === 1 ? '' : `, part ${part} of ${of}`}: ${counted(all.counts, 'count')} in ${counted(all.cases, 'case')} of ${counted(all.people, 'person', 'people')}`,
    ...(sealsExhibit(office) ? { notice: CONFIDENTIAL, mention: MENTION } : {}),
    columns: [
      'No.',
      'Defendant',
      'Case number',
      'Record count',
      'Section',
      'Class',
      'Convicted',
      'Basis',
      ...(boxes ? ['Struck'] : []),
    ],
    widths: [5, 26, 14, 12, 12, 12, 11, 11, ...(boxes ? [7] : [])],
    groups: groups.map(({ court, relief, items: own }) => ({
      title: `${courtWords(court)}: ${reliefWords(relief).done}`,
      rows: own.map(({ number: at, count }) => [
        String(at),
        breakable(count.name?.printed ?? NO_NAME),
        count.caseNumbers.length === 0 ? NO_NUMBER : count.caseNumbers.map(breakable).join(', '),
        count.cycleCount,
        count.sections.map(sectionWords).join(', '),
        count.class === '' ? 'not in record' : count.class,
        tableDate(count.convictionDate),
        basisWords(count),
      ]),
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
