/**
 * The columns of San Francisco's own run of 2019, and what its line of a pound answered: a felony of HSC 11359 or 11360 of no more
 * than 453.592 grams was eligible. No section of the law has a pound. It takes away what the law gives, so it is no policy, and
 * stands here beside the answer of law to be compared with it.
 */
import type { Conviction, Person } from '../../record/person.ts'
import { type Day, NEVER } from '../../time/day.ts'
import { isExact } from '../../time/window.ts'
import type { OfficeCase, OfficeLine } from '../office-line.ts'
import { type AnnotatedLaw, citationOf } from './annotated.ts'

/** A pound, in grams. */
const POUND = 453.592
const YEAR = 365.25
const WEIGHED: readonly string[] = ['11359', '11360']
const SECTIONS: readonly string[] = ['11357', '11358', ...WEIGHED]
const NONE = '-'

const COLUMNS = [
  'Superstrikes',
  'Superstrike Code Section(s)',
  'Registrable Charges',
  'PC290 Code Section(s)',
  'PC290 Registration',
  'Two Priors',
  'Over 1lb',
  'Weight (grams)',
  'Age at Conviction',
  'Years Since Event',
  'Years Since Latest Conviction',
  'Office Line Recommendation',
] as const

export const officeLine = (law: Pick<AnnotatedLaw, 'listed'>): OfficeLine => ({
  columns: COLUMNS,
  cells: (of, day) => {
    const { person, grams, conviction } = of
    const about = person === undefined ? undefined : aboutPerson(person, conviction, law)
    return [
      ...(about === undefined ? [NONE, NONE, NONE, NONE, NONE, NONE] : personCells(about)),
      grams === undefined ? NONE : grams > POUND ? 'Yes' : 'No',
      grams === undefined ? NONE : String(grams),
      ageAt(person, of.day),
      of.day === undefined ? NONE : ((day - of.day) / YEAR).toFixed(1),
      about === undefined || !about.convicted ? NONE : ((day - about.latest) / YEAR).toFixed(1),
      recommendation(of, about),
    ]
  },
})

interface About {
  readonly superstrikes: readonly string[]
  readonly registrable: readonly string[]
  readonly registers: boolean
  readonly twoPriors: boolean
  readonly convicted: boolean
  readonly latest: Day
}

function aboutPerson(person: Person, own: Conviction | undefined, law: Pick<AnnotatedLaw, 'listed'>): About {
  const [superstrikes, registrable] = [new Set<string>(), new Set<string>()]
  let latest = Number.NEGATIVE_INFINITY
  for (const conviction of person.convictions) {
    const found = law.listed(conviction)
    if (found.superstrike) superstrikes.add(citationOf(conviction.offense.text))
    if (found.registrable) registrable.add(citationOf(conviction.offense.text))
    if (conviction.convictionDate.latest !== NEVER)
      latest = Math.max(latest, conviction.convictionDate.latest)
  }
  return {
    superstrikes: [...superstrikes].sort(),
    registrable: [...registrable].sort(),
    registers: person.registrations.length > 0,
    twoPriors: own !== undefined && priorsOf(person, own) >= 2,
    convicted: latest !== Number.NEGATIVE_INFINITY,
    latest,
  }
}

const sectionsOf = ({ offense: { offenses } }: Pick<Conviction, 'offense'>): readonly string[] =>
  offenses.map(({ section }) => section)

/** Convictions of the same section before this one. */
const priorsOf = ({ convictions }: Person, own: Conviction): number =>
  convictions.filter(
    other =>
      other !== own &&
      other.convictionDate.latest < own.convictionDate.soonest &&
      sectionsOf(other).some(section => sectionsOf(own).includes(section)),
  ).length

const personCells = ({ superstrikes, registrable, registers, twoPriors }: About): readonly string[] => [
  String(superstrikes.length),
  superstrikes.join(';') || NONE,
  String(registrable.length),
  registrable.join(';') || NONE,
  registers ? 'Yes' : 'No',
  twoPriors ? 'Yes' : 'No',
]

function ageAt(person: Person | undefined, day: Day | undefined): string {
  return person === undefined || day === undefined || !isExact(person.birth)
    ? NONE
    : String(Math.floor((day - person.birth.soonest) / YEAR))
}

const OTHER_ENDS: readonly string[] = [
  'dismissed',
  'acquitted',
  'not filed',
  'diverted',
  'diversion completed',
]

/** In the words of that run. */
function recommendation(of: OfficeCase, about: About | undefined): string {
  const sections = sectionsOf(of).filter(section => SECTIONS.includes(section))
  if (sections.length === 0 || (of.ended !== undefined && OTHER_ENDS.includes(of.ended))) return 'n/a'
  if (about === undefined) return of.inDoubt ? 'needs review' : 'no match'
  if (about.superstrikes.length > 0 || about.registrable.length > 0 || about.registers || about.twoPriors)
    return 'ineligible'
  if (of.class === undefined) return 'needs review'
  if (of.class !== 'felony' || !sections.some(section => WEIGHED.includes(section))) return 'eligible'
  return of.grams === undefined ? 'needs review' : of.grams > POUND ? 'ineligible' : 'eligible'
}
