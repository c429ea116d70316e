/** Every file that is made of the code and checked in, by its path in the repository. */
import { CALIFORNIA } from '../src/law/california/statutes.ts'
import { commandPages } from './command-pages.ts'
import { formatPage } from './format-page.ts'
import { limitsPage } from './limits-page.ts'
import { pageFiles } from './page-files.ts'
import { settingsSchema } from './settings-schema.ts'

/** Folders in which nothing else lies. */
export const MADE_FOLDERS: readonly string[] = ['docs/law', 'man']

export async function madeFiles(): Promise<ReadonlyMap<string, string>> {
  const law = [...(await pageFiles(CALIFORNIA))].map(([path, text]): [string, string] => [
    `docs/law/${path}`,
    text,
  ])
  return new Map([
    ...law,
    ...(await commandPages()),
    ['docs/format.md', formatPage()],
    ['docs/limits.md', limitsPage()],
    ['docs/schemas/setaside.schema.json', settingsSchema()],
  ])
}
