/** `npm run pages`: writes the pages that are made of the code; with `--check`, only tells whether they are what it would write. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MADE_FOLDERS, madeFiles } from './made-files.ts'

const ROOT = join(import.meta.dirname, '..')

const wanted = await madeFiles()
const changed = [...wanted].filter(
  ([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text,
)
const left = globSync(
  MADE_FOLDERS.map(folder => `${folder}/**/*.*`),
  { cwd: ROOT },
)
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => !wanted.has(path))

if (process.argv.includes('--check')) {
  const stale = [...changed.map(([path]) => path), ...left]
  if (stale.length > 0) {
    process.stderr.write(
      `not what the code says (${stale.join(', ')}): run [npm run pages] and commit what it writes\n`,
    )
    process.exitCode = 1
  } else process.stdout.write(`the pages are current: ${wanted.size} files\n`)
} else {
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), text)
  }
  for (const path of left) rmSync(join(ROOT, path))
  process.stdout.write(`pages: ${changed.length} of ${wanted.size} files written, ${left.length} removed\n`)
}
