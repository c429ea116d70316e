/** A person who was found, with every answer explained: as a page, and as a proof. */
import type { PersonFact } from '../facts/resolve.ts'
import type { ReadPerson } from '../intake/reading.ts'
import type { Program } from '../law/program.ts'
import type { Doubt, Told } from '../record/person.ts'
import { visible } from '../record/visible.ts'
import { type PageAsked, type PersonPage, pageOf } from '../report/person-page.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import { type Explanation, explain, explainArrest } from '../run/explain.ts'
import { places } from '../run/explained.ts'
import { countiesText, decidePerson, decidingFor, type Question } from '../run/person.ts'
import { formatDay } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'
import { printExplanation } from './explanation.ts'

export interface ExplainedPerson {
  readonly read: ReadPerson
  readonly person: string
  readonly name?: string
  readonly born: string
  readonly convictions: number
  readonly doubts: readonly { readonly kind: string; readonly says: string; readonly rows: string }[]
  readonly told: ExplainedPerson['doubts']
  /** Of convictions, then of arrests. */
  readonly explanations: readonly Explanation[]
  readonly decided: DecidedPerson
}

/** Each explanation is made when it is asked for, and kept by nobody: of many convictions they are long. */
export interface ExplainedOneByOne extends Omit<ExplainedPerson, 'explanations'> {
  readonly explanations: Iterable<Explanation>
}

export function explained(
  question: Question,
  read: ReadPerson,
  given: readonly PersonFact[] | undefined,
  steps = true,
): ExplainedPerson {
  const one = explainedOneByOne(question, read, given, steps)
  return { ...one, explanations: [...one.explanations] }
}

export function explainedOneByOne(
  question: Question,
  read: ReadPerson,
  given: readonly PersonFact[] | undefined,
  steps = true,
): ExplainedOneByOne {
  const { person, rows } = read
  const deciding = decidingFor(question)
  const all = decidePerson(deciding, person, rows, given)
  const { decided, arrests } = all
  return {
    read,
    person: person.id,
    ...(person.name === undefined ? {} : { name: person.name }),
    born: formatWindow(person.birth),
    convictions: person.convictions.length,
    doubts: person.doubts.map(saidOf),
    told: person.told.map(saidOf),
    explanations: {
      *[Symbol.iterator]() {
        for (const one of decided) yield explain(deciding.convictions, one, steps)
        for (const one of arrests) yield explainArrest(deciding.arrests, one, steps)
      },
    },
    decided: all,
  }
}

const saidOf = ({ kind, says, sources }: Doubt | Told) => ({ kind, says, rows: places(sources) })

/** `whole`: each event and each answer by itself. */
export const pageFor = (
  { read: { person }, explanations }: ExplainedPerson,
  question: Question,
  { whole }: { readonly whole: boolean },
): PersonPage => pageOf(person, explanations, pageAsked(question), { day: question.day, whole })

const pageAsked = ({ program, policy, counties, day }: Question): PageAsked => ({
  asOf: formatDay(day),
  where: whereText(counties),
  program: program.title,
  ...(policy === undefined ? {} : { policy: `policy ${policy.name}` }),
  review: reviewedBy(program),
})

const whereText = (counties: Question['counties']): string =>
  counties === undefined ? 'any county' : countiesText(counties)

/** Who has reviewed the rules, in a sentence. */
export const reviewedBy = ({ attorneyReview }: Program): string =>
  attorneyReview === 'none' ? 'No attorney has reviewed the rules.' : `Rules reviewed by ${attorneyReview}.`

/** Every answer with its whole proof, line by line and answer by answer; with `colors`, in those of a terminal. */
export function* proofText(
  { person, name, born, convictions, doubts, told, explanations, decided: all }: ExplainedOneByOne,
  { program, policy, counties, day }: Question,
  colors: boolean,
): Generator<string, void> {
  const lines = [
    `${person}${name === undefined ? '' : `  ${name}`}  born ${born}`,
    `  As of ${formatDay(day)}, ${whereText(counties)}, ${program.title}${policy === undefined ? '' : `, policy ${policy.name}`}`,
    `  ${counted(convictions, 'conviction')} on record, ${considered(all, program)} considered`,
    ...doubts.map(({ says, rows }) => `  Doubt: ${says}${rows === '' ? '' : `  (${rows})`}`),
    ...told.map(({ says, rows }) => `  Told: ${says}${rows === '' ? '' : `  (${rows})`}`),
    `  ${reviewedBy(program)}`,
  ]
  yield [...lines.map(visible), '', ''].join('\n')
  let between = ''
  for (const one of explanations) {
    yield `${between}${printExplanation(one, program, colors)}`
    between = '\n'
  }
}

function considered({ decided, arrests }: DecidedPerson, { statutes }: Program): string {
  const convictions = String(decided.length)
  return statutes.arrests.length === 0
    ? convictions
    : `${convictions} and ${counted(arrests.length, 'arrest')}`
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
