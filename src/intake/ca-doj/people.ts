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
  Vouched,
} from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import { ALWAYS, addPeriod, type Day, NEVER } from '../../time/day.ts'
import { isExact, sameWindow, UNKNOWN, type Window } from '../../time/window.ts'
import { COLUMN, type ColumnName } from './columns.ts'
import { type CountOrder, readCountOrder, readCycleOrder } from './count.ts'
import { dateReader } from './date.ts'
import { chargeEnd, type Disposition, laterEvent, readDisposition } from './disposition.ts'
import { hashOf } from './hash.ts'
import { byDay, compatible, type Tie, type Tieable, tie, tieElsewhere, type Untied } from './later.ts'
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
import { NO_STAMP, words } from './text.ts'

/** What is known of a person before their rows are read. */
export interface Gathered {
  readonly id: string
  /** In the order of the files; `conviction` and `duplicate` of each are set. */
  readonly rows: readonly Row[]
  readonly doubts: readonly Doubt[]
  /** Lines of this person that were rejected. */
  readonly unread: readonly Source[]
  /** All rows have the same SUBJECT_ID. */
  readonly oneSubject: boolean
  /** All rows have the same birth date, and it is a day that exists. */
  readonly oneBirth: boolean
}

export interface Reading {
  /** The day of the run: dates after it are not believed. */
  readonly asOf: Day
  readonly readOffense: OffenseReader
  /** Given to every person: what the office has looked up elsewhere. */
  readonly vouched?: ReadonlySet<Vouched>
  /** Told of each thing that could not be taken as it stands, by kind, to be counted. */
  readonly note: (kind: string) => void
}

/** What kind of step a row belongs to. */
interface Step {
  readonly arrest: boolean
  readonly court: boolean
  readonly registration: boolean
  readonly death: boolean
  /** Not about a charge. */
  readonly aside: boolean
  /** Blank, or letters that are no word. */
  readonly unread: boolean
}

/** A row with what was read of it. */
interface Event {
  readonly row: Row
  /** CNT_ORDER as written. */
  readonly ordered: string
  readonly order: CountOrder | undefined
  readonly step: Step
  readonly disposition: Disposition
  readonly said: string
  /** STP_EVENT_DATE, else DISP_DATE. */
  readonly day: Window
  readonly cycleDay: Window
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
  /** The SENT_ORDER of each part. */
  readonly partOrders: string[]
  sentence: Sentence
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** A reader of people; keep one for a run, as it remembers the texts and dates it has read. */
export function personReader(reading: Reading): (gathered: Gathered) => Person {
  const { asOf, note } = reading
  const readOffense = rememberingReader(reading.readOffense)
  const readDate = dateReader(asOf)
  const disposition = remembered(readDisposition)
  const stepOf = remembered(readStep)
  const countOrder = remembered(readCountOrder)

  const date = (row: Row, column: ColumnName): Window => {
    const read = readDate(row.stamp(COLUMN[column]))
    if (read.problem !== undefined && read.problem !== 'blank') note(`${column}: ${read.problem}`)
    return read.day
  }

  function readEvent(row: Row): Event {
    const said = row.text(COLUMN.DISP_DESCR)
    const ordered = row.text(COLUMN.CNT_ORDER)
    const day = date(row, 'STP_EVENT_DATE')
    return {
      row,
      ordered,
      order: countOrder(ordered),
      step: stepOf(row.text(COLUMN.STP_TYPE_DESCR)),
      disposition: disposition(said),
      said,
      day: isExact(day) ? day : eventDay(day, date(row, 'DISP_DATE')),
      cycleDay: date(row, 'CYC_DATE'),
    }
  }

  function gatherCycles(events: readonly Event[], oneSubject: boolean): readonly CycleDraft[] {
    const cycles = new Map<string, CycleDraft>()
    const nowhere: Event[] = []
    let last: CycleDraft | undefined
    for (const event of events) {
      if (event.order === undefined) note('CNT_ORDER: not twelve digits')
      const number = event.order?.cycle ?? readCycleOrder(event.row.text(COLUMN.CYC_ORDER))
      if (number === undefined) {
        nowhere.push(event)
        continue
      }
      if (oneSubject && last !== undefined && last.number === number) {
        last.events.push(event)
        continue
      }
      const key = oneSubject ? number : `${number}\t${event.row.text(COLUMN.SUBJECT_ID)}`
      last = cycles.get(key)
      if (last === undefined) {
        last = { key, number, events: [event], counts: [] }
        cycles.set(key, last)
      } else last.events.push(event)
    }
    const numbered = oneSubject ? [...cycles.values()] : mergeCycles([...cycles.values()])
    if (nowhere.length === 0) return numbered
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
    let groups: Map<string, Event[]> | undefined
    for (const event of cycle.events) {
      if (!event.disposition.convicts) continue
      if (!event.step.court) note('conviction on a row that is not a court action')
      if (event.order === undefined) continue
      const { key } = event.order
      groups ??= new Map()
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [event])
      else group.push(event)
    }
    if (groups === undefined) return
    // Parts of a sentence on rows that do not repeat the disposition.
    for (const event of cycle.events)
      if (event.order !== undefined && event.said === '' && hasSentence(event.row))
        groups.get(event.order.key)?.push(event)
    for (const [key, group] of groups)
      for (const [at, rows] of byOffense(group).entries())
        cycle.counts.push(readCount(at === 0 ? key : `${key}~${at + 1}`, rows))
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

  function readCount(key: string, rows: Event[], perhaps = false): CountDraft {
    let found: RowOffense | undefined
    let remark: string | undefined
    let days: Window | undefined
    let given: OffenseClass | undefined
    let contradicted = false
    const offenses: OffenseReading[] = []
    const caseNumbers: string[] = []
    for (const { row, disposition: does, day } of rows) {
      addCaseNumbers(row, caseNumbers)
      if (!does.convicts && !perhaps) continue
      const offense = rowOffense(row, readOffense)
      if (found === undefined || (found.reading.text === '' && offense.reading.text !== '')) found = offense
      remark ??= offense.remark
      if (known(day)) days = days === undefined ? day : hull(days, day)
      const level = rowClass(row, offense, readOffense)
      if (given !== undefined && level !== undefined && level !== given) contradicted = true
      given ??= level
      for (const charged of chargedInstead(row, offense, readOffense)) offenses.push(charged)
    }
    if (contradicted) note('class: rows of one count differ')
    const offense = found as RowOffense
    offenses.push(offense.reading)
    const convicted = days ?? UNKNOWN
    const order = rows.find(event => event.order !== undefined)?.order
    const count: CountDraft = {
      key,
      ...(order === undefined ? {} : { order }),
      rows,
      offense: remark === undefined || remark === offense.remark ? offense : { ...offense, remark },
      offenses,
      caseNumbers,
      date: convicted,
      class: contradicted ? undefined : given,
      later: [],
      parts: [],
      partOrders: [],
      sentence: NOT_YET,
    }
    for (const { row } of rows) addPart(count, row)
    count.sentence = addParts(convicted, count.parts)
    if (count.sentence.says === 'unread') note('sentence: length or unit not readable')
    return count
  }

  /** Adds the sentence part of a row, once for each SENT_ORDER and content. */
  function addPart(count: CountDraft, row: Row): void {
    const found = partOf(row)
    if (found === undefined) return
    const order = row.text(COLUMN.SENT_ORDER)
    const { parts, partOrders } = count
    if (order !== '')
      for (const [at, { part }] of parts.entries())
        if (partOrders[at] === order && part.place === found.part.place && part.text === found.part.text)
          return
    parts.push(found)
    partOrders.push(order)
  }

  /** Whether a row with this SENT_ORDER can only be the part this count lacks. */
  function missesPart(count: CountDraft, order: string): boolean {
    if (!/^\d+$/.test(order)) return false
    const orders = count.rows.map(({ row }) => row.text(COLUMN.SENT_ORDER))
    return !orders.includes(order) && (Number(order) > 1 || !orders.includes('1'))
  }

  function tieLater(cycles: readonly CycleDraft[], tied: Set<Event>): void {
    const everywhere = cycles.flatMap(({ counts }) => counts)
    for (const cycle of cycles) {
      const inCycle = cycle.counts
      for (const { event, rows, kind, to } of laterRows(cycle)) {
        for (const row of rows) tied.add(row)
        const row = untied(event, cycle)
        const found =
          cycle.number === undefined
            ? tieInTime(row, event.day, everywhere)
            : inCycle.length > 0
              ? tieInTime(row, event.day, inCycle)
              : tieElsewhere(
                  row,
                  everywhere.filter(count => mayFollow(event.day, count)),
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
      sentencedLater(cycle)
      dismissedLater(cycle, tied)
      for (const count of inCycle) onItsOwnRows(count)
    }
    for (const count of everywhere) if (count.later.length > 1) count.later.sort(byDay)
  }

  /**
   * Rows of a court whose disposition is blank or not known to this reader. On a count that was convicted before, they may
   * say what was done to it since; on any other they may be a conviction.
   */
  function readUndisposed(cycle: CycleDraft, tied: Set<Event>): readonly CountDraft[] {
    let groups: Map<string, Event[]> | undefined
    for (const event of cycle.events) {
      const { disposition: found, step, order, row } = event
      if (!found.unread || tied.has(event) || !(step.court || (step.unread && mayConvict(row)))) continue
      if (
        order !== undefined &&
        cycle.counts.some(count => count.order?.key === order.key && event.said === '')
      )
        continue
      const offense = rowOffense(row, readOffense).reading
      const before = cycle.counts.filter(count => count.date.soonest <= event.day.latest)
      const about = {
        ...(order === undefined ? {} : { order }),
        offense,
        caseNumbers: addCaseNumbers(row, []),
      }
      const known = before.filter(
        count => count.order !== undefined && count.order.count === order?.count && tie(about, [count]).sure,
      )
      note('court row without a disposition that can be read')
      if (known.length > 0) {
        tied.add(event)
        for (const count of known)
          count.later.push({ kind: 'other', day: event.day, text: event.said, sources: [row.source] })
        continue
      }
      const key = order?.key ?? `row-${hashOf(row.bytes)}`
      groups ??= new Map()
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [event])
      else group.push(event)
    }
    return groups === undefined ? NO_COUNTS : [...groups].map(([key, rows]) => readCount(key, rows, true))
  }

  const untied = (event: Event, cycle: CycleDraft): Untied => ({
    ...(event.order === undefined || cycle.number === undefined ? {} : { order: event.order }),
    offense: rowOffense(event.row, readOffense).reading,
    caseNumbers: addCaseNumbers(event.row, []),
  })

  /**
   * An order is of the conviction's day or later. Where it is dated before the only convictions it can be about, one of
   * the dates is wrong, and it may concern them all the same.
   */
  function tieInTime(row: Untied, day: Window, pool: readonly CountDraft[]): Tie<CountDraft> {
    const found = tie(row, pool)
    if (found.to.every(count => mayFollow(day, count))) return found
    note('later order: dated before the conviction')
    const inTime = pool.filter(count => mayFollow(day, count))
    return found.sure || inTime.length === 0 ? { to: found.to, sure: false } : tie(row, inTime)
  }

  /** A term given on a later row that neither convicts nor changes the conviction: custody, a sentence put off. */
  function sentencedLater(cycle: CycleDraft): void {
    if (cycle.counts.length === 0) return
    const terms = new Map<string, { readonly event: Event; readonly parts: PartReading[] }>()
    for (const event of cycle.events) {
      const { disposition: found, step, row, order } = event
      if (found.convicts || found.ends || found.later !== undefined || step.arrest || step.aside) continue
      if (cycle.counts.some(count => count.rows.includes(event))) continue
      const part = partOf(row)
      if (part === undefined || (part.length === undefined && !part.life)) continue
      const key = `${order?.key ?? hashOf(row.bytes)}\t${event.day.soonest}`
      const known = terms.get(key)
      if (known === undefined) terms.set(key, { event, parts: [part] })
      else known.parts.push(part)
    }
    for (const { event, parts } of terms.values()) {
      const row = untied(event, cycle)
      const possible = cycle.counts.filter(count => compatible(row, count) && mayFollow(event.day, count))
      for (const count of tie(row, possible).to)
        count.sentence = afterRevocation(count.sentence, event.day, parts)
    }
  }

  /** Rows of a cycle that say what was later done, the rows of one such order together. */
  function laterRows(cycle: CycleDraft): readonly Later[] {
    let found: Map<string, Later> | undefined
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
      found ??= new Map()
      const known = found.get(key)
      if (known !== undefined) known.rows.push(event)
      else {
        const status = later.kind === 'reduced' && later.to === undefined ? rowClassNow(row) : undefined
        found.set(key, { event, rows: [event], ...later, ...(status === undefined ? {} : { to: status }) })
      }
    }
    return found === undefined ? NO_LATER : [...found.values()]
  }

  /**
   * A count that was convicted, and that the same or a later step of its cycle dismisses or acquits. On the same day, undated or without an offence it may be another count's: people look at it.
   */
  function dismissedLater(cycle: CycleDraft, tied: Set<Event>): void {
    if (cycle.counts.length === 0) return
    for (const event of cycle.events) {
      const { order, disposition: found, day } = event
      if (order === undefined || !found.ends || found.later !== undefined || event.step.arrest) continue
      const offense = rowOffense(event.row, readOffense).reading
      for (const count of cycle.counts) {
        if (count.order === undefined || count.order.count !== order.count) continue
        const again = count.order.step === order.step
        if (!again && !(order.step > count.order.step && mayFollow(day, count))) continue
        const row = { order, offense, caseNumbers: addCaseNumbers(event.row, []) }
        if (!compatible(row, count)) continue
        const surely = again || (day.soonest > count.date.latest && offense.offenses.length > 0)
        tied.add(event)
        count.later.push({
          kind: surely && /^DISM/.test(words(event.said)) ? 'dismissed' : 'other',
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
      const name = `${offense.text}\t${event.said}\t${event.step.arrest}`
      if (offense.text === '' || seen.has(name)) return
      seen.add(name)
      const ended = chargeEnd(event.said)
      const level = rowClass(event.row, rowOffense(event.row, readOffense), readOffense)
      charges.push({
        offense,
        ...(event.said === '' ? {} : { disposition: event.said }),
        ...(ended === undefined ? {} : { ended }),
        day: event.day,
        stage: event.step.arrest ? 'arrest' : event.step.court ? 'court' : 'other',
        ...(level === undefined ? {} : { class: level }),
        ...(namesWarrant(event) ? { warrant: true as const } : {}),
        sources: [event.row.source],
      })
    }
    const convicted = cycle.counts.map(({ offense }) => offense.reading)
    for (const event of cycle.events) {
      if (tied.has(event) || event.step.aside) continue
      const offense = rowOffense(event.row, readOffense)
      if (event.disposition.convicts) {
        for (const charged of chargedInstead(event.row, offense, readOffense)) add(charged, event)
      } else if (event.disposition.ends || !convicted.some(known => sameOffense(known, offense.reading)))
        add(offense.reading, event)
    }
    return charges
  }

  /** Reads the rows in the order of the record, marks those that tell of an event again, and gives the others. */
  function readEvents(rows: readonly Row[], again: Map<Row, Row>): readonly Event[] {
    const all = rows.map(readEvent)
    let ordered = true
    for (let at = 1; ordered && at < all.length; at++)
      ordered = byContent(all[at - 1] as Event, all[at] as Event) <= 0
    if (!ordered) all.sort(byContent)
    const events: Event[] = []
    let last: Event | undefined
    for (const event of all) {
      if (last !== undefined && sameEvent(last, event)) {
        event.row.duplicate = true
        again.set(event.row, last.row)
      } else {
        events.push(event)
        last = event
      }
    }
    return events
  }

  return gathered => {
    const again = new Map<Row, Row>()
    const events = readEvents(gathered.rows, again)
    const rows = gathered.oneBirth ? [(events[0] as Event).row] : gathered.rows.toSorted(byBytes)

    const doubts: Doubt[] = [...gathered.doubts]
    if (gathered.unread.length > 0)
      doubts.push({
        kind: 'unread-row',
        says: 'a row of this person could not be read',
        sources: gathered.unread,
      })
    const drafts = gatherCycles(events, gathered.oneSubject)
    for (const draft of drafts) readCounts(draft)
    for (const draft of drafts) readDamaged(draft, doubts, drafts)
    const tied = new Set<Event>()
    tieLater(drafts, tied)

    const cycles: Cycle[] = []
    const convictions: Conviction[] = []
    const person: Draft<Person> = {
      id: gathered.id,
      ...identityOf(events),
      birth: UNKNOWN,
      birthSources: [],
      cycles,
      convictions,
      registrations: registrations(events),
      doubts,
    }
    if (reading.vouched !== undefined) person.vouched = reading.vouched
    const death = readDeath(events)

    const keys = new Set<string>()
    const convictionOf = (
      count: CountDraft,
      whose: Person,
      cycle: Cycle,
      arrests: readonly Arrest[],
    ): Conviction => {
      const [{ row }] = count.rows as [Event]
      const conviction: Draft<Conviction> = {
        person: whose,
        cycle,
        key: gathered.oneSubject ? count.key : freeKey(count.key, row, keys),
        offense: count.offense.reading,
        offenseDate: { soonest: ALWAYS, latest: latestOffense(arrests, count.date) },
        convictionDate: count.date,
        sentence: count.sentence,
        later: count.later,
        caseNumbers: count.caseNumbers,
        sources: count.rows.map(event => event.row.source),
      }
      const said = count.rows.find(event => event.disposition.convicts)?.said
      if (said !== undefined) conviction.disposition = said
      if (count.offense.remark !== undefined) conviction.remark = count.offense.remark
      if (count.class !== undefined) conviction.class = count.class
      const court = firstText(count.rows, COLUMN.STP_ORI_DESCR)
      if (court !== '') conviction.court = court
      const county = firstText(count.rows, COLUMN.STP_ORI_CNTY_NAME)
      if (county !== '') conviction.county = county
      for (const event of count.rows) event.row.conviction = conviction
      return conviction
    }
    let firstEvent: Day = NEVER
    let lastEvent: Day = ALWAYS
    let lastConviction: Day = ALWAYS
    for (const draft of drafts) {
      const arrests = arrestsOf(draft)
      for (const { day } of arrests) {
        firstEvent = Math.min(firstEvent, day.latest)
        lastEvent = Math.max(lastEvent, day.soonest)
      }
      const cycle = readCycle(draft, arrests, tied)
      cycles.push(cycle)
      for (const count of draft.counts) {
        firstEvent = Math.min(firstEvent, count.date.latest)
        lastEvent = Math.max(lastEvent, count.date.soonest)
        lastConviction = Math.max(lastConviction, count.date.soonest)
        const conviction = convictionOf(count, person, cycle, arrests)
        ;(cycle.convictions as Conviction[]).push(conviction)
        convictions.push(conviction)
      }
      for (const count of readUndisposed(draft, tied)) {
        person.undisposed ??= []
        ;(person.undisposed as Conviction[]).push(convictionOf(count, person, cycle, arrests))
      }
    }
    if (doubts.some(doubt => doubt.birthDate))
      note('birth date: another row of the same number and name differs')
    else readBirth(person, rows, firstEvent, lastConviction)
    if (death !== undefined) {
      // A court may still enter its judgment when the person has died.
      if (addPeriod(death.day.latest, { years: 1 }) >= lastEvent) person.death = death
      else {
        note('death: a year or more before an arrest or conviction')
        doubts.push({
          kind: 'identity',
          says: 'the death recorded lies a year or more before an arrest or conviction: some of these rows may be another person’s',
          sources: death.sources,
        })
      }
    }
    for (const [row, first] of again) if (first.conviction !== undefined) row.conviction = first.conviction
    return person
  }

  /** A cycle without its convictions. Its other charges are read when asked for: few rules look at them. */
  function readCycle(draft: CycleDraft, arrests: readonly Arrest[], tied: ReadonlySet<Event>): Cycle {
    let last: Day = ALWAYS
    for (const { date: convicted } of draft.counts) last = Math.max(last, convicted.latest)
    let arrested: Window | undefined
    const sources: Source[] = []
    for (const { day, row, column } of arrests) {
      if (last !== ALWAYS && day.soonest > last) continue
      arrested = arrested === undefined ? day : hull(arrested, day)
      sources.push(row.sourceOf(column))
    }
    const key = draft.number ?? draft.key
    const day = arrested === undefined ? UNKNOWN : clip(arrested, last)
    return new ReadCycle(key, day, sources, draft.events, () => otherCharges(draft, tied))
  }

  /**
   * Sets the birth date all rows agree on, unless the record contradicts it (nobody is arrested under ten or convicted
   * at a hundred)
   * or it is one that clerks write for none.
   */
  function readBirth(
    person: Draft<Person>,
    rows: readonly Row[],
    firstEvent: Day,
    lastConviction: Day,
  ): void {
    let birth: Window = UNKNOWN
    const sources: Source[] = []
    const seen: number[] = []
    let agree = true
    for (const row of rows) {
      const stamp = row.stamp(COLUMN.PRI_DOB)
      if (stamp === NO_STAMP || seen.includes(stamp)) continue
      seen.push(stamp)
      const day = date(row, 'PRI_DOB')
      sources.push(row.sourceOf('PRI_DOB'))
      if (!known(day)) continue
      if (NO_BIRTH.includes(stamp)) {
        note('birth date: the first day of 1900, which stands for none')
        continue
      }
      const soonest = Math.max(birth.soonest, day.soonest)
      const latest = Math.min(birth.latest, day.latest)
      if (soonest > latest) agree = false
      else birth = birth === UNKNOWN ? day : { soonest, latest }
    }
    person.birthSources = sources
    if (!agree) note('birth date: rows of one person differ')
    else if (known(birth) && firstEvent !== NEVER && addPeriod(birth.soonest, { years: 10 }) > firstEvent)
      note('birth date: contradicted by an arrest or conviction under ten')
    else if (
      known(birth) &&
      lastConviction !== ALWAYS &&
      addPeriod(birth.latest, { years: 100 }) <= lastConviction
    )
      note('birth date: contradicted by a conviction at a hundred or more')
    else person.birth = birth
  }

  function registrations(events: readonly Event[]): readonly Registration[] {
    let found: Registration[] | undefined
    for (const { row, step, day } of events) {
      if (!step.registration && !step.unread) continue
      const offense = rowOffense(row, readOffense).reading
      const sexual = offense.offenses.some(
        ({ code, section }) => (code ?? 'PC') === 'PC' && /^290(\.|$)/.test(section),
      )
      if (!sexual && (step.unread || offense.offenses.length > 0)) continue
      found ??= []
      found.push({ text: offense.text, offense, day, sources: [row.source] })
    }
    return found ?? []
  }

  function readDeath(events: readonly Event[]): Person['death'] {
    let days: Window | undefined
    let sources: Source[] | undefined
    for (const { row, step, day } of events) {
      if (!step.death) continue
      sources ??= []
      sources.push(row.source)
      if (known(day)) days = days === undefined ? day : hull(days, day)
    }
    return sources === undefined ? undefined : { day: days ?? { soonest: ALWAYS, latest: asOf }, sources }
  }
}

/** Written where the birth date is not known. */
const NO_BIRTH: readonly number[] = [19000000, 19000100, 19000101]

/** Whether something of that day can have followed the conviction. */
const mayFollow = (day: Window, count: CountDraft): boolean => count.date.soonest <= day.latest

const known = (day: Window): boolean => day.latest !== NEVER || day.soonest !== ALWAYS

const hull = (a: Window, b: Window): Window =>
  a === b ? a : { soonest: Math.min(a.soonest, b.soonest), latest: Math.max(a.latest, b.latest) }

const clip = (day: Window, last: Day): Window =>
  last === ALWAYS || day.latest <= last || day.soonest > last ? day : { soonest: day.soonest, latest: last }

/** The event's own date; where it gives only a month or a year, the disposition's if that lies inside. */
function eventDay(event: Window, disposed: Window): Window {
  if (!known(event)) return disposed
  if (event.soonest === event.latest || !known(disposed)) return event
  return disposed.soonest >= event.soonest && disposed.latest <= event.latest ? disposed : event
}

const CASE_COLUMNS = [COLUMN.OFN, COLUMN.FE_NUM_CRT_CASE, COLUMN.FE_NUM_DOCKET]

/** Adds the case numbers of a row that are not there yet. */
function addCaseNumbers(row: Row, found: string[]): readonly string[] {
  for (const column of CASE_COLUMNS) {
    const text = row.text(column)
    if (text.length > 1 && !found.includes(text)) found.push(text)
  }
  return found
}

export function readStep(text: string): Step {
  const said = words(text)
  const registration = /\bREGISTRATION\b/.test(said)
  const death = said.startsWith('DECEASED')
  return {
    arrest: /^(SUPP\w* )?(ARREST|DETAINED|CITED)/.test(said),
    court: said.startsWith('COURT'),
    registration,
    death,
    aside: registration || death || said.startsWith('APPLICANT'),
    unread: !/[A-Z]{3}/.test(said),
  }
}

/** The same function, remembering what it gave for the few texts that fill a file. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return text => {
    let found = known.get(text)
    if (found === undefined) {
      found = { value: read(text) }
      if (known.size >= 50_000) known.clear()
      known.set(text, found)
    }
    return found.value
  }
}

/**
 * A cycle of which the most is read when it is asked for: few rules look at it. A class and not a literal, for a literal with
 * getters is of a shape of its own each time, which nothing can be quick about and which is slow to be forgotten.
 */
class ReadCycle implements Cycle {
  readonly key: string
  readonly arrested: Window
  readonly arrestSources: readonly Source[]
  readonly convictions: readonly Conviction[] = []
  readonly #events: readonly Event[]
  readonly #readCharges: () => readonly Charge[]
  #charges: readonly Charge[] | undefined

  constructor(
    key: string,
    arrested: Window,
    arrestSources: readonly Source[],
    events: readonly Event[],
    readCharges: () => readonly Charge[],
  ) {
    this.key = key
    this.arrested = arrested
    this.arrestSources = arrestSources
    this.#events = events
    this.#readCharges = readCharges
  }

  get otherCharges(): readonly Charge[] {
    this.#charges ??= this.#readCharges()
    return this.#charges
  }

  get agency(): string | undefined {
    return this.#ofArrest(COLUMN.STP_ORI_DESCR)
  }

  get county(): string | undefined {
    return this.#ofArrest(COLUMN.STP_ORI_CNTY_NAME)
  }

  get caseNumbers(): readonly string[] {
    const numbers: string[] = []
    for (const { row } of this.#events) addCaseNumbers(row, numbers)
    return numbers
  }

  #ofArrest(column: number): string | undefined {
    const steps = this.#events.filter(({ step }) => step.arrest)
    return firstText(steps, column) || undefined
  }
}

interface Arrest {
  readonly day: Window
  readonly row: Row
  readonly column: ColumnName
}

/** When the arrest of a cycle may have been: its arrest steps and the dates its rows give the cycle. */
function arrestsOf(cycle: CycleDraft): readonly Arrest[] {
  const found: Arrest[] = []
  const add = (row: Row, day: Window, column: ColumnName): void => {
    if (!known(day)) return
    for (const other of found) if (other.day === day || sameWindow(other.day, day)) return
    found.push({ day, row, column })
  }
  for (const { row, step, day } of cycle.events) if (step.arrest) add(row, day, 'STP_EVENT_DATE')
  for (const { row, cycleDay } of cycle.events) add(row, cycleDay, 'CYC_DATE')
  return found
}

/** The latest day the offence can have been: that of the last arrest not after the conviction, else the conviction. */
function latestOffense(arrests: readonly Arrest[], convicted: Window): Day {
  let latest: Day = ALWAYS
  for (const { day } of arrests) if (day.soonest <= convicted.latest) latest = Math.max(latest, day.latest)
  return latest === ALWAYS ? convicted.latest : Math.min(latest, convicted.latest)
}

/** A later order: its first row, all its rows, and what it did. */
interface Later {
  readonly event: Event
  readonly rows: Event[]
  readonly kind: LaterEvent['kind']
  readonly to?: OffenseClass
}

const NO_LATER: readonly Later[] = []
const NO_COUNTS: readonly CountDraft[] = []

/** Whether a row speaks as one that convicts does: it gives a sentence, or a class at conviction. */
const mayConvict = (row: Row): boolean => hasSentence(row) || row.text(COLUMN.CONV_STAT_DESCR) !== ''
const NOT_YET: Sentence = addParts(UNKNOWN, [])

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

const WARRANTS = [COLUMN.FE_NUM_BNCH_WARR, COLUMN.FE_NUM_WARRANT]

/** Whether a row names a warrant: a number of one, or a disposition that says it was issued. */
const namesWarrant = ({ row, said }: Event): boolean =>
  /\bWARRANT\b/.test(words(said)) || WARRANTS.some(column => row.text(column) !== '')

/** The class a later order's own row gives. */
function rowClassNow(row: Row): OffenseClass | undefined {
  const status = words(row.text(COLUMN.CONV_STAT_DESCR))
  return status === 'MISDEMEANOR' ? 'misdemeanor' : status === 'INFRACTION' ? 'infraction' : undefined
}

/**
 * Rows in the order of the record: by CNT_ORDER, then by what they say. It does not depend on where they stood in the
 * files, so that nothing read from them does.
 */
function byContent(a: Event, b: Event): number {
  if (a.ordered !== b.ordered) return a.ordered < b.ordered ? -1 : 1
  return a.row.compareFrom(COLUMN.CYC_SEG_SEP, b.row) || byBytes(a.row, b.row)
}

const byBytes = (a: Row, b: Row): number => a.compareFrom(COLUMN.RECORD_ID, b)

/**
 * The same row twice; or the same event twice, told of a numbered count: everything from the cycle on is the same,
 * whatever is said of the person.
 */
const sameEvent = (a: Event, b: Event): boolean =>
  a.ordered === b.ordered &&
  a.row.compareFrom(COLUMN.CYC_SEG_SEP, b.row) === 0 &&
  (b.order !== undefined || byBytes(a.row, b.row) === 0)

/** The first text in a column of these rows; empty where there is none. */
function firstText(events: readonly Event[], column: number): string {
  for (const { row } of events) {
    const text = row.text(column)
    if (text !== '') return text
  }
  return ''
}

function identityOf(events: readonly Event[]): Pick<Person, 'name' | 'sex' | 'race'> {
  const found: Draft<Pick<Person, 'name' | 'sex' | 'race'>> = {}
  const name = firstText(events, COLUMN.PRI_NAME)
  if (name !== '') found.name = name
  const sex = firstText(events, COLUMN.GENDER)
  if (sex !== '') found.sex = sex
  const race = firstText(events, COLUMN.RACE_DESCR)
  if (race !== '') found.race = race
  return found
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
 * where they give the same date. Rows without SUBJECT_ID have no numbering of their own: they are of the only cycle of
 * their number that they do not contradict.
 */
function mergeCycles(cycles: readonly CycleDraft[]): readonly CycleDraft[] {
  const merged: CycleDraft[] = []
  const add = (cycle: CycleDraft, same: CycleDraft | undefined): void => {
    if (same === undefined) merged.push({ ...cycle, events: [...cycle.events] })
    else same.events.push(...cycle.events)
  }
  const sorted = cycles.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  for (const cycle of sorted.filter(({ key }) => !key.endsWith('\t'))) {
    const ofDay = (other: CycleDraft): boolean =>
      other.events.some(({ cycleDay }) =>
        cycle.events.some(event => known(cycleDay) && event.cycleDay.soonest === cycleDay.soonest),
      )
    add(
      cycle,
      merged.find(other => other.number === cycle.number && ofDay(other)),
    )
  }
  for (const cycle of sorted.filter(({ key }) => key.endsWith('\t'))) {
    const possible = merged.filter(other => other.number === cycle.number && sameCycle(other, cycle))
    add(cycle, possible.length === 1 ? possible[0] : undefined)
  }
  return merged
}

/**
 * Whether rows without SUBJECT_ID can be of this cycle of their number: no date of the cycle differs, and no row of a
 * count tells of another conviction.
 */
function sameCycle(cycle: CycleDraft, nameless: CycleDraft): boolean {
  const agree = (a: Window, b: Window): boolean => !known(a) || !known(b) || sameWindow(a, b)
  const sameCount = (a: Event, b: Event): boolean =>
    agree(a.day, b.day) && CONVICTED_OF.every(column => a.row.text(column) === b.row.text(column))
  return nameless.events.every(event =>
    cycle.events.every(
      other =>
        agree(event.cycleDay, other.cycleDay) &&
        (event.order === undefined ||
          event.order.key !== other.order?.key ||
          !event.disposition.convicts ||
          !other.disposition.convicts ||
          sameCount(event, other)),
    ),
  )
}

const CONVICTED_OF = [COLUMN.CONV_OFFENSE_DESCR, COLUMN.DISP_OFFENSE_DESCR, COLUMN.OFFENSE_DESCR]
