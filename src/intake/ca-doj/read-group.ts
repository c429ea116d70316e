/** The people of a group that shares no identifier with another: mostly one. */
import type { Doubt } from '../../record/person.ts'
import { joinSubjects } from '../identity/join.ts'
import { gatherSubjects } from '../identity/subjects.ts'
import { COLUMN } from './columns.ts'
import type { GroupLines, GroupRows } from './group-lines.ts'
import { plainBirth } from './identifiers.ts'
import { givePerson, type PeopleOut, placesOf } from './people-out.ts'
import type { Row } from './row.ts'
import { cardOf, KINDS } from './subject.ts'

/** Gives the people of a group of this SUBJECT_ID, whose lines have been told to the filter; the lines are then gone. */
export function giveGroup(out: PeopleOut, id: string, lines: GroupLines, fileNames: readonly string[]): void {
  const relevant = out.filter?.relevant() ?? true
  if (!relevant && lines.plain()) {
    out.count.people++
    out.sink.onOthers?.(() => lines.rows().rows)
  } else {
    const found = lines.rows()
    if (lines.several() || inOtherFile(found)) giveSeveral(out, id, found, fileNames, relevant)
    else giveOne(out, id, found, relevant)
  }
  lines.clear()
}

/** Whether a line that is no row stands in another file than the rows. */
const inOtherFile = ({ rows, unread }: GroupRows): boolean =>
  unread.some(row => row.fileNumber !== rows[0]?.fileNumber)

const NO_DOUBTS: readonly Doubt[] = []

function giveOne(out: PeopleOut, id: string, { rows, unread }: GroupRows, relevant: boolean): void {
  const oneBirth = plainBirth((rows[0] as Row).text(COLUMN.PRI_DOB)) !== ''
  const who = { id, doubts: NO_DOUBTS, oneSubject: true, oneBirth }
  givePerson(out, who, rows, placesOf(unread), relevant)
}

/** Lines that do not all say the same of who they are about, or stand in several files. */
function giveSeveral(
  out: PeopleOut,
  id: string,
  { rows, unread }: GroupRows,
  fileNames: readonly string[],
  relevant: boolean,
): void {
  const gathering = gatherSubjects()
  for (const row of rows) gathering.add(row, id, cardOf(row))
  const joined = joinSubjects(gathering.subjects, fileNames, KINDS)
  if (joined.notes.length > 0) out.sink.onNotes?.(joined.notes)
  for (let person = 0; person < joined.people; person++) {
    const isTheirs = (row: Row): boolean => {
      const subject = gathering.find(row.fileNumber, id)
      return subject !== undefined && joined.personOf(subject) === person
    }
    const own = rows.filter(isTheirs)
    givePerson(out, joined.about(person), own, placesOf(unread.filter(isTheirs)), relevant)
  }
}
