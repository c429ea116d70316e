/** The people of files that have been read whole, joined, with their rows. */
import type { Source } from '../../rules/fact.ts'
import type { OpenedFile } from '../files.ts'
import { cardText } from '../identity/card.ts'
import { joinSubjects } from '../identity/join.ts'
import type { IdentityNote } from '../identity/note.ts'
import { gatherSubjects } from '../identity/subjects.ts'
import type { Reject } from '../reading.ts'
import type { FaultyLine, PersonOfRows, WholeFileFormat } from './format.ts'
import { type LinePlace, linesOf, WholeRow } from './row.ts'

/** What whole files hold. */
export interface WholeFiles {
  readonly lines: number
  readonly headers: number
  readonly blank: number
  readonly rows: number
  readonly rejects: readonly Reject[]
  /** Rejected lines that name nobody of whom there is a row. */
  readonly unattributed: number
  /** In the order of their first rows; the rows of each in the order of the files. */
  readonly people: readonly PersonOfRows[]
  readonly notes: readonly IdentityNote[]
}

export function readFiles(
  spec: Pick<WholeFileFormat, 'readLine' | 'kinds'>,
  files: readonly OpenedFile[],
): WholeFiles {
  const gathering = gatherSubjects()
  const rows: { readonly row: WholeRow; readonly subject: number }[] = []
  const faulty: { readonly place: LinePlace; readonly found: FaultyLine }[] = []
  const count = { lines: 0, headers: 0, blank: 0 }
  for (const place of linesOf(files)) {
    const found = spec.readLine(place.block.subarray(place.start, place.end))
    count.lines++
    if (found === 'header') count.headers++
    else if (found === 'blank') count.blank++
    else if ('fault' in found) faulty.push({ place, found })
    else {
      const row = new WholeRow(place, found.ends)
      const subject = gathering.add(row, found.id, cardText(found.strong, found.name, found.birth))
      rows.push({ row, subject })
    }
  }
  const joined = joinSubjects(
    gathering.subjects,
    files.map(({ name }) => name),
    spec.kinds,
  )
  const people = Array.from({ length: joined.people }, (_, person) => ({
    ...joined.about(person),
    rows: [] as WholeRow[],
    unread: [] as Source[],
  }))
  for (const { row, subject } of rows) people[joined.personOf(subject)]?.rows.push(row)
  let unattributed = 0
  for (const { place, found } of faulty) {
    const subject = found.id === undefined ? undefined : gathering.find(place.fileNumber, found.id)
    if (subject === undefined) unattributed++
    else people[joined.personOf(subject)]?.unread.push({ file: place.file, line: place.line })
  }
  const rejects = faulty.map(({ place, found }) => rejectOf(place, found))
  return { ...count, rows: rows.length, rejects, unattributed, people, notes: joined.notes }
}

const rejectOf = ({ file, line, block, start, end }: LinePlace, { fault, problem }: FaultyLine): Reject => ({
  file,
  line,
  fault,
  problem,
  text: block.toString('utf8', start, end),
  subject: '',
})
