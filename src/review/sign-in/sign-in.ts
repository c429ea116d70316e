/** Signing in with a password and a code, and giving a code again for what must be signed. */
import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../database/connection.ts'
import type { Vault } from '../vault.ts'
import { base32, fromBase32, stepOfCode } from './code.ts'
import { isPassword } from './password.ts'
import { triesIn } from './tries.ts'

export interface Keeping {
  readonly db: Database
  readonly vault: Vault
}

/** One for all that is wrong: which of the three it was is told to nobody. */
export type NotIn = 'wrong' | 'shut'

/** What a name is found by: it may be written with other letters large, or with blanks around it. */
export const accountName = (written: string): string => written.trim().toLowerCase()

/**
 * The number of whoever signs in so; it takes as long for a name that is not there. `known`: what a browser keeps in which they have
 * signed in before: its tries are counted apart, so that nobody shuts a name for whoever has it by guessing at it.
 */
export async function checkSignIn(
  { db, vault }: Keeping,
  written: { readonly account: string; readonly password: string; readonly code: string },
  now: Date,
  known?: string,
): Promise<{ readonly userId: number; readonly onPaper: boolean; readonly known: string } | NotIn> {
  const account = accountName(written.account)
  const tries = triesIn(db, vault)
  const browser = browserIn(vault, account, known)
  const name = browser === undefined ? account : `${account} in ${browser}`
  if (!(await tries.begin(name, now))) return 'shut'
  const found = await db
    .selectFrom('user_account')
    .select(['id', 'password'])
    .where('os_user', '=', account)
    .where('closed', 'is', null)
    .executeTakeFirst()
  const right = await isPassword(written.password, found?.password)
  // A code is used up only beside the right password.
  if (found === undefined || !right) return 'wrong'
  const how = await useCode({ db, vault }, found.id, written.code, now)
  if (how === undefined) return 'wrong'
  await tries.succeed(name)
  return {
    userId: found.id,
    onPaper: how === 'paper',
    known: browser === undefined ? knownTo(vault, account) : (known as string),
  }
}

const KNOWN = 'known browser'

/** A mark for a browser: of one name, and made by nobody else. */
const knownTo = (vault: Vault, account: string): string =>
  vault.seal(KNOWN, Buffer.from(`${randomBytes(12).toString('hex')} ${account}`)).toString('base64url')

/** Which browser it is; undefined where nobody has signed in under this name in it. */
function browserIn(vault: Vault, account: string, known: string | undefined): string | undefined {
  const said = known === undefined ? undefined : vault.unseal(KNOWN, Buffer.from(known, 'base64url'))
  const [browser, ...of] = said?.toString('utf8').split(' ') ?? []
  return of.join(' ') === account ? browser : undefined
}

/** A code of somebody who is signed in already; failures count as those of signing in do, and apart from what others try under their name. */
export async function checkCode(
  { db, vault }: Keeping,
  { userId, account, code }: { readonly userId: number; readonly account: string; readonly code: string },
  now: Date,
): Promise<'right' | NotIn> {
  const tries = triesIn(db, vault)
  const name = `${account} signed in`
  if (!(await tries.begin(name, now))) return 'shut'
  if ((await useCode({ db, vault }, userId, code, now)) === undefined) return 'wrong'
  await tries.succeed(name)
  return 'right'
}

/** Uses a code from the phone or from paper; each is good once, also for two who come at the same moment. */
async function useCode(
  { db, vault }: Keeping,
  userId: number,
  code: string,
  now: Date,
): Promise<'phone' | 'paper' | undefined> {
  const { code_secret: sealed, code_step: used } = await db
    .selectFrom('user_account')
    .select(['code_secret', 'code_step'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const secret = sealed === null ? undefined : vault.unseal(CODE_SECRET, sealed)
  const step = secret === undefined ? undefined : stepOfCode(secret, code, now, used)
  if (step !== undefined) {
    const taken = await db
      .updateTable('user_account')
      .set({ code_step: step })
      .where('id', '=', userId)
      .where('code_step', '<', step)
      .executeTakeFirst()
    return taken.numUpdatedRows === 1n ? 'phone' : undefined
  }
  const hash = paperHash(code)
  if (hash === undefined) return undefined
  const taken = await db
    .updateTable('recovery_code')
    .set({ used: now })
    .where('user_id', '=', userId)
    .where('hash', '=', hash)
    .where('used', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? 'paper' : undefined
}

/** What the secrets of codes are sealed as. */
export const CODE_SECRET = 'code secret'

const PAPER_CODES = 10
const PAPER_BYTES = 10

/** Ten codes on paper, in groups of four. */
export const newPaperCodes = (): readonly string[] =>
  Array.from({ length: PAPER_CODES }, () =>
    (base32(randomBytes(PAPER_BYTES)).match(/.{4}/g) as string[]).join('-').toLowerCase(),
  )

/** Undefined of what is none of ours. They are random enough that a fast hash gives nothing away. */
export function paperHash(code: string): Buffer | undefined {
  const bytes = fromBase32(code)
  return bytes?.length === PAPER_BYTES ? createHash('sha256').update(bytes).digest() : undefined
}
