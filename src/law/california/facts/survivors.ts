/** What PC 236.14 and 236.15 ask of whoever was a victim: the same facts, of one wrong or the other. */
import type { Conviction } from '../../../record/person.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { isViolent, notInFile } from './history.ts'
import { notInFileOfPerson } from './not-vacated.ts'

/** A life term may make a felony violent, PC 667.5(c)(7), though no section of the list names it. */
export const violentOrForLife: Fact<Conviction, boolean> = {
  ...isViolent,
  read: conviction => {
    const listed = look(isViolent, conviction)
    return listed === false && conviction.sentence.says === 'life' ? undefined : listed
  },
}

/** No file shows any of them. `victimOf`: `human trafficking`. */
export const survivorFacts = (victimOf: string) => ({
  victim: notInFileOfPerson(`victim of ${victimOf}`, `Was the person ever a victim of ${victimOf}?`),
  direct: notInFile(
    `direct result of ${victimOf}`,
    `Was this conviction a direct result of being a victim of ${victimOf} at the time, so that the person lacked the intent for it? (To be shown by clear and convincing evidence.)`,
  ),
  free: notInFileOfPerson(
    `no longer a victim of ${victimOf}`,
    `Has the person ceased to be a victim of ${victimOf}, and sought services where they were sought?`,
  ),
})
