/** Programmes: named, versioned sets of rules that are run together over a record. */

import type { Arrest } from '../record/arrests.ts'
import type { Conviction, Offense } from '../record/person.ts'
import type { Citation } from '../rules/citation.ts'
import type { ReadyRule } from '../rules/rule.ts'
import type { AnyStatute } from './registry.ts'
import type { Statute } from './statute.ts'

export interface Programme {
  readonly name: string
  readonly title: string
  /** When its law was last checked against a text, and by whom: nobody's word is claimed that was not given. */
  readonly checked: string
  readonly attorneyReview: 'none' | string
  readonly rules: readonly ReadyRule<Conviction>[]
  /**
   * The rules a conviction meets, best relief first; undefined when the programme has nothing to say of it. Found by
   * the section alone, so that most convictions cost nothing.
   */
  readonly rulesFor: (conviction: Conviction) => readonly ReadyRule<Conviction>[] | undefined
  /**
   * Whether an offence by itself may bring a conviction under the programme. A conviction it has something to say of either
   * names such an offence, or nothing that can be read, or stands in a cycle where one is named.
   */
  readonly mayConcern: (offense: Offense) => boolean
  /** Whether an offence may bring a conviction under the programme where one of `mayConcern` is named in its cycle. */
  readonly mayConcernBeside: (offense: Offense) => boolean
  /** Whether the programme has something to say of a conviction. */
  readonly considers: (conviction: Conviction) => boolean
  /** The heading a conviction is counted under: `HS 11359`. */
  readonly sectionOf: (conviction: Conviction) => string
  readonly sources: readonly Citation[]
  /** Every statute it decides by, and every table their facts are read with: what the version of its rules is derived from. */
  readonly encoded: readonly AnyStatute[]
  readonly tables: Readonly<Record<string, unknown>>
  /**
   * The statutes of the programme, where it is several: each answers by itself, for every conviction and arrest it speaks of.
   * Absent: the rules above are one statute, and give one answer.
   */
  readonly statutes?: {
    readonly convictions: readonly Statute<Conviction>[]
    readonly arrests: readonly Statute<Arrest>[]
  }
}
