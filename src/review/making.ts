/** What the workstation asks of the program to make a run: the very run that `setaside run` makes of the same words. */
import type { FinishedRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'

/** What is asked of a run, in the words of the command line. */
export interface RunAsked {
  readonly jurisdiction: string
  /** Absent where a mapping says it itself. */
  readonly inputFormat?: string
  /** A mapping that comes with the program, or the path of a file. */
  readonly map?: string
  /** Names with commas between, or `all`. */
  readonly county: string
  /** `YYYY-MM-DD`: never the clock's, always somebody's. */
  readonly asOf: string
  readonly program: string
  /** A policy that comes with the program, or the path of a file. */
  readonly policy?: string
  /**
   * What was vouched for of everybody in a run of before it stood among its facts: in which words, by whom, and where it was looked up.
   */
  readonly vouched?: { readonly words: readonly string[]; readonly by: string; readonly source: string }
  /** Absent: those that are usual. */
  readonly tables?: readonly string[]
  readonly formats: readonly string[]
  readonly csvMark: boolean
}

/** A run that is asked for, and where. */
export interface RunToMake extends RunAsked {
  /** Where the command is called: names of files are of this folder, unless they are paths. */
  readonly from: string
  readonly files: readonly string[]
  /** Files of facts. */
  readonly facts: readonly string[]
  readonly out: string
}

/** How far it is in one of its passes over the files. */
export interface PassProgress {
  readonly phase: 'unpack' | 'identify' | 'arrange' | 'decide'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rows?: number
  readonly people?: number
}

/** How it ended: the results are there; refused, in the sentence of the command line; or stopped. */
export type RunEnd = 'done' | 'stopped' | Unusable

export interface RunningRun {
  readonly ended: Promise<RunEnd>
  /** Ends it at once. What it had begun is whoever's who asked for it. */
  readonly stop: () => void
}

/** Papers that are asked for, as `setaside file` is asked for them; all are paths. */
export interface PapersToMake {
  readonly jurisdiction?: string
  readonly run: string
  readonly approvals: string
  readonly office: string
  /** The day that stands on them, `YYYY-MM-DD`. */
  readonly dated: string
  readonly out: string
  readonly forms?: string
  /** In spite of how many rows that name nobody. */
  readonly despite?: number
  /** The kinds that are made; absent: those that are usual. */
  readonly only?: readonly string[]
  readonly answers?: string
}

/** How far the papers of a kind are. */
export interface PaperProgress {
  readonly kind: string
  readonly done: number
  readonly all: number
}

export interface Making {
  readonly papers: (asked: PapersToMake, onProgress: (progress: PaperProgress) => void) => RunningRun
  readonly run: (asked: RunToMake, onProgress: (progress: PassProgress) => void) => RunningRun
  /**
   * What a finished run was asked, and its files, to be asked again: refused in a sentence where they are not where the manifest
   * says, or the run had a policy or a mapping of its own that is not known.
   */
  readonly again: (
    run: FinishedRun,
    own: OwnFiles,
  ) => Promise<(RunAsked & { readonly files: readonly string[] }) | Unusable>
  /** What there is to choose from, a state each. */
  readonly choices: () => Promise<readonly Choices[]>
  /** What a file is, from its beginning, as the run itself finds out before it reads it. */
  readonly look: (path: string, of: Pick<Written, 'jurisdiction' | 'map'>) => Promise<Look>
  /** What was written of a run, as the command line reads it; or what is wrong with it, field by field. */
  readonly read: (written: Written) => Promise<RunAsked | { readonly wrong: readonly WrongField[] }>
  /** Compares two finished runs, as `setaside compare --out`, into a folder. */
  readonly compare: (before: string, after: string, out: string) => RunningRun
}

/** What somebody writes to have a run. */
export interface Written {
  readonly jurisdiction: string
  readonly map: string | undefined
  /** With commas between several. */
  readonly county: string
  readonly asOf: string
  readonly program: string
  /** A name, or the path of a file. */
  readonly policy: string | undefined
}

export interface WrongField {
  readonly field: keyof Written
  readonly says: string
}

export interface Choices {
  readonly jurisdiction: string
  readonly title: string
  /** What a place is called whose office decides: `county`; one of them, and all where they are known. */
  readonly venue: { readonly word: string; readonly example: string; readonly names: readonly string[] }
  readonly programs: readonly { readonly name: string; readonly title: string; readonly policies: boolean }[]
  readonly usualProgram: string
  readonly policies: readonly { readonly name: string; readonly title: string }[]
  /** Mappings of an office’s own extracts. */
  readonly maps: readonly string[]
  /** What a file is called in a sentence, where no mapping is named: `a California DOJ bulk file`. */
  readonly file: string
}

/** Why it cannot be read, and what is to know of it, in the sentences of the command line. */
export interface Look {
  readonly refused?: string
  readonly notes: readonly string[]
}

/** The files of a run that are none of those that come with the program. */
export interface OwnFiles {
  readonly policy?: string
  readonly map?: string
  /** What the file of the facts that people gave here is called: they are given anew with every question. */
  readonly givenHere?: string
}
