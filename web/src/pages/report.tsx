/** The report: what the run found, for the chief and the public, as the command line makes it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, download, type ReportShape } from '../api.ts'
import { Failed, Head, Loading, Wide } from '../parts.tsx'
import { WORDS } from '../words.ts'

const KINDS = ['pdf', 'html', 'csv'] as const

export function ReportPage() {
  const found = useQuery({ queryKey: ['report'], queryFn: () => call<ReportShape>('GET', '/report') })
  const [failed, setFailed] = useState<unknown>()
  if (found.data === undefined)
    return found.isPending ? <Loading /> : <Failed error={found.error} again={() => void found.refetch()} />
  const { headline, lead, tables, charts, says, method } = found.data
  const take = (kind: (typeof KINDS)[number]): void => {
    setFailed(undefined)
    download('/report/files', { kind }).catch(setFailed)
  }
  return (
    <>
      <Head title={WORDS.report.title} says={headline}>
        <span className="small quiet">{WORDS.report.taking}</span>
        {KINDS.map(kind => (
          <button key={kind} className="btn second sm" type="button" onClick={() => take(kind)}>
            {WORDS.report.take[kind]}
          </button>
        ))}
      </Head>
      {failed === undefined ? null : <Failed error={failed} />}
      <div className="stack">
        <section>
          {lead.map(text => (
            <p key={text}>{text}</p>
          ))}
        </section>
        {charts.standing.length < 2 ? null : <Bars says={says.standing} bars={charts.standing} />}
        {charts.freed.length < 2 ? null : <Shares says={says.freed} shares={charts.freed} all={charts.all} />}
        {charts.stages === undefined || charts.stages.length < 2 ? null : (
          <Bars says={says.stages} bars={charts.stages} />
        )}
        {tables.map(table => (
          <Told key={table.id} table={table} />
        ))}
        <section className="sect">
          <h2>{WORDS.report.method}</h2>
          {method.map(text => (
            <p key={text}>{text}</p>
          ))}
        </section>
      </div>
    </>
  )
}

/** From nothing to the greatest; each is named and told beside its bar. */
function Bars({ says, bars }: { says: string; bars: ReportShape['charts']['standing'] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <section className="sect">
      <h2>{says}</h2>
      <div className="rows">
        {bars.map(({ label, value }) => (
          <div key={label} className="barrow">
            <span>{label}</span>
            <svg aria-hidden="true" height="20">
              <rect className="f-pr" width={`${(value / most) * 100}%`} height="20" />
            </svg>
            <b className="tab">{value.toLocaleString('en-US')}</b>
          </div>
        ))}
      </div>
    </section>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Dots with their intervals, and the line of all. */
function Shares({
  says,
  shares,
  all,
}: {
  says: string
  shares: ReportShape['charts']['freed']
  all: number | undefined
}) {
  return (
    <section className="sect">
      <h2>{says}</h2>
      <div className="rows">
        {shares.map(({ label, share, low, high }) => (
          <div key={label} className="barrow">
            <span>{label}</span>
            <svg aria-hidden="true" height="20">
              {all === undefined ? null : (
                <line
                  className="s-ink"
                  strokeDasharray="3 3"
                  x1={`${all * 100}%`}
                  x2={`${all * 100}%`}
                  y1="0"
                  y2="20"
                />
              )}
              <line
                className="s-pr"
                strokeWidth="2"
                x1={`${low * 100}%`}
                x2={`${high * 100}%`}
                y1="10"
                y2="10"
              />
              <circle className="f-pr" cx={`${share * 100}%`} cy="10" r="5" />
            </svg>
            <span className="tab">{WORDS.report.share(percent(share), percent(low), percent(high))}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

const Told = ({ table: { title, columns, rows, note } }: { table: ReportShape['tables'][number] }) => (
  <section className="sect">
    <h2>{title}</h2>
    <Wide label={title}>
      <table className="tbl">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            {columns.map((column, at) =>
              column === '' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand
                <td key={at} />
              ) : (
                <th key={column} scope="col" className={at === 0 ? undefined : 'num'}>
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under their columns
                <td key={at} className="num">
                  {typeof cell === 'number' ? cell.toLocaleString('en-US') : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
    {note === undefined ? null : <p className="small quiet">{note}</p>}
  </section>
)
