/** Reads whom facts were found to mean in all partitions, and says in one sentence where that is not known of all. */

import type { Meant } from '../../facts/whom.ts'
import type { Refused } from '../../intake/files.ts'
import { sha256, stableJson } from '../../results/hash.ts'
import { whyNotAll } from './all-there.ts'
import type { Found, GroupManifest } from './folders.ts'
import { type AnswersRead, answersIn, NotWhole, readAnswers } from './read-answers.ts'

/** Whom all lines mean, and the hash of it: whatever the number of partitions, the same. */
export interface AllMeant {
  readonly meant: readonly Meant[]
  readonly sha256: string
}

/** `asked`: what the partitions must have been asked when they looked for whom facts mean. */
export function readFound(
  folder: string,
  groups: Found<GroupManifest>,
  asked: unknown,
  setaside: string,
): Refused | AllMeant {
  const paths = answersIn(folder)
  if ('refused' in paths) return paths
  const opened: AnswersRead[] = []
  try {
    for (const path of paths) opened.push(readAnswers(path, groups, setaside))
    const other = opened.find(({ header }) => stableJson(header.asked) !== stableJson(asked))
    if (other !== undefined)
      return {
        refused: `[${other.path}] was asked something else, or about other facts: look for whom these facts mean in every partition, with [--find].`,
      }
    const meant = opened.flatMap(({ nextMeant }) => [...each(nextMeant)])
    const ends = opened.map(({ path, end }) => ({ path, end: end() }))
    const wrong = whyNotAll(ends, groups.manifest)
    if (wrong !== undefined) return { refused: wrong }
    const sorted = meant.map(one => stableJson(one)).sort()
    return { meant, sha256: sha256(sorted.join('\n')) }
  } catch (error) {
    if (error instanceof NotWhole) return { refused: error.message }
    throw error
  } finally {
    for (const { close } of opened) close()
  }
}

function* each(next: AnswersRead['nextMeant']): Generator<Meant, void> {
  for (let one = next(); one !== undefined; one = next()) yield one.meant
}
