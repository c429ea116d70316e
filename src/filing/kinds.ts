/** The kinds of documents there are, in the order they are made: each new kind is one line here. */
import type { Kind } from './filing.ts'

export const KINDS: readonly Kind[] = []

/** Files of a filing that belong to no kind. */
const OWN = /^refused\.csv$/

/** Whether a filing may have made a file of this name. */
export const filedName = (name: string): boolean =>
  OWN.test(name) || KINDS.some(({ files }) => files.test(name))
