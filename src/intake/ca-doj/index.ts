/**
 * California DOJ bulk files: rows of 95 columns, of any size and in any order.
 *
 * Two passes. The first looks at who the rows are about, and finds which groups of rows share an identifier (`plan.ts`).
 * The second reads each person whole, in the order of their first rows (`read-part.ts`, `person/`).
 */
import type { Format } from '../format.ts'
import { COLUMN_NAMES, IDENTIFIERS } from './columns.ts'
import { findingPeople } from './find-person.ts'
import { otherForms } from './forms.ts'
import { mapped } from './mapped.ts'
import { partitioned } from './partitioned.ts'
import { plan, type Sizes } from './plan.ts'
import { recognizes, TITLE } from './recognize.ts'
import { goesBy, numbersOf, plainStateNumber } from './subject.ts'
import { unknownTexts } from './unknown-texts.ts'
import { caDojWorker } from './worker.ts'

/** The format, with other sizes than those of a run: for tests. */
export const caDoj = (sizes: Sizes = {}): Format => ({
  id: 'ca-doj',
  title: TITLE,
  module: import.meta.url,
  columns: COLUMN_NAMES,
  recognizes,
  otherForms,
  mapped,
  plan: (files, context) => plan(files, context, sizes),
  unknownTexts,
  worker: caDojWorker,
  goesBy,
  numbersOf,
  identifiers: IDENTIFIERS,
  plainStateNumber,
  finding: findingPeople,
  partitioned,
})

export const format: Format = caDoj()
