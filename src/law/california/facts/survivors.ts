/** What PC 236.14 and 236.15 have in common: vacatur of nonviolent convictions that being a victim led to. */
import type { Conviction } from '../../../record/person.ts'
import { all, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Fact } from '../../../rules/fact.ts'
import { always, holds } from '../../../rules/leaves.ts'
import type { Rule } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import type { Relief } from '../../relief.ts'
import type { Subdivision } from '../../statute.ts'
import { isViolent, notInFile } from './history.ts'
import { notInFileOfPerson, notVacated } from './not-vacated.ts'

interface Survivors {
  readonly section: '236.14' | '236.15'
  /** `human trafficking`. */
  readonly victimOf: string
  readonly since: string
  /** How the route speaks of when to petition. */
  readonly whenToAsk: string
}

/** A life term may make a felony violent, PC 667.5(c)(7), though no section of the list names it. */
const violent: Fact<Conviction, boolean> = {
  ...isViolent,
  read: conviction => {
    const listed = isViolent.read(conviction)
    return listed === false && conviction.sentence.says === 'life' ? undefined : listed
  },
}

export const survivorsRule = ({ section, victimOf, since, whenToAsk }: Survivors): Rule<Conviction> => {
  const text = `PC ${section}`
  const law = cite(text, 'verbatim')
  const victim = notInFileOfPerson(`victim of ${victimOf}`, `Was the person ever a victim of ${victimOf}?`)
  const direct = notInFile(
    `direct result of ${victimOf}`,
    `Was this conviction a direct result of being a victim of ${victimOf} at the time, so that the person lacked the intent for it? (To be shown by clear and convincing evidence.)`,
  )
  const free = notInFileOfPerson(
    `no longer a victim of ${victimOf}`,
    `Has the person ceased to be a victim of ${victimOf}, and sought services where they were sought?`,
  )
  return {
    id: `pc-${section}/vacate`,
    relief: 'vacate',
    rank: 1,
    cite: law,
    says: `A nonviolent conviction that was the direct result of ${victimOf}`,
    inForce: {
      from: theDay(since),
      cite: cite(text, 'unverified', 'since when the section is in force is from memory'),
    },
    appliesTo: notVacated,
    when: all<Conviction>(
      'a nonviolent offense, done as a victim',
      unless(
        {
          says: 'a nonviolent offense',
          otherwise: 'a violent felony (PC 667.5(c)), which the section excludes',
          cite: law,
        },
        holds(violent),
      ),
      holds(victim, {
        says: `the person was a victim of ${victimOf}`,
        otherwise: `the person was no victim of ${victimOf}`,
        cite: law,
      }),
      holds(direct, {
        says: 'the conviction was a direct result of it',
        otherwise: 'the conviction was no direct result of it',
        cite: law,
      }),
      holds(free, {
        says: 'the person is no longer a victim',
        otherwise: 'the person is still a victim: the petition comes after that',
        cite: cite(`PC ${section}(l)`, 'verbatim'),
      }),
    ),
    routes: [
      {
        name: 'petition',
        says: `Petition under penalty of perjury, served on the prosecutor, who has 45 days to respond; ${whenToAsk}. Unpaid fines are no bar.`,
        cite: law,
        by: 'petition',
        grant: 'may',
        opens: always('whether the evidence is clear and convincing, the court finds on the petition'),
      },
    ],
  }
}

/** `destroyed`: when the agencies seal and destroy their records. */
export const vacatur = (section: string, destroyed: string): Relief => ({
  id: 'vacate',
  says: `The conviction is vacated as invalid and the arrest with it; both are deemed not to have occurred. ${destroyed}`,
  effect: 'vacated',
  leaves: [
    {
      says: 'Restitution that goes to a victim and is not yet paid is still owed.',
      cite: cite(`PC ${section}`, 'verbatim'),
    },
  ],
})

export const survivorsSubdivisions = (timeLimit: Subdivision): readonly Subdivision[] => [
  {
    at: '(a)',
    says: 'Whose convictions may be vacated, and what must be shown.',
    status: 'encoded',
  },
  {
    at: '(a), of arrests',
    says: 'Arrests without a conviction may be vacated as well.',
    status: 'left-out',
    why: 'The statute is asked of convictions here; for an arrest without one PC 851.91 is asked.',
  },
  {
    at: '(b)-(f)',
    says: 'The petition, its service, 45 days to respond, the hearing.',
    status: 'left-out',
    why: 'Procedure: told with the route, not decided from the record.',
  },
  {
    at: '(g)',
    says: 'What the court finds, also that it is in the best interest of justice.',
    status: 'encoded',
  },
  { at: '(h)', says: 'What the order says.', status: 'left-out', why: 'What follows once granted.' },
  { at: '(i)', says: 'Restitution stays owed.', status: 'encoded' },
  {
    at: '(j)',
    says: 'Juvenile adjudications, with a presumption for the petitioner.',
    status: 'left-out',
    why: 'Adjudications of the juvenile court are no convictions of these files.',
  },
  { at: '(k)', says: 'Agencies seal and destroy their records.', status: 'encoded' },
  timeLimit,
  {
    at: '(m)-(s)',
    says: 'Evidence, appearance, what may be denied, no disclosure to licensing boards, and denials without prejudice.',
    status: 'left-out',
    why: 'Procedure, and what follows once granted.',
  },
  { at: '(t)', says: 'Nonviolent is what PC 667.5(c) does not list.', status: 'encoded' },
]
