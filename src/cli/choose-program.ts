/** Reads which program a command asks and what the office vouches for. */
import type { JurisdictionLaw } from '../law/jurisdiction.ts'
import type { Program } from '../law/program.ts'
import { choiceAmong, readNames } from './arguments.ts'
import { isProblem, type Problem, usage } from './exit.ts'

export interface ChosenProgram {
  readonly program: Program
  readonly vouched: readonly string[]
}

export async function chooseProgram(
  { programs, usualProgram, vouched: words = {} }: JurisdictionLaw,
  {
    program: named = usualProgram,
    vouch,
    policy,
  }: {
    readonly program: string | undefined
    readonly vouch: string | undefined
    readonly policy: string | undefined
  },
): Promise<ChosenProgram | Problem> {
  const id = named.trim().toLowerCase()
  const program = Object.hasOwn(programs, id) ? await programs[id]?.() : undefined
  if (program === undefined)
    return usage(`--program is [${named}]; ${choiceAmong(named, Object.keys(programs))}`)
  if (program.policies === undefined && policy !== undefined)
    return usage(
      `--policy goes with --program ${usualProgram} only: no office's policy for [${program.name}] is known; leave one of them out`,
    )
  const vouched = vouch === undefined ? [] : readNames('--vouch', vouch, Object.keys(words))
  if (isProblem(vouched)) return vouched
  if (!program.vouched && vouched.length > 0)
    return usage(`--vouch is nothing that --program ${program.name} asks; leave it out`)
  return { program, vouched }
}
