/** Reads a PDF back, page by page, as a reader of the screen and a search would: text, bookmarks, tags. */
import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text with where its baseline begins, in points from the lower left. */
export interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

export interface PdfPage {
  readonly text: string
  readonly placed: readonly Placed[]
  readonly width: number
  readonly height: number
  /** Roles of the structure tree: `H1`, `P`, `Table`, `TH`. */
  readonly roles: ReadonlySet<string>
}

export interface Pdf {
  readonly pages: readonly PdfPage[]
  /** Of all pages, blanks as one. */
  readonly text: string
  readonly title: string
  readonly language: string
  readonly tagged: boolean
  /** It says of itself that it is PDF/UA-1. */
  readonly accessible: boolean
  readonly bookmarks: readonly string[]
  readonly created: string
}

interface Outline {
  readonly title: string
  readonly items: readonly Outline[]
}
interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
}

export async function readPdf(path: string): Promise<Pdf> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 })
  const document = await task.promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const { width, height } = page.getViewport({ scale: 1 })
    const placed = items.flatMap(item =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: item.transform[4], y: item.transform[5], size: item.transform[0] }]
        : [],
    )
    const text = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    const roles = new Set<string>()
    rolesOf((await page.getStructTree()) as Node | undefined, roles)
    pages.push({ text, placed, width, height, roles })
  }
  const { info, metadata } = await document.getMetadata()
  const about = info as Readonly<Record<string, string>>
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null
  const outline = ((await document.getOutline()) ?? []) as readonly Outline[]
  const pdf = {
    pages,
    text: pages
      .map(page => page.text)
      .join('\n')
      .replaceAll(/\s+/g, ' '),
    title: about.Title ?? '',
    language: about.Language ?? '',
    tagged: marks?.get('Marked') === true,
    accessible: /<pdfuaid:part>1</.test(String(metadata?.getRaw() ?? '')),
    bookmarks: outline.flatMap(one => [one.title, ...one.items.map(({ title }) => title)]),
    created: about.CreationDate ?? '',
  }
  await task.destroy()
  return pdf
}

function rolesOf(node: Node | undefined, roles: Set<string>): void {
  if (node?.role !== undefined) roles.add(node.role)
  for (const child of node?.children ?? []) rolesOf(child, roles)
}
