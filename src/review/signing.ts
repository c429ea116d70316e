/** Signing a batch off: nothing blocks, the signer is not the only one who has read any of its counts, and the list is frozen, byte for byte. */
import { sql } from 'kysely'
import type { Unusable } from '../results/manifest.ts'
import { type Approval, alone, moveApprovals, type NotNow } from './approvals.ts'
import { record, type Who } from './audit.ts'
import { type Check, type Checked, checkBatch, isBlocked } from './batch-checks.ts'
import { batchAt, batchToChange, isNotNow } from './batches.ts'
import { anyOf, type Database } from './database/connection.ts'
import { countName } from './due-counts.ts'
import type { OpenRun } from './engine.ts'
import type { Services } from './services.ts'

/** Who signs: in person with a code, or on paper, as it was recorded. */
export interface Signer {
  readonly how: 'paper' | 'code'
  readonly userId: number
  readonly name: string
  /** `YYYY-MM-DD` */
  readonly on: string
}

export interface Signing {
  readonly batch: number
  readonly version: number
  /** The hash of the list that was read. */
  readonly list: string
  readonly signer: Signer
  readonly run: number
  readonly open: OpenRun
  readonly today: string
  readonly who: Who
  readonly now: Date
  /** Asked within the transaction, last of all: a code is used up by what it signs. */
  readonly isSure: (trx: Database) => Promise<boolean>
}

export async function signOff(
  services: Services,
  { batch: id, version, list: read, signer, run, open, today, who, now, isSure }: Signing,
): Promise<{ readonly counts: number } | NotNow | Unusable> {
  const { db } = services
  const seen = await batchAt(db, id)
  if (seen === undefined) return { notNow: 'there is no such batch' }
  if (seen.state !== 'open')
    return { notNow: 'this batch is not open: it was signed off, filed or dissolved before' }
  const checked = await checkBatch(services, seen, { run, open, today })
  if ('unusable' in checked) return checked
  const why = await whyNotSigned(db, run, checked, read, signer)
  if (why !== undefined) return { notNow: why }
  const { list, decided, office, approvals } = checked
  if (list === undefined || decided === undefined || office === undefined)
    return { notNow: 'there is no list yet' }
  return await db
    .transaction()
    .execute(async trx => {
      await alone(trx)
      const batch = await batchToChange(trx, id, version, ['open'])
      if (isNotNow(batch)) return batch
      if (!(await isSure(trx)))
        return {
          notNow:
            'the code from your phone, or another proof by the sign-in of your agency, is needed for this: give it, and sign within five minutes',
        }
      const ids = approvals.map(one => one.id)
      const signed = await moveApprovals(trx, ids, 'sign', now)
      // What was taken out, or held, meanwhile is not on the list that was read.
      if (signed.length !== ids.length) throw new ChangedMeanwhile()
      await keepPlaces(trx, id, list.places)
      await trx
        .updateTable('batch')
        .set({
          ...{ state: 'signed', version: sql`version + 1`, decided_run_id: decided, office_id: office.id },
          ...{ list: list.bytes, list_sha256: list.sha256, signed: now, signed_by: signer.userId },
          ...{ signed_name: signer.name, signed_on: signer.on, signed_how: signer.how },
        })
        .where('id', '=', id)
        .execute()
      await record(
        trx,
        who,
        {
          action: signer.how === 'paper' ? 'signed off on paper' : 'signed off',
          object: String(id),
          detail: { list: list.sha256, counts: ids.length, signer: signer.name, on: signer.on, decided },
          run: open.run.sha256,
        },
        now,
      )
      return { counts: ids.length }
    })
    .catch((error: unknown) => {
      if (error instanceof ChangedMeanwhile)
        return { notNow: 'a count of this batch was taken out while it was signed; read the list again' }
      throw error
    })
}

class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
}

/** Why it is not signed: what blocks, another list than was read, or a signer who alone has read a count. */
async function whyNotSigned(
  db: Database,
  run: number,
  checked: Checked,
  read: string,
  signer: Signer,
): Promise<string | undefined> {
  const stop = checked.checks.find(({ state }) => state === 'stop')
  if (isBlocked(checked) && stop !== undefined) return `something blocks the sign-off: ${inWords(stop)}`
  if (checked.approvals.length === 0) return 'there is no count in this batch'
  if (checked.list?.sha256 !== read) return 'the list is not the one that was read any more; read it again'
  const latest =
    checked.approvals
      .map(({ approved_on }) => approved_on)
      .toSorted()
      .at(-1) ?? ''
  if (signer.on < latest) return `it cannot be signed before the last of its approvals, of ${latest}`
  const alone = await readAlone(db, run, checked.approvals, signer)
  return alone === 0
    ? undefined
    : `${alone} of its counts nobody but the signer has read; another person reads or approves them, or another signs`
}

const SAYS: Readonly<Record<string, string>> = {
  office: 'no office of this county is named',
  'not-in-run': 'counts are of people whom the run does not have',
  'second-read': 'counts still need their second read',
  changed: 'the answer of counts has changed since they were approved',
  twice: 'counts are approved twice',
  itself: 'counts come by themselves',
  authority: 'counts rest on a policy for which the office names no authority',
  'not-ours': 'counts are not the office’s to file',
  'later-run': 'a later run reads counts differently',
  nobody: 'lines of the files name nobody, and nobody has said that it goes on in spite of them',
  decided: 'facts were added since the run was decided; decide it again first',
  refused: 'counts cannot be filed',
}

const inWords = ({ name, approvals }: Check): string =>
  `${approvals.length === 0 ? '' : `${approvals.length}: `}${SAYS[name] ?? name}`

/** Letters alone: `Dana  REYES` is Dana Reyes. */
export const lettersOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase()

/** How many counts nobody but the signer has read: whoever approved them, and whoever answered what they wait for, has. */
export async function readAlone(
  db: Database,
  run: number,
  approvals: readonly Approval[],
  { userId, name, how }: Signer,
): Promise<number> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('review_case', 'review_case.id', 'decision.case_id')
    .innerJoin('user_account', 'user_account.id', 'decision.by')
    .select(['person_id', 'count_key', 'waiting', 'decision.by', 'name', 'os_user', 'reader'])
    .where('review_case.run_id', '=', run)
    .where('decision.undone', 'is', null)
    .where('decision.kind', '=', anyOf(READ))
    .where('person_id', '=', anyOf(approvals.map(one => one.person_id)))
    .execute()
  const readers = new Map<string, { readonly by: number; readonly name: string }[]>()
  for (const row of rows)
    for (const count of new Set([row.count_key, ...row.waiting])) {
      const key = countName(row.person_id, count)
      const reader =
        row.reader === '' ? { by: row.by, name: row.name || row.os_user } : { by: -1, name: row.reader }
      readers.set(key, [...(readers.get(key) ?? []), reader])
    }
  const isSigner = (reader: { readonly by: number; readonly name: string }): boolean =>
    lettersOf(reader.name) === lettersOf(name) || (how === 'code' && reader.by === userId)
  return approvals.filter(one => {
    const all = [
      { by: one.approved_by, name: one.approved_name },
      ...(readers.get(countName(one.person_id, one.count_key)) ?? []),
      ...(readers.get(countName(one.person_id, '')) ?? []),
    ]
    return all.every(isSigner)
  }).length
}

/** Who looked and found no answer has read nothing that a signature could rest on. */
const READ = ['answer', 'second-read', 'settle'] as const

async function keepPlaces(
  trx: Database,
  batch: number,
  places: ReadonlyMap<number, { readonly place: number; readonly reference: string }>,
): Promise<void> {
  const all = [...places]
  await sql`update batch_count set place = given.place, reference = given.reference
      from unnest(${all.map(([id]) => id)}::int[], ${all.map(([, one]) => one.place)}::int[], ${all.map(([, one]) => one.reference)}::text[])
        as given (approval_id, place, reference)
      where batch_count.batch_id = ${batch} and batch_count.approval_id = given.approval_id`.execute(trx)
}
