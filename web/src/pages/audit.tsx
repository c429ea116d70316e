/** The audit: who saw and did what, the newest first, filtered by what stands in the address. */

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { type Audit, type AuditChain, call, queryOf } from '../api.ts'
import { Failed, FailedScreen, Field, Head, Loading } from '../parts.tsx'
import { Table } from '../table.tsx'
import { timeText } from '../words/formats.ts'
import { WORDS } from '../words.ts'

const FILTERS = ['by', 'action', 'object', 'from', 'to'] as const
type Filter = (typeof FILTERS)[number]

export function AuditPage() {
  const search = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const chosen = Object.fromEntries(
    FILTERS.flatMap(name => {
      const value = search.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  ) as Partial<Record<Filter, string>>
  const found = useInfiniteQuery({
    queryKey: ['audit', chosen],
    queryFn: ({ pageParam }) => call<Audit>('GET', `/audit${queryOf({ ...chosen, before: pageParam })}`),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last =>
      (last.entries.at(-1)?.number ?? 1) > 1 ? last.entries.at(-1)?.number : undefined,
  })
  if (found.isPending) return <Loading />
  const [first] = found.data?.pages ?? []
  if (first === undefined) return <FailedScreen error={found.error} again={() => void found.refetch()} />
  const set = (name: Filter, value: string): void =>
    go(`/audit${queryOf({ ...chosen, [name]: value === '' ? undefined : value })}`)
  const entries = found.data?.pages.flatMap(page => page.entries) ?? []
  return (
    <>
      <Head title={WORDS.audit.title} says={WORDS.audit.lede} />
      <p className="quiet">{WORDS.audit.of[first.of]}</p>
      <Chain />
      <Filters first={first} chosen={chosen} set={set} />
      {entries.length === 0 ? (
        <p>{WORDS.audit.nothing}</p>
      ) : (
        <Entries entries={entries} onObject={object => set('object', object)} />
      )}
      {found.hasNextPage ? (
        <p className="acts">
          <button className="btn second sm" type="button" onClick={() => void found.fetchNextPage()}>
            {WORDS.audit.older}
          </button>
        </p>
      ) : null}
    </>
  )
}

/** All of it is read for this: the list does not wait for it. */
function Chain() {
  const chain = useQuery({
    queryKey: ['audit-chain'],
    queryFn: () => call<AuditChain>('GET', '/audit/chain'),
  })
  if (chain.isPending) return <p className="quiet">{WORDS.audit.checking}</p>
  if (chain.data === undefined) return <Failed error={chain.error} again={() => void chain.refetch()} />
  const { holds, entries = 0, head = '', broken = '' } = chain.data
  return (
    <div className={`note ${holds ? 'ok' : 'stop'}`} role="status">
      <strong>{holds ? WORDS.audit.holds(entries) : WORDS.audit.broken}</strong>{' '}
      {holds ? (
        <>
          {WORDS.audit.head} <code className="breaks">{head}</code>
        </>
      ) : (
        broken
      )}
    </div>
  )
}

function Filters({
  first,
  chosen,
  set,
}: {
  first: Audit
  chosen: Partial<Record<Filter, string>>
  set: (name: Filter, value: string) => void
}) {
  return (
    <form className="audit-filters" onSubmit={event => event.preventDefault()}>
      <Field label={WORDS.audit.who}>
        {id => (
          <select
            id={id}
            className="in"
            value={chosen.by ?? ''}
            onChange={event => set('by', event.target.value)}
          >
            <option value="">{WORDS.audit.everybody}</option>
            {first.people.map(({ id: by, who }) => (
              <option key={by} value={by}>
                {who}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={WORDS.audit.what}>
        {id => (
          <select
            id={id}
            className="in"
            value={chosen.action ?? ''}
            onChange={event => set('action', event.target.value)}
          >
            <option value="">{WORDS.audit.everything}</option>
            {first.actions.map(action => (
              <option key={action}>{action}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={WORDS.audit.ofWhat}>
        {id => (
          <input
            id={id}
            className="in"
            defaultValue={chosen.object ?? ''}
            key={chosen.object ?? ''}
            onBlur={event => set('object', event.target.value.trim())}
            onKeyDown={event => {
              if (event.key === 'Enter') set('object', event.currentTarget.value.trim())
            }}
          />
        )}
      </Field>
      {(['from', 'to'] as const).map(name => (
        <Field key={name} label={WORDS.audit[name]}>
          {id => (
            <input
              id={id}
              className="in"
              type="date"
              value={chosen[name] ?? ''}
              onChange={event => set(name, event.target.value)}
            />
          )}
        </Field>
      ))}
    </form>
  )
}

const Entries = ({
  entries,
  onObject,
}: {
  entries: Audit['entries']
  onObject: (object: string) => void
}) => (
  <Table
    wrap="audit"
    caption={WORDS.audit.title}
    rows={entries}
    keyOf={({ number }) => number}
    columns={[
      [WORDS.audit.number, ({ number }) => number, 'tab'],
      [WORDS.audit.when, ({ at }) => timeText(at), 'nowrap'],
      [WORDS.audit.who, ({ who }) => who],
      [WORDS.audit.as, ({ roles }) => roles.split(' ').join(', '), 'quiet'],
      [
        WORDS.audit.what,
        ({ action, detail }) => (
          <>
            {action}
            {typeof detail.reason === 'string' ? <span className="quiet">: {detail.reason}</span> : null}
          </>
        ),
      ],
      [
        WORDS.audit.ofWhat,
        ({ object }) =>
          object === '' ? null : (
            <button type="button" className="linkish" onClick={() => onObject(object)}>
              {object}
            </button>
          ),
        'tab',
      ],
    ]}
  />
)
