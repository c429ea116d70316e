/** The page for the chief as a document: its layout, and what goes into it. */
import type { Report } from './public-page.ts'
import { cellText, chartsIn, linesOf } from './report-html.ts'
import { REPORT_WORDS } from './words.ts'

/** Signs of the hash of a run that stand on paper. */
const RUN_NAMED = 16

/** What the layout sets, with the charts as SVG. */
export function reportPage(report: Report, font: string): object {
  const { tables, charts, language, headline, lead, method } = report
  const words = REPORT_WORDS[language]
  const figures = chartsIn(charts, words)
  return {
    language,
    headline,
    lead,
    translation: words.translation,
    method: { title: words.method.title, says: method },
    ...linesOf({ ...report, run: report.run.slice(0, RUN_NAMED) }),
    font,
    tables: tables.map(({ id, title, columns, rows, note = '' }) => ({
      title,
      chart: figures.get(id) ?? {},
      note,
      columns,
      rows: rows.map(({ label, labelLanguage = language, cells }) => ({
        label,
        language: labelLanguage,
        cells: cells.map(cellText),
      })),
    })),
  }
}

export const REPORT_LAYOUT = {
  source: `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: d.font, size: 10.5pt, lang: d.language, hyphenate: false, fallback: false)
#set par(leading: 5pt, spacing: 8pt)
#set page(paper: "us-letter", margin: (x: 0.9in, y: 0.8in), numbering: "1")
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 15pt, below: 6pt, sticky: true)
#text(fill: luma(30%), d.about)
#heading(level: 1, d.headline)
#if d.translation != "" { par(text(fill: luma(30%), d.translation)) }
#for one in d.lead { par(one) }
#for t in d.tables {
  heading(level: 2, t.title)
  if "svg" in t.chart {
    block(above: 6pt, below: 4pt, sticky: true, text(fill: luma(30%), t.chart.says))
    block(breakable: false, image(bytes(t.chart.svg), format: "svg", alt: t.chart.says, width: 100%))
  }
  let n = t.columns.len()
  table(
    columns: range(n).map(i => if i == 0 { 1fr } else if i == n - 1 and n > 6 { 0.9in } else if n > 7 { 0.68in } else if n > 5 { 0.82in } else { 1in }),
    align: (x, y) => if x == 0 { left + bottom } else { right + bottom },
    inset: (x: 2pt, y: 3pt),
    stroke: (x, y) => (bottom: 0.4pt),
    table.header(..t.columns.map(c => strong(c))),
    ..t.rows.map(r => (text(lang: r.language, r.label), ..r.cells.map(c => [#c]))).flatten(),
  )
  if t.note != "" { text(fill: luma(30%), t.note) }
}
#heading(level: 2, d.method.title)
#for one in d.method.says { par(one) }
#par(d.made)
`,
}
