/** The version of Setaside, from its package. */
import { readFileSync } from 'node:fs'

/** The package stands two folders up, in a checkout as in what is published. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
