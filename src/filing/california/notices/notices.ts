/** Letters to the people whose relief was granted, in their languages and in large print, with a table for the mail merge. */
import { csvLine } from '../../../results/csv.ts'
import { fill } from '../../../results/languages.ts'
import type { Desk } from '../../desk.ts'
import type { FilingInput, FilingOutput, Kind, Made } from '../../filing.ts'
import { type PdfWithValues, type Typesetter, unprintable } from '../../typeset.ts'
import { counted } from '../../words.ts'
import { compose, type Letter, letterhead, letterNumber } from './compose.ts'
import { languagesOf } from './languages.ts'
import { EDITIONS, type Edition, LETTERS_PAGE, type Pages, type PagesOf } from './layout.ts'
import { type Addressee, addressees } from './letter.ts'
import type { LetterWords } from './words.ts'

const MERGE = 'mail-merge.csv'
export const MERGE_COLUMNS = [
  'letter',
  'person_id',
  'name',
  'language',
  'letter_file',
  'first_page',
  'last_page',
  'large_print_file',
  'large_print_first_page',
  'large_print_last_page',
  'reliefs',
  'court',
  'case_numbers',
  'address_1',
  'address_2',
  'city',
  'state',
  'zip',
] as const
type MergeRow = Readonly<Partial<Record<(typeof MERGE_COLUMNS)[number], string>>>

/**
 * A printer takes one file and an envelope machine its pages; thousands of single files serve neither. A hundred people a
 * file is what one looks through at a sitting. Who sends letters by e-mail sets it to 1: a file of many people's letters
 * must never go to one of them.
 */
const PEOPLE_PER_FILE = 100
/** More letters in a file are worth a thread. */
const FEW = 20

export const notices: Kind = {
  name: 'notices',
  says: 'letters to the people whose relief was granted, and the table for the mail merge; with --answers',
  files: /^(?:letters-[a-z]{2,3}-(?:large-print-)?\d{6,}\.pdf|mail-merge\.csv)$/,
  tables: [{ name: 'mail-merge' }],
  // Before the court has answered there is nobody to write to.
  asks: 'nobody',
  usual: () => false,
  refuses: whyNot,
  make,
}

function whyNot(input: FilingInput): string | undefined {
  const spoken = languagesOf(input)
  if (typeof spoken === 'string') return spoken
  if (input.answers === undefined)
    return 'no answers of the court are given, and a letter goes only to whom relief was granted; name their file with [--answers]'
  const { people, notGranted } = addressees(input)
  if (people.length > 0) return undefined
  return notGranted === input.counts.length
    ? 'the court has granted none of these counts, and a letter goes only to whom relief was granted; ask again when it has'
    : 'the granted counts are of reliefs that there is no letter for; an attorney writes to these people'
}

async function make(input: FilingInput, output: FilingOutput, desk: Desk): Promise<Made> {
  const { letters: asked } = input.office
  const found = addressees(input)
  const { people } = found
  const spoken = languagesOf(input)
  if (typeof spoken === 'string') throw new Error('a language of the letters was taken away meanwhile')
  const letters: LetterWriting = {
    input,
    output,
    editions: EDITIONS.filter(edition => (asked?.editions ?? EDITIONS).includes(edition)),
    languages: spoken.languages,
  }
  output.append(MERGE, csvLine(MERGE_COLUMNS))
  const size = asked?.peoplePerFile ?? PEOPLE_PER_FILE
  const batches = Array.from({ length: Math.ceil(people.length / size) }, (_, i) => ({
    people: people.slice(i * size, (i + 1) * size),
    from: i * size,
    number: i + 1,
  }))
  await desk.each(
    batches,
    (batch, _, typeset) => setBatch(letters, batch, typeset),
    (set, batch) => writeBatch(letters, batch, set),
    { large: size > FEW },
  )
  const files = batches.length * letters.editions.length * letters.languages.length
  return {
    documents: files + 1,
    counts: people.reduce((sum, { granted }) => sum + granted.length, 0),
    notes: [
      ...notesOf(input, found, letters.languages),
      ...spoken.files.map(file => `the words of the office were read from ${file}`),
    ],
  }
}

interface LetterWriting {
  readonly input: FilingInput
  readonly output: FilingOutput
  readonly editions: readonly Edition[]
  readonly languages: readonly LetterWords[]
}

/** The people whose letters are one file. */
interface Batch {
  readonly people: readonly Addressee[]
  readonly from: number
  readonly number: number
}

/** The letters of one language to the people of one file, and how they are set in each edition. */
interface SetLetters {
  readonly words: LetterWords
  readonly letters: readonly Letter[]
  readonly editions: readonly (PdfWithValues & { readonly edition: Edition })[]
}

const setBatch = (
  { input, languages, editions }: LetterWriting,
  { people, from }: Batch,
  typeset: Typesetter,
): Promise<readonly SetLetters[]> =>
  Promise.all(
    languages.map(async words => {
      const letters = people.map((one, i) => compose(words, input, one, letterNumber(from + i + 1)))
      const set = editions.map(async edition => ({
        edition,
        ...(await typeset.withValues(LETTERS_PAGE, pagesOf(words, input, edition, letters), input.filedOn)),
      }))
      return { words, letters, editions: await Promise.all(set) }
    }),
  )

/** Writes the letters to the people of one file, in all languages and editions, and their rows of the mail merge. */
function writeBatch({ output }: LetterWriting, { people, number }: Batch, set: readonly SetLetters[]): void {
  const rows = set.map(({ words, letters, editions }) => {
    const places = editions.map(({ edition, pdf, values }): Place => {
      const name = fileName(words, edition, number)
      output.write(name, pdf)
      return { edition, name, pages: values as readonly PagesOf[] }
    })
    return people.map((one, i) => mergeRow(words, one, letters[i]?.number ?? '', places, i))
  })
  // The languages of a person stand together: one envelope takes them all.
  for (const i of people.keys())
    for (const ofLanguage of rows) {
      const row = ofLanguage[i] ?? {}
      output.append(MERGE, csvLine(MERGE_COLUMNS.map(column => row[column] ?? '')))
    }
}

/** What the office should know of the letters, and of those that were not written. */
function notesOf(
  { counts }: FilingInput,
  { people, wordless, notGranted }: ReturnType<typeof addressees>,
  languages: readonly LetterWords[],
): readonly string[] {
  const unreadable = people.filter(({ name }) => name !== undefined && unprintable(name)).length
  return [
    `${counted(people.length, 'person', 'people')} in ${languages.map(({ lang }) => lang).join(', ')}; addresses are for the office to add in ${MERGE}`,
    ...(notGranted === 0
      ? []
      : [
          `${notGranted} of ${counted(counts.length, 'count')} not granted, or not answered yet: no letter speaks of them`,
        ]),
    ...Object.entries(wordless).map(
      ([relief, of]) =>
        `${counted(of, 'granted count')} of [${relief}]: there is no letter for it; an attorney writes it`,
    ),
    ...(unreadable === 0
      ? []
      : [
          `${counted(unreadable, 'name')} with letters that cannot be printed, marked \ufffd: mend them by hand`,
        ]),
  ]
}

const fileName = ({ lang }: LetterWords, edition: Edition, number: number): string =>
  `letters-${lang}-${edition === 'standard' ? '' : `${edition}-`}${letterNumber(number)}.pdf`

function pagesOf(
  words: LetterWords,
  { office }: FilingInput,
  edition: Edition,
  letters: readonly Letter[],
): Pages {
  const [first, last] = [letters[0], letters.at(-1)]
  return {
    lang: words.lang,
    title:
      letters.length === 1
        ? words.titleWithoutName
        : fill(words.bundle, { first: first?.number ?? '', last: last?.number ?? '' }),
    large: edition === 'large-print',
    from: letterhead(office),
    letters,
  }
}

interface Place {
  readonly edition: Edition
  readonly name: string
  readonly pages: readonly PagesOf[]
}

const AND = '; '

function mergeRow(
  { lang }: LetterWords,
  { person, name, granted }: Addressee,
  letter: string,
  places: readonly Place[],
  at: number,
): MergeRow {
  const of = (values: Iterable<string>): string => [...new Set(values)].filter(Boolean).join(AND)
  const place = (edition: Edition) => {
    const found = places.find(one => one.edition === edition)
    const pages = found?.pages[at]
    return { file: found?.name ?? '', first: String(pages?.first ?? ''), last: String(pages?.last ?? '') }
  }
  const [standard, large] = [place('standard'), place('large-print')]
  return {
    letter,
    person_id: person,
    name: name ?? '',
    language: lang,
    letter_file: standard.file,
    first_page: standard.first,
    last_page: standard.last,
    large_print_file: large.file,
    large_print_first_page: large.first,
    large_print_last_page: large.last,
    reliefs: of(granted.map(({ count }) => count.relief)),
    court: of(granted.map(({ count }) => count.court)),
    case_numbers: of(granted.flatMap(({ count }) => count.caseNumbers)),
  }
}
