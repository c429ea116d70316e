/** `setaside approve`: writes approvals for everything a run found eligible, in the name of who chose so. */
import { approveAll } from '../filing/approve-all.ts'
import { whyNotDespite } from '../filing/unattributed.ts'
import { readRun } from '../results/finished.ts'
import { formatDay } from '../time/day.ts'
import { readDay, readDespite } from './arguments.ts'
import { command } from './command.ts'
import { DONE, isProblem, refused, usage } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'
import { DESPITE } from './options.ts'

export const approveCommand = command({
  name: 'approve',
  summary: 'approves what a run found eligible, in the name of who chooses so',
  description:
    'Writes approvals.csv: a line for each conviction that a run found eligible today, with the relief, who approved it and when. Strike lines from it as you see fit; nothing is filed that has no line.',
  arguments: {},
  options: {
    run: { value: 'dir', says: 'the folder of a finished run', required: true },
    by: { value: 'name', says: 'who approves: a person who answers for it', required: true },
    on: { value: 'date', says: 'the day of the approval, YYYY-MM-DD', required: true },
    out: { value: 'file', says: 'the file of approvals to write', required: true },
    allEligible: { says: 'approve every conviction that is eligible; it must be said' },
    note: { value: 'text', says: 'a note on each approval' },
    despiteUnattributed: DESPITE,
    force: { says: 'replace the file where it is there already' },
  },
  examples: [
    'setaside approve --run results --all-eligible --by "A. Attorney" --on 2026-11-03 --out approvals.csv',
  ],
  run: (
    { run: folder, by: name, on: date, out, allEligible, note, despiteUnattributed, force },
    terminal,
  ) => {
    const by = name.trim()
    if (by === '') return usage('--by is blank; write the name of the person who approves')
    if (!allEligible)
      return usage(
        'nothing says what is approved; add [--all-eligible], or write approvals.csv by hand (docs/tables.md)',
      )
    const on = readDay('--on', date)
    if (isProblem(on)) return on
    const despite = readDespite(despiteUnattributed)
    if (isProblem(despite)) return despite
    const place = noNewFile('--out', out, force)
    if (place !== undefined) return place
    const run = readRun(folder)
    if ('unusable' in run) return refused(run.unusable)
    const why = whyNotDespite(run, despite)
    if (why !== undefined) return refused(why)
    const approved = approveAll(run, { by, on: formatDay(on), ...(note === undefined ? {} : { note }) })
    if ('unusable' in approved) return refused(approved.unusable)
    if (approved.counts === 0)
      return refused(`the run in [${folder}] found nothing eligible; there is nothing to approve`)
    writeNewFile(out, approved.text)
    terminal.out(
      [
        `${approved.counts} approvals in ${out}`,
        ...Object.entries(approved.byRelief)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([relief, counts]) => `  ${relief.padEnd(28)}${counts}`),
        '',
      ].join('\n'),
    )
    return DONE
  },
})
