/** `npm run pages`: writes the pages of the law into docs/law; with `--check`, only tells whether they are what it would write. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CALIFORNIA } from '../src/law/california/statutes.ts'
import { pageFiles } from './page-files.ts'

const ROOT = join(import.meta.dirname, '../docs/law')

const wanted = await pageFiles(CALIFORNIA)
const there = globSync(['*.md', 'site/*'], { cwd: ROOT }).map(path => path.replaceAll('\\', '/'))
const changed = [...wanted].filter(
  ([path, text]) => !there.includes(path) || readFileSync(join(ROOT, path), 'utf8') !== text,
)
const left = there.filter(path => !wanted.has(path))

if (process.argv.includes('--check')) {
  const stale = [...changed.map(([path]) => path), ...left]
  if (stale.length > 0) {
    process.stderr.write(
      `docs/law is not what the rules say (${stale.join(', ')}): run [npm run pages] and commit what it writes\n`,
    )
    process.exitCode = 1
  } else process.stdout.write(`docs/law is current: ${wanted.size} files\n`)
} else {
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), text)
  }
  for (const path of left) rmSync(join(ROOT, path))
  process.stdout.write(
    `docs/law: ${changed.length} of ${wanted.size} files written, ${left.length} removed\n`,
  )
}
