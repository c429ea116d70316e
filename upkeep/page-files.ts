/** The files of docs/law by their names there: a Markdown and an HTML file a page. */
import type { Register } from '../src/law/registry.ts'
import { html, markdown } from './document.ts'
import { lawPages } from './law-pages.ts'

export async function pageFiles(register: Register): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const page of await lawPages(register)) {
    files.set(`${page.page === 'index' ? 'README' : page.page}.md`, markdown(page))
    files.set(`site/${page.page}.html`, html(page))
  }
  return files
}
