/** Whether the answers of partitions are still what was written, of one run, and of all that was grouped. */
import { closeSync, openSync } from 'node:fs'
import type { Verified } from '../../results/verified.ts'
import { type EndOf, whyNotAll } from './all-there.ts'
import { ANSWERS_OF_PARTITION } from './answers.ts'
import type { Found, GroupManifest } from './folders.ts'
import { linesIn, objectIn } from './lines.ts'
import { type AnswersRead, NotWhole, readAnswers, whyNotOneRun } from './read-answers.ts'

/** The hash of the groups that the answers in a file are of; undefined where the file does not begin as answers do. */
export function groupOfAnswers(path: string): string | undefined {
  const handle = openSync(path, 'r')
  try {
    const { value } = linesIn(handle).next()
    const header = value === undefined ? undefined : objectIn(value)
    return header?.partition === ANSWERS_OF_PARTITION ? String(header.group) : undefined
  } finally {
    closeSync(handle)
  }
}

/** `groups`: those that the partitions were decided by, where they are at hand; else all must be of those of the first. */
export function verifyAnswers(
  paths: readonly string[],
  setaside: string,
  groups?: Found<GroupManifest>,
): Verified {
  const faults: string[] = []
  const whole: AnswersRead[] = []
  const ends: EndOf[] = []
  const sha256 = groups?.sha256 ?? groupOfAnswers(paths[0] as string) ?? ''
  for (const path of paths) {
    try {
      const answers = readAnswers(path, { sha256 }, setaside)
      try {
        ends.push({ path, end: endOf(answers) })
        whole.push(answers)
      } finally {
        answers.close()
      }
    } catch (error) {
      if (!(error instanceof NotWhole)) throw error
      faults.push(error.message)
    }
  }
  const differ = whyNotOneRun(whole)
  if (differ !== undefined) faults.push(differ)
  if (groups !== undefined && faults.length === 0) {
    const missing = whyNotAll(ends, groups.manifest)
    if (missing !== undefined) faults.push(missing)
  }
  return { held: faults.length > 0 ? [] : whatHolds(paths.length, groups), faults }
}

const whatHolds = (count: number, groups: Found<GroupManifest> | undefined): readonly string[] => [
  `the answers of [${count}] partitions are as they were written, and of one run`,
  groups === undefined
    ? 'whether they are of all that was grouped was not looked at: name the groups with [--groups]'
    : `they are of all that [${groups.folder}] holds, each once`,
]

/** Reads all of them to their end, which vouches for the rest. */
function endOf(answers: AnswersRead): EndOf['end'] {
  const { nextRows, nextSet, nextNote, nextBecame, nextMeant } = answers
  for (const next of [nextRows, nextSet, nextNote, nextBecame, nextMeant]) while (next() !== undefined);
  return answers.end()
}
