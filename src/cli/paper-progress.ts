/** Tells how far the papers of a kind are, and how long they still take: drawn over itself on a terminal, as events for programs, and not at all elsewhere. */
import { number } from '../filing/words.ts'
import { clockTime } from './progress.ts'
import type { Terminal } from './terminal.ts'

export interface PaperProgress {
  /** Something that is done before any paper, of which nobody knows how long it takes. */
  readonly begin: (what: string) => void
  readonly update: (kind: string, done: number, all: number) => void
  /** Removes what was drawn. */
  readonly end: () => void
}

/** Milliseconds between two drawings. */
const PAUSE = 100
const START_OF_LINE = '\r\u001b[K'

/** Every update is handed to `event` where one is given: the first of a kind and its last always, between them ten a second. */
export function paperProgressOn(
  terminal: Pick<Terminal, 'err' | 'redraws' | 'now'>,
  event?: (update: { readonly kind: string; readonly done: number; readonly all: number }) => void,
): PaperProgress {
  let of = ''
  let started = 0
  let last = 0
  let drawn = false
  const draw = (text: string): void => {
    if (!terminal.redraws) return
    terminal.err(START_OF_LINE + text)
    drawn = true
  }
  return {
    begin: draw,
    update: (kind, done, all) => {
      const now = terminal.now()
      if (kind !== of) {
        of = kind
        started = now
      } else if (now - last < PAUSE && done < all) return
      last = now
      event?.({ kind, done, all })
      const left = done === 0 ? undefined : Math.ceil(((now - started) * (all - done)) / done / 1000)
      draw(
        [
          `${kind} ${all === 0 ? 100 : Math.floor((done * 100) / all)}%`,
          `${number(done)} of ${number(all)}`,
          ...(left === undefined || done === all ? [] : [`${clockTime(left)} left`]),
        ].join('  '),
      )
    },
    end: () => {
      if (drawn) terminal.err(START_OF_LINE)
      drawn = false
    },
  }
}
