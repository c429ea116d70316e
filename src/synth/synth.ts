/** Makes synthetic counties: California DOJ bulk files of people who do not exist, with the answers known beforehand. */
import { type Day, theDay } from '../time/day.ts'
import { applicantOnly, type Plan, planner } from './people.ts'
import { seeded } from './random.ts'
import { HEADER, identify, line, type Row, rowsOf } from './rows.ts'
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
  /** The day on which the answers hold; 2026-11-01 unless told. */
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
}

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

  put(HEADER)
  truth?.(TRUTH_HEADER)
  const answers: Record<Answer, number> = { eligible: 0, 'not-eligible': 0, review: 0, unknowable: 0 }
  const scenarios: Record<string, number> = {}
  let people = 0
  let rows = 0
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
        if (/^\D*(664|182|653F)?\D*(\(A\)\(1\)\/)?113(57|58|59|60)\D|^1153/.test(charged.text))
          marijuanaCharges++
      }
    }
    charges += own
    if (own > mostCharges) mostCharges = own
  }

  while (rows < options.rows) {
    let plan = next()
    let identity = identify(random, people, plan.birth)
    let made: Row[] = rowsOf(random, plan, identity)
    if (made.length > options.rows - rows) {
      plan = applicantOnly(plan.birth, plan.birth + 9000, county)
      identity = identify(random, people, plan.birth)
      made = rowsOf(random, plan, identity)
    }
    people++
    account(plan)
    for (const row of made) {
      if (used > BLOCK - LONGEST) {
        const wait = flush()
        if (wait !== undefined) await wait
      }
      put(line(row))
    }
    rows += made.length
    for (const verdict of plan.verdicts) {
      answers[verdict.answer]++
      scenarios[verdict.why] = (scenarios[verdict.why] ?? 0) + 1
      truth?.(truthLine(identity.subject, verdict))
    }
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
  }
}
