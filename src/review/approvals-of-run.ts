/** Approvals of the people of a run, and the same beside their conviction in it. */
import type { Database } from './database/connection.ts'

/** Whichever run they were approved in. Whoever the run has under their number as somebody else is not of it. */
export const approvalsOfPeople = (db: Database, run: number) =>
  db
    .selectFrom('approval')
    .innerJoin('subject', join =>
      join
        .onRef('subject.person_id', '=', 'approval.person_id')
        .onRef('subject.identity', '=', 'approval.identity')
        .on('subject.run_id', '=', run),
    )

/** Of a count that the run does not have what it says of its conviction is absent. */
export const approvalsOfRun = (db: Database, run: number) =>
  approvalsOfPeople(db, run).leftJoin('conviction', join =>
    join
      .onRef('conviction.person_id', '=', 'approval.person_id')
      .onRef('conviction.count_key', '=', 'approval.count_key')
      .on('conviction.run_id', '=', run),
  )
