/** What a process of the server is asked, out of everybody's sight: the words of a command can be seen by every user of a computer, and files are called after people. */

const NAME = 'SETASIDE_ASKED_'
/** No variable is longer, on any system. */
const LONGEST = 30_000

/** Variables that only the process itself, and its user, can read. */
export function wordsSent(words: readonly string[]): Readonly<Record<string, string>> {
  const text = JSON.stringify(words)
  const parts = Array.from({ length: Math.ceil(text.length / LONGEST) }, (_, at) =>
    text.slice(at * LONGEST, (at + 1) * LONGEST),
  )
  return Object.fromEntries(parts.map((part, at) => [`${NAME}${at}`, part]))
}

/** The words; they are taken out, so that no process it starts is given them. */
export function takeWords(env: Record<string, string | undefined>): readonly string[] {
  let text = ''
  for (let at = 0; env[`${NAME}${at}`] !== undefined; at++) {
    text += env[`${NAME}${at}`]
    delete env[`${NAME}${at}`]
  }
  return text === '' ? [] : (JSON.parse(text) as string[])
}
