/** Writes the objects of a form as bytes with gaps, and leaves behind what a court's paper must not have. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { type Field, rootsOf, textOf } from './fields.ts'
import type { Gap, Part } from './template.ts'

/** A PDF that is being taken apart. */
export interface PdfParts {
  readonly context: PDFContext
  readonly pages: readonly PDFPage[]
  /** The fields that can be filled in, in their order. */
  readonly fillable: readonly Field[]
  /** Fields at the top of the tree. */
  readonly roots: ReadonlySet<PDFRef>
  readonly structure: PDFRef | undefined
  readonly pageAt: ReadonlyMap<PDFRef, PDFPage>
  /** By the object of a field: its place among those that can be filled in. */
  readonly fieldAt: ReadonlyMap<PDFRef, number>
  /** By the object of a place on a page where a field stands: the field, and which of its places it is. */
  readonly widgetAt: ReadonlyMap<PDFRef, readonly [field: number, widget: number]>
  readonly buttons: ReadonlySet<PDFRef>
  /** The objects that have been named so far, in the order they were, and the place of each among them. */
  readonly order: PDFRef[]
  readonly places: Map<PDFRef, number>
}

export function pdfParts(document: PDFDocument, fields: readonly Field[]): PdfParts {
  const fillable = fields.filter(({ type }) => type === 'text' || type === 'checkbox')
  const buttons = fields.filter(({ type }) => type === 'button')
  const pages = document.getPages()
  const structure = document.catalog.get(name('StructTreeRoot'))
  return {
    context: document.context,
    pages,
    fillable,
    roots: new Set(rootsOf(document)),
    structure: structure instanceof PDFRef ? structure : undefined,
    pageAt: new Map(pages.map(page => [page.ref, page])),
    fieldAt: new Map(fillable.map(({ ref }, i) => [ref, i])),
    widgetAt: new Map(
      fillable.flatMap(({ widgets }, i) => widgets.map(({ ref }, j) => [ref, [i, j]] as const)),
    ),
    buttons: new Set(buttons.flatMap(({ widgets }) => widgets.map(({ ref }) => ref))),
    order: [],
    places: new Map(),
  }
}

/** The place of an object, which is the next one where it has not been named yet. */
export function placeOf({ places, order }: PdfParts, ref: PDFRef): number {
  const known = places.get(ref)
  if (known !== undefined) return known
  places.set(ref, order.length)
  return order.push(ref) - 1
}

/** A value as it stands in an object. */
export const partOf = (pdf: PdfParts, value: PDFObject): Part => [...joined(written(pdf, value))]

/** Each object that has been named, and those that it names in its turn. */
export function namedObjects(pdf: PdfParts): readonly Part[] {
  const parts: Part[] = []
  for (let i = 0; i < pdf.order.length; i++) {
    const ref = pdf.order[i] as PDFRef
    const value = pdf.context.lookup(ref)
    parts.push(value === undefined ? [latin('null')] : [...joined(written(pdf, value, ref))])
  }
  return parts
}

/** What has been written of an object; texts that stand side by side are not one yet. */
type Pieces = Generator<string | Uint8Array | Gap>

/** `self` is the object whose whole value this is. */
function* written(pdf: PdfParts, value: PDFObject, self?: PDFRef): Pieces {
  if (value instanceof PDFRef) {
    if (value === pdf.structure) yield { kind: 'structure' }
    else if (pdf.context.lookup(value) === undefined) yield 'null'
    else yield { kind: 'object', at: placeOf(pdf, value) }
  } else if (value instanceof PDFStream) {
    const bytes = value instanceof PDFRawStream ? value.asUint8Array() : value.getContents()
    yield* writtenDict(pdf, value.dict, self, ['Length'])
    yield `/Length ${bytes.length}>>\nstream\n`
    yield bytes
    yield '\nendstream'
  } else if (value instanceof PDFDict) {
    yield* writtenDict(pdf, value, self)
    yield '>>'
  } else if (value instanceof PDFArray) {
    yield '['
    yield* inside(pdf, value)
    yield ']'
  } else if (value instanceof PDFString || value instanceof PDFHexString)
    yield `<${Buffer.from(value.asBytes()).toString('hex')}>`
  else if (value instanceof PDFInvalidObject) throw new Error('an object of the PDF cannot be read')
  else yield value.toString()
}

function* inside(pdf: PdfParts, array: PDFArray): Pieces {
  for (const one of array.asArray()) {
    yield* written(pdf, one)
    yield ' '
  }
}

/** The kids of the structure as the inside of an array, whether they are one or many. */
export function insideOf(pdf: PdfParts, kids: PDFObject): Part {
  const found = pdf.context.lookup(kids)
  return found instanceof PDFArray ? [...joined(inside(pdf, found))] : [...partOf(pdf, kids), latin(' ')]
}

/** Keys that start something, or that say what somebody else signed. */
const ACTIVE = new Set(['AA', 'JS', 'OpenAction', 'Perms', 'XFA'])
/** What a page takes over from the nodes above it. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const HIDDEN = 2

/** The entries of a dictionary, without what is active, and with the gaps of a page, a field or a place on a page. */
function* writtenDict(
  pdf: PdfParts,
  dict: PDFDict,
  self: PDFRef | undefined,
  without: readonly string[] = [],
): Pieces {
  const part = self === undefined ? NO_PART : partPlayed(pdf, self)
  const skipped = new Set([...without, ...ACTIVE, ...replacedIn(part)])
  if (isScript(dict.lookup(name('A')))) skipped.add('A')
  yield '<<'
  for (const [key, value] of dict.entries()) {
    const word = key.decodeText()
    if (skipped.has(word)) continue
    yield `${key.toString()} `
    if ((word === 'StructParents' || word === 'StructParent') && value instanceof PDFNumber)
      yield { kind: 'key', key: value.asNumber() }
    else yield* written(pdf, value)
    yield '\n'
  }
  yield* replacements(pdf, dict, part)
}

/** What an object is in the form: several of these at once, or none. */
interface PartPlayed {
  readonly page?: PDFPage | undefined
  readonly field?: number | undefined
  readonly widget?: readonly [field: number, widget: number] | undefined
  /** What the field takes that stands in this place. */
  readonly type?: Field['type'] | undefined
  readonly button?: boolean
  /** A field at the top of the tree. */
  readonly root?: boolean
}

const NO_PART: PartPlayed = {}

function partPlayed(pdf: PdfParts, self: PDFRef): PartPlayed {
  const widget = pdf.widgetAt.get(self)
  return {
    page: pdf.pageAt.get(self),
    field: pdf.fieldAt.get(self),
    widget,
    type: widget === undefined ? undefined : pdf.fillable[widget[0]]?.type,
    button: pdf.buttons.has(self),
    root: pdf.roots.has(self),
  }
}

const VALUE = ['V', 'RV', 'I']
const lookOf = ({ type }: PartPlayed): readonly string[] => (type === 'text' ? ['AP', 'AS'] : ['AS'])

/** The entries that gaps or other entries stand for. */
const replacedIn = (part: PartPlayed): readonly string[] => [
  ...(part.page === undefined ? [] : ['Parent', ...INHERITED, 'Metadata', 'PieceInfo']),
  ...(part.root === true ? ['Parent'] : []),
  ...(part.button === true ? ['A', 'F'] : []),
  ...(part.field === undefined ? [] : VALUE),
  ...(part.widget === undefined ? [] : lookOf(part)),
]

function* replacements(pdf: PdfParts, dict: PDFDict, part: PartPlayed): Pieces {
  const { page, root, button, field, widget } = part
  if (page !== undefined) {
    yield '/Parent '
    yield { kind: 'pages' }
    yield* entries(pdf, INHERITED, key => page.node.getInheritableAttribute(key))
  }
  if (root === true) yield { kind: 'above' }
  if (button === true) yield `/F ${HIDDEN}`
  const asItWas = (keys: readonly string[]): Part => [...joined(entries(pdf, keys, key => dict.get(key)))]
  if (field !== undefined) yield { kind: 'value', field, widget: 0, was: asItWas(VALUE) }
  if (widget !== undefined)
    yield { kind: 'look', field: widget[0], widget: widget[1], was: asItWas(lookOf(part)) }
}

/** Those of these entries that there are. */
function* entries(
  pdf: PdfParts,
  keys: readonly string[],
  get: (key: PDFName) => PDFObject | undefined,
): Pieces {
  for (const key of keys) {
    const value = get(name(key))
    if (value === undefined) continue
    yield `/${key} `
    yield* written(pdf, value)
  }
}

/** What an action does that a court's paper must not: all but opening an address and going to a page. */
function isScript(action: PDFObject | undefined): boolean {
  if (!(action instanceof PDFDict)) return false
  const kind = textOf(action.lookup(name('S')))
  return (kind !== 'URI' && kind !== 'GoTo') || action.has(name('Next'))
}

/** Bytes that stand side by side become one piece. */
function* joined(pieces: Iterable<string | Uint8Array | Gap>): Generator<Uint8Array | Gap> {
  let bytes: Uint8Array[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string') bytes.push(latin(piece))
    else if (piece instanceof Uint8Array) bytes.push(piece)
    else {
      if (bytes.length > 0) yield Buffer.concat(bytes)
      bytes = []
      yield piece
    }
  }
  if (bytes.length > 0) yield Buffer.concat(bytes)
}

const name = (text: string) => PDFName.of(text)
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
