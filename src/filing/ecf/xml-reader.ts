/** Reads XML strictly: one root, namespaces bound, no document type, so that no file can name another or grow in memory. */

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

/** Deeper than any message is. */
const DEEPEST = 100
const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLNS = 'http://www.w3.org/2000/xmlns/'

const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.-]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.-]*)?/uy
const ATTRIBUTE = /\s+([\p{L}_][\p{L}\p{N}\p{M}_.:-]*)\s*=\s*(?:"([^<"]*)"|'([^<']*)')/uy
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

interface Open {
  readonly raw: string
  readonly namespace: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly spaces: ReadonlyMap<string, string>
  text: string
}

/** Carries a fault out of the reader. */
interface Stop {
  readonly stop: string
}

export function readXml(source: string): XmlElement | XmlFault {
  const text = source.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  let at = 0
  const fail: (stop: string) => never = stop => {
    throw { stop } satisfies Stop
  }
  const line = (): number => text.slice(0, at).split('\n').length

  const past = (end: string, what: string): string => {
    const found = text.indexOf(end, at)
    if (found === -1) return fail(`${what} does not end`)
    const inner = text.slice(at, found)
    at = found + end.length
    return inner
  }
  const decoded = (raw: string): string =>
    raw.includes('&')
      ? raw.replaceAll(/&([^;&]*)(;?)/g, (_, name: string, end: string) => {
          if (end === '') return fail('an [&] stands by itself')
          const known = ENTITIES[name]
          if (known !== undefined) return known
          const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
          if (digits === null) return fail('it uses an entity that XML does not have')
          const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
          const sign = code <= 0x10ffff ? String.fromCodePoint(code) : '\0'
          return ILLEGAL.test(sign) ? fail('it names a sign that XML does not allow') : sign
        })
      : raw

  const stack: Open[] = []
  let root: XmlElement | undefined

  const start = (): void => {
    NAME.lastIndex = at
    const raw = NAME.exec(text)?.[0] ?? fail('a [<] begins no name')
    at += raw.length
    const found: [string, string][] = []
    for (;;) {
      ATTRIBUTE.lastIndex = at
      const one = ATTRIBUTE.exec(text)
      if (one === null) break
      at = ATTRIBUTE.lastIndex
      found.push([one[1] ?? '', decoded((one[2] ?? one[3] ?? '').replaceAll(/[\t\n]/g, ' '))])
    }
    const closed = /\s*(\/?)>/y
    closed.lastIndex = at
    const end = closed.exec(text) ?? fail('a tag is not whole')
    at = closed.lastIndex
    const parent = stack.at(-1)
    if (parent === undefined && root !== undefined) fail('it has a second root')
    if (stack.length >= DEEPEST) fail(`its elements stand in each other more than ${DEEPEST} deep`)
    const spaces = new Map(parent?.spaces ?? [['xml', XML]])
    for (const [name, value] of found) {
      if (name === 'xmlns') spaces.set('', value)
      else if (name.startsWith('xmlns:')) {
        if (value === '' || value === XMLNS || value === XML || name === 'xmlns:xmlns')
          fail('a prefix is bound to no namespace it may have')
        spaces.set(name.slice(6), value)
      }
    }
    const resolve = (full: string, fallback: string): readonly [namespace: string, name: string] => {
      const colon = full.indexOf(':')
      if (colon === -1) return [fallback, full]
      return [spaces.get(full.slice(0, colon)) ?? fail('a prefix has no namespace'), full.slice(colon + 1)]
    }
    const attributes = new Map<string, string>()
    for (const [full, value] of found) {
      const [space, name] = full === 'xmlns' || full.startsWith('xmlns:') ? [XMLNS, full] : resolve(full, '')
      const key = space === '' ? name : `{${space}}${name}`
      if (attributes.has(key)) fail('a tag has the same attribute twice')
      attributes.set(key, value)
    }
    for (const key of attributes.keys()) if (key.startsWith(`{${XMLNS}}`)) attributes.delete(key)
    const [namespace, name] = resolve(raw, spaces.get('') ?? '')
    stack.push({ raw, namespace, name, attributes, children: [], spaces, text: '' })
    if (end[1] === '/') close(raw)
  }
  const close = (raw: string): void => {
    const open = stack.pop()
    if (open === undefined || open.raw !== raw) fail('an end tag is not that of the element it ends')
    const { namespace, name, attributes, children } = open
    const done: XmlElement = { namespace, name, attributes, children, text: open.text }
    const parent = stack.at(-1)
    if (parent === undefined) root = done
    else parent.children.push(done)
  }
  const characters = (raw: string, literal: boolean): void => {
    const open = stack.at(-1)
    if (open === undefined) {
      if (literal || raw.trim() !== '') fail('it has text outside its root')
      return
    }
    if (!literal && raw.includes(']]>')) fail('a []]>] stands in its text')
    open.text += literal ? raw : decoded(raw)
  }

  try {
    const illegal = ILLEGAL.exec(text)
    if (illegal !== null) {
      at = illegal.index
      fail('it has a sign that XML does not allow')
    }
    const declared =
      /^<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])?[^?]*\?>/.exec(
        text,
      )
    if (declared !== null) {
      at = declared[0].length
      if (!/^(?:utf-8|us-ascii)$/i.test(declared[1] ?? 'utf-8')) fail('it is not in UTF-8')
    }
    while (at < text.length) {
      const next = text.indexOf('<', at)
      characters(text.slice(at, next === -1 ? text.length : next), false)
      if (next === -1) {
        at = text.length
        break
      }
      at = next
      if (text.startsWith('<!--', at)) {
        at += 4
        const comment = past('-->', 'a comment')
        if (comment.includes('--') || comment.endsWith('-')) fail('a comment has [--] in it')
      } else if (text.startsWith('<![CDATA[', at)) {
        at += 9
        characters(past(']]>', 'a section of text'), true)
      } else if (text.startsWith('<!', at)) fail('it has a document type, which may name other files')
      else if (text.startsWith('<?', at)) {
        at += 2
        if (/^xml[\s?]/i.test(past('?>', 'an instruction')))
          fail('its declaration does not stand at the beginning')
      } else if (text.startsWith('</', at)) {
        at += 2
        close(past('>', 'an end tag').replace(/\s+$/, ''))
      } else {
        at++
        start()
      }
    }
    if (stack.length > 0) fail('an element does not end')
    return root ?? { fault: 'it has no root', line: line() }
  } catch (stopped) {
    if (typeof stopped === 'object' && stopped !== null && 'stop' in stopped)
      return { fault: (stopped as Stop).stop, line: line() }
    throw stopped
  }
}

/** All elements of this name under an element, and itself, in the order they stand. */
export function* named(from: XmlElement, namespace: string, name: string): Iterable<XmlElement> {
  if (from.namespace === namespace && from.name === name) yield from
  for (const child of from.children) yield* named(child, namespace, name)
}

/** The first child of this name. */
export const child = (of: XmlElement, namespace: string, name: string): XmlElement | undefined =>
  of.children.find(one => one.namespace === namespace && one.name === name)
