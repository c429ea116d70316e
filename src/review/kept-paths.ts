/** Paths as the database keeps them: of what lies in the data folder only how it is reached from there, so that the folder may be moved, or brought back elsewhere. */
import { isAbsolute, join, relative, resolve, sep } from 'node:path'

/** What is kept of a path: within the data folder `runs/4f/results`, elsewhere the whole path. */
export function keptPath(data: string, path: string): string {
  const within = relative(resolve(data), resolve(path))
  const isWithin = within !== '' && within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within)
  return isWithin ? within.split(sep).join('/') : resolve(path)
}

/** The path that was kept, as it is reached now. */
export const pathKept = (data: string, kept: string): string =>
  isAbsolute(kept) ? kept : join(resolve(data), ...kept.split('/'))
