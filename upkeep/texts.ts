/** The statutes that are laid out as their text, with the source they are written in. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyStatute } from '../src/law/registry.ts'
import { paraphrased } from './paraphrase.ts'

const FOLDER = join(import.meta.dirname, '../src/law')

export interface LaidOut {
  /** From the root of the file system. */
  readonly path: string
  readonly statute: AnyStatute
  readonly source: string
  /** The source as it is with the words of the outline above each clause. */
  readonly paraphrased: string
}

const isStatute = (value: unknown): value is AnyStatute =>
  typeof value === 'object' && value !== null && 'outline' in value && 'subdivisions' in value

/** Throws where a file lays out a text and defines no statute, or more than one. */
export async function textsOf(): Promise<readonly LaidOut[]> {
  const found = globSync('*/*/*.ts', { cwd: FOLDER })
    .sort()
    .map(path => ({ path: join(FOLDER, path), source: readFileSync(join(FOLDER, path), 'utf8') }))
    .filter(({ source }) => source.includes('= text(OUTLINE)'))
  return Promise.all(
    found.map(async ({ path, source }) => {
      const module: Readonly<Record<string, unknown>> = await import(path)
      const [statute, ...more] = Object.values(module).filter(isStatute)
      if (statute === undefined || more.length > 0)
        throw new Error(`[${path}] lays out a text, and must define one statute`)
      return { path, statute, source, paraphrased: paraphrased(source, statute) }
    }),
  )
}
