/** Before anybody is here: the link, the name, the lock. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, type Problem, type Session } from '../api.ts'
import { client, useSession } from '../here.ts'
import { Failed, Head, Icon, saidOf, TextField } from '../parts.tsx'
import { WORDS } from '../words.ts'

export const Alone = ({ children }: { children: React.ReactNode }) => (
  <main id="main" className="alone">
    <p className="brand">
      <Icon name="mark" />
      {WORDS.name}
    </p>
    {children}
  </main>
)

export const Closed = ({ refused }: { refused: Problem | undefined }) => (
  <Alone>
    <Head title={refused === undefined ? WORDS.open.closed : WORDS.open.failed} />
    {refused === undefined ? null : <Failed error={refused} />}
    <p>{WORDS.open.closedMore}</p>
    <pre className="command">{WORDS.open.command}</pre>
  </Alone>
)

export const Locked = () => (
  <Alone>
    <Head title={WORDS.open.locked} />
    <p>{WORDS.open.lockedMore}</p>
    <pre className="command">{WORDS.open.command}</pre>
  </Alone>
)

export function StartPage() {
  const session = useSession()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => call<Session>('PUT', '/session/name', { name }),
    onSuccess: found => client.setQueryData(['session'], found),
  })
  return (
    <Alone>
      <Head title={WORDS.start.title} />
      <p>{WORDS.start.more}</p>
      <form
        onSubmit={event => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextField
          label={WORDS.start.name}
          hint={session.account}
          error={saidOf(save.error, 'name')}
          required
          most={100}
          autoComplete="name"
          value={name}
          onChange={setName}
        />
        {save.isError ? <Failed error={save.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit">
            {WORDS.start.go}
          </button>
        </p>
      </form>
      <p className="small quiet">{WORDS.start.alone}</p>
    </Alone>
  )
}
