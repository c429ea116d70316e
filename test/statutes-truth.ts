/** Holds the answers of a run against the truth that people of the statutes were written with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ANSWERS,
  type AnsweredPerson,
  type AnswersDictionary,
  type StatuteAnswer,
} from '../src/results/answers.ts'
import { type Line, table } from './command.ts'

const OUTCOMES = { e: 'eligible', l: 'eligible-later', n: 'not-eligible', r: 'review' } as const

interface Answer {
  readonly determination: string
  readonly relief: string
  readonly granted: string
  readonly dueFrom: string
  readonly missing: readonly string[]
}

/** A claim that the run answers otherwise. */
export interface Difference {
  /** `pc-1203.4: who it is`. */
  readonly kind: string
  readonly truth: string
  readonly answer: string
  readonly person: string
}

export interface Held {
  readonly claims: number
  /** Of which the text gives a definite answer. */
  readonly definite: number
  readonly statutes: ReadonlySet<string>
  /** The kinds of people that were met. */
  readonly kinds: ReadonlySet<string>
  readonly differences: readonly Difference[]
}

export const kindOf = ({ statute, why }: Line): string => `${statute}: ${why}`

/** `truth.csv` in one folder against `answers.jsonl` in the other. */
export function heldAgainst(truthFolder: string, results: string): Held {
  const answers = answersIn(results)
  const truth = table(truthFolder, 'truth')
  const differences = truth.flatMap((line): Difference[] => {
    const found = answers.get([line.person_id, line.subject, line.cycle_count, line.statute].join())
    if (agrees(line, found)) return []
    const { determination, relief, granted, due_from } = line
    return [
      {
        kind: kindOf(line),
        truth: [determination, relief, granted, due_from].filter(Boolean).join(' '),
        answer:
          found === undefined
            ? 'none'
            : [found.determination, found.relief, found.granted, found.dueFrom, ...found.missing]
                .filter(Boolean)
                .join(' '),
        person: `${line.person_id} ${line.cycle_count}`,
      },
    ]
  })
  return {
    claims: truth.length,
    definite: truth.filter(({ determination }) => determination !== 'review' && determination !== 'withheld')
      .length,
    statutes: new Set(truth.map(({ statute }) => statute ?? '')),
    kinds: new Set(truth.map(kindOf)),
    differences,
  }
}

/** A statute that has no answer for somebody gives nothing, as one that refuses. */
function agrees({ determination, relief, granted, due_from }: Line, found: Answer | undefined): boolean {
  const given = found?.determination ?? 'not-eligible'
  if (determination === 'withheld') return given !== 'eligible'
  if (determination !== given) return false
  if (given !== 'eligible' && given !== 'eligible-later') return true
  return (
    found?.relief === relief &&
    (granted === '' || granted === found?.granted) &&
    (due_from === '' || due_from === found?.dueFrom)
  )
}

function answersIn(results: string): ReadonlyMap<string, Answer> {
  const [first = '', ...lines] = readFileSync(join(results, ANSWERS), 'utf8').trimEnd().split('\n')
  const dictionary = JSON.parse(first) as AnswersDictionary
  const answers = new Map<string, Answer>()
  for (const line of lines) {
    const { person, decided } = JSON.parse(line) as AnsweredPerson
    for (const { of, key, answers: each } of decided)
      for (const one of each)
        answers.set([person, of, key, dictionary.statutes[one.s]?.id].join(), readAnswer(one, dictionary))
  }
  return answers
}

const readAnswer = ({ o, r, g, d = '', m = [] }: StatuteAnswer, dictionary: AnswersDictionary): Answer => ({
  determination: OUTCOMES[o],
  relief: r === undefined ? '' : (dictionary.rules[r]?.relief ?? ''),
  granted: g ?? '',
  dueFrom: d,
  missing: m.map(at => dictionary.facts[at] ?? ''),
})
