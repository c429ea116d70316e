/** What the machine has and allows: processors, memory, room, and whether files can be kept from others. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { endingOf } from '../exit.ts'
import { closesOnWindows } from '../who-reads.ts'
import type { Finding } from './finding.ts'

const GB = 1 << 30
const inGB = (bytes: number): string => `${(bytes / GB).toFixed(1)} GB`

/** Less than this is told: a run of ten million rows takes about half of it. */
const MEMORY = GB
/** Less than this is told: results take somewhat more room than the file they are of. */
const ROOM = 5 * GB
/** What a mode gives to anybody but the owner. */
const OF_OTHERS = 0o077

export function memory(): Finding {
  const free = process.availableMemory()
  const processors = `${availableParallelism()} processors`
  // Where the system tells nothing of itself.
  if (free === 0)
    return { what: 'memory', state: 'works', says: `${processors}; what is free is not told here` }
  const told = `${inGB(free)} of ${inGB(totalmem())} are free, and ${processors}`
  return free < MEMORY
    ? { what: 'memory', state: 'look', says: `${told}: close other programs before a large run` }
    : { what: 'memory', state: 'works', says: told }
}

/** The folder, or the nearest above it that is there. */
function standing(folder: string): string {
  const path = resolve(folder)
  return existsSync(path) || dirname(path) === path ? path : standing(dirname(path))
}

export function room(folder: string): Finding {
  const what = 'disk'
  const place = standing(folder)
  try {
    const { bavail, bsize } = statfsSync(place)
    const told = `${inGB(bavail * bsize)} are free where [${place}] is`
    return bavail * bsize < ROOM
      ? { what, state: 'look', says: `${told}: results take more room than the file they are made of` }
      : { what, state: 'works', says: told }
  } catch (error) {
    return { what, state: 'look', says: `how much is free is not known: ${endingOf(error).says}` }
  }
}

/** Writes, syncs and replaces a file there, and looks at who may read it. */
export function permissions(folder: string): Finding {
  const what = 'permissions'
  const place = standing(folder)
  let probe: string | undefined
  try {
    probe = mkdtempSync(join(place, '.setaside-doctor-'))
    const [old, made] = [join(probe, 'a'), join(probe, 'b')]
    for (const path of [old, made]) {
      const handle = openSync(path, 'wx', 0o600)
      writeSync(handle, path)
      fsyncSync(handle)
      closeSync(handle)
      chmodSync(path, 0o600)
    }
    renameSync(made, old)
    return whoReads(place, folder, statSync(old).mode)
  } catch (error) {
    return { what, state: 'fails', says: `files cannot be written in [${place}]: ${endingOf(error).says}` }
  } finally {
    if (probe !== undefined) rmSync(probe, { recursive: true, force: true })
  }
}

function whoReads(place: string, folder: string, mode: number): Finding {
  const what = 'permissions'
  const results = resolve(folder)
  if (process.platform === 'win32')
    return folder === tmpdir()
      ? { what, state: 'works', says: `files can be written and replaced in [${place}]` }
      : { what, state: 'look', says: closesOnWindows(results) }
  if ((mode & OF_OTHERS) !== 0)
    return {
      what,
      state: 'look',
      says: `the disk of [${place}] keeps no permissions: whoever may open it reads what is written there; choose another for results`,
    }
  return { what, state: 'works', says: `what is written in [${results}] is readable by you only` }
}
