/** What the workstation asks of the program: it decides nothing itself. The command line makes one of what it has. */
import type { FactTable } from '../facts/read-lines.ts'
import type { Kind, Office } from '../filing/filing.ts'
import type { GivenCount } from '../filing/given.ts'
import type { Beside } from '../report/chief.ts'
import type { PersonPage } from '../report/person-page.ts'
import type { BenchEffect } from '../report/policy-bench.ts'
import type { PersonNamed } from '../report/policy-people.ts'
import type { Reached } from '../report/policy-reach.ts'
import type { Report } from '../report/public-page.ts'
import type { OpenQuestion } from '../report/questions.ts'
import type { FinishedRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import type { Answers } from '../rules/fact.ts'
import type { Explanation } from '../run/explain.ts'
import type { PolicyChoice } from '../run/policy-kinds.ts'
import type { BeforeFiling } from './before-filing.ts'
import type { CountStanding } from './due-counts.ts'
import type { ReadAgain } from './job-steps.ts'
import type { Making, OwnFiles } from './making.ts'

export interface Engine {
  readonly version: string
  /**
   * Opens a finished run; a sentence where it is none, or is of other rules. `own`: of a run that was made here, the files that it
   * had of its own. Its people are then decided without the facts that were given here: who asks gives them as they stand now.
   */
  readonly open: (folder: string, own?: OwnFiles) => Promise<OpenRun | Unusable>
  readonly making: Making
  /** Ends what works for it. */
  readonly close: () => Promise<void>
}

export interface OpenRun {
  readonly run: FinishedRun
  /** The program in words, and who has reviewed its rules. */
  readonly title: string
  readonly reviewed: string
  /** The facts that may be given, by name. */
  readonly facts: readonly FactDescribed[]
  /**
   * Somebody of the run as `explain` has them, with facts that people gave beside those of the run. Undefined where nobody is
   * called so; unusable where the run's files are not what they were.
   */
  readonly person: (id: string, given: FactTable) => Promise<PersonView | undefined | Unusable>
  /** The same, written as it is sent: a page of a person is asked for most often. */
  readonly told: (id: string, given: FactTable) => Promise<PersonTold | undefined | Unusable>
  /** Tells of these people, of whom nothing was given, one after the other, behind all that anybody waits for; until it is stopped. */
  readonly prepared: (
    ids: readonly string[],
    onPage: (page: PagePrepared) => void,
    stop: AbortSignal,
  ) => Promise<Unusable | undefined>
  /** The whole proof of one count of somebody: every rule that was asked, step by step. */
  readonly proof: (id: string, given: FactTable, count: string) => Promise<Explanation | undefined | Unusable>
  /** The rows of the files that are of somebody, each with the names of its columns, blanks left out. */
  readonly rows: (id: string) => Promise<readonly SourceRow[] | undefined | Unusable>
  /** What each count and arrest of somebody is given, as the papers are made of it. */
  readonly givenEach: (
    id: string,
    given: FactTable,
  ) => Promise<readonly GivenSubject[] | undefined | Unusable>
  /** Of each conviction of which something is due what is due, sorted for an office: as the run answered, without facts given since. */
  readonly due: (
    office: Office,
    onCount: (count: CountStanding) => void,
  ) => Promise<{ readonly statutes: number } | Unusable>
  /** What to know of the run before papers are made of it. */
  readonly before: () => Promise<BeforeFiling | Unusable>
  /** Everybody of whom something is decided: the numbers they are known by, and what is open of them. */
  readonly people: (
    onPerson: (person: RunPerson) => void,
    onFar?: (far: ReadAgain) => void,
  ) => Promise<Unusable | undefined>
  /** What cannot be taken of lines of facts, and why: a sentence each. */
  readonly check: (given: FactTable) => readonly string[]
  /** Why what was read of the run before no longer holds: its files are not what they were. */
  readonly changed: () => Promise<Unusable | undefined>
  readonly filing: FilingThere
  /** What the run found and what stands beside it, with small numbers hidden: the page for the chief and the public. */
  readonly report: (beside: Beside) => Promise<Report | Unusable>
  readonly reportFile: (kind: ReportKind, beside: Beside) => Promise<Uint8Array | Unusable>
  /** The policies an office may choose; undefined where none is known for the program. */
  readonly policies: PoliciesOffered | undefined
  /** Reads everybody once more, in a thread of its own, so that any policy can be asked of all of them at once. */
  readonly bench: (onProgress: (share: number) => void) => Promise<OpenBench | Unusable>
}

export type ReportKind = 'html' | 'pdf' | 'csv' | 'json'

export interface PoliciesOffered {
  /** What any policy looks at: `marijuana convictions`. */
  readonly looksAt: string
  readonly choices: readonly PolicyChoice[]
  /** The file in which nothing is chosen yet; absent where nothing may be. */
  readonly blank?: Readonly<Record<string, unknown>>
  readonly presets: readonly {
    readonly name: string
    readonly title: string
    readonly source: string
    readonly notes: readonly string[]
    /** The preset as a file would have it. */
    readonly written: Readonly<Record<string, unknown>>
  }[]
  /** The policy that the run was decided by: a name, or what the office’s file holds. */
  readonly ofRun?: unknown
  /** What is wrong with a policy file, a sentence each. */
  readonly check: (file: unknown) => readonly string[]
}

/** A policy as it is asked about: undefined for the law alone, the name of a preset, or what a policy file holds. */
export type PolicyNamed = unknown

export interface OpenBench {
  readonly people: number
  readonly effect: (policy: PolicyNamed, against: PolicyNamed) => Promise<BenchEffect | PolicyUnusable>
  /** Whom each policy reaches, beside each other. */
  readonly reach: (policies: readonly PolicyNamed[]) => Promise<Reached | PolicyUnusable>
  readonly whoMoves: (
    policy: PolicyNamed,
    against: PolicyNamed,
    key: string,
  ) => Promise<readonly PersonNamed[] | PolicyUnusable>
  readonly close: () => Promise<void>
}

/** Why a policy cannot be asked about, a sentence each. */
export interface PolicyUnusable {
  readonly problems: readonly string[]
}

/** What the state of a run knows of filing. */
export interface FilingThere {
  /** The county that somebody has written; undefined where it is none of the state. */
  readonly county: (written: string) => string | undefined
  /** The kinds of papers its courts take. */
  readonly kinds: () => Promise<readonly Kind[]>
  /** The office of a text, or every fault of it, a sentence each. */
  readonly office: (text: string) => Promise<Office | { readonly faults: readonly string[] }>
}

/** What a count or an arrest is given, with the lines it was read from. */
export interface GivenSubject {
  readonly of: 'conviction' | 'arrest'
  readonly key: string
  readonly given: GivenCount
}

export interface FactDescribed {
  readonly name: string
  readonly asks: readonly string[]
  readonly answers: Answers
  readonly about: readonly string[]
  /** A question of law: it is answered in review, and read a second time. */
  readonly ofLaw: boolean
}

export type Answered = Omit<Explanation, 'statutes' | 'policy'>

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly born: string
  readonly page: PersonPage
  /** Without the steps of their proofs, which are most of them: see `OpenRun.proof`. */
  readonly explanations: readonly Answered[]
  /** What is still asked of them, where a count waits. */
  readonly questions: readonly OpenQuestion[]
  /** What became of each line of `given` that is of this person: taken, or why not. */
  readonly became: readonly { readonly line: number; readonly state: string }[]
}

/** What a page of a person shows that rests on the record and the facts given. */
export interface PersonTold {
  readonly name: string
  readonly became: PersonView['became']
  /** JSON in UTF-8, with every text visible: an object of that part of `Person` of the API. Packed, as raw deflate. */
  readonly packed: Uint8Array
}

export interface PagePrepared {
  readonly id: string
  readonly told: PersonTold
}

export interface SourceRow {
  readonly file: string
  readonly line: number
  /** `number`: a number by which somebody is known elsewhere. */
  readonly cells: readonly { readonly column: string; readonly text: string; readonly number?: true }[]
}

export interface RunPerson {
  readonly id: string
  readonly name: string
  readonly born: string
  readonly numbers: readonly string[]
  readonly questions: readonly OpenQuestion[]
}
