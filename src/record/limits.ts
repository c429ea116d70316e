/** The most that is read of anything, each in one place: beyond it a file is refused or a part of it set aside, in a sentence. */

export interface Limit {
  /** What is bounded. */
  readonly of: string
  readonly most: number
  readonly unit: 'bytes' | 'lines' | 'rows' | 'facts' | 'times' | 'levels' | 'notes'
  /** Why nothing that is meant to be read is beyond it. */
  readonly why: string
  /** What becomes of what is. */
  readonly beyond: string
}

const MEGABYTE = 1 << 20

/** In the order of the page that is printed of it. */
export const LIMITS = {
  row: {
    of: 'a row of a file of records',
    most: MEGABYTE,
    unit: 'bytes',
    why: 'a row has 95 cells, few of which are longer than a line',
    beyond: 'the row is rejected, its first 65,536 bytes are kept, and whoever it may be about is in doubt',
  },
  rowLines: {
    of: 'the lines one row is written on',
    most: 16,
    unit: 'lines',
    why: 'comments break into a few lines; more are a quote left open',
    beyond: 'each line is read by itself, and what is no row is rejected',
  },
  cell: {
    of: 'a cell of a row',
    most: 32_767,
    unit: 'bytes',
    why: 'it is the most that a cell of a spreadsheet holds; the longest column, comments, is of some hundreds',
    beyond: 'the row is rejected, and whoever it names is in doubt',
  },
  personRows: {
    of: 'the rows of one person',
    most: 2000,
    unit: 'rows',
    why: 'the longest records have some hundreds; some days of a conviction are held against those of every other, and a person of so many rows takes a second or two',
    beyond:
      'the first in the order of the record are read, and every answer about the person waits for somebody to look',
  },
  questions: {
    of: 'missing facts of a conviction of which it is worked out what each answer would do',
    most: 20,
    unit: 'facts',
    why: 'nobody answers so many before the first is settled; each is tried against the whole record of the person',
    beyond: 'how many more there are is told, and they are asked when the first are answered',
  },
  mappedCell: {
    of: 'a cell in quotes of an office’s own file',
    most: 1 << 16,
    unit: 'bytes',
    why: 'longer ones are a quote left open',
    beyond: 'the quote is taken for text, and the row rejected where its columns then are too few',
  },
  mappedFile: {
    of: 'an office’s own file, and a file of a format that is read whole',
    most: 256 * MEGABYTE,
    unit: 'bytes',
    why: 'such a file is held in memory; larger ones are bulk files',
    beyond: 'the file is refused',
  },
  unpacked: {
    of: 'what a packed file unpacks to, for each of its bytes',
    most: 100,
    unit: 'times',
    why: 'records come to some twenty times what they are packed; at least 64 MB may come of any file',
    beyond: 'the file is refused',
  },
  spared: {
    of: 'the room that unpacking leaves on the disk of the results',
    most: 64 * MEGABYTE,
    unit: 'bytes',
    why: 'the results need room too, and so do others',
    beyond: 'the file is refused',
  },
  notes: {
    of: 'notes of who is who that are held in memory',
    most: 50_000,
    unit: 'notes',
    why: 'more wait in files, in order, so that memory does not grow with them',
    beyond: 'nothing is refused or left out',
  },
  given: {
    of: 'a file an option names: facts, a policy, answers of a court',
    most: 512 * MEGABYTE,
    unit: 'bytes',
    why: 'a county’s facts are some megabytes',
    beyond: 'the file is refused',
  },
  xml: {
    of: 'a message of a court in XML',
    most: 8 * MEGABYTE,
    unit: 'bytes',
    why: 'a message about one case has some kilobytes; it is held in memory',
    beyond: 'the message is refused, and the others are read',
  },
  xmlLevels: {
    of: 'elements of XML that stand in each other',
    most: 100,
    unit: 'levels',
    why: 'messages have some twenty',
    beyond: 'the message is refused, and the others are read',
  },
  form: {
    of: 'an official form as it is downloaded',
    most: 64 * MEGABYTE,
    unit: 'bytes',
    why: 'the largest has two megabytes',
    beyond: 'the form is refused',
  },
  formUnpacked: {
    of: 'what the packed parts of a form unpack to, together',
    most: 256 * MEGABYTE,
    unit: 'bytes',
    why: 'those of the largest form come to twelve megabytes',
    beyond: 'the form is refused',
  },
  sheetUnpacked: {
    of: 'what the packed parts of a workbook unpack to, together',
    most: 128 * MEGABYTE,
    unit: 'bytes',
    why: 'a sheet of a hundred thousand questions comes to sixty megabytes',
    beyond: 'the workbook is not read; CSV has no such limit',
  },
  settings: {
    of: 'the settings of a folder, and a line of a file that describes columns',
    most: MEGABYTE,
    unit: 'bytes',
    why: 'settings are a few lines',
    beyond: 'the file is refused',
  },
  manifest: {
    of: 'the manifest of a run',
    most: 64 * MEGABYTE,
    unit: 'bytes',
    why: 'it names files, of which even a state’s run has some thousands',
    beyond: 'the folder is no finished run',
  },
} as const satisfies Readonly<Record<string, Limit>>
