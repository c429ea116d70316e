/** The cases of every statute, found in its folder. Only what is kept beside the program reads them; a run never does. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CASE_DAY, type StatuteCase } from '../src/law/california/statute-case.ts'
import type { AnyStatute } from '../src/law/registry.ts'

const FOLDER = join(import.meta.dirname, '../src/law/california')

export interface CasesOf {
  readonly cases: readonly StatuteCase[]
  /** The day on which those without a timeline are asked. */
  readonly day: string
}

interface Module {
  readonly CASES?: readonly StatuteCase[]
  /** Of a statute that is asked of convictions and of arrests: those of its other half. */
  readonly ARREST_CASES?: readonly StatuteCase[]
  readonly CASE_DAY?: string
}
const ARRESTS = /-arrests$/

/** None where the statute has no rules. Throws where one that has rules has no cases. */
export async function casesOf({ id, rules }: Pick<AnyStatute, 'id' | 'rules'>): Promise<CasesOf> {
  if (rules.length === 0) return { cases: [], day: CASE_DAY }
  const path = join(FOLDER, id.replace(ARRESTS, ''), 'cases.ts')
  const module: Module = existsSync(path) ? await import(path) : {}
  const cases = ARRESTS.test(id) ? module.ARREST_CASES : module.CASES
  if (cases === undefined) throw new Error(`the statute [${id}] has no cases: write them in [${path}]`)
  return { cases, day: module.CASE_DAY ?? CASE_DAY }
}
