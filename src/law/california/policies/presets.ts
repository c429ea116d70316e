/** The policies that come with Setaside, by name. */
import { configurable, DEFAULTS } from './configurable.ts'
import { contraCosta, losAngeles, sacramento, sanJoaquin } from './counties.ts'
import type { Policy } from './policy.ts'

export const PRESETS: readonly Policy[] = [
  configurable(DEFAULTS),
  sacramento,
  sanJoaquin,
  contraCosta,
  losAngeles,
]

/** The preset of a name; undefined where there is none. */
export const preset = (name: string): Policy | undefined => PRESETS.find(policy => policy.name === name)
