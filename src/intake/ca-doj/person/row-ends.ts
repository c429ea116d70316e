/** Whether the rows of a person end as rows do, with the mark of END_OF_REC: one that does not may be out of place. */
import type { Told } from '../../../record/person.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import type { Readers } from './readers.ts'

const HASH = 35

/** Tells of the rows that do not. Where none of a person's does, their file has no such mark. */
export function holdRowEnds(rows: readonly Row[], told: Told[], { note }: Pick<Readers, 'note'>): void {
  if (rows.every(endsMarked)) return
  const odd = rows.filter(row => !endsMarked(row))
  if (
    odd.length === 0 ||
    (odd.length === rows.length && odd.every(row => row.text(COLUMN.END_OF_REC) === ''))
  )
    return
  const says =
    odd.length === 1
      ? 'a row does not end with the mark of END_OF_REC'
      : `${odd.length} rows do not end with the mark of END_OF_REC`
  note('END_OF_REC: not the mark that ends a row')
  told.push({ kind: 'row-end', says, sources: odd.map(row => row.sourceOf('END_OF_REC')) })
}

const endsMarked = (row: Row): boolean =>
  row.block[row.end - 1] === HASH || row.text(COLUMN.END_OF_REC) === '#'
