/** A person of groups that share an identifier: their rows are read from where each of the groups stands. */
import type { Source as Place } from '../../rules/fact.ts'
import { scanGroup } from './groups.ts'
import type { LinkedPerson } from './join-linked.ts'
import { keepPlaces } from './line-places.ts'
import type { Source } from './part.ts'
import { givePerson, type PeopleOut, placesOnce } from './people-out.ts'
import { Row } from './row.ts'
import { identifies } from './subject.ts'

export function giveLinked(
  out: PeopleOut,
  person: LinkedPerson,
  sources: readonly Source[],
  fileNames: readonly string[],
): void {
  const rows: Row[] = []
  const unread: Place[] = [...person.unread]
  let ofNobody = unread.length
  out.filter?.begin()
  for (const { source, offset, line: number, file } of person.groups)
    scanGroup(sources[source] as Source, offset, number, (line, subject) => {
      if (line.file !== file || !identifies(line)) return
      const row = new Row(fileNames[file] as string, line)
      if (line.kind === 'row') {
        rows.push(row)
        out.filter?.add(line)
      } else {
        unread.push(row.source)
        // One that names nobody has been counted with its part.
        if (subject !== '') ofNobody++
      }
      keepPlaces(line)
    })
  if (rows.length > 0) givePerson(out, person, rows, placesOnce(unread), out.filter?.relevant() ?? true)
  else out.count.rejectedOfNobody += ofNobody
}
