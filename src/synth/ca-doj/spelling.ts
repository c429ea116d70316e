/** The same offense as different files spell it. */
import type { Random } from '../random.ts'

type Respelling = (parts: { section: string; code: string; rest: string }) => string | undefined

/** Spellings of any citation. */
const ANY: readonly Respelling[] = [
  ({ section, code, rest }) => `${section}${code}${rest}`,
  ({ section, code, rest }) => `${section}  ${code}${rest}`.toLowerCase(),
  ({ section, code }) => `${section} ${code}`,
  ({ section, code, rest }) => ` ${section} ${code} ${rest.replace('-', '- ')}`,
  ({ section, code }) => `${code} ${section}`,
]

/** Spellings of the five-digit marijuana sections. */
const MARIJUANA: readonly Respelling[] = [
  ({ section, code, rest }) =>
    /^\d+\([A-Z]\)$/.test(section) ? `${section.replace(/[()]/g, '')} ${code}${rest}` : undefined,
  ({ section, code, rest }) =>
    /^113\d\d(\([A-Z]\))?$/.test(section)
      ? `"${section.slice(0, 2)},${section.slice(2)} ${code}${rest}"`
      : undefined,
  ({ section, code, rest }) =>
    /^113\d\d(\([A-Z]\))?$/.test(section)
      ? `${section.slice(0, 2)} ${section.slice(2)} ${code}${rest}`
      : undefined,
  ({ section, rest }) => `${section} H&S${rest}`,
  ({ section, rest }) => `${section} HSC${rest}`,
]

/** Spellings of an attempt: only the number after or before 664 changes places. */
const ATTEMPT: readonly ((number: string) => string)[] = [
  number => `664-${number} HS`,
  number => `664/${number} HS-ATT`,
  number => `664${number} HS`,
  number => `${number}-664 HS`,
  number => `${number}/664 HS`,
]

/** Another spelling of SECTION CODE-WORDS that means the same; as a field of the file, quoted where it must be. */
export function respell(random: Random, text: string): string {
  const attempt = /^(?:664[-/]?(11\d{3}(?:\([A-Z]\))?)|(11\d{3})-664) HS/.exec(text)
  if (attempt !== null) return random.pick(ATTEMPT)(attempt[1] ?? attempt[2] ?? '')
  const found = /^(\S+?) ?(HS|PC|VC|BP|WI)(-.*)?$/.exec(text)
  if (found === null) return text
  const [, section = '', code = '', rest = ''] = found
  const ways = code === 'HS' && /^11\d{3}/.test(section) && random.oneIn(2) ? MARIJUANA : ANY
  return random.pick(ways)({ section, code, rest }) ?? text
}
