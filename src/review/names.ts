/** Names as they are searched: whoever writes one with or without accents, in either order, or with a letter wrong, finds who is meant. */

/** Letters that are no others with a mark on them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  ı: 'I',
}

/** The words of a name, in capitals and without marks; an apostrophe or a hyphen parts none. */
export const wordsOf = (name: string): readonly string[] => [
  ...new Set(
    name
      .toUpperCase()
      .replaceAll(/[ßÆŒØŁĐÐÞı]/g, letter => LETTERS[letter] ?? letter)
      .normalize('NFD')
      .replaceAll(/[\p{M}'’`-]/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word !== ''),
  ),
]

/** Of a word so long one letter may be wrong, and of one so long two. */
const [ONE_FROM, TWO_FROM] = [4, 8]

/** Whether a word is nearly another: letters left out, added, changed, or two that stand the wrong way round. */
export function isNear(asked: string, word: string): boolean {
  const most = asked.length >= TWO_FROM ? 2 : asked.length >= ONE_FROM ? 1 : 0
  return most > 0 && Math.abs(asked.length - word.length) <= most && distance(asked, word) <= most
}

/** How many such mistakes lie between two words. */
function distance(a: string, b: string): number {
  let [before, last]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        turned ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}

/** Of words of names those that hold what was asked, or, where `near`, those that are nearly so. */
export const wordsLike = (all: readonly string[], asked: string, near: boolean): readonly string[] =>
  all.filter(word => word.includes(asked) || (near && isNear(asked, word)))
