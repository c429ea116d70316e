/** Works on parts of DOJ files in one thread: identifies who they are about, arranges their rows, and reads their people. */
import type { FormatWorker } from '../format.ts'
import type { PeopleSink, Reading } from '../reading.ts'
import { partSplitter, sortVolume } from './cluster.ts'
import { type IdentifiedPart, partIdentifier } from './identify.ts'
import { newSpace, type Range, type Source } from './part.ts'
import { type PartReader, type PartToRead, partReader } from './read-part.ts'
import { type OpenedSources, openSources, type Volumes } from './sources.ts'

/** A task of the plan. */
export type Task = IdentifyTask | SplitTask | SortTask

export interface IdentifyTask {
  readonly kind: 'identify'
  readonly number: number
  readonly source: number
  readonly range: Range
  /** A group is known to begin with the range. */
  readonly opens?: boolean
}

export interface SplitTask {
  readonly kind: 'split'
  readonly source: number
  readonly range: Range
  readonly before: number
  /** The volumes, opened for appending. */
  readonly handles: readonly number[]
}

export interface SortTask {
  readonly kind: 'sort'
  readonly from: string
  readonly to: string
  readonly bytes: number
}

const NOTHING: object = {}

export function caDojWorker(reading: Reading, sink: PeopleSink): FormatWorker<Volumes, Task, PartToRead> {
  let opened: OpenedSources | undefined
  let reader: PartReader | undefined
  let space = newSpace()
  let identify = partIdentifier(reading)
  let split = partSplitter()

  const sources = (): readonly Source[] => {
    if (opened === undefined) throw new Error('nothing has been opened')
    return opened.sources
  }
  const close = (): void => {
    opened?.close()
    opened = undefined
  }

  return {
    open: ({ volumes, names }) => {
      close()
      opened = openSources(volumes)
      // What was needed for other volumes is not kept.
      space = newSpace()
      identify = partIdentifier(reading)
      split = partSplitter()
      reader = partReader(names, reading, sink)
    },
    perform: (task): IdentifiedPart | typeof NOTHING => {
      switch (task.kind) {
        case 'identify':
          return identify(sources()[task.source] as Source, task.range, task.number, task.opens)
        case 'split':
          split(sources()[task.source] as Source, task.range, task.before, task.handles)
          return NOTHING
        case 'sort':
          sortVolume(task.from, task.to, task.bytes, space)
          return NOTHING
      }
    },
    read: part => {
      if (reader === undefined) throw new Error('nothing has been opened')
      return reader.read(part, sources())
    },
    close,
  }
}
