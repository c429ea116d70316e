/** The cases of every statute, found beside it by its name. Only what is kept beside the program reads them; a run never does. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CASE_DAY, type StatuteCase } from '../src/law/california/cases.ts'
import type { AnyStatute } from '../src/law/registry.ts'

const FOLDER = join(import.meta.dirname, '../src/law/california')

export interface CasesOf {
  readonly cases: readonly StatuteCase[]
  /** The day on which those without a timeline are asked. */
  readonly day: string
}

/** None where the statute has no rules. Throws where one that has rules has no cases. */
export async function casesOf({ id, rules }: Pick<AnyStatute, 'id' | 'rules'>): Promise<CasesOf> {
  if (rules.length === 0) return { cases: [], day: CASE_DAY }
  const path = join(FOLDER, `${id}.cases.ts`)
  if (!existsSync(path)) throw new Error(`the statute [${id}] has no cases: write them in [${path}]`)
  const module: { readonly CASES: readonly StatuteCase[]; readonly CASE_DAY?: string } = await import(path)
  return { cases: module.CASES, day: module.CASE_DAY ?? CASE_DAY }
}
