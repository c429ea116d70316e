/** The sheet of questions: what would settle the answers of a run, one line a question, grouped so that one answer serves many. */
import { FACTS_VERSION } from '../facts/read-lines.ts'
import { checkOf, markOf } from '../facts/sheet-line.ts'
import type { Arrest } from '../record/arrests.ts'
import type { Conviction } from '../record/person.ts'
import type { Answers } from '../rules/fact.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import type { Decided, Deciding } from '../run/decide.ts'
import { type OpenFact, openFactsOf } from '../run/explain.ts'
import type { DecidingPeople } from '../run/person.ts'
import { formatWindow } from '../time/window.ts'
import type { Choices, Sheet } from './workbook.ts'

const COLUMNS = [
  { name: 'version', width: 8 },
  { name: 'line', width: 6 },
  { name: 'group', width: 7 },
  { name: 'counts', width: 7 },
  { name: 'name', width: 26 },
  { name: 'case_numbers', width: 16 },
  { name: 'offense', width: 34 },
  { name: 'convicted', width: 12 },
  { name: 'question', width: 60 },
  { name: 'about', width: 30 },
  { name: 'value', width: 24, filledIn: true },
  { name: 'unit', width: 8, filledIn: true },
  { name: 'source', width: 24, filledIn: true },
  { name: 'by', width: 16, filledIn: true },
  { name: 'as_of', width: 12, filledIn: true },
  { name: 'corrects', width: 9, filledIn: true },
  { name: 'choices', width: 24 },
  { name: 'effect', width: 80 },
  { name: 'fact', width: 30 },
  { name: 'person_id', width: 12 },
  { name: 'cycle_count', width: 12 },
  { name: 'check', width: 10 },
] as const
const VALUE = COLUMNS.findIndex(({ name }) => name === 'value')

interface Line {
  readonly person: string
  readonly count: string
  readonly name: string
  readonly cases: string
  readonly offense: string
  readonly convicted: string
  readonly about: string
  readonly fact: OpenFact['use']
  readonly choices: readonly string[]
  readonly effects: Set<string>
  /** The counts that wait for it. */
  readonly waiting: Set<string>
}

export interface Questions {
  readonly add: (deciding: DecidingPeople, decided: DecidedPerson) => void
  readonly sheet: () => Sheet
  /** How many questions there are, and how many counts wait for them. */
  readonly counts: () => { readonly lines: number; readonly groups: number; readonly waiting: number }
}

export function questionSheet(): Questions {
  const lines = new Map<string, Line>()
  const waiting = new Set<string>()
  const addOne = <S extends Conviction | Arrest>(deciding: Deciding<S>, decided: Decided<S>): void => {
    if (decided.outcome !== 'review' && decided.open.length === 0 && decided.beyond === undefined) return
    const { subject } = decided
    for (const open of openFactsOf(deciding, decided)) {
      const about = subjectOf(open, subject)
      const key = JSON.stringify([subject.person.id, about.count, open.use.name])
      const line = lines.get(key) ?? newLine(open, subject, about)
      lines.set(key, line)
      for (const { answer, result } of open.question.answers)
        line.effects.add(`${open.statute}: ${answer}: ${result}`)
      line.waiting.add(`${subject.person.id} ${subject.key}`)
      waiting.add(`${subject.person.id} ${subject.key}`)
    }
  }
  return {
    add: (deciding, { decided, arrests }) => {
      for (const one of decided) addOne(deciding.convictions, one)
      for (const one of arrests) addOne(deciding.arrests, one)
    },
    sheet: () => sheetOf(groupsOf(lines.values())),
    counts: () => ({
      lines: lines.size,
      groups: groupsOf(lines.values()).length,
      waiting: waiting.size,
    }),
  }
}

/** One fact that is missing of one person or count, what each answer would do, and the counts that wait for it. */
export interface OpenQuestion {
  /** The key of the count it is about; empty where it is about the person. */
  readonly count: string
  readonly fact: string
  readonly ofLaw: boolean
  readonly asks: string
  readonly about: string
  readonly answers: Answers
  readonly effects: readonly { readonly answer: string; readonly results: readonly string[] }[]
  readonly waiting: readonly string[]
}

/** What is open of those counts of a person that wait for somebody to decide. */
export function openQuestions(
  deciding: DecidingPeople,
  { decided, arrests }: DecidedPerson,
): readonly OpenQuestion[] {
  const found = new Map<
    string,
    OpenQuestion & { readonly waiting: string[]; readonly byAnswer: Map<string, Set<string>> }
  >()
  const ask = <S extends Conviction | Arrest>(of: Deciding<S>, one: Decided<S>): void => {
    if (one.outcome !== 'review') return
    for (const open of openFactsOf(of, one)) {
      const { count } = subjectOf(open, one.subject)
      const key = JSON.stringify([count, open.use.name])
      const known = found.get(key) ?? newQuestion(open, count)
      found.set(key, known)
      if (!known.waiting.includes(one.subject.key)) known.waiting.push(one.subject.key)
      for (const { answer, result } of open.question.answers) {
        const results = known.byAnswer.get(answer) ?? new Set()
        known.byAnswer.set(answer, results.add(`${open.statute}: ${result}`))
      }
    }
  }
  for (const one of decided) ask(deciding.convictions, one)
  for (const one of arrests) ask(deciding.arrests, one)
  return [...found.values()].map(({ byAnswer, ...question }) => ({
    ...question,
    effects: [...byAnswer].map(([answer, results]) => ({ answer, results: [...results] })),
  }))
}

const newQuestion = ({ use }: OpenFact, count: string) => ({
  count,
  fact: use.name,
  ofLaw: use.fact.ofLaw === true,
  asks: use.asks,
  about: use.about ?? '',
  answers: use.answers,
  effects: [],
  waiting: [] as string[],
  byAnswer: new Map<string, Set<string>>(),
})

/** Whom a missing fact is about: the person, or one of their counts. */
function subjectOf(
  { use }: OpenFact,
  subject: Conviction | Arrest,
): { readonly count: string; readonly one: Conviction | Arrest } {
  const { person } = subject
  if (use.subject === person) return { count: '', one: subject }
  const other = [...person.convictions, ...(person.undisposed ?? [])].find(one => one === use.subject)
  const one = other ?? subject
  return { count: one.key, one }
}

function newLine(
  { use, question }: OpenFact,
  { person }: Conviction | Arrest,
  { count, one }: { readonly count: string; readonly one: Conviction | Arrest },
): Line {
  const ofConviction = 'offense' in one
  return {
    person: person.id,
    count,
    name: person.name ?? '',
    cases: (ofConviction ? one.caseNumbers : one.cycle.caseNumbers).join('; '),
    offense: ofConviction ? one.offense.text : one.charges.map(({ offense }) => offense.text).join('; '),
    convicted: formatWindow(ofConviction ? one.convictionDate : one.cycle.arrested),
    about: use.about ?? '',
    fact: use,
    choices: choicesOf(use, question),
    effects: new Set(),
    waiting: new Set(),
  }
}

function choicesOf(
  { answers }: OpenFact['use'],
  { answers: tried }: OpenFact['question'],
): readonly string[] {
  switch (answers.kind) {
    case 'yes-no':
      return ['yes', 'no']
    case 'choice':
      return answers.options
    case 'day':
      return tried.map(({ answer }) => answer).filter(answer => /\d/.test(answer))
    case 'number':
      return []
  }
}

interface Group {
  readonly lines: readonly Line[]
  readonly counts: number
  readonly effect: string
}

const effectOf = ({ effects }: Line): string => [...effects].sort().join(' | ')

/** Lines that ask the same and where each answer does the same: one answer may serve them all. */
function groupsOf(lines: Iterable<Line>): readonly Group[] {
  const found = new Map<string, Line[]>()
  for (const line of lines) {
    const key = JSON.stringify([line.fact.name, line.fact.asks, line.choices, effectOf(line)])
    const known = found.get(key)
    if (known === undefined) found.set(key, [line])
    else known.push(line)
  }
  return [...found.entries()]
    .map(([key, own]) => ({
      key,
      lines: own.toSorted((a, b) => compare(a.person, b.person) || compare(a.count, b.count)),
      counts: new Set(own.flatMap(({ waiting }) => [...waiting])).size,
      effect: effectOf(own[0] as Line),
    }))
    .sort((a, b) => b.counts - a.counts || compare(a.key, b.key))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** More choices are not told one by one; a drop-down has them all. */
const FEW = 12

const choicesText = (choices: readonly string[]): string =>
  choices.length <= FEW
    ? choices.join(' | ')
    : `one of ${choices.length}, from ${choices[0]} to ${choices.at(-1)}`

function sheetOf(groups: readonly Group[]): Sheet {
  const rows: string[][] = []
  const choices: Choices[] = []
  for (const [at, { lines, counts, effect }] of groups.entries()) {
    const [first] = lines as readonly [Line]
    const { fact } = first
    const from = rows.length + 2
    const add = (cells: Readonly<Record<string, string>>): void => {
      const line = String(rows.length + 1)
      const row: Readonly<Record<string, string>> = { ...own, ...cells, line, value: markOf(rows.length + 1) }
      const check = checkOf(row)
      rows.push(COLUMNS.map(({ name }) => (name === 'check' ? check : (row[name] ?? ''))))
    }
    const unit = fact.answers.kind === 'number' ? fact.answers.unit : ''
    const own: Readonly<Record<string, string>> = {
      version: String(FACTS_VERSION),
      group: String(at + 1),
      question: fact.asks,
      unit,
      choices: choicesText(first.choices),
      effect,
      fact: fact.name,
    }
    add({ counts: String(counts), name: `all ${lines.length} below` })
    for (const line of lines)
      add({
        counts: String(line.waiting.size),
        name: line.name,
        case_numbers: line.cases,
        offense: line.offense,
        convicted: line.convicted,
        about: line.about,
        person_id: line.person,
        cycle_count: line.count,
      })
    choices.push({
      column: VALUE,
      from,
      to: rows.length + 1,
      values: first.choices,
      only: fact.answers.kind !== 'day' && fact.answers.kind !== 'number',
      ...(fact.answers.kind === 'day' ? { days: true } : {}),
    })
  }
  return { name: 'questions', columns: COLUMNS, rows, choices }
}
