/** Whether the files of the program are those that were packed: an archive names them all, with their hashes. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from './finding.ts'

/** The package, in a checkout as in an archive, where it is called `app`. */
const PACKAGE = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')
const APP = 'app'
/** As `sha256sum` writes it. */
const LINE = /^([0-9a-f]{64}) [ *](.+)$/
/** No more are named. */
const MOST = 3

export function packedFiles(root: string = join(PACKAGE, '..')): Finding {
  const what = 'program'
  const sums = join(root, 'SHA256SUMS')
  if (basename(PACKAGE) !== APP || !existsSync(sums))
    return {
      what,
      state: 'works',
      says: 'it was not unpacked from an archive, so npm has looked at its files',
    }
  const listed = readFileSync(sums, 'utf8').trimEnd().split('\n')
  const hashes = new Map(listed.map(line => LINE.exec(line)).map(found => [found?.[2] ?? '', found?.[1]]))
  const other = [...hashes]
    .filter(([path, sha256]) => hashOf(join(root, path)) !== sha256)
    .map(([path]) => path)
  const strange = globSync(`${APP}/**`, { cwd: root, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(path => !hashes.has(path))
  const wrong = [...other, ...strange]
  return wrong.length === 0
    ? { what, state: 'works', says: `its ${hashes.size} files are as they were packed` }
    : {
        what,
        state: 'fails',
        says: `${wrong.length} of its files are not as they were packed (${wrong.slice(0, MOST).join(', ')}${wrong.length > MOST ? ', ...' : ''}); unpack the archive again into an empty folder`,
      }
}

function hashOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return undefined
  }
}
