/** What an office sets once for a folder, in `setaside.json` there: read, checked, and given to the commands. */

import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { LIMITS } from '../record/limits.ts'
import { nearestName } from '../record/nearest.ts'
import { isProblem, type Problem, refused } from './exit.ts'
import { whereJsonBreaks } from './json-breaks.ts'

export const SETTINGS_FILE = 'setaside.json'

/** What may be set, and what it is. Never the day of a run: answers would change from day to day unsaid. */
export const SETTINGS = {
  jurisdiction: 'the state whose law is asked and whose papers are made, such as us-ca',
  inputFormat: 'what the files to read are, such as ca-doj',
  map: 'the mapping that describes an office’s own extracts, by its name or its path',
  county: 'the county whose convictions are decided',
  program: 'which law is asked, such as automatic',
  policy: 'what the office adds to the law: a preset or a policy file',
  office: 'the path of office.json: who files, in which court',
  forms: 'the folder of the official forms that the office has added',
  courtCodes: 'the path of court-codes.json: the codes of the court for electronic filing',
  results: 'the folder a run writes its results into, and where they are looked for afterwards',
  report: 'the folder the page for the chief and the public is written into',
  approvals: 'the path of approvals.csv: written by approve, read by file',
  key: 'the path of the key by which the identifiers of a state are hashed, for its partitions',
  indexes: 'the folder of the indexes of a state that is decided in partitions',
  groups: 'the folder of the groups of its rows: written by group, read by partition and gather',
  filing: 'the folder the documents are written into, and where they are looked for afterwards',
} as const

export type Setting = keyof typeof SETTINGS
export type Settings = Readonly<Partial<Record<Setting, string>>>

const isSetting = (key: string): key is Setting => Object.hasOwn(SETTINGS, key)

/** No settings are as long as this. */
const LONGEST = LIMITS.settings.most

/** The settings of the working folder; none where it has no such file. */
export function readSettings(): Settings | Problem {
  const found = statSync(SETTINGS_FILE, { throwIfNoEntry: false })
  if (found === undefined) return {}
  if (!found.isFile() || found.size > LONGEST)
    return wrong('is no file of settings; move it away, or leave it aside with [--no-settings]')
  const bytes = readFileSync(SETTINGS_FILE)
  if (!isUtf8(bytes)) return wrong('is not UTF-8: save it again as UTF-8')
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return wrong(`is not JSON (${whereJsonBreaks(error, text)}): mend it there`)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return wrong('holds no object in braces; write {"county": "SACRAMENTO"}')
  const settings: Partial<Record<Setting, string>> = {}
  for (const [key, value] of Object.entries(json)) {
    if (key === '$schema') continue
    const problem = problemOf(key, value)
    if (isProblem(problem)) return problem
    if (isSetting(key)) settings[key] = String(value)
  }
  return settings
}

function problemOf(key: string, value: unknown): Problem | undefined {
  if (/^as-?of$/i.test(key))
    return wrong('holds the day of a run, which each run says itself; take it out and give [--as-of]')
  if (!isSetting(key)) {
    const nearest = nearestName(key.replaceAll('-', ''), Object.keys(SETTINGS))
    return wrong(
      `holds [${key}], which is no setting; ${
        nearest === undefined
          ? `choose among ${Object.keys(SETTINGS).join(', ')}`
          : `did you mean [${nearest}]?`
      }`,
    )
  }
  if (typeof value !== 'string' || value.trim() === '')
    return wrong(`has a [${key}] that is no text in quotes; it is ${SETTINGS[key]}`)
  return undefined
}

const wrong = (says: string): Problem => refused(`[${SETTINGS_FILE}] in the working folder ${says}`)
