/** What the flags of the qualifier columns make of the offense they stand beside. */
import type { Offense, OffenseReading } from '../../../record/person.ts'
import { marijuanaSection } from './marijuana.ts'
import { modifierOf } from './modifiers.ts'
import { type Effect, QUALIFIERS } from './vocabulary/qualifiers.ts'

const EFFECTS = new Map<string, Effect>()
for (const [effect, flags] of Object.entries(QUALIFIERS) as [Effect, readonly string[]][])
  for (const flag of flags) EFFECTS.set(flag, effect)
const MOST_WORDS = Math.max(...[...EFFECTS.keys()].map(flag => flag.split(' ').length))

interface Flags {
  readonly effects: readonly Effect[]
  /** Words that are of no flag known. */
  readonly unknown: readonly string[]
}

/** Reads a list of flags, whatever stands between them: each as long as the longest phrase known. */
export function readFlags(text: string): Flags {
  const words = text.toUpperCase().match(/[A-Z0-9]+/g) ?? []
  const effects = new Set<Effect>()
  const unknown: string[] = []
  let at = 0
  while (at < words.length) {
    let length = Math.min(MOST_WORDS, words.length - at)
    while (length > 0 && !EFFECTS.has(words.slice(at, at + length).join(' '))) length--
    if (length === 0) {
      const word = words[at] as string
      const effect = modifierOf(word)
      if (effect === undefined || effect === 'unclear') unknown.push(word)
      else effects.add(effect)
      at++
    } else {
      effects.add(EFFECTS.get(words.slice(at, at + length).join(' ')) as Effect)
      at += length
    }
  }
  effects.delete('nothing')
  return { effects: [...effects], unknown }
}

/**
 * The reading with what the flags say: an attempt, a conspiracy or a solicitation as `664/`, `182/` and `653f/` would make
 * it, an accessory as PC 32. A flag that is not known, or contradicts another or the text, leaves open which offense it is.
 */
export function qualified(reading: OffenseReading, flags: string): OffenseReading {
  const { effects, unknown } = readFlags(flags)
  const [effect, ...more] = effects
  if (unknown.length > 0 || more.length > 0) return unsure(reading, flags)
  if (effect === undefined || effect === 'nothing') return reading
  if (effect === 'accessory') return accessoryTo(reading)
  if (reading.offenses.some(({ inchoate }) => inchoate !== undefined && inchoate !== effect))
    return unsure(reading, flags)
  return { ...reading, offenses: reading.offenses.map(offense => ({ ...offense, inchoate: effect })) }
}

const unsure = (reading: OffenseReading, flags: string): OffenseReading => ({
  ...reading,
  unread: `${reading.unread} ${flags.trim()}`.trim(),
})

const PC_32: Offense = { code: 'PC', section: '32', subdivisions: [] }

/** To a marijuana offense: its words then say so, for a plea to it may come within the act. */
function accessoryTo(reading: OffenseReading): OffenseReading {
  if (reading.offenses.length === 0) return reading
  const marijuana = reading.offenses.some(offense => marijuanaSection(offense) !== undefined)
  const said = marijuana ? new Set([...(reading.says ?? []), 'MARIJUANA']) : reading.says
  return { ...reading, offenses: [PC_32], ...(said === undefined ? {} : { says: said }) }
}
