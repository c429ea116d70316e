/** Whether the text of a count says itself what leaves it a felony under the Act: by a subdivision of the Act, or in words. */
import type { Conviction, Offense, OffenseReading } from '../../../record/person.ts'
import { yesNo } from '../facts/history.ts'
import { marijuanaSection } from '../offenses/marijuana.ts'
import { remarkOf } from '../offenses/remark.ts'

/** What leaves an offense a felony, as a text may say it. */
type Form = 'minor' | 'import' | 'other'

/**
 * The subdivisions of the Act that keep a felony, and what each is about: `c` with whatever follows. Before the Act 11358
 * and 11359 had no subdivisions and 11360 had (a) and (b): what stands there beside them can only be one of these.
 */
const SUBDIVISIONS: Readonly<Record<string, readonly (readonly [at: string, form: Form])[]>> = {
  '11358': [['d', 'other']],
  '11359': [
    ['c,3', 'minor'],
    ['c', 'other'],
    ['d', 'minor'],
  ],
  '11360': [
    ['a,3,c', 'minor'],
    ['a,3,d', 'import'],
    ['a,3', 'other'],
    ['c', 'minor'],
    ['d', 'import'],
  ],
}

const bySubdivision = (offense: Offense): Form | undefined => {
  const written = `${offense.subdivisions.join()},`
  return SUBDIVISIONS[marijuanaSection(offense) ?? '']?.find(([at]) => written.startsWith(`${at},`))?.[1]
}

const AGES = ['14', '16', '17', '18', '21'] as const
const CAPTION = ['SELL', 'TRANSPORT', 'FURNISH']

/** In words. Importing beside selling and transporting is the caption of 11360 and says nothing of the count. */
function byWords({ says, offenses }: OffenseReading): readonly Form[] {
  if (says === undefined) return []
  const sections = offenses.map(marijuanaSection)
  if (!sections.includes('11359') && !sections.includes('11360')) return []
  const minor = says.has('MINOR') || (says.has('UNDER') && AGES.some(age => says.has(age)))
  const imports = says.has('IMPORT') && CAPTION.filter(word => says.has(word)).length < 2
  return [...(minor ? (['minor'] as const) : []), ...(imports ? (['import'] as const) : [])]
}

/** Surely, perhaps, or not at all: subdivision and words together say so, one of them alone leaves it open. */
function graver(conviction: Conviction): boolean | undefined {
  const { offense } = conviction
  const remark = remarkOf(conviction)
  const words = byWords(offense)
  const forms = offense.offenses.map(bySubdivision).filter(form => form !== undefined)
  if (forms.some(form => words.includes(form)) && offense.unread === '') return true
  const remarked =
    remark?.offenses.some(one => bySubdivision(one) !== undefined) === true ||
    (remark !== undefined && byWords({ ...remark.reading, offenses: offense.offenses }).length > 0)
  return forms.length > 0 || words.length > 0 || remarked ? undefined : false
}

const known = new WeakMap<OffenseReading, boolean>()

export const graverForm = yesNo(
  'a graver form that the record itself names',
  'The record names a form of the offense that stays a felony (a minor, an import, or a subdivision of the Act that keeps the felony). Was the conviction of that form?',
  conviction => {
    if (conviction.remark !== undefined) return graver(conviction)
    // Nearly every text says nothing of it.
    if (known.get(conviction.offense) === false) return false
    const found = graver(conviction)
    if (found === false) known.set(conviction.offense, false)
    return found
  },
)
