/** A thread that sets documents: takes one after the other, and sends back each as it is. */
import { parentPort } from 'node:worker_threads'
import type { Day } from '../time/day.ts'
import { type Layout, typesetter } from './typeset.ts'

/** What a thread is sent. */
export interface ToSet {
  readonly number: number
  readonly layout: Layout
  readonly data: object
  readonly dated: Day
  readonly wants: 'pdf' | 'values' | 'both'
}

/** What it sends back: the document, or that it could not be set. */
export type WasSet =
  | { readonly number: number; readonly pdf: Uint8Array; readonly values: readonly unknown[] }
  | { readonly number: number; readonly fault: string }

const port = parentPort
if (port !== null) {
  const { pdf, values, withValues } = typesetter()
  let before: Promise<void> = Promise.resolve()
  const set = async ({ number, layout, data, dated, wants }: ToSet): Promise<void> => {
    try {
      const made =
        wants === 'both'
          ? await withValues(layout, data, dated)
          : wants === 'pdf'
            ? { pdf: await pdf(layout, data, dated), values: [] }
            : { pdf: new Uint8Array(), values: await values(layout, data, dated) }
      const own = Uint8Array.from(made.pdf)
      port.postMessage({ number, pdf: own, values: made.values } satisfies WasSet, [own.buffer])
    } catch (error) {
      const fault = error instanceof Error ? error.message : 'a document could not be set'
      port.postMessage({ number, fault } satisfies WasSet)
    }
  }
  port.on('message', (sent: ToSet) => {
    before = before.then(() => set(sent))
  })
}
