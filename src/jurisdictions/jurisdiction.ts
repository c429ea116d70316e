/** The door of a state: everything of one jurisdiction that the commands reach, as one value. */
import type { Kind } from '../filing/filing.ts'
import type { OfficialForms } from '../filing/forms/form-map.ts'
import type { Format } from '../intake/format.ts'
import type { JurisdictionLaw } from '../law/jurisdiction.ts'
import type { OfficeLine } from '../report/office-line.ts'
import type { RowTables } from '../report/row-tables.ts'
import type { MadeUpFiles } from '../synth/made-up-files.ts'
import type { Day } from '../time/day.ts'

export interface Jurisdiction extends JurisdictionLaw {
  /**
   * The URL of a module that exports this jurisdiction as `jurisdiction`: threads import it, as functions cannot be sent to
   * them. (`import.meta.url`, where it is made.)
   */
  readonly module: string
  /** The formats its files come in; the first is meant where nothing is said. */
  readonly formats: readonly [Format, ...Format[]]
  /** Mappings of files that its offices have, by name. */
  readonly mappings?: () => Promise<Readonly<Record<string, unknown>>>
  /** Tables beside those of every state: columns that its offices know from before. */
  readonly tables?: RowTables
  /** What a line of an office that is no policy answered, beside the answer of law. */
  readonly officeLine?: OfficeLine
  /** The kinds of papers, in the order they are made. */
  readonly filings: () => Promise<readonly Kind[]>
  /** Official forms that its offices may fill. */
  readonly forms?: () => Promise<OfficialForms>
  /** Made-up files with known answers. */
  readonly madeUp?: () => Promise<MadeUpFiles>
  /** What is tried to find out whether a copy of Setaside works on a machine. */
  readonly trial?: () => Promise<Trial>
}

/** The first is meant where nothing is said. */
export type Jurisdictions = readonly [Jurisdiction, ...Jurisdiction[]]

/** What `setaside doctor` tries, and what must come of it on any machine. */
export interface Trial {
  /** Whose made-up county is decided, and on which day. */
  readonly county: string
  readonly asOf: Day
  /** What stands in `office.json`: who files. */
  readonly office: object
  /** SHA-256 of each file that is written, by its path with `/`. Made by `upkeep/golden.ts`. */
  readonly hashes: Readonly<Record<string, string>>
}
