/** Makes synthetic counties: California DOJ bulk files of people who do not exist, with the answers known beforehand. */
import { type Day, formatDay, theDay } from '../time/day.ts'
import { type Dirty, type Out, soil } from './dirt.ts'
import { applicantOnly, type Plan, planner } from './people.ts'
import { seeded } from './random.ts'
import { HEADER, type Identity, identify, line, type Row, rowsOf } from './rows.ts'
import type { Answer } from './scenarios.ts'
import { TRUTH_HEADER, truthLine } from './truth.ts'

export interface SynthOptions {
  /** Rows to write, not counting the header. */
  readonly rows: number
  /** Any text: the same seed and options give the same bytes on every machine. */
  readonly seed: string
  /** The county most cases are in, and the one whose convictions the truth is about. */
  readonly county: string
  /** Share of rows touched by a misbehaviour of real files, 0 to 1. */
  readonly dirt: number
  /** The day on which the answers hold, from 1995 on; 2026-11-01 unless told. */
  readonly asOf?: Day
}

export interface SynthSummary {
  readonly rows: number
  readonly lines: number
  readonly bytes: number
  readonly people: number
  /** Counts charged, in the plans. */
  readonly charges: number
  readonly convictions: number
  readonly dismissed: number
  readonly marijuanaCharges: number
  /** Most charges any one person has. */
  readonly mostCharges: number
  /** Lines of truth by answer. */
  readonly truth: Readonly<Record<Answer, number>>
  /** Lines of truth by what was drawn. */
  readonly scenarios: Readonly<Record<string, number>>
  /** Rows touched by each misbehaviour. */
  readonly dirt: Readonly<Record<string, number>>
  /** Rows that no reader can accept. */
  readonly rejected: number
  /** Convictions left out of the truth because the row that convicts is one of those. */
  readonly unseen: number
}

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf'
const MARIJUANA = /^(664|182|653F|113(57|58|59|60)(?!\.5)|1153|1135\d-)/
/** Before this there is too little time behind people for every scenario. */
const EARLIEST = theDay('1995-01-01')
const BLOCK = 1 << 20
/** Longest line that can be made, with room to spare. */
const LONGEST = 1 << 13

/**
 * Writes a file of `rows` rows through `write`, in blocks that the receiver may keep, and the lines of truth (without
 * their ends, the header first) through `truth`. Waits for `write` where it returns a promise. Memory does not grow.
 */
export async function synthesize(
  options: SynthOptions,
  write: (bytes: Uint8Array) => void | Promise<void>,
  truth?: (line: string) => void,
): Promise<SynthSummary> {
  const asOf = options.asOf ?? theDay('2026-11-01')
  const county = options.county.trim().toUpperCase()
  if (asOf < EARLIEST)
    throw new Error(`synthetic answers are made for days from ${formatDay(EARLIEST)}, not ${formatDay(asOf)}`)
  const random = seeded(`setaside synth 1/${options.seed}`)
  const next = planner(random, { county, asOf })

  let block = Buffer.allocUnsafeSlow(BLOCK)
  let used = 0
  let bytes = 0
  let lines = 0
  const flush = (): void | Promise<void> => {
    const full = block.subarray(0, used)
    bytes += used
    block = Buffer.allocUnsafeSlow(BLOCK)
    used = 0
    return write(full)
  }
  /** Each character is one byte: lines are Latin-1. */
  const put = (text: string) => {
    used += block.write(text, used, 'latin1')
    used += block.write('\n', used, 'latin1')
    lines++
  }

  const answers: Record<Answer, number> = { eligible: 0, 'not-eligible': 0, review: 0, unknowable: 0 }
  const scenarios: Record<string, number> = {}
  const soiled: Record<string, number> = {}
  let people = 0
  let rows = 0
  let rejected = 0
  let unseen = 0
  let charges = 0
  let convictions = 0
  let dismissed = 0
  let marijuanaCharges = 0
  let mostCharges = 0

  const account = ({ cycles }: Plan) => {
    let own = 0
    for (const { counts, court } of cycles) {
      own += counts.length
      for (const { charged, convicted } of counts) {
        if (convicted !== undefined) convictions++
        else if (court !== undefined) dismissed++
        if (MARIJUANA.test(charged.text)) marijuanaCharges++
      }
    }
    charges += own
    if (own > mostCharges) mostCharges = own
  }

  // ---- dirt -----------------------------------------------------------------------------------------------------

  const millionths = Math.round(Math.min(1, Math.max(0, options.dirt)) * 1_000_000)
  const isDirty = millionths > 0
  /** Clean rows before the next touched one: so many, after `touched` at once, that the share comes out as asked. */
  const cleanRows = (touched: number): number =>
    isDirty ? random.below(2 * Math.floor((touched * (1_000_000 - millionths)) / millionths) + 1) : Infinity
  let untilDirty = cleanRows(1)
  /** Rows of people that are written further down, in the order of writing. */
  const held: { readonly due: number; readonly text: string }[] = []
  let index = 0
  const newIdentity = (birth: Day): Identity => identify(random, index++, birth)

  /** A person's rows with whatever dirt falls on them; undefined where none does. */
  const soilPerson = (plan: Plan, identity: Identity, made: Row[]): Dirty | undefined => {
    if (untilDirty >= made.length) {
      untilDirty -= made.length
      return undefined
    }
    // Most dirt that would fall on people without a marijuana conviction waits for one who has: there it is a test.
    if (plan.verdicts.length === 0 && random.percent(70)) {
      untilDirty = Math.max(untilDirty - made.length, -10_000)
      return undefined
    }
    const dirty: Dirty = {
      random,
      plan,
      identity,
      asOf,
      rows: made.map((row): Out => ({ row })),
      verdicts: [...plan.verdicts],
      personId: identity.subject,
      spent: false,
      another: newIdentity,
      strangers: 0,
    }
    let at = Math.max(0, untilDirty)
    while (at < dirty.rows.length) {
      const { name, rows: touched } = soil(dirty, at)
      soiled[name] = (soiled[name] ?? 0) + touched
      untilDirty += touched + cleanRows(touched)
      at = Math.max(at + 1, untilDirty)
    }
    untilDirty -= dirty.rows.length
    unseen += plan.verdicts.length - dirty.verdicts.length
    return dirty
  }

  const room = (): void | Promise<void> => (used > BLOCK - LONGEST ? flush() : undefined)

  // ---- the file -------------------------------------------------------------------------------------------------

  const cutEnd = isDirty && random.oneIn(2)
  put(`${isDirty && random.oneIn(2) ? BYTE_ORDER_MARK : ''}${HEADER}${isDirty && random.oneIn(3) ? ',' : ''}`)
  truth?.(TRUTH_HEADER)
  const wanted = options.rows - (cutEnd ? 1 : 0)

  while (rows < wanted) {
    let plan = next()
    let identity = newIdentity(plan.birth)
    let made: Row[] = rowsOf(random, plan, identity)
    // Near the end people of one row fill the file up to its size.
    let dirty: Dirty | undefined
    if ((isDirty ? made.length * 4 + 2 : made.length) > wanted - rows) {
      plan = applicantOnly(plan.birth, plan.birth + 9000, county)
      identity = newIdentity(plan.birth)
      made = rowsOf(random, plan, identity)
    } else if (isDirty) dirty = soilPerson(plan, identity, made)
    people += 1 + (dirty?.strangers ?? 0)
    account(plan)

    if (dirty === undefined) {
      for (const row of made) {
        const wait = room()
        if (wait !== undefined) await wait
        put(line(row))
      }
      rows += made.length
    } else {
      for (const out of dirty.rows) {
        const clean = line(out.row)
        const text = `${out.afterBlank === true ? '\n' : ''}${out.breaks?.(clean) ?? clean}${out.crlf === true ? '\r' : ''}`
        if (out.breaks !== undefined) rejected++
        for (let copies = out.twice === true ? 2 : 1; copies > 0; copies--) {
          if (out.away !== undefined) held.push({ due: rows + out.away, text })
          else {
            const wait = room()
            if (wait !== undefined) await wait
            put(text)
          }
          rows++
          if (out.afterBlank === true) lines++
        }
      }
    }
    while (held[0] !== undefined && (held[0].due <= rows || rows >= wanted)) {
      const wait = room()
      if (wait !== undefined) await wait
      put(held[0].text)
      held.shift()
    }
    const person = dirty?.personId ?? identity.subject
    for (const verdict of dirty?.verdicts ?? plan.verdicts) {
      answers[verdict.answer]++
      scenarios[verdict.why] = (scenarios[verdict.why] ?? 0) + 1
      truth?.(truthLine(person, verdict))
    }
  }
  if (cutEnd && rows < options.rows) {
    const plan = applicantOnly(theDay('1970-01-01'), theDay('1999-01-01'), county)
    const [last] = rowsOf(random, plan, newIdentity(plan.birth))
    const wait = room()
    if (wait !== undefined) await wait
    put(line(last as Row).slice(0, 600))
    used--
    people++
    rows++
    rejected++
  }
  if (used > 0) await flush()
  return {
    rows,
    lines,
    bytes,
    people,
    charges,
    convictions,
    dismissed,
    marijuanaCharges,
    mostCharges,
    truth: answers,
    scenarios,
    dirt: soiled,
    rejected,
    unseen,
  }
}
