/** Holds XML against the schemas in test/schemas, with xmllint: libxml2's own checks, not ours. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryPages, validateXML } from 'xmllint-wasm'

const folder = join(import.meta.dirname, 'schemas')
const files = readdirSync(folder).map(fileName => ({
  fileName,
  contents: readFileSync(join(folder, fileName), 'utf8'),
}))

/** What is wrong with these documents; nothing where all are valid. */
export async function invalid(
  schema: string,
  xml: readonly { readonly fileName: string; readonly contents: string }[],
): Promise<readonly string[]> {
  const main = files.find(({ fileName }) => fileName === schema)
  if (main === undefined) throw new Error(`there is no schema [${schema}]`)
  const { valid, errors } = await validateXML({
    xml,
    schema: [main],
    preload: files.filter(file => file !== main),
    initialMemoryPages: 256,
    maxMemoryPages: memoryPages.GiB,
  })
  return valid ? [] : errors.map(({ message, loc }) => `${loc?.fileName ?? ''}: ${message}`)
}

/** The canonical form that another reader than ours gives a document. */
export async function canonical(xml: string): Promise<string> {
  const { normalized } = await validateXML({ xml, normalization: 'c14n', maxMemoryPages: memoryPages.GiB })
  return normalized
}
