/** The texts of a row that none of the vocabularies has: what an office can send, so that they are learned. */
import type { OffenseReader } from '../../record/person.ts'
import type { UnknownText } from '../format.ts'
import type { InputRow } from '../reading.ts'
import { knowsClass } from './class.ts'
import { COLUMN, type ColumnName } from './columns.ts'
import { knowsStep, readStep } from './person/step.ts'
import { words } from './text.ts'
import { readPhrases } from './vocabulary/read-phrases.ts'
import { readPlace } from './vocabulary/read-sentence-words.ts'

interface Vocabulary {
  readonly of: UnknownText['of']
  readonly columns: readonly ColumnName[]
  readonly knows: (text: string, readOffense: OffenseReader) => boolean
}

const VOCABULARIES: readonly Vocabulary[] = [
  { of: 'disposition', columns: ['DISP_DESCR'], knows: text => readPhrases(text) !== undefined },
  { of: 'step', columns: ['STP_TYPE_DESCR'], knows: knowsStep },
  { of: 'sentence', columns: ['SENT_LOC_DESCR'], knows: text => readPlace(text).known },
  { of: 'class', columns: ['CONV_STAT_DESCR'], knows: knowsClass },
  {
    of: 'offense',
    columns: ['OFFENSE_DESCR', 'DISP_OFFENSE_DESCR', 'CONV_OFFENSE_DESCR'],
    knows: (text, readOffense) => /^SEE COMMENT/.test(words(text)) || isRead(text, readOffense),
  },
]

function isRead(text: string, readOffense: OffenseReader): boolean {
  const { offenses, unread } = readOffense(text)
  return offenses.length > 0 && unread === ''
}

/** Each once, however many columns have it. Comments are not looked at: they are free text, and hold names. */
export function unknownTexts(row: InputRow, readOffense: OffenseReader): readonly UnknownText[] {
  const found: UnknownText[] = []
  const { noCharge } = readStep(row.field(COLUMN.STP_TYPE_DESCR))
  for (const { of, columns, knows } of VOCABULARIES) {
    // What somebody applied for is no offense.
    if (of === 'offense' && noCharge) continue
    for (const column of columns) {
      const text = row.field(COLUMN[column]).trim()
      if (text === '' || text === 'NULL' || knows(text, readOffense)) continue
      if (!found.some(other => other.of === of && other.text === text)) found.push({ of, text })
    }
  }
  return found
}
