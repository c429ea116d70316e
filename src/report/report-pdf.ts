/** The page for the chief as a document: its layout, and what goes into it. */
import type { Report } from './chief.ts'
import { cellText, chartsIn } from './report-html.ts'

/** What the layout sets, with the charts as SVG. */
export function reportPage({ tables, charts, ...report }: Report, font: string): object {
  return {
    ...report,
    font,
    title: `${report.county}: what a run found, as of ${report.asOf}`,
    charts: chartsIn(charts),
    tables: tables.map(({ title, columns, rows, note = '' }) => ({
      title,
      note,
      columns,
      rows: rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
    })),
  }
}

export const REPORT_LAYOUT = {
  source: `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: d.font, size: 10.5pt, lang: "en", hyphenate: false, fallback: false)
#set par(leading: 5pt, spacing: 8pt)
#set page(paper: "us-letter", margin: (x: 0.9in, y: 0.8in), numbering: "1")
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 15pt, below: 6pt, sticky: true)
#text(fill: luma(30%))[#d.county · as of #d.asOf · #d.law]
#heading(level: 1, d.headline)
#for one in d.lead { par(one) }
#for c in d.charts {
  block(above: 12pt, below: 4pt, sticky: true, text(fill: luma(30%), c.says))
  image(bytes(c.svg), format: "svg", alt: c.says, width: 100%)
}
#for t in d.tables {
  heading(level: 2, t.title)
  let n = t.columns.len()
  table(
    columns: range(n).map(i => if i == 0 { 1fr } else if n > 5 { 0.82in } else { 1in }),
    align: (x, y) => if x == 0 { left + bottom } else { right + bottom },
    inset: (x: 2pt, y: 3pt),
    stroke: (x, y) => (bottom: 0.4pt),
    table.header(..t.columns.map(c => strong(c))),
    ..t.rows.flatten().map(c => [#c]),
  )
  if t.note != "" { text(fill: luma(30%), t.note) }
}
#heading(level: 2, [How it was counted])
#for one in d.method { par(one) }
#par[Policy: #d.policy. Setaside #d.setaside; run #d.run.slice(0, 16).]
`,
}
