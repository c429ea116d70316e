/** Sections that make no offense but say what becomes of who is convicted of another: a record may name them in its place. */
import type { Offense } from '../../../record/person.ts'

type Named = Pick<Offense, 'section' | 'subdivisions'>

const whole = (...sections: readonly string[]): readonly Named[] =>
  sections.map(section => ({ section, subdivisions: [] }))

/**
 * The offenses that each may stand for; it only ever asks. PC 288.1 (who was convicted of a lewd act on a child) read
 * 2026-11-30; the others from memory, 213.5 and the sections of a degree (`461.1`) as older texts had them.
 */
const PENAL_CODE: ReadonlyMap<string, readonly Named[]> = new Map([
  ['190', whole('187')],
  ['213.5', whole('211')],
  ['264', whole('261', '262')],
  ['288.1', whole('288')],
  ['311', whole('311.1', '311.2', '311.3', '311.4', '311.10', '311.11')],
  ...['459.1', '459.2', '460.2', '461.1', '461.2'].map(section => [section, whole('459')] as const),
])
const VEHICLE_CODE: ReadonlyMap<string, readonly Named[]> = new Map([
  ...['23536', '23538', '23540', '23542', '23546', '23548', '23550', '23550.5', '23552'].map(
    section => [section, whole('23152', '23153')] as const,
  ),
  ...['23554', '23556', '23558', '23560', '23562', '23566', '23568'].map(
    section => [section, whole('23153')] as const,
  ),
])
/** PC 193 punishes each kind of the manslaughter of PC 192 under its own letter. */
const OF_MANSLAUGHTER = '193'
const NONE: readonly Named[] = []

/** The offenses that a section which only punishes may stand for; none where it is an offense itself. */
export function spokenOf({ code, section, subdivisions }: Offense): readonly Named[] {
  if (code === undefined || code === 'PC') {
    if (section === OF_MANSLAUGHTER) return [{ section: '192', subdivisions }]
    const found = PENAL_CODE.get(section)
    if (found !== undefined) return found
  }
  return code === undefined || code === 'VC' ? (VEHICLE_CODE.get(section) ?? NONE) : NONE
}
