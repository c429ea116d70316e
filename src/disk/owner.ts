/** Which process something on the disk belongs to, told so that another one can see whether it still lives. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

export interface Owner {
  readonly host: string
  readonly pid: number
  /** What the system gives as the beginning of the process, as a number may be given to another later; blank where it tells none. */
  readonly started: string
}

export const thisProcess = (): Owner => ({
  host: hostname(),
  pid: process.pid,
  started: startOf(process.pid),
})

/** Undefined where the text tells of none. */
export function ownerIn(text: string): Owner | undefined {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' &&
      found !== null &&
      'host' in found &&
      'pid' in found &&
      'started' in found &&
      typeof found.host === 'string' &&
      typeof found.pid === 'number' &&
      typeof found.started === 'string'
      ? { host: found.host, pid: found.pid, started: found.started }
      : undefined
  } catch {
    return undefined
  }
}

/** Whether it is a process of this machine that has ended. Of another machine nothing is known: it is not. */
export function hasEnded(owner: Owner): boolean {
  if (owner.host !== hostname()) return false
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return true
  }
  return owner.started !== '' && startOf(owner.pid) !== owner.started
}

/** The field `starttime` of `/proc/PID/stat`, which counts from the start of the machine, and which start that was. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    return `${ticks} ${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}`
  } catch {
    return ''
  }
}
