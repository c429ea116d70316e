/** A person's criminal history, as a record of any state shows it: cycles, counts, dispositions, sentences. */
import type { Source } from '../rules/fact.ts'
import type { Period } from '../time/day.ts'
import type { Window } from '../time/window.ts'

/** One person, joined from every row that is surely theirs. */
export interface Person {
  /** The identifier results are printed under: as in the file where there is one. */
  readonly id: string
  /** `LAST,FIRST MIDDLE` as written; absent when blank. */
  readonly name?: string
  readonly sex?: string
  readonly race?: string
  /** The day of birth; `UNKNOWN` when blank, unreadable or contradicted by the record. */
  readonly birth: Window
  readonly birthSources: readonly Source[]
  /** Present when the record shows that the person has died; the day within its bounds. */
  readonly death?: Dated
  readonly cycles: readonly Cycle[]
  /** Every conviction of every cycle, in the order of the record. */
  readonly convictions: readonly Conviction[]
  /**
   * Counts that a court ended in a way the record does not say, or not readably: each may be a conviction, and is shown
   * as it would be one. Absent: there are none.
   */
  readonly undisposed?: readonly Conviction[]
  /** Registration events (for California: those under PC 290). */
  readonly registrations: readonly Registration[]
  /** Why the record may not be whole; empty when nothing suggests it. What is absent from such a record is unknown. */
  readonly doubts: readonly Doubt[]
  /** What the record shows that stops no answer and that people must know of; empty when there is nothing. */
  readonly told: readonly Told[]
}

/** An event with its day, known within bounds. */
export interface Dated {
  readonly day: Window
  readonly sources: readonly Source[]
}

export interface Registration extends Dated {
  readonly text: string
  /** What was read of the text; without offenses when nothing could be: it may be a registration of another kind. */
  readonly offense?: OffenseReading
}

/** A reason to think that rows are missing from a person's record or may belong to someone else. */
export interface Doubt {
  /**
   * `unread-row`: a row of this person was rejected. `identity`: it is not sure which rows are this person's. `elsewhere`: the
   * files do not tell of everything that happened to the person, and of other cases at that.
   */
  readonly kind: 'unread-row' | 'identity' | 'elsewhere'
  /** The birth date is in doubt too: rows that are otherwise alike give another. */
  readonly birthDate?: true
  readonly says: string
  readonly sources: readonly Source[]
}

/** Something of a person's record that people must know of, whatever is answered. */
export interface Told {
  readonly kind: ToldKind
  /** Fixed words of its kind, with numbers: nothing of the free text of a row. */
  readonly says: string
  readonly sources: readonly Source[]
}

/**
 * `gap`: the record's own counting leaves a number out, as a lost row does. `contradiction`: two columns that state the same
 * thing differ. `row-end`: a row does not end as rows do. `order`: an order that is not tied to one conviction.
 */
export type ToldKind = 'gap' | 'contradiction' | 'row-end' | 'order'

/** An arrest and all that followed from it. */
export interface Cycle {
  readonly key: string
  /** The day of arrest; `UNKNOWN` when the record shows none. */
  readonly arrested: Window
  readonly arrestSources: readonly Source[]
  /** Counts that ended in a conviction. */
  readonly convictions: readonly Conviction[]
  /** Offenses charged in this cycle that did not end in a conviction, for rules that look at the whole case. */
  readonly otherCharges: readonly Charge[]
  /** A row of the cycle names a warrant, or says that one was issued. */
  readonly warrant: boolean
  /** Who arrested, and the county they stand in, as written; absent when blank. */
  readonly agency?: string | undefined
  readonly county?: string | undefined
  /** The numbers its rows give the case, those of the arresting agency with them. */
  readonly caseNumbers: readonly string[]
}

export interface Charge {
  readonly offense: OffenseReading
  /** The disposition as written; absent when none is recorded. */
  readonly disposition?: string
  /** How it ended, as far as the words of the disposition say; absent when none is recorded or they do not. */
  readonly ended?: ChargeEnd
  /** Convicted of another offense in its place: the row that convicts names it as what was charged. */
  readonly replaced?: true
  /** Of a diversion begun: another row tells that it was completed. */
  readonly completed?: true
  /** Its disposition is written and not understood: it may say anything. */
  readonly unclear?: true
  /** The day of the row that says so; of a charge without an end, of its row. */
  readonly day: Window
  /** Whose row it stands on: those who arrested, or a court. */
  readonly stage: 'arrest' | 'court' | 'other'
  /** As charged; absent when blank or unknown. */
  readonly class?: OffenseClass
  /** Its class is absent because what stands for it cannot be read. */
  readonly classUnread?: true
  /** Its row names a warrant, or says that one was issued. */
  readonly warrant?: true
  readonly sources: readonly Source[]
}

/**
 * `not-filed`: released or rejected before any court. `diverted`: a diversion or deferred judgment was begun;
 * `diversion-completed`: and completed. `elsewhere`: the charge went into another case, whose end is its end: consolidated,
 * refiled, turned over to another jurisdiction. `vacated`: in a conviction, which was vacated or reversed since.
 */
export type ChargeEnd =
  | 'dismissed'
  | 'acquitted'
  | 'not-filed'
  | 'diverted'
  | 'diversion-completed'
  | 'elsewhere'
  | 'vacated'

export type OffenseClass = 'felony' | 'misdemeanor' | 'infraction'

/** One count that ended in a conviction. A view of the record: the offense convicted of, never the one charged. */
export interface Conviction {
  readonly person: Person
  readonly cycle: Cycle
  /** Stable within the person: cycle, step and count as the file numbers them. */
  readonly key: string
  readonly offense: OffenseReading
  /** The disposition that convicts, as written: `CONVICTED-PROB/JAIL`. */
  readonly disposition?: string
  /**
   * Of one that may be none of the person’s: why, where it is not that its end cannot be read. `served`: only those who carry a
   * sentence out tell of it. `doubled`: another conviction may be the same one.
   */
  readonly perhaps?: 'served' | 'doubled'
  /** A comment on the row that names another offense than the row's own; people look at it. */
  readonly remark?: string
  /** Enhancements that rows of the case tell of: they added to its sentence, or to that of another count. Absent: none. */
  readonly enhancements?: readonly Offense[]
  /** Class at conviction; absent when blank, unknown or contradictory. */
  readonly class?: OffenseClass
  /** Its class is absent, and not because the record is silent: what stands for it cannot be read, or says two things. */
  readonly classUnread?: true
  /** What the record itself shows of it, where something else was given that counts in its place. */
  readonly shown?: Pick<Conviction, 'class' | 'classUnread' | 'convictionDate'>
  /** The day of the offense within its bounds: never after the arrest or the conviction. */
  readonly offenseDate: Window
  /** The day of conviction within its bounds. */
  readonly convictionDate: Window
  readonly sentence: Sentence
  /** What happened to the conviction afterwards, in order. */
  readonly later: readonly LaterEvent[]
  readonly court?: string
  readonly county?: string
  readonly caseNumbers: readonly string[]
  /** The rows of this count, first the one that convicts. */
  readonly sources: readonly Source[]
}

export interface SentencePart {
  /** Place or kind as written: JAIL, PRISON, PROBATION, FINE. */
  readonly place: string
  /** Length as written with its unit, for people to read: `90 D`. */
  readonly text: string
  /**
   * What it is, as far as its place says; `supervision` is mandatory or post-release supervision, `manner` tells how a term
   * that stands beside it runs (concurrently, consecutively) or that no sentence was imposed, and is no punishment of its own.
   */
  readonly kind?: PartKind
  /** How long it takes; absent when it cannot be read, or is for life. */
  readonly length?: Period
}

export type PartKind = 'prison' | 'jail' | 'probation' | 'fine' | 'parole' | 'supervision' | 'manner'

/** Prison and jail, and what no word tells apart from them. */
export const isCustody = ({ kind }: SentencePart): boolean =>
  kind === undefined || kind === 'prison' || kind === 'jail'

export interface Sentence {
  readonly parts: readonly SentencePart[]
  /**
   * The day the whole sentence has run, all parts added: exact when every part could be read; `[conviction, NEVER]` or
   * `[known parts, NEVER]` when one could not, or begins behind a term whose end is not known. See `says`.
   */
  readonly ends: Window
  /**
   * `complete`: every part was read. `silent`: the record gives no sentence at all. `unread`: a part has no readable
   * length or unit. `life`: a life term, which no sum ends. `elsewhere`: other rows of the case, or words, tell of a sentence,
   * and whether it is all this count's, or some, or none of it, they do not; `ends` bounds both.
   */
  readonly says: 'complete' | 'silent' | 'unread' | 'life' | 'elsewhere'
  /** Where it is told, if elsewhere. */
  readonly elsewhere?: readonly Source[]
  /** It runs consecutively: the rows of the terms behind which it begins. */
  readonly behind?: readonly Source[]
}

/**
 * What a later row of the record did to a conviction. `probation-extended`: its term was made
 * longer. `probation-ended`: it ran out, or was terminated, by that day. `probation-ended-early`: the court discharged the person before the term was
 * over; `supervision-ended`: parole or other supervision after custody ended, and with it the sentence.
 */
export interface LaterEvent {
  readonly kind:
    | 'dismissed'
    | 'sealed'
    | 'reduced'
    | 'vacated'
    | 'probation-revoked'
    | 'probation-extended'
    | 'probation-ended'
    | 'probation-ended-early'
    | 'supervision-ended'
    | 'other'
  /**
   * For `dismissed`: surely after the sentence, as an expungement is, and not an end of the charge itself: the conviction is left for
   * other reliefs to reach.
   */
  readonly afterSentence?: true
  /** For `probation-revoked`: and reinstated, so that probation ran on. */
  readonly reinstated?: true
  /** For `reduced`: the class it became, when the row says. */
  readonly to?: OffenseClass
  readonly day: Window
  readonly text: string
  readonly sources: readonly Source[]
}

/** What was read out of the text of an offense. */
export interface OffenseReading {
  /** The text as written, trimmed. */
  readonly text: string
  /** Every section found, in order; empty when none could be read. */
  readonly offenses: readonly Offense[]
  /**
   * What leaves open which offense it is: words that look like part of a citation and could not be read, words that are of
   * another offense than the sections, flags that are not known; empty when nothing does.
   */
  readonly unread: string
  /** The words of the text that the law's vocabulary knows, each in its one form; absent where there are none. */
  readonly says?: ReadonlySet<string>
  /** Words that tell of an order on the conviction (reduced, dismissed) without saying which or when; absent: none. */
  readonly order?: string
  /** A felony of it was vacated by the law itself: in what words. */
  readonly vacatedAsFelony?: string
  /** Words that tell of more than the text names: further counts, additional offenses; absent: none. */
  readonly more?: string
  /** What its words make of the offense they are said of, whether its sections say so or not; absent: nothing. */
  readonly modifies?: ReadonlySet<NonNullable<Offense['inchoate']> | 'accessory' | 'unclear'>
  /** Its words tell of earlier convictions: of one that makes later sentences graver, or of some; absent: they do not. */
  readonly priors?: 'strike' | 'some'
}

/** One section of a code, with what modifies it. */
export interface Offense {
  /** Two or three letters of the code as files write them (`PC`, `HS`, `VC`); absent when the text gives none. */
  readonly code?: string
  /** The section number with its letter and decimals: `11357`, `288a`, `667.5`. */
  readonly section: string
  /** Subdivisions from the outside in, lower case: `['d', '3']`. */
  readonly subdivisions: readonly string[]
  /** An attempt, conspiracy or solicitation to commit it. */
  readonly inchoate?: 'attempt' | 'conspiracy' | 'solicitation'
  /**
   * No offense, though it stands where one should: a section of procedure. `violation`: of probation or another supervision;
   * `order`: how courts sentence, or what they may order before or after.
   */
  readonly procedural?: 'violation' | 'order'
  /** Adds to the sentence of another offense, as an enhancement does. A count of its own may be for it; never the only one. */
  readonly adds?: true
}

/**
 * Reads the text of an offense as one jurisdiction writes it, and the flags that stand beside it in columns of their own.
 * The readers of formats are given one.
 */
export type OffenseReader = (text: string, qualifiers?: string) => OffenseReading
