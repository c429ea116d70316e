/** The contract of the room: what every kind of document is made from, and how a kind of document is made. */
import type { FinishedRun } from '../results/finished.ts'
import type { Day } from '../time/day.ts'
import type { Answer } from './court-outcomes.ts'
import type { Desk } from './desk.ts'
import type { CourtCodes } from './ecf/codes.ts'

/** A person's name: as the file has it, and as a court prints it. */
export interface FiledName {
  /** `ROE,JANE Q JR`. */
  readonly file: string
  /** `JANE Q ROE JR`, in the letters of the file: which letters of a name are small nobody can tell from capitals. */
  readonly printed: string
}

/** Who said that a relief is to be filed. */
export interface Approval {
  readonly by: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  /** Empty where nothing was noted. */
  readonly note: string
}

/** One count that is filed: a conviction, what a named person approved for it, and what the run says of it. */
/** A fact as somebody gave it of a count or of its person, beside the file. */
export interface FactGiven {
  readonly fact: string
  readonly by: string
}

export interface FiledCount {
  /** What names the count in every file of a filing: see `countId`. */
  readonly id: string
  readonly person: string
  readonly cycleCount: string
  /** What people gave beside the file of the count or its person; absent where nothing was. */
  readonly facts?: readonly FactGiven[]
  /** Absent where the file has none. */
  readonly name?: FiledName
  /** A day, or bounds of one (`1978-01-01..1978-12-31`), or empty: as in convictions.csv. So are all dates here. */
  readonly birthDate: string
  readonly county: string
  /** The court in the words of the file; empty where it has none. */
  readonly court: string
  /** None, one, or many. */
  readonly caseNumbers: readonly string[]
  /** `HS 11359`: the sections convicted of. */
  readonly sections: readonly string[]
  readonly offenseText: string
  /** Today: `felony`, `misdemeanor`, `infraction`, or empty. */
  readonly class: string
  readonly convictionDate: string
  readonly offenseDate: string
  /** The relief rests on the day of the offense. */
  readonly turnsOnOffenseDate?: true
  readonly sentenceEnds: string
  readonly relief: string
  /** `law`, or `policy`: the office gives more than the law does. */
  readonly basis: string
  readonly rule: string
  readonly citation: string
  readonly reason: string
  /** What the law alone gives, and why: less than `relief` where `basis` is `policy`. */
  readonly law: { readonly relief: string; readonly reason: string }
  /** The statute the relief is asked under: `hsc-11361.8`. Absent where only a policy speaks. */
  readonly statute?: string
  /** Who sets the relief going, where the program says so: `automatic`, `duty`, `motion`, `petition`. */
  readonly by?: string
  /** On what ground the prosecutor's office may move for it though the statute has the person ask. */
  readonly officeMoves?: string
  /** Whether it must be granted, where the program says so. */
  readonly grant?: string
  /** The row that convicts. */
  readonly source: { readonly file: string; readonly line: number }
  readonly approval: Approval
}

/** Names a count across the files of a filing and the court's answer. */
export const countId = (person: string, cycleCount: string, statute?: string): string =>
  statute === undefined ? `${person}/${cycleCount}` : `${person}/${cycleCount}/${statute}`

export interface Address {
  readonly street: string
  readonly city: string
  /** Two letters; `CA` where it is left out. */
  readonly state?: string
  readonly zip: string
}

/** A place where the court sits. */
export interface Branch extends Address {
  /** `Gordon D. Schaber Sacramento County Courthouse`. */
  readonly name: string
  /** What the criminal-history file calls it: cases of these courts are filed here. The first branch takes the rest. */
  readonly courts?: readonly string[]
  readonly department?: string
}

/** The office that files, as `office.json` has it: see office.schema.json. */
export interface Office {
  readonly agency: {
    /** `Sacramento County District Attorney`. */
    readonly name: string
    readonly kind: 'prosecutor' | 'defender'
    readonly county: string
  }
  readonly attorney: Address & {
    readonly name: string
    /** `Deputy District Attorney`. */
    readonly title: string
    readonly barNumber: string
    readonly phone: string
    readonly email: string
    readonly fax?: string
  }
  readonly court: {
    /** `SUPERIOR COURT OF CALIFORNIA, COUNTY OF SACRAMENTO` where left out. */
    readonly title?: string
    readonly judge?: string
    readonly branches: readonly [Branch, ...Branch[]]
  }
  /** The other side, on whom papers are served. */
  readonly publicDefender: Address & { readonly name: string; readonly email?: string }
  /** Where the motion is heard; what is left out stays open for the clerk. */
  readonly hearing?: { readonly date?: string; readonly time?: string; readonly department?: string }
  readonly filing?: {
    /** How this court wants motions; `bulk` where left out. */
    readonly motions?: 'bulk' | 'per-case' | 'both'
    /** A bulk document is split before it has more cases; 1000 where left out. */
    readonly casesPerDocument?: number
    /** What the court calls a motion for many cases, where it gave such filings a number of their own. */
    readonly caseNumber?: string
    /** Whether the list of cases is lodged under seal; true where left out. */
    readonly sealExhibit?: boolean
  }
  /** On what authority the court is asked for more than the law gives: needed where an approved relief rests on policy. */
  readonly policyAuthority?: string
  /** On what authority the office moves for relief that a statute gives on the person's petition, by the statute. */
  readonly motionAuthority?: Readonly<Record<string, string>>
  /** Where people are sent for help free of charge. */
  readonly help?: { readonly name: string; readonly phone: string; readonly website?: string }
  /** Languages of letters to people, such as `en`, `es`. */
  readonly languages?: readonly string[]
  readonly letters?: {
    /** Letters of so many people are one file; 100 where left out. 1 where letters are sent one by one. */
    readonly peoplePerFile?: number
    /** In which print; all of them where left out. */
    readonly editions?: readonly ('standard' | 'large-print')[]
    /** Where letters come back to; the attorney's address where left out. */
    readonly returnAddress?: Address & { readonly name?: string; readonly phone?: string }
    /** Whether offenses are named in plain words beside their section; false where left out. */
    readonly offenseNames?: boolean
  }
}

/** The run the counts are from, as its manifest has it: told in declarations, so that a court can ask after it. */
export interface FilingRun extends FinishedRun {
  /** Every conviction considered, by its determination: `eligible`, `review`, ... */
  readonly determinations: Readonly<Record<string, number>>
  /** What is eligible, by relief. The same numbers stand in the run's summary. */
  readonly eligible: Readonly<Record<string, number>>
}

/** One answer to one count. */
export interface CourtAnswer {
  readonly answer: Answer
  /** `YYYY-MM-DD`: the day of the order. Empty only where the court did not rule and gave none. */
  readonly on: string
}

export interface FilingInput {
  /** The version of Setaside that makes the documents; the run may be of another. */
  readonly setaside: string
  readonly office: Office
  readonly run: FilingRun
  /** In `countOrder`: by court, case and count. */
  readonly counts: readonly FiledCount[]
  /** The date of the documents: an argument, never the clock. */
  readonly filedOn: Day
  /** The hash of approvals.csv. */
  readonly approvalsSha256: string
  /** How many lines of approvals.csv were refused and left out. */
  readonly refused: number
  /** The court's answers by the `id` of the count, where they are known: a letter goes only to whom relief was granted. */
  readonly answers?: ReadonlyMap<string, CourtAnswer>
  /** The codes of the court for electronic filing, where they were given. */
  readonly courtCodes?: CourtCodes
  /** Where the office keeps the official forms it downloaded; it need not be there. */
  readonly formsFolder?: string
  /** Where the office keeps languages of letters that it wrote itself; it need not be there. */
  readonly languagesFolder?: string
}

/** A file that an earlier kind of the same filing has written whole. */
export interface WrittenFile {
  readonly sha256: string
  readonly read: () => Uint8Array
}

/** Where a kind puts its files. Each is readable by its owner only, and has its name when the whole filing is done. */
export interface FilingOutput {
  /** A whole file at once. For very many files: nothing of it stays open. */
  readonly write: (name: string, bytes: Uint8Array) => void
  /** Appends to a file, which stays open until all is done. */
  readonly append: (name: string, bytes: Uint8Array) => void
  /** A file that an earlier kind wrote; undefined where none did. For kinds that attach what others made. */
  readonly written: (name: string) => WrittenFile | undefined
}

/** What a kind made, told in the manifest and on the screen: numbers, no names. */
export interface Made {
  readonly documents: number
  /** Counts that stand in these documents. Where it is fewer than were approved, `notes` says why. */
  readonly counts: number
  readonly notes?: readonly string[]
}

/** A table that a kind writes. */
export interface KindTable {
  readonly name: string
  /** Where people write into it. */
  readonly use?: {
    readonly columns: readonly string[]
    /** By column: what is offered there, or nothing where anything may be written. */
    readonly filledIn: Readonly<Record<string, readonly string[]>>
  }
}

/** A kind of document, registered in kinds.ts. */
export interface Kind {
  /** As in `--only`: `bulk-motion`. */
  readonly name: string
  /** What it makes, for help: a line without a full stop. */
  readonly says: string
  /** The names of the files it may write, from start to end; of no other kind. No name holds a person's data. */
  readonly files: RegExp
  /** The tables among them, by their names without `.csv`: people may have each as a workbook beside it. */
  readonly tables?: readonly KindTable[]
  /**
   * In whose name it asks a court for something: `office`, by a motion of the office; `person`, on a paper that the person
   * signs. `nobody`: it only tells what was granted. Absent: it lists what the others ask.
   */
  readonly asks?: 'office' | 'person' | 'nobody'
  /** Whether it is made when `--only` is not given. */
  readonly usual: (office: Office, courtCodes?: CourtCodes) => boolean
  /**
   * Why it cannot be made from this, in a sentence that says what to do, without a person's data; asked of all kinds
   * before any is made. `kinds` are the names of all that are made.
   */
  readonly refuses?: (input: FilingInput, kinds: readonly string[]) => string | undefined
  readonly make: (input: FilingInput, output: FilingOutput, desk: Desk) => Made | Promise<Made>
}

/** By court, case, person and count; counts without a case number go last in their court. */
export function countOrder(a: FiledCount, b: FiledCount): number {
  return (
    compare(a.court, b.court) ||
    Number(a.caseNumbers.length === 0) - Number(b.caseNumbers.length === 0) ||
    compare(a.caseNumbers.join('; '), b.caseNumbers.join('; ')) ||
    compare(a.person, b.person) ||
    compare(a.cycleCount, b.cycleCount) ||
    compare(a.statute ?? '', b.statute ?? '')
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A case: the counts of one person under the same numbers of one court. */
export interface FiledCase {
  readonly court: string
  readonly caseNumbers: readonly string[]
  readonly counts: readonly [FiledCount, ...FiledCount[]]
}

/**
 * The cases of counts in `countOrder`. Counts without a case number are one case only where they are of one day: nothing
 * else says that they belong together.
 */
export function casesOf(counts: readonly FiledCount[]): readonly FiledCase[] {
  const cases: (Omit<FiledCase, 'counts'> & { readonly counts: [FiledCount, ...FiledCount[]] })[] = []
  const known = new Map<string, (typeof cases)[number]>()
  for (const count of counts) {
    const { person, court, caseNumbers, convictionDate } = count
    const key = JSON.stringify([court, person, caseNumbers.length > 0 ? caseNumbers : convictionDate])
    const found = known.get(key)
    if (found !== undefined) found.counts.push(count)
    else {
      const made: (typeof cases)[number] = { court, caseNumbers, counts: [count] }
      known.set(key, made)
      cases.push(made)
    }
  }
  return cases
}

const SUFFIX = /^(?:JR|SR|II|III|IV|V)\.?$/i

/** A name of the file, `LAST,FIRST MIDDLE JR`, as a court prints it; undefined where there is none. */
export function nameOf(file: string): FiledName | undefined {
  const whole = file.trim().replaceAll(/\s+/g, ' ')
  if (whole === '') return undefined
  const comma = whole.indexOf(',')
  if (comma === -1) return { file, printed: whole }
  const last = whole.slice(0, comma).trim()
  const rest = whole
    .slice(comma + 1)
    .replaceAll(',', ' ')
    .split(' ')
    .filter(word => word !== '')
  const suffix = rest.length > 1 && SUFFIX.test(rest.at(-1) ?? '') ? rest.pop() : undefined
  return { file, printed: [...rest, last, suffix].filter(Boolean).join(' ') }
}
