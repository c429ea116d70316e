/** Finds a programme by its name, and reads from disk no more of the law than it asks. */
import type { Programme } from '../programme.ts'
import { prop64 } from './prop64.ts'

/** In the order of `PROGRAMMES`. */
export const PROGRAMME_NAMES: readonly string[] = ['prop64', 'automatic', 'petition', 'arrests', 'all']

export async function programmeNamed(name: string): Promise<Programme | undefined> {
  if (name === prop64.name) return prop64
  const { PROGRAMMES } = await import('./programmes.ts')
  return PROGRAMMES.find(programme => programme.name === name)
}
