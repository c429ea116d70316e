/** The thread of the policy bench: reads everybody of a run once, then says what each policy would do. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { findOwnModules } from '../run/own-modules.ts'
import type { BenchAsked, BenchStart, BenchTold } from './bench.ts'

const port = parentPort
if (port !== null) {
  const tell = (told: BenchTold): void => port.postMessage(told)
  const { modules, ...run } = workerData as BenchStart
  findOwnModules()
  const { answerAsked, readBench } = await import('./bench.ts')
  const jurisdictions = await Promise.all(
    modules.map(
      async module => ((await import(module)) as { readonly jurisdiction: Jurisdiction }).jurisdiction,
    ),
  )
  const read = await readBench(
    run,
    jurisdictions as unknown as Jurisdictions,
    ({ phase, bytesDone, bytesTotal }) => {
      if (phase === 'decide') tell({ progress: bytesDone / bytesTotal })
    },
  )
  if ('unusable' in read) tell({ ready: read })
  else {
    port.on('message', (asked: BenchAsked) => {
      try {
        tell({ number: asked.number, answer: answerAsked(read, asked) })
      } catch (error) {
        // Its kind, never what it was about.
        tell({ number: asked.number, failed: error instanceof Error ? error.name : 'Error' })
      }
    })
    tell({ ready: { people: read.bench.people } })
  }
}
