/** Who rows of this format are about, and who facts of another file are about, made comparable alike. */
import { type Name, nameOf, type Who } from '../identity/who.ts'
import { UNREADABLE } from '../mapped/reader.ts'
import type { ReadPerson } from '../reading.ts'
import { comparableNumbers } from './case-number.ts'
import { COLUMN } from './columns.ts'
import { identifier, plainBirth, STRONG, STRONG_COLUMN, type Strong } from './identifiers.ts'
import { Row } from './row.ts'

const FACT_OF: Readonly<Record<Strong, string>> = {
  CII: 'person.cii',
  SSN: 'person.ssn',
  CDL: 'person.license',
  FBI: 'person.fbi',
}
const CASE_FACTS = ['case.number', 'case.docket', 'case.agencyNumber'] as const
const CASE_COLUMNS = [COLUMN.OFN, COLUMN.FE_NUM_CRT_CASE, COLUMN.FE_NUM_DOCKET]

const each = <T>(all: Iterable<T>): readonly T[] => [...new Set(all)]

export function whoOfFacts(facts: ReadonlyMap<string, string>): Who {
  const of = (name: string): string => {
    const found = facts.get(name) ?? ''
    return found === UNREADABLE ? '' : found
  }
  const name = nameOf(nameWritten(facts))
  const birth = plainBirth(of('person.birth'))
  return {
    strong: STRONG.flatMap(kind => numbered(kind, of(FACT_OF[kind]))),
    names: name === undefined ? [] : [name],
    births: birth === '' ? [] : [birth],
    caseNumbers: each(CASE_FACTS.flatMap(fact => comparableNumbers(of(fact)))),
  }
}

const numbered = (kind: Strong, written: string): readonly string[] => {
  const number = identifier(kind, written)
  return number === '' ? [] : [`${kind} ${number}`]
}

/** Has a person's rows stay as they are, in memory of their own, when the next is read. */
export function keepRows({ rows }: ReadPerson): void {
  for (const row of rows) if (row instanceof Row) row.keep()
}

export function whoIsPerson({ rows }: ReadPerson): Who {
  const strong = new Set<string>()
  const names = new Map<string, Name>()
  const births = new Set<string>()
  const cells = new Set<string>()
  for (const row of rows) {
    if (!(row instanceof Row)) continue
    for (const kind of STRONG)
      for (const number of numbered(kind, row.text(STRONG_COLUMN[kind]))) strong.add(number)
    const written = row.text(COLUMN.PRI_NAME)
    const name = names.has(written) ? undefined : nameOf(written)
    if (name !== undefined) names.set(written, name)
    const birth = plainBirth(row.text(COLUMN.PRI_DOB))
    if (birth !== '') births.add(birth)
    for (const column of CASE_COLUMNS) cells.add(row.text(column))
  }
  return {
    strong: [...strong],
    names: [...names.values()],
    births: [...births],
    caseNumbers: each([...cells].flatMap(comparableNumbers)),
  }
}

/** `LAST,FIRST MIDDLE`. Part of a name that cannot be read is no name. */
export function nameWritten(facts: ReadonlyMap<string, string>): string {
  const [whole, last, first, middle] = ['name', 'last', 'first', 'middle'].map(
    part => facts.get(`person.${part}`) ?? '',
  )
  if (whole !== '') return whole === UNREADABLE ? '' : (whole as string)
  if (last === '' || [last, first, middle].includes(UNREADABLE)) return ''
  return `${last},${[first, middle].filter(part => part !== '').join(' ')}`
}
