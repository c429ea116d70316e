/** The characters of XML: which it allows, and how it writes those that would be taken for markup. */
import { fail } from './xml-fault.ts'

export const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text with its entities and references as the characters they stand for. */
export const decoded = (raw: string): string =>
  raw.includes('&')
    ? raw.replaceAll(/&([^;&]*)(;?)/g, (_, name: string, end: string) =>
        end === '' ? fail('an [&] stands by itself') : (ENTITIES[name] ?? referenced(name)),
      )
    : raw

/** The character of a reference: `#65`, `#x41`. */
function referenced(name: string): string {
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
  if (digits === null) return fail('it uses an entity that XML does not have')
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  const sign = code <= 0x10ffff ? String.fromCodePoint(code) : '\0'
  return ILLEGAL.test(sign) ? fail('it names a sign that XML does not allow') : sign
}
