/** `npm run paraphrases`: writes above each clause of the statutes what their outlines say; with `--check`, only tells where it is not. */
import { writeFileSync } from 'node:fs'
import { textsOf } from './texts.ts'

const stale = (await textsOf()).filter(({ source, paraphrased }) => source !== paraphrased)

if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    process.stderr.write(
      `above the clauses stands not what the outlines say (${stale.map(({ path }) => path).join(', ')}): run [npm run paraphrases] and commit what it writes\n`,
    )
    process.exitCode = 1
  } else process.stdout.write('above each clause stands what its outline says\n')
} else {
  for (const { path, paraphrased } of stale) writeFileSync(path, paraphrased)
  process.stdout.write(`${stale.length} files written\n`)
}
