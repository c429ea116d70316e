/** What stands around every screen: the places, the run line, find, who is here, the keys, and what is said of a lost server. */

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { call, queryOf, type Run, type Start } from './api.ts'
import { client, tryNow, useHome, useIsLost, useSession } from './here.ts'
import { keysAreOff, turnKeys, useFirstKey, useKeys } from './keys.ts'
import { Dialog, Icon } from './parts.tsx'
import { usePrintsTold } from './printing.tsx'
import { number } from './words/formats.ts'
import { dayText, WORDS } from './words.ts'

/** What there is for whoever runs the server, and sees no records. */
const OFFICE_PLACES = [
  { to: '/start', says: WORDS.agency.start.title },
  { to: '/settings', says: WORDS.agency.nav },
  { to: '/audit', says: WORDS.nav.audit },
] as const

const PLACES = [
  { to: '/', says: WORDS.nav.home },
  { to: '/results', says: WORDS.nav.results },
  { to: '/review', says: WORDS.nav.review },
  { to: '/policy', says: WORDS.nav.policy },
  { to: '/batches', says: WORDS.nav.batches },
  { to: '/report', says: WORDS.nav.report },
  { to: '/audit', says: WORDS.nav.audit },
] as const

export function Shell({ children }: { children: ReactNode }) {
  const session = useSession()
  const office = session.roles.join() === 'administrator'
  const home = useHome(!office)
  const [place, move] = useLocation()
  // Whoever goes where they are wants to see how it is now.
  const go = (to: string): void => (to === place ? void client.invalidateQueries() : move(to))
  const [finding, setFinding] = useState(false)
  const [keys, setKeys] = useState(false)
  const main = useRef<HTMLElement>(null)
  useFirstKey()
  usePrintsTold()
  useKeys({
    '/': () => setFinding(!office),
    '?': () => setKeys(true),
    'g h': () => go('/'),
    'g r': () => go('/results'),
    'g q': () => go('/review'),
    'g p': () => go('/policy'),
    'g b': () => go('/batches'),
    'g e': () => go('/report'),
    'g a': () => go('/audit'),
    'g n': () => go('/review/next'),
  })
  // A new screen is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what changes
  useEffect(() => main.current?.focus({ preventScroll: true }), [place])
  // As Home says it: with what is with oneself.
  const waiting = (home.data?.work.waiting ?? 0) + (home.data?.work.mine ?? 0)
  return (
    <>
      <a className="skip" href="#main">
        {WORDS.skip}
      </a>
      <header className="top">
        <div className="top-in">
          <Link className="brand" href="/">
            <Icon name="mark" />
            {WORDS.name}
          </Link>
          <nav className="nav" aria-label={WORDS.places}>
            {(office ? OFFICE_PLACES : PLACES).map(({ to, says }) => (
              <Link
                key={to}
                href={to}
                aria-current={isAt(place, to) ? 'page' : undefined}
                onClick={() => go(to)}
              >
                {says}
                {to === '/review' && waiting > 0 ? (
                  <span className="count">
                    {number(waiting)}
                    <span className="vh"> {WORDS.waiting}</span>
                  </span>
                ) : null}
              </Link>
            ))}
          </nav>
          <div className="top-end">
            {office ? null : (
              <button
                className="find"
                type="button"
                aria-label={WORDS.find}
                aria-keyshortcuts="/"
                onClick={() => setFinding(true)}
              >
                <Icon name="find" />
                <span className="long">{WORDS.find}</span> <kbd>/</kbd>
              </button>
            )}
            <div className="who">
              <b>{session.name}</b>
              {session.account}
            </div>
            {session.mode === 'agency' ? (
              <button className="linkish" type="button" onClick={() => void signOut()}>
                {WORDS.agency.signOut}
              </button>
            ) : null}
          </div>
        </div>
      </header>
      {office ? null : <RunLine />}
      {session.mode === 'agency' && session.roles.includes('administrator') ? <Banner /> : null}
      <Lost />
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <footer className="foot">
        <span>
          {WORDS.name} {session.version}
        </span>
        {home.data?.run === undefined ? null : (
          <>
            <span className="paper">{runText(home.data.run)}</span>
            <span>{WORDS.run.rules(home.data.run.rules)}</span>
          </>
        )}
        <span>{home.data?.run?.reviewed || WORDS.noAttorney}</span>
        {office ? null : <Link href="/settings">{WORDS.agency.nav}</Link>}
        <button className="linkish" type="button" onClick={() => setKeys(true)}>
          {WORDS.keys}
        </button>
      </footer>
      {finding ? <Find onClose={() => setFinding(false)} /> : null}
      {keys ? <Shortcuts onClose={() => setKeys(false)} /> : null}
    </>
  )
}

/** Whatever this browser knew of anybody is gone with it. */
async function signOut(): Promise<void> {
  await call('DELETE', '/session').catch(() => undefined)
  window.location.assign('/')
}

/** Until all first steps of an agency are done. */
function Banner() {
  const start = useQuery({ queryKey: ['start'], queryFn: () => call<Start>('GET', '/start') })
  const left = start.data?.tasks.filter(({ done }) => !done).length ?? 0
  return left === 0 ? null : (
    <section className="banner" aria-label={WORDS.agency.start.title}>
      {WORDS.agency.banner(left)} <Link href="/start">{WORDS.agency.bannerGo}</Link>
    </section>
  )
}

const isAt = (place: string, to: string): boolean =>
  to === '/' ? place === '/' : place.startsWith(to) || (to === '/results' && place.startsWith('/people'))

/** The run line in one text, for paper. */
export const runText = ({ id, county, asOf, title, policy }: Run): string =>
  [
    `${WORDS.run.county(id)} ${county === 'all' ? WORDS.run.everywhere : county}`,
    `${WORDS.run.asOf} ${dayText(asOf)}`,
    title,
    policy ?? WORDS.run.lawAlone,
  ].join(' · ')

function RunLine() {
  const run = useHome().data?.run
  if (run === undefined) return null
  return (
    <section className="ctx" aria-label={WORDS.run.line}>
      <div className="ctx-in">
        <span>
          {WORDS.run.county(run.id)} <b>{run.county === 'all' ? WORDS.run.everywhere : run.county}</b>
        </span>
        <span>
          {WORDS.run.asOf} <b>{dayText(run.asOf)}</b>
        </span>
        <span>
          {WORDS.run.program} <b>{run.title}</b>
        </span>
        <span>
          {WORDS.run.policy} <b>{run.policy ?? WORDS.run.lawAlone}</b>
        </span>
        <Link href="/runs">{WORDS.run.change}</Link>
      </div>
    </section>
  )
}

/** A strip while the server does not answer; it goes by itself. */
function Lost() {
  const lost = useIsLost()
  return (
    <div aria-live="assertive">
      {lost ? (
        <div className="strip">
          <strong>{WORDS.lost}</strong> {WORDS.lostMore}{' '}
          <button type="button" className="linkish" onClick={tryNow}>
            {WORDS.tryNow}
          </button>
        </div>
      ) : null}
    </div>
  )
}

function Find({ onClose }: { onClose: () => void }) {
  const [, go] = useLocation()
  const [q, setQ] = useState('')
  return (
    <Dialog title={WORDS.find} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          onClose()
          go(`/results${queryOf({ q: q.trim() === '' ? undefined : q.trim() })}`)
        }}
      >
        <label className="field">
          <span>{WORDS.results.search}</span>
          <input
            className="in"
            type="search"
            value={q}
            autoComplete="off"
            onChange={event => setQ(event.target.value)}
          />
        </label>
        <p className="acts">
          <button className="btn" type="submit">
            {WORDS.find}
          </button>
          <button className="btn plain" type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

function Shortcuts({ onClose }: { onClose: () => void }) {
  const [off, setOff] = useState(keysAreOff())
  return (
    <Dialog title={WORDS.shortcuts.title} onClose={onClose}>
      <dl className="dl">
        {WORDS.shortcuts.list.map(([key, does]) => (
          <div key={key} className="pair">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="opt field">
        <input
          type="checkbox"
          checked={!off}
          onChange={event => {
            turnKeys(!event.target.checked)
            setOff(!event.target.checked)
          }}
        />
        <span>{WORDS.shortcuts.off}</span>
      </label>
      <p className="acts">
        <button className="btn second" type="button" onClick={onClose}>
          {WORDS.close}
        </button>
      </p>
    </Dialog>
  )
}
