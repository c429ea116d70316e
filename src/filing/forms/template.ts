/**
 * Takes a PDF apart once, so that thousands of documents can be made of it: its objects as bytes with gaps, where numbers
 * of objects and the answers of one person go.
 *
 * What is left behind: the form's second life as XFA, which would show other answers than these; scripts and what starts
 * them; the buttons that print and clear; signatures over the empty form; the encryption.
 */
import {
  PDFArray,
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
import { acroFormOf, type Field, fieldsOf, flagsOf, inherited, MULTILINE, rootsOf, textOf } from './fields.ts'
import type { Frame } from './lettering.ts'

/** What follows bytes in an object. */
export type Gap =
  /** The number of an object of this template, by its place in `objects`. */
  | { readonly kind: 'object'; readonly at: number }
  /** The number of an object that all parts of a document share. */
  | { readonly kind: 'pages' | 'structure' }
  /** A key into the tree that leads from a page to its structure. */
  | { readonly kind: 'key'; readonly key: number }
  /** The value of a field, and how it looks at one place; `was` where nothing is filled in. */
  | { readonly kind: 'value' | 'look'; readonly field: number; readonly widget: number; readonly was: Part }
  /** Where a field at the top of the tree is put below another. */
  | { readonly kind: 'above' }

/** Bytes and gaps in turn. */
export type Part = readonly (Uint8Array | Gap)[]

export interface TemplateField {
  readonly name: string
  readonly on?: string
  readonly frames: readonly (Frame & { readonly align: number; readonly color: string })[]
}

export interface Template {
  /** Those from `own` on stand in a document once for each time the template does; those before it only once. */
  readonly objects: readonly Part[]
  readonly own: number
  readonly pages: readonly number[]
  readonly fields: ReadonlyMap<string, TemplateField>
  readonly fieldList: readonly TemplateField[]
  /** Fields at the top of the tree, by their place in `objects`. */
  readonly roots: readonly number[]
  /** The fonts that fields name, as `/Helv 12 0 R` with gaps. */
  readonly fonts: ReadonlyMap<string, Part>
  readonly structure?: {
    readonly kids: Part
    readonly keys: readonly { readonly key: number; readonly value: Part }[]
    readonly roles: ReadonlyMap<string, string>
    /** One more than the last key. */
    readonly span: number
  }
}

const name = (text: string) => PDFName.of(text)
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** Keys that start something, or that say what somebody else signed. */
const ACTIVE = new Set(['AA', 'JS', 'OpenAction', 'Perms', 'XFA'])
/** What a page takes over from the nodes above it. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const HIDDEN = 2

/** Throws where a part of the PDF that it needs is damaged. */
export function takeApart(document: PDFDocument, fields: readonly Field[] = fieldsOf(document)): Template {
  const { context } = document
  const pages = document.getPages()
  const structureRef = refOf(document.catalog.get(name('StructTreeRoot')))
  const structure = dictOf(document.catalog.lookup(name('StructTreeRoot')))

  const fillable = fields.filter(({ type }) => type === 'text' || type === 'checkbox')
  const fieldAt = new Map<PDFRef, number>(fillable.map(({ ref }, i) => [ref, i]))
  const widgetAt = new Map<PDFRef, readonly [field: number, widget: number]>(
    fillable.flatMap(({ widgets }, i) =>
      widgets.map(({ ref }, j): [PDFRef, readonly [number, number]] => [ref, [i, j]]),
    ),
  )
  const buttons = new Set(
    fields.filter(({ type }) => type === 'button').flatMap(({ widgets }) => widgets.map(({ ref }) => ref)),
  )
  const pageOf = new Map<PDFRef, PDFPage>(pages.map(page => [page.ref, page]))
  const roots = new Set(rootsOf(document))

  const at = new Map<PDFRef, number>()
  const order: PDFRef[] = []
  const number = (ref: PDFRef): number => {
    const known = at.get(ref)
    if (known !== undefined) return known
    at.set(ref, order.length)
    order.push(ref)
    return order.length - 1
  }

  function* written(value: PDFObject, within?: PDFRef): Generator<string | Uint8Array | Gap> {
    if (value instanceof PDFRef) {
      if (value === structureRef) yield { kind: 'structure' }
      else if (context.lookup(value) === undefined) yield 'null'
      else yield { kind: 'object', at: number(value) }
    } else if (value instanceof PDFStream) {
      const bytes = value instanceof PDFRawStream ? value.asUint8Array() : value.getContents()
      yield* entries(value.dict, new Set(['Length']), within)
      yield `/Length ${bytes.length}>>\nstream\n`
      yield bytes
      yield '\nendstream'
    } else if (value instanceof PDFDict) {
      yield* entries(value, new Set(), within)
      yield '>>'
    } else if (value instanceof PDFArray) {
      yield '['
      for (const one of value.asArray()) {
        yield* written(one)
        yield ' '
      }
      yield ']'
    } else if (value instanceof PDFString || value instanceof PDFHexString) {
      yield `<${Buffer.from(value.asBytes()).toString('hex')}>`
    } else if (value instanceof PDFInvalidObject) throw new Error('an object of the PDF cannot be read')
    else yield value.toString()
  }

  /** The entries of a dictionary, without what is active, and with the gaps of a page, a field or a place on a page. */
  function* entries(
    dict: PDFDict,
    without: Set<string>,
    within?: PDFRef,
  ): Generator<string | Uint8Array | Gap> {
    const page = within === undefined ? undefined : pageOf.get(within)
    const field = within === undefined ? undefined : fieldAt.get(within)
    const widget = within === undefined ? undefined : widgetAt.get(within)
    const button = within !== undefined && buttons.has(within)
    const root = within !== undefined && roots.has(within)
    const skip = new Set([...without, ...ACTIVE])
    if (page !== undefined) for (const key of ['Parent', ...INHERITED, 'Metadata', 'PieceInfo']) skip.add(key)
    if (root) skip.add('Parent')
    if (button) for (const key of ['A', 'F']) skip.add(key)
    if (field !== undefined) for (const key of ['V', 'RV', 'I']) skip.add(key)
    const type = widget === undefined ? undefined : fillable[widget[0]]?.type
    if (widget !== undefined) for (const key of type === 'text' ? ['AP', 'AS'] : ['AS']) skip.add(key)
    if (isScript(dict.lookup(name('A')))) skip.add('A')

    yield '<<'
    for (const [key, value] of dict.entries()) {
      const word = key.decodeText()
      if (skip.has(word)) continue
      yield `${key.toString()} `
      if ((word === 'StructParents' || word === 'StructParent') && value instanceof PDFNumber)
        yield { kind: 'key', key: value.asNumber() }
      else yield* written(value)
      yield '\n'
    }
    if (page !== undefined) {
      yield '/Parent '
      yield { kind: 'pages' }
      for (const key of INHERITED) {
        const value = page.node.getInheritableAttribute(name(key))
        if (value === undefined) continue
        yield `/${key} `
        yield* written(value)
      }
    }
    if (root) yield { kind: 'above' }
    if (button) yield `/F ${HIDDEN}`
    if (field !== undefined)
      yield { kind: 'value', field, widget: 0, was: [...joined(kept(dict, ['V', 'RV', 'I'], written))] }
    if (widget !== undefined) {
      const was = [...joined(kept(dict, type === 'text' ? ['AP', 'AS'] : ['AS'], written))]
      yield { kind: 'look', field: widget[0], widget: widget[1], was }
    }
  }

  for (const { ref } of pages) number(ref)
  for (const root of roots) number(root)
  const kids = structure?.get(name('K'))
  const structureKids =
    kids === undefined ? undefined : [...joined(unwrapped(kids, context.lookup(kids), written))]
  const keys = [...numbersIn(structure?.lookup(name('ParentTree')))].map(([key, value]) => ({
    key,
    value: [...joined(written(value))],
  }))
  const fonts = new Map<string, Part>()
  const resources = dictOf(acroFormOf(document)?.lookup(name('DR')))
  for (const [key, value] of dictOf(resources?.lookup(name('Font')))?.entries() ?? [])
    fonts.set(key.toString(), [...joined(written(value))])

  // Each object that is named is written in its turn, which names more of them.
  const parts: Part[] = []
  for (let i = 0; i < order.length; i++) {
    const ref = order[i] as PDFRef
    const value = context.lookup(ref)
    parts.push(value === undefined ? [latin('null')] : [...joined(written(value, ref))])
  }

  const own = ownOf(
    parts,
    new Set([...pages.map(({ ref }) => number(ref)), ...[...fieldAt.keys(), ...widgetAt.keys()].map(number)]),
  )
  const moved = sorted(parts, own)
  const place = (part: Part): Part => part.map(one => placed(one, moved.to))
  const fieldList = fillable.map(templateField)
  const roles = new Map<string, string>()
  for (const [key, value] of dictOf(structure?.lookup(name('RoleMap')))?.entries() ?? [])
    roles.set(key.toString(), value.toString())
  return {
    objects: moved.order.map(i => place(parts[i] ?? [])),
    own: moved.own,
    pages: pages.map(({ ref }) => moved.to[number(ref)] ?? 0),
    fields: new Map(fieldList.map(field => [field.name, field])),
    fieldList,
    roots: [...roots].map(ref => moved.to[number(ref)] ?? 0),
    fonts: new Map([...fonts].map(([key, part]) => [key, place(part)])),
    ...(structureKids === undefined
      ? {}
      : {
          structure: {
            kids: place(structureKids),
            keys: keys.map(({ key, value }) => ({ key, value: place(value) })),
            roles,
            span: keys.reduce((most, { key }) => Math.max(most, key + 1), 0),
          },
        }),
  }
}

type Writer = (value: PDFObject) => Generator<string | Uint8Array | Gap>

const refOf = (value: PDFObject | undefined): PDFRef | undefined =>
  value instanceof PDFRef ? value : undefined
const dictOf = (value: PDFObject | undefined): PDFDict | undefined =>
  value instanceof PDFDict ? value : undefined

/** What an action does that a court's paper must not: all but opening an address and going to a page. */
function isScript(action: PDFObject | undefined): boolean {
  if (!(action instanceof PDFDict)) return false
  const kind = textOf(action.lookup(name('S')))
  return (kind !== 'URI' && kind !== 'GoTo') || action.has(name('Next'))
}

function* kept(
  dict: PDFDict,
  keys: readonly string[],
  written: Writer,
): Generator<string | Uint8Array | Gap> {
  for (const key of keys) {
    const value = dict.get(name(key))
    if (value === undefined) continue
    yield `/${key} `
    yield* written(value)
  }
}

/** The kids of the structure as the inside of an array, whether they are one or many. */
function* unwrapped(
  kids: PDFObject,
  found: PDFObject | undefined,
  written: Writer,
): Generator<string | Uint8Array | Gap> {
  for (const one of found instanceof PDFArray ? found.asArray() : [kids]) {
    yield* written(one)
    yield ' '
  }
}

/** The pairs of a tree of numbers, whatever its shape. */
function* numbersIn(tree: PDFObject | undefined, depth = 0): Generator<readonly [number, PDFObject]> {
  if (!(tree instanceof PDFDict) || depth > 32) return
  const pairs = tree.lookup(name('Nums'))
  if (pairs instanceof PDFArray)
    for (let i = 0; i + 1 < pairs.size(); i += 2) {
      const key = pairs.lookup(i)
      const value = pairs.get(i + 1)
      if (key instanceof PDFNumber && value !== undefined) yield [key.asNumber(), value]
    }
  const kids = tree.lookup(name('Kids'))
  if (kids instanceof PDFArray)
    for (let i = 0; i < kids.size(); i++) yield* numbersIn(kids.lookup(i), depth + 1)
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

/** Objects that lead to a page, a field or a place in the structure: each copy of a form needs its own. */
function ownOf(parts: readonly Part[], first: ReadonlySet<number>): ReadonlySet<number> {
  const own = new Set(first)
  const namedBy = new Map<number, number[]>()
  for (const [i, part] of parts.entries()) {
    for (const gap of gapsOf(part)) {
      if (gap.kind === 'object') {
        const known = namedBy.get(gap.at)
        if (known === undefined) namedBy.set(gap.at, [i])
        else known.push(i)
      } else own.add(i)
    }
  }
  const reached = [...own]
  for (let one = reached.pop(); one !== undefined; one = reached.pop())
    for (const by of namedBy.get(one) ?? [])
      if (!own.has(by)) {
        own.add(by)
        reached.push(by)
      }
  return own
}

function* gapsOf(part: Part): Generator<Gap> {
  for (const one of part) {
    if (one instanceof Uint8Array) continue
    yield one
    if (one.kind === 'value' || one.kind === 'look') yield* gapsOf(one.was)
  }
}

/** Those that can be shared first. `to` gives the new place of each. */
function sorted(parts: readonly Part[], own: ReadonlySet<number>) {
  const places = parts.map((_, i) => i)
  const shared = places.filter(i => !own.has(i))
  const order = [...shared, ...places.filter(i => own.has(i))]
  const to: number[] = []
  for (const [place, i] of order.entries()) to[i] = place
  return { order, to, own: shared.length }
}

function placed(one: Uint8Array | Gap, to: readonly number[]): Uint8Array | Gap {
  if (one instanceof Uint8Array) return one
  if (one.kind === 'object') return { kind: 'object', at: to[one.at] ?? 0 }
  if (one.kind === 'value' || one.kind === 'look')
    return { ...one, was: one.was.map(piece => placed(piece, to)) }
  return one
}

/** Where and how a field is written into. */
function templateField({ name: called, on, dict, widgets }: Field): TemplateField {
  const style = textOf(inherited(dict, 'DA')) ?? ''
  const longest = inherited(dict, 'MaxLen')
  const quadding = inherited(dict, 'Q')
  return {
    name: called,
    ...(on === undefined ? {} : { on }),
    frames: widgets.map(widget => {
      const own = textOf(widget.dict.lookup(name('DA'))) ?? style
      return {
        ...sizeOf(widget.dict),
        size: Number(/(\d*\.?\d+)\s+Tf/.exec(own)?.[1] ?? 0),
        color: /((?:\d*\.?\d+\s+){1,4}(?:g|rg|k))\b/.exec(own)?.[1] ?? '0 g',
        align: quadding instanceof PDFNumber ? quadding.asNumber() : 0,
        multiline: (flagsOf(dict) & MULTILINE) !== 0,
        ...(longest instanceof PDFNumber ? { longest: longest.asNumber() } : {}),
      }
    }),
  }
}

function sizeOf(widget: PDFDict): { readonly width: number; readonly height: number } {
  const rect = widget.lookup(name('Rect'))
  if (!(rect instanceof PDFArray)) return { width: 0, height: 0 }
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [0, 1, 2, 3].map(i => {
    const value = rect.lookup(i)
    return value instanceof PDFNumber ? value.asNumber() : 0
  })
  return { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}
