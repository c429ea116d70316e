/** One person on one page, for an attorney to sign: the record in order of time, and beside each count its answer. */
import type { Arrest } from '../record/arrests.ts'
import type { Charge, Conviction, Cycle, LaterEvent, Person } from '../record/person.ts'
import { visible } from '../record/visible.ts'
import type { Source } from '../rules/fact.ts'
import type { Explanation } from '../run/explain.ts'
import { places } from '../run/explained.ts'
import { ALWAYS, formatDay, NEVER } from '../time/day.ts'
import { formatWindow, isExact, type Window } from '../time/window.ts'
import { answerPart, type Part, type SaidBefore } from './page-answer.ts'
import { assumptionsOf, onlyThePersonOf } from './page-ends.ts'

/** What is asked of everybody on the pages, in words. */
export interface PageAsked {
  readonly asOf: string
  readonly where: string
  readonly program: string
  readonly policy?: string
  readonly review: string
}

export interface PersonPage {
  readonly person: string
  readonly title: string
  /** Born when; as of which day, by which law. */
  readonly about: readonly string[]
  /** Why the record may not be whole, and what else people must know. */
  readonly notes: readonly string[]
  readonly entries: readonly Entry[]
  readonly onlyThePerson: readonly string[]
  readonly assumptions: readonly string[]
}

/** The line that whoever answers for the page signs. */
export const SIGNED = 'Read by ______________________________   on ____________________'

/** Something that happened, and the answer beside it where it is a count or an arrest that was decided. */
export interface Entry {
  readonly day: string
  readonly what: string
  /** Its sentence, its class, its numbers. */
  readonly details: readonly string[]
  readonly rows: string
  readonly answer?: readonly Part[]
}

export function pageOf(
  person: Person,
  explanations: readonly Explanation[],
  asked: PageAsked,
  day: number,
): PersonPage {
  const { id, name, birth, birthSources, death, doubts, told } = person
  const noted = (kind: string, says: string, sources: readonly Source[]) =>
    [`${kind}: ${says}`, places(sources)].filter(Boolean).join('  ')
  const page: PersonPage = {
    person: id,
    title: [id, name].filter(Boolean).join('  '),
    about: [
      [
        `Born ${dayText(birth, 'on a day the record does not show')}${agedOn(birth, day)}`,
        ...(death === undefined ? [] : [`died ${formatWindow(death.day)} (${places(death.sources)})`]),
        places(birthSources),
      ]
        .filter(Boolean)
        .join('  '),
      [
        `As of ${asked.asOf}`,
        asked.where,
        asked.program,
        ...(asked.policy === undefined ? [] : [asked.policy]),
      ].join('; '),
      asked.review,
    ],
    notes: [
      ...doubts.map(({ says, sources }) => noted('Doubt', says, sources)),
      ...told.map(({ says, sources }) => noted('Note', says, sources)),
    ],
    entries: entriesOf(person, explanations),
    onlyThePerson: onlyThePersonOf(explanations),
    assumptions: assumptionsOf(explanations),
  }
  return allVisible(page) as PersonPage
}

/** Every text of it, whatever a record holds, as it can stand on a page. */
function allVisible(value: unknown): unknown {
  if (typeof value === 'string') return visible(value)
  if (Array.isArray(value)) return value.map(allVisible)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, allVisible(one)]))
}

const dayText = (day: Window, unknown = 'day not known'): string =>
  day.soonest <= ALWAYS && day.latest >= NEVER ? unknown : formatWindow(day)

const YEAR = 10_000
const dateNumber = (day: number): number => Number(formatDay(day).replaceAll('-', ''))

/** How old somebody is on a day, where both are known. */
export function ageOn(birth: Window, day: number): number | undefined {
  if (!isExact(birth)) return undefined
  return Math.floor((dateNumber(day) - dateNumber(birth.soonest)) / YEAR)
}

function agedOn(birth: Window, day: number): string {
  const age = ageOn(birth, day)
  return age === undefined || age < 0 ? '' : `, ${age} today`
}

/** The age somebody had when something happened, to be said after it. */
const agedThen = (birth: Window, day: Window): string => {
  const age = isExact(day) ? ageOn(birth, day.soonest) : undefined
  return age === undefined || age < 0 ? '' : ` (${age} then)`
}

// ---- the record in order of time ---------------------------------------------------------------------------------

interface Dated {
  readonly at: Window
  readonly entry: Omit<Entry, 'day'>
}

function entriesOf(person: Person, explanations: readonly Explanation[]): readonly Entry[] {
  const answers = new Map(explanations.map(one => [`${one.of} ${one.key}`, one]))
  const told: SaidBefore = { answers: new Map(), questions: new Map() }
  const answered = (of: Explanation['of'], key: string): Pick<Entry, 'answer'> => {
    const explanation = answers.get(`${of} ${key}`)
    if (explanation === undefined) return {}
    answers.delete(`${of} ${key}`)
    return { answer: answerPart(explanation, told) }
  }
  const found: Dated[] = [
    ...person.cycles.flatMap(cycle => ofCycle(person, cycle, answered)),
    ...(person.undisposed ?? []).map(count => ofConviction(person, count, answered)),
    ...person.registrations.map(({ day, text, sources }) => ({
      at: day,
      entry: { what: `Registration: ${text}`, details: [], rows: places(sources) },
    })),
  ]
  // An order of the record stands where days are the same or not known.
  const entries = found
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => timeOf(a.at) - timeOf(b.at) || a.i - b.i)
    .map(({ at, entry }) => ({ day: dayText(at), ...entry }))
  const rest = [...answers.values()].map(one => ({
    day: '',
    what: one.about,
    details: [],
    rows: places(one.sources),
    answer: answerPart(one, told),
  }))
  return [...entries, ...rest]
}

/** Days that are not known at all come last. */
const timeOf = ({ soonest, latest }: Window): number =>
  soonest > ALWAYS ? soonest : latest < NEVER ? latest : Number.POSITIVE_INFINITY

type Answered = (of: Explanation['of'], key: string) => Pick<Entry, 'answer'>

function ofCycle(person: Person, cycle: Cycle, answered: Answered): readonly Dated[] {
  const { arrested, arrestSources, agency, county, warrant, key } = cycle
  // What those who arrested charged on that day is of the arrest; a count whose end is not known stands for itself.
  const isOwn = ({ stage, day }: Charge) =>
    stage === 'arrest' && day.soonest === arrested.soonest && day.latest === arrested.latest
  const counted = new Set((person.undisposed ?? []).flatMap(({ sources }) => sources.map(rowOf)))
  const isCounted = ({ sources }: Charge) => sources.every(source => counted.has(rowOf(source)))
  const own = chargesOf(cycle.otherCharges.filter(isOwn))
  const arrest: Dated = {
    at: arrested,
    entry: {
      what: [`Arrested${agedThen(person.birth, arrested)}`, agency, county].filter(Boolean).join(', '),
      details: [...own.map(({ entry: { what } }) => what), ...(warrant ? ['A row names a warrant.'] : [])],
      rows: places([...arrestSources, ...cycle.otherCharges.filter(isOwn).flatMap(({ sources }) => sources)]),
      ...answered('arrest', key satisfies Arrest['key']),
    },
  }
  return [
    ...(arrestSources.length === 0 && arrest.entry.answer === undefined && own.length === 0 ? [] : [arrest]),
    ...chargesOf(cycle.otherCharges.filter(charge => !isOwn(charge) && !isCounted(charge))),
    ...cycle.convictions.flatMap(conviction => [
      ofConviction(person, conviction, answered),
      ...conviction.later.map(event => ofLater(conviction, event)),
    ]),
  ]
}

const rowOf = ({ file, line }: Source): string => `${file}:${line}`

/** Charges that came to the same end on the same day stand together. */
function chargesOf(charges: readonly Charge[]): readonly Dated[] {
  const groups = Map.groupBy(charges, charge =>
    [charge.day.soonest, charge.day.latest, charge.stage, charge.disposition ?? ''].join(' '),
  )
  return [...groups.values()].map(group => {
    const [first] = group as [Charge]
    const sources = group.flatMap(charge => charge.sources)
    return {
      at: first.day,
      entry: {
        what: `${STAGE[first.stage]} ${[...new Set(group.map(({ offense, class: of }) => classed(offense.text, of)))].join('; ')}: ${endText(first)}`,
        details: [],
        rows: places(sources),
      },
    }
  })
}

const STAGE = { arrest: 'Arrest charge', court: 'Court charge', other: 'Charge' } as const

const endText = ({ disposition, ended, replaced }: Charge): string =>
  replaced === true
    ? 'convicted of another offense in its place'
    : disposition === undefined
      ? 'no outcome on record'
      : `${disposition}${ended === undefined ? ', not understood as an end' : ''}`

const classed = (text: string, of: string | undefined): string =>
  `${text === '' ? 'offense not readable' : text}${of === undefined ? '' : ` (${of})`}`

function ofConviction(person: Person, conviction: Conviction, answered: Answered): Dated {
  const { offense, class: of, key, disposition, convictionDate, caseNumbers, court, county } = conviction
  const undisposed = person.undisposed?.includes(conviction) === true
  return {
    at: convictionDate,
    entry: {
      what: `${undisposed ? 'How this count ended is not known' : 'Convicted'}${agedThen(person.birth, convictionDate)}: ${classed(offense.text, of ?? 'class not known')}`,
      details: [
        [
          `Count ${key}`,
          ...(caseNumbers.length === 0 ? [] : [`case ${caseNumbers.join(', ')}`]),
          ...[court, county].filter(text => text !== undefined && text !== ''),
          ...(disposition === undefined ? [] : [disposition]),
        ].join('; '),
        ...offenseDay(person, conviction),
        ...(undisposed ? [] : [`Sentence: ${sentenceText(conviction)}`]),
        ...(conviction.remark === undefined ? [] : [`Comment of the row: ${conviction.remark}`]),
      ],
      rows: places(conviction.sources),
      ...answered('conviction', key),
    },
  }
}

function offenseDay({ birth }: Person, { offenseDate, cycle }: Conviction): readonly string[] {
  if (isExact(offenseDate) && isExact(cycle.arrested) && offenseDate.soonest === cycle.arrested.soonest)
    return []
  return isExact(offenseDate)
    ? [`Offense of ${formatWindow(offenseDate)}${agedThen(birth, offenseDate)}`]
    : [`Offense date: ${formatWindow(offenseDate)}`]
}

function sentenceText({ sentence: { parts, ends, says } }: Conviction): string {
  const told = parts.map(({ place, text }) => `${place}${text === '' ? '' : ` ${text}`}`).join(', ')
  if (says === 'silent') return 'none on record'
  return `${told === '' ? 'none on record' : told}${SENTENCE[says] === '' ? (isExact(ends) ? `, over on ${formatWindow(ends)}` : '') : `; ${SENTENCE[says]}`}`
}

const SENTENCE = {
  complete: '',
  silent: 'the record is silent',
  unread: 'a part has no length that can be read',
  life: 'for life',
  elsewhere: 'other rows tell of a sentence that may be of this count',
} as const

const ofLater = ({ key }: Conviction, { kind, day, text, to, sources }: LaterEvent): Dated => ({
  at: day,
  entry: {
    what: `Later order on count ${key}: ${LATER[kind]}${to === undefined ? '' : ` to ${to}`}${text === '' ? '' : ` (${text})`}`,
    details: [],
    rows: places(sources),
  },
})

const LATER: Readonly<Record<LaterEvent['kind'], string>> = {
  dismissed: 'dismissed',
  sealed: 'sealed',
  reduced: 'reduced',
  vacated: 'vacated',
  'probation-revoked': 'probation revoked',
  'probation-extended': 'probation extended',
  'probation-ended': 'probation ended',
  'probation-ended-early': 'probation ended early by the court',
  'supervision-ended': 'supervision ended',
  other: 'an order that could not be read',
}
