/** Whether the answers of partitions are of all that was grouped, each once. */
import type { PartitionEnd } from './answers.ts'
import { addDigest, NO_DIGEST } from './digest.ts'
import type { GroupManifest } from './folders.ts'

/** An end, and the path of the answers it is of. */
export interface EndOf {
  readonly path: string
  readonly end: Pick<PartitionEnd['end'], 'lines' | 'components' | 'digest'>
}

/** Why some partition is missing or stands there twice; undefined where all are there, each once. */
export function whyNotAll(
  ends: readonly EndOf[],
  { lines, components, digest }: GroupManifest,
): string | undefined {
  for (const [at, { path, end }] of ends.entries()) {
    if (end.lines === 0) continue
    const twin = ends.findIndex(other => other.end.digest === end.digest && other.end.lines === end.lines)
    if (twin < at)
      return `[${ends[twin]?.path}] and [${path}] have answers of the same people: keep one of them.`
  }
  const found = ends.reduce(
    (sum, { end }) => ({
      lines: sum.lines + end.lines,
      components: sum.components + end.components,
      digest: addDigest(sum.digest, end.digest),
    }),
    { lines: 0, components: 0, digest: NO_DIGEST },
  )
  if (found.lines === lines && found.components === components && found.digest === digest) return undefined
  return `the answers are of [${found.lines}] rows and [${found.components}] components, and the files have [${lines}] and [${components}]: a partition is missing or stands there twice; decide those that are missing, and keep each once.`
}
