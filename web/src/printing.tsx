/** Printing with a reason: it is written down before anything is on paper. */
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useLocation } from 'wouter'
import { call } from './api.ts'
import { SaveForm, Writing } from './form.tsx'
import { useSession } from './here.ts'
import { Dialog } from './parts.tsx'
import { WORDS } from './words.ts'

type What = 'person' | 'batch' | 'report' | 'case' | 'page'

/** Until when the browser's print is the one that was asked for with its reason. */
let saidUntil = 0
const A_MINUTE = 60_000

export function PrintButton({
  what,
  object = '',
  className,
  children,
}: {
  what: What
  /** Its number, never a name. */
  object?: string
  className: string
  children: ReactNode
}) {
  const [asked, setAsked] = useState(false)
  return (
    <>
      <button className={className} type="button" onClick={() => setAsked(true)}>
        {children}
      </button>
      {asked
        ? createPortal(
            <Dialog title={WORDS.agency.printing.title} onClose={() => setAsked(false)}>
              <SaveForm
                start={{ reason: '' }}
                save={({ reason }) => call('POST', '/prints', { what, object, reason })}
                onSaved={() => {
                  setAsked(false)
                  saidUntil = Date.now() + A_MINUTE
                  // The dialog is not to be on the paper.
                  window.setTimeout(() => window.print())
                }}
                go={WORDS.agency.printing.go}
                leave={{ says: WORDS.cancel, go: () => setAsked(false) }}
              >
                <Writing name="reason" label={WORDS.agency.printing.why} />
              </SaveForm>
            </Dialog>,
            document.body,
          )
        : null}
    </>
  )
}

/** What the browser prints by its own menu asks for no reason; that it was printed is written down all the same. */
export function usePrintsTold(): void {
  const { roles } = useSession()
  const [place] = useLocation()
  const seesRecords = roles.join() !== 'administrator'
  useEffect(() => {
    const told = (): void => {
      if (!seesRecords || Date.now() < saidUntil || place.startsWith('/settings')) return
      const [, kind, object = ''] = /^\/(people|batches)\/([^/]+)/.exec(place) ?? []
      const what: What = kind === 'people' ? 'person' : kind === 'batches' ? 'batch' : 'page'
      const reason = WORDS.agency.printing.byBrowser
      void call('POST', '/prints', { what, object: decodeURIComponent(object), reason }).catch(() => {})
    }
    window.addEventListener('beforeprint', told)
    return () => window.removeEventListener('beforeprint', told)
  }, [place, seesRecords])
}
