/** The commands there are. */
import type { Command } from './command.ts'

/** In the order of the help. Each is read from disk when it is asked for: most need little of the others. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.ts')).runCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  approve: async () => (await import('./approve.ts')).approveCommand,
  file: async () => (await import('./file.ts')).fileCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  forms: async () => (await import('./forms.ts')).formsCommand,
  partition: async () => (await import('./partition.ts')).partitionCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  law: async () => (await import('./law.ts')).lawCommand,
  synth: async () => (await import('./synth.ts')).synthCommand,
  completion: async () => (await import('./completion.ts')).completionCommand(allCommands),
}

export const allCommands = (): Promise<readonly Command[]> =>
  Promise.all(Object.values(COMMANDS).map(load => load()))
