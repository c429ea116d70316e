/** The report: what the run found, how far the work has come, and policies beside each other, for the chief and the public, as the command line makes it. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { call, download, type Policies, queryOf, type ReportShape } from '../api.ts'
import { Failed, FailedScreen, Head, Loading } from '../parts.tsx'
import { type Column, Table as Tabled } from '../table.tsx'
import { percent } from '../words/formats.ts'
import { LANGUAGES, type Language, languageOf, REPORT_TOLD } from '../words/report.ts'
import { WORDS } from '../words.ts'

const KINDS = ['pdf', 'html', 'csv'] as const
/** What the law alone is called among policies. */
const LAW = 'law'
/** So many are compared with that of the run. */
const MOST = 5

export function ReportPage() {
  const [policies, compare] = useCompared()
  const language = useReportLanguage()
  const offered = useQuery({
    queryKey: ['policies'],
    queryFn: () => call<Policies>('GET', '/policies'),
    retry: false,
    enabled: policies !== '',
    refetchInterval: ({ state }) => (state.data?.bench.is === 'reading' ? 500 : false),
  })
  const bench = offered.data?.bench
  const asked = policies === '' || bench?.is === 'ready' ? policies : ''
  const found = useQuery({
    queryKey: ['report', asked, language],
    queryFn: () => call<ReportShape>('GET', `/report${queryOf({ policies: asked || undefined, language })}`),
    placeholderData: keepPreviousData,
  })
  const [failed, setFailed] = useState<unknown>()
  const take = (kind: (typeof KINDS)[number]): void => {
    setFailed(undefined)
    download('/report/files', { kind, policies: asked, language }).catch(setFailed)
  }
  if (found.data === undefined)
    return found.isPending ? (
      <Loading />
    ) : (
      <FailedScreen error={found.error} again={() => void found.refetch()} />
    )
  return (
    <>
      <Head title={WORDS.report.title} says={<span lang={found.data.language}>{found.data.headline}</span>}>
        <span className="small quiet">{WORDS.report.taking}</span>
        {KINDS.map(kind => (
          <button key={kind} className="btn second sm" type="button" onClick={() => take(kind)}>
            {WORDS.report.take[kind]}
          </button>
        ))}
      </Head>
      {failed === undefined ? null : <Failed error={failed} />}
      {found.isError ? <Failed error={found.error} /> : null}
      <div className={`stack${found.isPlaceholderData ? ' older' : ''}`}>
        <Compare chosen={policies} onChoose={compare} reading={bench} />
        <Languages chosen={language} />
        <div className="stack" lang={found.data.language}>
          <Words.Provider value={REPORT_TOLD[found.data.language]}>
            <Page report={found.data} />
          </Words.Provider>
        </div>
      </div>
    </>
  )
}

/** The words that stand between those of the report, in its language. */
const Words = createContext(REPORT_TOLD.en)

/** Which policies are compared, and the language, live in the address: a link shows a colleague the same. */
function useCompared(): readonly [string, (policies: string) => void] {
  const search = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  return [
    search.get('policies') ?? '',
    policies => go(placeOf(policies, languageOf(search.get('language'))), { replace: true }),
  ]
}

const useReportLanguage = (): Language => languageOf(new URLSearchParams(useSearch()).get('language'))

const placeOf = (policies: string, language: Language): string =>
  `/report${queryOf({ policies: policies || undefined, language: language === 'en' ? undefined : language })}`

/** The languages the report is told in, each by its own name. */
function Languages({ chosen }: { chosen: Language }) {
  const policies = new URLSearchParams(useSearch()).get('policies') ?? ''
  return (
    <nav className="parts" aria-label={WORDS.report.language}>
      {LANGUAGES.map(language => (
        <Link
          key={language}
          href={placeOf(policies, language)}
          lang={language}
          hrefLang={language}
          aria-current={language === chosen ? 'page' : undefined}
        >
          {REPORT_TOLD[language].name}
        </Link>
      ))}
    </nav>
  )
}

/** The policies that may stand beside that of the run: what comes with the program, and what was kept here. */
function Compare({
  chosen,
  onChoose,
  reading,
}: {
  chosen: string
  onChoose: (policies: string) => void
  reading: Policies['bench'] | undefined
}) {
  const [open, setOpen] = useState(chosen !== '')
  const names = chosen.split(',').filter(name => name !== '')
  return (
    <details className="sect" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{WORDS.report.compare}</summary>
      {open ? <Offered names={names} onChoose={onChoose} /> : null}
      {names.length > 0 && reading?.is === 'reading' ? (
        <>
          <p role="status">{WORDS.policy.reading(Math.floor((reading.share ?? 0) * 10) / 10)}</p>
          <progress className="wide" value={reading.share ?? 0} max={1} aria-label={WORDS.report.compare} />
        </>
      ) : null}
      {reading?.is === 'unusable' ? <p className="note stop">{reading.says}</p> : null}
    </details>
  )
}

function Offered({ names, onChoose }: { names: readonly string[]; onChoose: (policies: string) => void }) {
  const found = useQuery({
    queryKey: ['policies'],
    queryFn: () => call<Policies>('GET', '/policies'),
    retry: false,
  })
  if (found.data === undefined)
    return found.isPending ? <Loading /> : <p className="small quiet">{WORDS.report.noPolicies}</p>
  const { presets, kept, ofRun } = found.data
  const all = [
    ...(ofRun === undefined ? [] : [{ name: LAW, title: WORDS.policy.lawAlone }]),
    ...kept.map(({ id, name }) => ({ name: String(id), title: name })),
    ...presets.filter(({ name }) => name !== ofRun).map(({ name, title }) => ({ name, title })),
  ]
  return (
    <fieldset className="field">
      <legend className="lab">{WORDS.report.compareWith}</legend>
      <p className="small quiet">{WORDS.report.compareMore}</p>
      {all.map(({ name, title }) => (
        <label key={name} className="opt compact">
          <input
            type="checkbox"
            checked={names.includes(name)}
            disabled={!names.includes(name) && names.length >= MOST}
            onChange={event =>
              onChoose(
                (event.target.checked ? [...names, name] : names.filter(one => one !== name)).join(','),
              )
            }
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  )
}

type Table = ReportShape['tables'][number]

function Page({ report: { lead, tables, charts, says, method } }: { report: ReportShape }) {
  const words = useContext(Words)
  return (
    <>
      <section>
        {says.translation === '' ? null : <p className="small quiet">{says.translation}</p>}
        {lead.map(text => (
          <p key={text}>{text}</p>
        ))}
      </section>
      {tables.map(table => {
        const chart = chartOf(table.id, charts, says)
        return chart === undefined ? (
          <Told key={table.id} table={table} />
        ) : (
          <section key={table.id} className="sect charted">
            <h2>{table.title}</h2>
            <p className="small quiet">{chart.says}</p>
            {chart.bars === undefined ? (
              <Shares shares={chart.shares} all={charts.all} />
            ) : (
              <Bars bars={chart.bars} />
            )}
            <details open>
              <summary>{words.asTable}</summary>
              <Rows table={table} />
            </details>
          </section>
        )
      })}
      <section className="sect">
        <h2>{says.method}</h2>
        {method.map(text => (
          <p key={text}>{text}</p>
        ))}
      </section>
    </>
  )
}

type Charts = ReportShape['charts']
type Chart =
  | { readonly says: string; readonly bars: Charts['standing']; readonly shares?: undefined }
  | { readonly says: string; readonly bars?: undefined; readonly shares: Charts['freed'] }

/** The chart that shows what a table says. One mark alone says nothing. */
function chartOf(table: string, charts: Charts, says: ReportShape['says']): Chart | undefined {
  const bars = { standing: charts.standing, stages: charts.stages, policies: charts.policies }
  const shares = { race: charts.freed, 'policies-race': charts.reach }
  const [bar, share] = [bars[table as keyof typeof bars], shares[table as keyof typeof shares]]
  if (bar !== undefined && bar.length > 1) return { says: says[table as keyof typeof bars], bars: bar }
  if (share === undefined || share.length < 2) return undefined
  return { says: table === 'race' ? says.freed : says.reach, shares: share }
}

/** From nothing to the greatest; each is named and told beside its bar. */
function Bars({ bars }: { bars: Charts['standing'] }) {
  const words = useContext(Words)
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <div className="rows">
      {bars.map(({ label, value }) => (
        <div key={label} className="barrow">
          <span>{label}</span>
          <svg aria-hidden="true" height="20">
            <rect className="f-pr" width={`${(value / most) * 100}%`} height="20" />
          </svg>
          <b className="tab">{words.number(value)}</b>
        </div>
      ))}
    </div>
  )
}

/** Dots with their intervals, and the line of all. */
function Shares({ shares, all }: { shares: Charts['freed']; all: number | undefined }) {
  const words = useContext(Words)
  return (
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
          <span className="tab">{words.share(percent(share), percent(low), percent(high))}</span>
        </div>
      ))}
    </div>
  )
}

const Told = ({ table }: { table: Table }) => (
  <section className="sect">
    <h2>{table.title}</h2>
    <Rows table={table} />
  </section>
)

function Rows({ table: { title, columns, rows, note } }: { table: Table }) {
  const words = useContext(Words)
  const cellAt = (cell: string | number | undefined) => (typeof cell === 'number' ? words.number(cell) : cell)
  return (
    <>
      <Tabled
        caption={title}
        rows={rows}
        keyOf={({ label }) => label}
        langOf={({ labelLanguage }) => labelLanguage}
        columns={columns.map(
          (says, at): Column<Table['rows'][number]> =>
            at === 0 ? [says, ({ label }) => label] : [says, ({ cells }) => cellAt(cells[at - 1]), 'num'],
        )}
      />
      {note === undefined ? null : <p className="small quiet">{note}</p>}
    </>
  )
}
