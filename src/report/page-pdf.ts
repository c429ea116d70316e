/** The pages of people as a document: its layout, and what goes into it. */

import { ASSUMED, PERSON_ONLY } from './page-text.ts'
import { type PersonPage, SIGNED } from './person-page.ts'

export const packetData = (pages: readonly PersonPage[], font: string): object => ({
  font,
  title: `Records and answers: ${pages.length === 1 ? 'one person' : `${pages.length} people`}`,
  signed: SIGNED,
  pages: pages.map(({ onlyThePerson, assumptions, entries, ...page }) => ({
    ...page,
    entries: entries.map(({ answer = [], ...entry }) => ({ ...entry, answer })),
    lists: [
      { title: PERSON_ONLY, items: onlyThePerson },
      { title: ASSUMED, items: assumptions },
    ].filter(({ items }) => items.length > 0),
  })),
})

export const PAGE_LAYOUT = {
  source: `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: d.font, size: 8.5pt, lang: "en", hyphenate: false, fallback: false)
#set par(leading: 3.2pt, spacing: 4pt)
#set page(paper: "us-letter", margin: (x: 0.6in, y: 0.55in), numbering: "1")
#show heading.where(level: 1): set text(size: 12pt)
#show heading.where(level: 2): set text(size: 9pt)
#show heading: set block(above: 7pt, below: 4pt, sticky: true)
#for (i, p) in d.pages.enumerate() {
  if i > 0 { pagebreak() }
  heading(level: 1, p.title)
  for line in p.about { par(text(fill: luma(25%), line)) }
  for line in p.notes { block(fill: luma(92%), inset: 3pt, width: 100%, line) }
  table(
    columns: (0.75in, 1fr, 1.5fr),
    inset: (x: 3pt, y: 3pt),
    align: left + top,
    stroke: (x, y) => (bottom: 0.4pt + luma(60%)),
    table.header([*Day*], [*Record*], [*Answer*]),
    ..p.entries.map(e => (
      [#e.day],
      table.cell(colspan: if e.answer.len() == 0 { 2 } else { 1 })[
        #e.what
        #for line in e.details { linebreak() + line }
        #if e.rows != "" { linebreak() + text(size: 7pt, fill: luma(30%), e.rows) }
      ],
      ..(if e.answer.len() == 0 { () } else { ([
        #for (j, a) in e.answer.enumerate() {
          par(hanging-indent: 8pt, if j == 0 { strong(a.text) } else { [#text(fill: luma(25%), a.label + ": ")#a.text] })
        }
      ],) }),
    )).flatten(),
  )
  for l in p.lists {
    heading(level: 2, l.title)
    list(..l.items.map(item => [#item]))
  }
  v(10pt)
  d.signed
}
`,
}
