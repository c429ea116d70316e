/** The page for the chief as HTML: one file that loads nothing. */
import { barChart, shareChart } from './chart.ts'
import type { Bar, CellText, Report, ReportTable, Share } from './chief.ts'
import { number } from './summary.ts'

export const STANDING_SAYS =
  'People considered who surely have no felony: today, after this run, and in the what-ifs'
export const FREED_SAYS =
  'Of those with a felony today, the share who would lose the last one, by race as recorded, with 95% intervals; the dashed line is the share of all'

export const STAGES_SAYS =
  'How far the work has come: convictions, from all that were considered to those that a court has granted'

export const POLICIES_SAYS = 'People who would lose a last felony under each policy'
export const REACH_SAYS =
  'Of those with a felony today, the share who would lose the last one, by race as recorded and policy, with 95% intervals'

export const cellText = (cell: CellText): string => (typeof cell === 'number' ? number(cell) : cell)

/** The page. The same report gives the same bytes. */
export function reportHtml(report: Report): string {
  const { headline, lead, tables, charts, method, county, law, policy, asOf, setaside, run } = report
  const title = `${county}: what a run found, as of ${asOf}`
  return `<!doctype html>
<html lang="en">
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
<p class="about">${escaped(county)} · as of ${escaped(asOf)} · ${escaped(law)}</p>
<h1>${escaped(headline)}</h1>
${lead.map(text => `<p>${escaped(text)}</p>`).join('\n')}
</header>
${figuresOf(charts)}
${tables.map(tableHtml).join('\n')}
<section>
<h2>How it was counted</h2>
${method.map(text => `<p>${escaped(text)}</p>`).join('\n')}
<p class="about">Policy: ${escaped(policy)}. Setaside ${escaped(setaside)}; run ${escaped(run)}.</p>
</section>
</main>
</body>
</html>
`
}

/** The charts of a page in their order, each with what it says. A chart of one mark says nothing. */
export function chartsIn(
  charts: Report['charts'],
): readonly { readonly says: string; readonly svg: string }[] {
  const bars = (marks: readonly Bar[] = [], says: string) =>
    marks.length < 2 ? [] : [{ says, svg: barChart(marks, says) }]
  const shares = (marks: readonly Share[] = [], says: string) =>
    marks.length < 2 ? [] : [{ says, svg: shareChart(marks, charts.all, says) }]
  return [
    ...bars(charts.standing, STANDING_SAYS),
    ...shares(charts.freed, FREED_SAYS),
    ...bars(charts.stages, STAGES_SAYS),
    ...bars(charts.policies, POLICIES_SAYS),
    ...shares(charts.reach, REACH_SAYS),
  ]
}

const figuresOf = (charts: Report['charts']): string =>
  chartsIn(charts)
    .map(({ says, svg }) => figure(svg, says))
    .join('\n')

const figure = (svg: string, says: string): string =>
  `<figure>\n<figcaption>${escaped(says)}</figcaption>\n${svg.replace('<svg ', '<svg role="img" ')}\n</figure>`

const tableHtml = ({ title, columns, rows, note }: ReportTable): string => `<section class="wide">
<table>
<caption>${escaped(title)}</caption>
<thead><tr>${columns.map(column => (column === '' ? '<td></td>' : `<th scope="col">${escaped(column)}</th>`)).join('')}</tr></thead>
<tbody>
${rows
  .map(
    ({ label, cells }) =>
      `<tr><th scope="row">${escaped(label)}</th>${cells.map(cell => `<td>${escaped(cellText(cell))}</td>`).join('')}</tr>`,
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
