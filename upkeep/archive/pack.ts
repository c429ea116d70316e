/** Packs files into a zip or a tar.gz whose bytes depend on them alone: not on the order, the day, the machine or the user. */
import { Gzip, Zip, ZipDeflate } from 'fflate'
import { packTar, type TarEntry } from 'modern-tar'

/** A file of an archive, by its path with `/`. */
export interface Packed {
  readonly bytes: Uint8Array
  /** Programs may be run; everything else is read only by being read. */
  readonly runs?: true
  /** It is a link to this path beside it, whose bytes these are. A zip has no links and holds the bytes. */
  readonly link?: string
}
export type PackedFiles = ReadonlyMap<string, Packed>

/** The first day that a zip can name, in whatever zone it is read. */
const YEAR = 1980
const PROGRAM = 0o755
const FILE = 0o644
const modeOf = ({ runs }: Packed): number => (runs === true ? PROGRAM : FILE)
/** A zip says which system its modes are of: Unix. */
const UNIX = 3
const LEVEL = 6
/** What the packer is given at once. */
const CHUNK = 1 << 20

/** By code units: no language has a say. */
const inOrder = (files: PackedFiles): readonly (readonly [string, Packed])[] =>
  [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

export function zipped(files: PackedFiles): Uint8Array {
  const { take, whole } = gathering()
  const zip = new Zip((error, bytes) => take(error, bytes))
  for (const [path, file] of inOrder(files)) {
    const entry = new ZipDeflate(path, { level: LEVEL })
    // Its fields are read in the zone of the machine, and written so.
    entry.mtime = new Date(YEAR, 0, 1)
    entry.os = UNIX
    entry.attrs = (0o100000 | modeOf(file)) * 0x10000
    zip.add(entry)
    pushAll(entry, file.bytes)
  }
  zip.end()
  return whole()
}

export async function tarGzipped(files: PackedFiles): Promise<Uint8Array> {
  const entries = inOrder(files).map(
    ([name, file]): TarEntry => ({
      header: {
        name,
        size: file.link === undefined ? file.bytes.length : 0,
        mode: modeOf(file),
        mtime: new Date(Date.UTC(YEAR, 0, 1)),
        ...(file.link === undefined ? { type: 'file' } : { type: 'symlink', linkname: file.link }),
        uid: 0,
        gid: 0,
        uname: '',
        gname: '',
      },
      ...(file.link === undefined ? { body: file.bytes } : {}),
    }),
  )
  const { take, whole } = gathering()
  const gzip = new Gzip({ level: LEVEL, mtime: 0 }, bytes => take(null, bytes))
  pushAll(gzip, await packTar(entries))
  return whole()
}

function pushAll(into: { push(bytes: Uint8Array, last?: boolean): void }, bytes: Uint8Array): void {
  for (let at = 0; at + CHUNK < bytes.length; at += CHUNK) into.push(bytes.subarray(at, at + CHUNK))
  into.push(bytes.subarray(bytes.length === 0 ? 0 : Math.floor((bytes.length - 1) / CHUNK) * CHUNK), true)
}

/** Takes what a packer gives, piece by piece. */
function gathering(): {
  readonly take: (error: Error | null, bytes: Uint8Array) => void
  readonly whole: () => Uint8Array
} {
  const pieces: Uint8Array[] = []
  return {
    take: (error, bytes) => {
      if (error !== null) throw error
      pieces.push(bytes)
    },
    whole: () => Buffer.concat(pieces),
  }
}
