/** Reads which programme a command asks and what the office vouches for. */
import { PROGRAMME_NAMES, programmeNamed } from '../law/california/programme-named.ts'
import type { Programme } from '../law/programme.ts'
import { VOUCHED, type Vouched } from '../record/person.ts'
import { readNames } from './arguments.ts'
import { isProblem, type Problem, usage } from './exit.ts'

export interface ProgrammeFlags {
  readonly programme?: string
  readonly vouch?: string
  readonly policy?: string
}

export interface ChosenProgramme {
  readonly programme: Programme
  readonly vouched: readonly Vouched[]
}

/** What a command is asked about when nothing is said. */
const USUAL = 'prop64'

export const PROGRAMME_OPTION = [
  '--programme <name>',
  `which law is asked: ${PROGRAMME_NAMES.join(', ')}`,
  USUAL,
] as const

export const VOUCH_OPTION = [
  '--vouch <list>',
  `what the office has looked up elsewhere for everyone in the files, and found nothing of: ${VOUCHED.join(', ')}`,
] as const

export async function chooseProgramme({
  programme: named = USUAL,
  vouch,
  policy,
}: ProgrammeFlags): Promise<ChosenProgramme | Problem> {
  const programme = await programmeNamed(named.trim().toLowerCase())
  if (programme === undefined) {
    return usage(`--programme is [${named}]; choose one of ${PROGRAMME_NAMES.join(', ')}`)
  }
  if (programme.statutes !== undefined && policy !== undefined) {
    return usage(
      `--policy goes with --programme ${USUAL} only: no office's policy for [${programme.name}] is known; leave one of them out`,
    )
  }
  const vouched = vouch === undefined ? [] : readNames('--vouch', vouch, VOUCHED)
  if (isProblem(vouched)) return vouched
  if (programme.statutes === undefined && vouched.length > 0) {
    return usage(`--vouch is nothing that --programme ${programme.name} asks; leave it out`)
  }
  return { programme, vouched }
}
