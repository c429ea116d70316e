/** Which answers a second person reads before they count: every one on the law, those to questions the office chose, and a share of the others that nobody can foresee. */
import type { CaseTable } from './database/tables.ts'
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
