/** Reads back whatever the workstation sends, as one text: of a PDF its pages, fields and notes, of a spreadsheet every part, of anything else what it says. */
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Sent = 'pdf' | 'xlsx' | 'text'

export async function readBack(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ readonly is: Sent; readonly text: string }> {
  const begins = Buffer.from(bytes.subarray(0, 5)).toString('latin1')
  if (begins === '%PDF-') return { is: 'pdf', text: await pdfText(bytes) }
  if (begins.startsWith('PK'))
    return {
      is: 'xlsx',
      text: Object.values(unzipSync(bytes))
        .map(part => strFromU8(part))
        .join('\n'),
    }
  return { is: 'text', text: new TextDecoder().decode(bytes) }
}

async function pdfText(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // The reader keeps what it is given.
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const document = await task.promise
  const { info, metadata } = await document.getMetadata()
  const found = [
    JSON.stringify(info),
    String(metadata?.getRaw() ?? ''),
    JSON.stringify(await document.getOutline()),
    JSON.stringify(await document.getFieldObjects()),
    JSON.stringify(await document.getAttachments()),
  ]
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    found.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
    found.push(JSON.stringify(await page.getAnnotations()), JSON.stringify(await page.getStructTree()))
  }
  await task.destroy()
  return found.join('\n')
}
