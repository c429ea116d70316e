/** Signing in to an agency, and unlocking what was locked: what one was writing stays under it. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { call, type Office, type Session } from '../api.ts'
import { client } from '../here.ts'
import { Failed, Field, Head } from '../parts.tsx'
import { WORDS } from '../words.ts'
import { Alone } from './open.tsx'

export function SignInPage({ lockedOf }: { lockedOf?: Session | undefined }) {
  const office = useQuery({ queryKey: ['office'], queryFn: () => call<Office>('GET', '/office') })
  const [account, setAccount] = useState(lockedOf?.account ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const signIn = useMutation({
    mutationFn: () => call<Session>('POST', '/sign-in', { account, password, code }),
    onSuccess: async found => {
      // Somebody else at the same screen begins anew: nothing of the one before is shown to them.
      if (lockedOf !== undefined && lockedOf.user !== found.user) window.location.assign('/')
      await client.cancelQueries({ queryKey: ['session'] })
      client.setQueryData(['session'], found)
      await client.invalidateQueries()
    },
    onSettled: () => {
      setPassword('')
      setCode('')
    },
  })
  const locked = lockedOf !== undefined
  const elsewhere = WORDS.agency.signIn.elsewhereNot[new URLSearchParams(useSearch()).get('elsewhere') ?? '']
  return (
    <Alone>
      <Head
        title={locked ? WORDS.agency.signIn.locked : WORDS.agency.signIn.title}
        says={locked ? WORDS.agency.signIn.lockedMore : office.data?.office}
      />
      <form
        onSubmit={event => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <Field label={WORDS.agency.signIn.account}>
          {id => (
            <input
              id={id}
              className="in"
              value={account}
              required
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              onChange={event => setAccount(event.target.value)}
            />
          )}
        </Field>
        <Field label={WORDS.agency.signIn.password}>
          {id => (
            <input
              id={id}
              className="in"
              type="password"
              value={password}
              required
              autoComplete="current-password"
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Field label={WORDS.agency.signIn.code} hint={WORDS.agency.signIn.codeHint}>
          {(id, described) => (
            <input
              id={id}
              aria-describedby={described}
              className="in short"
              value={code}
              required
              autoComplete="one-time-code"
              onChange={event => setCode(event.target.value)}
            />
          )}
        </Field>
        {elsewhere === undefined || signIn.isError ? null : (
          <div className="note stop" role="alert">
            {elsewhere}
          </div>
        )}
        {signIn.isError ? <Failed error={signIn.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit" disabled={signIn.isPending}>
            {WORDS.agency.signIn.go}
          </button>
        </p>
      </form>
      {office.data?.elsewhere === undefined ? null : (
        <p>
          <a className="btn second" href="/api/sign-in/elsewhere">
            {WORDS.agency.signIn.elsewhere(office.data.elsewhere)}
          </a>
        </p>
      )}
    </Alone>
  )
}
