/** A person's page as plain text of a given width. */
import { type Entry, type PersonPage, SIGNED } from './person-page.ts'
import { wrapped } from './wrapped.ts'

const DAY = 12
const LABEL = 11

/** Ends of the headings of a page. */
export const PERSON_ONLY = 'Only the person can tell, and each of these is open to whoever it is true of'
export const ASSUMED = 'Taken as given for this person'

export function pageText(
  { title, about, notes, entries, onlyThePerson, assumptions }: PersonPage,
  width: number,
): string {
  return [
    title,
    ...about.flatMap(line => wrapped(line, width)),
    ...notes.flatMap(line => wrapped(line, width, '! ', '  ')),
    '',
    ...entries.flatMap(entry => entryText(entry, width)),
    ...section(PERSON_ONLY, onlyThePerson, width),
    ...section(ASSUMED, assumptions, width),
    '',
    SIGNED,
    '',
  ].join('\n')
}

const section = (title: string, items: readonly string[], width: number): readonly string[] =>
  items.length === 0 ? [] : ['', title, ...items.flatMap(item => wrapped(item, width, '- ', '  '))]

function entryText({ day, what, details, rows, answer = [] }: Entry, width: number): readonly string[] {
  const indent = ' '.repeat(DAY)
  const first = wrapped(what, width, (day === '' ? '' : `${day}  `).padEnd(DAY), indent)
  return [
    ...withRows(first, rows, width, indent),
    ...details.flatMap(detail => wrapped(detail, width, indent)),
    ...answer.flatMap(({ label, text }) =>
      wrapped(text, width, `${indent}| ${label.padEnd(LABEL)}`, `${indent}| ${' '.repeat(LABEL)}`),
    ),
  ]
}

/** Source rows at the right end of the last line, where they have room, else on a line of their own. */
function withRows(lines: readonly string[], rows: string, width: number, indent: string): readonly string[] {
  const last = lines.at(-1) ?? ''
  if (rows === '') return lines
  return last.length + 2 + rows.length <= width
    ? [...lines.slice(0, -1), `${last}${rows.padStart(width - last.length)}`]
    : [...lines, ...wrapped(rows, width, indent)]
}
