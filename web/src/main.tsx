/** The workstation in the browser. */
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch, useLocation } from 'wouter'
import { call, Problem, type Session } from './api.ts'
import { client, Here } from './here.ts'
import { AuditPage } from './pages/audit.tsx'
import { BatchPage } from './pages/batch.tsx'
import { BatchListPage } from './pages/batch-list.tsx'
import { BatchesPage } from './pages/batches.tsx'
import { CasePage, NextCase } from './pages/case.tsx'
import { ComparisonPage } from './pages/comparison.tsx'
import { HomePage } from './pages/home.tsx'
import { JobPage } from './pages/job.tsx'
import { DoubtsPage, RejectsPage } from './pages/lines.tsx'
import { NewRunPage } from './pages/new-run.tsx'
import { Closed, Locked, StartPage } from './pages/open.tsx'
import { PersonPage } from './pages/person.tsx'
import { PolicyPage } from './pages/policy.tsx'
import { ReportPage } from './pages/report.tsx'
import { ResultsPage } from './pages/results.tsx'
import { ReviewPage } from './pages/review.tsx'
import { RunsPage } from './pages/runs.tsx'
import { SecondPage } from './pages/second.tsx'
import { Loading } from './parts.tsx'
import { Shell } from './shell.tsx'
import './style.css'

/** How often it is asked whether the screen is locked. */
const EVERY_MS = 30_000

function App() {
  const [link, setLink] = useState(() =>
    window.location.pathname === '/open' ? window.location.hash.slice(1) : '',
  )
  const [, go] = useLocation()
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => call<Session>('GET', '/session'),
    enabled: link === '',
    refetchInterval: EVERY_MS,
    retry: false,
  })
  const [refused, setRefused] = useState<Problem>()
  useEffect(() => {
    if (link === '') return
    // The link is used up with this: it must not stay in the address.
    window.history.replaceState(undefined, '', '/')
    call<Session>('POST', '/session', { token: link })
      .then(found => {
        client.setQueryData(['session'], found)
        go('/', { replace: true })
      })
      .catch((error: unknown) => setRefused(error instanceof Problem ? error : new Problem(0, {})))
      .finally(() => setLink(''))
  }, [link, go])
  if (link !== '' || session.isPending) return <Loading />
  const { data, error } = session
  if (error instanceof Problem && error.status === 401) return <Closed refused={refused} />
  if (data === undefined)
    return error instanceof Problem && error.status === 423 ? (
      <Locked />
    ) : (
      <Closed refused={error instanceof Problem ? error : undefined} />
    )
  const locked = error instanceof Problem && error.status === 423
  return (
    <Here.Provider value={data}>
      {locked ? <Locked /> : null}
      {/* What somebody was writing stays under the lock. */}
      <div className="sheet" hidden={locked}>
        {data.name === '' ? <StartPage /> : <Screens />}
      </div>
    </Here.Provider>
  )
}

const Screens = () => (
  <Shell>
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/runs" component={RunsPage} />
      <Route path="/runs/:id/compare">{({ id }) => <ComparisonPage key={id} id={Number(id)} />}</Route>
      <Route path="/runs/new" component={NewRunPage} />
      <Route path="/runs/on-its-way/:id">{({ id }) => <JobPage key={id} id={id} />}</Route>
      <Route path="/results" component={ResultsPage} />
      <Route path="/people/:person">
        {({ person }) => <PersonPage key={person} person={decodeURIComponent(person)} />}
      </Route>
      <Route path="/review" component={ReviewPage} />
      <Route path="/review/next" component={NextCase} />
      <Route path="/review/second" component={SecondPage} />
      <Route path="/review/:fact">
        {({ fact }) => <CasePage key={fact} fact={decodeURIComponent(fact)} />}
      </Route>
      <Route path="/policy" component={PolicyPage} />
      <Route path="/batches" component={BatchesPage} />
      <Route path="/batches/:id">{({ id }) => <BatchPage key={id} id={id} />}</Route>
      <Route path="/batches/:id/list">{({ id }) => <BatchListPage id={id} />}</Route>
      <Route path="/report" component={ReportPage} />
      <Route path="/audit" component={AuditPage} />
      <Route path="/rejects" component={RejectsPage} />
      <Route path="/doubts" component={DoubtsPage} />
      <Route component={HomePage} />
    </Switch>
  </Shell>
)

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>,
  )
