/** The names of a tag and of its attributes, with the namespaces that are bound where it stands. */
import { fail } from './xml-fault.ts'

const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** Namespaces by their prefixes; the one without a prefix under the empty text. */
export type Namespaces = ReadonlyMap<string, string>

export const OUTERMOST: Namespaces = new Map([['xml', XML]])

/** An attribute as it is written, its value decoded. */
export type WrittenAttribute = readonly [name: string, value: string]

const binds = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:')

/** The namespaces within a tag: those around it, and those it binds. */
export function boundBy(attributes: readonly WrittenAttribute[], around: Namespaces): Namespaces {
  const namespaces = new Map(around)
  for (const [name, value] of attributes) {
    if (!binds(name)) continue
    if (name === 'xmlns') namespaces.set('', value)
    else if (value === '' || value === XMLNS || value === XML || name === 'xmlns:xmlns')
      fail('a prefix is bound to no namespace it may have')
    else namespaces.set(name.slice('xmlns:'.length), value)
  }
  return namespaces
}

/** A name as its namespace and what stands behind its prefix. One without a prefix is of the namespace given. */
export function resolveName(
  full: string,
  namespaces: Namespaces,
  withoutPrefix: string,
): readonly [namespace: string, name: string] {
  const colon = full.indexOf(':')
  if (colon === -1) return [withoutPrefix, full]
  const namespace = namespaces.get(full.slice(0, colon)) ?? fail('a prefix has no namespace')
  return [namespace, full.slice(colon + 1)]
}

/** The attributes of a tag by name, of a namespace as `{uri}name`, without those that bind one. */
export function resolveAttributes(
  attributes: readonly WrittenAttribute[],
  namespaces: Namespaces,
): ReadonlyMap<string, string> {
  const seen = new Set<string>()
  const resolved = new Map<string, string>()
  for (const [full, value] of attributes) {
    const [namespace, name] = binds(full) ? [XMLNS, full] : resolveName(full, namespaces, '')
    const key = namespace === '' ? name : `{${namespace}}${name}`
    if (seen.has(key)) fail('a tag has the same attribute twice')
    seen.add(key)
    if (namespace !== XMLNS) resolved.set(key, value)
  }
  return resolved
}
