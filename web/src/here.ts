/** Who is here, and what every screen asks: through one place, so that a lock or a loss is met the same everywhere. */
import { QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef } from 'react'
import { call, type Home, Problem, type Session } from './api.ts'

const isLost = (error: unknown): boolean => error instanceof Problem && error.isLost

/** What is lost comes back by itself: after 1, 2, 4, 8, 15 seconds. What was refused stays refused. */
const AGAIN = {
  retry: (times: number, error: unknown): boolean => isLost(error) && times < 100,
  retryDelay: (times: number): number => Math.min(1_000 * 2 ** times, 15_000),
  networkMode: 'always',
} as const

export const client = new QueryClient({
  defaultOptions: {
    queries: { ...AGAIN, staleTime: 5_000 },
    // A save is done once, however often it is sent: each has a key of its own.
    mutations: AGAIN,
  },
})

/** How often it is asked whether the server is there. */
const BEAT_MS = 2_000
/** An answer that takes longer is none. */
const PATIENCE_MS = 2_500

/** Whether the server answers, and has its database. Once it is back, what was lost is asked for again. */
export function useIsLost(): boolean {
  const beat = useQuery({
    queryKey: ['health'],
    queryFn: () => call<{ database: string }>('GET', '/health', undefined, PATIENCE_MS),
    refetchInterval: BEAT_MS,
    retry: false,
    gcTime: 0,
  })
  const lost = isLost(beat.error) || (beat.error === null && beat.data?.database === 'down')
  const was = useRef(lost)
  useEffect(() => {
    const back = was.current && !lost
    was.current = lost
    if (back) void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'health' })
  }, [lost])
  return lost
}

export const Here = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(Here)
  if (session === undefined) throw new Error('nobody is here')
  return session
}

export const useHome = () => useQuery({ queryKey: ['home'], queryFn: () => call<Home>('GET', '/home') })

/** After something was saved: whatever rests on it is asked for again. */
export const saved = (): Promise<void> => client.invalidateQueries()
