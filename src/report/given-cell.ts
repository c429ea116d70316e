/** The cell of a table that says which facts an answer rests on that people gave. */

/** Each once; nothing where none was given. */
export const givenCell = (told: readonly string[] | undefined): string =>
  told === undefined || told.length === 0 ? '' : [...new Set(told)].join(' // ')
