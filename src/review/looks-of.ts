/** What tells a person's race or sex in rows of the files: it is shown to nobody who decides. */

/** By the name of its column; that somebody must register as an offender is another thing. */
const HIDDEN =
  /(?<![a-z])(?:race|races|ethnic\w*|gender|hispanic|(?:eye|hair)(?=[^a-z]*colou?r)|sex(?![^a-z]*(?:off|reg|crime)))(?![a-z])/i

/** `DefendantRace` is `Defendant Race`. */
export const isHidden = (column: string): boolean =>
  HIDDEN.test(column.replaceAll(/([a-z])([A-Z])/g, '$1 $2'))

const TELLING = new Set(
  (
    'male female white black brown hispanic latino latina mexican asian indian african alaskan hawaiian islander filipino chinese ' +
    'japanese korean vietnamese cambodian laotian samoan guamanian blue hazel green gray grey blond blonde red'
  ).split(' '),
)
const BESIDE = new Set('other american native pacific or and unknown'.split(' '))

/** A line that could not be read has no columns: cells that tell it by what they say, and letters alone, are left out. */
export function lineWithoutLooks(line: string): string {
  const isBalanced = line.split('"').length % 2 === 1
  const text = isBalanced ? line : line.replaceAll('"', '')
  let [shown, from, quoted] = ['', 0, false]
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at]
    if (sign === '"') quoted = !quoted
    if (sign !== undefined && (quoted || !PARTS.includes(sign))) continue
    const cell = text.slice(from, at)
    shown += `${tells(cell) ? '…' : cell}${sign ?? ''}`
    from = at + 1
  }
  return shown
}

/** What parts a cell from the next. */
const PARTS = ',;|\t'

function tells(cell: string): boolean {
  const words = cell.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  if (words.length === 1 && /^\p{L}$/u.test(words[0] ?? '')) return true
  return words.some(word => TELLING.has(word)) && words.every(word => TELLING.has(word) || BESIDE.has(word))
}
