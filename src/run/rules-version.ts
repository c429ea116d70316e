/** The version of a programme's rules, and the hash it is derived from: nobody has to remember to raise it. */
import { contentOfProgramme } from '../law/content.ts'
import type { Programme } from '../law/programme.ts'
import { sha256, stableJson } from './manifest.ts'

export interface RulesVersion {
  /** The last day in the histories of the statutes, and the beginning of the hash: `2026-11-26.3f9a01c2`. */
  readonly version: string
  /** Of every statute, list and table the programme decides by. Code that reads a fact from a record is not in it. */
  readonly rulesSha256: string
}

const known = new WeakMap<Programme, RulesVersion>()

export function rulesVersion(programme: Programme): RulesVersion {
  const found = known.get(programme) ?? versionOf(programme)
  known.set(programme, found)
  return found
}

function versionOf(programme: Programme): RulesVersion {
  const rulesSha256 = sha256(stableJson(contentOfProgramme(programme)))
  const days = programme.encoded.flatMap(({ history }) => history.map(({ on }) => on)).sort()
  return { version: `${days.at(-1)}.${rulesSha256.slice(0, 8)}`, rulesSha256 }
}
