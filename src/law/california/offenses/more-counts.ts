/** Counts that a text numbers besides the one it is of: `PLUS 3 CTS`, `CNTS 2,3`. */
import type { Token } from './tokens.ts'

const MANY = ['CTS', 'CNTS', 'COUNTS']
const ONE = ['CT', 'CNT', 'COUNT']
const BESIDES = [
  'PLUS',
  'AND',
  'ALSO',
  'ADD',
  'ADDL',
  'ADDTL',
  'ADDITIONAL',
  'OTHER',
  'MORE',
  'W',
  'WITH',
  '+',
  '&',
]
const BETWEEN = [',', '&', '-', '/', '+', ';', 'AND', 'THRU', 'THROUGH', 'TO']
/** A number of counts; what has more digits is of something else. */
const FEW = /^\d{1,2}$/

/**
 * The words that say so; undefined where none do. `1 COUNT`, `CNT 1` and `30 DAYS CTS` say nothing of others, and where an offense is
 * `named`, `2 CTS` and `CTS 2-4` are of that.
 */
export function moreCounts(tokens: readonly Token[], named = false): string | undefined {
  for (const [at, { text }] of tokens.entries()) {
    const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? '']
    const numbered = FEW.test(before) ? Number(before) : 0
    const besides = BESIDES.includes(tokens[at - 2]?.text ?? '')
    if (MANY.includes(text) && ((numbered > 1 && !named) || (numbered > 0 && besides)))
      return `${before} ${text}`
    if (ONE.includes(text) && numbered > 0 && besides) return `${before} ${text}`
    if (named || (!MANY.includes(text) && !ONE.includes(text))) continue
    const from = after === '#' || after === ':' || after === '.' ? at + 2 : at + 1
    const [first, mark, second] = [from, from + 1, from + 2].map(place => tokens[place]?.text ?? '')
    if (isCount(first) && BETWEEN.includes(mark ?? '') && isCount(second) && !isCode(tokens[from + 3]))
      return `${text} ${first}`
  }
  return undefined
}

const isCount = (text: string | undefined): boolean => text !== undefined && FEW.test(text)

/** What follows a section is a code: `CNT 1-32 PC` names one count, and a section. */
const isCode = (token: Token | undefined): boolean =>
  token?.kind === 'word' && ['PC', 'HS', 'VC', 'BP', 'WI'].includes(token.text)
