/** The folder of a run that is made here: its files, its facts and its results, kept whole or gone. */
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve, sep } from 'node:path'
import { INPUTS, inputsJson, readInputs } from '../results/inputs.ts'

/** In the data folder. */
const RUNS = 'runs'
/** The file of the facts that people gave here, as the run is given it. */
export const GIVEN_HERE = 'workstation-facts.csv'
/** The facts of the run before it that came from elsewhere. */
export const EARLIER_FACTS = 'earlier-facts.csv'
/** In a folder that is not the folder of a run yet. */
const UNFINISHED = 'unfinished'

export interface RunFolder {
  readonly place: string
  /** Where its files are, as the command is called. */
  readonly files: string
  readonly results: string
}

/** A new folder, for its owner only. */
export function newRunFolder(data: string): RunFolder {
  const place = join(data, RUNS, randomBytes(12).toString('hex'))
  mkdirSync(join(place, 'files'), { recursive: true, mode: 0o700 })
  writeFileSync(join(place, UNFINISHED), '', { mode: 0o600, flag: 'wx' })
  return inPlace(place)
}

const inPlace = (place: string): RunFolder => ({
  place,
  files: join(place, 'files'),
  results: join(place, 'results'),
})

/** From now on it is kept. */
export const keep = ({ place }: Pick<RunFolder, 'place'>): void => rmSync(join(place, UNFINISHED))

/** What is in it is gone with the next start, if not before. */
export const leave = (place: string): void => writeFileSync(join(place, UNFINISHED), '', { mode: 0o600 })

export const removePlace = (place: string): void =>
  rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })

/** The files that are kept beside the results are named from there: the data folder may be moved, or brought back elsewhere. */
export function nameBeside(place: string): void {
  const { files, results } = inPlace(place)
  const named = readInputs(results).map(({ path, changed }) => {
    const own = join(files, basename(path))
    const isOwn = path !== own && !existsSync(path) && existsSync(own)
    return { path: path === own || isOwn ? `../files/${basename(path)}` : path, changed }
  })
  const whole = join(results, INPUTS)
  if (named.length === 0 || readFileSync(whole, 'utf8') === inputsJson(named)) return
  writeFileSync(`${whole}.new`, inputsJson(named), { mode: 0o600 })
  renameSync(`${whole}.new`, whole)
}

/** Whether a file stands in the folder of a run that was made here. */
export const isOurs = (data: string, path: string): boolean =>
  resolve(path).startsWith(resolve(data, RUNS) + sep)

/** A file of ours that another run has as well: the one may go and the other stays. */
export function shareFile(from: string, { files }: RunFolder): string {
  const name = basename(from)
  const to = join(files, name)
  try {
    linkSync(from, to)
  } catch {
    // Not every disk knows links.
    copyFileSync(from, to)
  }
  return name
}

/** Folders of what was not ended when the server was: those that are no run's are removed. `isRun`: by its results. */
export async function clearUnfinished(
  data: string,
  isRun: (results: string) => Promise<boolean>,
): Promise<void> {
  const runs = join(data, RUNS)
  if (statSync(runs, { throwIfNoEntry: false })?.isDirectory() !== true) return
  for (const name of readdirSync(runs)) {
    const folder = inPlace(join(runs, name))
    if (!existsSync(join(folder.place, UNFINISHED))) continue
    if (await isRun(folder.results)) keep(folder)
    else removePlace(folder.place)
  }
}
