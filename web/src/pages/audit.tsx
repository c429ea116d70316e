/** The audit: who saw and did what, the newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { type Audit, call, queryOf } from '../api.ts'
import { Failed, Head, Loading, Wide } from '../parts.tsx'
import { timeText, WORDS } from '../words.ts'

export function AuditPage() {
  const found = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => call<Audit>('GET', `/audit${queryOf({ before: pageParam })}`),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last =>
      (last.entries.at(-1)?.number ?? 1) > 1 ? last.entries.at(-1)?.number : undefined,
  })
  if (found.isPending) return <Loading />
  const [first] = found.data?.pages ?? []
  if (first === undefined) return <Failed error={found.error} again={() => void found.refetch()} />
  return (
    <>
      <Head title={WORDS.audit.title} says={WORDS.audit.lede} />
      <div className={`note ${first.holds ? 'ok' : 'stop'}`}>
        <strong>{first.holds ? WORDS.audit.holds : WORDS.audit.broken(first.firstBroken ?? 0)}</strong>
      </div>
      <Wide label={WORDS.audit.title} className="audit">
        <table className="tbl">
          <caption className="vh">{WORDS.audit.title}</caption>
          <thead>
            <tr>
              {[WORDS.audit.number, WORDS.audit.when, WORDS.audit.who, WORDS.audit.what, WORDS.audit.of].map(
                says => (
                  <th key={says} scope="col">
                    {says}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {found.data?.pages.flatMap(({ entries }) =>
              entries.map(({ number, at, who, action, object }) => (
                <tr key={number}>
                  <th scope="row" className="tab">
                    {number}
                  </th>
                  <td className="nowrap">{timeText(at)}</td>
                  <td>{who}</td>
                  <td>{action}</td>
                  <td className="tab">{object}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Wide>
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
