/** Puts above each clause of a statute's text what its subdivision says, as the outline has it: the outline is written once. */
import type { OutlineEntry } from '../src/law/outline.ts'
import type { AnyStatute } from '../src/law/registry.ts'

const WIDTH = 110
/** A clause as the text of a statute writes it: the place is a literal, so that it can be found and read. */
const CLAUSE = /\blaw\.(?:clause|encodedIn|told|leaves|leftOut)\(\s*'([^']+)'/g
/** A comment that begins with a place is one of ours, to its last line; any other that stands above a clause stays. */
const OURS = /^\/\/ (?:\(\w+\)|\d+\.\d|\d{3,}|the section)/

/** How a text was read that is not the official one, word for word. */
const MARK: Readonly<Record<OutlineEntry['confidence'], string>> = {
  verbatim: '',
  copy: '[read on a copy] ',
  secondary: '[read in a summary] ',
  program: '[read in an earlier program] ',
  unverified: '[not read by anyone] ',
}

/** The source of a statute's text with the words of its outline above each clause. Throws where a clause is not found. */
export function paraphrased(
  source: string,
  { id, outline, subdivisions }: Pick<AnyStatute, 'id' | 'outline' | 'subdivisions'>,
): string {
  const found = [...source.matchAll(CLAUSE)]
  const [written, wanted] = [found.map(match => match[1]), subdivisions.map(({ at }) => at)]
  if (written.join('\n') !== wanted.join('\n'))
    throw new Error(
      `text of [${id}]: its places are not all written as law.clause('(a)', ...) and the like: found [${written.join(' ')}], wanted [${wanted.join(' ')}]`,
    )
  const lines = source.split('\n')
  // From the last to the first, so that the numbers of the lines above stay as they are.
  for (const match of found.toReversed()) {
    const at = source.slice(0, match.index).split('\n').length - 1
    const entry = outline.entries.find(one => one.at === match[1])
    if (entry === undefined) continue
    const from = oursFrom(lines, at)
    const space = (lines[from - 1] ?? '').trim() === '' ? [] : ['']
    lines.splice(from, at - from, ...space, ...comment(entry))
  }
  return lines.join('\n')
}

/** The line on which our comment above a line begins; the line itself where there is none. */
function oursFrom(lines: readonly string[], at: number): number {
  let from = at
  while (lines[from - 1]?.startsWith('//')) from--
  return OURS.test(lines[from] ?? '') ? from : at
}

function comment({ at, says, confidence }: OutlineEntry): readonly string[] {
  const lines: string[] = []
  let line = '//'
  // The name of a part reads on into its words otherwise.
  const place = /, [a-z ]+$/.test(at) ? `${at}:` : at
  for (const word of `${place} ${MARK[confidence]}${says}`.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = '//'
    }
    line += ` ${word}`
  }
  return [...lines, line]
}
