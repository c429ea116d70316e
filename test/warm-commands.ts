/** Processes that run commands one after another (`warm.ts`): as many as are asked at a time, up to two. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Ended } from './command.ts'
import type { Asked } from './warm.ts'

const MOST = 2
const idle: ChildProcess[] = []
const waiting: ((child: ChildProcess) => void)[] = []
let running = 0

/** Runs a command in one of them, and tells how it ended. */
export async function askWarm(args: readonly string[]): Promise<Ended> {
  const child = await free()
  try {
    return await asked(child, args)
  } finally {
    release(child)
  }
}

function free(): Promise<ChildProcess> | ChildProcess {
  const found = idle.pop()
  if (found !== undefined) {
    for (const part of keepsUsAlive(found)) part.ref()
    return found
  }
  if (running === MOST) return new Promise(done => waiting.push(done))
  running++
  return started()
}

function release(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) {
    running--
    return
  }
  const next = waiting.shift()
  if (next !== undefined) next(child)
  else {
    for (const part of keepsUsAlive(child)) part.unref()
    idle.push(child)
  }
}

/** Whoever has nothing more to ask ends, and with them what they asked. */
const keepsUsAlive = (child: ChildProcess): readonly { ref(): void; unref(): void }[] => [
  child,
  ...(child.channel ? [child.channel] : []),
  child.stdout as Socket,
  child.stderr as Socket,
]

function started(): ChildProcess {
  const child = spawn(
    join(import.meta.dirname, '../node_modules/.bin/node'),
    [join(import.meta.dirname, 'warm.ts')],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  child.stdout?.setEncoding('utf8')
  child.stderr?.setEncoding('utf8')
  return child
}

async function asked(child: ChildProcess, args: readonly string[]): Promise<Ended> {
  const end = `\0${randomUUID()}`
  const texts = Promise.all([child.stdout, child.stderr].map(stream => textUntil(stream as Readable, end)))
  const code = ending(child)
  child.send({ args, end } satisfies Asked)
  const [out = '', err = ''] = await Promise.race([texts, code.then(() => texts)])
  return { code: await code, out, err }
}

/** The code a command ends with; a process that ends by itself instead is a fault. */
function ending(child: ChildProcess): Promise<number> {
  return new Promise((done, failed) => {
    const onExit = (code: number | null): void =>
      failed(new Error(`a command ended its process with ${code}`))
    child.once('exit', onExit)
    child.once('message', code => {
      child.off('exit', onExit)
      done(code as number)
    })
  })
}

/** What a stream says before `end`. */
function textUntil(stream: Readable, end: string): Promise<string> {
  return new Promise(done => {
    let text = ''
    const onText = (more: string): void => {
      text += more
      if (!text.endsWith(end)) return
      stream.off('data', onText)
      done(text.slice(0, -end.length))
    }
    stream.on('data', onText)
  })
}
