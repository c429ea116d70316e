/** The engine of the workstation: a finished run read again, and its people explained and asked about as every command does. */
import { type FactTable, readFacts } from '../facts/read-lines.ts'
import { type Resolved, resolve } from '../facts/resolve.ts'
import type { Vocabulary } from '../facts/vocabulary.ts'
import { givenCount } from '../filing/given.ts'
import type { Format } from '../intake/format.ts'
import type { InputRow, ReadPerson } from '../intake/reading.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { FactLine } from '../record/fact-line.ts'
import { visible } from '../record/visible.ts'
import type { Beside } from '../report/chief.ts'
import { openQuestions } from '../report/questions.ts'
import type { AnsweredPerson } from '../results/answers.ts'
import { type FinishedRun, readRun } from '../results/finished.ts'
import { stableJson } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { beforeFiling } from '../review/before-filing.ts'
import { readDue } from '../review/due-counts.ts'
import type {
  Engine,
  FilingThere,
  GivenSubject,
  OpenRun,
  PersonView,
  RunPerson,
  SourceRow,
} from '../review/engine.ts'
import { factTable } from '../review/facts.ts'
import type { ReadAgain } from '../review/job-steps.ts'
import { told } from '../review/person.ts'
import { openFinder, type RunFinder } from '../run/find-person.ts'
import { finderFor } from '../run/meant.ts'
import { decidingFor, type Question } from '../run/person.ts'
import { answersDictionary, answersWriter } from '../run/typed-answers.ts'
import { formatWindow } from '../time/window.ts'
import type { AskedOf } from './asked-of.ts'
import { decideEverybody } from './everybody.ts'
import { isProblem } from './exit.ts'
import { type ExplainedPerson, explained, pageFor, reviewedBy } from './explained-person.ts'
import { factsAskedBy } from './given-facts.ts'
import { officeOf } from './office-file.ts'
import type { MadeReport } from './report.ts'
import { askedOfRun } from './run-question.ts'
import { makingFor } from './serve-making.ts'
import { policiesOf } from './serve-policies.ts'
import { version } from './version.ts'

/** In this thread; see `threadedEngine`. */
export const engineFor = (jurisdictions: Jurisdictions): Engine => ({
  version: version(),
  close: async () => {},
  open: async (folder, own = {}) => {
    const run = readRun(folder)
    if ('unusable' in run) return run
    const asked = await askedOfRun(run, { policy: own.policy, map: own.map }, jurisdictions)
    if (isProblem(asked)) return { unusable: asked.says ?? '' }
    const law = jurisdictions.find(({ id }) => id === run.jurisdiction) ?? jurisdictions[0]
    const modules = jurisdictions.map(({ module }) => module)
    return {
      ...openRun(run, asked, { givenHere: own.givenHere, filing: filingThere(law) }),
      ...policiesOf(run, asked, own, modules),
      ...reportsOf(run, jurisdictions),
    }
  },
  making: makingFor(jurisdictions),
})

const filingThere = (law: Jurisdiction): FilingThere => ({
  county: written => law.venue.match(written),
  kinds: async () => await law.filings(),
  office: text => officeOf(text, law),
})

/** The page and its files are made once, until something else stands beside it. */
function reportsOf(
  { folder }: FinishedRun,
  jurisdictions: Jurisdictions,
): Pick<OpenRun, 'report' | 'reportFile'> {
  let last: { readonly beside: string; readonly made: Promise<MadeReport | Unusable> } | undefined
  const made = (beside: Beside): Promise<MadeReport | Unusable> => {
    const name = stableJson(beside)
    if (last?.beside !== name) last = { beside: name, made: madeOf(folder, beside, jurisdictions) }
    const { made: making } = last
    making.then(
      report => {
        if ('unusable' in report && last?.made === making) last = undefined
      },
      () => {
        if (last?.made === making) last = undefined
      },
    )
    return making
  }
  return {
    report: async beside => {
      const report = await made(beside)
      return 'unusable' in report ? report : report.page
    },
    reportFile: async (kind, beside) => {
      const { reportAs } = await import('./report.ts')
      const report = await made(beside)
      return 'unusable' in report ? report : await reportAs(kind, report)
    },
  }
}

async function madeOf(
  folder: string,
  beside: Beside,
  jurisdictions: Jurisdictions,
): Promise<MadeReport | Unusable> {
  const { reportOfFolder } = await import('./report.ts')
  const made = await reportOfFolder(folder, beside, jurisdictions)
  return isProblem(made) ? { unusable: made.says ?? '' } : made
}

const NOTHING_GIVEN = factTable([])

interface OpenWith {
  /** What the file of the facts that people gave here is called. */
  readonly givenHere: string | undefined
  readonly filing: FilingThere
}

function openRun(
  run: FinishedRun,
  asked: AskedOf,
  { givenHere, filing }: OpenWith,
): Omit<OpenRun, 'policies' | 'bench' | 'report' | 'reportFile'> {
  const withoutGiven = { ...asked, question: withoutFile(asked.question, givenHere) }
  const { question } = asked
  let finder: RunFinder | undefined
  const find = async (ids: readonly string[]): Promise<readonly (readonly ReadPerson[])[] | Unusable> => {
    if (finder === undefined) {
      const opened = await openFinder({ run, ...asked, files: [], onSlow: () => {} })
      if ('unusable' in opened) return opened
      finder = opened
    }
    const found = await finder.find(ids)
    if (!('unusable' in found)) return found
    // Whoever puts the file back as it was is heard the next time.
    finder.close()
    finder = undefined
    return found
  }
  const findOne = async (id: string): Promise<ReadPerson | undefined | Unusable> => {
    const found = await find([id])
    return 'unusable' in found ? found : found[0]?.find(({ person }) => person.id === id)
  }
  const { program, policy } = question
  const vocabulary = factsAskedBy(question.law, program, policy)
  return {
    run,
    title: program.title,
    reviewed: reviewedBy(program),
    facts: [...vocabulary.values()].map(({ name, asks, answers, about, facts }) => ({
      ...{ name, asks, answers, about },
      ofLaw: facts.some(({ fact }) => fact.ofLaw === true),
    })),
    person: async (id, given) => {
      const read = await findOne(id)
      return read === undefined || 'unusable' in read ? read : viewOf(read, withoutGiven, vocabulary, given)
    },
    told: async (id, given) => {
      const read = await findOne(id)
      if (read === undefined || 'unusable' in read) return read
      const view = viewOf(read, withoutGiven, vocabulary, given)
      return 'unusable' in view ? view : told(view)
    },
    prepared: async (ids, onPage, stop) => {
      for (const id of ids) {
        const read = stop.aborted ? undefined : await findOne(id)
        if (read === undefined) continue
        const view = 'unusable' in read ? read : viewOf(read, withoutGiven, vocabulary, NOTHING_GIVEN)
        if ('unusable' in view) return view
        onPage({ id, told: told(view) })
      }
      return undefined
    },
    proof: async (id, given, count) => {
      const read = await findOne(id)
      if (read === undefined || 'unusable' in read) return read
      const one = decidedWith(read, withoutGiven, vocabulary, given, true)
      return 'unusable' in one ? one : one.person.explanations.find(({ key }) => key === count)
    },
    givenEach: async (id, given) => {
      const read = await findOne(id)
      if (read === undefined || 'unusable' in read) return read
      const one = decidedWith(read, withoutGiven, vocabulary, given, false)
      return 'unusable' in one ? one : givenEach(one.person, one.asked)
    },
    rows: async id => {
      const read = await findOne(id)
      return read === undefined || 'unusable' in read
        ? read
        : read.rows.map(row => sourceRow(row, asked.format))
    },
    changed: async () => {
      const found = await find([])
      return 'unusable' in found ? found : undefined
    },
    due: async (office, onCount) => readDue(run, filing.county, office, onCount),
    before: async () => beforeFiling(run),
    people: (onPerson, onFar) => everybody(run, asked, onPerson, onFar),
    check: given => {
      const read = readFacts([given], vocabulary)
      return 'refused' in read
        ? [read.refused]
        : read.problems.map(({ at, why }) => `${at.column ?? ''} ${why}`.trim())
    },
    filing,
  }
}

/** The question without the lines of a file of facts. */
const withoutFile = (question: Question, file: string | undefined): Question =>
  question.facts === undefined || file === undefined
    ? question
    : {
        ...question,
        facts: { ...question.facts, lines: question.facts.lines.filter(({ at }) => at.file !== file) },
      }

/** The question with further lines of facts. */
const withLines = (question: Question, lines: readonly FactLine[], vocabulary: Vocabulary): Question =>
  lines.length === 0
    ? question
    : { ...question, facts: { lines: [...(question.facts?.lines ?? []), ...lines], vocabulary } }

interface DecidedWith {
  readonly person: ExplainedPerson
  readonly asked: Question
  readonly facts: Resolved
  readonly lines: readonly FactLine[]
}

function decidedWith(
  read: ReadPerson,
  { question, format }: AskedOf,
  vocabulary: Vocabulary,
  given: FactTable,
  steps: boolean,
): DecidedWith | Unusable {
  const lines = readFacts([given], vocabulary)
  if ('refused' in lines) return { unusable: lines.refused }
  const asked = withLines(question, lines.lines, vocabulary)
  const facts = resolve(asked.facts?.lines ?? [], finderFor(asked, format)(read))
  const person = explained(asked, read, facts.ofPerson.get(read.person.id), steps)
  return { person, asked, facts, lines: lines.lines }
}

function viewOf(
  read: ReadPerson,
  of: AskedOf,
  vocabulary: Vocabulary,
  given: FactTable,
): PersonView | Unusable {
  const decided = decidedWith(read, of, vocabulary, given, false)
  if ('unusable' in decided) return decided
  const { person: one, asked, facts, lines } = decided
  return {
    id: read.person.id,
    name: read.person.name ?? '',
    born: one.born,
    page: pageFor(one, asked, { whole: true }),
    explanations: one.explanations.map(({ statutes: _, policy: _policy, ...answered }) => answered),
    questions: openQuestions(decidingFor(asked), one.decided),
    became: becameOf(one, asked, facts, lines),
  }
}

/** As the run writes it of everybody: its typed answers, read back. */
function givenEach({ decided }: ExplainedPerson, question: Question): readonly GivenSubject[] {
  const dictionary = answersDictionary(question)
  const writer = answersWriter(dictionary, question.day)
  writer.add(decided)
  const text = Buffer.from(writer.take()).toString()
  if (text === '') return []
  const person = JSON.parse(text) as AnsweredPerson
  return person.decided.map(one => ({ of: one.of, key: one.key, given: givenCount(one, dictionary) }))
}

/** What became of the lines that were given here: of those of the run its own table tells. */
function becameOf(
  { decided: { became = [] } }: ExplainedPerson,
  { facts }: Question,
  { states }: Resolved,
  lines: readonly FactLine[],
): PersonView['became'] {
  const before = (facts?.lines.length ?? 0) - lines.length
  const known = new Map(became.map(({ line, state }) => [line, state]))
  return lines.map(({ at }, i) => ({
    line: at.line,
    state: states[before + i] ?? known.get(before + i) ?? 'not-asked',
  }))
}

const sourceRow = (row: InputRow, { columns, identifiers = [] }: Format): SourceRow => ({
  file: row.file,
  line: row.line,
  cells: columns
    .map((column, at) => ({
      column,
      text: visible(row.field(at).trim()),
      ...(identifiers.includes(column) ? { number: true as const } : {}),
    }))
    .filter(({ text }) => text !== ''),
})

async function everybody(
  run: FinishedRun,
  asked: AskedOf,
  onPerson: (person: RunPerson) => void,
  onFar: ((far: ReadAgain) => void) | undefined,
): Promise<Unusable | undefined> {
  const deciding = decidingFor(asked.question)
  const { format } = asked
  return await decideEverybody(
    run,
    asked,
    (read, decided) => {
      if (decided.decided.length + decided.arrests.length === 0) return
      const { ids, stateNumbers } = format.numbersOf?.(read) ?? { ids: [], stateNumbers: [] }
      onPerson({
        id: read.person.id,
        name: read.person.name ?? '',
        born: formatWindow(read.person.birth),
        numbers: [...ids, ...stateNumbers, ...writtenNumbers(read, format)],
        questions: openQuestions(deciding, decided),
      })
    },
    onFar,
  )
}

/** Every number by which the rows of somebody say they are known elsewhere, as it is written. */
function writtenNumbers({ rows }: ReadPerson, { columns, identifiers = [] }: Format): readonly string[] {
  const places = identifiers.map(name => columns.indexOf(name))
  return [...new Set(rows.flatMap(row => places.map(at => row.field(at).trim())))].filter(text => text !== '')
}
