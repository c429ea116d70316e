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
const TIME = process.platform === 'linux' && existsSync('/usr/bin/time') ? '/usr/bin/time' : undefined
const OFTEN = 50

/** Runs a command to its end, its output thrown away. Throws where it fails. */
export function take(command: string, args: readonly string[]): Promise<Taken> {
  return TIME === undefined ? watched(command, args) : withTime(TIME, command, args)
}

async function withTime(time: string, command: string, args: readonly string[]): Promise<Taken> {
  const measured = join(folder(), `time-${process.pid}.txt`)
  const wall = await run(time, ['-f', '%U %S %M', '-o', measured, command, ...args], () => {})
  const [user, system, kilobytes] = readFileSync(measured, 'utf8').trim().split(/\s+/).map(Number)
  rmSync(measured)
  if (user === undefined || system === undefined || kilobytes === undefined)
    throw new Error(`[${time}] of [${command}] says nothing that can be read`)
  return { wall, user, system, peak: (kilobytes * 1024) / 1e6 }
}

/** Where there is no `/proc` either, only the time on the clock is known. */
async function watched(command: string, args: readonly string[]): Promise<Taken> {
  let [kilobytes, user, system] = [Number.NaN, Number.NaN, Number.NaN]
  const wall = await run(command, args, id => {
    const place = `/proc/${id}`
    if (!existsSync(place)) return
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(join(place, 'status'), 'utf8'))
    if (found === null) return
    kilobytes = Math.max(Number.isNaN(kilobytes) ? 0 : kilobytes, Number(found[1]))
    // Behind the name, which may have blanks in it, the twelfth and the thirteenth, in hundredths of a second.
    const fields = readFileSync(join(place, 'stat'), 'utf8').split(') ').at(-1)?.split(' ') ?? []
    ;[user, system] = [Number(fields[11]) / 100, Number(fields[12]) / 100]
  })
  return { wall, user, system, peak: (kilobytes * 1024) / 1e6 }
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
