/** Puts one person together from their rows: cycles, counts, convictions and what later happened to them. */
import type {
  Charge,
  Conviction,
  Cycle,
  Doubt,
  LaterEvent,
  OffenseClass,
  OffenseReader,
  OffenseReading,
  Person,
  Registration,
  Sentence,
} from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import { ALWAYS, addPeriod, type Day, NEVER } from '../../time/day.ts'
import { UNKNOWN, type Window } from '../../time/window.ts'
import { COLUMN, type ColumnName } from './columns.ts'
import { type CountOrder, readCountOrder, readCycleOrder } from './count.ts'
import { type DateReading, dateReader } from './date.ts'
import { type Disposition, laterEvent, readDisposition } from './disposition.ts'
import { hashOf } from './hash.ts'
import { byDay, type Tieable, tie } from './later.ts'
import {
  chargedInstead,
  type RowOffense,
  rememberingReader,
  rowClass,
  rowOffense,
  sameOffense,
} from './offense.ts'
import type { Row } from './row.ts'
import { addParts, afterRevocation, type PartReading, readPart } from './sentence.ts'
import { words } from './text.ts'

/** What is known of a person before their rows are read. */
export interface Gathered {
  readonly id: string
  /** In the order of the files; `conviction` and `duplicate` of each are set. */
  readonly rows: readonly Row[]
  readonly doubts: readonly Doubt[]
  /** Lines of this person that were rejected. */
  readonly unread: readonly Source[]
}

export interface Reading {
  /** The day of the run: dates after it are not believed. */
  readonly asOf: Day
  readonly readOffense: OffenseReader
  /** Told of each thing that could not be taken as it stands, by kind, to be counted. */
  readonly note: (kind: string) => void
}

/** A row with what was read of it. */
interface Event {
  readonly row: Row
  readonly order?: CountOrder
  readonly type: string
  readonly disposition: Disposition
  readonly said: string
  /** STP_EVENT_DATE, else DISP_DATE. */
  readonly day: Window
  readonly cycleDay: Window
  readonly caseNumbers: readonly string[]
}

/** Rows of one cycle number of one SUBJECT_ID, or a row that names no cycle. */
interface CycleDraft {
  readonly key: string
  /** Absent where the rows name no cycle. */
  readonly number?: string
  readonly events: Event[]
  readonly counts: CountDraft[]
}

/** The rows of one count that convict. */
interface CountDraft extends Tieable {
  readonly key: string
  readonly rows: Event[]
  readonly offense: RowOffense
  readonly date: Window
  readonly class: OffenseClass | undefined
  readonly later: LaterEvent[]
  readonly parts: PartReading[]
  sentence: Sentence
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** A reader of people; keep one for a run, as it remembers the texts and dates it has read. */
export function personReader(reading: Reading): (gathered: Gathered) => Person {
  const { asOf, note } = reading
  const readOffense = rememberingReader(reading.readOffense)
  const readDate = dateReader(asOf)
  const dispositions = new Map<string, Disposition>()

  const date = (row: Row, column: ColumnName): DateReading => {
    const read = readDate(row.text(COLUMN[column]))
    if (read.problem !== undefined && read.problem !== 'blank') note(`${column}: ${read.problem}`)
    return read
  }

  const disposition = (text: string): Disposition => {
    let read = dispositions.get(text)
    if (read === undefined) {
      read = readDisposition(text)
      if (dispositions.size < 10_000) dispositions.set(text, read)
    }
    return read
  }

  function readEvent(row: Row): Event {
    const said = row.text(COLUMN.DISP_DESCR)
    const order = readCountOrder(row.text(COLUMN.CNT_ORDER))
    if (order === undefined) note('CNT_ORDER: not twelve digits')
    return {
      row,
      ...(order === undefined ? {} : { order }),
      type: words(row.text(COLUMN.STP_TYPE_DESCR)),
      disposition: disposition(said),
      said,
      day: eventDay(date(row, 'STP_EVENT_DATE').day, date(row, 'DISP_DATE').day),
      cycleDay: date(row, 'CYC_DATE').day,
      caseNumbers: caseNumbersOf(row),
    }
  }

  function gatherCycles(events: readonly Event[]): readonly CycleDraft[] {
    const cycles = new Map<string, CycleDraft>()
    const nowhere: Event[] = []
    for (const event of events) {
      const number = event.order?.cycle ?? readCycleOrder(event.row.text(COLUMN.CYC_ORDER))
      if (number === undefined) {
        nowhere.push(event)
        continue
      }
      const key = `${number}\t${event.row.text(COLUMN.SUBJECT_ID)}`
      const cycle = cycles.get(key)
      if (cycle === undefined) cycles.set(key, { key, number, events: [event], counts: [] })
      else cycle.events.push(event)
    }
    const numbered = mergeCycles([...cycles.values()])
    const apart: CycleDraft[] = []
    for (const event of nowhere) {
      note('cycle: not readable')
      const dated = numbered.filter(
        cycle =>
          event.cycleDay.latest !== NEVER &&
          cycle.events.some(({ cycleDay }) => cycleDay.soonest === event.cycleDay.soonest),
      )
      if (dated.length === 1) dated[0]?.events.push(event)
      else {
        // Two rows alike to the byte have been taken for one; hashes of others differ.
        const key = `row-${hashOf(event.row.bytes)}`
        apart.push({ key, events: [event], counts: [] })
      }
    }
    return [...numbered, ...apart]
  }

  function readCounts(cycle: CycleDraft): void {
    const groups = new Map<string, Event[]>()
    for (const event of cycle.events) {
      if (!event.disposition.convicts) continue
      if (!event.type.startsWith('COURT')) note('conviction on a row that is not a court action')
      const { order } = event
      if (order === undefined) continue
      const key = order.cycle + order.step + order.count
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [event])
      else group.push(event)
    }
    // Parts of a sentence on rows that do not repeat the disposition.
    for (const event of cycle.events) {
      if (event.order === undefined || event.said !== '' || !hasSentence(event.row)) continue
      groups.get(event.order.cycle + event.order.step + event.order.count)?.push(event)
    }
    for (const [key, group] of groups) {
      for (const [at, rows] of byOffense(group).entries())
        cycle.counts.push(readCount(at === 0 ? key : `${key}~${at + 1}`, rows))
    }
    foldRepeated(cycle)
  }

  /** Convicting rows whose CNT_ORDER is damaged: each its own count, unless it can only be a part of another. */
  function readDamaged(cycle: CycleDraft, doubts: Doubt[], all: readonly CycleDraft[]): void {
    for (const event of cycle.events) {
      if (!event.disposition.convicts || event.order !== undefined) continue
      const offense = rowOffense(event.row, readOffense)
      const alike = all
        .flatMap(({ counts }) => counts)
        .filter(
          count =>
            sameOffense(count.offense.reading, offense.reading) &&
            count.date.soonest === event.day.soonest &&
            count.rows.some(({ said }) => said === event.said),
        )
      const part = event.row.text(COLUMN.SENT_ORDER)
      const [only] = alike
      if (only !== undefined && alike.length === 1 && missesPart(only, part)) {
        only.rows.push(event)
        addPart(only, event.row)
        only.sentence = addParts(only.date, only.parts)
        continue
      }
      if (alike.length > 0)
        doubts.push({
          kind: 'identity',
          says: 'a conviction row whose CNT_ORDER cannot be read may be a sentence part of another count, or a count of its own',
          sources: [event.row.sourceOf('CNT_ORDER')],
        })
      cycle.counts.push(readCount(`row-${hashOf(event.row.bytes)}`, [event]))
    }
  }

  /**
   * A count convicted again in a later step under the same number, offence and case number is one conviction that
   * something happened to, and not two.
   */
  function foldRepeated(cycle: CycleDraft): void {
    const { counts } = cycle
    if (counts.length < 2) return
    const repeats = (later: CountDraft, first: CountDraft): boolean =>
      later !== first &&
      later.order !== undefined &&
      first.order !== undefined &&
      later.order.count === first.order.count &&
      later.order.step > first.order.step &&
      later.date.soonest > first.date.latest &&
      sameOffense(later.offense.reading, first.offense.reading) &&
      later.caseNumbers.some(number => first.caseNumbers.includes(number))
    const folded = new Set<CountDraft>()
    for (const count of counts) {
      const first = counts.find(other => repeats(count, other))
      if (first === undefined) continue
      note('count convicted again in a later step')
      folded.add(count)
      first.later.push({
        kind: 'other',
        day: count.date,
        text: (count.rows[0] as Event).said,
        sources: count.rows.map(({ row }) => row.source),
      })
    }
    if (folded.size > 0) counts.splice(0, counts.length, ...counts.filter(count => !folded.has(count)))
  }

  /** Rows of one count by the offence convicted of: a count may end in two. */
  function byOffense(group: readonly Event[]): readonly Event[][] {
    if (group.length === 1) return [[...group]]
    const found: { readonly reading: OffenseReading; readonly rows: Event[] }[] = []
    const blank: Event[] = []
    for (const event of group) {
      const { reading } = rowOffense(event.row, readOffense)
      if (reading.text === '') blank.push(event)
      else {
        const same = found.find(known => sameOffense(known.reading, reading))
        if (same === undefined) found.push({ reading, rows: [event] })
        else same.rows.push(event)
      }
    }
    const [first] = found
    if (first === undefined) return [blank]
    first.rows.push(...blank)
    if (found.length > 1) note('one count convicted of several offences')
    return found.sort((a, b) => (a.reading.text < b.reading.text ? -1 : 1)).map(({ rows }) => rows)
  }

  function readCount(key: string, rows: Event[]): CountDraft {
    const convicting = rows.filter(({ disposition: { convicts } }) => convicts)
    const offenses = convicting.map(({ row }) => rowOffense(row, readOffense))
    const offense = offenses.find(({ reading }) => reading.text !== '') ?? (offenses[0] as RowOffense)
    const remark = offenses.find(found => found.remark !== undefined)?.remark
    const days = convicting.map(({ day }) => day).filter(known)
    const classes = new Set(
      convicting.map(({ row }, at) => rowClass(row, offenses[at] as RowOffense, readOffense)),
    )
    classes.delete(undefined)
    if (classes.size > 1) note('class: rows of one count differ')
    const [order] = rows.map(event => event.order).filter(found => found !== undefined)
    const count: CountDraft = {
      key,
      ...(order === undefined ? {} : { order }),
      rows,
      offense: remark === undefined ? offense : { ...offense, remark },
      offenses: [
        offense.reading,
        ...convicting.flatMap(({ row }, at) => chargedInstead(row, offenses[at] as RowOffense, readOffense)),
      ],
      caseNumbers: distinct(rows.flatMap(({ caseNumbers }) => caseNumbers)),
      date: days.length === 0 ? UNKNOWN : hull(days),
      class: classes.size === 1 ? [...classes][0] : undefined,
      later: [],
      parts: [],
      sentence: addParts(UNKNOWN, []),
    }
    for (const { row } of rows) addPart(count, row)
    count.sentence = addParts(count.date, count.parts)
    if (count.sentence.says === 'unread') note('sentence: length or unit not readable')
    return count
  }

  /** Adds the sentence part of a row, once for each SENT_ORDER and content. */
  function addPart(count: CountDraft, row: Row): void {
    const found = partOf(row)
    if (found === undefined) return
    const order = row.text(COLUMN.SENT_ORDER)
    const name = `${order}\t${found.part.place}\t${found.part.text}`
    const seen = partNames.get(count.parts) ?? new Set()
    partNames.set(count.parts, seen)
    if (order !== '' && seen.has(name)) return
    seen.add(name)
    count.parts.push(found)
  }
  const partNames = new WeakMap<PartReading[], Set<string>>()

  /** Whether a row with this SENT_ORDER can only be the part this count lacks. */
  function missesPart(count: CountDraft, order: string): boolean {
    if (!/^\d+$/.test(order)) return false
    const orders = count.rows.map(({ row }) => row.text(COLUMN.SENT_ORDER))
    return !orders.includes(order) && (Number(order) > 1 || !orders.includes('1'))
  }

  function tieLater(cycles: readonly CycleDraft[]): ReadonlySet<Event> {
    const tied = new Set<Event>()
    const unnumbered = cycles.filter(({ number }) => number === undefined).flatMap(({ counts }) => counts)
    const everywhere = cycles.flatMap(({ counts }) => counts)
    for (const cycle of cycles) {
      const inCycle = cycle.counts
      const pool = cycle.number === undefined ? everywhere : inCycle.length > 0 ? inCycle : unnumbered
      for (const { event, rows, kind, to } of laterRows(cycle)) {
        for (const row of rows) tied.add(row)
        const possible = pool.filter(count => count.date.soonest <= event.day.latest)
        const offense = rowOffense(event.row, readOffense).reading
        const found = tie(
          {
            ...(event.order === undefined || cycle.number === undefined ? {} : { order: event.order }),
            offense,
            caseNumbers: event.caseNumbers,
          },
          possible,
        )
        if (!found.sure && found.to.length > 0) note('later order: not tied to one count')
        const sources = rows.map(({ row }) => row.source)
        for (const count of found.to) {
          count.later.push({
            kind: found.sure ? kind : 'other',
            ...(to === undefined || !found.sure ? {} : { to }),
            day: event.day,
            text: event.said || event.row.text(COLUMN.COMMENT_TEXT),
            sources,
          })
          if (found.sure && kind === 'probation-revoked') {
            const parts = rows.map(({ row }) => partOf(row)).filter(part => part !== undefined)
            count.sentence = afterRevocation(count.sentence, event.day, parts)
          }
        }
      }
      dismissedLater(cycle, tied)
      for (const count of inCycle) onItsOwnRows(count)
    }
    for (const count of everywhere) count.later.sort(byDay)
    return tied
  }

  /** Rows of a cycle that say what was later done, the rows of one such order together. */
  function laterRows(cycle: CycleDraft) {
    const found = new Map<
      string,
      {
        readonly event: Event
        readonly rows: Event[]
        readonly kind: LaterEvent['kind']
        readonly to?: OffenseClass
      }
    >()
    for (const event of cycle.events) {
      if (event.disposition.convicts) continue
      const { order, said, row, day } = event
      let { later } = event.disposition
      if (later === undefined && said === '' && !hasSentence(row)) {
        const comment = row.text(COLUMN.COMMENT_TEXT)
        if (comment !== '' && laterEvent(words(comment)) !== undefined) later = { kind: 'other' }
      }
      if (later === undefined) continue
      const numbers = order === undefined ? `row-${hashOf(row.bytes)}` : order.step + order.count
      const key = `${numbers}\t${said}\t${day.soonest}`
      const known = found.get(key)
      if (known !== undefined) known.rows.push(event)
      else {
        const status = later.kind === 'reduced' && later.to === undefined ? rowClassNow(row) : undefined
        found.set(key, { event, rows: [event], ...later, ...(status === undefined ? {} : { to: status }) })
      }
    }
    return found.values()
  }

  /** A count that was convicted, and that a later step of its cycle dismisses, acquits or convicts again. */
  function dismissedLater(cycle: CycleDraft, tied: Set<Event>): void {
    for (const event of cycle.events) {
      const { order, disposition: found, day } = event
      if (order === undefined || !found.ends || found.later !== undefined || isArrest(event.type)) continue
      const offense = rowOffense(event.row, readOffense).reading
      for (const count of cycle.counts) {
        if (count.order === undefined || count.order.count !== order.count) continue
        const again = count.order.step === order.step
        const after = order.step > count.order.step && day.soonest > count.date.latest
        if (!again && !after) continue
        const row = { order, offense, caseNumbers: event.caseNumbers }
        if (!tie(row, [count]).sure || (!again && offense.offenses.length === 0)) continue
        tied.add(event)
        count.later.push({
          kind: /^DISM/.test(words(event.said)) ? 'dismissed' : 'other',
          day,
          text: event.said,
          sources: [event.row.source],
        })
      }
    }
  }

  /** What the rows that convict say besides: a relief in the disposition or the comment. */
  function onItsOwnRows(count: CountDraft): void {
    const seen = new Set<string>()
    for (const { row, said, disposition: found } of count.rows) {
      const comment = row.text(COLUMN.COMMENT_TEXT)
      const texts = [
        ...(found.later === undefined ? [] : [said]),
        ...(comment !== '' && laterEvent(words(comment)) !== undefined ? [comment] : []),
      ]
      for (const text of texts) {
        if (seen.has(text)) continue
        seen.add(text)
        count.later.push({ kind: 'other', day: UNKNOWN, text, sources: [row.source] })
      }
    }
  }

  /** Offences of a cycle that did not end in a conviction. */
  function otherCharges(cycle: CycleDraft, tied: ReadonlySet<Event>): readonly Charge[] {
    const charges: Charge[] = []
    const seen = new Set<string>()
    const add = (offense: OffenseReading, event: Event): void => {
      const name = `${offense.text}\t${event.said}`
      if (offense.text === '' || seen.has(name)) return
      seen.add(name)
      charges.push({
        offense,
        ...(event.said === '' ? {} : { disposition: event.said }),
        sources: [event.row.source],
      })
    }
    const convicted = cycle.counts.map(({ offense }) => offense.reading)
    for (const event of cycle.events) {
      if (tied.has(event) || /^(REGISTRATION|APPLICANT|DECEASED)/.test(event.type)) continue
      const offense = rowOffense(event.row, readOffense)
      if (event.disposition.convicts) {
        for (const charged of chargedInstead(event.row, offense, readOffense)) add(charged, event)
      } else if (event.disposition.ends || !convicted.some(known => sameOffense(known, offense.reading)))
        add(offense.reading, event)
    }
    return charges
  }

  return gathered => {
    const all = gathered.rows.slice().sort(byContent)
    const events: Event[] = []
    for (const [at, row] of all.entries()) {
      const before = all[at - 1]
      row.duplicate = before !== undefined && sameEvent(before, row)
      if (!row.duplicate) events.push(readEvent(row))
    }

    const doubts: Doubt[] = [...gathered.doubts]
    if (gathered.unread.length > 0)
      doubts.push({
        kind: 'unread-row',
        says: 'a row of this person could not be read',
        sources: gathered.unread,
      })
    const cycles = gatherCycles(events)
    for (const cycle of cycles) readCounts(cycle)
    for (const cycle of cycles) readDamaged(cycle, doubts, cycles)
    const tied = tieLater(cycles)

    const person: Draft<Person> = {
      id: gathered.id,
      ...firstText('name', all, COLUMN.PRI_NAME),
      ...firstText('sex', all, COLUMN.GENDER),
      ...firstText('race', all, COLUMN.RACE_DESCR),
      birth: UNKNOWN,
      birthSources: [],
      cycles: [],
      convictions: [],
      registrations: registrations(events),
      doubts,
    }
    const death = readDeath(events)
    if (death !== undefined) person.death = death

    const built: Cycle[] = []
    const convictions: Conviction[] = []
    const keys = new Set<string>()
    const byRow = new Map<Row, Conviction>()
    let firstEvent: Day = NEVER
    for (const draft of cycles) {
      const arrests = arrestsOf(draft)
      const last = draft.counts.reduce((latest, { date: { latest: day } }) => Math.max(latest, day), ALWAYS)
      const before = arrests.filter(({ day }) => draft.counts.length === 0 || day.soonest <= last)
      for (const { day } of arrests) firstEvent = Math.min(firstEvent, day.latest)
      const cycle: Draft<Cycle> = {
        key: draft.number ?? draft.key,
        arrested: before.length === 0 ? UNKNOWN : clip(hull(before.map(({ day }) => day)), last),
        arrestSources: sourcesOf(before),
        convictions: [],
        otherCharges: otherCharges(draft, tied),
      }
      const ours: Conviction[] = []
      for (const count of draft.counts) {
        firstEvent = Math.min(firstEvent, count.date.latest)
        const sofar = arrests.filter(({ day }) => day.soonest <= count.date.latest)
        const arrested = sofar.reduce((latest, { day }) => Math.max(latest, day.latest), ALWAYS)
        const [convicting] = count.rows as [Event]
        const conviction: Conviction = {
          person,
          cycle,
          key: freeKey(count.key, convicting.row, keys),
          offense: count.offense.reading,
          ...(count.offense.remark === undefined ? {} : { remark: count.offense.remark }),
          ...(count.class === undefined ? {} : { class: count.class }),
          offenseDate: {
            soonest: ALWAYS,
            latest: sofar.length === 0 ? count.date.latest : Math.min(arrested, count.date.latest),
          },
          convictionDate: count.date,
          sentence: count.sentence,
          later: count.later,
          ...firstText(
            'court',
            count.rows.map(({ row }) => row),
            COLUMN.STP_ORI_DESCR,
          ),
          ...firstText(
            'county',
            count.rows.map(({ row }) => row),
            COLUMN.STP_ORI_CNTY_NAME,
          ),
          caseNumbers: count.caseNumbers,
          sources: count.rows.map(({ row }) => row.source),
        }
        for (const { row } of count.rows) byRow.set(row, conviction)
        ours.push(conviction)
        convictions.push(conviction)
      }
      cycle.convictions = ours
      built.push(cycle)
    }
    person.cycles = built
    person.convictions = convictions
    readBirth(person, all, firstEvent)

    let owner: Row | undefined
    for (const row of all) {
      if (!row.duplicate) owner = row
      const conviction = owner === undefined ? undefined : byRow.get(owner)
      if (conviction !== undefined) row.conviction = conviction
    }
    return person
  }

  /** Sets the birth date all rows agree on, unless the record contradicts it: nobody is arrested under ten. */
  function readBirth(person: Draft<Person>, rows: readonly Row[], firstEvent: Day): void {
    let birth: Window = UNKNOWN
    const sources: Source[] = []
    const seen = new Set<string>()
    let agree = true
    for (const row of rows) {
      const text = row.text(COLUMN.PRI_DOB)
      if (text === '' || seen.has(text)) continue
      seen.add(text)
      const { day } = date(row, 'PRI_DOB')
      sources.push(row.sourceOf('PRI_DOB'))
      if (!known(day)) continue
      const both = {
        soonest: Math.max(birth.soonest, day.soonest),
        latest: Math.min(birth.latest, day.latest),
      }
      if (both.soonest > both.latest) agree = false
      else birth = both
    }
    person.birthSources = sources
    if (!agree) note('birth date: rows of one person differ')
    else if (known(birth) && firstEvent !== NEVER && addPeriod(birth.soonest, { years: 10 }) > firstEvent)
      note('birth date: contradicted by an arrest or conviction under ten')
    else person.birth = birth
  }

  function registrations(events: readonly Event[]): readonly Registration[] {
    const found: Registration[] = []
    for (const { row, type, day } of events) {
      if (!type.startsWith('REGISTRATION')) continue
      const offense = rowOffense(row, readOffense).reading
      const sexual = offense.offenses.some(
        ({ code, section }) => (code ?? 'PC') === 'PC' && /^290(\.|$)/.test(section),
      )
      if (!sexual && offense.offenses.length > 0) continue
      found.push({ text: offense.text, offense, day, sources: [row.source] })
    }
    return found
  }

  function readDeath(events: readonly Event[]): Person['death'] {
    const rows = events.filter(({ type }) => type.startsWith('DECEASED'))
    if (rows.length === 0) return undefined
    const days = rows.map(({ day }) => day).filter(known)
    return {
      day: days.length === 0 ? { soonest: ALWAYS, latest: asOf } : hull(days),
      sources: rows.map(({ row }) => row.source),
    }
  }
}

const known = (day: Window): boolean => day.latest !== NEVER || day.soonest !== ALWAYS

/** From the first to the last of these days. */
const hull = (days: readonly Window[]): Window =>
  days.length === 1
    ? (days[0] as Window)
    : {
        soonest: Math.min(...days.map(({ soonest }) => soonest)),
        latest: Math.max(...days.map(({ latest }) => latest)),
      }

const clip = (day: Window, last: Day): Window =>
  last === ALWAYS || day.latest <= last || day.soonest > last ? day : { soonest: day.soonest, latest: last }

/** The event's own date; where it gives only a month or a year, the disposition's if that lies inside. */
function eventDay(event: Window, disposed: Window): Window {
  if (!known(event)) return disposed
  if (event.soonest === event.latest || !known(disposed)) return event
  return disposed.soonest >= event.soonest && disposed.latest <= event.latest ? disposed : event
}

const CASE_COLUMNS = [COLUMN.OFN, COLUMN.FE_NUM_CRT_CASE, COLUMN.FE_NUM_DOCKET]

function caseNumbersOf(row: Row): readonly string[] {
  const found: string[] = []
  for (const column of CASE_COLUMNS) {
    const text = row.text(column)
    if (text.length > 1 && !found.includes(text)) found.push(text)
  }
  return found
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

const isArrest = (type: string): boolean => /^(SUPP\w* )?(ARREST|DETAINED|CITED)/.test(type)

/** When the arrest of a cycle may have been: its arrest steps and the dates its rows give the cycle. */
function arrestsOf(cycle: CycleDraft): readonly { readonly day: Window; readonly source: () => Source }[] {
  const found: { readonly day: Window; readonly source: () => Source }[] = []
  const seen = new Set<string>()
  const add = (row: Row, day: Window, column: ColumnName): void => {
    const name = `${day.soonest} ${day.latest}`
    if (!known(day) || seen.has(name)) return
    seen.add(name)
    found.push({ day, source: () => row.sourceOf(column) })
  }
  for (const { row, type, day } of cycle.events) if (isArrest(type)) add(row, day, 'STP_EVENT_DATE')
  for (const { row, cycleDay } of cycle.events) add(row, cycleDay, 'CYC_DATE')
  return found
}

const sourcesOf = (dated: readonly { readonly source: () => Source }[]): readonly Source[] =>
  dated.map(({ source }) => source())

const hasSentence = (row: Row): boolean =>
  row.text(COLUMN.SENT_LOC_DESCR) !== '' || row.text(COLUMN.SENT_LENGTH) !== ''

const partOf = (row: Row): PartReading | undefined =>
  readPart({
    place: row.text(COLUMN.SENT_LOC_DESCR),
    placeCode: row.text(COLUMN.SENT_LOC_CODE),
    length: row.text(COLUMN.SENT_LENGTH),
    unit: row.text(COLUMN.SENT_TIME_CODE),
    unitText: row.text(COLUMN.SENT_TIME_DESCR),
  })

/** The class a later order's own row gives. */
function rowClassNow(row: Row): OffenseClass | undefined {
  const status = words(row.text(COLUMN.CONV_STAT_DESCR))
  return status === 'MISDEMEANOR' ? 'misdemeanor' : status === 'INFRACTION' ? 'infraction' : undefined
}

/**
 * Rows in the order of the record: by CNT_ORDER, then by what they say. It does not depend on where they stood in the
 * files, so that nothing read from them does.
 */
function byContent(a: Row, b: Row): number {
  const [x, y] = [a.text(COLUMN.CNT_ORDER), b.text(COLUMN.CNT_ORDER)]
  if (x !== y) return x < y ? -1 : 1
  return compareEvents(a, b) || a.bytes.compare(b.bytes)
}

/** Compares what two rows say of the event, not of the person: everything from the cycle on. */
const compareEvents = (a: Row, b: Row): number =>
  a.bytes.compare(
    b.bytes,
    b.from(COLUMN.CYC_SEG_SEP),
    b.to(COLUMN.END_OF_REC),
    a.from(COLUMN.CYC_SEG_SEP),
    a.to(COLUMN.END_OF_REC),
  )

/** The same row twice; or the same event twice, told of a numbered count. */
const sameEvent = (a: Row, b: Row): boolean =>
  compareEvents(a, b) === 0 &&
  (a.bytes.equals(b.bytes) || readCountOrder(b.text(COLUMN.CNT_ORDER)) !== undefined)

function firstText<K extends string>(
  name: K,
  rows: readonly Row[],
  column: number,
): { readonly [k in K]?: string } {
  for (const row of rows) {
    const text = row.text(column)
    if (text !== '') return { [name]: text } as { readonly [k in K]?: string }
  }
  return {}
}

/** A key no other conviction of the person has: another SUBJECT_ID's count of the same number gets its name. */
function freeKey(key: string, row: Row, taken: Set<string>): string {
  let free = key
  if (taken.has(free)) free = `${key}@${row.text(COLUMN.SUBJECT_ID)}`
  for (let n = 2; taken.has(free); n++) free = `${key}@${row.text(COLUMN.SUBJECT_ID)}~${n}`
  taken.add(free)
  return free
}

/**
 * Cycles of one number under several SUBJECT_IDs of a person: each SUBJECT_ID counts its own, so that they are one only
 * where they give the same date.
 */
function mergeCycles(cycles: readonly CycleDraft[]): readonly CycleDraft[] {
  if (new Set(cycles.map(({ number }) => number)).size === cycles.length) return cycles
  const merged: CycleDraft[] = []
  for (const cycle of cycles.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const same = merged.find(
      other =>
        other.number === cycle.number &&
        other.events.some(({ cycleDay }) =>
          cycle.events.some(event => known(cycleDay) && event.cycleDay.soonest === cycleDay.soonest),
        ),
    )
    if (same === undefined) merged.push({ ...cycle, events: [...cycle.events] })
    else same.events.push(...cycle.events)
  }
  return merged
}
