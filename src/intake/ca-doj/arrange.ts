/** Puts the rows of each SUBJECT_ID together, in volumes that are then read like files. */
import { closeSync, fstatSync, openSync, rmSync } from 'node:fs'
import type { PlanContext } from '../format.ts'
import { volumesFor } from './cluster.ts'
import type { PartOf } from './join-linked.ts'
import type { Volume } from './sources.ts'
import type { SortTask, SplitTask } from './worker.ts'

/** The volumes made of these parts. `volumeBytes`: about how large each is to be; `known`: how many, where that is known. */
export async function arrange(
  parts: readonly Pick<PartOf, 'source' | 'range' | 'before'>[],
  files: readonly Volume[],
  context: Pick<PlanContext, 'workers' | 'scratch' | 'onProgress'>,
  volumeBytes?: number,
  known?: number,
): Promise<readonly Volume[]> {
  const { workers, scratch } = context
  const bytesFiles = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const count = known ?? volumesFor(bytesFiles, volumeBytes)
  // Each byte is written, and written again in order.
  const bytesTotal = bytesFiles * 2
  let bytesDone = 0
  const progress = (bytes: number): void => {
    bytesDone += bytes
    context.onProgress?.({ phase: 'arrange', bytesDone: Math.min(bytesDone, bytesTotal), bytesTotal })
  }
  const paths = Array.from({ length: count }, (_, volume) => scratch(`rows-${volume}`))
  const sizes = await split(parts, paths, context, progress)
  const volumes: Volume[] = []
  const tasks = paths.map(
    (from, volume): SortTask => ({
      kind: 'sort',
      from,
      to: scratch(`people-${volume}`),
      bytes: sizes[volume] as number,
    }),
  )
  await workers.each(tasks, (_, { from, to, bytes }) => {
    rmSync(from)
    volumes.push({ path: to, bytes })
    progress(bytesFiles / count)
  })
  return volumes
}

/** Spreads the lines of the parts over files of these paths, and gives the size of each. */
async function split(
  parts: readonly Pick<PartOf, 'source' | 'range' | 'before'>[],
  paths: readonly string[],
  { workers }: Pick<PlanContext, 'workers'>,
  progress: (bytes: number) => void,
): Promise<readonly number[]> {
  const handles: number[] = []
  try {
    for (const path of paths) handles.push(openSync(path, 'ax', 0o600))
    progress(0)
    const tasks = parts.map(
      ({ source, range, before }): SplitTask => ({ kind: 'split', source, range, before, handles }),
    )
    await workers.each(tasks, (_, { range }) => progress(range.end - range.start))
    return handles.map(handle => fstatSync(handle).size)
  } finally {
    for (const handle of handles) closeSync(handle)
  }
}
