/** One person on one page, for an attorney to sign: the record in order of time, and beside each count its answer. */
import type { Arrest } from '../record/arrests.ts'
import type { Charge, Conviction, Cycle, LaterEvent, Person } from '../record/person.ts'
import { visible } from '../record/visible.ts'
import type { Source } from '../rules/fact.ts'
import type { Explanation } from '../run/explain.ts'
import { places } from '../run/explained.ts'
import { ALWAYS, formatDay, NEVER } from '../time/day.ts'
import { formatWindow, isExact, type Window } from '../time/window.ts'
import { answerPart, nothingSaid, type Part } from './page-answer.ts'
import { broughtTogether, oneByOne, type RecordEvent, type Together } from './page-brief.ts'
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

/** `whole`: each event and each answer by itself; else what is alike is told once, and what decides nothing in few lines. */
export function pageOf(
  person: Person,
  explanations: readonly Explanation[],
  asked: PageAsked,
  { day, whole }: { readonly day: number; readonly whole: boolean },
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
    entries: entriesOf(person, explanations, whole),
    onlyThePerson: onlyThePersonOf(explanations, { whole }),
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

function entriesOf(person: Person, explanations: readonly Explanation[], whole: boolean): readonly Entry[] {
  const answers = new Map(explanations.map(one => [`${one.of} ${one.key}`, one]))
  const said = nothingSaid(whole)
  const answered: Answered = (of, key) => {
    const explanation = answers.get(`${of} ${key}`)
    if (explanation === undefined) return {}
    answers.delete(`${of} ${key}`)
    return { explanation }
  }
  const events: readonly RecordEvent[] = [
    ...person.cycles.flatMap(cycle => ofCycle(person, cycle, answered)),
    ...(person.undisposed ?? []).map(count => ofConviction(person, count, answered)),
    ...person.registrations.map(
      ({ day, text, sources }): RecordEvent => ({
        at: day,
        what: `Registration: ${text}`,
        details: [],
        sources,
      }),
    ),
  ]
  const entries = (whole ? oneByOne(events) : broughtTogether(events)).map((together): Entry => {
    const [{ at, explanation }] = together
    return {
      day: dayText(at),
      ...(whole ? alone(together[0]) : told(together)),
      ...(explanation === undefined ? {} : { answer: answerPart(explanation, said) }),
    }
  })
  const rest = [...answers.values()].map(one => ({
    day: '',
    what: one.about,
    details: [],
    rows: places(one.sources),
    answer: answerPart(one, said),
  }))
  return [...entries, ...rest]
}

type Told = Pick<Entry, 'what' | 'details' | 'rows'>

const alone = ({ what, details, sources }: RecordEvent): Told => ({ what, details, rows: places(sources) })

/** Events that stand together, with all their rows. */
function told(together: Together): Told {
  const [first, ...others] = together
  const { explanation, aside, what, details } = first
  if (others.length === 0 && aside === undefined) return alone(first)
  if (explanation !== undefined)
    return {
      what: `${together.length} arrests that have the same answer`,
      details: together.map(one => `${dayText(one.at)}  ${inOneLine(one)}  ${places(one.sources)}`),
      rows: '',
    }
  const rows = places(together.flatMap(({ sources }) => sources))
  const again = others.map(({ at }) => dayText(at)).join(', ')
  return aside === undefined
    ? { what: `${what}; again ${again}`, details, rows }
    : {
        what: [aside, ...others.map(one => `${dayText(one.at)} ${one.aside ?? one.what}`)].join('. '),
        details: [],
        rows,
      }
}

const inOneLine = ({ what, details }: Pick<RecordEvent, 'what' | 'details'>): string =>
  [what, details.map(one => one.replace(`${STAGE.arrest} `, '')).join('; ')].filter(Boolean).join(': ')

type Answered = (of: Explanation['of'], key: string) => Pick<RecordEvent, 'explanation'>

function ofCycle(person: Person, cycle: Cycle, answered: Answered): readonly RecordEvent[] {
  const { arrested, arrestSources, agency, county, warrant, key } = cycle
  // What those who arrested charged on that day is of the arrest; a count whose end is not known stands for itself.
  const isOwn = ({ stage, day }: Charge) =>
    stage === 'arrest' && day.soonest === arrested.soonest && day.latest === arrested.latest
  const counted = new Set((person.undisposed ?? []).flatMap(({ sources }) => sources.map(rowOf)))
  const isCounted = ({ sources }: Charge) => sources.every(source => counted.has(rowOf(source)))
  const own = chargesOf(cycle.otherCharges.filter(isOwn))
  const asked = answered('arrest', key satisfies Arrest['key'])
  const said = {
    what: [`Arrested${agedThen(person.birth, arrested)}`, agency, county].filter(Boolean).join(', '),
    details: [...own.map(({ what }) => what), ...(warrant ? ['A row names a warrant.'] : [])],
  }
  const arrest: RecordEvent = {
    at: arrested,
    ...said,
    sources: [...arrestSources, ...cycle.otherCharges.filter(isOwn).flatMap(({ sources }) => sources)],
    ...(asked.explanation === undefined ? { aside: inOneLine(said) } : asked),
  }
  return [
    ...(arrestSources.length === 0 && arrest.explanation === undefined && own.length === 0 ? [] : [arrest]),
    ...chargesOf(cycle.otherCharges.filter(charge => !isOwn(charge) && !isCounted(charge))),
    ...cycle.convictions.flatMap(conviction => {
      const event = ofConviction(person, conviction, answered)
      return [event, ...conviction.later.map(later => ofLater(conviction, later, event))]
    }),
  ]
}

const rowOf = ({ file, line }: Source): string => `${file}:${line}`

/** Charges that came to the same end on the same day stand together. */
function chargesOf(charges: readonly Charge[]): readonly RecordEvent[] {
  const groups = Map.groupBy(charges, charge =>
    [charge.day.soonest, charge.day.latest, charge.stage, charge.disposition ?? ''].join(' '),
  )
  return [...groups.values()].map(group => {
    const [first] = group as [Charge]
    const what = `${STAGE[first.stage]} ${[...new Set(group.map(({ offense, class: of }) => classed(offense.text, of)))].join('; ')}: ${endText(first)}`
    return {
      at: first.day,
      what,
      details: [],
      sources: group.flatMap(charge => charge.sources),
      aside: what,
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

function ofConviction(person: Person, conviction: Conviction, answered: Answered): RecordEvent {
  const { offense, class: of, key, disposition, convictionDate, caseNumbers, court, county } = conviction
  const undisposed = person.undisposed?.includes(conviction) === true
  const what = `${undisposed ? 'How this count ended is not known' : 'Convicted'}${agedThen(person.birth, convictionDate)}: ${classed(offense.text, of ?? 'class not known')}`
  const cases = caseNumbers.length === 0 ? [] : [`case ${caseNumbers.join(', ')}`]
  const sentence = undisposed ? [] : [`Sentence: ${sentenceText(conviction)}`]
  const isSaid = (text: string | undefined): boolean => text !== undefined && text !== ''
  const asked = answered('conviction', key)
  return {
    at: convictionDate,
    what,
    details: [
      [`Count ${key}`, ...cases, ...[court, county, disposition].filter(isSaid)].join('; '),
      ...offenseDay(person, conviction),
      ...sentence,
      ...(conviction.remark === undefined ? [] : [`Comment of the row: ${conviction.remark}`]),
    ],
    sources: conviction.sources,
    ...(asked.explanation === undefined
      ? {
          aside: [what, `count ${key}`, ...cases, ...[county].filter(isSaid), ...sentence].join('; '),
          ownLine: true,
        }
      : asked),
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

function ofLater(
  { key }: Conviction,
  { kind, day, text, to, sources }: LaterEvent,
  { aside }: RecordEvent,
): RecordEvent {
  const what = `Later order on count ${key}: ${LATER[kind]}${to === undefined ? '' : ` to ${to}`}${text === '' ? '' : ` (${text})`}`
  return {
    at: day,
    what,
    details: [],
    sources,
    repeats: what,
    ...(aside === undefined ? {} : { aside: what }),
  }
}

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
