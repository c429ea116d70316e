/** `npm run archive -- --platform ID`: writes the archive of Setaside for a machine, on any machine, from npm packages alone. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { contentsOf, versionOf } from './contents.ts'
import { tarGzipped, zipped } from './pack.ts'
import { PLATFORMS, type Platform } from './platforms.ts'
import { ROOT } from './program.ts'

export interface Archive {
  readonly path: string
  readonly bytes: number
  readonly files: number
  readonly sha256: string
}

/** `workstation`: with what `setaside serve` needs, its database and its pages. */
export async function writeArchive(
  platform: Platform,
  out: string,
  { workstation = true }: { readonly workstation?: boolean } = {},
): Promise<Archive> {
  const work = mkdtempSync(join(tmpdir(), 'setaside-archive-'))
  try {
    const files = contentsOf(platform, work, { workstation })
    const bytes = platform.packs === 'zip' ? zipped(files) : await tarGzipped(files)
    mkdirSync(out, { recursive: true })
    const path = join(
      out,
      `setaside-${versionOf()}-${platform.id}${workstation ? '' : '-without-workstation'}.${platform.packs}`,
    )
    writeFileSync(path, bytes)
    return {
      path,
      bytes: bytes.length,
      files: files.size,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The machines that are asked for, or a sentence of what was asked instead. */
function asked():
  | { readonly platforms: readonly Platform[]; readonly out: string; readonly workstation: boolean }
  | string {
  const ids = PLATFORMS.map(({ id }) => id)
  try {
    const { values } = parseArgs({
      options: {
        platform: { type: 'string', multiple: true },
        out: { type: 'string' },
        'without-workstation': { type: 'boolean' },
      },
    })
    const wanted = values.platform ?? []
    const unknown = wanted.find(id => !ids.includes(id))
    if (wanted.length === 0) return `name a machine: --platform ${ids.join('|')} (it may be repeated)`
    if (unknown !== undefined) return `--platform is [${unknown}]; choose of ${ids.join(', ')}`
    return {
      platforms: PLATFORMS.filter(({ id }) => wanted.includes(id)),
      out: resolve(values.out ?? join(ROOT, 'archives')),
      workstation: values['without-workstation'] !== true,
    }
  } catch (error) {
    return error instanceof Error ? error.message : 'wrong usage'
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const found = asked()
  if (typeof found === 'string') {
    process.stderr.write(`archive: ${found}\n`)
    process.exitCode = 2
  } else
    for (const platform of found.platforms) {
      const { path, bytes, files, sha256 } = await writeArchive(platform, found.out, found)
      process.stdout.write(`${sha256}  ${path}\n  ${(bytes / 1e6).toFixed(1)} MB, ${files} files\n`)
    }
}
