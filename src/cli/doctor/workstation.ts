/** What the workstation needs beside the program: a database that starts, and a browser that shows its pages. */
import { existsSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import type { Connection } from '../../review/database/connection.ts'
import type { Finding } from './finding.ts'

/** Starts the database that comes with the program in this empty folder, asks it something, and stops it; or asks the agency's own. */
export async function database(
  folder: string,
  own: string | undefined = process.env.DATABASE_URL,
): Promise<Finding> {
  const what = 'database'
  try {
    const { startEmbedded } = await import('../../review/database/embedded.ts')
    const embedded = own === undefined ? await startEmbedded(folder) : undefined
    try {
      const version = await asked(embedded?.connection ?? { connectionString: own ?? '' })
      return {
        what,
        state: 'works',
        says: `PostgreSQL ${version} starts and answers: the workstation can run`,
      }
    } finally {
      await embedded?.stop()
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'NoDatabase'))
      return {
        what,
        state: 'fails',
        says: `${own === undefined ? 'the database of the workstation' : 'the database of DATABASE_URL'} does not answer: [setaside serve] will not run; all else does`,
      }
    const says = `${error.message}; only [setaside serve] needs it`
    return { what, state: NOT_OF_THE_COPY.test(error.message) ? 'look' : 'fails', says }
  }
}

/** It is not in this copy, or root has made the folder its own: what the program can do is not told by that. */
const NOT_OF_THE_COPY = /^there is no PostgreSQL|another user than root/

async function asked(connection: Connection): Promise<string> {
  const { openDatabase } = await import('../../review/database/connection.ts')
  const opened = openDatabase(connection, 1)
  try {
    const { rows } = await opened.pool.query<{ readonly server_version: string }>('show server_version')
    return rows[0]?.server_version.split(' ')[0] ?? ''
  } finally {
    await opened.close()
  }
}

/** Programs that show pages, by the system: their names in the folders of programs, or where they stand. */
const BROWSERS: Readonly<Record<string, readonly string[]>> = {
  win32: [
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Mozilla Firefox\\firefox.exe',
  ],
  darwin: ['Safari.app', 'Google Chrome.app', 'Firefox.app', 'Microsoft Edge.app'],
}
const ELSEWHERE = [
  'firefox',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
]

/** Where programs are looked for. */
function placesOf(platform: string, env: NodeJS.ProcessEnv): readonly string[] {
  const named =
    platform === 'win32'
      ? [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA]
      : platform === 'darwin'
        ? [
            '/Applications',
            '/System/Applications',
            '/System/Volumes/Preboot/Cryptexes/App/System/Applications',
          ]
        : (env.PATH ?? '').split(delimiter)
  return named.filter(place => place !== undefined && place !== '') as readonly string[]
}

/** Names a browser of this machine; nothing is started. */
export function browser(platform: string = process.platform, env: NodeJS.ProcessEnv = process.env): Finding {
  const what = 'browser'
  const found = placesOf(platform, env)
    .flatMap(place => (BROWSERS[platform] ?? ELSEWHERE).map(name => resolve(place, name)))
    .find(path => existsSync(path))
  return found === undefined
    ? {
        what,
        state: 'look',
        says: 'none of those we know was found: open the link that [setaside serve] prints in one on this machine',
      }
    : { what, state: 'works', says: `[${found}] shows the pages of the workstation` }
}
