/** A person of groups that share an identifier: their rows are read from where each of the groups stands. */
import { scanGroup } from './groups.ts'
import type { LinkedPerson } from './join-linked.ts'
import { keepPlaces } from './line-places.ts'
import type { Source } from './part.ts'
import { givePerson, type PeopleOut, placesOnce } from './people-out.ts'
import { Row } from './row.ts'

export function giveLinked(
  out: PeopleOut,
  person: LinkedPerson,
  sources: readonly Source[],
  fileNames: readonly string[],
): void {
  const rows: Row[] = []
  out.filter?.begin()
  for (const { source, offset, line: number, file } of person.groups)
    scanGroup(sources[source] as Source, offset, number, line => {
      if (line.file !== file || line.kind !== 'row') return
      rows.push(new Row(fileNames[file] as string, line))
      out.filter?.add(line)
      keepPlaces(line)
    })
  givePerson(out, person, rows, placesOnce(person.unread), out.filter?.relevant() ?? true)
}
