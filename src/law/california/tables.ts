/**
 * Every table that the facts of California's statutes are read with. They are hashed with the rules: a list that is written
 * anywhere else belongs here too, or to the `tables` of its statute.
 */
import { CHILD_ABUSE, DOMESTIC_VIOLENCE, ELDER_ABUSE } from './offenses/abuse.ts'
import { PLEA_SECTIONS, RELATED_CHARGES } from './offenses/beside-marijuana.ts'
import { ABSENCE, GENERAL, LIMITATIONS, NO_LIMITATION } from './offenses/limitations.ts'
import { ALWAYS_FELONY, type ReadyList } from './offenses/list-entry.ts'
import {
  ALTERNATE,
  DISCRETIONARY_1203_4,
  EXCLUDED_1203_4,
  EXCLUDED_1203_4A,
  EXCLUDED_1203_4B,
  EXCLUDED_4852,
  GANG_ENTRY,
  GANG_NEAR,
  INFRACTION_ELIGIBLE_19_8,
  PROP_47,
  PROP_47_PRECURSORS,
  REGISTRABLE,
  SERIOUS,
  SUPERSTRIKES,
  VIOLENT,
} from './offenses/lists.ts'
import { GRAVE, LONGEST_TERMS } from './offenses/longest-terms.ts'
import { FORMER_NUMBERS } from './offenses/marijuana.ts'
import { DEEDS } from './offenses/marijuana-words.ts'
import { PENALTIES } from './offenses/penalties.ts'
import { FELONIES, WOBBLERS } from './offenses/penalty.ts'
import { SUBDIVISIONS_TOLD } from './offenses/subdivision-said.ts'
import { FAMILIES, OF_ANOTHER } from './offenses/vocabulary/families.ts'
import { MORE_THAN_NAMED, ORDERED } from './offenses/vocabulary/orders.ts'
import { QUALIFIERS } from './offenses/vocabulary/qualifiers.ts'
import { WORDS } from './offenses/vocabulary/words.ts'

export const LISTS: readonly ReadyList[] = [
  SUPERSTRIKES,
  REGISTRABLE,
  VIOLENT,
  SERIOUS,
  EXCLUDED_1203_4,
  DISCRETIONARY_1203_4,
  EXCLUDED_1203_4A,
  EXCLUDED_1203_4B,
  EXCLUDED_4852,
  INFRACTION_ELIGIBLE_19_8,
  PROP_47,
  PROP_47_PRECURSORS,
  PLEA_SECTIONS,
  RELATED_CHARGES,
  DOMESTIC_VIOLENCE,
  CHILD_ABUSE,
  ELDER_ABUSE,
  NO_LIMITATION,
  WOBBLERS,
  FELONIES,
]

export const TABLES: Readonly<Record<string, unknown>> = {
  LISTS,
  ABSENCE,
  ALTERNATE,
  ALWAYS_FELONY,
  FORMER_NUMBERS,
  GANG_ENTRY,
  GANG_NEAR,
  GENERAL,
  GRAVE,
  LIMITATIONS,
  LONGEST_TERMS,
  PENALTIES,
  WORDS,
  FAMILIES,
  OF_ANOTHER,
  DEEDS,
  SUBDIVISIONS_TOLD,
  ORDERED,
  MORE_THAN_NAMED,
  QUALIFIERS,
}
