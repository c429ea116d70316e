/** What a language must have to write a letter in it: all its sentences, as data; the types hold each file to all of them. */
import type { Calendar } from '../../../results/languages.ts'
import type { LetterName } from './letter.ts'

/** Sentences of one relief. Each stands by itself, for a letter may tell of several reliefs. */
export interface ReliefSentences {
  /** `Dismissed and sealed`. */
  readonly heading: string
  /** What was done, before the list of cases. */
  readonly says: string
  /** What it means. */
  readonly means: string
  /** Before what stays as it is: `Dismissed convictions`. */
  readonly about: string
  readonly still: string
  /** The last line of a letter that tells of nothing else. */
  readonly last: string
}

/** An entry of a list: what it is about, and what is said. */
export interface Point {
  readonly about: string
  readonly says: string
}

/** Text in `{braces}` is filled in; a sentence has the same ones in each language. */
export interface LetterWords {
  /** As RFC 5646 has it: `es`. */
  readonly lang: string
  /** Its name in itself: `Español`. */
  readonly name: string
  readonly months: Calendar['months']
  readonly dates: {
    /** {day} {month} {year} */
    readonly day: string
    /** {from} {to} */
    readonly between: string
    /** {to} */
    readonly by: string
    /** {from} */
    readonly since: string
  }
  /** The title of a file of many letters: {first} {last} */
  readonly bundle: string
  /** {letter} {page} {pages} */
  readonly footer: string
  /** {name} */
  readonly title: string
  readonly titleWithoutName: string
  readonly opening: readonly string[]

  readonly changed: string
  readonly reliefs: Readonly<Record<LetterName, ReliefSentences>>
  readonly list: {
    /** {number} */
    readonly case: string
    /** {numbers} */
    readonly cases: string
    readonly withoutNumber: string
    /** {law} */
    readonly law: string
    /** {law} {name} */
    readonly lawNamed: string
    readonly lawUnknown: string
    /** {counts} */
    readonly times: string
    /** {date} */
    readonly convicted: string
    readonly convictedUnknown: string
    /** {date} */
    readonly arrested: string
    readonly arrestedUnknown: string
    /** {date} */
    readonly order: string
    /** {date} */
    readonly relief: string
  }

  readonly means: string
  readonly housing: { readonly heading: string; readonly says: readonly string[] }
  readonly work: { readonly heading: string; readonly says: readonly string[] }
  readonly voting: { readonly heading: string; readonly says: readonly string[] }

  readonly not: {
    readonly heading: string
    readonly says: string
    /** Where the law surely leaves the bar, for every relief of the letter. */
    readonly gunsBarred: Point
    readonly guns: Point
    readonly licenses: Point
    readonly registration: Point
    readonly immigration: Point
    readonly otherCases: Point
  }

  readonly proof: {
    readonly heading: string
    readonly says: string
    /** {court} {address}; {bring} is one of the next two. */
    readonly order: Point
    /** Where each case of the letter has its number. */
    readonly bringNumber: string
    /** Where one or more have none. */
    readonly bringName: string
    readonly state: Point
  }

  readonly help: {
    readonly heading: string
    readonly says: string
    /** {name} {phone} */
    readonly office: Point
    /** {website} */
    readonly website: string
    /** {name} {address} */
    readonly defender: Point
    /** {email} */
    readonly email: string
  }

  readonly closing: readonly string[]
  /** The last line of a letter that tells of several reliefs. */
  readonly last: string
  /** What offenses are called in plain words, by section (`HS 11357`, `PC 647(f)`): for offices that want them named. */
  readonly offenses?: Readonly<Record<string, string>>
}
