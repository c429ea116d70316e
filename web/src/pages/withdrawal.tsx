/** Taking something back that people said: with why, and kept. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api.ts'
import { saved } from '../here.ts'
import { Dialog, Failed, TextField } from '../parts.tsx'
import { WORDS } from '../words.ts'

export function Withdrawal({ path, onClose }: { path: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () => call('POST', path, { reason }),
    onSuccess: async () => {
      await saved()
      onClose()
    },
  })
  return (
    <Dialog title={WORDS.person.withdraw} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <TextField label={WORDS.person.withdrawWhy} required value={reason} onChange={setReason} />
        {send.isError ? <Failed error={send.error} /> : null}
        <p className="acts">
          <button className="btn" type="submit">
            {WORDS.person.withdraw}
          </button>
          <button className="btn plain" type="button" onClick={onClose}>
            {WORDS.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
