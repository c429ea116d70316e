/** Asks npm, the one this was started by, for packages that a lock file names with their hashes. */
import { spawnSync } from 'node:child_process'

/** Throws where npm does not end well. What it prints is given back; what it complains of is shown. */
export function npm(folder: string, ...args: readonly string[]): string {
  const own = process.env.npm_execpath
  const [command, before] = own === undefined ? ['npm', []] : [process.execPath, [own]]
  const { status, stdout, error } = spawnSync(command, [...before, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`[npm ${args.join(' ')}] ended with [${status ?? error?.message}]`)
  return stdout
}

/** Installs what the lock file of a folder names, for another machine, without running anything of it. */
export const install = (folder: string, platform: readonly string[], ...more: readonly string[]): void =>
  void npm(folder, 'ci', ...platform, '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...more)
