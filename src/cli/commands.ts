/** The commands there are. */
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Command } from './command.ts'

/** In the order of the help. Each is read from disk when it is asked for: most need little of the others. */
export const COMMANDS: Readonly<Record<string, (jurisdictions: Jurisdictions) => Promise<Command>>> = {
  run: async jurisdictions => (await import('./run.ts')).runCommand(jurisdictions),
  explain: async jurisdictions => (await import('./explain.ts')).explainCommand(jurisdictions),
  review: async jurisdictions => (await import('./review.ts')).reviewCommand(jurisdictions),
  approve: async jurisdictions => (await import('./approve.ts')).approveCommand(jurisdictions),
  file: async jurisdictions => (await import('./file.ts')).fileCommand(jurisdictions),
  report: async jurisdictions => (await import('./report.ts')).reportCommand(jurisdictions),
  compare: async () => (await import('./compare.ts')).compareCommand,
  verify: async jurisdictions => (await import('./verify.ts')).verifyCommand(jurisdictions),
  forms: async jurisdictions => (await import('./forms.ts')).formsCommand(jurisdictions),
  index: async jurisdictions => (await import('./index-files.ts')).indexCommand(jurisdictions),
  group: async jurisdictions => (await import('./group.ts')).groupCommand(jurisdictions),
  partition: async jurisdictions => (await import('./partition.ts')).partitionCommand(jurisdictions),
  gather: async jurisdictions => (await import('./gather.ts')).gatherCommand(jurisdictions),
  serve: async jurisdictions => (await import('./serve.ts')).serveCommand(jurisdictions),
  open: async () => (await import('./serve.ts')).openCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  keys: async () => (await import('./keys.ts')).keysCommand,
  admit: async () => (await import('./admit.ts')).admitCommand,
  policy: async jurisdictions => (await import('./policy.ts')).policyCommand(jurisdictions),
  reconcile: async jurisdictions => (await import('./reconcile.ts')).reconcileCommand(jurisdictions),
  intake: async jurisdictions => (await import('./intake.ts')).intakeCommand(jurisdictions),
  vocabulary: async jurisdictions => (await import('./vocabulary.ts')).vocabularyCommand(jurisdictions),
  law: async jurisdictions => (await import('./law.ts')).lawCommand(jurisdictions),
  synth: async jurisdictions => (await import('./synth.ts')).synthCommand(jurisdictions),
  doctor: async jurisdictions =>
    (await import('./doctor.ts')).doctorCommand(jurisdictions, () => allCommands(jurisdictions)),
  completion: async jurisdictions =>
    (await import('./completion.ts')).completionCommand(() => allCommands(jurisdictions)),
}

export const allCommands = (jurisdictions: Jurisdictions): Promise<readonly Command[]> =>
  Promise.all(Object.values(COMMANDS).map(load => load(jurisdictions)))
