/** A run on its way: how far it is, canceling it, and what came of it. The page may be closed meanwhile. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { call, Problem, part, queryOf } from '../api.ts'
import { saved, useHome, useMay } from '../here.ts'
import { For } from '../offered.tsx'
import { Failed, FailedScreen, Head, Loading } from '../parts.tsx'
import type { Job } from '../runs-api.ts'
import { leftText } from '../words/runs.ts'
import { WORDS } from '../words.ts'
import { Far } from './far.tsx'

const EVERY_MS = 500

export const isOver = ({ state }: Job): boolean =>
  state === 'done' || state === 'refused' || state === 'canceled'

export function JobPage({ id }: { id: string }) {
  const job = useQuery({
    queryKey: ['job', id],
    queryFn: () => call<Job>('GET', `/jobs/${part(id)}`),
    refetchInterval: ({ state: { data, error } }) =>
      error !== null || (data !== undefined && isOver(data)) ? false : EVERY_MS,
  })
  const { data } = job
  const over = data !== undefined && isOver(data)
  useEffect(() => {
    // Lists of runs know of it from now on.
    if (over) void saved()
  }, [over])
  if (job.error instanceof Problem && job.error.status === 404)
    return (
      <>
        <Head title={WORDS.job.ended} says={job.error.message} />
        <Anew />
      </>
    )
  if (data === undefined)
    return job.isPending ? <Loading /> : <FailedScreen error={job.error} again={() => void job.refetch()} />
  return over ? <Over job={data} /> : <OnItsWay job={data} />
}

export const titleOf = ({ from, files }: Job): string =>
  from === undefined ? WORDS.job.title(files.map(({ name }) => name).join(', ')) : WORDS.job.again(from)

function OnItsWay({ job }: { job: Job }) {
  const cancel = useMutation({ mutationFn: () => call('DELETE', `/jobs/${part(job.id)}`), onSettled: saved })
  const settles = useMay('settle')
  const mayCancel = job.mine || settles
  return (
    <>
      <Head title={titleOf(job)} says={WORDS.job.going} />
      <div className="panel pad narrow">
        <Going key={job.id} job={job} label={WORDS.job.progress} />
        {cancel.isError ? <Failed error={cancel.error} /> : null}
        {!mayCancel ? null : (
          <p className="field">
            <button
              className="btn second"
              type="button"
              disabled={cancel.isPending}
              onClick={() => cancel.mutate()}
            >
              {cancel.isPending ? WORDS.job.canceling : WORDS.job.cancel}
            </button>{' '}
            <span className="small quiet">{WORDS.job.cancelMore}</span>
          </p>
        )}
      </div>
    </>
  )
}

/** How far it is, what it is at, and how long it will take, where that is known. */
export function Going({ job, label }: { job: Job; label: string }) {
  return <Far label={label} share={job.share} says={saysOf(job)} />
}

function saysOf({ state, step, secondsLeft, uneven }: Job): string {
  if (state === 'waiting' || step === undefined) return WORDS.job.waiting
  const left = secondsLeft ?? (uneven === true ? 'uneven' : undefined)
  return [WORDS.job.steps[step], left === undefined ? WORDS.job.notYet : leftText(left)].join(' · ')
}

function Over({ job }: { job: Job }) {
  const current = useHome().data?.run
  const { state, says, draft, run, before, given, leftOut } = job
  if (state === 'canceled')
    return (
      <>
        <Head title={WORDS.job.canceled} />
        <Anew />
      </>
    )
  if (state === 'refused' || run === undefined)
    return (
      <>
        <Head title={WORDS.job.refused} />
        <div className="note stop" role="alert">
          {says}
        </div>
        <For what="work">
          <p>
            <Link className="btn" href={`/runs/new${queryOf({ draft, ...askedOf(job) })}`}>
              {draft === undefined ? WORDS.job.anew : WORDS.job.back}
            </Link>
          </p>
        </For>
      </>
    )
  return (
    <>
      <Head title={before === true ? WORDS.job.before(run) : WORDS.job.done(run)} />
      <div role="status">
        {given > 0 ? <p>{WORDS.job.given(given)}</p> : null}
        {leftOut > 0 ? <p>{WORDS.job.leftOut(leftOut)}</p> : null}
        {current !== undefined && current.id !== run ? <p>{WORDS.job.notCurrent(current.id)}</p> : null}
      </div>
      <p className="acts">
        {current === undefined || current.id === run ? (
          <Link className="btn" href="/results">
            {WORDS.job.results}
          </Link>
        ) : (
          <>
            <Link className="btn" href={`/runs/${run}/compare?with=${current.id}`}>
              {WORDS.runs.compareWith(run, current.id)}
            </Link>
            <Link className="btn second" href="/runs">
              {WORDS.job.all}
            </Link>
          </>
        )}
      </p>
    </>
  )
}

const askedOf = ({ county, asOf, program }: Job) => ({ county, asOf, program })

const Anew = () => (
  <For what="work">
    <p>
      <Link className="btn" href="/runs/new">
        {WORDS.job.anew}
      </Link>
    </p>
  </For>
)
