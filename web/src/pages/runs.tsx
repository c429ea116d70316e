/** The runs of the office: those on their way, those that are there, and what can be done with each. */

import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { call, Problem, part, type Run } from '../api.ts'
import { saved, useMay } from '../here.ts'
import { For } from '../offered.tsx'
import { Dialog, Failed, FailedScreen, Field, Head, Loading } from '../parts.tsx'
import type { Contradictions, Job, Jobs } from '../runs-api.ts'
import { type Column, Table } from '../table.tsx'
import { timeText } from '../words/formats.ts'
import { dayText, WORDS } from '../words.ts'
import { Going, isOver, titleOf } from './job.tsx'

const EVERY_MS = 1_000

export function RunsPage() {
  const found = useQuery({ queryKey: ['runs'], queryFn: () => call<{ runs: Run[] }>('GET', '/runs') })
  if (found.data === undefined)
    return found.isPending ? (
      <Loading />
    ) : (
      <FailedScreen error={found.error} again={() => void found.refetch()} />
    )
  const { runs } = found.data
  const current = runs.find(run => run.current)
  return (
    <>
      <Head title={WORDS.runs.title} says={WORDS.runs.says(runs.length, current?.id)}>
        <For what="work">
          <Link className="btn" href="/runs/new">
            {WORDS.newRun.title}
          </Link>
        </For>
      </Head>
      <div className="stack">
        <OnTheirWay />
        <ReadDifferently />
        {runs.length === 0 ? null : <AllRuns runs={runs} current={current} />}
      </div>
    </>
  )
}

function OnTheirWay() {
  const jobs = useQuery({
    queryKey: ['jobs'],
    queryFn: () => call<Jobs>('GET', '/jobs'),
    refetchInterval: ({ state: { data } }) =>
      data?.jobs.some(job => !isOver(job)) === true ? EVERY_MS : false,
  })
  const going = (jobs.data?.jobs ?? []).filter(job => !isOver(job))
  if (going.length === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.runs.onTheirWay}</h2>
      {going.map((job: Job) => (
        <div className="panel pad narrow" key={job.id}>
          <Going job={job} label={titleOf(job)} />
          <Link href={`/runs/on-its-way/${part(job.id)}`}>{WORDS.runs.show}</Link>
        </div>
      ))}
    </section>
  )
}

/** What people said of somebody, and the record of the run says otherwise. */
export function ReadDifferently() {
  const found = useQuery({
    queryKey: ['contradictions'],
    queryFn: () => call<Contradictions>('GET', '/contradictions'),
  })
  const { run, facts } = found.data ?? { run: undefined, facts: [] }
  if (run === undefined || facts.length === 0) return null
  return (
    <div className="note">
      <strong>{WORDS.runs.differently(run, facts.length)}</strong> {WORDS.runs.differentlyMore}
      <ul>
        {facts.map(({ id, person, fact, value, source }) => (
          <li key={id}>
            <Link href={`/people/${part(person)}`}>{WORDS.runs.said(fact, value, source)}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a run was made of and asked, and who opened it. */
export const columnsOfRun = (underProgram?: (run: Run) => ReactNode): readonly Column<Run>[] => [
  [
    WORDS.home.files,
    run => (
      <>
        {run.files.map(({ name }) => name).join(', ')}
        <span className="sub">{run.county === 'all' ? WORDS.run.everywhere : run.county}</span>
      </>
    ),
  ],
  [WORDS.home.asOf, run => dayText(run.asOf), 'nowrap'],
  [
    WORDS.home.program,
    run => (
      <>
        {run.title}
        <span className="sub">{run.policy ?? WORDS.run.lawAlone}</span>
        {underProgram?.(run)}
      </>
    ),
  ],
  [
    WORDS.home.opened,
    run => (
      <>
        {run.openedBy}
        <span className="sub">{timeText(run.opened)}</span>
      </>
    ),
  ],
]

type Act = { readonly kind: 'move' | 'remove'; readonly run: Run }

function AllRuns({ runs, current }: { runs: readonly Run[]; current: Run | undefined }) {
  const [mayWork, mayRemove] = [useMay('work'), useMay('settle')]
  const [, go] = useLocation()
  const [act, setAct] = useState<Act>()
  const again = useMutation({
    mutationFn: (id: number) => call<Job>('POST', `/runs/${id}/again`),
    onSuccess: job => go(`/runs/on-its-way/${part(job.id)}`),
  })
  return (
    <section className="sect">
      {again.isError ? <Failed error={again.error} /> : null}
      <Table
        caption={WORDS.home.runsOf}
        rows={runs}
        keyOf={run => run.id}
        columns={[
          [
            WORDS.home.run,
            run => (
              <>
                {run.id} {run.current ? <span className="tag">{WORDS.home.current}</span> : null}
              </>
            ),
            'tab',
          ],
          ...columnsOfRun(run =>
            run.unusable === undefined ? null : <span className="small err">{run.unusable}</span>,
          ),
          [
            WORDS.runs.acts,
            run => (
              <div className="inline">
                {current === undefined || run.current ? null : (
                  <Link
                    className="btn second sm"
                    href={`/runs/${run.id}/compare?with=${current.id}`}
                    aria-label={WORDS.runs.compareWith(run.id, current.id)}
                  >
                    {WORDS.runs.compare}
                  </Link>
                )}
                {run.current || !mayWork || run.unusable !== undefined ? null : (
                  <button
                    className="btn second sm"
                    type="button"
                    onClick={() => setAct({ kind: 'move', run })}
                  >
                    {WORDS.runs.move(run.id)}
                  </button>
                )}
                {mayWork ? (
                  <button
                    className="btn second sm"
                    type="button"
                    disabled={again.isPending}
                    aria-label={WORDS.runs.againRun(run.id)}
                    onClick={() => again.mutate(run.id)}
                  >
                    {WORDS.runs.again}
                  </button>
                ) : null}
                {run.current || !mayRemove ? null : (
                  <button
                    className="btn second sm"
                    type="button"
                    aria-label={WORDS.runs.removeRun(run.id)}
                    onClick={() => setAct({ kind: 'remove', run })}
                  >
                    {WORDS.runs.remove}
                  </button>
                )}
              </div>
            ),
          ],
        ]}
      />
      {act?.kind === 'move' ? <Move run={act.run} onClose={() => setAct(undefined)} /> : null}
      {act?.kind === 'remove' ? <Remove run={act.run} onClose={() => setAct(undefined)} /> : null}
    </section>
  )
}

export function Move({ run, onClose }: { run: Run; onClose: () => void }) {
  const move = useMutation({
    mutationFn: () => call<Run>('PUT', `/runs/${run.id}/current`),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  return (
    <Dialog title={WORDS.runs.moveTitle(run.id)} onClose={onClose}>
      <p>{WORDS.runs.moveMore}</p>
      {move.isError ? <Failed error={move.error} /> : null}
      <p className="acts">
        <button className="btn" type="button" disabled={move.isPending} onClick={() => move.mutate()}>
          {WORDS.runs.move(run.id)}
        </button>
        <button className="btn plain" type="button" onClick={onClose}>
          {WORDS.cancel}
        </button>
      </p>
    </Dialog>
  )
}

function Remove({ run, onClose }: { run: Run; onClose: () => void }) {
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const remove = useMutation({
    mutationFn: () =>
      call<{ folder?: string }>('POST', `/runs/${run.id}/purge`, { run: Number(number) || 0, reason }),
    onSuccess: async ({ folder }) => {
      await saved()
      if (folder === undefined) onClose()
    },
  })
  const wrong =
    remove.error instanceof Problem
      ? remove.error.shape.errors?.find(({ field }) => field === 'run')
      : undefined
  const folder = remove.data?.folder
  return (
    <Dialog title={WORDS.runs.removeTitle(run.id)} onClose={onClose}>
      {folder !== undefined ? (
        <p role="status">{WORDS.runs.stays(folder)}</p>
      ) : (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            remove.mutate()
          }}
        >
          <p>{WORDS.runs.removeMore}</p>
          <Field label={WORDS.runs.number(run.id)} error={wrong?.says}>
            {(id, described) => (
              <input
                id={id}
                className="in"
                inputMode="numeric"
                required
                aria-describedby={described}
                aria-invalid={wrong !== undefined}
                value={number}
                autoComplete="off"
                onChange={event => setNumber(event.target.value)}
              />
            )}
          </Field>
          <Field label={WORDS.runs.why}>
            {id => (
              <input
                id={id}
                className="in"
                required
                value={reason}
                autoComplete="off"
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Field>
          {remove.isError && wrong === undefined ? <Failed error={remove.error} /> : null}
          <p className="acts">
            <button className="btn" type="submit" disabled={remove.isPending}>
              {WORDS.runs.removeIt}
            </button>
            <button className="btn plain" type="button" onClick={onClose}>
              {WORDS.cancel}
            </button>
          </p>
        </form>
      )}
    </Dialog>
  )
}
