/** The words of the documents: reliefs and dates as an attorney writes them. */
import { numberText } from '../results/languages.ts'
import { civil, type Day, parseDay } from '../time/day.ts'

export interface ReliefWords {
  /** What the court is asked to do with the conviction: `be dismissed and sealed`. */
  readonly asked: string
  /** In headings: `Dismissed and sealed`. */
  readonly done: string
  /** What the case system has it as afterwards. */
  readonly state: string
}

const RELIEFS: Readonly<Record<string, ReliefWords>> = {
  'dismiss-and-seal': {
    asked: 'be dismissed and sealed, as now legally invalid',
    done: 'Dismissed and sealed',
    state: 'dismissed-and-sealed',
  },
  dismiss: { asked: 'be dismissed', done: 'Dismissed', state: 'dismissed' },
  'redesignate-infraction': {
    asked: 'be redesignated as an infraction',
    done: 'Redesignated as an infraction',
    state: 'infraction',
  },
  'redesignate-misdemeanor': {
    asked: 'be redesignated as a misdemeanor',
    done: 'Redesignated as a misdemeanor',
    state: 'misdemeanor',
  },
  reduce: { asked: 'be reduced to a misdemeanor', done: 'Reduced to a misdemeanor', state: 'misdemeanor' },
  'reduce-to-misdemeanor': {
    asked: 'be declared a misdemeanor for all purposes',
    done: 'Reduced to a misdemeanor',
    state: 'misdemeanor',
  },
  'reduce-to-infraction': {
    asked: 'be determined to be an infraction',
    done: 'Reduced to an infraction',
    state: 'infraction',
  },
  'designate-misdemeanor': {
    asked: 'be designated as a misdemeanor',
    done: 'Designated as a misdemeanor',
    state: 'misdemeanor',
  },
  seal: {
    asked: 'be sealed, with the other official records in the case',
    done: 'Sealed',
    state: 'sealed',
  },
  vacate: {
    asked: 'be vacated, and the case dismissed as invalid for a legal defect at the time',
    done: 'Vacated',
    state: 'vacated',
  },
  'withdraw-plea': {
    asked: 'be dismissed, the plea of guilty or no contest being withdrawn',
    done: 'Plea withdrawn and dismissed',
    state: 'dismissed',
  },
  'destroy-records': {
    asked: 'have its records destroyed',
    done: 'Records destroyed',
    state: 'destroyed',
  },
  'seal-arrest': { asked: 'have the record of the arrest sealed', done: 'Arrest sealed', state: 'sealed' },
  'seal-and-destroy-arrest': {
    asked: 'have the record of the arrest sealed and destroyed, on a finding of factual innocence',
    done: 'Arrest sealed and destroyed',
    state: 'destroyed',
  },
  certificate: {
    asked: 'be followed by a certificate of rehabilitation',
    done: 'Certificate of rehabilitation',
    state: 'certificate',
  },
}

/** Whether a relief has words of its own. */
export const hasWords = (relief: string): boolean => relief in RELIEFS

export function reliefWords(relief: string): ReliefWords {
  const known = RELIEFS[relief]
  if (known !== undefined) return known
  const words = relief.replaceAll('-', ' ')
  return {
    asked: `be given this relief: ${words}`,
    done: words.charAt(0).toUpperCase() + words.slice(1),
    state: relief,
  }
}

const MONTHS = [
  ['January', 'February', 'March', 'April', 'May', 'June'],
  ['July', 'August', 'September', 'October', 'November', 'December'],
].flat()

/** `November 5, 2026`. */
export function longDate(day: Day): string {
  const { year, month, day: date } = civil(day)
  return `${MONTHS[month - 1]} ${date}, ${year}`
}

const shortDate = (text: string): string =>
  /^(\d{4})-(\d{2})-(\d{2})$/.test(text) ? `${text.slice(5, 7)}/${text.slice(8)}/${text.slice(0, 4)}` : text

/** A day of convictions.csv in a table: `12/25/1997`, `by 08/01/2016`. */
export function tableDate(text: string): string {
  if (text === '') return 'not in record'
  const [from, to] = text.split('..')
  if (to === undefined) return shortDate(text)
  if (from === '' || from === undefined) return `by ${shortDate(to)}`
  return to === '' ? `from ${shortDate(from)}` : `${shortDate(from)} to ${shortDate(to)}`
}

/** A date an office wrote, in words; the text itself where it is none. */
export function writtenDate(text: string): string {
  const day = parseDay(text)
  return day === undefined ? text : longDate(day)
}

export const number = numberText

/** `1 count`, `1,204 counts`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`

/** `a, b and c`. */
export const inList = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/**
 * The name of an office in a sentence: `the Sacramento County District Attorney`, `Legal Aid of Norland`. An official or a part of
 * government is written with the article, a name of its own without.
 */
export const inSentence = (name: string): string =>
  /^the /i.test(name) ||
  !/\b(?:Attorney|Counsel|Defender|Department|Office|Prosecutor|Solicitor)\b/i.test(name)
    ? name
    : `the ${name}`

/** The same at the beginning of one. */
export const startingSentence = (name: string): string => {
  const words = inSentence(name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A hash in groups, so that a person can compare it and a line can break in it. */
export const fingerprint = (sha256: string): string => (sha256.match(/.{1,8}/g) ?? []).join(' ')

const LONGEST_WORD = 28

/** A text for a narrow column: a word too long for it may be broken, at no sign and without a hyphen. */
export const breakable = (text: string): string =>
  text.replaceAll(/\S{29,}/gu, word =>
    (word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gu')) ?? []).join('\u200b'),
  )

/** `County Court of Norland`, of a text in capitals. */
export const titleCase = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/(?<![\p{Letter}\p{Number}'’])\p{Letter}/gu, letter => letter.toUpperCase())
    .replaceAll(' Of ', ' of ')
