/** Tells where a text stops being JSON, without a word of the text. */

/** The line, from the position the parser gives; its own message may quote the text. */
export function whereJsonBreaks(error: unknown, text: string): string {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return `line ${text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length}`
}
