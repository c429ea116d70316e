/** A document that is only looked at: the first of its pages, each marked across so that nobody takes it for one that is signed. */

/** So many pages are shown of one document; of a longer one the rest is told. */
export const SHOWN_PAGES = 60

export interface MarkedDraft {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Of the whole document. */
  readonly of: number
}

export async function markedDraft(document: Uint8Array, says: string): Promise<MarkedDraft> {
  const { PDFDocument, StandardFonts, degrees, rgb } = await import('@cantoo/pdf-lib')
  const whole = await PDFDocument.load(document)
  const of = whole.getPageCount()
  const shown = await PDFDocument.create()
  const pages = Math.min(of, SHOWN_PAGES)
  const font = await shown.embedFont(StandardFonts.HelveticaBold)
  for (const page of await shown.copyPages(whole, [...Array(pages).keys()])) {
    shown.addPage(page)
    const { width, height } = page.getSize()
    const size = (1.5 * width) / says.length
    page.drawText(says, {
      ...{ x: width * 0.16, y: height * 0.15, size, font },
      ...{ rotate: degrees(52), color: rgb(0.7, 0.05, 0.05), opacity: 0.22 },
    })
  }
  return { bytes: await shown.save(), pages, of }
}
