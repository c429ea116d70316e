/**
 * Columns that a file writes in another form than its format: a spreadsheet or another program has saved it. One that can
 * mean one thing only is read, and said; one whose digits are lost is refused before anything is written.
 */

/** A column of a file in another form. */
export interface ColumnForm {
  readonly column: string
  /** As the file writes it: `M/D/YYYY`. No value of the file. */
  readonly form: string
  /** As the format has it: `YYYYMMDD`. */
  readonly expected: string
  /** Whether it was read so. Otherwise what is written so is not read: of so many values looked at, so many. */
  readonly read: boolean
  readonly found: number
  readonly of: number
}

/** A column of a file by its name. */
export interface FileForm extends ColumnForm {
  readonly file: string
}

/** What a file's columns are like. */
export interface OtherForms {
  readonly columns: readonly ColumnForm[]
  /**
   * Makes of whole lines of the file, given in order, the same in the format's own form, line for line. Absent where no
   * column is read in another form.
   */
  readonly translate?: (lines: Buffer) => Uint8Array
}

/** Columns in one form, as they are named in a sentence: `columns [PRI_DOB, CYC_DATE] are written [M/D/YYYY]`. */
export const written = (columns: readonly string[], form: string): string =>
  `${columns.length === 1 ? 'column' : 'columns'} [${columns.join(', ')}] ${columns.length === 1 ? 'is' : 'are'} written [${form}]`

/** What is told of a file's columns in other forms, a sentence for each form. */
export function formSentences(forms: readonly FileForm[]): readonly string[] {
  const groups = Map.groupBy(forms, ({ file, form, read }) => JSON.stringify([file, form, read]))
  return [...groups.values()].map(group => {
    const [{ file, form, expected, read }] = group as [FileForm, ...FileForm[]]
    const columns = written(
      group.map(({ column }) => column),
      form,
    )
    if (read)
      return `[${file}] ${columns}, which is not the format's [${expected}], and read so: another program has saved the file and may have changed its case numbers too; hold some against the file as it came.`
    const most = group.map(({ found, of }) => `${found} of ${of}`).join(', ')
    return `[${file}] ${columns} in ${most} values looked at, where the format has [${expected}]: these are not read; ask for the file as it came.`
  })
}
