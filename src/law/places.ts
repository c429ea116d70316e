/** Places in a statute: `(a)(1)(B)`, `851.92`, `(c)(1)-(2)`, read as the field writes them, and whether one lies in another. */

/** The place of a subdivision: the section, where it is another than the statute's own, and the letters and numbers. */
export interface Place {
  readonly section?: string
  readonly parts: readonly string[]
  /** Which part of a subdivision that goes on without letters: `first sentence`, `as a prior`. */
  readonly part?: string
}

/** For a text whose page gives no letters: it stands for the whole of the section. */
export const WHOLE = 'the section'

const ITEM = /^(?:(?:PC|HSC|§)\s*)?(\d+(?:\.\d+)?[a-z]?)?((?:\([0-9A-Za-z]+\))*)$/
const RANGE = /^(.*?)\s*(?:-|–| to )\s*(.*)$/
const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ')

/**
 * The places a text names: `(a)(1)`, `(c)(1)-(2)`, `(b), (d)`, `(b), first sentence`, `851.92`, `4852.07 to 4852.09`, `the
 * section`. `own` is the statute's section, which need not be written. Undefined where it cannot be read.
 */
export function placesOf(at: string, own: string): readonly Place[] | undefined {
  const found: Place[] = []
  for (const item of at.split(/[,;]|\band\b/).map(text => text.trim())) {
    if (item === WHOLE) {
      found.push({ parts: [] })
      continue
    }
    const whole = found.at(-1)
    if (whole !== undefined && /^[A-Za-z][a-z ]+$/.test(item)) {
      found[found.length - 1] = { ...whole, part: item }
      continue
    }
    const [, first = item, last] = RANGE.exec(item) ?? []
    const start = placeOf(first, own, found.at(-1))
    if (start === undefined) return undefined
    if (last === undefined) {
      found.push(start)
      continue
    }
    const end = placeOf(last, own, start)
    const between = end === undefined ? undefined : span(start, end)
    if (between === undefined) return undefined
    found.push(...between)
  }
  return found
}

/** One item; one that begins in the middle, such as `(2)` after `(c)(1)`, goes on from the place before. */
function placeOf(text: string, own: string, before: Place | undefined): Place | undefined {
  const [matched, section, letters = ''] = ITEM.exec(text) ?? []
  if (matched === undefined || matched === '') return undefined
  const parts = [...letters.matchAll(/\(([^)]+)\)/g)].map(found => found[1] ?? '')
  if (section !== undefined) return section === own ? { parts } : { section, parts }
  const [head = ''] = parts
  const depth =
    before === undefined
      ? 0
      : Math.max(
          0,
          before.parts.findLastIndex(part => alike(part, head)),
        )
  const kept = before?.parts.slice(0, depth) ?? []
  const of = before?.section === undefined ? {} : { section: before.section }
  return { ...of, parts: [...kept, ...parts] }
}

const alike = (a: string, b: string): boolean =>
  [/^\d+$/, /^[A-Z]$/, /^[IVX]+$/, /^(?:ii+|iv|vi+|ix|x[iv]+)$/, /^[a-z]$/, /^[a-z]+$/].some(
    kind => kind.test(a) && kind.test(b),
  )

/** Every place from one to another that differs in its last part only; sections, in their last figure. */
function span(start: Place, end: Place): readonly Place[] | undefined {
  if (start.parts.length === 0 && end.parts.length === 0) {
    const [a, b] = [start.section, end.section].map(text => /^(\d+)\.(\d+)$/.exec(text ?? ''))
    if (a?.[2] === undefined || b?.[2] === undefined || a[1] !== b[1]) return undefined
    // As the code counts: 4852.09, 4852.1, 4852.11.
    const width = Math.max(a[2].length, b[2].length)
    const [first, last] = [a[2], b[2]].map(figures => Number(figures.padEnd(width, '0')))
    return counted(first ?? 0, last ?? 0).map(figure => ({
      section: `${a[1]}.${String(figure).padStart(width, '0').replace(/0+$/, '')}`,
      parts: [],
    }))
  }
  const [from, to] = [start.parts.at(-1), end.parts.at(-1)]
  if (from === undefined || to === undefined || start.parts.length !== end.parts.length) return undefined
  const steps = /^\d+$/.test(from)
    ? counted(Number(from), Number(to)).map(String)
    : /^.$/.test(from) && /^.$/.test(to)
      ? counted(from.charCodeAt(0), to.charCodeAt(0)).map(code => String.fromCharCode(code))
      : ROMANS.slice(ROMANS.indexOf(from), ROMANS.indexOf(to) + 1)
  if (steps.length === 0) return undefined
  return steps.map(step => ({ ...start, parts: [...start.parts.slice(0, -1), step] }))
}

const counted = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** Whether a place is another, or lies in it: (a)(1) in (a), and the first sentence of (a) too. */
export const liesIn = (inner: Place, outer: Place): boolean =>
  inner.section === outer.section &&
  outer.parts.every((part, i) => inner.parts[i] === part) &&
  (outer.part === undefined || (outer.part === inner.part && outer.parts.length === inner.parts.length))

/** The section a statute or an outline is called by: `851.91`. */
export const sectionOf = (id: string): string => id.split('-')[1] ?? id
