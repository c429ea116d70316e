/** What the page for the chief and the public says, as `report.json` has it; of what it hides, nothing. */
import type { Language } from '../results/languages.ts'

/** Raised when a key of `report.json` changes its meaning or goes. */
export const REPORT_VERSION = 1

/** A cell of a table: a count, `under 11` or `hidden` in the language of the page, a share such as `41%`, or nothing where a share has too few people. */
export type CellText = number | string

export interface ReportRow {
  readonly label: string
  /** Of a label that nobody has translated into the language of the page. */
  readonly labelLanguage?: 'en'
  readonly cells: readonly CellText[]
}

export interface ReportTable {
  readonly id: string
  readonly title: string
  /** The heading of the labels, then of each cell. */
  readonly columns: readonly string[]
  readonly rows: readonly ReportRow[]
  readonly note?: string
}

export interface Bar {
  readonly label: string
  readonly value: number
}

/** A share with its 95% Wilson interval, all from 0 to 1. */
export interface Share {
  readonly label: string
  readonly share: number
  readonly low: number
  readonly high: number
}

/** `report.json`: what the page says, and nothing that it hides. */
export interface Report {
  readonly reportVersion: typeof REPORT_VERSION
  readonly language: Language
  readonly setaside: string
  readonly run: string
  readonly asOf: string
  readonly county: string
  readonly law: string
  readonly policy: string
  readonly headline: string
  readonly lead: readonly string[]
  readonly tables: readonly ReportTable[]
  /** Rows of the tables as charts: only what is shown is drawn. */
  readonly charts: {
    readonly standing: readonly Bar[]
    readonly freed: readonly Share[]
    readonly all?: number
    /** Convictions, from all that was considered to what was granted; absent without the work of people. */
    readonly stages?: readonly Bar[]
    /** Policies beside each other: who would lose a last felony, and the shares by race as recorded; absent where none are compared. */
    readonly policies?: readonly Bar[]
    readonly reach?: readonly Share[]
  }
  readonly method: readonly string[]
}
