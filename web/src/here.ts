/** Who is here, and what every screen asks: through one place, so that a lock or a loss is met the same everywhere. */
import { QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { call, type Home, lostSaves, Problem, type Session } from './api.ts'

const isLost = (error: unknown): boolean => error instanceof Problem && error.isLost

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What is lost comes back by itself: after 1, 2, 4, 8, 15 seconds. What was refused stays refused.
      retry: (times, error) => isLost(error) && times < 100,
      retryDelay: times => Math.min(1_000 * 2 ** times, 15_000),
      networkMode: 'always',
    },
    // What is to be saved is sent again by `call`.
    mutations: { networkMode: 'always' },
  },
})

/** How often it is asked whether the server is there. */
const BEAT_MS = 2_000
/** An answer that takes longer is none. */
const PATIENCE_MS = 2_500

/** Asks again for all that was lost, and sends again what was not saved. */
export const tryNow = (): void => {
  lostSaves.sendAgain()
  void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'health' })
}

/** Whether the server does not answer, or lacks its database. Once it is back, all is tried again. */
export function useIsLost(): boolean {
  const beat = useQuery({
    queryKey: ['health'],
    queryFn: () => call<{ database: string }>('GET', '/health', undefined, PATIENCE_MS),
    refetchInterval: BEAT_MS,
    retry: false,
    gcTime: 0,
  })
  const saves = useSyncExternalStore(lostSaves.subscribe, lostSaves.are)
  const gone = isLost(beat.error) || (beat.error === null && beat.data?.database === 'down')
  const was = useRef(gone)
  useEffect(() => {
    const back = was.current && !gone
    was.current = gone
    if (back) tryNow()
  }, [gone])
  return gone || saves
}

export const Here = createContext<Session | undefined>(undefined)

/** Whether somebody is offered a kind of work; the server asks for itself all the same. */
export const useMay = (what: Session['may'][number]): boolean => useSession().may.includes(what)

export function useSession(): Session {
  const session = useContext(Here)
  if (session === undefined) throw new Error('nobody is here')
  return session
}

export const useHome = (enabled = true) =>
  useQuery({ queryKey: ['home'], queryFn: () => call<Home>('GET', '/home'), enabled })

/** After something was saved: whatever rests on it is asked for again. The cases that are with somebody stay as they were taken. */
export const saved = (): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'leases' })
