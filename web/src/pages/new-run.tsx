/** A new run: its files, where and when, which law, and what is found of it all before it begins. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { call, Problem, part, queryOf } from '../api.ts'
import { client, useHome } from '../here.ts'
import { Failed, FailedScreen, Field, Head, Loading } from '../parts.tsx'
import type { Checked, Choices, Draft, Job, Written } from '../runs-api.ts'
import { dayText, WORDS } from '../words.ts'
import { RunFiles } from './run-files.tsx'

const FIELDS = ['draft', 'state', 'map', 'county', 'asOf', 'program', 'policy'] as const
type Asked = Readonly<{ [Name in (typeof FIELDS)[number]]?: string | undefined }>

const ALL = 'all'

export function NewRunPage() {
  const choices = useQuery({
    queryKey: ['run-choices'],
    queryFn: () => call<Choices>('GET', '/new-runs/choices'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (choices.data === undefined)
    return choices.isPending ? (
      <Loading />
    ) : (
      <FailedScreen error={choices.error} again={() => void choices.refetch()} />
    )
  return <NewRun choices={choices.data} />
}

/** What is asked lives in the address: it is there again after a reload, and can be given to a colleague. */
function useAsked(): readonly [Asked, (change: Asked) => void] {
  const search = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const asked: Asked = Object.fromEntries(
    FIELDS.flatMap(name => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const last = useRef(asked)
  last.current = asked
  return [
    asked,
    change => {
      last.current = { ...last.current, ...change }
      go(`/runs/new${queryOf(last.current)}`, { replace: true })
    },
  ]
}

function NewRun({ choices }: { choices: Choices }) {
  const [asked, set] = useAsked()
  const [, go] = useLocation()
  const [sending, setSending] = useState(false)
  const [first] = choices.states
  const state = choices.states.find(one => one.jurisdiction === asked.state) ?? first
  const id = asked.draft
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: () => call<Draft>('GET', `/new-runs/${part(id ?? '')}`),
    enabled: id !== undefined,
    retry: false,
  })
  const gone = draft.error instanceof Problem && draft.error.status === 404
  const files = gone || id === undefined ? [] : (draft.data?.files ?? [])
  const beside = gone ? {} : (draft.data?.beside ?? {})
  const written = writtenOf(asked, state, beside)
  const isWhole = files.length > 0 && asked.county !== undefined && asked.asOf !== undefined && !sending
  const check = useQuery({
    queryKey: ['run-check', id, files.map(({ name }) => name), beside, written],
    queryFn: () => call<Checked>('POST', `/new-runs/${part(id ?? '')}/check`, written),
    enabled: files.length > 0 && !sending,
    placeholderData: before => before,
  })
  const begin = useMutation({
    mutationFn: () => call<Job>('POST', `/new-runs/${part(id ?? '')}/begin`, written),
    onSuccess: job => go(`/runs/on-its-way/${part(job.id)}`),
  })
  const wrong = (field: string): string | undefined =>
    (asked[field as keyof Asked] ?? '') === '' || files.length === 0
      ? undefined
      : check.data?.wrong.find(one => one.field === field)?.says
  if (state === undefined) return null
  return (
    <>
      <Head title={WORDS.newRun.title} says={WORDS.newRun.says} />
      <div className="newrun">
        <Step title={WORDS.newRun.files}>
          {gone ? <Failed error={draft.error} /> : null}
          <RunFiles
            draft={gone ? undefined : id}
            files={files}
            beside={beside}
            found={check.data?.files ?? []}
            says={state.file}
            mayName={choices.mayName}
            onDraft={found => {
              client.setQueryData(['draft', found.id], found)
              set({ draft: found.id })
            }}
            onGone={() => set({ draft: undefined })}
            onSending={setSending}
          />
        </Step>
        <Step title={WORDS.newRun.place}>
          <Venue
            state={state}
            county={asked.county}
            wrong={wrong('county')}
            set={county => set({ county })}
          />
          <Day asOf={asked.asOf} wrong={wrong('asOf')} set={asOf => set({ asOf })} />
        </Step>
        <Step title={WORDS.newRun.law}>
          <Law choices={choices} state={state} asked={asked} beside={beside} set={set} />
        </Step>
        <Step title={WORDS.newRun.check}>
          <Check checked={isWhole ? check.data : undefined} pending={isWhole && check.isFetching} />
          {begin.isError ? <Failed error={begin.error} /> : null}
          <p className="acts">
            <button
              className="btn"
              type="button"
              disabled={!isWhole || !isReady(check.data) || begin.isPending}
              onClick={() => begin.mutate()}
            >
              {WORDS.newRun.begin}
            </button>
          </p>
        </Step>
      </div>
    </>
  )
}

const isReady = (checked: Checked | undefined): boolean =>
  checked !== undefined &&
  checked.wrong.length === 0 &&
  checked.files.every(({ refused }) => refused === undefined)

function writtenOf(
  asked: Asked,
  state: Choices['states'][number] | undefined,
  beside: Draft['beside'],
): Written {
  const program = asked.program ?? state?.usualProgram ?? ''
  const hasPolicies = state?.programs.find(({ name }) => name === program)?.policies === true
  return {
    jurisdiction: state?.jurisdiction ?? '',
    ...(asked.map === undefined || beside.map !== undefined ? {} : { map: asked.map }),
    county: asked.county ?? '',
    asOf: asked.asOf ?? '',
    program,
    ...(asked.policy === undefined || !hasPolicies || beside.policy !== undefined
      ? {}
      : { policy: asked.policy }),
  }
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="panel pad step">
    <h2>{title}</h2>
    {children}
  </section>
)

type State = Choices['states'][number]

function Venue({
  state: { title, venue },
  county,
  wrong,
  set,
}: {
  state: State
  county: string | undefined
  wrong: string | undefined
  set: (county: string | undefined) => void
}) {
  const whole = county === ALL
  const text = useTyped(whole ? '' : (county ?? ''), typed => set(typed.trim() === '' ? undefined : typed))
  return (
    <>
      <Field
        label={WORDS.newRun.venue(venue.word)}
        hint={WORDS.newRun.venueHint(venue.example)}
        error={wrong}
      >
        {(id, described) => (
          <>
            <input
              id={id}
              className="in"
              list={`${id}-all`}
              aria-describedby={described}
              aria-invalid={wrong !== undefined}
              value={whole ? '' : text.value}
              disabled={whole}
              autoComplete="off"
              spellCheck={false}
              onChange={event => text.type(event.target.value)}
              onBlur={text.leave}
            />
            <datalist id={`${id}-all`}>
              {venue.names.map(name => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <label className="opt field">
        <input
          type="checkbox"
          checked={whole}
          onChange={event => set(event.target.checked ? ALL : undefined)}
        />
        <span>{WORDS.newRun.whole(title)}</span>
      </label>
    </>
  )
}

/** So long after the last key what was typed is looked at. */
const TYPED_MS = 400

/** What is being typed, told once somebody rests or leaves. */
function useTyped(value: string, tell: (typed: string) => void) {
  const [typed, setTyped] = useState<string>()
  const teller = useRef(tell)
  teller.current = tell
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => teller.current(typed), TYPED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return {
    value: typed ?? value,
    type: setTyped,
    leave: () => {
      if (typed !== undefined) tell(typed)
    },
  }
}

function Day({
  asOf,
  wrong,
  set,
}: {
  asOf: string | undefined
  wrong: string | undefined
  set: (day: string | undefined) => void
}) {
  const today = localDay(new Date())
  return (
    <Field label={WORDS.newRun.date} hint={WORDS.newRun.dateHint} error={wrong}>
      {(id, described) => (
        <div className="inline">
          <input
            id={id}
            className="in"
            type="date"
            aria-describedby={described}
            aria-invalid={wrong !== undefined}
            value={asOf ?? ''}
            onChange={event => set(event.target.value === '' ? undefined : event.target.value)}
          />
          <button className="btn second" type="button" onClick={() => set(today)}>
            {WORDS.newRun.today(dayText(today))}
          </button>
        </div>
      )}
    </Field>
  )
}

const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-')

function Law({
  choices,
  state,
  asked,
  beside,
  set,
}: {
  choices: Choices
  state: State
  asked: Asked
  beside: Draft['beside']
  set: (change: Asked) => void
}) {
  const program = asked.program ?? state.usualProgram
  const hasPolicies = state.programs.find(({ name }) => name === program)?.policies === true
  return (
    <>
      {choices.states.length < 2 ? null : (
        <Choice
          label={WORDS.newRun.state}
          value={state.jurisdiction}
          options={choices.states.map(one => [one.jurisdiction, one.title])}
          set={found => set({ state: found, program: undefined, policy: undefined, map: undefined })}
        />
      )}
      <Choice
        label={WORDS.newRun.program}
        value={program}
        options={state.programs.map(({ name, title }) => [name, title])}
        set={found => set({ program: found })}
      />
      {beside.policy !== undefined ? (
        <p>{WORDS.newRun.own(beside.policy)}</p>
      ) : hasPolicies ? (
        <Choice
          label={WORDS.newRun.policy}
          value={asked.policy ?? ''}
          options={[
            ['', WORDS.newRun.lawAlone],
            ...state.policies.map(({ name, title }) => [name, title] as const),
          ]}
          set={found => set({ policy: found === '' ? undefined : found })}
        />
      ) : (
        <p className="small quiet">{WORDS.newRun.noPolicy}</p>
      )}
      {state.maps.length === 0 || beside.map !== undefined ? null : (
        <Choice
          label={WORDS.newRun.extract}
          value={asked.map ?? ''}
          options={[
            ['', WORDS.newRun.usual(state.file)],
            ...state.maps.map(name => [name, WORDS.newRun.mapped(name)] as const),
          ]}
          set={found => set({ map: found === '' ? undefined : found })}
        />
      )}
    </>
  )
}

const Choice = ({
  label,
  value,
  options,
  set,
}: {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  set: (value: string) => void
}) => (
  <Field label={label}>
    {id => (
      <select id={id} className="in" value={value} onChange={event => set(event.target.value)}>
        {options.map(([name, says]) => (
          <option key={name} value={name}>
            {says}
          </option>
        ))}
      </select>
    )}
  </Field>
)

function Check({ checked, pending }: { checked: Checked | undefined; pending: boolean }) {
  const run = useHome().data?.run
  return (
    <div role="status">
      {checked === undefined ? (
        <p className="quiet">{pending ? WORDS.newRun.checking : WORDS.newRun.checkFirst}</p>
      ) : isReady(checked) ? (
        <>
          <p>
            <strong>{WORDS.newRun.ready(checked.files.length)}</strong> {WORDS.newRun.facts(checked.facts)}{' '}
            {run === undefined ? null : WORDS.newRun.keeps(run.id)}
          </p>
          {checked.files
            .flatMap(({ notes }) => notes)
            .map(says => (
              <div className="note" key={says}>
                {says}
              </div>
            ))}
        </>
      ) : (
        <div className="note stop">
          <strong>{WORDS.newRun.notReady}</strong>{' '}
          {[
            ...checked.files.flatMap(({ refused }) => (refused === undefined ? [] : [refused])),
            ...checked.wrong.map(({ says }) => says),
          ].join(' ')}
        </div>
      )}
    </div>
  )
}
