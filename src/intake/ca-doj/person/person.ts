/** Puts one person together from their rows: cycles, counts, convictions and what later happened to them. */
import type { Conviction, Cycle, Doubt, Person, Told } from '../../../record/person.ts'
import type { Source } from '../../../rules/fact.ts'
import { hull, isKnown, UNKNOWN } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { birthByAges } from './ages.ts'
import { type Arrest, arrestsOf } from './arrests.ts'
import { readBirth } from './birth.ts'
import { endConsecutive } from './consecutive.ts'
import { readConvictedCounts } from './convicted-counts.ts'
import { freeKey, readConviction } from './conviction.ts'
import { readCycle } from './cycle.ts'
import { groupByCycle } from './cycles.ts'
import { readDamagedCounts } from './damaged-counts.ts'
import { doubtOfDeath, isBelieved, readDeath } from './death.ts'
import { joinDoubled, setApart } from './doubled-counts.ts'
import { type CountDraft, type CycleDraft, eachCount } from './draft.ts'
import { byBytes, type Event, firstText, readEvents } from './event.ts'
import { addGaps } from './gaps.ts'
import { addLaterEvents } from './later-orders.ts'
import { mayBeOneCycle } from './merge-cycles.ts'
import { withoutContradictions } from './numbers.ts'
import { type PersonReading, type Readers, readersFor } from './readers.ts'
import { readRegistrations } from './registrations.ts'
import { holdRequested } from './requested.ts'
import { holdRowEnds } from './row-ends.ts'
import { addSaidElsewhere } from './said-elsewhere.ts'
import { addSentencesElsewhere } from './sentence-elsewhere.ts'
import { addServed } from './served-counts.ts'
import { addArrestDay, addConvictionDay, newSpan, type Span } from './span.ts'
import { mayConvict } from './undisposed.ts'
import { addUnshown } from './unshown.ts'

/** The rows of a person, and what is known before they are read. */
export interface PersonRows {
  readonly id: string
  /** In the order of the files; `conviction` and `duplicate` of each are set. */
  readonly rows: readonly Row[]
  readonly doubts: readonly Doubt[]
  /** Lines of this person that were rejected. */
  readonly unread: readonly Source[]
  /** Rejected lines of the files that are nobody's, some of them. */
  readonly strays: readonly Source[]
  /** All rows have the same SUBJECT_ID. */
  readonly oneSubject: boolean
  /** All rows have the same birth date, and it is a day that exists. */
  readonly oneBirth: boolean
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** A reader of people; keep one for a run, as it remembers the texts and dates it has read. */
export function personReader(reading: PersonReading): (of: PersonRows) => Person {
  const readers = readersFor(reading)
  return of => readPerson(of, readers)
}

function readPerson(of: PersonRows, readers: Readers): Person {
  const duplicates = new Map<Row, Row>()
  const told: Told[] = []
  const events = withoutContradictions(readEvents(of.rows, readers, duplicates), told, readers.note)
  addGaps(events, told)
  const asked = holdRequested(of.rows, told, readers)
  holdRowEnds(of.rows, told, readers)
  const cycles = groupByCycle(events, of.oneSubject, readers)
  const doubts = firstDoubts(of, told, readers)
  if (!of.oneSubject) doubts.push(...mayBeOneCycle(cycles))
  if (endsNothing(events))
    doubts.push({ kind: 'elsewhere', says: ENDS_NOTHING, sources: of.rows.map(row => row.source) })
  for (const cycle of cycles) readConvictedCounts(cycle, readers)
  for (const cycle of cycles) readDamagedCounts(cycle, cycles, doubts, readers)
  const tied = new Set<Event>()
  const doubled = joinDoubled(cycles, readers)
  addLaterEvents(
    cycles,
    tied,
    readers,
    doubts.some(({ kind }) => kind === 'unread-row'),
  )
  setApart(doubled)
  const counts = eachCount(cycles)
  addServed(cycles, counts, tied, readers)
  addSentencesElsewhere(cycles, counts, readers)
  addUnshown(cycles, tied, readers)
  addSaidElsewhere(cycles, readers)
  const person = newPerson(of, events, { doubts, told }, readers)
  const span = addCycles(person, cycles, tied, of.oneSubject, readers)
  endConsecutive(person)
  if (doubts.some(doubt => doubt.birthDate))
    readers.note('birth date: another row of the same number and name differs')
  else {
    const rows = of.oneBirth ? [(events[0] as Event).row] : of.rows.toSorted(byBytes)
    const { birth, sources } = readBirth(rows, span, readers)
    person.birth = birthByAges(isKnown(birth) ? asked.reduce(hull, birth) : birth, events, told, readers)
    person.birthSources = sources
  }
  addDeath(person, events, doubts, span, readers)
  for (const [row, first] of duplicates) if (first.conviction !== undefined) row.conviction = first.conviction
  return person
}

/** The doubts known before rows are read, and that some could not be. */
function firstDoubts(
  { doubts, unread, strays, rows }: PersonRows,
  told: readonly Told[],
  { silence }: Pick<Readers, 'silence'>,
): Doubt[] {
  const all = [...doubts]
  if (silence !== undefined) all.push(...silence)
  if (unread.length > 0)
    all.push({ kind: 'unread-row', says: 'a row of this person could not be read', sources: unread })
  if (strays.length === 0 || !told.some(({ kind }) => kind === 'gap')) return all
  const near = strays.filter(({ file }) => rows.some(row => row.file === file))
  if (near.length > 0)
    all.push({
      kind: 'unread-row',
      says: 'a number is missing in this record, and a row of the file that could not be read is nobody’s: it may be this one',
      sources: near,
    })
  return all
}

const ENDS_NOTHING =
  'rows of this person give sentences or classes at conviction, and none says how anything ended'

/** Whether nothing says how anything ended, where something did: a column that was lost. */
const endsNothing = (events: readonly Event[]): boolean =>
  events.every(({ said }) => said === '') && events.some(({ step, row }) => step.court && mayConvict(row))

/** A person without cycles, which are added afterwards. */
function newPerson(
  { id }: PersonRows,
  events: readonly Event[],
  { doubts, told }: Pick<Person, 'doubts' | 'told'>,
  readers: Readers,
): Draft<Person> {
  const person: Draft<Person> = {
    id,
    birth: UNKNOWN,
    birthSources: [],
    cycles: [],
    convictions: [],
    registrations: readRegistrations(events, readers),
    doubts,
    told,
  }
  describe(person, events)
  return person
}

/** Adds the first name, sex and race that the rows give. */
function describe(person: Draft<Person>, events: readonly Event[]): void {
  const name = firstText(events, COLUMN.PRI_NAME)
  if (name !== '') person.name = name
  const sex = firstText(events, COLUMN.GENDER)
  if (sex !== '') person.sex = sex
  const race = firstText(events, COLUMN.RACE_DESCR)
  if (race !== '') person.race = race
}

const NO_COUNTS: readonly CountDraft[] = []

/** Adds cycles with their convictions to a person, and gives the days they span. */
function addCycles(
  person: Draft<Person>,
  drafts: readonly CycleDraft[],
  tied: Set<Event>,
  oneSubject: boolean,
  readers: Readers,
): Span {
  const span = newSpan()
  const keys = new Set<string>()
  /** Of those told in several cycles. */
  const told = new Map<CountDraft, Conviction>()
  const convict = (count: CountDraft, cycle: Cycle, arrests: readonly Arrest[]): Conviction =>
    readConviction(
      count,
      oneSubject ? count.key : freeKey(count.key, (count.rows[0] as Event).row, keys),
      person,
      cycle,
      arrests,
    )
  for (const draft of drafts) {
    const arrests = arrestsOf(draft)
    for (const { day } of arrests) addArrestDay(span, day)
    const cycle = readCycle(draft, arrests, tied, readers)
    ;(person.cycles as Cycle[]).push(cycle)
    for (const count of draft.counts) {
      const known = count.alsoOf === undefined ? undefined : told.get(count)
      if (known !== undefined) {
        cycle.convictions.push(known)
        continue
      }
      addConvictionDay(span, count.date)
      const also = count.alsoOf?.flatMap(arrestsOf)
      const conviction = convict(count, cycle, also === undefined ? arrests : [...arrests, ...also])
      if (also !== undefined) told.set(count, conviction)
      cycle.convictions.push(conviction)
      ;(person.convictions as Conviction[]).push(conviction)
    }
    for (const count of draft.unshown ?? NO_COUNTS) {
      person.undisposed ??= []
      ;(person.undisposed as Conviction[]).push(convict(count, cycle, arrests))
    }
  }
  return span
}

/** Adds the death that the rows tell of; or a doubt, where it cannot be this person's. */
function addDeath(
  person: Draft<Person>,
  events: readonly Event[],
  doubts: Doubt[],
  span: Span,
  { asOf, note }: Readers,
): void {
  const death = readDeath(events, asOf)
  if (death === undefined) return
  if (isBelieved(death, span)) person.death = death
  else {
    note('death: a year or more before an arrest or conviction')
    doubts.push(doubtOfDeath(death))
  }
}
