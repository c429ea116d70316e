/** The schema of the database, step by step: a folder of any released version is brought to today's, and never back. */
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { wordsOf } from '../names.ts'
import { NoDatabase } from './connection.ts'

type Step = (db: Kysely<unknown>) => Promise<void>

/** Runs statements one after the other. */
const statements =
  (...texts: readonly string[]): Step =>
  async db => {
    for (const text of texts) await sql.raw(text).execute(db)
  }

const PEOPLE = statements(
  `create table user_account (
     id integer generated always as identity primary key,
     os_user text not null unique,
     name text not null,
     added timestamptz not null default now())`,
  `create table session (
     id bytea primary key,
     user_id integer not null references user_account,
     opened timestamptz not null,
     seen timestamptz not null)`,
  `create table audit (
     number bigint primary key,
     at timestamptz not null,
     user_id integer references user_account,
     who text not null,
     session text not null,
     action text not null,
     object text not null,
     detail jsonb not null,
     run text not null,
     before_hash bytea not null,
     hash bytea not null)`,
  `create function audit_is_kept() returns trigger language plpgsql as
     $$ begin raise exception 'the audit is only added to'; end $$`,
  `create trigger audit_is_kept before update or delete or truncate on audit
     for each statement execute function audit_is_kept()`,
)

const RUNS = statements(
  `create table run (
     id integer generated always as identity primary key,
     folder text not null,
     sha256 text not null unique,
     as_of date not null,
     county text not null,
     program text not null,
     policy text,
     rules text not null,
     rows jsonb not null,
     opened timestamptz not null default now(),
     opened_by integer not null references user_account,
     ready boolean not null,
     current boolean not null)`,
  'create unique index run_current on run (current) where current',
  `create table person (
     run_id integer not null references run on delete cascade,
     person_id text not null,
     name text not null,
     born text not null,
     convictions integer not null,
     felonies integer not null,
     considered integer not null,
     eligible integer not null,
     later integer not null,
     not_eligible integer not null,
     review integer not null,
     primary key (run_id, person_id))`,
  `create table conviction (
     run_id integer not null references run on delete cascade,
     place integer not null,
     person_id text not null,
     count_key text not null,
     name text not null,
     case_numbers text not null,
     offense text not null,
     offense_text text not null,
     section text not null,
     class text not null,
     convicted text not null,
     county text not null,
     answer text not null,
     relief text not null,
     due text not null,
     due_from text not null,
     later text not null,
     open text not null,
     reason text not null,
     missing text not null,
     citation text not null,
     file text not null,
     line integer not null,
     primary key (run_id, place))`,
  'create index conviction_person on conviction (run_id, person_id)',
  `create table identifier (
     run_id integer not null references run on delete cascade,
     person_id text not null,
     lookup bytea not null,
     primary key (run_id, lookup, person_id))`,
  `create table subject (
     run_id integer not null references run on delete cascade,
     person_id text not null,
     identity bytea not null,
     primary key (run_id, person_id))`,
)

const WORK = statements(
  `create table ruling (
     id integer generated always as identity primary key,
     run_id integer not null references run,
     fact text not null,
     value text not null,
     authority text not null,
     by integer not null references user_account,
     at timestamptz not null default now(),
     withdrawn timestamptz,
     withdrawn_why text not null default '')`,
  `create table fact (
     id integer generated always as identity primary key,
     person_id text not null,
     identity bytea not null,
     count_key text not null,
     fact text not null,
     value text not null,
     unit text not null,
     source text not null check (source <> ''),
     by text not null check (by <> ''),
     as_of date not null,
     corrects boolean not null,
     reason text not null,
     ruling_id integer references ruling,
     added timestamptz not null default now(),
     added_by integer not null references user_account,
     withdrawn timestamptz,
     withdrawn_by integer references user_account,
     withdrawn_why text not null default '')`,
  'create index fact_person on fact (person_id)',
  `create table note (
     id integer generated always as identity primary key,
     person_id text not null,
     text text not null,
     added timestamptz not null default now(),
     added_by integer not null references user_account)`,
  'create index note_person on note (person_id)',
  `create table review_case (
     id integer generated always as identity primary key,
     run_id integer not null references run on delete cascade,
     person_id text not null,
     count_key text not null,
     fact text not null,
     asks text not null,
     about text not null,
     of_law boolean not null,
     answers jsonb not null,
     choices jsonb not null,
     kind text not null,
     unit text not null,
     waiting jsonb not null,
     state text not null check (state in ('waiting', 'leased', 'needs-papers', 'referred', 'not-found', 'second-read', 'second-reading', 'disputed', 'settled', 'not-needed')),
     version integer not null default 1,
     leased_by integer references user_account,
     leased_until timestamptz,
     skipped_until timestamptz,
     changed timestamptz not null default now(),
     unique (run_id, person_id, count_key, fact),
     check ((state in ('leased', 'second-reading')) = (leased_by is not null and leased_until is not null)))`,
  'create index review_case_state on review_case (run_id, fact, state)',
  `create table decision (
     id integer generated always as identity primary key,
     case_id integer not null references review_case on delete cascade,
     by integer not null references user_account,
     at timestamptz not null default now(),
     kind text not null,
     value text not null,
     source text not null,
     reference text not null,
     note text not null,
     fact_id integer references fact,
     ruling_id integer references ruling,
     undone timestamptz,
     reader text not null default '',
     read_on date)`,
  'create index decision_case on decision (case_id)',
)

const RUNS_MADE = statements(
  `create table run_made (
     run_id integer primary key references run on delete cascade,
     place text not null,
     from_run integer references run on delete set null,
     policy_file text,
     map_file text,
     earlier_facts text,
     given integer not null)`,
  'alter table run add column purged timestamptz',
)

const BATCHES = statements(
  `create table filing_office (
     id integer generated always as identity primary key,
     text text not null,
     sha256 text not null,
     added timestamptz not null default now(),
     added_by integer not null references user_account)`,
  `create table batch (
     id integer generated always as identity primary key,
     title text not null check (title <> ''),
     run_id integer not null references run,
     state text not null check (state in ('open', 'signed', 'filed', 'dissolved')),
     version integer not null default 1,
     made timestamptz not null default now(),
     made_by integer not null references user_account,
     despite integer,
     file_now jsonb not null default '[]',
     decided_run_id integer references run,
     decided_facts text,
     list bytea,
     list_sha256 text,
     office_id integer references filing_office,
     signed timestamptz,
     signed_by integer references user_account,
     signed_name text not null default '',
     signed_on date,
     signed_how text check (signed_how in ('paper', 'code')),
     dated date,
     documents_sha256 text,
     letters_dated date,
     letters_sha256 text,
     filed_on date,
     filed_by integer references user_account,
     court_number text not null default '',
     check ((state in ('signed', 'filed')) = (signed is not null)),
     check ((signed is null) = (list is null and list_sha256 is null and signed_by is null and signed_on is null and signed_how is null)),
     check ((state = 'filed') = (filed_on is not null)))`,
  `create table approval (
     id integer generated always as identity primary key,
     run_id integer not null references run,
     person_id text not null,
     identity bytea not null,
     count_key text not null,
     statute text not null,
     relief text not null check (relief <> ''),
     standing jsonb not null,
     state text not null,
     version integer not null default 1,
     batch_id integer references batch,
     approved_by integer not null references user_account,
     approved_name text not null check (approved_name <> ''),
     approved_on date not null,
     note text not null,
     why text not null default '',
     changed timestamptz not null default now(),
     unique (person_id, identity, count_key, statute),
     check ((state in ('eligible', 'approved', 'reopened', 'closed')) = (batch_id is null)))`,
  'create index approval_state on approval (state)',
  'create index approval_batch on approval (batch_id)',
  `create table batch_count (
     batch_id integer not null references batch,
     approval_id integer not null references approval,
     place integer,
     reference text not null default '',
     relief text not null,
     approved_name text not null,
     approved_on date not null,
     taken_out timestamptz,
     taken_out_by integer references user_account,
     taken_out_why text not null default '',
     primary key (batch_id, approval_id))`,
  `create table court_answer (
     id integer generated always as identity primary key,
     batch_id integer not null references batch,
     approval_id integer not null references approval,
     answer text not null,
     answered_on text not null,
     number text not null,
     source text not null check (source in ('form', 'file')),
     by integer not null references user_account,
     at timestamptz not null default now(),
     undone timestamptz,
     undone_why text not null default '')`,
  'create index court_answer_of on court_answer (batch_id, approval_id)',
)

const AGENCY = statements(
  `create table office (
     id integer primary key default 1 check (id = 1),
     mode text not null default 'one-computer' check (mode in ('one-computer', 'agency')),
     settings jsonb not null default '{}',
     key_generation integer not null default 1,
     recovery jsonb,
     sign_in jsonb,
     backup_tried timestamptz,
     began timestamptz)`,
  'insert into office default values',
  `alter table user_account
     add column password text,
     add column code_secret bytea,
     add column code_step bigint not null default 0,
     add column elsewhere text unique,
     add column closed timestamptz`,
  `create table user_role (
     user_id integer not null references user_account,
     role text not null check (role in ('analyst', 'reviewer', 'approver', 'auditor', 'administrator')),
     primary key (user_id, role))`,
  // Whoever administers reads no records: the role stands alone.
  `create function administers_alone() returns trigger language plpgsql as $$
     begin
       if (select bool_or(role = 'administrator') and count(*) > 1 from user_role where user_id = new.user_id) then
         raise exception 'an administrator has no other role';
       end if;
       return null;
     end $$`,
  `create constraint trigger administers_alone after insert or update on user_role
     deferrable initially deferred for each row execute function administers_alone()`,
  `create table invitation (
     id bytea primary key,
     user_id integer not null references user_account,
     made timestamptz not null,
     made_by integer not null references user_account,
     code_secret bytea)`,
  `create table recovery_code (
     user_id integer not null references user_account,
     hash bytea not null,
     used timestamptz,
     primary key (user_id, hash))`,
  `create table sign_in_try (
     name_hash bytea primary key,
     failures integer not null,
     last timestamptz not null,
     until timestamptz)`,
  `alter table session
     add column by text not null default 'link' check (by in ('link', 'password', 'elsewhere', 'recovery')),
     add column code_given timestamptz`,
  "alter table audit add column roles text not null default ''",
)

const ACTS = statements(
  `create table act (
     user_id integer not null references user_account,
     key text not null,
     way text not null,
     sent bytea not null,
     answer text,
     at timestamptz not null default now(),
     primary key (user_id, key))`,
  'create index audit_object on audit (object, number desc)',
)

const POLICIES = statements(
  `create table office_policy (
     id integer generated always as identity primary key,
     name text not null unique,
     file jsonb not null,
     kept_by integer not null references user_account,
     kept timestamptz not null)`,
)
const SIGN_IN = statements('alter table office add column sign_in_secret bytea')

/** Of runs that were opened before, the words are made of the names that are there. */
const NAMES: Step = async db => {
  await statements(
    `create table name_word (
       run_id integer not null references run on delete cascade,
       word text not null,
       person_id text not null,
       primary key (run_id, word, person_id))`,
  )(db)
  const runs = await sql<{ id: number }>`select id from run order by id`.execute(db)
  for (const { id } of runs.rows) {
    const people = await sql<{
      person_id: string
      name: string
    }>`select person_id, name from person where run_id = ${id}`.execute(db)
    const words = people.rows.flatMap(({ person_id, name }) =>
      wordsOf(name).map(word => ({ word, person_id })),
    )
    for (let at = 0; at < words.length; at += ADDED_AT_ONCE) {
      const some = words.slice(at, at + ADDED_AT_ONCE)
      await sql`insert into name_word select ${id}, * from unnest(${some.map(one => one.word)}::text[], ${some.map(one => one.person_id)}::text[])`.execute(
        db,
      )
    }
  }
}
const ADDED_AT_ONCE = 10_000

const CONTRADICTIONS = statements(
  `create table run_contradiction (
     run_id integer not null references run on delete cascade,
     fact_id integer not null references fact on delete cascade,
     primary key (run_id, fact_id))`,
)

/** The folder of a run that was made here, with all that is in it, is named from the data folder, wherever that was. */
const KEPT_PATHS = statements(
  ...['place', 'policy_file', 'map_file', 'earlier_facts'].map(fromDataFolder('run_made')),
  `${fromDataFolder('run')('folder')} and id in (select run_id from run_made)`,
)

/** `runs`, and the name that was thrown for the run: nothing else in a path looks so. */
function fromDataFolder(table: string): (column: string) => string {
  const tail = String.raw`runs[/\\][0-9a-f]{24}([/\\].*)?$`
  return column =>
    String.raw`update ${table} set ${column} = replace(substring(${column} from '[/\\](${tail})'), '\', '/') where ${column} ~ '[/\\]${tail}'`
}

/** It is read whole, and not compressed. */
const LISTS = statements(
  `create table run_list (
     run_id integer not null references run on delete cascade,
     part text not null,
     bytes bytea not null,
     primary key (run_id, part))`,
  'alter table run_list alter column bytes set storage external',
)

/** Since when a case waits for what it waits for now; of those there are it is known since when they last were changed. */
const SINCE = statements(
  'alter table review_case add column since timestamptz not null default now()',
  'update review_case set since = changed',
)

/** Since when a question is asked; of runs that were opened before, since they were. */
const ASKED = statements(
  'alter table review_case add column asked timestamptz not null default now()',
  'update review_case set asked = run.opened from run where run.id = review_case.run_id',
)

/** What waits is counted at every look at Home: without the cases themselves. */
const WORK_COUNTED = statements(
  'create index review_case_work on review_case (run_id, state) include (leased_by, leased_until, since)',
)

/** How long each step of a run that was made here took: by it the next is told how long it will take. */
const TOOK = statements('alter table run_made add column took jsonb')

/** By name, in the order of their names: what has once been released is never changed, only followed by another. */
export const STEPS: Readonly<Record<string, Step>> = {
  '0001-people-and-audit': PEOPLE,
  '0002-runs': RUNS,
  '0003-work': WORK,
  '0004-runs-made': RUNS_MADE,
  '0005-batches': BATCHES,
  '0006-agency': AGENCY,
  '0007-acts': ACTS,
  '0008-policies': POLICIES,
  '0009-names': NAMES,
  '0010-contradictions': CONTRADICTIONS,
  '0011-sign-in': SIGN_IN,
  '0012-kept-paths': KEPT_PATHS,
  '0013-lists': LISTS,
  '0014-since': SINCE,
  '0015-asked': ASKED,
  '0016-work-counted': WORK_COUNTED,
  '0017-took': TOOK,
}

/** Brings the schema to today's, or to what it was after `last`. Throws `NoDatabase` where it is of a newer Setaside, or a step fails. */
export async function migrate(
  db: Kysely<unknown>,
  steps: Readonly<Record<string, Step>> = STEPS,
  last?: string,
): Promise<void> {
  const migrations: Record<string, Migration> = {}
  for (const [name, up] of Object.entries(steps)) migrations[name] = { up }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if (error === undefined) return
  const newer = error instanceof Error && /missing|corrupted/i.test(error.message)
  throw new NoDatabase(
    newer
      ? 'the database was made by a newer Setaside; use that one, or another data folder'
      : 'the database could not be brought to this version; nothing was changed, and the earlier Setaside still opens it',
    { cause: error },
  )
}
