/**
 * Folders of which several processes may write one at the same time, as a cluster does what is slow or seems lost once more: each
 * writes into one of its own, which takes its place once it is whole.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname } from 'node:path'
import { type FolderKind, isUnfinished, UNFINISHED } from '../../results/folder-kind.ts'
import { isOfLock, LOCK, lockOf } from '../../results/lock.ts'
import { MANIFEST } from '../../results/manifest.ts'
import { pathIn } from '../../results/path-in.ts'

const ASIDE = `.old${UNFINISHED}`

/** The path to write into; what processes that are gone have left of this folder is removed. */
export function ownFolder(place: string): string {
  const [beside, begins] = [dirname(place), `.${basename(place)}.`]
  for (const name of existsSync(beside) ? readdirSync(beside) : []) {
    if (!(name.startsWith(begins) && name.endsWith(UNFINISHED))) continue
    const path = pathIn(beside, name)
    if (name.endsWith(ASIDE) || (existsSync(pathIn(path, LOCK)) && lockOf(path) === undefined))
      rmSync(path, { recursive: true, force: true })
  }
  return pathIn(beside, `${begins}${hostname()}-${process.pid}${UNFINISHED}`)
}

/** A name in the folder that no process of ours writes: the folder is not taken away. */
export const strangerIn = (place: string, kind: FolderKind): string | undefined =>
  (existsSync(place) ? readdirSync(place) : []).find(
    name => !(kind.ours(name) || name === MANIFEST || isOfLock(name) || isUnfinished(kind, name)),
  )

const MOST_TRIES = 100

/** Brings a whole folder to its place. Where another process was there first, the later one stays: both hold the same. */
export function bringIn(whole: string, place: string): void {
  const aside = whole.slice(0, -UNFINISHED.length) + ASIDE
  for (let tries = 0; ; tries++)
    try {
      if (existsSync(place)) renameSync(place, aside)
      renameSync(whole, place)
      break
    } catch (error) {
      // Another process has taken it away, or brought its own in, between the two.
      if (tries === MOST_TRIES || !existsSync(whole)) throw error
    } finally {
      rmSync(aside, { recursive: true, force: true })
    }
}
