/** Reads which program a command asks and what the office vouches for. */
import { PROGRAM_NAMES, programNamed } from '../law/california/program-named.ts'
import type { Program } from '../law/program.ts'
import { VOUCHED, type Vouched } from '../record/person.ts'
import { readNames } from './arguments.ts'
import { isProblem, type Problem, usage } from './exit.ts'

export interface ProgramFlags {
  readonly programme?: string
  readonly vouch?: string
  readonly policy?: string
}

export interface ChosenProgram {
  readonly program: Program
  readonly vouched: readonly Vouched[]
}

/** What a command is asked about when nothing is said. */
const USUAL = 'prop64'

export const PROGRAM_OPTION = [
  '--programme <name>',
  `which law is asked: ${PROGRAM_NAMES.join(', ')}`,
  USUAL,
] as const

export const VOUCH_OPTION = [
  '--vouch <list>',
  `what the office has looked up elsewhere for everyone in the files, and found nothing of: ${VOUCHED.join(', ')}`,
] as const

export async function chooseProgram({
  programme: named = USUAL,
  vouch,
  policy,
}: ProgramFlags): Promise<ChosenProgram | Problem> {
  const program = await programNamed(named.trim().toLowerCase())
  if (program === undefined) {
    return usage(`--programme is [${named}]; choose one of ${PROGRAM_NAMES.join(', ')}`)
  }
  if (program.policies === undefined && policy !== undefined) {
    return usage(
      `--policy goes with --programme ${USUAL} only: no office's policy for [${program.name}] is known; leave one of them out`,
    )
  }
  const vouched = vouch === undefined ? [] : readNames('--vouch', vouch, VOUCHED)
  if (isProblem(vouched)) return vouched
  if (!program.vouched && vouched.length > 0) {
    return usage(`--vouch is nothing that --programme ${program.name} asks; leave it out`)
  }
  return { program, vouched }
}
