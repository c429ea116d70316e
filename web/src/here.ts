/** Who is here, and what every screen asks: through one place, so that a lock or a loss is met the same everywhere. */
import { QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { call, type Home, Problem, type Session } from './api.ts'

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What is lost comes back by itself: after 1, 2, 4, 8, 15 seconds. What was refused stays refused.
      retry: (times, error) => error instanceof Problem && error.isLost && times < 100,
      retryDelay: times => Math.min(1_000 * 2 ** times, 15_000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

export const Here = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(Here)
  if (session === undefined) throw new Error('nobody is here')
  return session
}

export const useHome = () => useQuery({ queryKey: ['home'], queryFn: () => call<Home>('GET', '/home') })

/** After something was saved: whatever rests on it is asked for again. */
export const saved = (): Promise<void> => client.invalidateQueries()
