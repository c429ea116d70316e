/** Conditions as tables, for a page on which each is shown once and referred to after that. */
import type { Citation } from '../src/rules/citation.ts'
import type { Condition, Kind } from '../src/rules/condition.ts'
import { contentOf } from '../src/rules/content.ts'
import { type Block, paragraph, type Row, table } from './document.ts'

type Node = Condition<never>

/** How the parts under a condition make it. */
const JOINS: Readonly<Record<Kind, string>> = {
  all: 'all of:',
  any: 'one of:',
  atLeast: 'enough of:',
  not: 'where this is not so:',
  unless: 'a bar, unless this is not so:',
  presumed: 'presumed where the record is silent:',
  mustAppear: 'only where the record shows it:',
  among: 'looked for in the whole record:',
  fact: '',
  given: '',
}

const HEAD = ['No.', 'Condition', 'Facts it looks at', 'Text']

/**
 * Shows conditions on one page. `place` is where this one stands, in the words of a heading. What has parts and was shown
 * before, here or elsewhere, is one row that says where.
 */
export function conditionTables(): (caption: string, place: string, condition: Node) => Block {
  const shown = new Map<string, string>()
  const rows = (node: Node, place: string, number: string): readonly Row[] => {
    const { says, otherwise, kind, cite, facts, parts } = node
    const text = cite === undefined ? '' : noted(cite)
    const key = JSON.stringify(contentOf(node))
    const before = shown.get(key)
    if (parts.length > 0 && before !== undefined) return [[number, `${says}: as in ${before}`, '', text]]
    shown.set(key, number === '1' ? place : `${place}, no. ${number}`)
    const words = [
      JOINS[kind] === '' ? says : `${says}; ${JOINS[kind]}`,
      otherwise === undefined ? [] : `(Else: ${otherwise}.)`,
    ]
    return [
      [number, words.flat().join(' '), facts.map(({ name }) => name).join(', '), text],
      ...parts.flatMap((part, i) => rows(part, place, `${number}.${i + 1}`)),
    ]
  }
  return (caption, place, condition) => {
    const [first = [], ...rest] = rows(condition, place, '1')
    const { says, cite, parts, facts } = condition
    // What looks at nothing, and what was shown before, is a sentence.
    if (rest.length === 0 && parts.length + facts.length === 0)
      return paragraph(`${caption}: ${says}.${cite === undefined ? '' : ` ${noted(cite)}`}`)
    if (rest.length === 0 && parts.length > 0) return paragraph(`${caption}: ${first[1]}.`)
    return table(caption, HEAD, [first, ...rest])
  }
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const citeText = ({ text, confidence }: Citation): string => `[${text}; ${confidence}]`
export const noted = (cite: Citation): string =>
  `${citeText(cite)}${cite.note === undefined ? '' : ` (${cite.note})`}`
