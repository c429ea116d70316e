/** Where the texts of California were read, and when: named by the outlines. */
import type { Reading } from '../outline.ts'

/** The day is that of the copy: when it was first read was not written down. */
export const PENAL_CODE: Reading = { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' }

/** The same copy, read once more clause by clause; the characters are those where the section stands in it. */
export const penalCodeAt = (characters: string): Reading => ({
  on: '2026-11-29',
  where: `Penal Code, bulk data of the Legislature of 21 July 2026, characters ${characters}`,
})

/** Held beside the rule once more, the whole text of the section from top to bottom. */
export const penalCodeAgainAt = (characters: string): Reading => ({
  ...penalCodeAt(characters),
  on: '2026-11-30',
})
