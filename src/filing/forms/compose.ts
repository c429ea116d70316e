/** Writes one PDF of several: forms with the answers of one person in them, and papers of our own, page after page. */
import { type DocumentParts, FIXED, FONT, PAGES, STRUCTURE, writeShared } from './compose-shared.ts'
import { drawn, type Setting, setText } from './lettering.ts'
import { nameOf, pdfWriters, stringOf } from './pdf-writer.ts'
import { numberOf, type PlacedSheet, placeSheets, type Sheet } from './placed-sheet.ts'
import type { Gap, Part, Template, TemplateField } from './template.ts'

export interface Composer {
  /**
   * The document. A field whose text has letters that the font lacks gets its value and no drawing of it: the document
   * then asks whoever shows it to draw it. Throws where an answer is for no field: a map of ours is then at fault.
   */
  readonly pdf: (sheets: readonly Sheet[], title: string) => Uint8Array
}

type FieldFrame = TemplateField['frames'][number]

/** Keeps what it writes into, so that ten thousand documents need no more memory than the longest of them. */
export function composer(): Composer {
  const newDocument = pdfWriters(FIXED)
  const drawing = drawings()
  return {
    pdf: (sheets, title) => {
      const writer = newDocument()
      const placed = placeSheets(sheets, writer.reserve)
      const parts: DocumentParts = {
        writer,
        placed,
        title,
        keys: 0,
        needsDrawing: false,
        keyLines: [],
        kidLines: [],
        fieldLines: [],
        pages: [],
        bookmarks: [],
      }
      for (const sheet of placed) writeSheet(parts, sheet, drawing)
      return writeShared(parts)
    },
  }
}

/** Draws a text into a frame as a whole object; undefined where the font lacks its letters. */
type Drawing = (answer: string, frame: FieldFrame) => Buffer | undefined

function drawings(): Drawing {
  /** What stood last in each place: an office's address stands in the same one on every form. */
  const lastDrawn = new Map<FieldFrame, { readonly answer: string; readonly stream: Buffer | undefined }>()
  return (answer, frame) => {
    const known = lastDrawn.get(frame)
    if (known?.answer === answer) return known.stream
    const setting = setText(answer, frame)
    const stream = typeof setting === 'string' ? undefined : appearance(setting, frame)
    lastDrawn.set(frame, { answer, stream })
    return stream
  }
}

function appearance(setting: Setting, frame: FieldFrame): Buffer {
  const stream = drawn(setting, frame, frame)
  return Buffer.concat([
    Buffer.from(
      `<</Type/XObject/Subtype/Form/BBox[0 0 ${frame.width} ${frame.height}]/Resources<</Font<</F ${FONT} 0 R>>>>/Length ${stream.length}>>\nstream\n`,
      'latin1',
    ),
    stream,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

/** A sheet whose objects are being written. */
interface SheetInDocument {
  readonly placed: PlacedSheet
  /** The keys of its structure begin here. */
  readonly keysFrom: number
  /** The object its fields stand below. */
  readonly above: number | undefined
  readonly given: readonly (string | true | undefined)[]
  readonly drawing: Drawing
  /** The drawings of its answers, which come after the object that names them. */
  readonly drawings: { readonly number: number; readonly stream: Buffer }[]
}

function writeSheet(parts: DocumentParts, placed: PlacedSheet, drawing: Drawing): void {
  const { writer } = parts
  const { sheet, copy, first } = placed
  const { template, answers } = sheet
  const written: SheetInDocument = {
    placed,
    keysFrom: parts.keys,
    // Of a second copy of a form: its fields stand below one more, so that each has a name of its own.
    above: copy > 1 && template.roots.length > 0 ? writer.reserve(1) : undefined,
    given: answersByField(template, answers),
    drawing,
    drawings: [],
  }
  for (let i = first ? 0 : template.own; i < template.objects.length; i++) {
    writer.begin(numberOf(placed, i))
    writePart(parts, written, template.objects[i] ?? [])
    writer.finish()
  }
  for (const { number, stream } of written.drawings) {
    writer.begin(number)
    writer.bytes(stream)
    writer.finish()
  }
  addFields(parts, written)
  const [firstPage] = template.pages
  if (firstPage !== undefined) parts.bookmarks.push({ title: sheet.title, page: numberOf(placed, firstPage) })
  parts.pages.push(...template.pages.map(at => numberOf(placed, at)))
  addStructure(parts, written)
}

function addFields({ writer, fieldLines }: DocumentParts, { placed, above }: SheetInDocument): void {
  const roots = placed.sheet.template.roots.map(at => `${numberOf(placed, at)} 0 R`)
  if (above === undefined) {
    fieldLines.push(...roots)
    return
  }
  writer.begin(above)
  writer.text(`<</T(copy ${placed.copy})/Kids[${roots.join(' ')}]>>`)
  writer.finish()
  fieldLines.push(`${above} 0 R`)
}

function addStructure(parts: DocumentParts, written: SheetInDocument): void {
  const { template } = written.placed.sheet
  const { structure } = template
  if (structure === undefined) {
    parts.keys += keysNamedBy(template)
    return
  }
  parts.keys += structure.span
  parts.kidLines.push(() => writePart(parts, written, structure.kids))
  for (const { key, value } of structure.keys)
    parts.keyLines.push(() => {
      parts.writer.digits(written.keysFrom + key)
      parts.writer.text(' ')
      writePart(parts, written, value)
      parts.writer.text('\n')
    })
}

function writePart(parts: DocumentParts, sheet: SheetInDocument, part: Part): void {
  for (const piece of part)
    if (piece instanceof Uint8Array) parts.writer.bytes(piece)
    else fillGap(parts, sheet, piece)
}

function fillGap(parts: DocumentParts, sheet: SheetInDocument, gap: Gap): void {
  const { text, digits } = parts.writer
  switch (gap.kind) {
    case 'object':
      digits(numberOf(sheet.placed, gap.at))
      text(' 0 R')
      break
    case 'pages':
      digits(PAGES)
      text(' 0 R')
      break
    case 'structure':
      digits(STRUCTURE)
      text(' 0 R')
      break
    case 'key':
      digits(sheet.keysFrom + gap.key)
      break
    case 'above':
      if (sheet.above !== undefined) text(`/Parent ${sheet.above} 0 R`)
      break
    case 'value':
      writeValue(parts, sheet, gap)
      break
    case 'look':
      writeLook(parts, sheet, gap)
      break
  }
}

type FieldGap = Extract<Gap, { readonly kind: 'value' | 'look' }>

function writeValue(parts: DocumentParts, sheet: SheetInDocument, { field, was }: FieldGap): void {
  const answer = sheet.given[field]
  if (answer === undefined) writePart(parts, sheet, was)
  else parts.writer.text(`/V ${answer === true ? onName(sheet, field) : stringOf(answer)}`)
}

/** How a field looks at one place of it. */
function writeLook(parts: DocumentParts, sheet: SheetInDocument, { field, widget, was }: FieldGap): void {
  const answer = sheet.given[field]
  const frame = sheet.placed.sheet.template.fieldList[field]?.frames[widget]
  if (answer === undefined || frame === undefined) writePart(parts, sheet, was)
  else if (answer === true) parts.writer.text(`/AS ${onName(sheet, field)}`)
  else {
    const stream = sheet.drawing(answer, frame)
    if (stream === undefined) parts.needsDrawing = true
    else {
      const number = parts.writer.reserve(1)
      sheet.drawings.push({ number, stream })
      parts.writer.text(`/AP<</N ${number} 0 R>>`)
    }
  }
}

/** What a ticked field is called. */
const onName = ({ placed }: SheetInDocument, field: number): string =>
  nameOf(placed.sheet.template.fieldList[field]?.on ?? 'Yes')

/** Answers by the place of their field. */
function answersByField(
  { fieldList, fields }: Template,
  answers: Sheet['answers'],
): readonly (string | true | undefined)[] {
  if (answers === undefined || answers.size === 0) return []
  for (const name of answers.keys()) if (!fields.has(name)) throw new Error(`the form has no field [${name}]`)
  return fieldList.map(({ name }) => answers.get(name))
}

/** How many keys pages name though no structure is there. */
function keysNamedBy({ objects }: Template): number {
  let most = 0
  for (const part of objects)
    for (const piece of part)
      if (!(piece instanceof Uint8Array) && piece.kind === 'key') most = Math.max(most, piece.key + 1)
  return most
}

/** Whether an answer has room in every place of a field; see `setText`. */
export function roomFor(answer: string, { frames }: TemplateField): 'fits' | 'letters' | 'long' {
  for (const frame of frames) {
    const setting = setText(answer, frame)
    if (typeof setting === 'string') return setting
  }
  return 'fits'
}
