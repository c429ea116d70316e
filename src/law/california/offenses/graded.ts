/** A section that says of which degree another is, written beside it: together they name one offense. */
import type { Offense } from '../../../record/person.ts'

/** PC 460 divides the burglary of PC 459 into degrees, and PC 461 punishes each (read 2026-11-30). */
const OFFENSE = '459'
const GRADED_BY: readonly string[] = ['460', '461']
const DEGREES: readonly (string | undefined)[] = ['a', 'b']

const isBurglary = ({ code, section, subdivisions }: Offense): boolean =>
  section === OFFENSE && code === 'PC' && subdivisions.length === 0

/** `459/460(A) PC` as the burglary of PC 460(a); a text of other sections as it is. */
export function joinDegree(offenses: readonly Offense[]): readonly Offense[] {
  const [first, second] = offenses
  if (first === undefined || second === undefined || offenses.length > 2) return offenses
  const [burglary, graded] = isBurglary(first) ? [first, second] : [second, first]
  const grades =
    isBurglary(burglary) &&
    graded.code === 'PC' &&
    GRADED_BY.includes(graded.section) &&
    DEGREES.includes(graded.subdivisions[0]) &&
    graded.inchoate === burglary.inchoate
  return grades ? [graded] : offenses
}
