/** Breaks text into lines of a width, at blanks. */

/**
 * Lines of at most `width` characters, where the words allow it. `first` goes before the first line, and blanks of its
 * length, or `rest`, before the others.
 */
export function wrapped(
  text: string,
  width: number,
  first = '',
  rest = ' '.repeat(first.length),
): readonly string[] {
  const lines: string[] = []
  let before = first
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && before.length + line.length + 1 + word.length > width) {
      lines.push(before + line)
      before = rest
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, before + line]
}
