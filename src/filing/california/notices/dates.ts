/** Days in the words of a language. */

import { fill } from '../../../results/languages.ts'
import { civil, type Day, parseDay } from '../../../time/day.ts'
import type { LetterWords } from './words.ts'

export function dateIn({ months, dates }: LetterWords, day: Day): string {
  const { year, month, day: date } = civil(day)
  return fill(dates.day, { day: String(date), month: months[month - 1] ?? '', year: String(year) })
}

/** A day of convictions.csv, or bounds of one (`1978-01-01..1978-12-31`); empty where it says nothing. */
export function writtenIn(words: LetterWords, text: string): string {
  const bounds = text.split('..')
  const [from, to = from] = bounds.map(bound => {
    const day = parseDay(bound)
    return day === undefined ? '' : dateIn(words, day)
  })
  if (from === undefined || to === undefined) return ''
  if (from === to) return from
  if (from === '') return fill(words.dates.by, { to })
  return to === '' ? fill(words.dates.since, { from }) : fill(words.dates.between, { from, to })
}
