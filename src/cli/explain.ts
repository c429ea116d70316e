/** `setaside explain`: the page of a person, or the proof of each of their answers, from the same rules as a run. */
import { type PersonFact, resolve } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import { formSentences } from '../intake/forms/column-form.ts'
import { readPeople } from '../intake/read.ts'
import type { ReadPerson } from '../intake/reading.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { pageText } from '../report/page-text.ts'
import { type FinishedRun, readRun, readTable } from '../results/finished.ts'
import type { Outcome } from '../rules/determination.ts'
import { findInRun } from '../run/find-person.ts'
import { finderFor } from '../run/meant.ts'
import { countiesText, decidePerson, decidingFor, offenseReader, type Question } from '../run/person.ts'
import { formatDay } from '../time/day.ts'
import { type AskedOf, askedOf } from './asked-of.ts'
import { type Arguments, type Called, command, type Given, type Options, optionName } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { explained, explainedOneByOne, pageFor, proofText } from './explained-person.ts'
import { noNewFiles } from './new-file.ts'
import { COUNTY, questionOptions } from './options.ts'
import { kindOf, PACKET_KINDS, PAGE_WIDTH, writePacket } from './packet.ts'
import { sameFiles } from './places.ts'
import { progressOn } from './progress.ts'
import { proofsDocument, proofsOf } from './proofs-told.ts'
import { askedOfRun, type FilesOfRun, typedOfRun } from './run-question.ts'
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
      repeats: true,
    },
    review: { says: 'everyone who waits for a person to decide, a page each' },
    proof: {
      says: 'the whole proof of each answer instead of the page: every rule asked, the facts used, the citations',
    },
    all: {
      says: 'each event of the record and each answer by itself: else arrests that have the same answer are told together, what decides nothing stands in few lines, and what was said above is not said again',
    },
    out: {
      value: 'file',
      says: 'write the pages into this file instead, for its owner only: .txt, .html or .pdf by its name',
    },
    force: { says: 'replace a file that is there already' },
    county: { ...COUNTY, says: 'only convictions of this county; without it those of every county' },
    ...questionOptions(jurisdictions),
    json: { says: 'print the proofs as one JSON document' },
  }) as const satisfies Options

export const explainCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'explain',
    summary: 'a page for a person: their record, and beside each count the answer and why',
    description:
      'Prints a page for each person: the record in order of time with its source lines, and beside each count the answer, why, from when, who acts, what is missing and what each answer would do. With --proof every rule that was asked, the facts used and the citations.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: {
      asOf: 'the day; it is one document, over several lines',
      county: 'the county, where one was named',
      policy: 'the policy, where there is one',
      people:
        'a list: `person`, `name`, `born`, `convictions`, what is in doubt and what is told, and of each count and arrest the explanation with its whole proof. Each fact and each step of a proof stands once, in `facts` and `steps` of the person, and is named by its place there, from 0. With [--out], `people` is how many pages `out` has',
    },
    examples: [
      'setaside explain county.csv --person 1234567 --as-of 2026-11-01',
      'setaside explain part1.csv part2.csv --person 1234567 --county YOLO --as-of 2026-11-01 --policy los-angeles',
      'setaside explain --run results --person 1234567 --proof',
      'setaside explain --run results --review --out packet.pdf',
    ],
    run: (given, terminal, { settings }) => {
      const wrong = wrongUse(given)
      if (wrong !== undefined) return wrong
      // Files that were named are those to read, wherever the folder of results is set to be.
      const ofRun = given.run !== undefined && (settings.run === undefined || given.files.length === 0)
      return ofRun && given.run !== undefined
        ? explainOfRun({ ...given, ...unset(settings) }, typedOfRun(given, settings), given.run, {
            jurisdictions,
            terminal,
          })
        : explainFiles(given, jurisdictions, terminal)
    },
  })

function wrongUse({ files, person, review, proof, all, json, out, force }: Flags): Problem | undefined {
  if (review === person.length > 0)
    return usage(
      review
        ? '--review is of everyone who waits, and [--person] of some; leave one of them out'
        : 'nobody was named; add [--person] with a person_id of the result tables or a SUBJECT_ID, or [--review] for everyone who waits',
    )
  if (person.some(id => id.trim() === '')) return usage(BLANK)
  if (all && (proof || (json && out === undefined)))
    return usage('--all is about pages, and a proof has all of it; leave one of them out')
  if (out === undefined) return undefined
  if (proof) return usage('--out is for pages, and [--proof] prints; leave one of them out')
  return kindOf(out) === undefined
    ? usage(`--out is [${out}]; name a file that ends in ${PACKET_KINDS.map(kind => `.${kind}`).join(', ')}`)
    : noNewFiles({ '--out': out }, force, files)
}

/** What is set for the folder and a run says itself, taken out again. */
const unset = (settings: Called['settings']): Partial<Flags> =>
  Object.fromEntries(OF_THE_RUN.filter(key => key in settings).map(key => [key, undefined]))

type Flags = Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>

/** What a finished run says itself. */
const OF_THE_RUN = [
  'county',
  'asOf',
  'program',
  'vouch',
  'vouchedBy',
  'vouchedSource',
  'inputFormat',
] as const

async function explainOfRun(
  flags: Flags,
  own: FilesOfRun,
  folder: string,
  { jurisdictions, terminal }: { readonly jurisdictions: Jurisdictions; readonly terminal: Terminal },
): Promise<Ending> {
  const told =
    OF_THE_RUN.find(name => flags[name] !== undefined) ?? (flags.facts.length > 0 ? 'facts' : undefined)
  if (told !== undefined)
    return usage(
      `--run says itself what was asked; leave out [${optionName(told)}], or name the files instead of [--run]`,
    )
  const run = readRun(folder)
  if ('unusable' in run) return refused(run.unusable)
  const asked = await askedOfRun(run, own, jurisdictions)
  if (isProblem(asked)) return asked
  const persons = flags.review ? waitingIn(run) : trimmed(flags.person)
  if (isProblem(persons)) return persons
  const onSlow = (says: string) => terminal.err(`${says}.\n`)
  const found = await findInRun({ run, ...asked, persons, files: flags.files, onSlow })
  if ('unusable' in found) return refused(found.unusable)
  const files = run.inputs.map(({ name }) => name)
  const meant = found.flat().flatMap(finderFor(asked.question, asked.format))
  return tell({ found, meant }, asked.question, { ...flags, files }, terminal)
}

const BLANK = '--person is blank; write a person_id of the result tables, or a SUBJECT_ID'

/** Each identifier once, however often it is named. */
const trimmed = (ids: readonly string[]): readonly string[] => [...new Set(ids.map(id => id.trim()))]

const REVIEW_TABLE = 'review.csv'

/** The people of the list for attorneys. */
function waitingIn(run: FinishedRun): readonly string[] | Problem {
  if (!run.outputs.some(({ name }) => name === REVIEW_TABLE))
    return refused(
      `the run in [${run.folder}] has no ${REVIEW_TABLE}, which names who waits; run it again with [review] among its [--tables], or name the files`,
    )
  const persons = new Set<string>()
  const broken = readTable(run, REVIEW_TABLE, ({ person_id }) => {
    if (person_id !== undefined) persons.add(person_id)
  })
  return broken === undefined ? [...persons] : refused(broken.unusable)
}

async function explainFiles(
  { files, ...flags }: Flags,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  if (files.length === 0)
    return usage('no file was named; name the files of a run, or its folder with [--run]')
  const asked = await askedOf(flags, jurisdictions, () => sameFiles(files), terminal)
  if (isProblem(asked)) return asked
  const found = await findPeople(files, flags.review ? undefined : trimmed(flags.person), asked, terminal)
  return isProblem(found) ? found : tell(found, asked.question, { ...flags, files }, terminal)
}

/** Whom each identifier means, and whom the facts that were given concern. */
interface Found {
  readonly found: readonly (readonly ReadPerson[])[]
  readonly meant: readonly Meant[]
}

/**
 * Everyone who goes by one of the identifiers, or where none is given everyone who waits. Two strangers may go by one: a
 * SUBJECT_ID means something only within its file.
 */
async function findPeople(
  files: readonly string[],
  ids: readonly string[] | undefined,
  { question, format }: AskedOf,
  terminal: Terminal,
): Promise<Found | Problem> {
  const progress = progressOn(terminal)
  const found = (ids ?? ['']).map((): ReadPerson[] => [])
  const deciding = decidingFor(question)
  const meantOf = finderFor(question, format)
  const meant: Meant[] = []
  const accounts = await readPeople(format, files, {
    asOf: question.day,
    readOffense: offenseReader(question),
    wantsOthers: false,
    keep: true,
    onPerson: read => {
      if (question.facts !== undefined) meant.push(...meantOf(read))
      // Whether somebody waits is known when every fact has found its person.
      if (ids === undefined) {
        if (question.facts !== undefined || waits(deciding, read)) found[0]?.push(read)
      } else for (const [at, id] of ids.entries()) if (format.goesBy(read, id)) found[at]?.push(read)
    },
    onProgress: progress.update,
  })
  progress.end()
  if ('refused' in accounts) return refused(accounts.refused)
  for (const says of formSentences(accounts.forms ?? [])) terminal.err(`${says}\n`)
  return { found, meant }
}

function waits(
  deciding: ReturnType<typeof decidingFor>,
  { person, rows }: ReadPerson,
  given?: readonly PersonFact[],
): boolean {
  const { decided, arrests } = decidePerson(deciding, person, rows, given)
  return decided.some(isWaiting) || arrests.some(isWaiting)
}

const isWaiting = ({ outcome }: { readonly outcome: Outcome }): boolean => outcome === 'review'

/** Tells everyone who was found, in the way that was asked for. */
async function tell(
  { found, meant }: Found,
  question: Question,
  flags: Flags,
  terminal: Terminal,
): Promise<Ending> {
  const given = resolve(question.facts?.lines ?? [], meant).ofPerson
  const ofPerson = ({ person }: ReadPerson) => given.get(person.id)
  const deciding = decidingFor(question)
  const every = onceEach(found)
  const reads = flags.review ? every.filter(read => waits(deciding, read, ofPerson(read))) : every
  const nobody = whyNobody(found, reads.length, flags)
  if (nobody !== undefined) return nobody
  if (flags.json && flags.out === undefined) {
    const proofs = reads.values().map(read => proofsOf(question, read, ofPerson(read)))
    for (const piece of proofsDocument(askedText(question), proofs)) terminal.out(piece)
    return DONE
  }
  const pages = reads.values().map(read => {
    const one = explained(question, read, ofPerson(read), false)
    return pageFor(one, question, { whole: flags.all })
  })
  if (flags.out !== undefined)
    return await writePacket([...pages], question, { ...flags, out: flags.out }, terminal)
  const width = Math.min(terminal.columns ?? PAGE_WIDTH, PAGE_WIDTH)
  const texts = flags.proof
    ? reads
        .values()
        .map(read =>
          proofText(explainedOneByOne(question, read, ofPerson(read)), question, terminal.colors === true),
        )
    : pages.map(page => [pageText(page, width)])
  let between = ''
  for (const pieces of texts) {
    terminal.out(between)
    for (const piece of pieces) terminal.out(piece)
    between = '\n'
  }
  return DONE
}

/** What was asked, as the document of proofs begins. */
const askedText = ({ policy, counties, day }: Question): Readonly<Record<string, string>> => ({
  asOf: formatDay(day),
  ...(counties === undefined ? {} : { county: countiesText(counties) }),
  ...(policy === undefined ? {} : { policy: policy.name }),
})

function whyNobody(found: Found['found'], people: number, { review, files }: Flags): Problem | undefined {
  const looked = files.length === 1 ? 'the file' : `the ${files.length} files`
  if (review)
    return people === 0
      ? refused(`nobody in ${looked} waits for a person to decide; there is no page to make`)
      : undefined
  const absent = found.filter(one => one.length === 0).length
  if (absent === 0) return undefined
  // The identifier is not repeated: what is printed as an error may be kept in a log.
  const given = found.length === 1 ? 'the identifier' : `[${absent}] of the [${found.length}] identifiers`
  return usage(
    `nobody in ${looked} has ${given} given with [--person]; take one from the column person_id of convictions.csv, or a SUBJECT_ID`,
  )
}

/** In the order they were asked for; of a packet, by their identifiers. */
function onceEach(found: Found['found']): readonly ReadPerson[] {
  const known = new Map<string, ReadPerson>()
  for (const read of found.flat()) {
    const [row] = read.rows
    known.set([read.person.id, row?.file, row?.line].join(' '), read)
  }
  return [...known.values()]
}
