/** Who gets a letter, and which: a relief that a court granted, told by the words that are true of it and of no other. */
import type { FiledCount, FilingInput } from '../../filing.ts'

/** The letters there are, the best news first. One person's letter has a part for each that concerns them. */
export const LETTERS = [
  'sealed',
  'dismissed',
  'dismissed-otherwise',
  'automatic',
  'infraction',
  'misdemeanor',
  'reduced',
  'designated',
  'arrest-sealed',
  'arrest-automatic',
] as const
export type LetterName = (typeof LETTERS)[number]

/** Letters about arrests; all others are about convictions. */
export const ofArrest = (letter: LetterName): boolean => letter.startsWith('arrest')

/** Letters of what the state does by itself: there is no order of a court to be shown. */
export const withoutOrder = (letter: LetterName): boolean => letter.endsWith('automatic')

/**
 * Dismissals that say alike, in text read in the official code, what must still be told and to whom courts may not tell it.
 * Any other dismissal, and one that rests on an office's policy, gets the letter that claims less.
 */
const DISMISSED_ALIKE: ReadonlySet<string | undefined> = new Set([
  'pc-1203.4',
  'pc-1203.4a',
  'pc-1203.41',
  'pc-1203.42',
])

const BY_RELIEF: Readonly<Record<string, LetterName>> = {
  'dismiss-and-seal': 'sealed',
  'automatic-relief': 'automatic',
  'redesignate-infraction': 'infraction',
  'reduce-to-infraction': 'infraction',
  'redesignate-misdemeanor': 'misdemeanor',
  reduce: 'reduced',
  'reduce-to-misdemeanor': 'reduced',
  'designate-misdemeanor': 'designated',
  'seal-arrest': 'arrest-sealed',
  'automatic-arrest-relief': 'arrest-automatic',
}

/** The letter for a count; undefined for a relief that we have no words for: an attorney writes that letter. */
export function letterFor({
  relief,
  basis,
  statute,
}: Pick<FiledCount, 'relief' | 'basis' | 'statute'>): LetterName | undefined {
  if (relief === 'dismiss')
    return basis === 'law' && DISMISSED_ALIKE.has(statute) ? 'dismissed' : 'dismissed-otherwise'
  return Object.hasOwn(BY_RELIEF, relief) ? BY_RELIEF[relief] : undefined
}

/** A count that a court granted. */
export interface Granted {
  readonly count: FiledCount
  readonly letter: LetterName
  /** `YYYY-MM-DD`: the day of the order. */
  readonly on: string
}

/** A person who gets a letter. */
export interface Addressee {
  readonly person: string
  /** As printed; absent where the record has none. */
  readonly name?: string
  readonly granted: readonly [Granted, ...Granted[]]
}

export interface Addressed {
  /** By the name of the file, then by person: as an office looks them up. Those without a name come last. */
  readonly people: readonly Addressee[]
  /** Granted counts for whose relief there is no letter, by relief. */
  readonly wordless: Readonly<Record<string, number>>
  /** Counts that were not granted: refused, struck, continued, or not answered yet. */
  readonly notGranted: number
}

/** Only counts whose answer is `granted` are looked at: of anything else no letter may speak. */
export function addressees({ counts, answers }: Pick<FilingInput, 'counts' | 'answers'>): Addressed {
  const people = new Map<string, [Granted, ...Granted[]]>()
  const wordless: Record<string, number> = {}
  let notGranted = 0
  for (const count of counts) {
    const answer = answers?.get(count.id)
    if (answer?.answer !== 'granted') {
      notGranted++
      continue
    }
    const letter = letterFor(count)
    if (letter === undefined) {
      wordless[count.relief] = (wordless[count.relief] ?? 0) + 1
      continue
    }
    const granted = { count, letter, on: answer.on }
    const known = people.get(count.person)
    if (known === undefined) people.set(count.person, [granted])
    else known.push(granted)
  }
  const found = [...people].map(([person, granted]) => ({ person, granted, file: fileName(granted) }))
  found.sort((a, b) => compare(a.file, b.file) || compare(a.person, b.person))
  return {
    people: found.map(({ person, granted }) => {
      const name = granted.find(({ count }) => count.name !== undefined)?.count.name?.printed
      return { person, granted, ...(name === undefined ? {} : { name }) }
    }),
    wordless,
    notGranted,
  }
}

/** After every name. */
const LAST = '\uffff'
const fileName = (granted: readonly Granted[]): string =>
  granted.find(({ count }) => count.name !== undefined)?.count.name?.file ?? LAST
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
