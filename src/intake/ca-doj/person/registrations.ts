/** Which rows say that a person had to register: those of PC 290, and those that may be. */
import type { Registration } from '../../../record/person.ts'
import { rowOffense } from '../offense.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'

/** Beside a step that cannot be read, what only a registration is told with. */
const REGISTERS = /\bREGIST/i

export function readRegistrations(
  events: readonly Event[],
  { readOffense }: Pick<Readers, 'readOffense'>,
): readonly Registration[] {
  let found: Registration[] | undefined
  for (const { row, step, day } of events) {
    if (!step.registration && !step.unread) continue
    const offense = rowOffense(row, readOffense).reading
    const sexual = offense.offenses.some(
      ({ code, section }) => (code ?? 'PC') === 'PC' && /^290(\.|$)/.test(section),
    )
    const another = offense.offenses.length > 0 && offense.unread === ''
    if (!sexual && (another || (step.unread && !REGISTERS.test(offense.text)))) continue
    found ??= []
    found.push({ text: offense.text, offense, day, sources: [row.source] })
  }
  return found ?? []
}
