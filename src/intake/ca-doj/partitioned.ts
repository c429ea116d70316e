/**
 * DOJ files decided in partitions. Which groups go together is found from the marks of all files as in a run; the tagged rows of
 * whole components are then read like rows that a run has put in another order, by the same plan.
 */
import { hashWords } from '../hash.ts'
import type { IndexedFile, Partitioned, WholeFacts } from '../partitions/door.ts'
import type { Reject } from '../reading.ts'
import { arrange } from './arrange.ts'
import { attribute, placeOf as placeOfDamaged } from './attribute.ts'
import { volumesFor } from './cluster.ts'
import { COLUMN } from './columns.ts'
import { indexFile, type OwnFacts } from './index-file.ts'
import type { DamagedPlace } from './join-linked.ts'
import { gatherMarks } from './linked-groups.ts'
import { byBucket } from './marks.ts'
import { addNaming, NO_NAMING, namesOffenses } from './naming.ts'
import { cut } from './part.ts'
import { identify, mayShare, NAMED, PART_BYTES, populationOf, STRAYS, straysOf } from './plan.ts'
import { Row } from './row.ts'
import type { Volume } from './sources.ts'

/** What is so of all files: a partition is told of it. */
interface Whole extends WholeFacts {
  readonly names: readonly string[]
  readonly namesOffenses: boolean
  readonly strays: readonly DamagedPlace[]
  /** Rejected lines that are nobody's. */
  readonly unattributed: number
  /** A run puts rows of one person together in so many volumes, and writes people in that order; absent: in the files' own. */
  readonly volumes?: number
}

export const partitioned: Partitioned = {
  index: indexFile,

  group: (files, marked, scratch, join) => {
    const marks = gatherMarks(scratch)
    for (const words of marked) marks.add(byBucket(words, words.length))
    const own = files.map(({ facts }) => facts.own as OwnFacts)
    const groups = own.reduce((sum, one) => sum + one.groups, 0)
    const { signs, scattered } = marks.shared(mayShare(groups), (one, other) =>
      join({ file: one.part, group: one.offset }, { file: other.part, group: other.offset }),
    )
    for (const { part, number, group } of signs)
      join(
        { file: part, group: own[part]?.damagedGroups[number] as number },
        { file: group.part, group: group.offset },
      )
    const damaged = files.map(file => file.damaged())
    const { ofNobody } = attribute(damaged, signs, part => part)
    const places = ofNobody.map(({ part, number }) => placeOfDamaged(damaged[part] as Uint32Array, number, 0))
    const naming = own.reduce((sum, one) => addNaming(sum, one.naming), NO_NAMING)
    const whole: Whole = {
      names: files.map(({ name }) => name),
      namesOffenses: namesOffenses(naming),
      strays: straysOf(places),
      unattributed: ofNobody.length,
      ...(scattered ? { volumes: volumesFor(bytesOf(files)) } : {}),
    }
    return whole
  },

  plan: async (tagged, names, facts, { workers, scratch }) => {
    const whole = facts as Whole
    let volumes: readonly Volume[] = tagged
    if (whole.volumes !== undefined) {
      workers.open({ volumes, names })
      const parts = volumes.flatMap(({ bytes }, source) =>
        cut(bytes, PART_BYTES).map(range => ({ source, range, before: 0 })),
      )
      volumes = await arrange(parts, volumes, { workers, scratch }, undefined, whole.volumes)
    }
    const found = await identify(
      { volumes, names },
      { workers, scratch, mayRearrange: false },
      {},
      () => Number.POSITIVE_INFINITY,
    )
    return populationOf(found, volumes, names, { strays: whole.strays, named: whole.namesOffenses })
  },

  placeOf: (row, whole) =>
    placeOf(row.file, row.line, whole as Whole, () =>
      row instanceof Row ? row.text(COLUMN.SUBJECT_ID) : (row as Reject).subject,
    ),
  placeOfFirst: ({ subject, file, line }, whole) =>
    placeOf((whole as Whole).names[file] as string, line, whole as Whole, () => subject),

  places: (facts, take) => {
    const { namesOffenses: named, strays } = facts as Whole
    if (named) take(NAMED.high, NAMED.low, 0, 0, 1)
    for (const { file, line } of strays) take(STRAYS.high, STRAYS.low, file, 0, line)
  },
}

const bytesOf = (files: readonly IndexedFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

const hash = new Uint32Array(2)

function placeOf(
  name: string,
  line: number,
  { names, volumes }: Whole,
  subjectOf: () => string,
): readonly (number | string)[] {
  const file = names.indexOf(name)
  if (volumes === undefined) return [file, line]
  const subject = subjectOf()
  hashWords(0, subject || `\n${line}`, hash)
  return [(hash[0] as number) % volumes, subject, file, line]
}
