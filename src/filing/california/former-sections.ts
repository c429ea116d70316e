/** Sections by the numbers they had before the code was renumbered, with the number they have today. */

/** Of the Health and Safety Code, before 1972 (Stats 1972 ch 1407): the same as the rules read; a test holds both together. */
export const FORMER_SECTIONS: Readonly<Record<string, string>> = {
  'HS 11530': 'HS 11357',
  'HS 11530.1': 'HS 11358',
  'HS 11530.5': 'HS 11359',
  'HS 11531': 'HS 11360',
}

/** `HS 11530 (now HS 11357)`: a clerk knows the section of today. */
export function sectionWords(section: string): string {
  const today = FORMER_SECTIONS[section.split('(', 1)[0] as string]
  return today === undefined ? section : `${section} (now ${today})`
}
