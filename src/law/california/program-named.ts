/** Finds a program by its name, and reads from disk no more of the law than it asks. */
import type { Program } from '../program.ts'
import { prop64 } from './prop64.ts'

/** In the order of `PROGRAMS`. */
export const PROGRAM_NAMES: readonly string[] = ['prop64', 'automatic', 'petition', 'arrests', 'all']

export async function programNamed(name: string): Promise<Program | undefined> {
  if (name === prop64.name) return prop64
  const { PROGRAMS } = await import('./programs.ts')
  return PROGRAMS.find(program => program.name === name)
}
