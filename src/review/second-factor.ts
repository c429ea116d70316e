/** A code from the phone, given a moment ago for what is being done now: on one computer nobody has one. */
import type { Database } from './database/connection.ts'
import type { Session } from './sessions.ts'

export const freshSecondFactor = async (
  _db: Database,
  _session: Pick<Session, 'id'>,
  _now: Date,
): Promise<boolean> => false
