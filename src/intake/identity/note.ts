/** What the files leave open, or what was settled, about who someone is. */
import type { Doubt } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'

/** A line of `identity.csv`. */
export interface IdentityNote {
  /**
   * `joined`: several local identifiers or files are one person. `shared-identifier`: people who do not agree share one;
   * not joined. `near-identifier`, `same-name`: people of one name and birth date whose numbers are nearly alike, or whom
   * no number tells apart; not joined. `birth-dates-differ`, `names-differ`: within one person. `no-identifier`: a row that
   * may be anyone's.
   */
  readonly kind:
    | 'joined'
    | 'shared-identifier'
    | 'near-identifier'
    | 'same-name'
    | 'birth-dates-differ'
    | 'names-differ'
    | 'no-identifier'
  /** The kind of identifier they share. */
  readonly identifier?: string
  /** Its last characters; of a local one the whole. */
  readonly value?: string
  /** The people concerned, at most `SHOWN`; `count` is how many. */
  readonly people: readonly string[]
  readonly count: number
  /** A row of each. */
  readonly sources: readonly Source[]
  readonly agreed: readonly string[]
  readonly differed: readonly string[]
  /** Whether it leaves the people in doubt. */
  readonly doubt: boolean
}

/** A note names no more people and rows than this. */
export const SHOWN = 20

/** Notes in an order that does not depend on the order of the rows. */
export function byNote(a: IdentityNote, b: IdentityNote): number {
  const key = (note: IdentityNote) =>
    [
      note.kind,
      note.identifier ?? '',
      note.value ?? '',
      ...note.people,
      ...note.sources.map(({ file, line }) => `${file}:${line}`),
    ].join('\t')
  const [x, y] = [key(a), key(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

export function bySource(a: Source, b: Source): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line
}

/** What is found about people who have been joined. */
export interface Findings {
  readonly notes: IdentityNote[]
  /** By person. */
  readonly doubts: Map<number, Doubt[]>
}

/** Adds a doubt about a person, each once. `birthDate`: their birth date is in doubt too. */
export function addDoubt(
  { doubts }: Findings,
  person: number,
  says: string,
  sources: readonly Source[],
  birthDate = false,
): void {
  const one: Doubt = { kind: 'identity', ...(birthDate ? { birthDate } : {}), says, sources }
  const known = doubts.get(person)
  if (known === undefined) doubts.set(person, [one])
  else if (!known.some(other => other.says === says && other.birthDate === one.birthDate)) known.push(one)
}
