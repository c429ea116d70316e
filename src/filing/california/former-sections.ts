/** Sections by the numbers they had before the code was renumbered, with the number they have today. */

/** Of the Health and Safety Code, before 1972 (Stats 1972 ch 1407): the same as the rules read; a test holds both together. */
export const FORMER_SECTIONS: Readonly<Record<string, string>> = {
  'HS 11530': 'HS 11357',
  'HS 11530.1': 'HS 11358',
  'HS 11530.5': 'HS 11359',
  'HS 11531': 'HS 11360',
}

/** By what they were renumbered; from memory, and for whoever signs to check. */
export const RENUMBERED = { cite: 'Stats. 1972, ch. 1407', read: 'unverified' } as const

/** `HS 11530(a)` as the numbers of before and today, `11530` and `11357`; undefined for a number that is not a former one. */
export function formerOf(section: string): { readonly former: string; readonly today: string } | undefined {
  const [plain = ''] = section.split('(', 1)
  const today = FORMER_SECTIONS[plain]
  const numberIn = (text: string) => text.slice(text.indexOf(' ') + 1)
  return today === undefined ? undefined : { former: numberIn(plain), today: numberIn(today) }
}

/** `HS 11530 (now HS 11357)`: a clerk knows the section of today. */
export function sectionWords(section: string): string {
  const [plain = ''] = section.split('(', 1)
  const today = FORMER_SECTIONS[plain]
  return today === undefined ? section : `${section} (now ${today.replace(' ', '\u00a0')})`
}
