/** Letters to the people whose relief was granted, in their languages and in large print, with a table for the mail merge. */
import { csvLine } from '../../results/csv.ts'
import type { FilingInput, FilingOutput, Kind, Made } from '../filing.ts'
import { typesetter, unprintable } from '../typeset.ts'
import { counted } from '../words.ts'
import { compose, type Letter, letterhead, letterNumber } from './compose.ts'
import { LANGUAGES, languagesOf, unwritten } from './languages.ts'
import { EDITIONS, type Edition, LETTERS_PAGE, type Pages, type PagesOf } from './layout.ts'
import { type Addressee, addressees } from './letter.ts'
import { fill, type LetterWords } from './words.ts'

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

export const notices: Kind = {
  name: 'notices',
  says: 'letters to the people whose relief was granted, and the table for the mail merge; with --answers',
  files: /^(?:letters-[a-z]{2,3}-(?:large-print-)?\d{6,}\.pdf|mail-merge\.csv)$/,
  // Before the court has answered there is nobody to write to.
  usual: () => false,
  refuses: whyNot,
  make,
}

function whyNot(input: FilingInput): string | undefined {
  const missing = unwritten(input.office)
  if (missing.length > 0)
    return `office.json asks for letters in [${missing.join(', ')}], which nobody has written yet; there are ${LANGUAGES.map(({ lang }) => lang).join(', ')}`
  if (input.answers === undefined)
    return 'no answers of the court are given, and a letter goes only to whom relief was granted; name their file with [--answers]'
  const { people, notGranted } = addressees(input)
  if (people.length > 0) return undefined
  return notGranted === input.counts.length
    ? 'the court has granted none of these counts, and a letter goes only to whom relief was granted; ask again when it has'
    : 'the granted counts are of reliefs that there is no letter for; an attorney writes to these people'
}

async function make(input: FilingInput, output: FilingOutput): Promise<Made> {
  const { office, counts } = input
  const { people, wordless, notGranted } = addressees(input)
  const { told } = typesetter()
  const editions = EDITIONS.filter(edition => (office.letters?.editions ?? EDITIONS).includes(edition))
  const size = office.letters?.peoplePerFile ?? PEOPLE_PER_FILE
  const languages = languagesOf(office)
  let files = 0
  output.append(MERGE, csvLine(MERGE_COLUMNS))
  for (let from = 0; from < people.length; from += size) {
    const own = people.slice(from, from + size)
    const rows: (readonly MergeRow[])[] = []
    for (const words of languages) {
      const letters = own.map((one, i) => compose(words, input, one, letterNumber(from + i + 1)))
      const places: Place[] = []
      for (const edition of editions) {
        const name = fileName(words, edition, from / size + 1)
        const { pdf, values } = await told(
          LETTERS_PAGE,
          pagesOf(words, input, edition, letters),
          input.filedOn,
        )
        output.write(name, pdf)
        files++
        places.push({ edition, name, pages: values as readonly PagesOf[] })
      }
      rows.push(own.map((one, i) => mergeRow(words, one, letters[i]?.number ?? '', places, i)))
    }
    // The languages of a person stand together: one envelope takes them all.
    for (const i of own.keys())
      for (const ofLanguage of rows) {
        const row = ofLanguage[i] ?? {}
        output.append(MERGE, csvLine(MERGE_COLUMNS.map(column => row[column] ?? '')))
      }
  }
  const written = people.reduce((sum, { granted }) => sum + granted.length, 0)
  const unreadable = people.filter(({ name }) => name !== undefined && unprintable(name)).length
  return {
    documents: files + 1,
    counts: written,
    notes: [
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
    ],
  }
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
