/**
 * `npm run fuzz -- [COUNT] [SEED] [PROGRAM]`: changes so many records of made-up people, decides them, and prints where a record that
 * says less, or the same in another form, got an answer that the whole of it contradicts.
 */
import { PROGRAMS } from '../src/law/california/programs.ts'
import { type Finding, holdChanges } from '../test/metamorphic/hold.ts'
import { at } from '../test/metamorphic/records.ts'

const [count = '100000', seed = 'fuzz', name = 'prop64'] = process.argv.slice(2)
const program = PROGRAMS.find(one => one.name === name)
if (program === undefined) throw new Error(`there is no program [${name}]`)

/** The columns of a row that say something of a case. */
const SHOWN = (
  [
    'STP_EVENT_DATE',
    'STP_TYPE_DESCR',
    'CNT_ORDER',
    'OFFENSE_DESCR',
    'OFFENSE_TOC',
    'CONV_OFFENSE_DESCR',
    'FE_NUM_CRT_CASE',
    'DISP_DESCR',
    'CONV_STAT_DESCR',
    'SENT_LOC_DESCR',
    'SENT_LENGTH',
    'COMMENT_TEXT',
  ] as const
).map(at)

const text = ({ record, says, statute, before, after, rows }: Finding): string =>
  [
    `${record}: ${says}: ${statute}: ${before ?? 'nothing'} -> ${after ?? 'in no table'}`,
    ...rows.map(
      ({ cells, line, origin }) =>
        `  ${origin + 1}${line === undefined ? '' : ' (line as it stands)'} ${SHOWN.map(place => cells[place]?.trim()).join(' | ')}`,
    ),
  ].join('\n')

const { changed, answers, findings } = await holdChanges(program, seed, Number(count))
for (const finding of findings) process.stdout.write(`${text(finding)}\n`)
process.stdout.write(`${changed} changed records, ${answers} answers, ${findings.length} contradicted\n`)
process.exitCode = findings.length > 0 ? 1 : 0
