/** A table that is too large for a sheet of a spreadsheet, which holds no more than its format allows. */

/** Rows of a sheet, its header among them. */
export const MOST_ROWS = 1_048_576
/** Bytes of a sheet before it is packed. */
export const MOST_BYTES = 2 ** 32 - 2 ** 20

/** More was to be written into this file than a sheet holds. */
export class SheetFull extends Error {
  readonly file: string

  constructor(file: string) {
    super('a sheet is full')
    this.file = file
  }
}
