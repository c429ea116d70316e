/** Reads XML strictly: one root, namespaces bound, no document type, so that no file can name another or grow in memory. */
import { LIMITS } from '../../record/limits.ts'
import { fail, faultIn } from './xml-fault.ts'
import {
  boundBy,
  type Namespaces,
  OUTERMOST,
  resolveAttributes,
  resolveName,
  type WrittenAttribute,
} from './xml-names.ts'
import { decoded, ILLEGAL } from './xml-text.ts'

export interface XmlElement {
  readonly namespace: string
  /** Without its prefix. */
  readonly name: string
  /** By name; of a namespace as `{uri}name`. */
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
  const text = source.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const reader: Reader = { text, at: 0, open: [], root: undefined }
  try {
    readBeginning(reader)
    while (reader.at < text.length) readOn(reader)
    if (reader.open.length > 0) fail('an element does not end')
    return reader.root ?? fail('it has no root')
  } catch (thrown) {
    const fault = faultIn(thrown)
    if (fault === undefined) throw thrown
    return { fault, line: text.slice(0, reader.at).split('\n').length }
  }
}

/** Deeper than any message is. */
const DEEPEST = LIMITS.xmlLevels.most

const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.-]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.-]*)?/uy
const ATTRIBUTE = /\s+([\p{L}_][\p{L}\p{N}\p{M}_.:-]*)\s*=\s*(?:"([^<"]*)"|'([^<']*)')/uy
const TAG_END = /\s*(\/?)>/y
const DECLARATION =
  /^<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])?[^?]*\?>/

/** An element whose end has not been read. */
interface OpenElement {
  /** Its name as written. */
  readonly raw: string
  readonly namespace: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly namespaces: Namespaces
  text: string
}

interface Reader {
  readonly text: string
  /** How far it has been read. */
  at: number
  /** The elements that stand in each other here, the root first. */
  readonly open: OpenElement[]
  root: XmlElement | undefined
}

/** The declaration, where there is one. */
function readBeginning(reader: Reader): void {
  const illegal = ILLEGAL.exec(reader.text)
  if (illegal !== null) {
    reader.at = illegal.index
    fail('it has a sign that XML does not allow')
  }
  const declared = DECLARATION.exec(reader.text)
  if (declared === null) return
  reader.at = declared[0].length
  if (!/^(?:utf-8|us-ascii)$/i.test(declared[1] ?? 'utf-8')) fail('it is not in UTF-8')
}

/** Reads the text up to the next markup, and that markup. */
function readOn(reader: Reader): void {
  const { text, at } = reader
  const markup = text.indexOf('<', at)
  addText(reader, text.slice(at, markup === -1 ? text.length : markup))
  reader.at = markup === -1 ? text.length : markup
  if (markup !== -1) readMarkup(reader)
}

function readMarkup(reader: Reader): void {
  if (passes(reader, '<!--')) {
    const comment = readPast(reader, '-->', 'a comment')
    if (comment.includes('--') || comment.endsWith('-')) fail('a comment has [--] in it')
  } else if (passes(reader, '<![CDATA[')) addLiteral(reader, readPast(reader, ']]>', 'a section of text'))
  else if (reader.text.startsWith('<!', reader.at)) fail('it has a document type, which may name other files')
  else if (passes(reader, '<?')) {
    if (/^xml[\s?]/i.test(readPast(reader, '?>', 'an instruction')))
      fail('its declaration does not stand at the beginning')
  } else if (passes(reader, '</')) closeElement(reader, readPast(reader, '>', 'an end tag').trimEnd())
  else if (passes(reader, '<')) readTag(reader)
}

/** Moves on behind these characters where they stand here. */
function passes(reader: Reader, begin: string): boolean {
  const found = reader.text.startsWith(begin, reader.at)
  if (found) reader.at += begin.length
  return found
}

/** What stands before an end, and moves on behind it. */
function readPast(reader: Reader, end: string, what: string): string {
  const { text, at } = reader
  const found = text.indexOf(end, at)
  if (found === -1) fail(`${what} does not end`)
  reader.at = found + end.length
  return text.slice(at, found)
}

function readTag(reader: Reader): void {
  const { open } = reader
  const raw = match(reader, NAME)?.[0] ?? fail('a [<] begins no name')
  const written: WrittenAttribute[] = []
  for (let found = match(reader, ATTRIBUTE); found !== undefined; found = match(reader, ATTRIBUTE))
    written.push([found[1] ?? '', decoded((found[2] ?? found[3] ?? '').replaceAll(/[\t\n]/g, ' '))])
  const end = match(reader, TAG_END) ?? fail('a tag is not whole')
  if (open.length === 0 && reader.root !== undefined) fail('it has a second root')
  if (open.length >= DEEPEST) fail(`its elements stand in each other more than ${DEEPEST} deep`)
  const namespaces = boundBy(written, open.at(-1)?.namespaces ?? OUTERMOST)
  const attributes = resolveAttributes(written, namespaces)
  const [namespace, name] = resolveName(raw, namespaces, namespaces.get('') ?? '')
  open.push({ raw, namespace, name, attributes, children: [], namespaces, text: '' })
  if (end[1] === '/') closeElement(reader, raw)
}

/** What a pattern finds right here, and moves on behind it. */
function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)
  if (found === null) return undefined
  reader.at = pattern.lastIndex
  return found
}

function closeElement(reader: Reader, raw: string): void {
  const element = reader.open.pop()
  if (element === undefined || element.raw !== raw) fail('an end tag is not that of the element it ends')
  const { namespace, name, attributes, children, text } = element
  const done: XmlElement = { namespace, name, attributes, children, text }
  const parent = reader.open.at(-1)
  if (parent === undefined) reader.root = done
  else parent.children.push(done)
}

function addText({ open }: Reader, raw: string): void {
  const element = open.at(-1)
  if (element === undefined) {
    if (raw.trim() !== '') fail('it has text outside its root')
    return
  }
  if (raw.includes(']]>')) fail('a []]>] stands in its text')
  element.text += decoded(raw)
}

/** Text in which nothing is markup. */
function addLiteral({ open }: Reader, raw: string): void {
  const element = open.at(-1) ?? fail('it has text outside its root')
  element.text += raw
}

/** All elements of this name under an element, and itself, in the order they stand. */
export function* named(from: XmlElement, namespace: string, name: string): Iterable<XmlElement> {
  if (from.namespace === namespace && from.name === name) yield from
  for (const child of from.children) yield* named(child, namespace, name)
}

/** The first child of this name. */
export const child = (of: XmlElement, namespace: string, name: string): XmlElement | undefined =>
  of.children.find(one => one.namespace === namespace && one.name === name)
