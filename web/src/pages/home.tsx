/** Home: what waits, where all convictions stand, what to know before filing, and the runs. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { call, type Home, type ToKnow as Known, queryOf, type Run } from '../api.ts'
import { saved, useHome, useMay, useSession } from '../here.ts'
import { For } from '../offered.tsx'
import { Answer, Failed, FailedScreen, Head, Loading, look, saidOf, TextField } from '../parts.tsx'
import { Table } from '../table.tsx'
import { number } from '../words/formats.ts'
import { WORDS } from '../words.ts'
import { FilingTasks } from './batches.tsx'
import { columnsOfRun, ReadDifferently } from './runs.tsx'

const ORDER = ['eligible', 'eligible-later', 'review', 'not-eligible'] as const
const NOON = 12
const SIX = 18

export function HomePage() {
  const { name } = useSession()
  const home = useHome()
  const may = useMay('work')
  if (home.isPending) return <Loading />
  if (home.data === undefined) return <FailedScreen error={home.error} again={() => void home.refetch()} />
  const { run, work } = home.data
  const hour = new Date().getHours()
  const [first = name] = name.split(/\s+/)
  const greeting = hour < NOON ? WORDS.home.morning : hour < SIX ? WORDS.home.afternoon : WORDS.home.evening
  return (
    <>
      <Head
        title={greeting(first)}
        says={
          work.waiting + work.mine === 0
            ? WORDS.home.nothingWaits
            : `${WORDS.home.waits(work.waiting + work.mine)} ${WORDS.home.oldest(daysSince(work.oldest))}`.trim()
        }
      >
        {run === undefined || !may ? null : (
          <Link className="btn second" href="/runs/new">
            {WORDS.newRun.title}
          </Link>
        )}
        {may && work.waiting + work.mine > 0 ? (
          <Link className="btn" href="/review/next">
            {WORDS.home.continue} <kbd>{'g'}</kbd>
            <kbd>{'n'}</kbd>
          </Link>
        ) : null}
      </Head>
      <div className="cols">
        <div className="stack">
          {run === undefined ? <NoRuns /> : <Work work={work} />}
          {run === undefined ? null : <FilingTasks />}
          {run === undefined ? null : <Stand home={home.data} run={run} />}
          <RunsPart runs={home.data.runs} />
        </div>
        <aside className="stack" aria-label={WORDS.home.before}>
          {run === undefined ? null : <ReadDifferently />}
          {run === undefined ? null : <ToKnow />}
        </aside>
      </div>
    </>
  )
}

/** Of a large run it takes a moment to read, and nobody waits for it. */
function ToKnow() {
  const found = useQuery({ queryKey: ['before'], queryFn: () => call<Known>('GET', '/home/before') })
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  const { before, beforeUnknown } = found.data
  return (
    <>
      {before === undefined ? null : <Before before={before} />}
      {before?.granted === undefined ? null : <Granted granted={before.granted} />}
      {beforeUnknown === undefined ? null : <div className="note stop">{beforeUnknown}</div>}
    </>
  )
}

const DAY_MS = 24 * 60 * 60_000

/** Whole days that have passed. */
const daysSince = (instant: string | undefined): number =>
  instant === undefined ? 0 : Math.floor((Date.now() - Date.parse(instant)) / DAY_MS)

/** What it is all for. */
const Granted = ({ granted }: { granted: NonNullable<NonNullable<Known['before']>['granted']> }) => (
  <section className="sect">
    <h2>{WORDS.home.granted}</h2>
    <dl className="figs">
      {(['felony', 'conviction'] as const).map(of => (
        <div key={of}>
          <dt>{WORDS.home.grantedOf[of]}</dt>
          <dd>
            {number(granted[of].after)}
            <span className="vh"> {WORDS.home.persons}</span>
            <small>{WORDS.home.grantedToday(granted[of].today)}</small>
          </dd>
        </div>
      ))}
    </dl>
    <p className="small quiet">{WORDS.home.grantedMore}</p>
  </section>
)

const NoRuns = () => (
  <section className="panel empty">
    <h2>{WORDS.home.noRuns}</h2>
    <p>{WORDS.home.noRunsMore}</p>
    <For what="work">
      <Link className="btn" href="/runs/new">
        {WORDS.newRun.choose}
      </Link>
    </For>
  </section>
)

function Work({ work }: { work: Home['work'] }) {
  const may = useMay('work')
  const tasks = [
    {
      to: '/review',
      says: WORDS.home.questions,
      more: WORDS.home.questionsMore(work.mine),
      n: work.waiting + work.mine,
    },
    { to: '/review/second', says: WORDS.home.second, more: WORDS.home.secondMore, n: work.secondReads },
    { to: '/review/second', says: WORDS.home.disputed, more: WORDS.home.disputedMore, n: work.disputed },
    {
      to: '/review',
      says: WORDS.agency.rules.overdueTitle,
      more: WORDS.agency.rules.overdueMore,
      n: work.overdue,
    },
    { to: '/review', says: WORDS.home.looked, more: WORDS.home.lookedMore, n: work.looked },
  ].filter(({ n }) => n > 0)
  if (tasks.length === 0) return null
  return (
    <section className="sect">
      <h2>{may ? WORDS.home.work : WORDS.home.officeWork}</h2>
      <ul className="tasks">
        {tasks.map(({ to, says, more, n }) => (
          <li key={says}>
            <div>
              <Link href={to}>{says}</Link>
              {may ? <span className="sub">{more}</span> : null}
            </div>
            <span className="state due tab">{WORDS.home.toDo(n)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stand({ home: { answers }, run }: { home: Home; run: Run }) {
  const rows = ORDER.map(
    answer => answers.find(one => one.answer === answer) ?? { answer, convictions: 0, people: 0 },
  )
  const all = rows.reduce((sum, { convictions }) => sum + convictions, 0)
  let from = 0
  return (
    <section className="sect">
      <h2>{WORDS.home.stand(all)}</h2>
      <svg className="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        {rows.map(({ answer, convictions }) => {
          const x = from
          const width = all === 0 ? 0 : (convictions / all) * 1_000
          from += width
          return (
            <rect
              key={answer}
              x={x}
              y="0"
              width={Math.max(0, width - 2)}
              height="20"
              className={`f-${look(answer)}`}
            />
          )
        })}
      </svg>
      <Table
        wrap="bare"
        caption={WORDS.home.answersOf(run.id)}
        rows={rows}
        keyOf={({ answer }) => answer}
        columns={[
          [
            WORDS.home.answer,
            ({ answer }) => (
              <Link href={`/results${queryOf({ answer })}`}>
                <Answer answer={answer} />
              </Link>
            ),
          ],
          [WORDS.home.number, ({ convictions }) => number(convictions), 'num'],
          [WORDS.home.persons, ({ people }) => number(people), 'num'],
        ]}
      />
    </section>
  )
}

function RunsPart({ runs }: { runs: readonly Run[] }) {
  const may = useMay('work')
  const [folder, setFolder] = useState('')
  const open = useMutation({
    mutationFn: () => call<Run>('POST', '/runs', { folder }),
    onSuccess: async () => {
      setFolder('')
      await saved()
    },
  })
  const move = useMutation({
    mutationFn: (id: number) => call<Run>('PUT', `/runs/${id}/current`),
    onSuccess: saved,
  })
  const field = saidOf(open.error, 'folder')
  return (
    <section className="sect" id="runs">
      <h2>{WORDS.home.runs}</h2>
      {runs.length === 0 ? null : (
        <Table
          caption={WORDS.home.runsOf}
          rows={runs}
          keyOf={run => run.id}
          columns={[
            [WORDS.home.run, run => run.id, 'tab'],
            ...columnsOfRun(),
            [
              WORDS.home.state,
              run =>
                run.unusable !== undefined ? (
                  <span className="small err">{run.unusable}</span>
                ) : run.current ? (
                  <span className="tag">{WORDS.home.current}</span>
                ) : !may ? null : (
                  <button className="btn second sm" type="button" onClick={() => move.mutate(run.id)}>
                    {WORDS.home.moveTo(run.id)}
                  </button>
                ),
            ],
          ]}
        />
      )}
      {move.isError ? <Failed error={move.error} /> : null}
      {may ? (
        <form
          className="openrun"
          onSubmit={event => {
            event.preventDefault()
            open.mutate()
          }}
        >
          <h3>{WORDS.home.openRun}</h3>
          <TextField
            label={WORDS.home.folder}
            hint={WORDS.home.folderHint}
            error={field}
            required
            value={folder}
            onChange={setFolder}
          />
          {open.isError && field === undefined ? <Failed error={open.error} /> : null}
          <p className="acts">
            <button className="btn" type="submit" disabled={open.isPending}>
              {WORDS.home.openIt}
            </button>{' '}
            <span role="status" className="small quiet">
              {open.isPending ? WORDS.home.opening : ''}
            </span>
          </p>
        </form>
      ) : null}
    </section>
  )
}

function Before({
  before: { rejected, nobody, doubts, unverified },
}: {
  before: NonNullable<Known['before']>
}) {
  if (rejected + doubts + unverified === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.home.before}</h2>
      {rejected === 0 ? null : (
        <div className="note">
          <strong>{WORDS.home.rejected(rejected)}</strong>{' '}
          {nobody === 0 ? WORDS.home.rejectedMore : WORDS.home.nobody(nobody)}{' '}
          <Link href="/rejects">{WORDS.home.readRejected}</Link>
        </div>
      )}
      {unverified === 0 ? null : (
        <div className="note">
          <strong>{WORDS.home.unverified(unverified)}</strong> {WORDS.home.unverifiedMore}
        </div>
      )}
      {doubts === 0 ? null : (
        <div className="note info">
          <strong>{WORDS.home.doubts(doubts)}</strong> {WORDS.home.doubtsMore}{' '}
          <Link href="/doubts">{WORDS.home.showDoubts}</Link>
        </div>
      )}
    </section>
  )
}
