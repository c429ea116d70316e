/** Answers of courts made alike that say the same: which words they are written with, whose case it is, when and by which law. */

/** What stands for a word, whichever was written; what says nothing of the answer is left out. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...[
      'a',
      'an',
      'the',
      'this',
      'that',
      'any',
      'such',
      'our',
      'said',
      'of',
      'is',
      'are',
      'was',
      'were',
      'be',
    ],
    ...['been', 'being', 'has', 'have', 'had', 'we', 's', 'exists', 'exist'],
  ],
  defendant: ['defendants', 'def', 'deft', 'dft', 'defs', 'subject', 'petitioner', 'person', 'party'],
  case: ['cases', 'record', 'records', 'file', 'files', 'matter'],
  number: ['no', 'nr', 'num', 'nbr', 'docket'],
  already: ['previously', 'prev', 'prior', 'earlier'],
  misdemeanor: ['misd', 'misds', 'misdemeanors'],
  infraction: ['infr', 'inf'],
  another: ['different', 'other'],
  found: ['find', 'locate', 'located', 'finding'],
  matching: ['match', 'matches'],
  with: ['w'],
}
const MEANS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([word, written]) => written.map(one => [one, word] as const)),
)

/** Whole phrases for one another, tried in turn on the words of an answer. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:def|defendant) ?t\b/g, 'defendant'],
  [/\bw o\b/g, 'without'],
  [/\b(?:case|court|docket|file) (?:number|no|nr|num|nbr|#)(?= |$)/g, 'casenumber'],
  [/\b(wrong|incorrect|invalid|bad) (?:number|no|docket)(?= |$)/g, '$1 casenumber'],
  [/\bdocket (?:number|no)\b/g, 'casenumber'],
  [/\bcourt (?=(?:case|records?|files?)\b)/g, ''],
  [/\b(?:unable to|cannot|can not|can t|could not|couldn t|did not|didn t)\b/g, 'cannot'],
  [/\b(?:does not|doesn t|do not|don t) (?=exist\b)/g, 'no such '],
  [/\b(?:in|on|within|at) (?:this|our|the) (?:court|county|system|file|index|database)s?\b/g, ''],
  [/\bin (?:system|database)\b/g, 'insystem'],
  [/\bon file\b/g, 'onfile'],
]

/** What the reason of an answer is made of; and any short word, for codes of laws and letters of subdivisions. */
const LAW =
  '# @ prop proposition section code penal health safety government retention schedule policy order court minute minutes'
const SHORT = 3

/** By whom, why, and where to read on: words that begin what may stand behind an answer, and what it is of. */
const BEHIND: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    by: 'the court',
    see: 'attached attachment minute minutes order below note notes comment comments case number no # @',
    per: LAW,
    pursuant: LAW,
    under: LAW,
  }).map(([word, of]) => [word, new Set(of.split(' '))]),
)
const ON_A_DAY: ReadonlySet<string> = new Set([
  'on',
  'as',
  'of',
  'until',
  'to',
  'in',
  'effective',
  'dated',
  'eff',
  'since',
])
const DAY =
  /\b(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?|(?:19|20)\d\d)(?![\d./-]*\d)/g

/**
 * An answer in plain words: `Case file was destroyed per GC 68152` is `case destroyed`, and what was before comes first: `already
 * dismissed`. Undefined where a question is asked. What says more than an answer stays in it, so that no known phrase is the same.
 */
export function plainAnswer(text: string): string | undefined {
  if (text.includes('?')) return undefined
  let words = text
    .toLowerCase()
    .replaceAll(DAY, ' @ ')
    .replaceAll(/(?<=[a-z])\.(?=[a-z]\.)|(?<=\.[a-z])\./g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}#@]+/gu, ' ')
    .replaceAll(/[a-z]{0,3}\d[a-z\d]*(?: \d[a-z\d]*)*/g, '#')
    .trim()
  words = withoutBehind(words.split(' ')).join(' ')
  for (const [phrase, plain] of PHRASES) words = words.replaceAll(phrase, plain)
  words = words.replaceAll('casenumber #', 'casenumber')
  const found = words
    .split(' ')
    .map(word => MEANS.get(word) ?? word)
    .filter(word => word !== '')
  const rest = found.filter(word => word !== 'already')
  if (rest.length === found.length) return once(found)
  return `already ${once(OF_THE_LINE.has(rest[0] ?? '') ? rest.slice(1) : rest)}`
}

/** What was done before was done to what the line is of. */
const OF_THE_LINE: ReadonlySet<string> = new Set(['case', 'count', 'conviction', 'relief'])

const once = (words: readonly string[]): string =>
  words.filter((word, at) => word !== words[at - 1]).join(' ')

/** The words without what only says when, by whom, by which law, or where to read on. */
function withoutBehind(said: readonly string[]): readonly string[] {
  let left = said
  if (/^[#@]$/.test(left[0] ?? '') && /^(?:already|previously)$/.test(left[1] ?? '')) left = left.slice(1)
  for (;;) {
    const shorter = withoutLast(left)
    if (shorter.length === left.length || shorter.length === 0) return left
    left = shorter
  }
}

function withoutLast(said: readonly string[]): readonly string[] {
  let end = said.length
  if (said[end - 1] === '@') {
    end--
    while (ON_A_DAY.has(said[end - 1] ?? '')) end--
    return said.slice(0, end)
  }
  if (said[end - 1] === '#' && /^(?:to|until|on|for)$/.test(said[end - 2] ?? '')) return said.slice(0, -2)
  for (let at = end - 1; at > 0; at--) {
    const of = BEHIND.get(said[at] as string)
    if (of === undefined) continue
    const rest = said.slice(at + 1)
    const isLaw = of.has('code')
    return rest.length > 0 && rest.every(word => of.has(word) || (isLaw && word.length <= SHORT))
      ? said.slice(0, at)
      : said
  }
  return said
}
