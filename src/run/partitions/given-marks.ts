/** The marks that groups are found by: all those of the indexes, or the shared ones of them that a cluster has found. */
import { readdirSync, statSync } from 'node:fs'
import type { Refused } from '../../intake/files.ts'
import { FILE_OF_MARK, MARK_WORDS } from '../../intake/partitions/marks.ts'
import { pathIn } from '../../results/path-in.ts'
import { type Found, type IndexManifest, MARKS } from './folders.ts'
import { marksIn } from './mark-lines.ts'

export interface GivenMarks {
  readonly all: () => Generator<Uint32Array<ArrayBuffer>, void>
  /** Asked once all were given: why they are not those of the indexes. */
  readonly wrong: () => string | undefined
}

export function allMarks(indexes: readonly Found<IndexManifest>[]): GivenMarks {
  let bad: string | undefined
  return {
    all: function* () {
      for (const { folder } of indexes)
        for (const block of marksIn(pathIn(folder, MARKS)))
          if (block === undefined) bad ??= `[${folder}] holds marks that are none: index the file again.`
          else yield block
    },
    wrong: () => bad,
  }
}

/** Marks in the order of their files and places, as those of the indexes are; with those left out they must be all. */
export function sharedMarks(
  { folder, alone }: { readonly folder: string; readonly alone: number },
  indexes: readonly Found<IndexManifest>[],
): GivenMarks | Refused {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return { refused: `[${folder}] is no folder: name the one of the shared marks.` }
  const paths = readdirSync(folder)
    .filter(name => !/^[._]/.test(name))
    .sort()
    .map(name => pathIn(folder, name))
  const most = indexes.reduce((sum, { manifest }) => sum + manifest.marks, 0)
  let [count, file, place] = [0, 0, 0]
  let bad: string | undefined
  const look = (path: string, block: Uint32Array | undefined): void => {
    if (block === undefined) {
      bad ??= `[${path}] holds a line that is no mark: give lines of [${MARKS}] as they are.`
      return
    }
    for (let at = 0; at < block.length; at += MARK_WORDS) {
      const [of, where] = [(block[at + 2] as number) & FILE_OF_MARK, block[at + 3] as number]
      if (of >= indexes.length) bad ??= `[${path}] holds a mark of no file of the index: find them again.`
      if (of < file || (of === file && where < place))
        bad ??= `[${path}] is not sorted by file and place: sort the marks over all files of [${folder}].`
      file = of
      place = where
      count++
    }
  }
  return {
    all: function* () {
      for (const path of paths)
        for (const block of marksIn(path)) {
          look(path, block)
          if (bad !== undefined) return
          if (block !== undefined) yield block
        }
    },
    wrong: () =>
      bad ??
      (count + alone === most
        ? undefined
        : `[${folder}] holds [${count}] shared marks, which are with the [${alone}] that are not [${count + alone}], and the indexes have [${most}]: some are missing or stand there twice; find them again.`),
  }
}
