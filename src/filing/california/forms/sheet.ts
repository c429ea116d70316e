/** Plain pages of our own beside the forms: the cover sheet and attachments. */
import { FONT, type Layout } from '../../typeset.ts'

export interface SheetTable {
  readonly heading: string
  readonly columns: readonly string[]
  /** Widths as parts of the whole. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

export interface SheetList {
  readonly heading: string
  /** Before each a box to tick. */
  readonly items: readonly string[]
  /** A paragraph, where it is no list. */
  readonly text?: string
}

export interface PlainSheet {
  readonly title: string
  /** Above the title, small. */
  readonly above: readonly string[]
  readonly intro: readonly string[]
  readonly tables: readonly SheetTable[]
  readonly lists: readonly SheetList[]
  readonly footer: string
}

export const SHEET: Layout = {
  source: `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "${FONT}", size: 11.5pt, lang: "en", hyphenate: false, fallback: false)
#set par(leading: 0.6em, spacing: 0.9em)
#set page(
  paper: "us-letter",
  margin: (top: 0.9in, bottom: 0.9in, left: 1in, right: 1in),
  footer: context [
    #set text(size: 9pt)
    #d.footer
    #h(1fr)
    #counter(page).display("1 of 1", both: true)
  ],
)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 2): set block(above: 1.3em, below: 0.7em)
#set table(stroke: none)
#let tick = box(width: 9pt, height: 9pt, stroke: 0.7pt, baseline: 1pt)

#for line in d.above [#text(size: 10pt, line) #linebreak()]
#heading(level: 1, d.title)
#for line in d.intro { par(line) }
#for t in d.tables {
  heading(level: 2, t.heading)
  set text(size: 10pt)
  table(
    columns: t.widths.map(w => w * 1fr),
    inset: (x: 4pt, y: 4pt),
    stroke: (x, y) => (bottom: if y == 0 { 0.9pt } else { 0.3pt }),
    table.header(..t.columns.map(c => align(left, strong(c)))),
    ..t.rows.flatten().map(c => [#c]),
  )
}
#for l in d.lists {
  heading(level: 2, l.heading)
  if "text" in l { par(l.text) }
  if l.items.len() > 0 { list(marker: tick, body-indent: 0.6em, spacing: 0.7em, ..l.items.map(i => [#i])) }
}
`,
}
