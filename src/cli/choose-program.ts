/** Reads which program a command asks and what the office vouches for. */
import type { JurisdictionLaw } from '../law/jurisdiction.ts'
import type { Program } from '../law/program.ts'
import { choiceAmong, readNames } from './arguments.ts'
import { isProblem, type Problem, usage } from './exit.ts'

/** What an office says of everybody in the files: in which words of the jurisdiction, who says so, and where it was looked up. */
export interface Vouched {
  readonly words: readonly string[]
  readonly by: string
  readonly source: string
}

export interface ChosenProgram {
  readonly program: Program
  /** Absent where nothing is vouched for. */
  readonly vouched?: Vouched
}

export async function chooseProgram(
  { programs, usualProgram, vouched: words = {} }: JurisdictionLaw,
  {
    program: named = usualProgram,
    policy,
    ...vouching
  }: {
    readonly program: string | undefined
    readonly policy: string | undefined
  } & Vouching,
): Promise<ChosenProgram | Problem> {
  const id = named.trim().toLowerCase()
  const program = Object.hasOwn(programs, id) ? await programs[id]?.() : undefined
  if (program === undefined)
    return usage(`--program is [${named}]; ${choiceAmong(named, Object.keys(programs))}`)
  if (program.policies === undefined && policy !== undefined)
    return usage(
      `--policy goes with --program ${usualProgram} only: no office's policy for [${program.name}] is known; leave one of them out`,
    )
  const vouched = readVouched(vouching, Object.keys(words))
  if (isProblem(vouched)) return vouched
  if (vouched === undefined) return { program }
  return program.vouched
    ? { program, vouched }
    : usage(`--vouch is nothing that --program ${program.name} asks; leave it out`)
}

interface Vouching {
  readonly vouch: string | undefined
  readonly vouchedBy: string | undefined
  readonly vouchedSource: string | undefined
}

/** Nobody vouches for everybody without a name, nor without saying where it was looked up: both stand wherever the facts do. */
function readVouched(
  { vouch, vouchedBy = '', vouchedSource = '' }: Vouching,
  words: readonly string[],
): Vouched | undefined | Problem {
  const [by, source] = [vouchedBy.trim(), vouchedSource.trim()]
  if (vouch === undefined)
    return by === '' && source === ''
      ? undefined
      : usage(
          `${by === '' ? '--vouched-source' : '--vouched-by'} is about what [--vouch] names; add it, or leave this out`,
        )
  const named = readNames('--vouch', vouch, words)
  if (isProblem(named)) return named
  if (by === '') return usage('--vouch is somebody’s word; name who gives it after [--vouched-by]')
  if (source === '')
    return usage('--vouch is what somebody has looked up; say where after [--vouched-source]')
  return { words: named, by, source }
}
