/** The page of the letters: a window for the address, headings, real lists, page numbers of each letter by itself. */
import { FONT, type Layout } from '../../typeset.ts'
import type { Letter } from './compose.ts'

export const EDITIONS = ['standard', 'large-print'] as const
export type Edition = (typeof EDITIONS)[number]

/** What the layout is given. */
export interface Pages {
  readonly lang: string
  /** Of the file. */
  readonly title: string
  readonly large: boolean
  readonly from: readonly string[]
  readonly letters: readonly Letter[]
}

/** What the layout tells of each letter: its pages in the file, from 1. */
export interface PagesOf {
  readonly first: number
  readonly last: number
}

/**
 * The addressee stands where a window envelope (No. 10, folded in three) shows it, 2 inches from the top and 0.9 from the
 * left; the room below is for the address. Every letter begins on a front side, so that a file printed on both sides falls
 * apart into letters. Nothing is told by color, slant or place alone. No letter ends on a page with a few lines: its last
 * blocks go there together.
 */
export const LETTERS_PAGE: Layout = {
  source: `
#let d = json(bytes(sys.inputs.data))
#let size = if d.large { 18pt } else { 12pt }
#let gap = if d.large { 10pt } else { 6pt }
#set document(title: d.title)
#set text(font: "${FONT}", size: size, lang: d.lang, hyphenate: false, fallback: false, ligatures: false, features: (calt: 0))
#set par(leading: gap, spacing: 1.9 * gap, justify: false)
#set list(indent: 0pt, body-indent: 6pt, spacing: 1.5 * gap, marker: [•])
#show heading: set block(above: 2.6 * gap, below: 1.7 * gap, sticky: true)
#show heading.where(level: 1): set text(size: 1.35 * size)
#show heading.where(level: 2): set text(size: 1.15 * size)
#show heading.where(level: 3): set text(size: size)

#let entry(e) = {
  if "lead" in e { strong(e.lead); [ ] }
  e.text
  if "entries" in e { list(..e.entries.map(entry)) }
}
#let shown(b) = {
  if b.kind == "heading" { heading(level: b.level, b.text) }
  else if b.kind == "text" { par(b.text) }
  else { list(..b.entries.map(entry)) }
}
#let all-shown(blocks) = for (at, b) in blocks.enumerate() {
  // What announces a list stays with it.
  let next = blocks.at(at + 1, default: (kind: ""))
  if b.kind == "text" and next.kind == "list" { block(sticky: true, above: 1.9 * gap, below: 1.5 * gap, shown(b)) } else { shown(b) }
}

// What a letter ends with, from the bottom up: at least so many lines, but never most of a page.
#let least-lines = 6
#let most-of-a-page = 5in
#let text-width = 8.5in - 1.8in

#let letter(i, l) = {
  let begin = label("begin-" + str(i))
  let end = label("end-" + str(i))
  set page(
    paper: "us-letter",
    margin: (x: 0.9in, top: 0.6in, bottom: 0.85in),
    footer-descent: 12pt,
    footer: context {
      let first = locate(begin).page()
      let pages = locate(end).page() - first + 1
      let page = here().page() - first + 1
      // The back of a last page that had to be left empty says nothing.
      if page <= pages {
        align(center, l.footer.replace("{page}", str(page)).replace("{pages}", str(pages)))
      }
    },
  )
  [#metadata(i)#begin]
  block(width: 100%, height: 1.3in, {
    set par(leading: 4pt)
    set text(size: calc.min(size, 14pt))
    for one in d.from { one; linebreak() }
  })
  block(width: 4in, height: 1.15in, above: 0.1in, below: 0.1in, {
    set par(leading: 3pt)
    set text(size: 12pt)
    l.addressee
  })
  par(l.dated)
  heading(level: 1, l.title)
  let blocks = (..l.blocks, (kind: "text", text: l.signed))
  context {
    let from = blocks.len()
    let high = 0pt
    while from > 0 and high < least-lines * (size + gap) {
      let more = measure(block(width: text-width, shown(blocks.at(from - 1)))).height + 1.9 * gap
      if high + more > most-of-a-page { break }
      high += more
      from -= 1
    }
    all-shown(blocks.slice(0, from))
    block(breakable: false, width: 100%, all-shown(blocks.slice(from)))
  }
  [#metadata(i)#end]
  context [#metadata((first: locate(begin).page(), last: locate(end).page()))<values>]
}
#for (i, l) in d.letters.enumerate() {
  if i > 0 { pagebreak(to: "odd", weak: true) }
  letter(i, l)
}
`,
}
