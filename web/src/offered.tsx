/** What is offered to some alone, controls and whole screens, by what the session says; the server asks for itself all the same. */
import type { ReactNode } from 'react'
import type { Session } from './api.ts'
import { useMay, useSession } from './here.ts'
import { Head } from './parts.tsx'
import { WORDS } from './words.ts'

export type Offer = Session['may'][number]

export const For = ({ what, children }: { what: Offer; children: ReactNode }) =>
  useMay(what) ? children : null

/** A screen of work that somebody does not do: who does it, in a sentence. */
export const Screen = ({ of, children }: { of: Offer | undefined; children: ReactNode }) => {
  const { may } = useSession()
  return of === undefined || may.includes(of) ? children : <NotYours of={of} />
}

export const NotYours = ({ of }: { of: Offer | 'records' }) => (
  <Head title={WORDS.offered.title} says={WORDS.offered.says[of]} />
)
