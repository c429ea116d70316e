/** A mapping: which columns of an office's files hold which facts of a record, as its JSON file says it. */

/** What the rows of a table are of. Rows of `facts` tell something of others and nothing of their own. */
export type TableKind = 'counts' | 'sentences' | 'cases' | 'people' | 'facts'

export interface MappedTable {
  readonly of: TableKind
  /** The base names of its files, `*` standing for any text; absent where there is one table: all files are of it. */
  readonly match?: string
  readonly separator?: ',' | ';' | '\t' | '|' | '^'
  /** The names of its columns where its files have no header. */
  readonly columns?: readonly string[]
  /** What tells its rows apart: rows of one key that differ contradict each other. */
  readonly key?: readonly string[]
  /** What the last cell of each row holds: a row without it has been cut. */
  readonly end?: string
  /** Columns that are not read. Every other one must be mapped. */
  readonly ignored?: readonly string[]
}

/** Rows of `from` belong to the row of `to` that has the same in these columns; `on`: as they are called there. */
export interface MappedJoin {
  readonly from: string
  readonly columns: readonly string[]
  readonly to: string
  readonly on?: readonly string[]
}

/** Forms of dates that a mapping may name. Those of two digits need the years that are meant. */
export const DATE_FORMS = [
  'YYYYMMDD',
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'MMDDYYYY',
  'DDMMYYYY',
  'DD-MON-YYYY',
  'MON DD, YYYY',
  'MMDDYY',
  'YYMMDD',
  'MM/DD/YY',
] as const
export type MappedDateForm = (typeof DATE_FORMS)[number]

/** Where a fact stands and how it is read. */
export interface FactSource {
  /** `table.Column`; of several the first that can be read. */
  readonly from?: string | readonly string[]
  /** The same for every row, whatever the columns hold. */
  readonly always?: string
  /** What the words of the column mean. A word that is not among them is not known. */
  readonly words?: Readonly<Record<string, string>>
  /** A piece of the cell, the first being 1. */
  readonly part?: { readonly separator: string; readonly number: number }
  /** The forms of its dates, where they are others than those of the mapping. */
  readonly dates?: readonly MappedDateForm[]
  /** The first and the last year that a year of two digits may be of. */
  readonly years?: readonly [number, number]
}

/** What the silence of the files means. `no`: they do not tell of it, so that its absence says nothing. */
export interface MappedSilence {
  readonly sentences?: 'complete' | 'no'
  readonly otherCounties?: 'complete' | 'no'
  readonly laterOrders?: 'complete' | 'no'
  readonly arrests?: 'complete' | 'no'
}

export type MappedEncoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

export interface Mapping {
  readonly version: 1
  /** Under which results of it are printed. */
  readonly name: string
  readonly title?: string
  /** Whose law the files are under. */
  readonly jurisdiction: string
  /** The format whose reader puts the people together. */
  readonly reader: string
  readonly encoding?: MappedEncoding
  readonly dates?: readonly MappedDateForm[]
  /** What stands for nothing, beside an empty cell. */
  readonly blank?: readonly string[]
  readonly files: Readonly<Record<string, MappedTable>>
  readonly join?: readonly MappedJoin[]
  /** By the name of the fact. */
  readonly facts: Readonly<Record<string, string | FactSource>>
  /** Columns of the reader that are given cells as they are written, to be read in its own vocabulary. */
  readonly asWritten?: Readonly<Record<string, string>>
  readonly says: MappedSilence
}

/** A column of a table. */
export interface TableColumn {
  readonly table: string
  readonly column: string
}

/** `charges.Statute` as its table and column: the first point parts them. */
export function columnNamed(text: string): TableColumn {
  const point = text.indexOf('.')
  return point < 0
    ? { table: '', column: text }
    : { table: text.slice(0, point), column: text.slice(point + 1) }
}

export const sourceOf = (fact: string | FactSource): FactSource =>
  typeof fact === 'string' ? { from: fact } : fact

/** The columns a fact may be read from. */
export const columnsOf = (fact: string | FactSource): readonly TableColumn[] => {
  const { from = [] } = sourceOf(fact)
  return (typeof from === 'string' ? [from] : from).map(columnNamed)
}

/** The one table whose rows are counts. */
export const countsTable = ({ files }: Mapping): string =>
  Object.entries(files).find(([, { of }]) => of === 'counts')?.[0] ?? ''
