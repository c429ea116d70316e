/** Which answers a second person reads before they count: every one on the law, those to questions the office chose, and a share of the others that nobody can foresee. */
import { plainName } from '../facts/vocabulary.ts'
import { OPEN, UNREAD } from './case-states.ts'
import { anyOf, type Database } from './database/connection.ts'
import type { CaseTable } from './database/tables.ts'
import type { OpenRun } from './engine.ts'
import type { NewFact } from './facts.ts'
import type { Settings } from './office.ts'
import type { Vault } from './vault.ts'

type Asked = Pick<CaseTable, 'fact' | 'of_law'>
type Rules = Settings['secondReads']

/** What can be told of a question before it is answered: which of them chance will choose is told to nobody. */
export type ReadTwice = 'always' | 'by-chance' | 'no'

export function readTwiceOf({ fact, of_law }: Asked, { facts, share }: Rules): ReadTwice {
  if (of_law || facts.includes(fact)) return 'always'
  return share > 0 ? 'by-chance' : 'no'
}

const OUT_OF = 10_000

/**
 * Whether this answer is read twice. Chance is the office's key over the question itself: whoever takes an answer back and gives it
 * again finds the same, and nobody without the key can tell it before.
 */
export const isReadTwice = (
  one: Asked & Pick<CaseTable, 'person_id' | 'count_key'>,
  rules: Rules,
  vault: Pick<Vault, 'lookup'>,
): boolean => {
  const told = readTwiceOf(one, rules)
  if (told !== 'by-chance') return told === 'always'
  const hash = vault.lookup('second read', `${one.person_id} ${one.count_key} ${one.fact}`)
  return hash.readUInt32BE() % OUT_OF < (rules.share / 100) * OUT_OF
}

/** How a fact is read that is given past the review, on a page or in a file: as the answer to its question would be. */
export interface FactRead {
  readonly isOfLaw: boolean
  /** What may be told of it. */
  readonly told: ReadTwice
  /** Whether a second person reads this one. */
  readonly isTwice: boolean
}

const ONCE: FactRead = { isOfLaw: false, told: 'no', isTwice: false }

export async function factRead(
  db: Database,
  run: { readonly id: number; readonly open: Pick<OpenRun, 'facts'> },
  fact: Pick<NewFact, 'person' | 'count' | 'fact'>,
  { rules, vault }: { readonly rules: Rules; readonly vault: Pick<Vault, 'lookup'> },
): Promise<FactRead> {
  // An answer on the law counts when a second person has read it, whether its question waits or not.
  if (isOfLaw(run.open, fact)) return { isOfLaw: true, told: 'always', isTwice: true }
  // Where the office has chosen nothing, the database is not asked of each fact.
  if (rules.facts.length === 0 && rules.share === 0) return ONCE
  const asked = await db
    .selectFrom('review_case')
    .select(['fact', 'of_law', 'person_id', 'count_key'])
    .where('run_id', '=', run.id)
    .where('person_id', '=', fact.person)
    .where('count_key', '=', fact.count)
    .where('fact', '=', fact.fact)
    .where('state', '=', anyOf([...OPEN, ...UNREAD]))
    .executeTakeFirst()
  return asked === undefined
    ? ONCE
    : { isOfLaw: false, told: readTwiceOf(asked, rules), isTwice: isReadTwice(asked, rules, vault) }
}

const isOfLaw = ({ facts }: Pick<OpenRun, 'facts'>, { fact }: Pick<NewFact, 'fact'>): boolean =>
  facts.find(({ name }) => plainName(name) === plainName(fact))?.ofLaw === true
