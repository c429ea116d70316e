/** Taking something back that people said, or another thing that wants its reason: with why, and kept. */
import { call } from '../api.ts'
import { SaveForm, Writing } from '../form.tsx'
import { saved } from '../here.ts'
import { Dialog } from '../parts.tsx'
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
  return (
    <Dialog title={title} onClose={onClose}>
      <SaveForm
        start={{ reason: '' }}
        save={({ reason }) => call('POST', path, { ...more, reason })}
        onSaved={async () => {
          await saved()
          onClose()
        }}
        go={title}
        leave={{ says: WORDS.cancel, go: onClose }}
      >
        <Writing name="reason" label={why} />
      </SaveForm>
    </Dialog>
  )
}
