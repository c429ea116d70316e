/** The workstation in the browser. */
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch, useLocation } from 'wouter'
import { call, Problem, type Session } from './api.ts'
import { client, Here, useSession } from './here.ts'
import { NotYours, type Offer, Screen } from './offered.tsx'
import { AuditPage } from './pages/audit.tsx'
import { BatchPage } from './pages/batch.tsx'
import { BatchListPage } from './pages/batch-list.tsx'
import { BatchesPage } from './pages/batches.tsx'
import { CasePage, NextCase } from './pages/case.tsx'
import { ComparisonPage } from './pages/comparison.tsx'
import { HomePage } from './pages/home.tsx'
import { JobPage } from './pages/job.tsx'
import { JoinPage } from './pages/join.tsx'
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
import { SettingsPage, StartTasks } from './pages/settings.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { Loading } from './parts.tsx'
import { OFFICE_PATHS, type OfficePath, RECORD_PATHS, type RecordPath } from './paths.ts'
import { Shell } from './shell.tsx'
import './style.css'
import './office.css'

/** How often it is asked whether the screen is locked. */
const EVERY_MS = 30_000

function App() {
  const [link, setLink] = useState(() =>
    window.location.pathname === '/open' ? window.location.hash.slice(1) : '',
  )
  const [invitation] = useState(() => {
    if (window.location.pathname !== '/join') return ''
    const token = window.location.hash.slice(1)
    // It opens an account: it must not stay in the address.
    window.history.replaceState(undefined, '', '/join')
    return token
  })
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
  if (invitation !== '') return <JoinPage invitation={invitation} />
  const agency = error instanceof Problem && error.shape.mode === 'agency'
  if (error instanceof Problem && error.status === 401)
    return agency && refused === undefined ? <SignInPage /> : <Closed refused={refused} />
  if (data === undefined)
    return error instanceof Problem && error.status === 423 ? (
      agency ? (
        <SignInPage />
      ) : (
        <Locked />
      )
    ) : (
      <Closed refused={error instanceof Problem ? error : undefined} />
    )
  const locked = error instanceof Problem && error.status === 423
  return (
    <Here.Provider value={data}>
      {locked ? agency ? <SignInPage lockedOf={data} /> : <Locked /> : null}
      {/* What somebody was writing stays under the lock. */}
      <div className="sheet" hidden={locked}>
        {data.name === '' ? <StartPage /> : <Screens />}
      </div>
    </Here.Provider>
  )
}

/** Whoever runs the server sees no records: their home is what the office has set. */
const Screens = () => (useSession().roles.join() === 'administrator' ? <OfficeScreens /> : <RecordScreens />)

type Params = Readonly<Record<string, string | undefined>>
type Shows = (params: Params) => ReactNode

const OFFICE: Readonly<Record<OfficePath, Shows>> = {
  '/audit': () => <AuditPage />,
  '/start': () => <StartTasks />,
  '/settings/:part': ({ part = '' }) => <SettingsPage part={part} />,
  '/settings': () => <SettingsPage />,
}

const RECORD: Readonly<Record<RecordPath, Shows>> = {
  '/settings/:part': ({ part = '' }) => <SettingsPage part={part} />,
  '/settings': () => <SettingsPage />,
  '/': () => <HomePage />,
  '/runs': () => <RunsPage />,
  '/runs/:id/compare': ({ id }) => <ComparisonPage key={id} id={Number(id)} />,
  '/runs/new': () => <NewRunPage />,
  '/runs/on-its-way/:id': ({ id = '' }) => <JobPage key={id} id={id} />,
  '/results': () => <ResultsPage />,
  '/people/:person': ({ person = '' }) => <PersonPage key={person} person={decodeURIComponent(person)} />,
  '/review': () => <ReviewPage />,
  '/review/next': () => <NextCase />,
  '/review/second': () => <SecondPage />,
  '/review/:fact': ({ fact = '' }) => <CasePage key={fact} fact={decodeURIComponent(fact)} />,
  '/policy': () => <PolicyPage />,
  '/batches': () => <BatchesPage />,
  '/batches/:id': ({ id = '' }) => <BatchPage key={id} id={id} />,
  '/batches/:id/list': ({ id = '' }) => <BatchListPage id={id} />,
  '/report': () => <ReportPage />,
  '/audit': () => <AuditPage />,
  '/rejects': () => <RejectsPage />,
  '/doubts': () => <DoubtsPage />,
}

/** Screens of work that not everybody who reads records does. */
const WORK_OF: Readonly<Partial<Record<RecordPath, Offer>>> = {
  '/runs/new': 'work',
  '/review/next': 'work',
  '/review/:fact': 'work',
  '/review/second': 'decide',
}

const OfficeScreens = () => (
  <Shell>
    <Switch>
      {OFFICE_PATHS.map(path => (
        <Route key={path} path={path}>
          {(params: Params) => OFFICE[path](params)}
        </Route>
      ))}
      {RECORD_PATHS.filter(path => path !== '/').map(path => (
        <Route key={path} path={path}>
          <NotYours of="records" />
        </Route>
      ))}
      <Route component={StartTasks} />
    </Switch>
  </Shell>
)

const RecordScreens = () => (
  <Shell>
    <Switch>
      {RECORD_PATHS.map(path => (
        <Route key={path} path={path}>
          {(params: Params) => <Screen of={WORK_OF[path]}>{RECORD[path](params)}</Screen>}
        </Route>
      ))}
      <Route path="/start">
        <NotYours of="administer" />
      </Route>
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
