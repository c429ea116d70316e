/** `setaside approve`: writes approvals for everything a run found eligible, in the name of who chose so. */
import type { Command } from 'commander'
import { approveAll } from '../filing/approve-all.ts'
import { readRun } from '../results/finished.ts'
import { formatDay } from '../time/day.ts'
import { readDay } from './arguments.ts'
import { DONE, type Ending, isProblem, refused, usage } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'
import type { Terminal } from './terminal.ts'

interface ApproveFlags {
  readonly run: string
  readonly allEligible?: boolean
  readonly by: string
  readonly on: string
  readonly note?: string
  readonly out: string
  readonly force?: boolean
}

export function approveCommand(program: Command, terminal: Terminal, end: (ending: Ending) => void): void {
  program
    .command('approve')
    .summary('approves what a run found eligible, in the name of who chooses so')
    .description(
      'Writes approvals.csv: a line for each conviction that a run found eligible today, with the relief, who approved it and when. Strike lines from it as you see fit; nothing is filed that has no line.',
    )
    .requiredOption('--run <dir>', 'the folder of a finished run')
    .requiredOption('--by <name>', 'who approves: a person who answers for it')
    .requiredOption('--on <date>', 'the day of the approval, YYYY-MM-DD')
    .requiredOption('--out <file>', 'the file of approvals to write')
    .option('--all-eligible', 'approve every conviction that is eligible; it must be said')
    .option('--note <text>', 'a note on each approval')
    .option('--force', 'replace the file where it is there already')
    .addHelpText(
      'after',
      `
Example:
  setaside approve --run results --all-eligible --by "A. Attorney" --on 2026-11-03 --out approvals.csv`,
    )
    .action((flags: ApproveFlags) => end(approve(flags, terminal)))
}

function approve(flags: ApproveFlags, terminal: Terminal): Ending {
  const by = flags.by.trim()
  if (by === '') return usage('--by is blank; write the name of the person who approves')
  if (flags.allEligible !== true)
    return usage(
      'nothing says what is approved; add [--all-eligible], or write approvals.csv by hand (docs/tables.md)',
    )
  const on = readDay('--on', flags.on)
  if (isProblem(on)) return on
  const place = noNewFile('--out', flags.out, flags.force === true)
  if (place !== undefined) return place
  const run = readRun(flags.run)
  if ('unusable' in run) return refused(run.unusable)
  const approved = approveAll(run, {
    by,
    on: formatDay(on),
    ...(flags.note === undefined ? {} : { note: flags.note }),
  })
  if ('unusable' in approved) return refused(approved.unusable)
  if (approved.counts === 0)
    return refused(`the run in [${flags.run}] found nothing eligible; there is nothing to approve`)
  writeNewFile(flags.out, approved.text)
  terminal.out(
    [
      `${approved.counts} approvals in ${flags.out}`,
      ...Object.entries(approved.byRelief)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([relief, counts]) => `  ${relief.padEnd(28)}${counts}`),
      '',
    ].join('\n'),
  )
  return DONE
}
