/** Makes characters visible that would act on a terminal or a page instead of standing on it. */

/**
 * A text with its control, direction, and other invisible characters written as what they are, such as `[U+202E]`: text
 * of a record can then neither move the cursor nor turn the order of what is read. A tab becomes a blank.
 */
export const visible = (text: string): string =>
  ACTS.test(text) ? text.replaceAll('\t', ' ').replaceAll(ALL_THAT_ACT, named) : text

/** Control (Cc), format (Cf), lone surrogates (Cs), unassigned and private (Cn, Co), line and paragraph ends, odd fillers. */
const KINDS =
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]'
const ACTS = new RegExp(KINDS, 'u')
const ALL_THAT_ACT = new RegExp(KINDS, 'gu')

const named = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** JSON of a value, with every text in it visible; line ends stay, as a page keeps them inside the text they are in. */
export function visibleJson(value: unknown): string {
  const json = JSON.stringify(value)
  return ESCAPED.test(json) || ACTS.test(json) ? JSON.stringify(value, (_, one) => lineByLine(one)) : json
}

/** JSON has control characters written as `\\u001b`. */
const ESCAPED = /\\u[0-9a-f]{4}/

const lineByLine = (value: unknown): unknown =>
  typeof value === 'string' ? value.split('\n').map(visible).join('\n') : value

/** JSON as it is printed: the same value, in which no character acts that a text of it has. A list of numbers stands on one line. */
export const printedJson = (value: unknown): string =>
  inertJson(JSON.stringify(value, undefined, 2).replaceAll(NUMBERS, list => list.replaceAll(/\s+/g, ' ')))

/** The same on one line. */
export const lineJson = (value: unknown): string => inertJson(JSON.stringify(value))

/** Within a text of JSON no line ends. */
const NUMBERS = /\[\n +\d+(?:,\n +\d+)*\n +\]/g

const inertJson = (json: string): string =>
  ACTS.test(json)
    ? json.replaceAll(ALL_THAT_ACT, sign =>
        sign === '\n'
          ? sign
          : Array.from(
              { length: sign.length },
              (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
            ).join(''),
      )
    : json
