/** Reads `answers.jsonl` back, person by person. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { ANSWERS, ANSWERS_VERSION, type AnsweredPerson, type AnswersDictionary } from './answers.ts'
import { type FinishedRun, isChanged, isGone } from './finished.ts'
import type { Unusable } from './manifest.ts'
import { pathIn } from './path-in.ts'

const BLOCK = 1 << 20

/**
 * Gives each person to `onPerson`. The file is hashed on the way: where it is not the one the manifest names, that is told at
 * the end, and what `onPerson` was given must not be used.
 */
export function readAnswers(
  { folder, outputs }: Pick<FinishedRun, 'folder' | 'outputs'>,
  onPerson: (person: AnsweredPerson, dictionary: AnswersDictionary) => void,
): Unusable | undefined {
  const path = pathIn(folder, ANSWERS)
  const listed = outputs.find(({ name }) => name === ANSWERS)
  if (listed === undefined)
    return { unusable: `[${folder}] has no ${ANSWERS}: an earlier Setaside made it; run it again` }
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return isGone(path)
  const hash = createHash('sha256')
  let dictionary: AnswersDictionary | undefined
  for (const line of linesOf(path, bytes => void hash.update(bytes))) {
    const found = parsed(line)
    if (dictionary === undefined) {
      dictionary = found as AnswersDictionary | undefined
      if (dictionary?.answers !== ANSWERS_VERSION)
        return { unusable: `[${path}] is of another Setaside: run it again with this one` }
    } else if (found !== undefined) onPerson(found as AnsweredPerson, dictionary)
  }
  return hash.digest('hex') === listed.sha256 ? undefined : isChanged(path)
}

/** What is no JSON was changed since, which its hash will tell. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function* linesOf(path: string, onBytes: (bytes: Uint8Array) => void): Generator<string, void> {
  const handle = openSync(path, 'r')
  try {
    const decoder = new TextDecoder()
    const block = Buffer.allocUnsafe(BLOCK)
    let rest = ''
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) {
      const bytes = block.subarray(0, got)
      onBytes(bytes)
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    closeSync(handle)
  }
}
