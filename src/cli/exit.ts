/** How a command ends: its exit code, and one sentence to print where it did not end well. */
import { HeldFile } from '../results/held.ts'
import { LOCK, LockedFolder } from '../results/lock.ts'
import { MOST_ROWS, SheetFull } from '../results/sheet-full.ts'

export const EXIT = {
  done: 0,
  /** Our fault, or the machine's: nothing that other arguments or another input would mend. */
  fault: 1,
  usage: 2,
  refused: 3,
  /** Finished, with more rejected rows than `--max-rejects` allows, or with some that name nobody. */
  rejects: 4,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** An end that needs no more said, or that says in one sentence what was found and what to do. */
export interface Ending {
  readonly code: ExitCode
  readonly says?: string
}

/** Why a command cannot go on. */
export interface Problem extends Ending {
  readonly says: string
}

export const DONE: Ending = { code: EXIT.done }
export const usage = (says: string): Problem => ({ code: EXIT.usage, says })
export const refused = (says: string): Problem => ({ code: EXIT.refused, says })

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'says' in value

/** What the system says of a file, in words an office knows. */
const SYSTEM: Readonly<Record<string, readonly [why: string, todo: string]>> = {
  EACCES: ['you may not use it', 'ask for the right to, or choose another place'],
  EPERM: ['you may not use it', 'ask for the right to, or choose another place'],
  EROFS: ['it is on a disk that cannot be written', 'choose another place'],
  ENOENT: ['it does not exist', 'check the name'],
  ENOTDIR: ['a part of it is a file, not a folder', 'choose another place'],
  EEXIST: ['it is a file, not a folder', 'choose another place'],
  EISDIR: ['it is a folder, not a file', 'name a file'],
  ENOSPC: ['the disk is full', 'make room and run it again: this run is not finished'],
  EDQUOT: ['your share of the disk is full', 'make room and run it again: this run is not finished'],
  EBUSY: ['another program has it open', 'close it there and run it again'],
  ETXTBSY: ['another program has it open', 'close it there and run it again'],
  EINVAL: ['it is no name for a file here', 'choose another name'],
  ENAMETOOLONG: ['its name is too long for this disk', 'choose a shorter one'],
  ELOOP: ['it is a link that leads to itself', 'choose another place'],
  EMFILE: ['too many files are open', 'close other programs and run it again'],
  EIO: ['the disk failed while it was read or written', 'copy the files to another disk and run it again'],
}

/** The disk is at fault, not what was asked. */
const OF_THE_MACHINE: readonly string[] = ['ENOSPC', 'EDQUOT', 'EMFILE', 'EIO']

/** A statute or a rule that contradicts itself and cannot be loaded. Its words hold nobody's data. */
export class LawFault extends Error {}

/** What a library of the system's says that does not load. */
const NOT_LOADED = /native binding|ERR_DLOPEN_FAILED|MODULE_NOT_FOUND/

/** Why a folder that another process writes into cannot be written. */
export const whyLocked = ({ folder, elsewhere }: LockedFolder): string =>
  elsewhere === undefined
    ? `[${folder}] is being written by another setaside; wait until it has ended, or choose another [--out]`
    : `[${folder}] is being written by a setaside on [${elsewhere}]; wait until it has ended, or remove [${LOCK}] in the folder if none runs there`

/**
 * An exception as an ending. The system's errors get a sentence, and the law's are told in their own words; of any other
 * only the kind is told, because its text may hold what was being read.
 */
export function endingOf(error: unknown): Problem {
  if (error instanceof LawFault) return { code: EXIT.fault, says: `cannot start: ${error.message}` }
  if (error instanceof HeldFile)
    return usage(
      `[${error.file}] is open in another program, or may not be changed; close it there and run it again`,
    )
  if (error instanceof SheetFull)
    return refused(
      `[${error.file}] would be larger than a sheet may be (${MOST_ROWS.toLocaleString('en-US')} rows, 4 GB), so nothing was written; leave xlsx out of [--format], since CSV has no such limit, or run one county at a time`,
    )
  if (error instanceof LockedFolder) return usage(whyLocked(error))
  if (
    error instanceof Error &&
    NOT_LOADED.test(`${'code' in error ? String(error.code) : ''} ${error.message}`)
  )
    return {
      code: EXIT.fault,
      says: 'a library this needs could not be loaded: part of the program is missing here, or of the system (on Windows VCRUNTIME140.dll, on Linux libatomic.so.1); put it there, or unpack the program again',
    }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const found = SYSTEM[error.code]
    const path = 'path' in error && typeof error.path === 'string' ? error.path : 'a file'
    if (found !== undefined) {
      const [why, todo] = found
      return {
        code: OF_THE_MACHINE.includes(error.code) ? EXIT.fault : EXIT.usage,
        says: `[${path}]: ${why} (${error.code}); ${todo}`,
      }
    }
  }
  const kind = error instanceof Error ? error.name : typeof error
  return {
    code: EXIT.fault,
    says: `stopped by a fault of its own [${kind}]; set SETASIDE_DEBUG=1 to see where, and report it without any person's data`,
  }
}
