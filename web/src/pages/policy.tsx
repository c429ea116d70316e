/** The policy bench: what an office may add to the law, and at once what each choice does to everybody of the run. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { call, type Policies, type PolicyEffect, type PolicyPeople, Problem, part, queryOf } from '../api.ts'
import { client, useMay } from '../here.ts'
import { Answer, Dialog, Failed, FailedScreen, Field, Head, Loading } from '../parts.tsx'
import { Table } from '../table.tsx'
import { number } from '../words/formats.ts'
import { nameText, reliefText, WORDS } from '../words.ts'
import { Choices, type PolicyFile } from './policy-choices.tsx'

/** Undefined is the law alone; a name is one that comes with the program; else what a policy file holds. */
type Named = string | PolicyFile | undefined

/** While somebody moves a slider only where it stops is asked about. */
const REST_MS = 60

/** What is chosen lives in the address: a link shows a colleague the same. */
function useChosen(): readonly [Named, Named, (policy: Named, against: Named) => void] {
  const search = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  return [
    named(search.get('policy')),
    named(search.get('beside')),
    (policy, against) =>
      go(`/policy${queryOf({ policy: text(policy), beside: text(against) })}`, { replace: true }),
  ]
}

function named(written: string | null): Named {
  if (written === null) return undefined
  if (!written.startsWith('{')) return written
  try {
    return JSON.parse(written) as PolicyFile
  } catch {
    return undefined
  }
}

const text = (policy: Named): string | undefined =>
  policy === undefined || typeof policy === 'string' ? policy : JSON.stringify(policy)

export function PolicyPage() {
  const found = useQuery({
    queryKey: ['policies'],
    queryFn: () => call<Policies>('GET', '/policies'),
    refetchInterval: ({ state }) => (state.data?.bench.is === 'reading' ? 500 : false),
  })
  if (found.data === undefined)
    return found.isPending ? (
      <Loading />
    ) : found.error instanceof Problem && found.error.status === 409 ? (
      <>
        <Head title={WORDS.policy.title} says={WORDS.policy.lede} />
        <section className="panel empty">
          <h2>{WORDS.policy.noPolicies}</h2>
          <p>{found.error.message}</p>
        </section>
      </>
    ) : (
      <FailedScreen error={found.error} again={() => void found.refetch()} />
    )
  return <Bench policies={found.data} />
}

function Bench({ policies }: { policies: Policies }) {
  const may = useMay('work')
  const [policy, against, choose] = useChosen()
  const [, go] = useLocation()
  const [saving, setSaving] = useState(false)
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState<unknown>()
  const kept = policies.kept.find(one => text(one.file) === text(policy))
  const drop = async (): Promise<void> => {
    if (kept === undefined) return
    try {
      await call('DELETE', `/policies/${kept.id}`)
      setSaid(WORDS.policy.dropped(kept.name))
      await client.invalidateQueries({ queryKey: ['policies'] })
    } catch (error) {
      setFailed(error)
    }
  }
  const run = async (): Promise<void> => {
    try {
      if (typeof policy !== 'object') return go(`/runs/new${queryOf({ policy })}`)
      const { id } = await call<{ id: string }>('POST', '/new-runs', { policy })
      go(`/runs/new?draft=${part(id)}`)
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <>
      <Head title={WORDS.policy.title} says={WORDS.policy.lede}>
        <Which
          label={WORDS.policy.start}
          policies={policies}
          chosen={policy}
          onChoose={next => choose(next, against)}
        />
        {!may ? null : kept === undefined ? (
          <button
            className="btn second sm"
            type="button"
            disabled={typeof policy !== 'object'}
            onClick={() => setSaving(true)}
          >
            {WORDS.policy.saveAs}
          </button>
        ) : (
          <button className="btn second sm" type="button" onClick={() => void drop()}>
            {WORDS.policy.drop}
          </button>
        )}
        {may ? (
          <button className="btn sm" type="button" onClick={() => void run()}>
            {WORDS.policy.run}
          </button>
        ) : null}
      </Head>
      <p role="status" className={said === '' ? 'vh' : 'note ok'}>
        {said}
      </p>
      {failed === undefined ? null : <Failed error={failed} />}
      <div className="bench">
        <Choices policies={policies} policy={policy} onChoose={file => choose(file, against)} />
        {policies.bench.is === 'ready' ? (
          <Effect
            policies={policies}
            policy={policy}
            against={against}
            onBeside={next => choose(policy, next)}
          />
        ) : (
          <section className="panel pad" aria-label={WORDS.policy.effect}>
            {policies.bench.is === 'reading' ? (
              <>
                <p role="status">{WORDS.policy.reading(tenths(policies.bench.share ?? 0))}</p>
                <progress
                  className="wide"
                  value={policies.bench.share ?? 0}
                  max={1}
                  aria-label={WORDS.policy.effect}
                />
              </>
            ) : (
              <p className="note stop">{policies.bench.says}</p>
            )}
          </section>
        )}
      </div>
      {saving && typeof policy === 'object' ? (
        <Save
          file={policy}
          onClose={() => setSaving(false)}
          onSaved={(name, file) => {
            setSaving(false)
            setSaid(WORDS.policy.saved(name))
            choose(file, against)
          }}
        />
      ) : null}
    </>
  )
}

/** A screen reader is told every tenth, not every hundredth. */
const tenths = (share: number): number => Math.floor(share * 10) / 10

/** Chooses the law alone, a policy that comes with the program, or one that was kept. */
function Which({
  label,
  policies,
  chosen,
  onChoose,
}: {
  label: string
  policies: Policies
  chosen: Named
  onChoose: (policy: Named) => void
}) {
  const value = text(chosen) ?? ''
  const presets = policies.presets.map(({ title, written }) => ({ title, value: text(written) ?? '' }))
  const kept = policies.kept.map(({ name, file }) => ({ title: name, value: text(file) ?? '' }))
  const isKnown = value === '' || [...presets, ...kept].some(one => one.value === value)
  const options = (list: readonly { title: string; value: string }[]): ReactNode =>
    list.map(one => (
      <option key={one.value} value={one.value}>
        {one.title}
      </option>
    ))
  return (
    <label>
      <span className="small quiet">{label} </span>
      <select
        className="in sm auto"
        value={value}
        onChange={event => onChoose(named(event.target.value || null))}
      >
        <option value="">{WORDS.policy.lawAlone}</option>
        {isKnown ? null : <option value={value}>{WORDS.policy.ours}</option>}
        <optgroup label={WORDS.policy.comes}>{options(presets)}</optgroup>
        {kept.length === 0 ? null : <optgroup label={WORDS.policy.kept}>{options(kept)}</optgroup>}
      </select>
    </label>
  )
}

function useRest<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

function Effect({
  policies,
  policy,
  against,
  onBeside,
}: {
  policies: Policies
  policy: Named
  against: Named
  onBeside: (policy: Named) => void
}) {
  const asked = useRest(JSON.stringify({ policy, against }))
  const found = useQuery({
    queryKey: ['policy-effect', policies.run, asked],
    queryFn: () => call<PolicyEffect>('POST', '/policies/effect', JSON.parse(asked)),
    placeholderData: keepPreviousData,
  })
  const [whom, setWhom] = useState<string>()
  if (found.data === undefined)
    return found.isPending ? <Loading /> : <Failed error={found.error} again={() => void found.refetch()} />
  const effect = found.data
  const beside = titleOf(policies, against)
  return (
    <div className={`stack${found.isPlaceholderData ? ' older' : ''}`}>
      <section className="panel pad" aria-label={WORDS.policy.effect}>
        {found.error === null ? null : <Failed error={found.error} />}
        <p className="end">
          <Which label={WORDS.policy.beside} policies={policies} chosen={against} onChoose={onBeside} />
        </p>
        <Figures effect={effect} beside={beside} />
      </section>
      <Clean effect={effect} beside={beside} />
      <Moves effect={effect} beside={beside} onWhom={setWhom} />
      <Sections effect={effect} beside={beside} />
      {whom === undefined ? null : (
        <Whom policy={policy} against={against} move={whom} onClose={() => setWhom(undefined)} />
      )}
    </div>
  )
}

const titleOf = ({ presets, kept }: Policies, policy: Named): string =>
  policy === undefined
    ? WORDS.run.lawAlone
    : (kept.find(({ file }) => text(file) === text(policy))?.name ??
      presets.find(({ written }) => text(written) === text(policy))?.title ??
      String((policy as PolicyFile).name ?? WORDS.policy.ours))

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const signed = (n: number): string => `${n > 0 ? '+' : '−'}${number(Math.abs(n))}`

const Change = ({ by, beside }: { by: number; beside: string }) =>
  by === 0 ? (
    <span className="delta none">{WORDS.policy.same(beside)}</span>
  ) : (
    <span className="small quiet">
      <b className="delta">{signed(by)}</b> {WORDS.policy.from(beside)}
    </span>
  )

function Figures({ effect: { policy, against }, beside }: { effect: PolicyEffect; beside: string }) {
  const figures = [
    { says: WORDS.policy.eligible, now: policy.answers.eligible, was: against.answers.eligible },
    {
      says: WORDS.policy.later,
      now: policy.answers['eligible-later'],
      was: against.answers['eligible-later'],
    },
    { says: WORDS.policy.review, now: policy.answers.review, was: against.answers.review },
    { says: WORDS.policy.not, now: policy.answers['not-eligible'], was: against.answers['not-eligible'] },
    { says: WORDS.policy.helped, now: policy.helped, was: against.helped },
  ].filter(({ says, now, was }) => says !== WORDS.policy.later || now + was > 0)
  return (
    <>
      <p className="vh" role="status">
        {WORDS.policy.said(number(policy.answers.eligible), WORDS.people(policy.helped))}
      </p>
      <dl className="figs">
        {figures.map(({ says, now, was }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              {number(now)}
              <small>
                <Change by={now - was} beside={beside} />
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <Shares policy={policy} />
    </>
  )
}

function Shares({ policy: { answers, basis, considered } }: Pick<PolicyEffect, 'policy'>) {
  const parts = [
    { look: 'ok', n: basis.law, says: WORDS.policy.byLaw },
    { look: 'pr', n: basis.policy, says: WORDS.policy.byPolicy },
    { look: 'later', n: answers['eligible-later'], says: WORDS.policy.ofLater },
    { look: 'ask', n: answers.review, says: WORDS.policy.ofReview },
    { look: 'no', n: answers['not-eligible'], says: WORDS.policy.ofNot },
  ].filter(({ n }) => n > 0)
  let from = 0
  return (
    <div>
      <svg className="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ look, n }) => {
          const [x, width] = [from, (n / Math.max(1, considered.convictions)) * 1_000]
          from += width
          return (
            <rect key={look} x={x} y="0" width={Math.max(1, width - 2)} height="20" className={`f-${look}`} />
          )
        })}
      </svg>
      <ul className="keyline">
        {parts.map(({ look, n, says }) => (
          <li key={look}>
            <span className={`k ${look}`} />
            {says(number(n))}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Clean({ effect: { policy, against }, beside }: { effect: PolicyEffect; beside: string }) {
  const rows = [
    { says: WORDS.policy.noFelony, burden: 'felony' },
    { says: WORDS.policy.noConviction, burden: 'conviction' },
    { says: WORDS.policy.noRecent, burden: 'recent' },
  ] as const
  return (
    <section className="sect">
      <h2>{WORDS.policy.clean}</h2>
      <Table
        label={WORDS.policy.clean}
        caption={WORDS.policy.cleanMore}
        rows={rows}
        keyOf={({ burden }) => burden}
        columns={[
          [WORDS.policy.with, ({ says }) => says],
          [WORDS.policy.today, ({ burden }) => number(policy.standing[burden].before.no), 'num'],
          [upper(beside), ({ burden }) => number(against.standing[burden].after.no), 'num'],
          [
            WORDS.policy.thisPolicy,
            ({ burden }) => {
              const [now, then] = [policy.standing[burden].after.no, against.standing[burden].after.no]
              return (
                <>
                  {number(now)} {now === then ? null : <b className="delta">{signed(now - then)}</b>}
                </>
              )
            },
            'num',
          ],
          [WORDS.policy.whatIf, ({ burden }) => number(policy.standing[burden].dismissAll.no), 'num quiet'],
          [
            WORDS.policy.whatIfRelated,
            ({ burden }) => number(policy.standing[burden].dismissAllAndRelated.no),
            'num quiet',
          ],
        ]}
      />
    </section>
  )
}

type Move = PolicyEffect['moves'][number]

const MoveEnd = ({ end }: { end: Move['from'] }) =>
  end === undefined ? (
    <span className="quiet">{WORDS.policy.notLookedAt}</span>
  ) : (
    <>
      <Answer answer={end.outcome} />
      <span className="sub">{end.relief === '' ? '' : reliefText(end.relief)}</span>
    </>
  )

function Moves({
  effect: { moves },
  beside,
  onWhom,
}: {
  effect: PolicyEffect
  beside: string
  onWhom: (move: string) => void
}) {
  return (
    <section className="sect">
      <h2>{WORDS.policy.moves}</h2>
      {moves.length === 0 ? (
        <p>{WORDS.policy.nobody}</p>
      ) : (
        <Table
          label={WORDS.policy.moves}
          caption={WORDS.policy.movesMore}
          rows={moves}
          keyOf={({ key }) => key}
          columns={[
            [WORDS.policy.fromBy(beside), ({ from }) => <MoveEnd end={from} />],
            [WORDS.policy.toBy, ({ to }) => <MoveEnd end={to} />],
            [WORDS.policy.because, ({ reason }) => reason, 'small'],
            [WORDS.policy.convictions, ({ convictions }) => number(convictions), 'num'],
            [
              WORDS.policy.people,
              ({ key, people }) => (
                <button
                  className="linkish"
                  type="button"
                  aria-label={WORDS.people(people)}
                  onClick={() => onWhom(key)}
                >
                  {number(people)}
                </button>
              ),
              'num',
            ],
            [
              WORDS.policy.example,
              ({ example }) => <Link href={`/people/${part(example.id)}`}>{WORDS.policy.exampleOpen}</Link>,
            ],
          ]}
        />
      )}
    </section>
  )
}

function Whom({
  policy,
  against,
  move,
  onClose,
}: {
  policy: Named
  against: Named
  move: string
  onClose: () => void
}) {
  const found = useQuery({
    queryKey: ['policy-people', text(policy), text(against), move],
    queryFn: () => call<PolicyPeople>('POST', '/policies/people', { policy, against, move }),
  })
  return (
    <Dialog title={WORDS.policy.whom} onClose={onClose}>
      {found.data === undefined ? (
        found.isPending ? (
          <Loading />
        ) : (
          <Failed error={found.error} again={() => void found.refetch()} />
        )
      ) : (
        <>
          {found.data.total === found.data.people.length ? null : (
            <p className="quiet">{WORDS.policy.listed(found.data.people.length, found.data.total)}</p>
          )}
          <ul className="names">
            {found.data.people.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/people/${part(id)}`}>{nameText(name) || id}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="acts">
        <button className="btn second" type="button" onClick={onClose}>
          {WORDS.close}
        </button>
      </p>
    </Dialog>
  )
}

function Sections({ effect: { policy, against }, beside }: { effect: PolicyEffect; beside: string }) {
  const names = [...new Set([...Object.keys(policy.sections), ...Object.keys(against.sections)])].sort()
  const all = (of: PolicyEffect['policy'], name: string): number =>
    Object.values(of.sections[name] ?? {}).reduce((sum, n) => sum + n, 0)
  const due = (of: PolicyEffect['policy'], name: string): number => of.sections[name]?.eligible ?? 0
  return (
    <section className="sect">
      <h2>{WORDS.policy.sections}</h2>
      <Table
        caption={WORDS.policy.sections}
        rows={names}
        keyOf={name => name}
        columns={[
          [WORDS.policy.section, name => name],
          [WORDS.policy.considered, name => number(Math.max(all(policy, name), all(against, name))), 'num'],
          [WORDS.policy.eligibleBy(beside), name => number(due(against, name)), 'num'],
          [
            WORDS.policy.eligibleBy(WORDS.policy.thisPolicy.toLowerCase()),
            name => number(due(policy, name)),
            'num',
          ],
          [
            WORDS.policy.change,
            name => {
              const more = due(policy, name) - due(against, name)
              return more === 0 ? '0' : signed(more)
            },
            'num',
          ],
        ]}
      />
    </section>
  )
}

function Save({
  file,
  onClose,
  onSaved,
}: {
  file: PolicyFile
  onClose: () => void
  onSaved: (name: string, file: PolicyFile) => void
}) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const save = async (): Promise<void> => {
    try {
      const kept = await call<Policies['kept'][number]>('POST', '/policies', { name, file })
      await client.invalidateQueries({ queryKey: ['policies'] })
      onSaved(kept.name, kept.file)
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, {}))
    }
  }
  return (
    <Dialog title={WORDS.policy.saveAs} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Field label={WORDS.policy.name} hint={WORDS.policy.nameHint} error={problem?.message}>
          {(id, described) => (
            <input
              id={id}
              className="in"
              aria-describedby={described}
              maxLength={80}
              required={true}
              autoComplete="off"
              value={name}
              onChange={event => setName(event.target.value)}
            />
          )}
        </Field>
        <p className="acts">
          <button className="btn" type="submit">
            {WORDS.save}
          </button>
          <button className="btn plain" type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
