/** The languages there are letters in: those that come with the program, and a file for each that an office wrote itself. */
import { readFileSync, statSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { sha256 } from '../../../results/hash.ts'
import { pathIn } from '../../../results/path-in.ts'
import type { FilingInput } from '../../filing.ts'
import { sentence, whereJsonBreaks } from '../../office.ts'
import { unprintable } from '../../typeset.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import schema from './letters.schema.json' with { type: 'json' }
import type { LetterWords } from './words.ts'

export const LANGUAGES: readonly LetterWords[] = [en, es]

export interface Languages {
  /** In the order of the office; those of the program where it does not say. */
  readonly languages: readonly LetterWords[]
  /** Files of the office that were read, each with its hash. */
  readonly files: readonly string[]
}

/** The languages an office asks for, or what is wrong with them: a sentence. */
export function languagesOf({
  office: { languages },
  languagesFolder,
}: Pick<FilingInput, 'office' | 'languagesFolder'>): Languages | string {
  const found: LetterWords[] = []
  const files: string[] = []
  for (const wanted of languages ?? LANGUAGES.map(({ lang }) => lang)) {
    const path = languagesFolder === undefined ? undefined : pathIn(languagesFolder, `${wanted}.json`)
    const known = LANGUAGES.find(({ lang }) => lang === wanted)
    // The words that come with the program were read by more people than an office has: no file takes their place.
    if (known !== undefined) found.push(known)
    else if (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true) {
      const text = readFileSync(path, 'utf8')
      const read = readLanguage(text, wanted)
      if ('fault' in read) return `[${path}] cannot be used: ${read.fault}`
      found.push(read)
      files.push(`${wanted}.json, sha256 ${sha256(text)}`)
    } else
      return `office.json asks for letters in [${wanted}], which nobody has written yet; there are ${LANGUAGES.map(({ lang }) => lang).join(', ')}${path === undefined ? '' : `; write [${path}] (docs/guide/letters.md)`}`
  }
  return { languages: found, files }
}

/** The words of a file, or what is wrong with it first. */
export function readLanguage(text: string, wanted: string): LetterWords | { readonly fault: string } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { fault: `it is not JSON (${whereJsonBreaks(error, text)}): mend it there` }
  }
  const check = new Ajv2020({ verbose: true }).compile<LetterWords>(schema)
  if (!check(json)) {
    const [first] = check.errors ?? []
    return {
      fault: first === undefined ? 'it does not satisfy its schema' : sentence(first, 'letters.schema.json'),
    }
  }
  if (json.lang !== wanted) return { fault: `its [lang] is [${json.lang}], and its name says [${wanted}]` }
  return unprintable(JSON.stringify(json))
    ? {
        fault:
          'it has letters that the font lacks, which would be printed as \ufffd: another font must come with the program first',
      }
    : json
}
