/** What a run gives a count, from its typed answers: the answer, and what each statute gives it. */
import type { AnsweredSubject, AnswersDictionary, AnswersRoute, StatuteAnswer } from '../results/answers.ts'

export interface GivenRelief {
  readonly statute: string
  /** `eligible`, `eligible-later`, `review`. */
  readonly outcome: string
  readonly relief: string
  /** What becomes of the conviction by it: `dismissed`, `misdemeanor`, ... */
  readonly effect: string
  readonly rule: string
  readonly citation: string
  /** Why it is given; of what is not due today nothing. */
  readonly reason: string
  /** Who sets it going, whether an agency gives it and no court, and whether it must be granted. */
  readonly by?: NonNullable<AnswersRoute['by']>
  readonly givenBy?: 'agency'
  /** Whether the court owes it of its own as well. */
  readonly owed?: true
  readonly grant?: string
  /** It rests on the day of the offense. */
  readonly turnsOnOffenseDate?: true
  /** On what ground the prosecutor's office may move for it though the statute has the person ask. */
  readonly officeMoves?: string
}

export interface GivenCount {
  readonly outcome: string
  /** Empty where nothing is due. */
  readonly relief: string
  readonly basis?: string
  /** Whose answer it is; of what only a policy adds, the statute that gives something anyway. */
  readonly statute?: string
  /** Of each statute that gives something, now or later, or leaves it open: what is due today first, the best of it first. */
  readonly reliefs: readonly GivenRelief[]
}

export function givenCount(subject: AnsweredSubject, dictionary: AnswersDictionary): GivenCount {
  const { outcome, relief = '', basis, answers, due = [], countyUnknown } = subject
  const whose = answers[due[0] ?? -1]
  const statute = whose && dictionary.statutes[whose.s]?.id
  return {
    outcome,
    relief: outcome === 'review' ? '' : relief,
    ...(basis === undefined ? {} : { basis }),
    ...(statute === undefined ? {} : { statute }),
    reliefs: [...new Set([...due, ...answers.keys()])].flatMap(
      place => givenRelief(answers[place], dictionary, countyUnknown === true) ?? [],
    ),
  }
}

/** As the statutes of every jurisdiction name this fact. */
const OFFENSE_DATE = 'offense date'
const OUTCOME = { e: 'eligible', l: 'eligible-later', n: 'not-eligible', r: 'review' } as const

function givenRelief(
  answer: StatuteAnswer | undefined,
  { statutes, rules, facts }: AnswersDictionary,
  countyUnknown: boolean,
): GivenRelief | undefined {
  if (answer === undefined) return undefined
  const { s, o, r, w, g, u = [] } = answer
  const [statute, rule] = [statutes[s], rules[r ?? -1]]
  if (o === 'n' || statute === undefined || rule === undefined) return undefined
  if (o === 'r' && statute.turnsOnThePerson === true) return undefined
  const route = rule.routes[w ?? -1]
  const note = route?.note
  return {
    statute: statute.id,
    // Whose case it is must be known before anything is filed.
    outcome: countyUnknown ? 'review' : OUTCOME[o],
    relief: rule.relief,
    effect: rule.effect,
    rule: rule.id,
    citation: rule.cite,
    reason: o === 'e' ? `${rule.says}${note === undefined ? '' : ` (${note})`}` : '',
    ...(route?.by === undefined ? {} : { by: route.by }),
    ...(route?.alsoBy?.includes('duty') === true ? { owed: true } : {}),
    ...(route?.givenBy === undefined ? {} : { givenBy: route.givenBy }),
    ...(g === undefined ? {} : { grant: g }),
    ...(u.some(place => facts[place] === OFFENSE_DATE) ? { turnsOnOffenseDate: true } : {}),
    ...(route?.officeMoves === undefined ? {} : { officeMoves: route.officeMoves }),
  }
}
