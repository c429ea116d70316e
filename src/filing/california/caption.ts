/** The first page of a paper of the prosecuting agency: who files, in which court, in what cases. */
import type { Address, Branch, FilingInput, Office } from '../filing.ts'
import { sealsExhibit } from '../office.ts'
import { breakable, inList, writtenDate } from '../words.ts'
import { courtTitle } from './court.ts'
import type { Pleading } from './pleading.ts'
import { statuteWords } from './statute-words.ts'
import { authoritiesOf, statutesOf } from './statutes.ts'

export const BLANK = '____________________'

export const cityLine = ({ city, state = 'CA', zip }: Address): string => `${city}, ${state} ${zip}`

/** Lines 1 to 7: rule 2.111(1). */
export const attorneyLines = ({ attorney, agency }: Office): readonly string[] => [
  `${attorney.name} (State Bar No. ${attorney.barNumber})`,
  attorney.title,
  agency.name,
  attorney.street,
  cityLine(attorney),
  `Telephone: ${attorney.phone}`,
  ...(attorney.fax === undefined ? [] : [`Facsimile: ${attorney.fax}`]),
  attorney.email,
  'Attorneys for the People',
]

export function hearingLines(office: Office, branch: Branch): readonly string[] {
  const { hearing = {}, court } = office
  return [
    `Date: ${hearing.date === undefined ? BLANK : writtenDate(hearing.date)}`,
    `Time: ${hearing.time ?? BLANK}`,
    `Dept.: ${hearing.department ?? branch.department ?? BLANK}`,
    ...(court.judge === undefined ? [] : [`Judge: ${court.judge}`]),
  ]
}

/** What stands for the case number in a paper for many cases: the number the court gave it, or where the numbers are. */
export const bulkNumber = ({ office }: Pick<FilingInput, 'office'>, version?: 'sealed'): string =>
  office.filing?.caseNumber ??
  (sealsExhibit(office) && version !== 'sealed'
    ? 'as listed in Exhibit A, lodged conditionally under seal'
    : 'as listed in Exhibit A')

export interface Paper {
  readonly input: FilingInput
  readonly branch: Branch
  /** In the footer and as the title of the file. */
  readonly title: string
  /** In the caption, in capitals. */
  readonly nature: readonly string[]
  readonly defendant: string
  readonly number: string
  readonly hearing: boolean
}

export const front = ({
  input: { office },
  branch,
  title,
  nature,
  defendant,
  number,
  hearing,
}: Paper): Pick<Pleading, 'lang' | 'title' | 'footer' | 'from' | 'court' | 'caption'> => ({
  lang: 'en',
  title,
  footer: title,
  from: attorneyLines(office),
  court: [courtTitle(office), branch.name],
  caption: {
    parties: [
      'THE PEOPLE OF THE STATE OF CALIFORNIA,',
      '          Plaintiff,',
      '     v.',
      `${breakable(defendant)},`,
      defendant.includes('EXHIBIT') ? '          Defendants.' : '          Defendant.',
    ],
    number: breakable(number),
    nature,
    about: hearing ? hearingLines(office, branch) : [],
  },
})

/** `(Health & Saf. Code, §§ 11361.8, 11361.9)`. */
export function underStatutes(input: Pick<FilingInput, 'counts'>): string {
  const statutes = statutesOf(input.counts)
  if (statutes.length === 0) return ''
  return `(${statutes.map(one => authoritiesOf(one)?.short ?? statuteWords(one, 'short')).join('; ')})`
}

export const namedStatutes = (input: Pick<FilingInput, 'counts'>): string =>
  inList(statutesOf(input.counts).map(one => statuteWords(one)))

/** What a paper signed by the attorney ends with. */
export const signedBy = ({ attorney, agency }: Office): readonly string[] => [
  attorney.name,
  attorney.title,
  agency.name,
]
