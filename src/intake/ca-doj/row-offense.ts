/** What is read of the offense of one row. */
import type { OffenseReading } from '../../record/person.ts'

export interface RowOffense {
  readonly reading: OffenseReading
  /** The column it was read from. */
  readonly from: 'CONV_OFFENSE_DESCR' | 'DISP_OFFENSE_DESCR' | 'OFFENSE_DESCR' | 'COMMENT_TEXT'
  /** Where the offense stands in the comment: the column that said so. */
  readonly pointer?: 'CONV_OFFENSE_DESCR' | 'DISP_OFFENSE_DESCR' | 'OFFENSE_DESCR'
  /** The comment, where the row has an offense of its own and the comment names another. */
  readonly remark?: string
  /** What stands where the offense should: a section of procedure, or an enhancement. The reading then knows no offense. */
  readonly procedure?: OffenseReading
  /** The row gives the class or the code of an offense convicted of that it does not name: this one was charged. */
  readonly unnamed?: true
}
