/** One page for the record and the press: how many counts are filed for which relief, in how many cases of how many people. */

import type { FiledCount, FilingInput, Kind } from '../filing.ts'
import { batchesOf, totalsOf } from '../plan.ts'
import { FONT, type Layout } from '../typeset.ts'
import { counted, longDate, number, reliefWords, startingSentence, titleCase, writtenDate } from '../words.ts'
import { attorneyLines, underStatutes } from './caption.ts'
import { courtTitle } from './court.ts'
import { courtWords } from './exhibit.ts'

export const filingSummary: Kind = {
  name: 'summary',
  says: 'one page with the counts and no names, for the record and the press',
  files: /^summary\.(?:pdf|json)$/,
  usual: () => true,
  make: async (input, output, { typeset }) => {
    output.write('summary.pdf', await typeset.pdf(PAGE, pageOf(input), input.filedOn))
    output.write('summary.json', Buffer.from(`${JSON.stringify(numbersOf(input), undefined, 2)}\n`))
    return { documents: 2, counts: input.counts.length }
  },
}

/** The numbers of the page, for programs. */
function numbersOf({ counts, run, refused }: FilingInput): object {
  const { rows, all } = totalsOf(counts)
  return {
    asOf: run.asOf,
    county: run.county,
    considered: sum(run.determinations),
    determinations: run.determinations,
    eligible: run.eligible,
    filed: { all, byRelief: Object.fromEntries(rows.map(({ relief, ...rest }) => [relief, rest])) },
    class: tallied(counts, count => count.class || 'unknown'),
    section: tallied(counts, count => count.sections.map(sectionOf).join('; ') || 'unknown'),
    court: tallied(counts, count => count.court || 'unknown'),
    basis: tallied(counts, ({ basis }) => basis),
    refused,
  }
}

const sum = (of: Readonly<Record<string, number>>): number =>
  Object.values(of).reduce((all, one) => all + one, 0)

/** `HS 11357` of `HS 11357(a)`: a page for the public needs no finer parts. */
const sectionOf = (section: string): string => section.split('(', 1)[0] as string

function tallied(
  counts: readonly FiledCount[],
  of: (count: FiledCount) => string,
): Readonly<Record<string, number>> {
  const found = new Map<string, number>()
  for (const count of counts) found.set(of(count), (found.get(of(count)) ?? 0) + 1)
  return Object.fromEntries([...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}

/** How many lines of a table a page has room for. */
const MOST = 8

function pageOf(input: FilingInput): object {
  const { office, run, counts, filedOn, setaside } = input
  const { rows, all } = totalsOf(counts)
  const branches = new Set(batchesOf(input).map(({ branch }) => branch.name))
  const felonies = counts.filter(count => count.class === 'felony').length
  return {
    lang: 'en',
    title: 'Relief from past convictions: summary of the filing',
    from: attorneyLines(office).slice(2, 5),
    dated: longDate(filedOn),
    lead: `${startingSentence(office.agency.name)} asks the ${titleCase(courtTitle(office))}${branches.size > 1 ? `, in ${branches.size} places where it sits,` : ''} to give relief from ${counted(all.counts, 'past conviction')} of ${counted(all.people, 'person', 'people')}, in ${counted(all.cases, 'case')} ${underStatutes(input)}. ${felonies === 0 ? 'None of them is' : `Of them ${number(felonies)} ${felonies === 1 ? 'is' : 'are'}`} a felony today.`,
    tables: [
      {
        title: 'What is asked for',
        columns: ['Relief', 'Counts', 'Cases', 'People'],
        rows: rows.map(row => [
          reliefWords(row.relief).done,
          ...[row.counts, row.cases, row.people].map(number),
        ]),
        total: ['All', ...[all.counts, all.cases, all.people].map(number)],
      },
      {
        title: 'By section',
        columns: ['Section convicted of', 'Counts'],
        rows: most(tallied(counts, count => count.sections.map(sectionOf).join('; ') || 'not in record')),
        total: ['All', number(all.counts)],
      },
      {
        title: 'By court',
        columns: ['Court', 'Counts'],
        rows: most(tallied(counts, ({ court }) => courtWords(court))),
        total: ['All', number(all.counts)],
      },
    ],
    how: [
      `The convictions were found in the criminal-history file of the California Department of Justice with the program Setaside, as of ${writtenDate(run.asOf)}: ${counted(sum(run.determinations), 'conviction')} of ${run.county} considered, ${number(sum(run.eligible))} found eligible, ${number(all.counts)} approved by the office and asked for here.`,
      'People may have other convictions. Someone counted under two reliefs is counted once in the last line. Nothing changes until a court has granted it.',
      `Setaside ${setaside}; rules ${run.program.name} ${run.program.version}; run ${run.sha256.slice(0, 16)}.`,
    ],
  }
}

/** The largest, and the rest in one line. */
function most(of: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  const all = Object.entries(of)
  const shown = all.length <= MOST ? all : all.slice(0, MOST - 1)
  const rest = all.slice(shown.length)
  return [
    ...shown.map(([name, counts]) => [name, number(counts)]),
    ...(rest.length === 0
      ? []
      : [[`${rest.length} others`, number(rest.reduce((sum, [, counts]) => sum + counts, 0))]]),
  ]
}

const PAGE: Layout = {
  source: `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "${FONT}", size: 11pt, lang: d.lang, hyphenate: false, fallback: false, ligatures: false)
#set par(leading: 5pt, spacing: 9pt)
#set page(paper: "us-letter", margin: 1in)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 16pt, below: 6pt, sticky: true)
#for one in d.from { one; linebreak() }
#d.dated
#heading(level: 1, d.title)
#par(d.lead)
#for t in d.tables {
  heading(level: 2, t.title)
  table(
    columns: range(t.columns.len()).map(i => if i == 0 { 1fr } else { 0.9in }),
    align: (x, y) => if x == 0 { left } else { right },
    inset: (x: 0pt, y: 3pt),
    stroke: (x, y) => (bottom: 0.4pt),
    table.header(..t.columns.map(c => strong(c))),
    ..t.rows.flatten().map(c => [#c]),
    ..t.total.map(c => strong(c)),
  )
}
#heading(level: 2, [How it was found])
#for one in d.how { par(one) }
`,
}
