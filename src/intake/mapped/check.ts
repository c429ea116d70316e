/** What is wrong with a mapping beyond its schema: names that stand for nothing, and facts that cannot be read so. */
import { nearestName } from '../../record/nearest.ts'
import { hasTwoDigits } from './dates.ts'
import { columnNamed, columnsOf, type FactSource, type Mapping, sourceOf } from './mapping.ts'
import type { MappedFact, MappedReader } from './reader.ts'

/** The columns of the reader that cells may be given to as they are written. */
export interface ReaderOfMapping extends MappedReader {
  readonly columns: readonly string[]
}

/** Every fault as a sentence. */
export function mappingFaults(mapping: Mapping, reader: ReaderOfMapping): readonly string[] {
  return [
    ...tableFaults(mapping),
    ...joinFaults(mapping),
    ...Object.entries(mapping.facts).flatMap(([name, fact]) =>
      factFaults(name, sourceOf(fact), mapping, reader),
    ),
    ...writtenFaults(mapping, reader),
  ]
}

const named = (name: string, known: readonly string[], what: string): string => {
  const near = nearestName(name, known)
  return `[${name}] is no ${what}; ${near === undefined ? `use one of ${known.join(', ')}` : `did you mean [${near}]?`}`
}

function tableFaults({ files }: Mapping): readonly string[] {
  const tables = Object.entries(files)
  const faults: string[] = []
  const counts = tables.filter(([, { of }]) => of === 'counts').length
  if (counts !== 1)
    faults.push(
      `${counts === 0 ? 'no table' : 'more than one table'} is [of] "counts": exactly one holds them`,
    )
  if (tables.length > 1)
    for (const [name, { match }] of tables)
      if (match === undefined)
        faults.push(
          `[files.${name}] has no [match]: say how its files are called, as there are several tables`,
        )
  return faults
}

function joinFaults({ files, join = [] }: Mapping): readonly string[] {
  const faults: string[] = []
  const tables = Object.keys(files)
  for (const { from, to, columns, on } of join) {
    for (const table of [from, to])
      if (!tables.includes(table)) faults.push(named(table, tables, 'table of [files]'))
    if (from === to) faults.push(`[join] joins [${from}] to itself`)
    if (on !== undefined && on.length !== columns.length)
      faults.push(
        `[join] from [${from}] to [${to}] names ${columns.length} columns and ${on.length} [on] the other side: name as many`,
      )
  }
  const targets = join.map(({ from, to }) => `${from} ${to}`)
  if (new Set(targets).size < targets.length) faults.push('[join] joins two tables twice: keep one')
  return faults
}

function factFaults(
  name: string,
  source: FactSource,
  mapping: Mapping,
  reader: ReaderOfMapping,
): readonly string[] {
  const fact = reader.facts.find(known => known.name === name)
  if (fact === undefined)
    return [
      named(
        name,
        reader.facts.map(known => known.name),
        'fact',
      ),
    ]
  const where = `[facts.${name}]`
  const faults = columnsOf(source).flatMap(column => tableOf(column.table, mapping, where))
  if ((source.from === undefined) === (source.always === undefined))
    faults.push(`${where} must have [from] or [always], one of them`)
  for (const value of [
    ...Object.values(source.words ?? {}),
    ...(source.always === undefined ? [] : [source.always]),
  ])
    if (fact.choices !== undefined && !fact.choices.includes(value))
      faults.push(`${where} means ${named(value, fact.choices, 'value of it')}`)
  return [...faults, ...dateFaults(where, fact, source, mapping)]
}

function dateFaults(
  where: string,
  fact: MappedFact,
  source: FactSource,
  { dates }: Mapping,
): readonly string[] {
  if (fact.kind !== 'day') {
    return source.dates === undefined && source.years === undefined
      ? []
      : [`${where} is no day: leave out [dates] and [years]`]
  }
  const short = (source.dates ?? dates ?? []).find(hasTwoDigits)
  if (short !== undefined && source.years === undefined)
    return [
      `${where} has dates [${short}], whose year may be of two centuries: add [years], the first and the last that are meant`,
    ]
  return source.years !== undefined && source.years[0] > source.years[1]
    ? [`${where} has [years] of which the first is after the last`]
    : []
}

function tableOf(table: string, { files }: Mapping, where: string): string[] {
  if (Object.hasOwn(files, table)) return []
  return table === ''
    ? [`${where} names a column without its table: write table.Column`]
    : [`${where} names a column of ${named(table, Object.keys(files), 'table of [files]')}`]
}

function writtenFaults(mapping: Mapping, reader: ReaderOfMapping): readonly string[] {
  return Object.entries(mapping.asWritten ?? {}).flatMap(([column, from]) => [
    ...(reader.columns.includes(column) ? [] : [named(column, reader.columns, 'column of the reader')]),
    ...tableOf(columnNamed(from).table, mapping, `[asWritten.${column}]`),
  ])
}
