/** Writes the pages of people into a file: as text, as HTML, or as PDF by the compiler that papers are made with. */
import { basename, dirname, extname } from 'node:path'
import { FONT, typesetter } from '../filing/typeset.ts'
import { pagesHtml } from '../report/page-html.ts'
import { PAGE_LAYOUT, packetData } from '../report/page-pdf.ts'
import { pageText } from '../report/page-text.ts'
import type { PersonPage } from '../report/person-page.ts'
import { pathIn } from '../results/path-in.ts'
import type { Question } from '../run/person.ts'
import { printJson } from './calling.ts'
import { DONE, type Ending } from './exit.ts'
import { writeNewFile } from './new-file.ts'
import type { Terminal } from './terminal.ts'

export const PACKET_KINDS = ['txt', 'html', 'pdf'] as const
export type PacketKind = (typeof PACKET_KINDS)[number]

/** Characters of a line where a page is printed on paper. */
export const PAGE_WIDTH = 100

export const kindOf = (path: string): PacketKind | undefined =>
  PACKET_KINDS.find(kind => extname(path).toLowerCase() === `.${kind}`)

/** Of a PDF: more people go into a further file, for one document is held in memory whole. */
const MOST_IN_A_PDF = 250

export async function writePacket(
  people: readonly PersonPage[],
  question: Question,
  { out, json }: { readonly out: string; readonly json: boolean },
  terminal: Terminal,
): Promise<Ending> {
  const pages = people.toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0))
  const files = await writeAll(pages, question, out)
  if (json) printJson({ event: 'done', exit: 0, out: files, people: pages.length }, terminal)
  else
    terminal.out(
      `${pages.length === 1 ? 'The page of one person is' : `The pages of ${pages.length} people are`} in ${files.join(', ')}\nThey are personal data: keep them so.\n`,
    )
  return DONE
}

async function writeAll(
  pages: readonly PersonPage[],
  { day }: Question,
  out: string,
): Promise<readonly string[]> {
  const kind = kindOf(out)
  if (kind !== 'pdf') {
    const text = kind === 'html' ? pagesHtml(pages) : pages.map(page => pageText(page, PAGE_WIDTH)).join('\f')
    writeNewFile(out, text)
    return [out]
  }
  const compiler = typesetter()
  const parts: (readonly PersonPage[])[] = []
  for (let at = 0; at < pages.length; at += MOST_IN_A_PDF) parts.push(pages.slice(at, at + MOST_IN_A_PDF))
  const files: string[] = []
  for (const [i, part] of parts.entries()) {
    const path =
      parts.length === 1 ? out : pathIn(dirname(out), `${basename(out, extname(out))}-${i + 1}.pdf`)
    writeNewFile(path, await compiler.pdf(PAGE_LAYOUT, packetData(part, FONT), day))
    files.push(path)
  }
  return files
}
