/** The sheets of one document, and which numbers their objects have in it: what copies of one form share is there once. */
import type { Template } from './template.ts'

/** What goes into the fields of a form, by their names: a text, or `true` for a tick. */
export type Answers = ReadonlyMap<string, string | true>

export interface Sheet {
  readonly template: Template
  /** For the bookmark. */
  readonly title: string
  readonly answers?: Answers
}

export interface PlacedSheet {
  readonly sheet: Sheet
  /** The first number of the objects that copies of this template share. */
  readonly sharedFrom: number
  /** The first number of those it has for itself. */
  readonly ownFrom: number
  /** No sheet before it is of this template. */
  readonly first: boolean
  /** 1 for the first sheet of this template, 2 for the second, and so on. */
  readonly copy: number
}

/** Gives the objects of all sheets their numbers. `reserve` sets so many aside, and gives the first. */
export function placeSheets(
  sheets: readonly Sheet[],
  reserve: (count: number) => number,
): readonly PlacedSheet[] {
  const placed = new Map<Template, PlacedSheet>()
  return sheets.map(sheet => {
    const { template } = sheet
    const before = placed.get(template)
    const one: PlacedSheet = {
      sheet,
      sharedFrom: before?.sharedFrom ?? reserve(template.own),
      ownFrom: reserve(template.objects.length - template.own),
      first: before === undefined,
      copy: (before?.copy ?? 0) + 1,
    }
    placed.set(template, one)
    return one
  })
}

/** The number in the document of an object, by its place in the template. */
export const numberOf = ({ sheet, sharedFrom, ownFrom }: PlacedSheet, at: number): number =>
  at < sheet.template.own ? sharedFrom + at : ownFrom + at - sheet.template.own
