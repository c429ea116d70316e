/** Numbers that a person's record leaves out of its own counting, as a lost row does: cycles, steps, counts. */
import type { Told } from '../../../record/person.ts'
import { FIRST_CYCLE } from '../count.ts'
import type { Event } from './event.ts'

/** The numbers of a cycle that its rows give. */
interface Counted {
  /** By step, the counts; and whether it tells of all that there were: an arrest does, and a court that convicts. */
  readonly steps: Map<number, { readonly counts: Set<number>; whole: boolean }>
  /** Of every step. */
  readonly counts: Set<number>
  readonly event: Event
}

/**
 * Cycles count from 101, steps and counts from 1. A count is missing where no step of its cycle has it, or where one leaves
 * it out that tells of all: a later order speaks of single counts. A row whose number cannot be read fills none: which, nobody knows.
 */
export function addGaps(events: readonly Event[], found: Told[]): void {
  if (countsUp(events)) return
  const cycles = cyclesOf(events)
  const numbers = [...cycles.keys()].sort((a, b) => a - b)
  const tell = (says: string, event: Event | undefined): void => {
    found.push({ kind: 'gap', says, sources: event === undefined ? [] : [event.row.source] })
  }
  for (const [from, to] of missing(numbers, Math.min(FIRST_CYCLE, numbers[0] ?? FIRST_CYCLE)))
    tell(spanText('cycle', from, to), cycles.get(to + 1)?.event)
  for (const number of numbers) {
    const { steps, counts, event } = cycles.get(number) as Counted
    const inCycle = `in cycle ${three(number)} `
    const taken = [...steps.keys()].sort((a, b) => a - b)
    for (const [from, to] of missing(taken, 1)) tell(inCycle + spanText('step', from, to), event)
    const all = [...counts].sort((a, b) => a - b)
    for (const [from, to] of missing(all, 1)) tell(inCycle + spanText('count', from, to), event)
    for (const [step, told] of steps) {
      if (!told.whole) continue
      const own = [...told.counts].sort((a, b) => a - b)
      for (const [from, to] of missing(own, own[0] as number))
        if (counts.has(from))
          tell(`in cycle ${three(number)}, step ${three(step)}, ${spanText('count', from, to)}`, event)
    }
  }
}

/** Whether rows in their order count up by one everywhere: the usual record, of which no list need be made. */
function countsUp(events: readonly Event[]): boolean {
  let [cycle, step, count, most] = [FIRST_CYCLE - 1, 0, 0, 0]
  for (const { order } of events) {
    if (order === undefined) return false
    const { numbers } = order
    if (numbers.cycle === cycle + 1) {
      if (numbers.step !== 1 || numbers.count !== 1) return false
      most = 1
    } else if (numbers.cycle !== cycle) return false
    else if (numbers.step === step + 1) {
      if (numbers.count > most + 1 || numbers.count < 1) return false
    } else if (numbers.step !== step || numbers.count > count + 1 || numbers.count < count) return false
    cycle = numbers.cycle
    step = numbers.step
    count = numbers.count
    if (count > most) most = count
  }
  return true
}

function cyclesOf(events: readonly Event[]): ReadonlyMap<number, Counted> {
  const cycles = new Map<number, Counted>()
  for (const event of events) {
    const { cycle, order } = event
    if (cycle === undefined) continue
    let found = cycles.get(cycle)
    if (found === undefined) {
      found = { steps: new Map(), counts: new Set(), event }
      cycles.set(cycle, found)
    }
    if (order === undefined) continue
    const { step, count } = order.numbers
    let told = found.steps.get(step)
    if (told === undefined) {
      told = { counts: new Set(), whole: false }
      found.steps.set(step, told)
    }
    told.counts.add(count)
    told.whole ||= event.step.arrest || event.disposition.convicts
    found.counts.add(count)
  }
  return cycles
}

/** The spans of numbers from `first` on that are left out of these, which go up. */
function missing(numbers: readonly number[], first: number): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  let next = first
  for (const number of numbers) {
    if (number > next) spans.push([next, number - 1])
    next = number + 1
  }
  return spans
}

const three = (number: number): string => String(number).padStart(3, '0')

const spanText = (what: string, from: number, to: number): string =>
  from === to ? `${what} ${three(from)} is missing` : `${what}s ${three(from)} to ${three(to)} are missing`
