/** What a command speaks to: two streams, whether people are watching, and the clock, which only the command line reads. */
import { type Day, dayOf, formatDay } from '../time/day.ts'

export interface Terminal {
  /** Writes to standard output; text that nobody reads any more is dropped. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Someone types the command and reads the answer, rather than a script. */
  readonly interactive: boolean
  /** Progress can be drawn over itself on standard error. */
  readonly redraws: boolean
  /** Today by this machine's calendar. */
  readonly today: () => Day
  /** Milliseconds, for rates. */
  readonly now: () => number
}

export interface Streams extends Terminal {
  /** Why what was written to standard output did not all arrive: the system's code, such as `ENOSPC`. */
  readonly lost: () => Promise<string | undefined>
}

/** The process's own streams. A reader that went away (`| head`) is no error of ours. */
export function openTerminal(): Streams {
  let lost: string | undefined
  return {
    out: quietly(process.stdout, code => {
      lost = code
    }),
    err: quietly(process.stderr, () => undefined),
    // A fault in writing is told in a later turn than the writing.
    lost: () => new Promise(done => setImmediate(() => done(lost))),
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    redraws: process.stderr.isTTY === true,
    today,
    now: () => performance.now(),
  }
}

function quietly(stream: NodeJS.WriteStream, onFault: (code: string) => void): (text: string) => void {
  let open = true
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    open = false
    if (code !== 'EPIPE') onFault(code ?? 'unknown fault')
  })
  return text => {
    if (open) stream.write(text)
  }
}

function today(): Day {
  const now = new Date()
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (day === undefined) throw new Error(`the clock of this machine gives no date [${formatDay(Number.NaN)}]`)
  return day
}
