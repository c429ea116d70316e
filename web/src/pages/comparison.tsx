/** Two runs side by side: what differs between them, whose answer changed, from what to what, and why. */

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { call, part, type Run } from '../api.ts'
import { useHome } from '../here.ts'
import { Answer, Failed, FailedScreen, Head, Loading } from '../parts.tsx'
import type { Changes, Comparison } from '../runs-api.ts'
import { Table } from '../table.tsx'
import { number } from '../words/formats.ts'
import { dayText, reliefText, WORDS } from '../words.ts'
import { Move } from './runs.tsx'

const MOST = 100

export function ComparisonPage({ id }: { id: number }) {
  const before = Number(new URLSearchParams(useSearch()).get('with') ?? '')
  const home = useHome()
  const [moving, setMoving] = useState<Run>()
  const found = useQuery({
    queryKey: ['comparison', id, before],
    queryFn: () => call<Comparison>('GET', `/runs/${id}/comparison?with=${before}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.data === undefined)
    return found.isPending ? (
      <Loading />
    ) : (
      <FailedScreen error={found.error} again={() => void found.refetch()} />
    )
  const { sameInputs, differs, people, convictions } = found.data
  const run = home.data?.runs.find(one => one.id === id)
  return (
    <>
      <Head
        title={WORDS.comparison.title(before, id)}
        says={WORDS.comparison.says(people.changed, people.new, people.gone)}
      >
        {run === undefined || run.current ? null : (
          <button className="btn" type="button" onClick={() => setMoving(run)}>
            {WORDS.runs.move(id)}
          </button>
        )}
      </Head>
      {moving === undefined ? null : <Move run={moving} onClose={() => setMoving(undefined)} />}
      <div className="stack">
        <section className="sect">
          <h2>{WORDS.comparison.differs}</h2>
          <ul>
            <li>{sameInputs ? WORDS.comparison.sameFiles : WORDS.comparison.otherFiles}</li>
            {differs.map(({ what, before: old, after: now }) => (
              <li key={what}>{WORDS.comparison.difference(what, shown(old), shown(now))}</li>
            ))}
          </ul>
        </section>
        {convictions === undefined ? null : <Counts of={convictions} />}
        {convictions === undefined ? null : <Reasons of={convictions} />}
        <Rows id={id} before={before} />
      </div>
    </>
  )
}

const shown = (value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) ? dayText(value) : value)

type Differences = NonNullable<Comparison['convictions']>

function Counts({ of }: { of: Differences }) {
  const rows = [
    [WORDS.comparison.same, of.same],
    [WORDS.comparison.otherReason, of.otherReason],
    [WORDS.comparison.changed, of.changed],
    [WORDS.comparison.becameDue, of.becameDue],
    [WORDS.comparison.new, of.new],
    [WORDS.comparison.gone, of.gone],
  ] as const
  return (
    <section className="sect">
      <h2>{WORDS.comparison.counts}</h2>
      <Table
        wrap="bare"
        caption={WORDS.comparison.counts}
        rows={rows}
        keyOf={([says]) => says}
        columns={[
          [WORDS.comparison.what, ([says]) => says],
          [WORDS.home.number, ([, { count }]) => number(count), 'num'],
          [WORDS.home.persons, ([, { people }]) => number(people), 'num'],
        ]}
      />
    </section>
  )
}

function Reasons({ of: { reasons } }: { of: Differences }) {
  if (reasons.length === 0) return null
  return (
    <section className="sect">
      <h2>{WORDS.comparison.why}</h2>
      <Table
        caption={WORDS.comparison.why}
        rows={reasons}
        keyOf={({ kind, before, after }) => JSON.stringify([kind, before, after])}
        columns={[
          [
            WORDS.comparison.before,
            ({ before }) => (
              <Side answer={before?.determination} relief={before?.relief} reason={before?.reason} />
            ),
          ],
          [
            WORDS.comparison.after,
            ({ after }) => (
              <Side answer={after?.determination} relief={after?.relief} reason={after?.reason} />
            ),
          ],
          [WORDS.home.number, ({ count }) => number(count), 'num'],
        ]}
      />
    </section>
  )
}

const Side = ({
  answer = '',
  relief = '',
  reason = '',
}: {
  answer: string | undefined
  relief: string | undefined
  reason: string | undefined
}) =>
  answer === '' ? (
    <span className="quiet">{WORDS.none}</span>
  ) : (
    <>
      <Answer answer={answer} />
      {relief === '' ? null : <span className="sub">{reliefText(relief)}</span>}
      <span className="sub">{reason}</span>
    </>
  )

function Rows({ id, before }: { id: number; before: number }) {
  const found = useInfiniteQuery({
    queryKey: ['changes', id, before],
    queryFn: ({ pageParam }) =>
      call<Changes>('GET', `/runs/${id}/changes?with=${before}&from=${pageParam}&most=${MOST}`),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const got = pages.reduce((sum, { rows }) => sum + rows.length, 0)
      return got < last.total ? got : undefined
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.data === undefined)
    return found.isPending ? <Loading /> : <Failed error={found.error} again={() => void found.refetch()} />
  const rows = found.data.pages.flatMap(page => page.rows)
  if (rows.length === 0) return <p>{WORDS.comparison.nothing}</p>
  return (
    <section className="sect">
      <h2>{WORDS.comparison.who(found.data.pages[0]?.total ?? 0)}</h2>
      <Table
        caption={WORDS.comparison.whose}
        rows={rows}
        keyOf={row => `${row.kind} ${row.person} ${row.count}`}
        columns={[
          [WORDS.comparison.person, row => <Link href={`/people/${part(row.person)}`}>{row.person}</Link>],
          [
            WORDS.comparison.offense,
            row => (
              <>
                {row.offense}
                <span className="sub">{row.cases}</span>
              </>
            ),
          ],
          [
            WORDS.comparison.before,
            row => <Side answer={row.before} relief={row.beforeRelief} reason={row.beforeReason} />,
          ],
          [
            WORDS.comparison.after,
            row => <Side answer={row.after} relief={row.afterRelief} reason={row.afterReason} />,
          ],
          [WORDS.comparison.line, row => row.line, 'small'],
        ]}
      />
      {found.hasNextPage ? (
        <p>
          <button
            className="btn second"
            type="button"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {WORDS.comparison.more}
          </button>
        </p>
      ) : null}
    </section>
  )
}
