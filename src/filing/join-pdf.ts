/**
 * Joins documents that were set in parts into one: pages, tags and bookmarks of a list that is too long to be set at once. It
 * reads what our own typesetter writes (plain objects, a plain table of them) and nothing else, and throws where that is not so.
 */
import { createHash } from 'node:crypto'

/** The parts in order, as one document: it is described as the first, and bookmarks of later parts stand under its last. */
export function joinPdf(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = parts
  if (only !== undefined && more.length === 0) return only
  const read: Part[] = []
  let base = 0
  let pages = 0
  for (const [at, bytes] of parts.entries()) {
    const part = readPart(bytes, { at, base, firstPage: pages, document: read[0]?.document })
    read.push(part)
    base += part.objects.length
    pages += part.keys
  }
  return written(read, base)
}

/** An object as it stands in the joined document. */
interface JoinedObject {
  readonly number: number
  readonly body: string
}

interface Bookmark {
  /** As it stands in the file, with its parentheses. */
  readonly title: string
  readonly dest: string
  readonly parts: readonly Bookmark[]
}

interface Part {
  /** By place: what is written of each object, undefined for what the joined document has once. */
  readonly objects: readonly (string | undefined)[]
  readonly base: number
  /** Numbers in the joined document. */
  readonly catalog: number
  readonly info: number
  readonly pages: number
  readonly tree: number
  readonly outline: number | undefined
  readonly document: number
  readonly count: number
  /** How many entries its tree of parents has. */
  readonly keys: number
  readonly kids: string
  readonly parents: readonly string[]
  readonly ids: readonly (readonly [id: string, element: string])[]
  readonly roles: string
  readonly bookmarks: readonly Bookmark[]
}

interface Place {
  readonly at: number
  readonly base: number
  readonly firstPage: number
  /** The element of the first part that holds all others. */
  readonly document: number | undefined
}

function readPart(bytes: Uint8Array, { at, base, firstPage, document: first }: Place): Part {
  const objects = objectsIn(bytes)
  const trailer = objects.trailer
  const [catalog, info] = [refIn(trailer, 'Root'), refIn(trailer, 'Info')]
  const root = objects.body(catalog)
  const [pages, tree] = [refIn(root, 'Pages'), refIn(root, 'StructTreeRoot')]
  const outline = /\/Outlines (\d+) 0 R/.exec(root)?.[1]
  const metadata = /\/Metadata (\d+) 0 R/.exec(root)?.[1]
  const structure = objects.body(tree)
  const document = Number(found(structure, /\/K \[(\d+) 0 R\]/))
  const shift = (number: number) => (number === document ? (first ?? document + base) : number + base)
  const moved = (text: string) => withReferences(text, shift)
  const renamed = (text: string) => (at === 0 ? text : withIds(text, at))
  const dropped = new Set([tree, document])
  if (outline !== undefined) dropped.add(Number(outline))
  if (at > 0) for (const number of [catalog, info, Number(metadata ?? 0)]) dropped.add(number)
  const bookmarks = outline === undefined ? [] : bookmarksOf(objects.body, Number(outline), moved, dropped)
  const nums = [...found(structure, /\/Nums \[([^\]]*)\]/).matchAll(/(\d+) (\d+) 0 R/g)]
  const names = /\/Names \[([^\]]*)\]/.exec(structure)?.[1] ?? ''
  return {
    base,
    catalog: catalog + base,
    info: info + base,
    pages: pages + base,
    tree: tree + base,
    outline: outline === undefined ? undefined : Number(outline) + base,
    document: shift(document),
    count: Number(found(objects.body(pages), /\/Count (\d+)/)),
    keys: nums.length,
    kids: renamed(moved(found(objects.body(document), /\/K (\[[^\]]*\]|\d+ 0 R)/))).replace(/^\[|\]$/g, ''),
    parents: nums.map(([, , element]) => `${Number(element) + base} 0 R`),
    ids: [...names.matchAll(/\(([^()]*)\) (\d+) 0 R/g)].map(([, id = '', element]) => [
      idIn(id, at),
      `${Number(element) + base} 0 R`,
    ]),
    roles: /\/RoleMap <<[^>]*>>/.exec(structure)?.[0] ?? '',
    bookmarks,
    objects: objects.all.map((body, place) => {
      if (dropped.has(place + 1)) return undefined
      const [dictionary, rest] = atStream(body)
      const text = renamed(moved(dictionary))
      return /\/Type \/Page\n/.test(text)
        ? text.replace(
            /\/StructParents (\d+)/,
            (_, key: string) => `/StructParents ${Number(key) + firstPage}`,
          ) + rest
        : text + rest
    }),
  }
}

/** The objects of a document by their numbers, which go from 1 without a gap. */
function objectsIn(bytes: Uint8Array): {
  readonly all: readonly string[]
  readonly body: (number: number) => string
  readonly trailer: string
} {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const table = Number(found(text.slice(-64), /startxref\n(\d+)\n/))
  const entries = text.slice(table)
  const begins = [...entries.matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset))
  const ends = [...begins, table].sort((a, b) => a - b)
  const after = new Map(ends.slice(0, -1).map((begin, at) => [begin, ends[at + 1] ?? table]))
  const all = begins.map((begin, at) => {
    const whole = text.slice(begin, after.get(begin))
    const from = whole.indexOf(' 0 obj\n')
    const to = whole.lastIndexOf('\nendobj')
    if (from < 0 || to < 0 || Number(whole.slice(0, from)) !== at + 1) throw unknown()
    return whole.slice(from + ' 0 obj\n'.length, to)
  })
  return {
    all,
    body: number => all[number - 1] ?? '',
    trailer: entries.slice(entries.indexOf('trailer')),
  }
}

const unknown = (): Error => new Error('a document that was set in parts is not as the typesetter writes it')

function found(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1]
  if (value === undefined) throw unknown()
  return value
}

const refIn = (text: string, name: string): number => Number(found(text, new RegExp(`/${name} (\\d+) 0 R`)))

const STREAM = '>>\nstream\n'

/** The dictionary of an object, and what follows it. */
function atStream(body: string): readonly [string, string] {
  const at = body.startsWith('<<') ? body.indexOf(STREAM) : -1
  return at < 0 ? [body, ''] : [body.slice(0, at), body.slice(at)]
}

/** Where the text in parentheses ends that begins here. */
function endOfText(body: string, begin: number): number {
  let depth = 0
  for (let at = begin; at < body.length; at++) {
    const sign = body[at]
    if (sign === '\\\\') at++
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return at + 1
  }
  throw unknown()
}

/** With every reference moved, but for what only looks like one in a text. */
function withReferences(body: string, shift: (number: number) => number): string {
  const move = (text: string) =>
    text.replaceAll(/(\d+) 0 R/g, (_, number: string) => `${shift(Number(number))} 0 R`)
  let moved = ''
  for (let at = 0; ; ) {
    const open = body.indexOf('(', at)
    if (open < 0) return moved + move(body.slice(at))
    const end = endOfText(body, open)
    moved += move(body.slice(at, open)) + body.slice(open, end)
    at = end
  }
}

const idIn = (id: string, at: number): string => (at === 0 ? id : `P${String(at).padStart(5, '0')}${id}`)

/** Each part names the heads of its tables anew: with the place of the part before it, a name is that of one head. */
const withIds = (body: string, at: number): string =>
  body
    .replaceAll(/\/ID \((U[\dxy]+)\)/g, (_, id: string) => `/ID (${idIn(id, at)})`)
    .replaceAll(
      /\/Headers \[((?:\s*\(U[\dxy]+\)\s*)+)\]/g,
      (_, ids: string) =>
        `/Headers [${ids.replaceAll(/\((U[\dxy]+)\)/g, (__, id: string) => `(${idIn(id, at)})`)}]`,
    )

function bookmarksOf(
  body: (number: number) => string,
  parent: number,
  moved: (text: string) => string,
  dropped: Set<number>,
): readonly Bookmark[] {
  const marks: Bookmark[] = []
  for (let next = /\/First (\d+) 0 R/.exec(body(parent))?.[1]; next !== undefined; ) {
    const own = body(Number(next))
    dropped.add(Number(next))
    const begin = own.indexOf('(', own.indexOf('/Title '))
    const end = endOfText(own, begin)
    const rest = own.slice(0, begin) + own.slice(end)
    marks.push({
      title: own.slice(begin, end),
      dest: moved(found(rest, /\/Dest (\d+ 0 R)/)),
      parts: bookmarksOf(body, Number(next), moved, dropped),
    })
    next = /\/Next (\d+) 0 R/.exec(rest)?.[1]
  }
  return marks
}

function written(parts: readonly Part[], last: number): Uint8Array {
  const [first] = parts
  if (first?.outline === undefined) throw unknown()
  const pages = last + 1
  const extra: JoinedObject[] = []
  let next = pages
  const marks = underLast(
    first.bookmarks,
    parts.slice(1).flatMap(({ bookmarks }) => bookmarks),
  )
  const outline = outlineOf(marks, first.outline, () => ++next, extra)
  extra.push({
    number: pages,
    body: `<<\n  /Type /Pages\n  /Count ${parts.reduce((sum, { count }) => sum + count, 0)}\n  /Kids [${parts.map(part => `${part.pages} 0 R`).join(' ')}]\n>>`,
  })
  extra.push({ number: first.outline, body: `<<\n  /Type /Outlines${outline}\n  /Count ${marks.length}\n>>` })
  extra.push({
    number: first.document,
    body: `<<\n  /Type /StructElem\n  /S /Document\n  /P ${first.tree} 0 R\n  /K [${parts.map(({ kids }) => kids).join(' ')}]\n>>`,
  })
  extra.push({ number: first.tree, body: treeOf(parts, first) })
  return file(parts, first, pages, extra, next)
}

const underLast = (marks: readonly Bookmark[], more: readonly Bookmark[]): readonly Bookmark[] =>
  marks.map((mark, at) => (at === marks.length - 1 ? { ...mark, parts: [...mark.parts, ...more] } : mark))

/** Writes bookmarks; what their parent says of them. */
function outlineOf(
  marks: readonly Bookmark[],
  parent: number,
  number: () => number,
  into: JoinedObject[],
): string {
  const numbers = marks.map(number)
  for (const [at, { title, dest, parts }] of marks.entries()) {
    const own = numbers[at] ?? 0
    const [before, after] = [numbers[at - 1], numbers[at + 1]]
    const below =
      parts.length === 0 ? '' : `${outlineOf(parts, own, number, into)}\n  /Count -${parts.length}`
    into.push({
      number: own,
      body: `<<\n  /Parent ${parent} 0 R${after === undefined ? '' : `\n  /Next ${after} 0 R`}${before === undefined ? '' : `\n  /Prev ${before} 0 R`}${below}\n  /Title ${title}\n  /Dest ${dest}\n>>`,
    })
  }
  return numbers.length === 0 ? '' : `\n  /First ${numbers[0]} 0 R\n  /Last ${numbers.at(-1)} 0 R`
}

function treeOf(parts: readonly Part[], { document, roles }: Part): string {
  const parents = parts.flatMap(part => part.parents).map((element, key) => `${key} ${element}`)
  const ids = parts.flatMap(part => part.ids).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `<<\n  /Type /StructTreeRoot\n  ${roles}\n  /K [${document} 0 R]\n  /ParentTree <<\n    /Nums [${parents.join(' ')}]\n  >>\n  /IDTree <<\n    /Names [${ids.map(([id, element]) => `(${id}) ${element}`).join(' ')}]\n  >>\n>>`
}

function file(
  parts: readonly Part[],
  { catalog, info, pages: own }: Part,
  pages: number,
  extra: readonly JoinedObject[],
  last: number,
): Uint8Array {
  const pieces: Buffer[] = []
  const offsets: number[] = []
  const hash = createHash('sha256')
  let length = 0
  const put = (text: string): void => {
    const bytes = Buffer.from(text, 'latin1')
    pieces.push(bytes)
    hash.update(bytes)
    length += bytes.length
  }
  const object = (number: number, body: string): void => {
    offsets[number] = length
    put(`${number} 0 obj\n${body}\nendobj\n`)
  }
  put('%PDF-1.7\n%\x80\x80\x80\x80\n')
  for (const { base, objects, pages: kids } of parts)
    for (const [place, body] of objects.entries()) {
      if (body === undefined) continue
      const number = place + 1 + base
      if (number === kids)
        object(number, body.replace('/Type /Pages\n', `/Type /Pages\n  /Parent ${pages} 0 R\n`))
      else if (number === catalog) object(number, body.replace(`/Pages ${own} 0 R`, `/Pages ${pages} 0 R`))
      else object(number, body)
    }
  for (const { number, body } of extra) object(number, body)
  const table = length
  const rows = Array.from({ length: last }, (_, at) => {
    const offset = offsets[at + 1]
    return offset === undefined ? '0000000000 00000 f\r\n' : `${String(offset).padStart(10, '0')} 00000 n\r\n`
  })
  const id = hash.copy().digest('hex').slice(0, 32)
  put(`xref\n0 ${last + 1}\n0000000000 65535 f\r\n${rows.join('')}`)
  put(
    `trailer\n<<\n  /Size ${last + 1}\n  /Root ${catalog} 0 R\n  /Info ${info} 0 R\n  /ID [<${id}> <${id}>]\n>>\nstartxref\n${table}\n%%EOF\n`,
  )
  return Buffer.concat(pieces)
}
