/** What the office sets: its people, its keys and backups, how long it keeps; the first steps of an agency; and one's own sign-in. */

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { call, type Keys, type Office, type OfficeSettings, type Start } from '../api.ts'
import { SaveForm, Writing } from '../form.tsx'
import { saved, useSession } from '../here.ts'
import { Failed, Head, Icon, Loading } from '../parts.tsx'
import { SETTINGS_PARTS } from '../paths.ts'
import { timeText } from '../words/formats.ts'
import { WORDS } from '../words.ts'
import { PaperCodes } from './join.tsx'
import { RetentionPart, RulesPart, WithSettings } from './office-rules.tsx'
import { PeoplePart } from './people.tsx'

/** `part`: the one that is named in the address; without, the first that is theirs. */
export function SettingsPage({ part }: { part?: string }) {
  const { roles, mode } = useSession()
  const administers = roles.includes('administrator')
  const parts = SETTINGS_PARTS.filter(one => (one === 'own' ? mode === 'agency' : administers))
  const isOthers = SETTINGS_PARTS.some(one => one === part) && !parts.some(one => one === part)
  const shown = isOthers ? undefined : (parts.find(one => one === part) ?? parts[0])
  return (
    <>
      <Head title={WORDS.agency.settings.title} says={WORDS.agency.settings.lede} />
      <nav className="parts" aria-label={WORDS.agency.settings.parts}>
        {parts.map(one => (
          <Link key={one} href={`/settings/${one}`} aria-current={one === shown ? 'page' : undefined}>
            {WORDS.agency.settings[one]}
          </Link>
        ))}
      </nav>
      <div className="settings">
        {isOthers ? <p>{WORDS.offered.says.administer}</p> : null}
        {shown === 'people' ? <PeoplePart /> : null}
        {shown === 'office' ? <OfficePart /> : null}
        {shown === 'rules' ? <RulesPart /> : null}
        {shown === 'retention' ? <RetentionPart /> : null}
        {shown === 'keys' ? <KeysPart /> : null}
        {shown === 'own' ? <OwnPart /> : null}
      </div>
    </>
  )
}

/** The first steps of an agency. */
export function StartTasks() {
  const start = useQuery({ queryKey: ['start'], queryFn: () => call<Start>('GET', '/start') })
  if (start.data === undefined) return start.isPending ? <Loading /> : <Failed error={start.error} />
  const { tasks } = start.data
  const left = tasks.filter(({ done }) => !done).length
  return (
    <>
      <Head title={WORDS.agency.start.title} says={WORDS.agency.start.lede(left)} />
      <ol className="tasks">
        {tasks.map(({ task, done }) => {
          const [title = '', more = ''] = WORDS.agency.start.steps[task] ?? []
          return (
            <li key={task}>
              <div>
                <Link href={TASK_AT[task] ?? '/settings/people'}>{title}</Link>
                <p className="quiet">{more}</p>
              </div>
              <span className={done ? 'done' : 'to-do'}>
                {done ? <Icon name="check" /> : null}{' '}
                {done ? WORDS.agency.start.done : WORDS.agency.start.toDo}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

const TASK_AT: Readonly<Record<string, string>> = {
  administrator: '/settings/people',
  recovery: '/settings/keys',
  'sign-in': '/settings/own',
  people: '/settings/people',
  backup: '/settings/keys',
}

const OfficePart = () => {
  const { mode } = useSession()
  return (
    <WithSettings>
      {settings => (
        <>
          <SaveForm
            start={{ office: settings.office }}
            save={written => call('PUT', '/settings', written)}
            onSaved={saved}
            said={() => WORDS.agency.settings.saved}
            go={WORDS.save}
          >
            <Writing name="office" label={WORDS.agency.people.officeName} required={false} most={100} />
          </SaveForm>
          {mode === 'agency' ? <ElsewherePart now={settings.elsewhere} /> : null}
        </>
      )}
    </WithSettings>
  )
}

function KeysPart() {
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => call<Keys>('GET', '/keys') })
  if (keys.data === undefined) return keys.isPending ? <Loading /> : <Failed error={keys.error} />
  const { recoveryMade, backupTried } = keys.data
  const isSealed = recoveryMade !== undefined
  return (
    <>
      <Doing
        title={WORDS.agency.keys.recovery}
        more={WORDS.agency.keys.recoveryMore}
        state={
          isSealed ? WORDS.agency.keys.recoveryMade(timeText(recoveryMade)) : WORDS.agency.keys.recoveryNone
        }
        go={isSealed ? WORDS.agency.keys.makeAgain : WORDS.agency.keys.make}
        does={() => call<{ key: string }>('POST', '/keys/recovery')}
        said={({ key }) => (
          <>
            <strong>{WORDS.agency.keys.key}</strong>
            <code className="breaks block">{key}</code>
            {WORDS.agency.keys.keyMore}
          </>
        )}
      />
      <Doing
        title={WORDS.agency.keys.backup}
        more={WORDS.agency.keys.backupMore}
        go={WORDS.agency.keys.backupGo}
        does={() => call<{ file: string; rows: number }>('POST', '/backups')}
        said={({ file, rows }) => WORDS.agency.keys.backedUp(file, rows)}
      />
      <Trial isSealed={isSealed} tried={backupTried} />
      <Doing
        title={WORDS.agency.keys.rotate}
        more={WORDS.agency.keys.rotateMore}
        go={WORDS.agency.keys.rotateGo}
        does={() => call<{ keys: number }>('POST', '/keys/rotation')}
        said={({ keys: all }) => WORDS.agency.keys.rotated(all)}
      />
    </>
  )
}

/** One thing that is done by one button. */
function Doing<T>({
  title,
  more,
  state,
  go,
  does,
  said,
}: {
  title: string
  more: string
  state?: string
  go: string
  does: () => Promise<T>
  said: (done: T) => ReactNode
}) {
  return (
    <section>
      <SaveForm start={{}} title={title} save={does} onSaved={saved} said={said} go={go} second>
        <p>{more}</p>
        {state === undefined ? null : <p>{state}</p>}
      </SaveForm>
    </section>
  )
}

const Trial = ({ isSealed, tried }: { isSealed: boolean; tried: string | undefined }) => (
  <section>
    <SaveForm
      title={WORDS.agency.keys.tryIt}
      start={{ key: '' }}
      save={({ key }) => call<{ tables: number }>('POST', '/backups/trial', { key })}
      onSaved={saved}
      forgets={['key']}
      said={({ tables }) => WORDS.agency.keys.tried(tables)}
      busy={WORDS.agency.keys.trying}
      go={WORDS.agency.keys.tryGo}
      second
    >
      <p>{WORDS.agency.keys.tryMore}</p>
      <p>{tried === undefined ? WORDS.agency.keys.never : WORDS.agency.keys.triedOn(timeText(tried))}</p>
      {isSealed ? <Writing name="key" label={WORDS.agency.keys.key} exact /> : null}
    </SaveForm>
  </section>
)

function OwnPart() {
  const { by } = useSession()
  const office = useQuery({ queryKey: ['office'], queryFn: () => call<Office>('GET', '/office') })
  return by === 'elsewhere' ? <p>{WORDS.agency.elsewhere.own(office.data?.elsewhere ?? '')}</p> : <OwnForms />
}

const OwnForms = () => (
  <>
    <SaveForm
      title={WORDS.agency.own.password}
      start={{ password: '', newPassword: '', code: '' }}
      save={written => call('PUT', '/session/password', written)}
      forgets={['code']}
      anew
      said={() => WORDS.agency.own.changed}
      go={WORDS.save}
    >
      <Writing
        name="password"
        label={WORDS.agency.own.before}
        type="password"
        autoComplete="current-password"
      />
      <Writing
        name="newPassword"
        label={WORDS.agency.own.next}
        hint={WORDS.agency.join.passwordHint}
        type="password"
        autoComplete="new-password"
      />
      <Code />
    </SaveForm>
    <SaveForm
      title={WORDS.agency.own.paper}
      start={{ code: '' }}
      save={written => call<{ codes: string[] }>('POST', '/session/paper-codes', written)}
      forgets={['code']}
      said={({ codes }) => <PaperCodes codes={codes} />}
      go={WORDS.agency.own.paperGo}
      second
    >
      <p>{WORDS.agency.own.paperMore}</p>
      <Code />
    </SaveForm>
  </>
)

const Code = () => (
  <Writing name="code" label={WORDS.agency.signIn.code} short autoComplete="one-time-code" exact />
)

/** The sign-in that the agency has already, beside a password and a code. */
const ElsewherePart = ({ now }: { now: OfficeSettings['elsewhere'] }) => (
  <SaveForm
    title={WORDS.agency.elsewhere.title}
    start={{ title: '', issuer: '', client: '', ...now, secret: '' }}
    save={written => call('PUT', '/settings/sign-in', written)}
    onSaved={saved}
    forgets={['secret']}
    said={() => WORDS.agency.settings.saved}
    go={WORDS.save}
  >
    <p>{WORDS.agency.elsewhere.more}</p>
    <p>
      {WORDS.agency.elsewhere.back}{' '}
      <code className="breaks">{`${window.location.origin}/api/sign-in/elsewhere/back`}</code>
    </p>
    <Writing name="title" label={WORDS.agency.elsewhere.name} />
    <Writing name="issuer" label={WORDS.agency.elsewhere.issuer} type="url" />
    <Writing name="client" label={WORDS.agency.elsewhere.client} exact />
    <Writing name="secret" label={WORDS.agency.elsewhere.secret} type="password" />
  </SaveForm>
)
