/** `setaside explain`: one person's answers with their proofs, from the same rules as a run. */

import { type PersonFact, resolve } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import type { Format } from '../intake/format.ts'
import { formSentences } from '../intake/forms/column-form.ts'
import { readPeople } from '../intake/read.ts'
import type { ReadPerson } from '../intake/reading.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Program } from '../law/program.ts'
import type { Doubt, Told } from '../record/person.ts'
import { readRun } from '../results/finished.ts'
import { type Explanation, explain, explainArrest } from '../run/explain.ts'
import { findInRun } from '../run/find-person.ts'
import { finderFor } from '../run/meant.ts'
import { decidePerson, decidingFor, offenseReader, type Question } from '../run/person.ts'
import { formatDay } from '../time/day.ts'
import { formatWindow } from '../time/window.ts'
import { askedOf } from './asked-of.ts'
import { type Arguments, type Called, command, type Given, type Options, optionName } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { places, printExplanation } from './explanation.ts'
import { COUNTY, questionOptions } from './options.ts'
import { sameFiles } from './places.ts'
import { progressOn } from './progress.ts'
import { askedOfRun } from './run-question.ts'
import type { Terminal } from './terminal.ts'

const ARGUMENTS = {
  files: {
    says: 'the same files as for the run: a person may stand in several',
    many: true,
    optional: true,
    reads: 'file',
  },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    run: {
      value: 'dir',
      reads: 'folder',
      setting: 'results',
      says: 'a finished run instead: what it was asked, of the files it read; files are named only where they were moved',
    },
    person: {
      value: 'id',
      says: 'person_id of the result tables, or any SUBJECT_ID or CII_NUMBER of the person',
      required: true,
    },
    county: { ...COUNTY, says: 'only convictions of this county; without it those of every county' },
    ...questionOptions(jurisdictions),
    json: { says: 'print the proofs as one JSON document' },
  }) as const satisfies Options

export const explainCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'explain',
    summary: 'proves each answer for one person: citations, source lines, questions',
    description:
      'Prints every answer for one person with its proof: the rules asked, their citations, the facts used and the lines they stand on, what is missing, and what each answer to a question would do.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    examples: [
      'setaside explain county.csv --person 1234567 --as-of 2026-11-01',
      'setaside explain part1.csv part2.csv --person 1234567 --county YOLO --as-of 2026-11-01 --policy los-angeles',
      'setaside explain --run results --person 1234567',
    ],
    closing: 'In the proofs: + holds, - fails, > holds from a later day, ? cannot be known from the record.',
    run: (given, terminal, { settings }) => {
      // Files that were named are those to read, wherever the folder of results is set to be.
      const ofRun = given.run !== undefined && (settings.run === undefined || given.files.length === 0)
      return ofRun && given.run !== undefined
        ? explainOfRun({ ...given, ...unset(settings) }, given.run, jurisdictions, terminal)
        : explainPerson(given, jurisdictions, terminal)
    },
  })

/** What is set for the folder and a run says itself, taken out again. */
const unset = (settings: Called['settings']): Partial<Flags> =>
  Object.fromEntries(
    [...OF_THE_RUN, 'policy' as const].filter(key => key in settings).map(key => [key, undefined]),
  )

type Flags = Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>

/** What a finished run says itself. */
const OF_THE_RUN = ['county', 'asOf', 'program', 'vouch', 'inputFormat', 'map'] as const

async function explainOfRun(
  flags: Flags,
  folder: string,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const told =
    OF_THE_RUN.find(name => flags[name] !== undefined) ?? (flags.facts.length > 0 ? 'facts' : undefined)
  if (told !== undefined)
    return usage(
      `--run says itself what was asked; leave out [${optionName(told)}], or name the files instead of [--run]`,
    )
  const person = flags.person.trim()
  if (person === '') return usage(BLANK)
  const run = readRun(folder)
  if ('unusable' in run) return refused(run.unusable)
  const asked = await askedOfRun(run, flags, jurisdictions)
  if (isProblem(asked)) return asked
  const onSlow = (says: string) => terminal.err(`${says}.\n`)
  const found = await findInRun({ run, ...asked, person, files: flags.files, onSlow })
  if ('unusable' in found) return refused(found.unusable)
  const files = run.inputs.map(({ name }) => name)
  const meant = found.flatMap(finderFor(asked.question, asked.format))
  return printFound({ found, meant }, asked.question, { ...flags, files }, terminal)
}

const BLANK = '--person is blank; write a person_id of the result tables, or a SUBJECT_ID'

async function explainPerson(
  { files, ...flags }: Flags,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  if (files.length === 0)
    return usage('no file was named; name the files of a run, or its folder with [--run]')
  const asked = await askedOf(flags, jurisdictions, () => sameFiles(files), terminal)
  if (isProblem(asked)) return asked
  const id = flags.person.trim()
  if (id === '') return usage(BLANK)
  const found = await findPerson(files, id, asked, terminal)
  return isProblem(found) ? found : printFound(found, asked.question, { ...flags, files }, terminal)
}

/** Everyone who goes by an identifier, and whom the facts that were given concern. */
interface Found {
  readonly found: readonly ReadPerson[]
  readonly meant: readonly Meant[]
}

function printFound(
  { found, meant }: Found,
  question: Question,
  { files, json }: Pick<Flags, 'files' | 'json'>,
  terminal: Terminal,
): Ending {
  const { policy, county, day } = question
  if (found.length === 0) {
    const looked = files.length === 1 ? 'the file' : `the ${files.length} files`
    // The identifier is not repeated: what is printed as an error may be kept in a log.
    return usage(
      `nobody in ${looked} has the identifier given with [--person]; take one from the column person_id of convictions.csv, or a SUBJECT_ID`,
    )
  }
  const given = resolve(question.facts?.lines ?? [], meant).ofPerson
  const people = found.map(read => explained(question, read, given.get(read.person.id)))
  if (json) {
    const asked = { asOf: formatDay(day), ...(county && { county }), ...(policy && { policy: policy.name }) }
    terminal.out(`${JSON.stringify({ ...asked, people }, undefined, 2)}\n`)
  } else terminal.out(people.map(one => printPerson(one, question)).join('\n'))
  return DONE
}

/** Everyone who goes by the identifier. Two strangers may: a SUBJECT_ID means something only within its file. */
async function findPerson(
  files: readonly string[],
  id: string,
  { question, format }: { readonly question: Question; readonly format: Format },
  terminal: Terminal,
): Promise<Found | Problem> {
  const meantOf = finderFor(question, format)
  const meant: Meant[] = []
  const progress = progressOn(terminal)
  const found: ReadPerson[] = []
  const accounts = await readPeople(format, files, {
    asOf: question.day,
    readOffense: offenseReader(question),
    wantsOthers: false,
    keep: true,
    onPerson: read => {
      if (format.goesBy(read, id)) found.push(read)
      if (question.facts !== undefined) meant.push(...meantOf(read))
    },
    onProgress: progress.update,
  })
  progress.end()
  if ('refused' in accounts) return refused(accounts.refused)
  for (const says of formSentences(accounts.forms ?? [])) terminal.err(`${says}\n`)
  return { found, meant }
}

interface ExplainedPerson {
  readonly person: string
  readonly name?: string
  readonly born: string
  readonly convictions: number
  readonly doubts: readonly { readonly kind: string; readonly says: string; readonly rows: string }[]
  readonly told: ExplainedPerson['doubts']
  /** Of convictions, then of arrests. */
  readonly explanations: readonly Explanation[]
}

function explained(
  question: Question,
  { person, rows }: ReadPerson,
  given: readonly PersonFact[] | undefined,
): ExplainedPerson {
  const deciding = decidingFor(question)
  const { decided, arrests } = decidePerson(deciding, person, rows, given)
  return {
    person: person.id,
    ...(person.name === undefined ? {} : { name: person.name }),
    born: formatWindow(person.birth),
    convictions: person.convictions.length,
    doubts: person.doubts.map(saidOf),
    told: person.told.map(saidOf),
    explanations: [
      ...decided.map(one => explain(deciding.convictions, one)),
      ...arrests.map(one => explainArrest(deciding.arrests, one)),
    ],
  }
}

const saidOf = ({ kind, says, sources }: Doubt | Told) => ({ kind, says, rows: places(sources) })

function printPerson(
  { person, name, born, convictions, doubts, told, explanations }: ExplainedPerson,
  { program, policy, county, day }: Question,
): string {
  const where = county === undefined ? 'any county' : county
  return [
    `${person}${name === undefined ? '' : `  ${name}`}  born ${born}`,
    `  As of ${formatDay(day)}, ${where}, ${program.title}${policy === undefined ? '' : `, policy ${policy.name}`}`,
    `  ${counted(convictions, 'conviction')} on record, ${considered(explanations, program)} considered`,
    ...doubts.map(({ says, rows }) => `  Doubt: ${says}${rows === '' ? '' : `  (${rows})`}`),
    ...told.map(({ says, rows }) => `  Told: ${says}${rows === '' ? '' : `  (${rows})`}`),
    `  ${program.attorneyReview === 'none' ? 'No attorney has reviewed the rules.' : `Rules reviewed by ${program.attorneyReview}.`}`,
    '',
    explanations.map(one => printExplanation(one, program)).join('\n'),
  ].join('\n')
}

function considered(explanations: ExplainedPerson['explanations'], { statutes }: Program): string {
  const arrests = explanations.filter(({ of }) => of === 'arrest').length
  const convictions = String(explanations.length - arrests)
  return statutes.arrests.length === 0 ? convictions : `${convictions} and ${counted(arrests, 'arrest')}`
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
