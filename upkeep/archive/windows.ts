/**
 * `npm run test:windows`: unpacks the archive for Windows and lets its `doctor` decide, file and compare, under a wine that can start
 * it. Ends with 0 where everything came out as on Linux, 1 where something did not, 3 where nothing was tried.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { writeArchive } from './archive.ts'
import { PLATFORMS } from './platforms.ts'

const NOT_TRIED = 3
const HOW = `Debian 13's wine can: [debootstrap --variant=minbase trixie DIR], in it [apt-get install wine wine64], then as root SETASIDE_WINE_ROOT=DIR npm run test:windows`
/** A made-up county under wine takes a minute; a machine that is busy takes longer. */
const LONG = 600_000

/** Runs a program of Windows in a folder, in a root of another system or in this one, without network where that may be. */
type Wine = (folder: string, ...args: readonly string[]) => { readonly out: string; readonly err: string }

function wineIn(root: string | undefined, place: string): Wine {
  const home = root === undefined ? place : place.slice(root.length)
  const env = {
    WINEPREFIX: join(home, 'prefix'),
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  }
  const start =
    'cd "$0" && export HOME=$PWD && exec "$(command -v wine64 || { [ -x /usr/lib/wine/wine64 ] && echo /usr/lib/wine/wine64; } || echo wine)" "$@"'
  return (folder, ...args) => {
    // A pipe of Unix is no stream that Node for Windows knows.
    const [outPath, errPath] = [join(place, 'out.txt'), join(place, 'err.txt')]
    const [out, err] = [openSync(outPath, 'w'), openSync(errPath, 'w')]
    const within = root === undefined ? folder : folder.slice(root.length)
    const [command, before] =
      root === undefined
        ? ['sh', ['-c', start, within]]
        : [
            'unshare',
            [
              '--net',
              '--mount',
              'sh',
              '-c',
              'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"',
              root,
              'sh',
              '-c',
              start,
              within,
            ],
          ]
    spawnSync(command, [...before, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', out, err],
      timeout: LONG,
    })
    for (const handle of [out, err]) closeSync(handle)
    return { out: readFileSync(outPath, 'utf8'), err: readFileSync(errPath, 'utf8') }
  }
}

async function unpackedIn(place: string): Promise<string> {
  const platform = PLATFORMS.find(({ id }) => id === 'win-x64')
  if (platform === undefined) throw new Error('there is no archive for Windows')
  const { path, sha256 } = await writeArchive(platform, place)
  process.stdout.write(`${sha256}  ${path}\n`)
  let top = ''
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
    const file = join(place, 'Setaside 0.1', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    top = join(place, 'Setaside 0.1', name.split('/')[0] ?? '')
  }
  return top
}

async function tried(): Promise<number> {
  const root = process.env.SETASIDE_WINE_ROOT
  const place = mkdtempSync(join(root === undefined ? tmpdir() : join(root, 'tmp'), 'setaside-windows-'))
  const wine = wineIn(root, place)
  try {
    const has = wine(place, '--version').out.trim()
    if (!has.startsWith('wine')) return notTried(`there is no wine here. ${HOW}`)
    const folder = await unpackedIn(place)
    if (wine(folder, './node.exe', '-p', '1+1').out.trim() !== '2')
      return notTried(`[${has}] cannot start Node [${process.versions.node}]. ${HOW}`)
    const { out, err } = wine(folder, 'cmd', '/c', 'setaside.cmd', 'doctor')
    process.stdout.write(`${has}\n${out}`)
    const fails = [...out.matchAll(/^ {2}FAILS +(\S+)/gm)].map(([, what]) => what)
    if (out.includes('This copy works here.')) return 0
    if (fails.length > 0 && fails.every(what => what === 'database')) {
      process.stdout.write('The database of [setaside serve] does not start under wine: IT WAS NOT TRIED.\n')
      return 0
    }
    process.stderr.write(err)
    return 1
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 10 })
  }
}

function notTried(why: string): number {
  process.stdout.write(`THE ARCHIVE FOR WINDOWS WAS NOT TRIED: ${why}\n`)
  return NOT_TRIED
}

process.exitCode = await tried()
