/** Which families of words a section belongs to, found by its code and number. */
import type { Offense } from '../../../record/person.ts'
import { FAMILIES, type Family, OF_ANOTHER } from './vocabulary/families.ts'

/** A stretch of sections of one code, from one number to another; `letters` where it is one lettered section. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly letters?: string
}

type ByCode = ReadonlyMap<string, readonly Stretch[]>

/** Reads `PC 187-191.5 PC 288a`; throws at anything else, for it is a table of ours. */
export function stretches(written: string): ByCode {
  const found = new Map<string, Stretch[]>()
  const matched = [...written.matchAll(/([A-Z]{2}) ([\d.]+)(?:-([\d.]+)|([a-z]+))?(?: |$)/g)]
  if (matched.map(([whole]) => whole).join('') !== written)
    throw new Error(`[${written}] is not a list of sections with their codes`)
  for (const [, code = '', from, to, letters] of matched) {
    const stretch: Stretch = { from: Number(from), to: Number(to ?? from) }
    const of = found.get(code) ?? []
    of.push(letters === undefined ? stretch : { ...stretch, letters })
    found.set(code, of)
  }
  return found
}

/** A stretch covers every lettered section within it, a single number only itself. */
function covers({ from, to, letters }: Stretch, number: number, own: string): boolean {
  if (number < from || number > to) return false
  if (letters !== undefined) return own === letters
  return from < to || own === ''
}

function within(table: ByCode, { code, section }: Offense): boolean {
  const [, digits = '', own = ''] = /^([\d.]+)([a-z]*)/.exec(section) ?? []
  const number = Number(digits)
  const of = (stretch: Stretch): boolean => covers(stretch, number, own)
  if (code !== undefined) return table.get(code)?.some(of) === true
  for (const each of table.values()) if (each.some(of)) return true
  return false
}

const TABLE = FAMILIES.map(family => ({ family, sections: stretches(family.sections) }))

/** Whether a section is in a family; one without a code is where it would be in any code. */
export const inFamily = (family: Family, offense: Offense): boolean =>
  TABLE.some(entry => entry.family === family && within(entry.sections, offense))

/** The same of a section and its code, each looked up once. */
function bySection<T>(lookUp: (offense: Offense) => T): (offense: Offense) => T {
  const known = new Map<string, T>()
  return offense => {
    const key = `${offense.code ?? ''} ${offense.section}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = lookUp(offense)
    if (known.size > 20_000) known.clear()
    known.set(key, found)
    return found
  }
}

const ANOTHER = stretches(OF_ANOTHER)
/** An attempt, a conspiracy or the like, written without what it is of: its words are of that. */
export const isOfAnother = bySection<boolean>(offense => within(ANOTHER, offense))

/** Every family a section belongs to. */
export const familiesOf = bySection<readonly Family[]>(offense =>
  TABLE.filter(({ sections }) => within(sections, offense)).map(({ family }) => family),
)

/** Whether a list of the law turns on the section. */
export const isGrave = (offense: Offense): boolean => familiesOf(offense).some(({ grave }) => grave === true)
