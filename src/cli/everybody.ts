/** Everybody of a finished run, read from its files and decided again. */
import { type Resolved, resolve } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import { type ReadProgress, readPeople } from '../intake/read.ts'
import type { ReadPerson } from '../intake/reading.ts'
import type { FinishedRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import { finderFor } from '../run/meant.ts'
import { asReader, decidePerson, decidingFor, offenseReader } from '../run/person.ts'
import type { AskedOf } from './asked-of.ts'
import { isProblem } from './exit.ts'
import { inputsOf } from './run-inputs.ts'

/** `onPerson` may look at what it is given until it returns. */
export async function decideEverybody(
  run: FinishedRun,
  { question, format }: AskedOf,
  onPerson: (read: ReadPerson, decided: DecidedPerson) => void,
  onProgress?: (progress: ReadProgress & { readonly facts: boolean }) => void,
): Promise<Unusable | undefined> {
  const files = inputsOf(run, [])
  if (isProblem(files)) return { unusable: files.says ?? '' }
  const deciding = decidingFor(question)
  const how = {
    asOf: question.day,
    readOffense: offenseReader(question),
    wantsOthers: false,
    keep: false,
    ...asReader(question),
  }
  const telling = (facts: boolean) =>
    onProgress === undefined
      ? {}
      : { onProgress: (progress: ReadProgress) => onProgress({ ...progress, facts }) }
  let given: Resolved['ofPerson'] | undefined
  if (question.facts !== undefined) {
    const meant: Meant[] = []
    const meantOf = finderFor(question, format)
    await readPeople(format, files, {
      ...how,
      onPerson: read => void meant.push(...meantOf(read)),
      ...telling(true),
    })
    given = resolve(question.facts.lines, meant).ofPerson
  }
  const accounts = await readPeople(format, files, {
    ...how,
    onPerson: read =>
      onPerson(read, decidePerson(deciding, read.person, read.rows, given?.get(read.person.id))),
    ...telling(false),
  })
  return 'refused' in accounts ? { unusable: accounts.refused } : undefined
}
