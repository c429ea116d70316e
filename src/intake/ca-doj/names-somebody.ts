/** Whether a row says anything of who it is about: a row that says nothing may be anybody's. */
import { COLUMN } from './columns.ts'
import { identifier, plainBirth, plainName, STRONG, STRONG_COLUMN } from './identifiers.ts'
import { type FieldPlaces, textOf } from './text.ts'

/** A SUBJECT_ID, a number of a person, or a name with a birth date. */
export const namesSomebody = (line: FieldPlaces): boolean =>
  textOf(line, COLUMN.SUBJECT_ID) !== '' ||
  STRONG.some(kind => identifier(kind, textOf(line, STRONG_COLUMN[kind])) !== '') ||
  (plainName(textOf(line, COLUMN.PRI_NAME)) !== '' && plainBirth(textOf(line, COLUMN.PRI_DOB)) !== '')
