/** Results: filters that live in the address, counts that open into people, and a list of any length. */

import { keepPreviousData, usePrefetchQuery, useQueries, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { call, download, type Facets, part, queryOf, type ResultRow } from '../api.ts'
import { client, useMay } from '../here.ts'
import { Answer, Dialog, Failed, FailedScreen, Head, Icon, Loading, saidOf, TextField } from '../parts.tsx'
import { number } from '../words/formats.ts'
import { dayText, nameText, reliefText, WORDS } from '../words.ts'
import { Approving } from './approving.tsx'

const FACETS = ['answer', 'relief', 'section', 'class', 'because'] as const
type FacetName = (typeof FACETS)[number]
/** What narrows the list, or with `near` widens the search. */
type FilterName = FacetName | 'q' | 'near'
type Sort = 'name' | 'convicted' | 'case' | 'section'

interface Asked {
  readonly filter: Readonly<Partial<Record<FilterName, string>>>
  readonly sort: Sort
  readonly descending: 'yes' | 'no'
}

function askedIn(search: string): Asked {
  const found = new URLSearchParams(search)
  const filter: Partial<Record<FilterName, string>> = {}
  for (const name of [...FACETS, 'q', 'near'] as const) {
    const value = found.get(name)
    if (value !== null) filter[name] = value
  }
  const sort = found.get('sort')
  return {
    filter,
    sort: sort === 'convicted' || sort === 'case' || sort === 'section' ? sort : 'name',
    descending: found.get('descending') === 'yes' ? 'yes' : 'no',
  }
}

const asQuery = ({ filter, sort, descending }: Asked): Readonly<Record<string, string | undefined>> => ({
  ...filter,
  ...(sort === 'name' ? {} : { sort }),
  ...(descending === 'no' ? {} : { descending }),
})

/** Beside the list there is room for the filters; above it they are folded. */
const WIDE = '(min-width: 60rem)'

export function ResultsPage() {
  const [isWide] = useState(() => window.matchMedia(WIDE).matches)
  const asked = askedIn(useSearch())
  const [, go] = useLocation()
  const [exporting, setExporting] = useState(false)
  const [approving, setApproving] = useState(false)
  const set = (next: Asked): void => go(`/results${queryOf(asQuery(next))}`)
  const without = (name: FilterName): Asked => {
    const { [name]: _, near, ...filter } = { near: undefined, ...asked.filter }
    // Without a search nothing is nearly so.
    const kept = near === undefined || name === 'q' || name === 'near' ? {} : { near }
    return { ...asked, filter: { ...filter, ...kept } }
  }
  const may = useMay('decide')
  const query = queryOf(asQuery(asked))
  const [whole, setWhole] = useState<FacetName>()
  // The first rows need not wait for the counts.
  usePrefetchQuery(pageOf(asked, 0))
  const found = useQuery({
    queryKey: ['facets', query, whole],
    queryFn: () => call<Facets>('GET', `/facets${queryOf({ ...asQuery(asked), whole })}`),
    placeholderData: keepPreviousData,
  })
  if (found.data === undefined)
    return found.isPending ? (
      <Loading />
    ) : (
      <FailedScreen error={found.error} again={() => void found.refetch()} />
    )
  const { convictions, people, facets, near } = found.data
  const chosen = Object.entries(asked.filter) as [FilterName, string][]
  return (
    <>
      <Head
        title={WORDS.results.title}
        says={<span role="status">{WORDS.and(WORDS.convictions(convictions), WORDS.people(people))}</span>}
      >
        {may ? (
          <button
            className="btn second sm"
            type="button"
            disabled={convictions === 0}
            onClick={() => setApproving(true)}
          >
            {WORDS.approve.seen}
          </button>
        ) : null}
        <button
          className="btn second sm"
          type="button"
          disabled={convictions === 0}
          onClick={() => setExporting(true)}
        >
          {WORDS.results.export}
        </button>
      </Head>
      <div className="browse">
        <details className="filters" open={isWide}>
          <summary>{WORDS.results.filters}</summary>
          <form
            className="facets"
            aria-label={WORDS.results.filters}
            onSubmit={event => event.preventDefault()}
          >
            <Search
              key={asked.filter.q ?? ''}
              value={asked.filter.q ?? ''}
              onSearch={q => set(q === '' ? without('q') : { ...asked, filter: { ...asked.filter, q } })}
            />
            {FACETS.map(name => (
              <Facet
                key={name}
                name={name}
                facet={facets[name]}
                onWhole={() => setWhole(name)}
                chosen={asked.filter[name]}
                onChoose={value =>
                  set(
                    value === undefined
                      ? without(name)
                      : { ...asked, filter: { ...asked.filter, [name]: value } },
                  )
                }
              />
            ))}
          </form>
        </details>
        <div>
          <div className="chips">
            {chosen.map(([name, value]) => (
              <button key={name} className="chip" type="button" onClick={() => set(without(name))}>
                {valueText(name, value)} <Icon name="close" says={WORDS.remove(valueText(name, value))} />
              </button>
            ))}
          </div>
          <div role="status">
            {near && convictions > 0 ? <p className="note">{WORDS.results.near}</p> : null}
          </div>
          {asked.filter.q === undefined || near || asked.filter.near !== undefined ? null : (
            <p className="small">
              <button
                type="button"
                className="linkish"
                onClick={() => set({ ...asked, filter: { ...asked.filter, near: 'yes' } })}
              >
                {WORDS.results.alsoNear}
              </button>
            </p>
          )}
          {convictions === 0 ? (
            <div className="panel empty">
              <h2>{WORDS.results.nothing}</h2>
              <p>
                <button className="btn second" type="button" onClick={() => set({ ...asked, filter: {} })}>
                  {WORDS.results.clear}
                </button>
              </p>
            </div>
          ) : (
            <Rows key={query} asked={asked} all={convictions} onSort={set} />
          )}
        </div>
      </div>
      {approving ? <Approving filter={asQuery(asked)} onClose={() => setApproving(false)} /> : null}
      {exporting ? <Export asked={asked} all={convictions} onClose={() => setExporting(false)} /> : null}
    </>
  )
}

const valueText = (name: FilterName, value: string): string => {
  if (name === 'near') return WORDS.results.nearly
  if (name === 'answer') return WORDS.answers[value] ?? value
  if (name === 'relief') return value === '' ? WORDS.results.noRelief : reliefText(value)
  return value === '' ? WORDS.results.blank : value
}

function Search({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const [q, setQ] = useState(value)
  return (
    <div className="facet">
      <label className="lab" htmlFor="q">
        {WORDS.find}
      </label>
      <input
        id="q"
        className="in sm"
        type="search"
        value={q}
        title={WORDS.results.search}
        autoComplete="off"
        onChange={event => setQ(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') onSearch(q.trim())
        }}
        onBlur={() => {
          if (q.trim() !== value) onSearch(q.trim())
        }}
      />
    </div>
  )
}

/** So many values are drawn at first. */
const FIRST = 8

function Facet({
  name,
  facet: { values, of },
  chosen,
  onChoose,
  onWhole,
}: {
  name: FacetName
  facet: Facets['facets'][FacetName]
  chosen: string | undefined
  onChoose: (value: string | undefined) => void
  /** All values are asked for. */
  onWhole: () => void
}) {
  const shown = values.slice(0, FIRST)
  const rest = values.slice(FIRST)
  const option = ({ value, convictions }: { value: string; convictions: number }) => (
    <label key={value}>
      <input
        type="checkbox"
        checked={chosen === value}
        onChange={event => onChoose(event.target.checked ? value : undefined)}
      />
      {name === 'answer' ? <Answer answer={value} /> : <span>{valueText(name, value)}</span>}
      <span className="tab">{number(convictions)}</span>
    </label>
  )
  if (values.length === 0) return null
  return (
    <fieldset className="facet">
      <legend>{WORDS.results.facets[name]}</legend>
      {shown.map(option)}
      {rest.length === 0 ? null : (
        <details>
          <summary className="linkish">{WORDS.results.more(FIRST, of)}</summary>
          {rest.map(option)}
          {values.length >= of ? null : (
            <button type="button" className="linkish" onClick={onWhole}>
              {WORDS.results.whole(values.length, of)}
            </button>
          )}
        </details>
      )}
    </fieldset>
  )
}

const PAGE = 100
const ROW_HEIGHT = 56
/** Browsers draw nothing that is much higher than so many rows. */
const MOST_LISTED = 300_000
/** Where the list is drawn past faster than so many milliseconds nothing is asked for. */
const SETTLES = 40
/** Rows that nobody looked at for so long are let go. */
const KEPT_ROWS = 60_000

/** So many rows, from a place on. */
const pageOf = (asked: Asked, page: number) => ({
  queryKey: ['rows', queryOf(asQuery(asked)), page],
  queryFn: () =>
    call<{ rows: ResultRow[] }>(
      'GET',
      `/results${queryOf({ ...asQuery(asked), from: page * PAGE, most: PAGE })}`,
    ),
  staleTime: KEPT_ROWS,
  gcTime: KEPT_ROWS,
})

function Rows({ asked, all, onSort }: { asked: Asked; all: number; onSort: (next: Asked) => void }) {
  const scroll = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(keptColumns)
  const columns = COLUMNS.filter(({ key }) => chosen.includes(key))
  const listed = Math.min(all, MOST_LISTED)
  const rows = useVirtualizer({
    count: listed,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  const items = rows.getVirtualItems()
  const first = Math.floor((items[0]?.index ?? 0) / PAGE)
  const last = Math.floor((items.at(-1)?.index ?? 0) / PAGE)
  const [settled, setSettled] = useState({ first, last })
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled({ first, last }), SETTLES)
    return () => window.clearTimeout(timer)
  }, [first, last])
  // What is seen is asked for first, then what comes next in either direction; it is kept as long as it is near.
  const near = Array.from({ length: settled.last - settled.first + 1 }, (_, at) => settled.first + at)
  const pages = [...near, settled.last + 1, settled.first - 1].filter(
    page => page >= 0 && page * PAGE < listed,
  )
  useQueries({ queries: pages.map(page => pageOf(asked, page)) })
  const rowAt = (index: number): ResultRow | undefined =>
    client.getQueryData<{ rows: ResultRow[] }>(pageOf(asked, Math.floor(index / PAGE)).queryKey)?.rows[
      index % PAGE
    ]
  const [top = 0, bottom = 0] = [items[0]?.start, rows.getTotalSize() - (items.at(-1)?.end ?? 0)]
  return (
    <div className="tblwrap">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" ref={scroll} tabIndex={0} aria-label={WORDS.results.list}>
        <table className="tbl results" aria-rowcount={listed + 1}>
          <caption className="vh">{WORDS.results.list}</caption>
          <thead>
            <tr>
              <Sortable says={WORDS.results.person} sort="name" asked={asked} onSort={onSort} />
              {columns.map(({ key, sort }) =>
                sort === undefined ? (
                  <th key={key} scope="col">
                    {WORDS.results.columnNames[key]}
                  </th>
                ) : (
                  <Sortable
                    key={key}
                    says={WORDS.results.columnNames[key]}
                    sort={sort}
                    asked={asked}
                    onSort={onSort}
                  />
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {top > 0 ? <Spacer height={top} cells={columns.length + 1} /> : null}
            {items.map(({ index }) => (
              <ResultLine key={index} index={index} row={rowAt(index)} columns={columns} />
            ))}
            {bottom > 0 ? <Spacer height={bottom} cells={columns.length + 1} /> : null}
          </tbody>
        </table>
      </section>
      <div className="tail tab">
        {listed < all ? WORDS.results.listed(listed, all) : WORDS.convictions(all)}{' '}
        <ColumnChoice chosen={chosen} onChoose={setChosen} />
      </div>
    </div>
  )
}

/** Stands for the rows that are not drawn. Heights are set through the object model, which the policy of contents allows. */
function Spacer({ height, cells }: { height: number; cells: number }) {
  const ref = useRef<HTMLTableCellElement>(null)
  useEffect(() => ref.current?.style.setProperty('height', `${height}px`), [height])
  return (
    <tr className="spacer">
      <td ref={ref} colSpan={cells} />
    </tr>
  )
}

function Sortable({
  says,
  sort,
  asked,
  onSort,
}: {
  says: string
  sort: Sort
  asked: Asked
  onSort: (next: Asked) => void
}) {
  const is = asked.sort === sort
  const down = asked.descending === 'yes'
  return (
    <th scope="col" aria-sort={is ? (down ? 'descending' : 'ascending') : undefined}>
      <button
        className="sortbtn"
        type="button"
        onClick={() => onSort({ ...asked, sort, descending: is && !down ? 'yes' : 'no' })}
      >
        {says} {is ? <span aria-hidden="true">{down ? '▼' : '▲'}</span> : null}
      </button>
    </th>
  )
}

/** What may stand in the list beside the person, and of what it is sorted. */
interface Column {
  readonly key: ColumnKey
  readonly sort?: Sort
  readonly cell: (row: ResultRow) => ReactNode
}
type ColumnKey = keyof typeof WORDS.results.columnNames

const COLUMNS: readonly Column[] = [
  {
    key: 'offense',
    sort: 'section',
    cell: row => (
      <>
        {row.offense === '' ? WORDS.results.blank : row.offense}
        <span className="sub">{row.class}</span>
      </>
    ),
  },
  {
    key: 'convicted',
    sort: 'convicted',
    cell: row => <span className="nowrap">{dayText(row.convicted)}</span>,
  },
  {
    key: 'answer',
    cell: row => (
      <>
        <Answer answer={row.answer} />
        <span className="sub">
          {row.relief === '' ? '' : reliefText(row.relief)}
          {row.dueFrom === '' ? '' : `, ${dayText(row.dueFrom)}`}
          {row.answer === 'eligible' && row.open !== '' ? ` · ${WORDS.better}` : ''}
        </span>
      </>
    ),
  },
  { key: 'because', cell: row => <span className="clamp">{row.reason}</span> },
  { key: 'due', cell: row => <span className="clamp">{row.due}</span> },
  { key: 'later', cell: row => <span className="clamp">{row.later}</span> },
  { key: 'open', cell: row => <span className="clamp">{row.open}</span> },
  { key: 'missing', cell: row => <span className="clamp">{row.missing}</span> },
]
const USUAL: readonly ColumnKey[] = ['offense', 'convicted', 'answer', 'because']
const KEPT = 'setaside-columns'

/** A choice of the reader's, not of the record: it is kept in the browser. */
function keptColumns(): readonly ColumnKey[] {
  const kept = (window.localStorage.getItem(KEPT) ?? '').split(' ')
  const known = COLUMNS.map(({ key }) => key).filter(key => kept.includes(key))
  return known.length === 0 ? USUAL : known
}

function ColumnChoice({
  chosen,
  onChoose,
}: {
  chosen: readonly ColumnKey[]
  onChoose: (keys: readonly ColumnKey[]) => void
}) {
  return (
    <details className="columns">
      <summary>{WORDS.results.columns}</summary>
      <fieldset className="facet">
        <legend className="vh">{WORDS.results.columns}</legend>
        {COLUMNS.map(({ key }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={event => {
                const next = COLUMNS.map(one => one.key).filter(one =>
                  one === key ? event.target.checked : chosen.includes(one),
                )
                window.localStorage.setItem(KEPT, next.join(' '))
                onChoose(next)
              }}
            />
            <span>{WORDS.results.columnNames[key]}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}

const ResultLine = ({
  index,
  row,
  columns,
}: {
  index: number
  row: ResultRow | undefined
  columns: readonly Column[]
}) =>
  row === undefined ? (
    <tr aria-rowindex={index + 2} className="fixed">
      <td colSpan={columns.length + 1} className="quiet">
        {'…'}
      </td>
    </tr>
  ) : (
    <tr aria-rowindex={index + 2} className="fixed">
      <th scope="row">
        <Link href={`/people/${part(row.person)}`}>
          {row.name === '' ? WORDS.person.record(row.person) : nameText(row.name)}
        </Link>
        <span className="sub">{row.cases}</span>
      </th>
      {columns.map(({ key, cell }) => (
        <td key={key}>{cell(row)}</td>
      ))}
    </tr>
  )

function Export({ asked, all, onClose }: { asked: Asked; all: number; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const send = (format: 'csv' | 'xlsx') => (): void => {
    const { filter, sort, descending } = asked
    download('/exports', { ...filter, sort, descending, format, reason }).then(onClose, setError)
  }
  return (
    <Dialog title={WORDS.results.exportTitle(all)} onClose={onClose}>
      <TextField
        label={WORDS.results.exportWhy}
        hint={WORDS.results.exportHint}
        error={saidOf(error, 'reason')}
        value={reason}
        onChange={setReason}
      />
      {error === undefined ? null : <Failed error={error} />}
      <p className="acts">
        <span>
          <button className="btn" type="button" onClick={send('xlsx')}>
            {WORDS.results.xlsx}
          </button>{' '}
          <button className="btn second" type="button" onClick={send('csv')}>
            {WORDS.results.csv}
          </button>
        </span>
        <button className="btn plain" type="button" onClick={onClose}>
          {WORDS.cancel}
        </button>
      </p>
    </Dialog>
  )
}
