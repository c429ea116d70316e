/** What the office sets: its people, its keys and backups, how long it keeps; the first steps of an agency; and one's own sign-in. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { call, type Keys, type OfficeSettings, type Start } from '../api.ts'
import { saved, useSession } from '../here.ts'
import { Failed, Field, Head, Icon, Loading } from '../parts.tsx'
import { timeText, WORDS } from '../words.ts'
import { PaperCodes } from './join.tsx'
import { PeoplePart } from './people.tsx'

const PARTS = ['people', 'office', 'keys', 'own'] as const

export function SettingsPage({ part }: { part: string }) {
  const { roles, mode } = useSession()
  const administers = roles.includes('administrator')
  const parts = PARTS.filter(one => (one === 'own' ? mode === 'agency' : administers))
  const shown = parts.find(one => one === part) ?? parts[0]
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
        {shown === 'people' ? <PeoplePart /> : null}
        {shown === 'office' ? <OfficePart /> : null}
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

function OfficePart() {
  const { mode } = useSession()
  const found = useQuery({
    queryKey: ['settings'],
    queryFn: () => call<OfficeSettings>('GET', '/settings'),
  })
  return found.data === undefined ? (
    found.isPending ? (
      <Loading />
    ) : (
      <Failed error={found.error} />
    )
  ) : (
    <>
      <OfficeForm key={JSON.stringify(found.data)} settings={found.data} />
      {mode === 'agency' ? <ElsewherePart /> : null}
    </>
  )
}

function OfficeForm({ settings }: { settings: OfficeSettings }) {
  const [office, setOffice] = useState(settings.office)
  const [months, setMonths] = useState(String(settings.keepMonths))
  const save = useMutation({
    mutationFn: () => call('PUT', '/settings', { office, keepMonths: Number(months) }),
    onSuccess: saved,
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Field label={WORDS.agency.people.officeName}>
        {id => (
          <input
            id={id}
            className="in"
            value={office}
            maxLength={100}
            onChange={event => setOffice(event.target.value)}
          />
        )}
      </Field>
      <Field label={WORDS.agency.office.retention} hint={WORDS.agency.office.retentionHint}>
        {(id, described) => (
          <input
            id={id}
            aria-describedby={described}
            className="in short"
            inputMode="numeric"
            value={months}
            onChange={event => setMonths(event.target.value)}
          />
        )}
      </Field>
      {save.isError ? <Failed error={save.error} /> : null}
      <Saved shown={save.isSuccess}>{WORDS.agency.settings.saved}</Saved>
      <p className="acts">
        <button className="btn" type="submit" disabled={save.isPending}>
          {WORDS.save}
        </button>
      </p>
    </form>
  )
}

const Saved = ({ shown, children }: { shown: boolean; children: ReactNode }) => (
  <div role="status">{shown ? <p className="note ok">{children}</p> : null}</div>
)

function KeysPart() {
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => call<Keys>('GET', '/keys') })
  const recovery = useMutation({
    mutationFn: () => call<{ key: string }>('POST', '/keys/recovery'),
    onSuccess: saved,
  })
  const rotate = useMutation({
    mutationFn: () => call<{ keys: number }>('POST', '/keys/rotation'),
    onSuccess: saved,
  })
  const backup = useMutation({
    mutationFn: () => call<{ file: string; rows: number }>('POST', '/backups'),
    onSuccess: saved,
  })
  if (keys.data === undefined) return keys.isPending ? <Loading /> : <Failed error={keys.error} />
  const { recoveryMade, backupTried } = keys.data
  return (
    <>
      <section>
        <h2>{WORDS.agency.keys.recovery}</h2>
        <p>{WORDS.agency.keys.recoveryMore}</p>
        <p>
          {recoveryMade === undefined
            ? WORDS.agency.keys.recoveryNone
            : WORDS.agency.keys.recoveryMade(timeText(recoveryMade))}
        </p>
        {recovery.data === undefined ? null : (
          <div className="note ok" role="status">
            <strong>{WORDS.agency.keys.key}</strong>
            <code className="breaks block">{recovery.data.key}</code>
            {WORDS.agency.keys.keyMore}
          </div>
        )}
        {recovery.isError ? <Failed error={recovery.error} /> : null}
        <p className="acts">
          <button
            className="btn second"
            type="button"
            disabled={recovery.isPending}
            onClick={() => recovery.mutate()}
          >
            {recoveryMade === undefined ? WORDS.agency.keys.make : WORDS.agency.keys.makeAgain}
          </button>
        </p>
      </section>
      <section>
        <h2>{WORDS.agency.keys.backup}</h2>
        <p>{WORDS.agency.keys.backupMore}</p>
        <Saved shown={backup.isSuccess}>
          {WORDS.agency.keys.backedUp(backup.data?.file ?? '', backup.data?.rows ?? 0)}
        </Saved>
        {backup.isError ? <Failed error={backup.error} /> : null}
        <p className="acts">
          <button
            className="btn second"
            type="button"
            disabled={backup.isPending}
            onClick={() => backup.mutate()}
          >
            {WORDS.agency.keys.backupGo}
          </button>
        </p>
      </section>
      <Trial sealed={recoveryMade !== undefined} tried={backupTried} />
      <section>
        <h2>{WORDS.agency.keys.rotate}</h2>
        <p>{WORDS.agency.keys.rotateMore}</p>
        <Saved shown={rotate.isSuccess}>{WORDS.agency.keys.rotated(rotate.data?.keys ?? 0)}</Saved>
        {rotate.isError ? <Failed error={rotate.error} /> : null}
        <p className="acts">
          <button
            className="btn second"
            type="button"
            disabled={rotate.isPending}
            onClick={() => rotate.mutate()}
          >
            {WORDS.agency.keys.rotateGo}
          </button>
        </p>
      </section>
    </>
  )
}

function Trial({ sealed, tried }: { sealed: boolean; tried: string | undefined }) {
  const [key, setKey] = useState('')
  const trial = useMutation({
    mutationFn: () => call<{ tables: number }>('POST', '/backups/trial', { key }),
    onSuccess: saved,
    onSettled: () => setKey(''),
  })
  return (
    <section>
      <h2>{WORDS.agency.keys.tryIt}</h2>
      <p>{WORDS.agency.keys.tryMore}</p>
      <p>{tried === undefined ? WORDS.agency.keys.never : WORDS.agency.keys.triedOn(timeText(tried))}</p>
      <form
        onSubmit={event => {
          event.preventDefault()
          trial.mutate()
        }}
      >
        {sealed ? (
          <Field label={WORDS.agency.keys.key}>
            {id => (
              <input
                id={id}
                className="in"
                value={key}
                required
                autoComplete="off"
                spellCheck={false}
                onChange={event => setKey(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Saved shown={trial.isSuccess}>{WORDS.agency.keys.tried(trial.data?.tables ?? 0)}</Saved>
        {trial.isPending ? <p className="quiet">{WORDS.agency.keys.trying}</p> : null}
        {trial.isError ? <Failed error={trial.error} /> : null}
        <p className="acts">
          <button className="btn second" type="submit" disabled={trial.isPending}>
            {WORDS.agency.keys.tryGo}
          </button>
        </p>
      </form>
    </section>
  )
}

function OwnPart() {
  const [password, setPassword] = useState('')
  const [newPassword, setNew] = useState('')
  const [code, setCode] = useState('')
  const change = useMutation({
    mutationFn: () => call('PUT', '/session/password', { password, newPassword, code }),
    onSettled: () => setCode(''),
    onSuccess: () => {
      setPassword('')
      setNew('')
    },
  })
  return (
    <>
      <form
        onSubmit={event => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <h2>{WORDS.agency.own.password}</h2>
        <Field label={WORDS.agency.own.before}>
          {id => (
            <input
              id={id}
              className="in"
              type="password"
              required
              autoComplete="current-password"
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Field label={WORDS.agency.own.next} hint={WORDS.agency.join.passwordHint}>
          {(id, described) => (
            <input
              id={id}
              aria-describedby={described}
              className="in"
              type="password"
              required
              autoComplete="new-password"
              value={newPassword}
              onChange={event => setNew(event.target.value)}
            />
          )}
        </Field>
        <Code code={code} set={setCode} />
        <Saved shown={change.isSuccess}>{WORDS.agency.own.changed}</Saved>
        {change.isError ? <Failed error={change.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit" disabled={change.isPending}>
            {WORDS.save}
          </button>
        </p>
      </form>
      <Paper />
    </>
  )
}

const Code = ({ code, set }: { code: string; set: (code: string) => void }) => (
  <Field label={WORDS.agency.signIn.code}>
    {id => (
      <input
        id={id}
        className="in short"
        required
        autoComplete="one-time-code"
        value={code}
        onChange={event => set(event.target.value)}
      />
    )}
  </Field>
)

function Paper() {
  const [code, setCode] = useState('')
  const make = useMutation({
    mutationFn: () => call<{ codes: string[] }>('POST', '/session/paper-codes', { code }),
    onSettled: () => setCode(''),
  })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <h2>{WORDS.agency.own.paper}</h2>
      <p>{WORDS.agency.own.paperMore}</p>
      {make.data === undefined ? <Code code={code} set={setCode} /> : <PaperCodes codes={make.data.codes} />}
      {make.isError ? <Failed error={make.error} /> : null}
      {make.data === undefined ? (
        <p className="acts">
          <button className="btn second" type="submit" disabled={make.isPending}>
            {WORDS.agency.own.paperGo}
          </button>
        </p>
      ) : null}
    </form>
  )
}

/** The sign-in that the agency has already, beside a password and a code. */
function ElsewherePart() {
  const [title, setTitle] = useState('')
  const [issuer, setIssuer] = useState('')
  const [clientId, setClientId] = useState('')
  const [secret, setSecret] = useState('')
  const save = useMutation({
    mutationFn: () => call('PUT', '/settings/sign-in', { title, issuer, client: clientId, secret }),
    onSuccess: async () => {
      setSecret('')
      await saved()
    },
  })
  const fields = [
    [WORDS.agency.elsewhere.name, title, setTitle, 'text'],
    [WORDS.agency.elsewhere.issuer, issuer, setIssuer, 'url'],
    [WORDS.agency.elsewhere.client, clientId, setClientId, 'text'],
    [WORDS.agency.elsewhere.secret, secret, setSecret, 'password'],
  ] as const
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <h2>{WORDS.agency.elsewhere.title}</h2>
      <p>{WORDS.agency.elsewhere.more}</p>
      <p>
        {WORDS.agency.elsewhere.back}{' '}
        <code className="breaks">{`${window.location.origin}/api/sign-in/elsewhere/back`}</code>
      </p>
      {fields.map(([label, value, set, type]) => (
        <Field key={label} label={label}>
          {id => (
            <input
              id={id}
              className="in"
              type={type}
              value={value}
              required
              autoComplete="off"
              onChange={event => set(event.target.value)}
            />
          )}
        </Field>
      ))}
      {save.isError ? <Failed error={save.error} /> : null}
      <Saved shown={save.isSuccess}>{WORDS.agency.settings.saved}</Saved>
      <p className="acts">
        <button className="btn" type="submit" disabled={save.isPending}>
          {WORDS.save}
        </button>
      </p>
    </form>
  )
}
