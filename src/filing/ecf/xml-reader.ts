/** Reads XML strictly: one root, namespaces bound, no document type, so that no file can name another or grow in memory. */
import { SaxesParser } from 'saxes'
import { LIMITS } from '../../record/limits.ts'

export interface XmlElement {
  readonly namespace: string
  /** Without its prefix. */
  readonly name: string
  /** By name; of a namespace as `{uri}name`. Those that bind one are not among them. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** All text directly in it. */
  readonly text: string
}

/** Why a text is not XML that can be used: a sentence that quotes nothing of it. */
export interface XmlFault {
  readonly fault: string
  readonly line: number
}

export function readXml(source: string): XmlElement | XmlFault {
  if (source.length > LIMITS.xml.most)
    return { fault: `it is longer than ${LIMITS.xml.most >> 20} MB`, line: 1 }
  if (!source.isWellFormed()) return { fault: 'it has a sign that XML does not allow', line: 1 }
  const parser = new SaxesParser({ xmlns: true })
  const built = elementsOf(parser)
  try {
    parser.write(source).close()
    return built.root ?? stop('it has no root')
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown
    return { fault: thrown.message, line: parser.line }
  }
}

/** Ends the reading of a text. The sentence quotes nothing of it. */
class Stopped extends Error {}
function stop(says: string): never {
  throw new Stopped(says)
}

/** Deeper than any message is. */
const DEEPEST = LIMITS.xmlLevels.most
const XMLNS = 'http://www.w3.org/2000/xmlns/'

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/** Builds the elements that a parser finds. */
function elementsOf(parser: SaxesParser<{ xmlns: true }>): { readonly root: XmlElement | undefined } {
  const open: OpenElement[] = []
  const built: { root: XmlElement | undefined } = { root: undefined }
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('error', ({ message }) => stop(sentenceOf(message)))
  parser.on('doctype', () => stop('it has a document type, which may name other files'))
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!/^(?:utf-8|us-ascii)$/i.test(encoding)) stop('it is not in UTF-8')
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length >= DEEPEST) stop(`its elements stand in each other more than ${DEEPEST} deep`)
    const named = new Map<string, string>()
    for (const one of Object.values(attributes))
      if (one.uri !== XMLNS) named.set(one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value)
    open.push({ namespace: uri, name: local, attributes: named, children: [], text: '' })
  })
  parser.on('closetag', () => {
    const element = open.pop()
    const parent = open.at(-1)
    if (parent === undefined) built.root = element
    else if (element !== undefined) parent.children.push(element)
  })
  return built
}

/** What the parser says, which may quote the text, as a sentence of ours. */
const SENTENCES: readonly (readonly [begins: string, says: string])[] = [
  ['unclosed tag', 'an element does not end'],
  ['unexpected end', 'an element does not end'],
  ['unexpected close tag', 'an end tag is not that of the element it ends'],
  ['unmatched closing tag', 'an end tag is not that of the element it ends'],
  ['documents may contain only one root', 'it has a second root'],
  ['document must contain a root element', 'it has no root'],
  ['text data outside of root node', 'it has text outside its root'],
  ['undefined entity', 'it uses an entity that XML does not have'],
  ['empty entity name', 'an [&] stands by itself'],
  ['disallowed character in entity name', 'an [&] stands by itself'],
  ['malformed character entity', 'it names a sign that XML does not allow'],
  ['disallowed character', 'it has a sign that XML does not allow'],
  ['unbound namespace prefix', 'a prefix has no namespace'],
  ['duplicate attribute', 'a tag has the same attribute twice'],
  ['the string "]]>"', 'a []]>] stands in its text'],
  ['an XML declaration must be at the start', 'its declaration does not stand at the beginning'],
  ['malformed comment', 'a comment has [--] in it'],
]

/** Without the place that stands before it. */
function sentenceOf(message: string): string {
  const said = message.slice(message.indexOf(': ') + 2)
  return SENTENCES.find(([begins]) => said.startsWith(begins))?.[1] ?? 'it is not well-formed'
}

/** All elements of this name under an element, and itself, in the order they stand. */
export function* named(from: XmlElement, namespace: string, name: string): Iterable<XmlElement> {
  if (from.namespace === namespace && from.name === name) yield from
  for (const child of from.children) yield* named(child, namespace, name)
}

/** The first child of this name. */
export const child = (of: XmlElement, namespace: string, name: string): XmlElement | undefined =>
  of.children.find(one => one.namespace === namespace && one.name === name)
