/** The words of looking at documents in the page. */
import { counted } from './formats.ts'

export const PREVIEW_WORDS = {
  letterPreview: {
    title: 'Look at a letter before the court answers',
    more: 'It is made for one person as if the court granted what it has not answered yet. Nothing is sent.',
    marked:
      'This is a preview. It says what is not so yet, and each page is marked. The letters themselves are made when the court has answered.',
    to: 'To whom',
    dated: 'The day that stands on it',
    choose: 'Choose a person of this batch',
    make: 'Make a preview of the letter',
    again: 'Make another preview',
  },
  preview: {
    title: 'Look at the documents before anybody signs',
    more: 'They are made from the list as it stands, each page marked as a draft. No paper for the court comes of it.',
    make: 'Make a preview',
    again: 'Make the preview anew',
    old: 'The list has changed since this preview was made.',
    which: 'Document',
    pages: (n: number, of: number): string =>
      n === of ? counted(n, 'page', 'pages') : `the first ${n} of ${counted(of, 'page', 'pages')}`,
    page: (n: number, of: number): string => `Page ${n} of ${of}`,
    before: 'Page before',
    after: 'Next page',
    frame: (name: string, page: number): string => `${name}, page ${page}`,
    alone: 'Open it in a window of its own',
    close: 'Close',
  },
} as const
