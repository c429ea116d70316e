/** Taking something back that people said, or another thing that wants its reason: with why, and kept. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api.ts'
import { saved } from '../here.ts'
import { Dialog, Failed, TextField } from '../parts.tsx'
import { WORDS } from '../words.ts'

export function Withdrawal({
  path,
  title = WORDS.person.withdraw,
  why = WORDS.person.withdrawWhy,
  more = {},
  onClose,
}: {
  path: string
  title?: string
  why?: string
  /** What is sent beside the reason. */
  more?: Readonly<Record<string, unknown>>
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () => call('POST', path, { ...more, reason }),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <TextField label={why} required value={reason} onChange={setReason} />
        {send.isError ? <Failed error={send.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit">
            {title}
          </button>
          <button className="btn plain" type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
