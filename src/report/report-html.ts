/** The page for the chief as HTML: one file that loads nothing. */
import { dayIn, fill, numberText } from '../results/languages.ts'
import { parseDay } from '../time/day.ts'
import { barChart, shareChart } from './chart.ts'
import type { Bar, CellText, Report, ReportTable, Share } from './public-page.ts'
import { REPORT_WORDS, type ReportWords } from './words.ts'

export const cellText = (cell: CellText): string => (typeof cell === 'number' ? numberText(cell) : cell)

/** The page. The same report gives the same bytes. */
export function reportHtml(report: Report): string {
  const { headline, lead, tables, charts, method, language } = report
  const words = REPORT_WORDS[language]
  const { title, about, made } = linesOf(report)
  const figures = chartsIn(charts, words)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="about">${escaped(about)}</p>
<h1>${escaped(headline)}</h1>
${words.translation === '' ? '' : `<p class="about">${escaped(words.translation)}</p>\n`}${lead.map(text => `<p>${escaped(text)}</p>`).join('\n')}
</header>
${tables.map(table => `${figureOf(figures.get(table.id))}${tableHtml(table)}`).join('\n')}
<section>
<h2>${escaped(words.method.title)}</h2>
${method.map(text => `<p>${escaped(text)}</p>`).join('\n')}
<p class="about">${escaped(made)}</p>
</section>
</main>
</body>
</html>
`
}

/** The charts of a page by the table that says the same, each with what it says. A chart of one mark says nothing. */
export function chartsIn(
  charts: Report['charts'],
  { charts: says }: ReportWords,
): ReadonlyMap<string, { readonly says: string; readonly svg: string }> {
  const bars = (table: string, marks: readonly Bar[] = [], text: string) =>
    marks.length < 2 ? [] : [[table, { says: text, svg: barChart(marks, text) }] as const]
  const shares = (table: string, marks: readonly Share[] = [], text: string) =>
    marks.length < 2 ? [] : [[table, { says: text, svg: shareChart(marks, charts.all, text) }] as const]
  return new Map([
    ...bars('standing', charts.standing, says.standing),
    ...shares('race', charts.freed, says.freed),
    ...bars('stages', charts.stages, says.stages),
    ...bars('policies', charts.policies, says.policies),
    ...shares('policies-race', charts.reach, says.reach),
  ])
}

/** What stands around the page: its title, the line above its heading, and the last one. */
export function linesOf({ language, county, asOf, law, policy, setaside, run }: Report): {
  readonly title: string
  readonly about: string
  readonly made: string
} {
  const words = REPORT_WORDS[language]
  const found = parseDay(asOf)
  const day = found === undefined ? asOf : dayIn(language, found)
  return {
    title: fill(words.title, { county, day }),
    about: fill(words.about, { county, day, law }),
    made: fill(words.made, { policy, setaside, run }),
  }
}

/** The chart before its table. */
const figureOf = (chart: { readonly says: string; readonly svg: string } | undefined): string =>
  chart === undefined
    ? ''
    : `<figure>\n<figcaption>${escaped(chart.says)}</figcaption>\n${chart.svg.replace('<svg ', '<svg role="img" ')}\n</figure>\n`

const tableHtml = ({ title, columns, rows, note }: ReportTable): string => `<section class="wide">
<table>
<caption>${escaped(title)}</caption>
<thead><tr>${columns.map(column => (column === '' ? '<td></td>' : `<th scope="col">${escaped(column)}</th>`)).join('')}</tr></thead>
<tbody>
${rows
  .map(
    ({ label, labelLanguage, cells }) =>
      `<tr><th scope="row"${labelLanguage === undefined ? '' : ` lang="${labelLanguage}"`}>${escaped(label)}</th>${cells.map(cell => `<td>${escaped(cellText(cell))}</td>`).join('')}</tr>`,
  )
  .join('\n')}
</tbody>
</table>
${note === undefined ? '' : `<p class="about">${escaped(note)}</p>\n`}</section>`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, sign => ESCAPES[sign] ?? sign)

const STYLE = `
:root { color: #1b1b1b; background: #fff; font: 1rem/1.5 Georgia, "Libertinus Serif", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0.25rem 0 1rem; }
h2, caption { font-size: 1.15rem; font-weight: bold; text-align: left; margin: 0; padding: 0 0 0.4rem; }
.about, figcaption { color: #4a4a4a; }
figure { margin: 1.5rem 0; }
figure svg { max-width: 100%; height: auto; }
section { margin: 2rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #c9c9c9; padding: 0.3rem 0.4rem; vertical-align: bottom; }
th[scope="row"] { text-align: left; font-weight: normal; }
th[scope="col"], td { text-align: right; }
th[scope="col"]:first-child { text-align: left; }
@media print { main { max-width: none; padding: 0; } section { break-inside: avoid; } }
`
