/** The tables of the workstation as programs see them; `test/workstation-migrations.test.ts` holds them against the database itself. */
import type { ColumnType, Generated } from 'kysely'
import type { Took } from '../job-steps.ts'
import type { Role } from '../roles.ts'

/** Written by the database, never by us. */
type Stamp = ColumnType<Date, never, never>
/** A document that is kept as it was written. */
type Json<T> = ColumnType<T, string, string>

export interface UserTable {
  readonly id: Generated<number>
  /** The account: of the operating system on one computer, in an agency the name they sign in with. */
  readonly os_user: string
  /** As it should appear on what they decide; empty until they have said. */
  readonly name: string
  readonly added: Stamp
  /** The hash of the password, with what it was made by; null where they have none. */
  readonly password: Generated<string | null>
  /** What the codes from their phone are made of, sealed. */
  readonly code_secret: Generated<Buffer | null>
  /** The last half minute whose code was used: no code is good twice. */
  readonly code_step: Generated<number>
  /** Who they are at the agency's own sign-in: its issuer and its number of them. */
  readonly elsewhere: Generated<string | null>
  /** Since when they may not sign in any more. */
  readonly closed: Generated<Date | null>
}

/** What somebody may do in an agency; an administrator has no other role. */
export interface UserRoleTable {
  readonly user_id: number
  readonly role: Role
}

/** The office as a whole: one row. */
export interface OfficeTable {
  readonly id: Generated<number>
  readonly mode: Generated<'one-computer' | 'agency'>
  readonly settings: ColumnType<Readonly<Record<string, unknown>>, string | undefined, string>
  /** How many keys numbers of people were hashed with, one after the other. */
  readonly key_generation: Generated<number>
  /** The half of the recovery key that shuts backups; the other half is on paper. */
  readonly recovery: ColumnType<Readonly<Record<string, unknown>> | null, string | null, string | null>
  /** The agency's own sign-in. */
  readonly sign_in: ColumnType<Readonly<Record<string, unknown>> | null, string | null, string | null>
  /** What the agency's own sign-in knows this program by, sealed. */
  readonly sign_in_secret: Buffer | null
  /** When a backup was last made and read back whole. */
  readonly backup_tried: Date | null
  /** When the office became an agency. */
  readonly began: Date | null
}

/** A link with which somebody chooses their password, once. */
export interface InvitationTable {
  readonly id: Buffer
  readonly user_id: number
  readonly made: Date
  readonly made_by: number
  /** Of the codes they are about to set up, sealed. */
  readonly code_secret: Generated<Buffer | null>
}

/** A code on paper that is good once instead of one from the phone. */
export interface RecoveryCodeTable {
  readonly user_id: number
  readonly hash: Buffer
  readonly used: Generated<Date | null>
}

/** Tries to sign in under a name, whether there is such a name or not. */
export interface SignInTryTable {
  readonly name_hash: Buffer
  readonly failures: number
  readonly last: Date
  readonly until: Date | null
}

export interface SessionTable {
  /** The hash of what the browser holds. */
  readonly id: Buffer
  readonly user_id: number
  readonly opened: ColumnType<Date, Date, never>
  readonly seen: ColumnType<Date, Date, Date>
  readonly by: Generated<SignedInBy>
  /** When a code from the phone was last given, and not yet used for anything. */
  readonly code_given: Generated<Date | null>
}

/** A link of this computer, password and code, the agency's own sign-in, or a link and the recovery key. */
export type SignedInBy = 'link' | 'password' | 'elsewhere' | 'recovery'

/** A finished run that was opened here. */
export interface RunTable {
  readonly id: Generated<number>
  readonly folder: string
  /** The hash of its manifest: it names the run. */
  readonly sha256: string
  readonly as_of: string
  readonly county: string
  readonly program: string
  readonly policy: string | null
  readonly rules: string
  /** Lines read, rejected and so on, as the manifest has them. */
  readonly rows: Json<Readonly<Record<string, unknown>>>
  readonly opened: Stamp
  readonly opened_by: number
  /** The copy of its tables is whole. */
  readonly ready: boolean
  /** The one that people work on. */
  readonly current: boolean
  /** When its contents were removed; what it was stays. */
  readonly purged: ColumnType<Date | null, Date | undefined, Date | null>
}

/** A run that was made here: where all that is its own stands. */
export interface RunMadeTable {
  readonly run_id: number
  /** Its folder in the data folder: its files, its facts, its results. */
  readonly place: string
  /** The run it was decided again from. */
  readonly from_run: number | null
  readonly policy_file: string | null
  readonly map_file: string | null
  /** The facts that came with the run before it, from elsewhere. */
  readonly earlier_facts: string | null
  /** How many facts that people gave here it was given. */
  readonly given: number
  /** How long each step of making it took; of a run of an earlier Setaside it is not known. */
  readonly took: ColumnType<Took | null, string | null, string | null>
}

/** A fact that people gave and that the record of a run contradicts. */
export interface RunContradictionTable {
  readonly run_id: number
  readonly fact_id: number
}

/** A person of a run, for lists and search: a copy, made anew from the run at any time. */
export interface PersonTable {
  readonly run_id: number
  readonly person_id: string
  readonly name: string
  readonly born: string
  readonly convictions: number
  readonly felonies: number
  readonly considered: number
  readonly eligible: number
  readonly later: number
  readonly not_eligible: number
  readonly review: number
}

/** A conviction of a run, for lists, facets and search: a copy. */
export interface ConvictionTable {
  readonly run_id: number
  /** Its place in the run's own table. */
  readonly place: number
  readonly person_id: string
  readonly count_key: string
  readonly name: string
  readonly case_numbers: string
  readonly offense: string
  readonly offense_text: string
  readonly section: string
  readonly class: string
  readonly convicted: string
  readonly county: string
  readonly answer: string
  readonly relief: string
  readonly due: string
  readonly due_from: string
  readonly later: string
  readonly open: string
  readonly reason: string
  readonly missing: string
  readonly citation: string
  readonly file: string
  readonly line: number
}

/** A number by which somebody is known elsewhere: never in clear. */
export interface IdentifierTable {
  readonly run_id: number
  readonly person_id: string
  /** Keyed hash, to find it by. */
  readonly lookup: Buffer
}

/** A word of the name of somebody of a run, as names are searched: see `wordsOf`. */
export interface NameWordTable {
  readonly run_id: number
  readonly word: string
  readonly person_id: string
}

/** A part of the list of a run: see `RunList`. */
export interface RunListTable {
  readonly run_id: number
  readonly part: string
  readonly bytes: Buffer
}

/** Somebody of a run, by what tells people apart from one run to the next. */
export interface SubjectTable {
  readonly run_id: number
  readonly person_id: string
  /** Keyed hash of name and birth date: a number of one file may be another person's in the next. */
  readonly identity: Buffer
}

/** What somebody gave beside the record: the columns of a file of facts, and who brought it here and when. */
export interface FactTable {
  readonly id: Generated<number>
  readonly person_id: string
  /** Whom it was given of: in another run it is of whoever is the same. */
  readonly identity: Buffer
  /** Empty where it is about the person. */
  readonly count_key: string
  readonly fact: string
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly by: string
  readonly as_of: string
  readonly corrects: boolean
  readonly reason: string
  readonly ruling_id: number | null
  readonly added: Stamp
  readonly added_by: number
  readonly withdrawn: ColumnType<Date | null, never, Date>
  readonly withdrawn_by: number | null
  readonly withdrawn_why: string
}

export interface NoteTable {
  readonly id: Generated<number>
  readonly person_id: string
  readonly text: string
  readonly added: Stamp
  readonly added_by: number
}

/** One question about one count: what it takes to answer a conviction that waits. */
export interface CaseTable {
  readonly id: Generated<number>
  readonly run_id: number
  readonly person_id: string
  readonly count_key: string
  readonly fact: string
  /** The words it is asked in. */
  readonly asks: string
  readonly about: string
  /** Of law: one answer may settle many, and always wants a second reader. */
  readonly of_law: boolean
  readonly answers: Json<readonly { readonly answer: string; readonly results: readonly string[] }[]>
  readonly choices: Json<readonly string[]>
  readonly kind: string
  readonly unit: string
  /** The counts that wait for it. */
  readonly waiting: Json<readonly string[]>
  readonly state: string
  /** Raised at each change: a save names the one it saw. */
  readonly version: Generated<number>
  readonly leased_by: number | null
  readonly leased_until: Date | null
  readonly skipped_until: Date | null
  readonly changed: ColumnType<Date, Date | undefined, Date>
  /** Since when it waits for what it waits for now: an answer, a second reader, somebody who settles it. */
  readonly since: ColumnType<Date, Date | undefined, Date>
  /** When it was first asked: a later run goes on with it. */
  readonly asked: Stamp
}

/** What people did with a case, each thing once; the last one that is not undone stands. */
export interface DecisionTable {
  readonly id: Generated<number>
  readonly case_id: number
  readonly by: number
  readonly at: Stamp
  /** `answer`, `second-read`, `not-found`, `more-papers`, `refer`, `settle`. */
  readonly kind: string
  readonly value: string
  readonly source: string
  readonly reference: string
  readonly note: string
  readonly fact_id: number | null
  readonly ruling_id: number | null
  readonly undone: ColumnType<Date | null, never, Date>
  /** On one computer another person reads on paper: their name and the day. */
  readonly reader: string
  readonly read_on: string | null
}

/** One answer on the law for many cases. */
export interface RulingTable {
  readonly id: Generated<number>
  readonly run_id: number
  readonly fact: string
  readonly value: string
  readonly authority: string
  readonly by: number
  readonly at: Stamp
  readonly withdrawn: ColumnType<Date | null, never, Date>
  readonly withdrawn_why: string
}

/** The office that files, as its file says; each one that was ever given is kept, and the last one holds. */
export interface FilingOfficeTable {
  readonly id: Generated<number>
  readonly text: string
  readonly sha256: string
  readonly added: Stamp
  readonly added_by: number
}

/** Counts that go to the court together. */
export interface BatchTable {
  readonly id: Generated<number>
  readonly title: string
  /** The run that people worked on when it was made. */
  readonly run_id: number
  /** `open`, `signed`, `filed`, `dissolved`. */
  readonly state: string
  readonly version: Generated<number>
  readonly made: Stamp
  readonly made_by: number
  /** In spite of how many rows that name nobody somebody said that it is to go on. */
  readonly despite: number | null
  /** What somebody looked at and chose to file now: names of checks. */
  readonly file_now: ColumnType<readonly string[], string | undefined, string>
  /** The run that was decided again with the facts added since; the run itself where there are none. */
  readonly decided_run_id: number | null
  /** Which facts those were: a hash. */
  readonly decided_facts: string | null
  /** The list of approvals that was signed, byte for byte. */
  readonly list: Buffer | null
  readonly list_sha256: string | null
  readonly office_id: number | null
  readonly signed: Date | null
  readonly signed_by: number | null
  /** Who signed, as it stands on paper or in their account. */
  readonly signed_name: Generated<string>
  readonly signed_on: string | null
  readonly signed_how: 'paper' | 'code' | null
  /** The day on the documents, and the hash of what names them all. */
  readonly dated: string | null
  readonly documents_sha256: string | null
  readonly letters_dated: string | null
  readonly letters_sha256: string | null
  readonly filed_on: string | null
  readonly filed_by: number | null
  /** What the court calls it. */
  readonly court_number: Generated<string>
}

/** A relief of a count that somebody said is to be filed; where it stands is its state. */
export interface ApprovalTable {
  readonly id: Generated<number>
  /** The run it was read in. */
  readonly run_id: number
  readonly person_id: string
  readonly identity: Buffer
  readonly count_key: string
  /** Empty where the relief is the office's policy alone. */
  readonly statute: string
  readonly relief: string
  /** What was answered when it was approved. */
  readonly standing: Json<Readonly<Record<string, unknown>>>
  readonly state: string
  readonly version: Generated<number>
  readonly batch_id: number | null
  readonly approved_by: number
  readonly approved_name: string
  readonly approved_on: string
  readonly note: string
  /** Why it was opened again, or closed. */
  readonly why: Generated<string>
  readonly changed: ColumnType<Date, Date | undefined, Date>
}

/** A count of a batch, as it stood there. */
export interface BatchCountTable {
  readonly batch_id: number
  readonly approval_id: number
  /** Its place in the exhibit, and where the order on it is; known once it is signed. */
  readonly place: number | null
  readonly reference: Generated<string>
  readonly relief: string
  readonly approved_name: string
  readonly approved_on: string
  readonly taken_out: Date | null
  readonly taken_out_by: number | null
  readonly taken_out_why: Generated<string>
}

/** What the court said of a count; the last one that is not undone holds. */
export interface CourtAnswerTable {
  readonly id: Generated<number>
  readonly batch_id: number
  readonly approval_id: number
  readonly answer: string
  /** A day, or empty where the court did not rule and gave none. */
  readonly answered_on: string
  /** The court's number of the file or the order. */
  readonly number: string
  readonly source: 'form' | 'file'
  readonly by: number
  readonly at: Stamp
  readonly undone: Date | null
  readonly undone_why: Generated<string>
}

/** A policy that was kept under a name. */
export interface PolicyTable {
  readonly id: Generated<number>
  readonly name: string
  readonly file: Json<Readonly<Record<string, unknown>>>
  readonly kept_by: number
  readonly kept: Date
}

/** Who did or saw what: only ever added to, each entry holding the hash of the one before. */
export interface AuditTable {
  readonly number: number
  readonly at: Date
  readonly user_id: number | null
  readonly who: string
  readonly session: string
  readonly action: string
  readonly object: string
  readonly detail: Json<Readonly<Record<string, unknown>>>
  readonly run: string
  readonly before_hash: Buffer
  readonly hash: Buffer
  /** What they were then, such as `analyst reviewer`; empty in entries of before there were roles. */
  readonly roles: Generated<string>
}

/** What was asked for by a key of its own, and is done: whoever asks again is told what came of it. */
export interface ActTable {
  readonly user_id: number
  readonly key: string
  readonly way: string
  readonly sent: Buffer
  /** As it was sent; null where the program ended before. */
  readonly answer: ColumnType<string | null, string | null, string>
  readonly at: Stamp
}

export interface Tables {
  readonly office: OfficeTable
  readonly user_account: UserTable
  readonly user_role: UserRoleTable
  readonly invitation: InvitationTable
  readonly recovery_code: RecoveryCodeTable
  readonly sign_in_try: SignInTryTable
  readonly session: SessionTable
  readonly run: RunTable
  readonly run_made: RunMadeTable
  readonly run_contradiction: RunContradictionTable
  readonly person: PersonTable
  readonly conviction: ConvictionTable
  readonly identifier: IdentifierTable
  readonly name_word: NameWordTable
  readonly run_list: RunListTable
  readonly subject: SubjectTable
  readonly fact: FactTable
  readonly note: NoteTable
  readonly review_case: CaseTable
  readonly decision: DecisionTable
  readonly ruling: RulingTable
  readonly filing_office: FilingOfficeTable
  readonly batch: BatchTable
  readonly approval: ApprovalTable
  readonly batch_count: BatchCountTable
  readonly court_answer: CourtAnswerTable
  readonly office_policy: PolicyTable
  readonly audit: AuditTable
  readonly act: ActTable
}
