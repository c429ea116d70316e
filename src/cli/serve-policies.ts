/** What the workstation is told of policies: those an office may choose, and the bench on which they are tried. */
import type { FinishedRun } from '../results/finished.ts'
import type { OpenRun, PoliciesOffered } from '../review/engine.ts'
import type { OwnFiles } from '../review/making.ts'
import type { AskedOf } from './asked-of.ts'
import { openBench, policyProblems } from './bench.ts'

/** `modules`: of the jurisdictions, for the thread of the bench. */
export const policiesOf = (
  run: FinishedRun,
  asked: AskedOf,
  { policy, map }: OwnFiles,
  modules: readonly string[],
): Pick<OpenRun, 'policies' | 'bench'> => ({
  policies: offered(run, asked),
  bench: onProgress => openBench({ folder: run.folder, modules, policy, map }, onProgress),
})

/** Undefined where no policy is known for the program. */
function offered({ policy }: FinishedRun, { question: { program } }: AskedOf): PoliciesOffered | undefined {
  const book = program.policies
  if (book === undefined) return undefined
  const { offers, presets, looksAt } = book
  return {
    looksAt,
    choices: offers?.choices ?? [],
    ...(offers === undefined ? {} : { blank: offers.blank }),
    presets: presets.map(({ name, title, source, notes }) => ({
      name,
      title,
      source,
      notes,
      written: offers?.written(name) ?? { extends: name },
    })),
    ...(policy === undefined ? {} : { ofRun: policy.file ?? policy.name }),
    check: file => policyProblems(file, book),
  }
}
