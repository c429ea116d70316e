/** Sentences a synthetic court gives: parts that run out in time, still run, never end or cannot be read. */
import type { Day } from '../../time/day.ts'
import type { Random } from '../random.ts'
import type { ClassLetter } from './offenses.ts'

export interface Part {
  readonly place: string
  readonly length: string
  readonly unit: string
  readonly unitText: string
}

export interface Sentence {
  /** The disposition such a sentence goes with. */
  readonly disposition: string
  readonly parts: readonly Part[]
  /** No shorter than the whole sentence, in days. */
  readonly days: number
  readonly probation: boolean
}

const UNITS: Record<string, readonly [string, number]> = {
  D: ['DAYS', 1],
  W: ['WEEKS', 7],
  M: ['MONTHS', 31],
  Y: ['YEARS', 366],
}

/** `PRISON 2 Y + FINE` as parts. */
export function sentence(disposition: string, text: string): Sentence {
  let days = 0
  const parts = text.split(' + ').map((part): Part => {
    const [, place = '', length = '', unit = ''] = /^(.*?)(?: (\d+) ([DWMY]))?$/.exec(part) ?? []
    const [unitText, each] = UNITS[unit] ?? ['', 0]
    days += Number(length || '0') * each
    return { place, length, unit, unitText }
  })
  return { disposition, parts, days, probation: text.includes('PROBATION') }
}

const FINE = sentence('CONVICTED-FINE', 'FINE')
const NOTHING: Sentence = { disposition: 'CONVICTED', parts: [], days: 0, probation: false }

const USUAL: Record<ClassLetter, readonly Sentence[]> = {
  F: [
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 3 Y + JAIL 180 D'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 36 M + JAIL 90 D + FINE'),
    sentence('CONVICTED-PROB/JAIL', 'JAIL 365 D + PROBATION 5 Y'),
    sentence('CONVICTED-PROBATION', 'PROBATION 3 Y'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 3 Y + JAIL 180 D + FINE + IMP SEN SS'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 36 M + JAIL 45 D + RSTN + FINE SS'),
    sentence('CONVICTED-PRISON', 'PRISON 2 Y + CONCURRENT'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 60 M + JAIL 6 M'),
    sentence('CONVICTED-PRISON', 'PRISON 16 M'),
    sentence('CONVICTED-PRISON', 'PRISON 2 Y'),
    sentence('CONVICTED-PRISON', 'PRISON 3 Y'),
    sentence('CONVICTED-JAIL', 'JAIL 1 Y'),
    sentence('CONVICTED-JAIL', 'JAIL 90 D'),
  ],
  M: [
    sentence('CONVICTED-JAIL', 'JAIL 30 D'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 12 M + JAIL 10 D'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 3 Y + JAIL 60 D + FINE'),
    sentence('CONVICTED-PROBATION', 'PROBATION 24 M + FINE'),
    sentence('CONVICTED-PROBATION', 'PROBATION 12 M'),
    sentence('CONVICTED-PROB/JAIL', 'PROBATION 24 M + JAIL 10 D + IMP SEN SS'),
    sentence('CONVICTED-JAIL', 'JAIL 30 D + CONCURRENT'),
    sentence('CONVICTED-JAIL', 'JAIL 8 W'),
    FINE,
    FINE,
  ],
  I: [FINE],
}

/** A sentence that has surely run out, with months to spare, between the conviction and `asOf`. */
export function endedSentence(random: Random, toc: ClassLetter, convicted: Day, asOf: Day): Sentence {
  const found = random.pick(USUAL[toc])
  return found.days + 90 <= asOf - convicted ? found : toc === 'F' ? NOTHING : FINE
}

/** One with probation, for a court that revokes it later. */
export function endedProbation(random: Random, toc: ClassLetter): Sentence {
  for (;;) {
    const found = random.pick(USUAL[toc === 'I' ? 'M' : toc])
    if (found.probation) return found
  }
}

export const noSentence = NOTHING

/** A prison term that still runs on `asOf`, with half a year to spare. */
export function runningSentence(random: Random, convicted: Day, asOf: Day): Sentence {
  const years = Math.floor((asOf - convicted + 183) / 365) + 1 + random.below(5)
  return sentence('CONVICTED-PRISON', `PRISON ${years} Y`)
}

const LIFE: readonly Sentence[] = [
  {
    ...NOTHING,
    disposition: 'CONVICTED-PRISON',
    parts: [{ place: 'PRISON', length: '', unit: 'L', unitText: 'LIFE' }],
  },
  {
    ...NOTHING,
    disposition: 'CONVICTED-PRISON',
    parts: [{ place: 'PRISON', length: '25', unit: 'L', unitText: 'LIFE' }],
  },
]
export const lifeSentence = (random: Random): Sentence => random.pick(LIFE)

const UNREAD: readonly Sentence[] = [
  {
    ...NOTHING,
    disposition: 'CONVICTED-JAIL',
    parts: [{ place: 'JAIL', length: '', unit: '', unitText: '' }],
  },
  {
    ...NOTHING,
    disposition: 'CONVICTED-JAIL',
    parts: [{ place: 'JAIL', length: '120', unit: '', unitText: '' }],
  },
  {
    ...NOTHING,
    disposition: 'CONVICTED-PROBATION',
    parts: [{ place: 'PROBATION', length: '3', unit: 'X', unitText: '' }],
  },
]
export const unreadSentence = (random: Random): Sentence => random.pick(UNREAD)

/** What a court gives after revoking probation; short. */
export const afterRevocation: readonly Part[] = sentence('', 'JAIL 180 D').parts
