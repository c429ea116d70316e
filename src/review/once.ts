/** What is asked for by a key is done once: where the answer was lost on its way, whoever asks again is told what came of it. */
import { createHash } from 'node:crypto'
import type { Database } from './database/connection.ts'

/** Something that was asked for, by the key its sender gave it. */
export interface Act {
  readonly key: string
  /** Which way was taken. */
  readonly way: string
  /** The hash of what was sent: another thing under the same key is refused. */
  readonly sent: Buffer
  /** It has been marked in this try. */
  marked: boolean
}

export const actOf = (key: string, way: string, body: string): Act => ({
  key,
  way,
  sent: createHash('sha256').update(`${way}\n${body}`).digest(),
  marked: false,
})

/** What is being done now: who asks for the same meanwhile waits for its end, since its answer is kept only then. */
export class UnderWay {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Does it when whatever was asked for under the same name before has ended. */
  async after<T>(name: string, doIt: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve()
    const mine = before.then(doIt, doIt)
    this.#last.set(name, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name)
    }
  }
}

/** Marks it as done, in the transaction that does it: of two at once one is done, and the other finds it done. */
export async function markDone(db: Database, userId: number | undefined, act: Act): Promise<void> {
  if (act.marked || userId === undefined) return
  await db
    .insertInto('act')
    .values({ user_id: userId, key: act.key, way: act.way, sent: act.sent, answer: null })
    .execute()
  act.marked = true
}

/** What came of it before; undefined where it has not been done. */
export async function doneBefore(
  db: Database,
  userId: number,
  { key, sent }: Act,
): Promise<{ readonly same: boolean; readonly answer: string | null } | undefined> {
  const found = await db
    .selectFrom('act')
    .select(['sent', 'answer'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst()
  return found && { same: found.sent.equals(sent), answer: found.answer }
}

/** Keeps what was answered, for whoever asks again. */
export const keepAnswer = async (
  db: Database,
  userId: number,
  { key }: Act,
  answer: string,
): Promise<void> => {
  await db.updateTable('act').set({ answer }).where('user_id', '=', userId).where('key', '=', key).execute()
}

/** Nobody asks again after so long. */
const KEPT_MS = 48 * 60 * 60_000

export const forgetOldActs = async (db: Database, now: Date): Promise<void> => {
  await db
    .deleteFrom('act')
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
}

/** What was answered tells of people: where they are purged it goes as well, and that it was done stays. */
export const forgetAnswers = async (trx: Database): Promise<void> => {
  await trx.updateTable('act').set({ answer: '{}' }).where('answer', 'is not', null).execute()
}

/** The database says that it has been done meanwhile. */
export const isDoneAlready = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'act_pkey'
