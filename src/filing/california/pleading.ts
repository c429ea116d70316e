/** Pleading paper of the California courts: the layout of rules 2.100 to 2.119, and the data it is set from. */
import { FONT, type Layout } from '../typeset.ts'

/** A piece of a paper, from the top down. All texts are plain: nothing in them is markup. */
export type Piece =
  /** A title in the middle, bookmarked. */
  | { readonly kind: 'heading'; readonly text: string; readonly newPage?: boolean }
  /** A heading at the left, bookmarked below the last title. */
  | { readonly kind: 'point'; readonly text: string }
  /** A paragraph; `number` stands before it where there is one. `keep`: on the page of what follows. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly number?: string
      readonly plain?: boolean
      readonly keep?: boolean
    }
  /** Words of a statute or of somebody else, or another thing that may be single-spaced. */
  | { readonly kind: 'quote'; readonly text: string }
  /** A small table, single-spaced, its first row the names of the columns. The last column is numbers. */
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Set in bold. */
      readonly total?: readonly string[]
    }
  /** A box to tick. */
  | { readonly kind: 'box'; readonly text: string }
  /** A line to sign on, with what stands under it; on the page of the paragraph before it. */
  | { readonly kind: 'signature'; readonly dated: string; readonly under: readonly string[] }

/** Rows under one title; one that goes over several parts of a long list has its title in the first and its total in the last. */
export interface ListGroup {
  readonly title?: string
  readonly rows: readonly (readonly string[])[]
  readonly total?: string
}

/** A table over many pages, for a list of cases. */
export interface Exhibit {
  /** `EXHIBIT A`. */
  readonly mark: string
  readonly title: string
  /** Printed on the sheet before the list. */
  readonly notice?: string
  /** The same in few words, above each page. */
  readonly mention?: string
  readonly columns: readonly string[]
  /** Widths as parts of the whole. */
  readonly widths: readonly number[]
  readonly groups: readonly ListGroup[]
  /** Recapitulation: its first row the names of its columns. */
  readonly totals: {
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly total: readonly string[]
  }
  /** The last column is left for the judge: a box in each row. */
  readonly boxes: boolean
}

export interface Pleading {
  readonly lang: 'en'
  /** Of the document, for readers and bookmarks. */
  readonly title: string
  /** In the footer of each page: what the paper is, in few words. */
  readonly footer: string
  /** Name, bar number, address, telephone, e-mail, and for whom: lines 1 to 7. */
  readonly from: readonly string[]
  readonly court: readonly string[]
  readonly caption: {
    readonly parties: readonly string[]
    readonly number: string
    /** The nature of the paper. */
    readonly nature: readonly string[]
    /** Date, time, department, judge. */
    readonly about: readonly string[]
  }
  readonly pieces: readonly Piece[]
  readonly exhibit?: Exhibit
  /** Only the list, from this page on: a part of a long paper. */
  readonly listFrom?: number
}

/**
 * The page is a grid of 28 lines of 24 points from an inch below the top: three lines to the inch, as rule 2.108(4) wants, and
 * line 8 at 3 1/3 inches, where rule 2.111(3) wants the court. A line of type is 12 points high, with 12 below it. What is
 * single-spaced is put in a block that ends on the grid again. A part ends on no page with a few lines: its last pieces go there
 * together, and so do the last rows of a list with their total.
 */
export const PLEADING: Layout = {
  source: `
#let d = json(bytes(sys.inputs.data))
#let pitch = 24pt
#let line-height = 12pt
#let lines = 28
#set document(title: d.title)
#set text(font: "${FONT}", size: 12pt, lang: d.lang, hyphenate: false, fallback: false, ligatures: false, top-edge: 9pt, bottom-edge: -3pt)
#set par(leading: pitch - line-height, spacing: pitch - line-height, justify: false)
#set block(spacing: pitch - line-height)
#set table(stroke: none)

#let paper-footer = block(width: 100%, {
  set par(leading: 1pt, spacing: 1pt)
  set text(size: 10pt, top-edge: 8pt, bottom-edge: -2pt)
  set align(center)
  line(length: 100%, stroke: 0.6pt)
  v(3pt, weak: false)
  context counter(page).display("1")
  linebreak()
  d.footer
})
#let paper = {
  for i in range(lines) {
    place(top + left, dx: 0.75in, dy: 72pt + i * pitch, box(width: 0.5in, align(right, str(i + 1))))
  }
  place(top + left, dx: 1.36in, line(angle: 90deg, length: 100%, stroke: 0.6pt))
  place(top + left, dx: 1.39in, line(angle: 90deg, length: 100%, stroke: 0.6pt))
  place(top + left, dx: 8.03in, line(angle: 90deg, length: 100%, stroke: 0.6pt))
}
#set page(
  paper: "us-letter",
  margin: (top: 72pt, bottom: 48pt, left: 1.5in, right: 0.57in),
  background: paper,
  footer: paper-footer,
  footer-descent: 3pt,
)

// A block that takes whole lines of the paper, whatever is in it.
#let on-grid(body, least: 0) = layout(size => {
  let high = measure(block(width: size.width, body)).height
  let count = calc.max(least, calc.ceil((high + pitch - line-height) / pitch - 0.001))
  block(width: 100%, height: count * pitch - (pitch - line-height), breakable: false, body)
})
#let single(body) = { set par(leading: 0pt, spacing: 0pt); set block(spacing: 0pt); body }

#show heading: set text(size: 12pt, weight: "bold")
#show heading.where(level: 1): set align(center)
#show heading: set block(above: pitch - line-height, below: pitch - line-height, sticky: true)

#let tick = box(width: 9pt, height: 9pt, stroke: 0.8pt, baseline: 1pt)

#let piece(p) = {
  if p.kind == "heading" {
    heading(level: 1, p.text)
  } else if p.kind == "point" {
    heading(level: 2, p.text)
  } else if p.kind == "text" {
    if "number" in p {
      par(first-line-indent: (amount: 0.5in, all: true), [#p.number#h(0.3in)#p.text])
    } else if p.at("plain", default: false) {
      par(p.text)
    } else {
      par(first-line-indent: (amount: 0.5in, all: true), p.text)
    }
  } else if p.kind == "quote" {
    on-grid(single(pad(left: 0.5in, right: 0.5in, par(p.text))))
  } else if p.kind == "box" {
    par(hanging-indent: 0.8in, [#h(0.5in)#tick#h(0.15in)#p.text])
  } else if p.kind == "table" {
    let n = p.columns.len()
    let cell(c) = [#c]
    on-grid(single(table(
      columns: range(n).map(i => if i == 0 { 1fr } else { auto }),
      align: (x, y) => if x == 0 { left } else { right },
      inset: (x: 4pt, y: 0pt),
      table.header(..p.columns.map(c => strong(c))),
      ..p.rows.flatten().map(cell),
      ..p.at("total", default: ()).map(c => strong(c)),
    )))
  } else if p.kind == "signature" {
    block(breakable: false, width: 100%, {
      p.dated
      on-grid(least: calc.ceil((p.under.len() + 3) / 2), single(pad(left: 45%, {
        v(2 * line-height)
        line(length: 100%, stroke: 0.6pt)
        for one in p.under { one; linebreak() }
      })))
    })
  }
}

// What a part ends with, from the bottom up: at least so many lines, but never most of a page.
#let least-lines = 8
#let most-lines = 20
#let text-width = 8.5in - 1.5in - 0.57in
#let height-of(p) = measure(block(width: text-width, piece(p))).height + pitch - line-height
// Nobody signs on a page that says nothing: what stands before a signature goes with it, unless it is most of a page itself.
#let drawn-pieces(pieces) = for (i, p) in pieces.enumerate() {
  let signed = pieces.at(i + 1, default: (kind: "")).kind == "signature"
  if p.kind == "text" and (signed or p.at("keep", default: false)) and height-of(p) < most-lines * pitch {
    block(sticky: true, breakable: false, piece(p))
  } else {
    piece(p)
  }
}
#let part(pieces) = context {
  let from = pieces.len()
  let high = 0pt
  while from > 0 and high < least-lines * pitch {
    let more = height-of(pieces.at(from - 1))
    if high + more > most-lines * pitch { break }
    high += more
    from -= 1
  }
  drawn-pieces(pieces.slice(0, from))
  block(breakable: false, width: 100%, drawn-pieces(pieces.slice(from)))
}

#let first-pages = {
// ---- the first page: rule 2.111 ----
block(width: 100%, height: 7 * pitch - (pitch - line-height), single(block(width: 50%, {
  for one in d.from { one; linebreak() }
})))
align(center, { for one in d.court { par(strong(one)) } })
on-grid(single(grid(
  columns: (1fr, 1fr),
  inset: 0pt,
  grid.cell(stroke: (bottom: 0.6pt, right: 0.6pt), inset: (right: 8pt, bottom: 6pt), {
    for one in d.caption.parties { par(one); v(line-height) }
  }),
  grid.cell(inset: (left: 12pt, bottom: 6pt), {
    par[Case No.: #d.caption.number]
    v(line-height)
    for one in d.caption.nature { par(strong(one)) }
    v(line-height)
    for one in d.caption.about { par(one) }
  }),
)))
{
  let own = ()
  for p in d.pieces {
    if p.at("newPage", default: false) {
      part(own)
      pagebreak(weak: true)
      own = ()
    }
    own.push(p)
  }
  part(own)
}
}

#let list-only = "listFrom" in d
#if not list-only { first-pages }

// ---- the list of cases ----
#if "exhibit" in d {
  let e = d.exhibit
  pagebreak(weak: true)
  if not list-only {
    v(9 * pitch)
    heading(level: 1, [#e.mark])
    align(center, par(strong(e.title)))
    if "notice" in e { align(center, on-grid(single(pad(x: 0.5in, par(e.notice))))) }
    v(pitch)
    heading(level: 2, [Totals of #e.mark])
    piece((kind: "table", ..e.totals))
  }
  set page(
    paper: "us-letter",
    flipped: true,
    margin: (top: 0.9in, bottom: 0.75in, left: 0.75in, right: 0.75in),
    background: none,
    header-ascent: 10pt,
    header: {
      set text(size: 10pt)
      set par(leading: 2pt)
      [#e.mark#h(1fr)#e.at("mention", default: "")]
    },
    footer: paper-footer,
  )
  set par(leading: 3pt, spacing: 8pt)
  set block(spacing: 8pt)
  if list-only { counter(page).update(d.listFrom) }
  let n = e.columns.len()
  let kept = 5
  let widths = e.widths.map(w => w * 1fr)
  // Rows that are higher than a third of the page are not held together: they may be higher than all of it.
  let may-hold(rows) = measure(block(width: 9.5in, table(columns: widths, inset: (x: 4pt, y: 3pt), ..rows.map(row => if e.boxes { (..row, "") } else { row }).flatten().map(c => [#c])))).height < 2in
  // Beside the table stands a column of no width, one cell of which holds the last rows and the total together.
  let drawn(row, last: false) = {
    let cells = if e.boxes { (..row.map(c => [#c]), align(center, tick)) } else { row.map(c => [#c]) }
    if list-only { cells.at(0) = [#metadata(none)<row>#cells.at(0)] }
    if last { cells } else { (..cells.slice(0, -1), table.cell(colspan: 2, cells.last())) }
  }
  show heading.where(level: 2): set block(above: 16pt, below: 6pt, sticky: true)
  for g in e.groups {
    if "title" in g { heading(level: 2, g.title) }
    context {
      let from = if "total" in g { calc.max(0, g.rows.len() - kept) } else { g.rows.len() }
      while from < g.rows.len() and not may-hold(g.rows.slice(from)) { from += 1 }
      let holder = table.cell(rowspan: g.rows.len() - from + 1, breakable: false, inset: 0pt)[]
      table(
        columns: (..widths, 0pt),
        align: left,
        inset: (x, y) => if x == n { 0pt } else { (x: 4pt, y: 3pt) },
        stroke: (x, y) => if x < n { (bottom: 0.4pt) },
        table.header(..e.columns.slice(0, -1).map(c => strong(c)), table.cell(colspan: 2, strong(e.columns.last()))),
        ..g.rows.slice(0, from).map(row => drawn(row)).flatten(),
        ..g.rows.slice(from).enumerate().map(((i, row)) => (..drawn(row, last: true), ..if i == 0 { (holder,) })).flatten(),
        ..if "total" not in g { () } else if from == g.rows.len() { (table.cell(colspan: n + 1, strong(g.total)),) } else { (table.cell(colspan: n, strong(g.total)),) },
      )
    }
  }
}
// How many pages there are, and of a list how many of its rows stand on pages that are full.
#context [#metadata((pages: here().page(), full: query(<row>).filter(row => row.location().page() < here().page()).len()))<values>]
`,
}
