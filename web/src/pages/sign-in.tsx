/** Signing in to an agency, and unlocking what was locked: what one was writing stays under it. */
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { call, type Office, type Session } from '../api.ts'
import { SaveForm, Writing } from '../form.tsx'
import { client } from '../here.ts'
import { Head } from '../parts.tsx'
import { WORDS } from '../words.ts'
import { Alone } from './open.tsx'

export function SignInPage({ lockedOf }: { lockedOf?: Session | undefined }) {
  const office = useQuery({ queryKey: ['office'], queryFn: () => call<Office>('GET', '/office') })
  const locked = lockedOf !== undefined
  const elsewhere = WORDS.agency.signIn.elsewhereNot[new URLSearchParams(useSearch()).get('elsewhere') ?? '']
  const here = async (found: Session): Promise<void> => {
    // Somebody else at the same screen begins anew: nothing of the one before is shown to them.
    if (lockedOf !== undefined && lockedOf.user !== found.user) window.location.assign('/')
    await client.cancelQueries({ queryKey: ['session'] })
    client.setQueryData(['session'], found)
    await client.invalidateQueries()
  }
  return (
    <Alone>
      <Head
        title={locked ? WORDS.agency.signIn.locked : WORDS.agency.signIn.title}
        says={locked ? WORDS.agency.signIn.lockedMore : office.data?.office}
      />
      {elsewhere === undefined ? null : (
        <div className="note stop" role="alert">
          {elsewhere}
        </div>
      )}
      <SaveForm
        start={{ account: lockedOf?.account ?? '', password: '', code: '' }}
        save={written => call<Session>('POST', '/sign-in', written)}
        onSaved={here}
        forgets={['password', 'code']}
        go={WORDS.agency.signIn.go}
      >
        <Writing name="account" label={WORDS.agency.signIn.account} autoComplete="username" exact />
        <Writing
          name="password"
          label={WORDS.agency.signIn.password}
          type="password"
          autoComplete="current-password"
        />
        <Writing
          name="code"
          label={WORDS.agency.signIn.code}
          hint={WORDS.agency.signIn.codeHint}
          short
          autoComplete="one-time-code"
          exact
        />
      </SaveForm>
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
