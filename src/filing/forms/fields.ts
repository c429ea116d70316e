/** Finds the fields of a PDF form: names, kinds, places and what they hold. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

export type FieldType = 'text' | 'checkbox' | 'button' | 'choice' | 'signature' | 'radio'

/** A field that has no further fields below it. */
export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly ref: PDFRef
  readonly dict: PDFDict
  /** Where it stands on the pages; often the field itself. */
  readonly widgets: readonly { readonly ref: PDFRef; readonly dict: PDFDict }[]
  /** Of a box: what it is set to when ticked. */
  readonly on?: string
  /** Somebody has filled it, or ticked it. */
  readonly filled: boolean
}

const name = (text: string) => PDFName.of(text)

/** Flags of fields, by the bits that PDF 32000-1, tables 221, 226 and 228, give them. */
const READ_ONLY = 1
const PUSH_BUTTON = 1 << 16
const RADIO = 1 << 15
export const MULTILINE = 1 << 12

/** A value of a field, or of the fields above it, which it takes over. */
export function inherited(dict: PDFDict, key: string): PDFObject | undefined {
  let at: PDFDict | undefined = dict
  for (let depth = 0; at !== undefined && depth < 32; depth++) {
    const found = at.lookup(name(key))
    if (found !== undefined) return found
    const parent: PDFObject | undefined = at.lookup(name('Parent'))
    at = parent instanceof PDFDict ? parent : undefined
  }
  return undefined
}

export const flagsOf = (dict: PDFDict): number => {
  const found = inherited(dict, 'Ff')
  return found instanceof PDFNumber ? found.asNumber() : 0
}

export const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : value instanceof PDFName
      ? value.decodeText()
      : undefined

export const acroFormOf = (document: PDFDocument): PDFDict | undefined => {
  const found = document.catalog.lookup(name('AcroForm'))
  return found instanceof PDFDict ? found : undefined
}

/** The fields at the top of the tree. */
export function rootsOf(document: PDFDocument): readonly PDFRef[] {
  const fields = acroFormOf(document)?.lookup(name('Fields'))
  return fields instanceof PDFArray ? fields.asArray().filter(one => one instanceof PDFRef) : []
}

export function fieldsOf(document: PDFDocument): readonly Field[] {
  const { context } = document
  const found: Field[] = []
  const seen = new Set<PDFRef>()
  const walk = (ref: PDFRef, above: readonly string[]): void => {
    const dict = context.lookup(ref)
    // A tree that bites its own tail is no form.
    if (!(dict instanceof PDFDict) || seen.has(ref)) return
    seen.add(ref)
    const own = textOf(dict.lookup(name('T')))
    const path = own === undefined ? above : [...above, own]
    const kids = dict.lookup(name('Kids'))
    const below = kids instanceof PDFArray ? kids.asArray().filter(one => one instanceof PDFRef) : []
    const named = below.filter(kid => {
      const one = context.lookup(kid)
      return one instanceof PDFDict && one.has(name('T'))
    })
    if (named.length > 0) {
      for (const kid of below) walk(kid, path)
      return
    }
    const widgets = (below.length > 0 ? below : [ref]).flatMap(kid => {
      const one = context.lookup(kid)
      return one instanceof PDFDict ? [{ ref: kid, dict: one }] : []
    })
    const type = typeOf(dict)
    const on = type === 'checkbox' ? onState(widgets) : undefined
    found.push({
      name: path.join('.'),
      type,
      ref,
      dict,
      widgets,
      ...(on === undefined ? {} : { on }),
      filled: isFilled(dict, type),
    })
  }
  for (const root of rootsOf(document)) walk(root, [])
  return found
}

function typeOf(dict: PDFDict): FieldType {
  switch (textOf(inherited(dict, 'FT'))) {
    case 'Tx':
      return 'text'
    case 'Ch':
      return 'choice'
    case 'Sig':
      return 'signature'
    default: {
      const flags = flagsOf(dict)
      return flags & PUSH_BUTTON ? 'button' : flags & RADIO ? 'radio' : 'checkbox'
    }
  }
}

function onState(widgets: Field['widgets']): string | undefined {
  for (const { dict } of widgets) {
    const looks = dict.lookup(name('AP'))
    if (!(looks instanceof PDFDict)) continue
    const normal = looks.lookup(name('N'))
    if (!(normal instanceof PDFDict)) continue
    const on = normal.keys().find(key => key.decodeText() !== 'Off')
    if (on !== undefined) return on.decodeText()
  }
  return undefined
}

/** Notices that stand on every copy, and what a form offers by itself, are no answers of anybody. */
function isFilled(dict: PDFDict, type: FieldType): boolean {
  const value = textOf(inherited(dict, 'V')) ?? ''
  if (type === 'checkbox' || type === 'radio') return value !== '' && value !== 'Off'
  if (type !== 'text' && type !== 'choice') return false
  const usual = textOf(inherited(dict, 'DV')) ?? ''
  return value.trim() !== '' && value !== usual && (flagsOf(dict) & READ_ONLY) === 0
}
