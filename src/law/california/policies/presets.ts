/** The policies that come with Setaside, by name. */

import type { Policy } from '../../policy.ts'
import { configurable, DEFAULTS } from './configurable.ts'
import { contraCosta, losAngeles, sacramento, sanJoaquin } from './counties.ts'

export const PRESETS: readonly Policy[] = [
  configurable(DEFAULTS),
  sacramento,
  sanJoaquin,
  contraCosta,
  losAngeles,
]
