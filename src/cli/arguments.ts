/** Reads the values of options: each is a value of its kind, or a sentence that says what was found and what to write. */
import type { JurisdictionLaw } from '../law/jurisdiction.ts'
import { nearestName } from '../record/nearest.ts'
import { type Day, formatDay, parseDay } from '../time/day.ts'
import { isProblem, type Problem, usage } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** The day the answers are for. A script must say it, so that it gives the same answer tomorrow. */
export function dayFrom(text: string | undefined, terminal: Terminal): Day | Problem {
  if (text !== undefined) return readDay('--as-of', text)
  if (!terminal.interactive) {
    return usage(
      'no [--as-of] was given, and a script must name the day its answers are for; add --as-of YYYY-MM-DD',
    )
  }
  const day = terminal.today()
  terminal.err(`As of today, ${formatDay(day)}: --as-of YYYY-MM-DD takes another day.\n`)
  return day
}

export const readDay = (option: string, text: string): Day | Problem =>
  parseDay(text) ??
  usage(`${option} is [${text}], which is no date; write it as YYYY-MM-DD, such as 2026-11-01`)

/** Every county. */
export const ALL_COUNTIES = 'all'

/** Counties as the venue of the law names them, each once and in order; `all` where all are asked for. */
export function readCounties(
  given: readonly string[],
  law: JurisdictionLaw,
): readonly string[] | typeof ALL_COUNTIES | Problem {
  const asked = given.flatMap(text => text.split(','))
  const isAll = (text: string): boolean => text.trim().toLowerCase() === ALL_COUNTIES
  if (asked.every(isAll)) return ALL_COUNTIES
  if (asked.some(isAll))
    return usage('--county names [all] and others beside it; all are all, so leave out the others')
  const counties = new Set<string>()
  for (const text of asked) {
    const county = readCounty(text, law)
    if (isProblem(county)) return county
    counties.add(county)
  }
  return [...counties].sort()
}

/** A county as the venue of the law names it, whatever its case and blanks. */
export function readCounty(text: string, { title, venue }: JurisdictionLaw): string | Problem {
  const county = venue.match(text)
  if (county !== undefined) return county
  const nearest = venue.nearest(text)
  return usage(
    `--county is [${text}], which is no ${venue.word} of ${title}; ${
      nearest === undefined ? `write its name, such as ${venue.example}` : `did you mean [${nearest}]?`
    }`,
  )
}

/** A whole number of at least `least`. */
export function readCount(option: string, text: string, least: number): number | Problem {
  const number = Number(text)
  return /^\d{1,12}$/.test(text) && number >= least
    ? number
    : usage(`${option} is [${text}]; write a whole number of at least ${least}, without commas`)
}

/** How many rows that name nobody somebody says there are; undefined where nothing is said of them. */
export const readDespite = (text: string | undefined): number | Problem | undefined =>
  text === undefined ? undefined : readCount('--despite-unattributed', text, 0)

/** A share between 0 and 1. */
export function readShare(option: string, text: string): number | Problem {
  const number = Number(text)
  return /^(?:\d+|\d*\.\d+)$/.test(text) && number <= 1
    ? number
    : usage(`${option} is [${text}]; write a share from 0 to 1, such as 0.01 for one row in a hundred`)
}

/** How many rejected rows are too many, given how many rows there were. */
export type TooMany = (rejected: number, rows: number) => boolean

/** `20` rows, or `2%` of the rows. */
export function readMaxRejects(text: string): TooMany | Problem {
  const found = /^(\d{1,12}|\d{1,3}(?:\.\d+)?%)$/.exec(text)
  const number = Number.parseFloat(text)
  if (found === null || (text.endsWith('%') && number > 100)) {
    return usage(`--max-rejects is [${text}]; write a number of rows, such as 20, or a share, such as 2%`)
  }
  return text.endsWith('%')
    ? (rejected, rows) => rejected * 100 > rows * number
    : rejected => rejected > number
}

/** What to write in the place of a word that is none of those known: the one probably meant first. */
export function choiceAmong(text: string, known: readonly string[], choose = 'choose one of'): string {
  const nearest = nearestName(text.trim(), known)
  const all = `${choose} ${known.join(', ')}`
  return nearest === undefined
    ? all
    : `did you mean [${nearest}]? ${all.charAt(0).toUpperCase()}${all.slice(1)}`
}

/** Names from a list with commas, each one of those known, in the order they are known in. */
export function readNames<Name extends string>(
  option: string,
  text: string,
  known: readonly Name[],
): readonly Name[] | Problem {
  const asked: readonly string[] = text
    .split(',')
    .map(name => name.trim().replace(/\.csv$/, ''))
    .filter(name => name !== '')
  const unknown = asked.find(name => !known.some(one => one === name))
  if (unknown !== undefined || asked.length === 0) {
    return usage(
      `${option} names [${unknown ?? ''}]; ${choiceAmong(unknown ?? '', known, 'choose among')}, with commas between`,
    )
  }
  return known.filter(name => asked.includes(name))
}
