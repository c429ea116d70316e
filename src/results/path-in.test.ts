/** Paths are printed in the same bytes on every system: no room that prints them joins them as the system does. */
import { globSync, readFileSync } from 'node:fs'
import { win32 } from 'node:path'
import { expect, test } from 'vitest'
import { pathIn } from './path-in.ts'

test.each([
  ['results', 'review.csv', 'results/review.csv'],
  ['results/', 'review.csv', 'results/review.csv'],
  ['C:\\work\\', 'review.csv', 'C:\\work\\review.csv'],
  ['C:\\work', 'review.csv', 'C:\\work/review.csv'],
  ['.', 'review.csv', 'review.csv'],
  ['', 'review.csv', 'review.csv'],
  ['/', 'review.csv', '/review.csv'],
])('%j and %j', (folder, name, path) => {
  expect(pathIn(folder, name)).toBe(path)
  // Windows finds the same file by it.
  expect(win32.resolve(path)).toBe(win32.resolve(folder, name))
})

/** What they join is of the machine and never printed: folders of temporary files, of the package, of the data of a workstation. */
const OF_THE_MACHINE = [
  'src/cli/doctor/machine.ts',
  'src/cli/doctor/packed.ts',
  'src/cli/doctor/trial.ts',
  'src/cli/serve.ts',
  'src/cli/stdin-file.ts',
]

test('nowhere else is a path joined as the system joins it', () => {
  const joining = globSync('src/{cli,results,run,report,filing,facts,reconcile,synth}/**/*.ts')
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !file.endsWith('.test.ts'))
    .filter(file =>
      /import \{[^}]*\b(?:join|relative|normalize)\b[^}]*\} from 'node:path'/.test(
        readFileSync(file, 'utf8'),
      ),
    )
  expect(joining.sort()).toEqual(OF_THE_MACHINE)
})
