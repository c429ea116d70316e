/** Which policies stand beside each other: first that of the run, then those that were named, each once. */
import { stableJson } from '../results/hash.ts'
import type { PolicyNamed } from './engine.ts'

export const comparedWith = (ofRun: PolicyNamed, named: readonly PolicyNamed[]): readonly PolicyNamed[] => {
  const all = new Map([ofRun, ...named].map(policy => [stableJson(policy ?? ''), policy]))
  return [...all.values()]
}
