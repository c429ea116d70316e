/** Joining by an invitation: a password, a phone, and ten codes for paper. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { encode } from 'uqr'
import { type Accepted, call, type Invited } from '../api.ts'
import { SaveForm, Writing } from '../form.tsx'
import { Failed, Head, Loading } from '../parts.tsx'
import { WORDS } from '../words.ts'
import { Alone } from './open.tsx'

export function JoinPage({ invitation }: { invitation: string }) {
  const invited = useQuery({
    queryKey: ['invitation', invitation],
    queryFn: () => call<Invited>('POST', '/invitation', { invitation }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [accepted, setAccepted] = useState<Accepted>()
  if (accepted !== undefined) return <Joined accepted={accepted} />
  if (invited.isPending) return <Loading />
  if (invited.data === undefined)
    return (
      <Alone>
        <Head title={WORDS.agency.join.bad} />
        <Failed error={invited.error} />
      </Alone>
    )
  const { name, account, address, secret } = invited.data
  return (
    <Alone>
      <Head title={WORDS.agency.join.title} says={WORDS.agency.join.lede(name, account)} />
      <SaveForm
        start={{ password: '', again: '', code: '' }}
        check={({ password, again }) => (password === again ? {} : { again: WORDS.agency.join.differs })}
        save={({ password, code }) =>
          call<Accepted>('POST', '/invitation/acceptance', { invitation, password, code })
        }
        onSaved={setAccepted}
        go={WORDS.agency.join.go}
      >
        <input
          className="vh"
          type="text"
          name="username"
          autoComplete="username"
          value={account}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <Writing
          name="password"
          label={WORDS.agency.join.password}
          hint={WORDS.agency.join.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        <Writing name="again" label={WORDS.agency.join.again} type="password" autoComplete="new-password" />
        <h2>{WORDS.agency.join.phone}</h2>
        <p>{WORDS.agency.join.phoneMore}</p>
        <Picture text={address} />
        <p className="small">
          {WORDS.agency.join.secret}:{' '}
          <code className="breaks">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
        </p>
        <Writing
          name="code"
          label={WORDS.agency.join.code}
          short
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      </SaveForm>
    </Alone>
  )
}

/** Made in the page: nobody is asked for it. */
function Picture({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 3 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={WORDS.agency.join.picture}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

export const PaperCodes = ({ codes }: { codes: readonly string[] }) => (
  <>
    <p>{WORDS.agency.join.paperMore}</p>
    <ul className="codes">
      {codes.map(code => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <p className="acts">
      <button className="btn second" type="button" onClick={() => window.print()}>
        {WORDS.agency.join.print}
      </button>
    </p>
  </>
)

const Joined = ({ accepted: { codes } }: { accepted: Accepted }) => (
  <Alone>
    <Head title={WORDS.agency.join.done} />
    <h2>{WORDS.agency.join.paper}</h2>
    <PaperCodes codes={codes} />
    <p className="acts">
      <a className="btn" href="/">
        {WORDS.agency.join.signIn}
      </a>
    </p>
  </Alone>
)
