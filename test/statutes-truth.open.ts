/** Kinds of people who are still answered otherwise than their text says, and what is the matter: to be emptied. */
export const OPEN: ReadonlyMap<string, string> = new Map()
