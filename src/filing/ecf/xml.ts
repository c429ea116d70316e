/** Writes XML: every text is escaped, and a sign that XML cannot carry is replaced where it can be seen, and counted. */

declare const written: unique symbol
/** What a writer made. No other text can stand in a document. */
export type Markup = string & { readonly [written]: true }

/** Text of attributes; one that is not known is left out. */
export type Attributes = Readonly<Record<string, string | undefined>>

export interface XmlWriter {
  /** An element of elements; what is undefined is left out. */
  readonly element: (
    name: string,
    content: readonly (Markup | undefined)[],
    attributes?: Attributes,
  ) => Markup
  /** An element of text. */
  readonly leaf: (name: string, text: string, attributes?: Attributes) => Markup
  /** An element of text, or nothing where there is no text. */
  readonly known: (name: string, text: string | undefined) => Markup | undefined
  /** How many signs were replaced so far. */
  readonly replaced: () => number
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
export const REPLACEMENT = '\ufffd'

/** All that XML 1.0 does not let into a document, escaped or not; half of a pair is met as one sign. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
/** Any sign that may need work: looked for first, since most texts have none. */
const SPECIAL = /[^ !#-%'-;=?-~]/

const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/

export function xmlWriter(): XmlWriter {
  let replaced = 0
  const names = new Set<string>()

  const legal = (text: string): string =>
    text.replace(ILLEGAL, () => {
      replaced++
      return REPLACEMENT
    })
  // A reader takes a bare carriage return for a line feed, and in an attribute any of the three for a space.
  const inText = (text: string): string =>
    SPECIAL.test(text)
      ? legal(text)
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('\r', '&#13;')
      : text
  const inAttribute = (text: string): string =>
    inText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')

  const nameOf = (name: string): string => {
    if (names.has(name)) return name
    if (!NAME.test(name)) throw new Error(`[${name}] is no name of XML`)
    names.add(name)
    return name
  }
  const tag = (name: string, attributes: Attributes | undefined, content: string): Markup => {
    let head = nameOf(name)
    if (attributes !== undefined)
      for (const [key, value] of Object.entries(attributes))
        if (value !== undefined) head += ` ${nameOf(key)}="${inAttribute(value)}"`
    return (content === '' ? `<${head}/>` : `<${head}>${content}</${name}>`) as Markup
  }
  return {
    element: (name, content, attributes) => {
      let inner = ''
      for (const one of content) if (one !== undefined) inner += one
      return tag(name, attributes, inner)
    },
    leaf: (name, text, attributes) => tag(name, attributes, inText(text)),
    known: (name, text) =>
      text === undefined || text === '' ? undefined : tag(name, undefined, inText(text)),
    replaced: () => replaced,
  }
}

/** A note for the manifest where signs were replaced. */
export const replacedNote = (replaced: number): readonly string[] =>
  replaced === 0
    ? []
    : [
        `${replaced} signs of the record cannot stand in XML and were replaced by [${REPLACEMENT}]: look for it`,
      ]
