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
  /** How many characters a line of it has; absent where nobody looks. */
  readonly columns?: number
  /** Text may be colored: somebody looks, on a terminal that can, and has not asked for none (`NO_COLOR`). */
  readonly colors?: boolean
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
  const out = watched(process.stdout)
  return {
    out: quietly(process.stdout),
    err: quietly(process.stderr),
    // A fault in writing is told in a later turn than the writing.
    lost: () => new Promise(done => setImmediate(() => done(out.fault === GONE ? undefined : out.fault))),
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    redraws: process.stderr.isTTY === true,
    ...columns(),
    colors: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    today,
    now: () => performance.now(),
  }
}

/** As wide as the terminal is, or as `COLUMNS` says; no narrower than a page can be read. */
function columns(): { readonly columns?: number } {
  const said = Number(process.env.COLUMNS)
  const found = Number.isInteger(said) && said > 0 ? said : process.stdout.columns
  return found === undefined ? {} : { columns: Math.max(found, NARROWEST) }
}

const NARROWEST = 40

/** The reader of a stream has gone away. */
const GONE = 'EPIPE'

/** What became of a stream: the system's code of its fault. */
interface Watched {
  fault?: string
}

const known = new WeakMap<NodeJS.WriteStream, Watched>()

/** Listens to a stream once, however many commands a process runs: a stream that has failed stays so. */
function watched(stream: NodeJS.WriteStream): Watched {
  let found = known.get(stream)
  if (found === undefined) {
    const state: Watched = {}
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      state.fault = code ?? 'unknown fault'
    })
    known.set(stream, state)
    found = state
  }
  return found
}

function quietly(stream: NodeJS.WriteStream): (text: string) => void {
  const state = watched(stream)
  return text => {
    if (state.fault === undefined) stream.write(text)
  }
}

function today(): Day {
  const now = new Date()
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (day === undefined) throw new Error(`the clock of this machine gives no date [${formatDay(Number.NaN)}]`)
  return day
}
