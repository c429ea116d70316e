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

export function explained(
  question: Question,
  read: ReadPerson,
  given: readonly PersonFact[] | undefined,
  steps = true,
): ExplainedPerson {
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
    explanations: [
      ...decided.map(one => explain(deciding.convictions, one, steps)),
      ...arrests.map(one => explainArrest(deciding.arrests, one, steps)),
    ],
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

/** Every answer with its whole proof, line by line; with `colors`, in those of a terminal. */
export function proofText(
  { person, name, born, convictions, doubts, told, explanations }: ExplainedPerson,
  { program, policy, counties, day }: Question,
  colors: boolean,
): string {
  const lines = [
    `${person}${name === undefined ? '' : `  ${name}`}  born ${born}`,
    `  As of ${formatDay(day)}, ${whereText(counties)}, ${program.title}${policy === undefined ? '' : `, policy ${policy.name}`}`,
    `  ${counted(convictions, 'conviction')} on record, ${considered(explanations, program)} considered`,
    ...doubts.map(({ says, rows }) => `  Doubt: ${says}${rows === '' ? '' : `  (${rows})`}`),
    ...told.map(({ says, rows }) => `  Told: ${says}${rows === '' ? '' : `  (${rows})`}`),
    `  ${reviewedBy(program)}`,
  ]
  return [
    ...lines.map(visible),
    '',
    explanations.map(one => printExplanation(one, program, colors)).join('\n'),
  ].join('\n')
}

function considered(explanations: ExplainedPerson['explanations'], { statutes }: Program): string {
  const arrests = explanations.filter(({ of }) => of === 'arrest').length
  const convictions = String(explanations.length - arrests)
  return statutes.arrests.length === 0 ? convictions : `${convictions} and ${counted(arrests, 'arrest')}`
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
