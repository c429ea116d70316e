/** Made-up people for the public report, told as a run, the workstation and the policy bench tell them: drawn with a seed, in no file. */
import type { ReportFacts } from '../src/report/chief.ts'
import { countGroups, type GroupCounts, type Grouping, type Groups, groupsIn } from '../src/report/groups.ts'
import type { Reached } from '../src/report/policy-reach.ts'
import type { Summary } from '../src/report/summary.ts'
import {
  QUESTION_STATES,
  type QuestionState,
  WORK_STAGES,
  type Work,
  type WorkLine,
} from '../src/report/work.ts'
import { parseDay } from '../src/time/day.ts'

const DAY = parseDay('2026-11-01') as number
export const FACTS: ReportFacts = { setaside: '0.0.0', run: '0'.repeat(64), day: DAY }

const OUTCOMES = ['eligible', 'eligible-later', 'review', 'not-eligible'] as const
type Outcome = (typeof OUTCOMES)[number]
type Flag = 'no' | 'unknown' | 'yes'
const BURDENS = ['felony', 'conviction', 'recent'] as const
const SCENARIOS = ['before', 'after', 'dismissAll', 'dismissAllAndRelated'] as const

interface MadeConviction {
  readonly section: string
  readonly outcome: Outcome
  readonly act: string
  readonly relief: string
  readonly reason: string
  readonly felony: boolean
  readonly question: QuestionState | undefined
  /** How many stages of the work it has come through. */
  readonly far: number
  readonly request: string
  /** By the other policy. */
  readonly other: Outcome
}

export interface MadePerson {
  readonly race: string
  readonly sex: string
  readonly birth: string
  readonly has: Readonly<Record<(typeof BURDENS)[number], Readonly<Record<(typeof SCENARIOS)[number], Flag>>>>
  /** After the other policy, of which the run's is a part. */
  readonly otherAfter: Readonly<Record<(typeof BURDENS)[number], Flag>>
  readonly convictions: readonly MadeConviction[]
  readonly inDoubt: boolean
  /** Convictions that the run did not consider, and how many of them are felonies. */
  readonly others: readonly boolean[]
}

/** Numbers from 0 to below `n`, the same for the same seed. */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0
  return n => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

const SECTIONS = ['HS 11357', 'HS 11358', 'HS 11359', 'PC 484', 'PC 459']
/** So many of them that one more makes none of them large. */
const RARE_SECTIONS = Array.from({ length: 20 }, (_, i) => `PC ${500 + i}`)
const RARE_RACES = [
  'cambodian',
  'chinese',
  'guamanian',
  'hawaiian',
  'korean',
  'laotian',
  'samoan',
  'vietnamese',
]
const REQUESTS = ['approved', 'in-batch', 'signed-off', 'filed', 'denied', 'granted']

export function madePerson(roll: (n: number) => number): MadePerson {
  const one = <T>(of: readonly T[]): T => of[Math.min(roll(of.length), roll(of.length + 2))] ?? (of[0] as T)
  const convictions = Array.from({ length: 1 + roll(3) }, (): MadeConviction => {
    const outcome = one(OUTCOMES)
    return {
      section: roll(12) === 0 ? (RARE_SECTIONS[roll(RARE_SECTIONS.length)] ?? '') : one(SECTIONS),
      outcome,
      act: one(['petition', 'automatic', 'motion']),
      relief: one(['dismiss', 'reduce', 'seal']),
      reason: one(['Cannot be known without: end of the sentence', 'May be excluded', 'Another reason']),
      felony: roll(2) === 0,
      question: outcome === 'review' || roll(5) === 0 ? one(QUESTION_STATES) : undefined,
      far: outcome === 'eligible' ? roll(WORK_STAGES.length + 1) : 0,
      request: one(REQUESTS),
      other: outcome === 'eligible' || roll(3) === 0 ? 'eligible' : outcome,
    }
  })
  const flags = (before: Flag): Record<(typeof SCENARIOS)[number], Flag> => {
    const [after, all, related] = [roll(2), roll(4), roll(8)]
    if (before !== 'yes') return { before, after: before, dismissAll: before, dismissAllAndRelated: before }
    const gone = (yes: boolean): Flag => (yes ? 'no' : 'yes')
    return {
      before,
      after: gone(after === 0),
      dismissAll: gone(after === 0 || all > 0),
      dismissAllAndRelated: gone(after === 0 || all > 0 || related > 0),
    }
  }
  const conviction = flags(roll(20) === 0 ? 'unknown' : 'yes')
  // Nobody without a conviction has a felony, or a recent one.
  const below = (of: typeof conviction, own: typeof conviction): typeof conviction => {
    const lower = (scenario: (typeof SCENARIOS)[number]): Flag =>
      of[scenario] === 'no' || own[scenario] === 'no' ? 'no' : own[scenario]
    return {
      before: lower('before'),
      after: lower('after'),
      dismissAll: lower('dismissAll'),
      dismissAllAndRelated: lower('dismissAllAndRelated'),
    }
  }
  const felony = below(conviction, flags(one<Flag>(['yes', 'no', 'unknown'])))
  const recent = below(conviction, flags(one<Flag>(['no', 'yes', 'unknown'])))
  const more = roll(3) === 0
  const other = (of: typeof conviction): Flag => (more && of.before === 'yes' ? 'no' : of.after)
  return {
    race:
      roll(12) === 0
        ? (RARE_RACES[roll(RARE_RACES.length)] ?? '')
        : one(['black', 'white', 'hispanic', 'filipino']),
    sex: one(['M', 'F', 'X']),
    birth: `${1950 + roll(6) * 10}-06-15`,
    has: { felony, conviction, recent },
    otherAfter: { felony: other(felony), conviction: other(conviction), recent: other(recent) },
    convictions,
    inDoubt: roll(15) === 0,
    others: Array.from({ length: roll(3) }, () => roll(2) === 0),
  }
}

const anyOf = (person: MadePerson, outcome: Outcome): boolean =>
  person.convictions.some(one => one.outcome === outcome)

const helpedBy = (person: MadePerson, other: boolean): boolean =>
  person.convictions.some(one => (other ? one.other : one.outcome) === 'eligible')

/** The summary of a run that found these people, and `more` of whom nothing was considered. */
export function summaryOf(people: readonly MadePerson[], more: number): Summary {
  const convictions = people.flatMap(person => person.convictions)
  const count = (of: (one: MadeConviction) => string, among = convictions): Record<string, number> => {
    const found: Record<string, number> = {}
    for (const one of among) found[of(one)] = (found[of(one)] ?? 0) + 1
    return found
  }
  const eligible = convictions.filter(one => one.outcome === 'eligible')
  const impact = (burden: (typeof BURDENS)[number]) =>
    Object.fromEntries(
      SCENARIOS.map(scenario => {
        const found = { no: 0, unknown: 0, yes: 0, freed: 0 }
        for (const { has } of people) {
          found[has[burden][scenario]]++
          if (has[burden].before === 'yes' && has[burden][scenario] === 'no') found.freed++
        }
        return [scenario, found]
      }),
    )
  const standing = { helped: 0, waiting: 0, open: 0, nothing: 0 }
  for (const person of people)
    standing[
      helpedBy(person, false)
        ? 'helped'
        : anyOf(person, 'eligible-later')
          ? 'waiting'
          : anyOf(person, 'review')
            ? 'open'
            : 'nothing'
    ]++
  return {
    county: 'RURITANIA',
    program: { name: 'all', title: 'All of it', version: '1', checked: '2026-01-01', attorneyReview: '' },
    people: {
      total: people.length + more,
      considered: people.length,
      ...standing,
      forReview: people.filter(person => anyOf(person, 'review')).length,
      inDoubt: people.filter(({ inDoubt }) => inDoubt).length,
    },
    impact: {
      felony: impact('felony'),
      conviction: impact('conviction'),
      convictionInSevenYears: impact('recent'),
    },
    convictions: {
      total: convictions.length + people.flatMap(({ others }) => others).length,
      considered: convictions.length,
      felonies: [...convictions.map(one => one.felony), ...people.flatMap(({ others }) => others)].filter(
        Boolean,
      ).length,
    },
    determination: count(one => one.outcome),
    acts: count(one => one.act, eligible),
    relief: count(one => one.relief, eligible),
    reason: {
      review: count(
        one => one.reason,
        convictions.filter(one => one.outcome === 'review'),
      ),
    },
    section: Object.fromEntries(
      [...new Set(convictions.map(one => one.section))].sort().map(section => [
        section,
        count(
          one => one.outcome,
          convictions.filter(one => one.section === section),
        ),
      ]),
    ),
  } as unknown as Summary
}

export function groupsOf(people: readonly MadePerson[]): Groups {
  const counting = countGroups(DAY)
  for (const { race, sex, birth, has } of people)
    counting.add({
      race,
      sex,
      birth_date: birth,
      has_felony_before: has.felony.before,
      has_felony_after: has.felony.after,
      has_conviction_before: has.conviction.before,
      has_conviction_after: has.conviction.after,
    })
  return counting.groups()
}

/** What the office did with them. */
export function workOf(people: readonly MadePerson[], elsewhere: number): Work {
  const convictions = people.flatMap(person => person.convictions)
  const stages = (fars: readonly number[]) =>
    Object.fromEntries(
      WORK_STAGES.map((stage, at) => [stage, fars.filter(far => far > at).length]),
    ) as Work['people']
  const asked = convictions.filter(one => one.question !== undefined)
  const requests = convictions.filter(one => one.far > 0)
  const lineOf = (among: readonly MadeConviction[]): WorkLine => ({
    asked: among.filter(one => one.question !== undefined).length,
    settled: among.filter(one => one.question === 'settled').length,
    approved: among.filter(one => one.far > 0).length,
    filed: among.filter(one => one.far > 2).length,
    granted: among.filter(one => one.far > 4).length,
  })
  const days = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i % 90)
  return {
    questions: Object.fromEntries(
      QUESTION_STATES.map(state => [state, asked.filter(one => one.question === state).length]),
    ) as Work['questions'],
    convictions: stages(convictions.map(one => one.far)),
    people: stages(people.map(person => Math.max(...person.convictions.map(one => one.far)))),
    now: REQUESTS.map(state => ({
      state,
      requests: requests.filter(one => one.request === state).length,
    })),
    elsewhere,
    by: {
      section: [...new Set(convictions.map(one => one.section))]
        .sort()
        .map(section => [section, lineOf(convictions.filter(one => one.section === section))]),
      county: [],
      program: [],
    },
    days: {
      answer: days(
        asked.filter(({ question = '' }) => ['settled', 'unread', 'disputed'].includes(question)).length,
      ),
      second: days(asked.filter(one => one.question === 'settled').length),
      approval: days(requests.length),
      signing: days(requests.filter(one => one.far > 1).length),
      filing: days(requests.filter(one => one.far > 2).length),
      court: days(requests.filter(one => one.far > 3).length),
      whole: days(requests.filter(one => one.far > 4).length),
    },
    until: '2026-10-30',
  }
}

/** The run's own policy beside one that gives all of it and more. */
export function reachedOf(people: readonly MadePerson[]): Reached {
  const of = [false, true].map(other => {
    const after = (person: MadePerson, burden: (typeof BURDENS)[number]): Flag =>
      other ? person.otherAfter[burden] : person.has[burden].after
    const freed = (burden: (typeof BURDENS)[number]): number =>
      people.filter(one => one.has[burden].before === 'yes' && after(one, burden) === 'no').length
    const groups: Record<Grouping, Map<string, GroupCounts>> = {
      race: new Map(),
      sex: new Map(),
      age: new Map(),
    }
    for (const person of people) {
      const names = groupsIn(person, DAY)
      for (const grouping of ['race', 'sex', 'age'] as const) {
        const counts = groups[grouping].get(names[grouping]) ?? {
          considered: 0,
          hadFelony: 0,
          hadConviction: 0,
          lostFelony: 0,
          lostConviction: 0,
        }
        groups[grouping].set(names[grouping], counts)
        counts.considered++
        const had = {
          felony: person.has.felony.before === 'yes',
          conviction: person.has.conviction.before === 'yes',
        }
        if (had.felony) counts.hadFelony++
        if (had.conviction) counts.hadConviction++
        if (had.felony && after(person, 'felony') === 'no') counts.lostFelony++
        if (had.conviction && after(person, 'conviction') === 'no') counts.lostConviction++
      }
    }
    const sections: Record<string, Record<Outcome, number>> = {}
    for (const one of people.flatMap(({ convictions }) => convictions)) {
      const counts = sections[one.section] ?? {
        eligible: 0,
        'eligible-later': 0,
        review: 0,
        'not-eligible': 0,
      }
      sections[one.section] = counts
      counts[other ? one.other : one.outcome]++
    }
    return {
      counts: {
        considered: people.length,
        helped: people.filter(person => helpedBy(person, other)).length,
        felony: freed('felony'),
        conviction: freed('conviction'),
        recent: freed('recent'),
        due: Object.values(sections).reduce((sum, { eligible }) => sum + eligible, 0),
      },
      had: {
        felony: people.filter(({ has }) => has.felony.before === 'yes').length,
        conviction: people.filter(({ has }) => has.conviction.before === 'yes').length,
      },
      groups: { race: [...groups.race], sex: [...groups.sex], age: [...groups.age] },
      sections,
    }
  })
  const within = [[0, 1]] as const
  return {
    titles: [undefined, 'More than the law'],
    reaches: {
      of,
      considersTheSame: [true, true],
      within: {
        considered: within,
        helped: within,
        felony: within,
        conviction: within,
        recent: within,
        due: within,
      },
    },
  }
}
