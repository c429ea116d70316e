/** Runs a whole process and says what it took: time on the clock, time on processors, and the most memory it held. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from './inputs.ts'

export interface Taken {
  /** Seconds. */
  readonly wall: number
  readonly user: number
  readonly system: number
  /** Megabytes resident at most, of all threads together. */
  readonly peak: number
}

/** GNU time asks the system when the process ends; without it the process is looked at while it runs. */
const TIME = '/usr/bin/time'
const OFTEN = 50

/** Runs a command to its end, its output thrown away. Throws where it fails. */
export function take(command: string, args: readonly string[]): Promise<Taken> {
  return existsSync(TIME) ? withTime(command, args) : watched(command, args)
}

async function withTime(command: string, args: readonly string[]): Promise<Taken> {
  const measured = join(folder(), `time-${process.pid}.txt`)
  const wall = await run(TIME, ['-f', '%U %S %M', '-o', measured, command, ...args], () => {})
  const [user, system, kilobytes] = readFileSync(measured, 'utf8').trim().split(/\s+/).map(Number)
  rmSync(measured)
  if (user === undefined || system === undefined || kilobytes === undefined)
    throw new Error(`[${TIME}] of [${command}] says nothing that can be read`)
  return { wall, user, system, peak: (kilobytes * 1024) / 1e6 }
}

async function watched(command: string, args: readonly string[]): Promise<Taken> {
  let kilobytes = 0
  const before = process.resourceUsage()
  const wall = await run(command, args, id => {
    const status = `/proc/${id}/status`
    if (!existsSync(status)) return
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))
    kilobytes = Math.max(kilobytes, Number(found?.[1] ?? 0))
  })
  const after = process.resourceUsage()
  return {
    wall,
    user: (after.userCPUTime - before.userCPUTime) / 1e6,
    system: (after.systemCPUTime - before.systemCPUTime) / 1e6,
    peak: (kilobytes * 1024) / 1e6,
  }
}

function run(command: string, args: readonly string[], look: (id: number) => void): Promise<number> {
  return new Promise((done, failed) => {
    const began = process.hrtime.bigint()
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const { pid } = child
    const looking = setInterval(() => pid !== undefined && look(pid), OFTEN)
    let printed = ''
    child.stderr.setEncoding('utf8').on('data', text => {
      printed = (printed + text).slice(-2_000)
    })
    child.on('error', failed)
    child.on('close', code => {
      clearInterval(looking)
      const wall = Number(process.hrtime.bigint() - began) / 1e9
      if (code === 0) done(wall)
      else failed(new Error(`[${[command, ...args].join(' ')}] ended with [${code}]: ${printed}`))
    })
  })
}
