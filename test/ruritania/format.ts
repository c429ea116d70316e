/**
 * The register of Ruritania, a state that exists nowhere: a conviction a line, in six columns parted by semicolons. Behind the
 * day of a judgment stands its district: `1880-03-01 Norland`.
 */
import type { WholeFileFormat } from '../../src/intake/whole-file/format.ts'
import { wholeFileFormat } from '../../src/intake/whole-file/index.ts'
import { fieldEnds, type WholeRow } from '../../src/intake/whole-file/row.ts'
import type { Conviction, Cycle, Person } from '../../src/record/person.ts'
import { ALWAYS, NEVER, parseDay } from '../../src/time/day.ts'
import { on, UNKNOWN, type Window } from '../../src/time/window.ts'

const COLUMNS = ['NO', 'NAME', 'BORN', 'PASSPORT', 'CONVICTED', 'OFFENSE'] as const
const HEADER = COLUMNS.join(';')
const NAME = COLUMNS.indexOf('NAME')
const BORN = COLUMNS.indexOf('BORN')
const CONVICTED = COLUMNS.indexOf('CONVICTED')
const OFFENSE = COLUMNS.indexOf('OFFENSE')

const register: WholeFileFormat = {
  id: 'ruritania-register',
  title: 'a register of Ruritania',
  module: import.meta.url,
  columns: COLUMNS,
  kinds: { local: 'NO', strong: ['PASSPORT'] },
  recognizes: head =>
    Buffer.from(head).toString('utf8').startsWith(HEADER) ||
    `is not a register of Ruritania: it does not begin with [${HEADER}].`,
  readLine: line => {
    const text = line.toString('utf8')
    if (text === HEADER) return 'header'
    if (text.trim() === '') return 'blank'
    const ends = fieldEnds(line, 59)
    const [id = '', name = '', born = '', passport = ''] = text.split(';')
    return ends.length === COLUMNS.length
      ? { ends, id, strong: [passport], name, birth: born.replaceAll('-', '') }
      : { fault: 'columns', problem: `${ends.length} columns where the register has six`, id }
  },
  readPerson: ({ id, rows, doubts, unread }, { readOffense }) => {
    const [first] = rows as readonly [WholeRow]
    const convictions: Conviction[] = []
    const cycles: Cycle[] = []
    const person: Person = {
      id,
      name: first.field(NAME),
      birth: dayOf(first, BORN),
      birthSources: [first.source],
      cycles,
      convictions,
      registrations: [],
      doubts:
        unread.length === 0
          ? doubts
          : [
              ...doubts,
              { kind: 'unread-row', says: 'a row of this person could not be read', sources: unread },
            ],
      told: [],
    }
    for (const row of rows) {
      const own: Conviction[] = []
      const convictionDate = dayOf(row, CONVICTED)
      const district = row.field(CONVICTED).slice(DAY.length + 1)
      const cycle = { key: row.field(CONVICTED), convictions: own, otherCharges: [], caseNumbers: [] }
      cycles.push({ ...cycle, warrant: false, arrested: UNKNOWN, arrestSources: [] })
      row.conviction = {
        person,
        cycle: cycles.at(-1) as Cycle,
        key: `${row.field(CONVICTED)} ${row.field(OFFENSE)}`,
        offense: readOffense(row.field(OFFENSE)),
        offenseDate: { soonest: ALWAYS, latest: convictionDate.latest },
        convictionDate,
        sentence: { parts: [], ends: { soonest: convictionDate.soonest, latest: NEVER }, says: 'silent' },
        later: [],
        ...(district === '' ? {} : { county: district }),
        caseNumbers: [],
        sources: [row.source],
      }
      own.push(row.conviction)
      convictions.push(row.conviction)
    }
    return person
  },
}

export const format = wholeFileFormat(register)
/** The same, of which one thread reads two people at a time. */
export const inSmallParts = wholeFileFormat({ ...register, peopleInPart: 2 })

const DAY = 'YYYY-MM-DD'

function dayOf(row: WholeRow, column: number): Window {
  const day = parseDay(row.field(column).slice(0, DAY.length))
  return day === undefined ? UNKNOWN : on(day)
}
