/**
 * Formats of small files. Each file is read whole into memory by every thread, and its people are joined and put together
 * there: a format says only what a line is and how a person is put together of their rows. `test/ruritania/format.ts` is one.
 */
import { LIMITS } from '../../record/limits.ts'
import type { OpenedFile, Refused } from '../files.ts'
import type { Format } from '../format.ts'
import type { WholeFileFormat } from './format.ts'
import { readFiles } from './people.ts'
import { type WholePart, wholeFileWorker } from './worker.ts'

/** Files larger than this, in bytes, are refused: a format for them reads in parts. */
const LARGEST = LIMITS.mappedFile.most

/** The format of files that are read whole. */
export const wholeFileFormat = (spec: WholeFileFormat): Format => ({
  id: spec.id,
  title: spec.title,
  module: spec.module,
  columns: spec.columns,
  recognizes: spec.recognizes,
  ...(spec.otherForms === undefined ? {} : { otherForms: spec.otherForms }),
  goesBy: ({ person }, identifier) => person.id === identifier,
  plan: async (files, { workers, onProgress }) => {
    const refused = tooLarge(files)
    if (refused !== undefined) return refused
    const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
    workers.open(files)
    const { people, notes } = readFiles(spec, files)
    onProgress?.({ phase: 'identify', bytesDone: bytesTotal, bytesTotal })
    const parts = partsOf(people.length, spec.peopleInPart ?? 1_000, bytesTotal)
    return { people: people.length, parts, notes, unattributed: 0 }
  },
  worker: (reading, sink) => wholeFileWorker(spec, reading, sink),
})

function tooLarge(files: readonly OpenedFile[]): Refused | undefined {
  const large = files.find(({ bytes }) => bytes > LARGEST)
  return large === undefined
    ? undefined
    : {
        refused: `[${large.path}] is larger than ${LARGEST >> 20} MB, and files of its format are read whole: divide it.`,
      }
}

/** At least one part, in which the lines are counted. */
function partsOf(people: number, most: number, bytes: number): readonly WholePart[] {
  const count = Math.max(1, Math.ceil(people / most))
  return Array.from({ length: count }, (_, at) => ({
    from: at * most,
    to: Math.min(people, (at + 1) * most),
    bytes: Math.floor(bytes / count),
  }))
}
