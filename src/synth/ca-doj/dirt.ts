/** Makes a person's rows misbehave as real files do, and corrects the truth where a needed fact is lost by it. */
import type { Random } from '../random.ts'
import { CAREFUL } from './dirt/careful.ts'
import { GRAVE } from './dirt/grave.ts'
import { GRAVER_FORMS } from './dirt/graver-forms.ts'
import { HARMLESS } from './dirt/harmless.ts'
import type { DirtyPerson, Kind } from './dirt/kind.ts'
import { LINES } from './dirt/lines.ts'
import { OFFENSES } from './dirt/offenses.ts'
import { ORDERS } from './dirt/orders.ts'
import { STRUCTURE } from './dirt/structure.ts'
import { WRITTEN_TWICE } from './dirt/writings.ts'

/** The ways by which rows misbehave. */
export const DIRT: readonly Kind[] = [
  ...HARMLESS.map((kind): Kind => ({ ...kind, nature: 'harmless' })),
  ...CAREFUL.map((kind): Kind => ({ ...kind, nature: 'careful' })),
  ...[...GRAVE, ...LINES, ...OFFENSES, ...ORDERS, ...STRUCTURE, ...GRAVER_FORMS, ...WRITTEN_TWICE].map(
    (kind): Kind => ({ ...kind, nature: 'grave' }),
  ),
]

/** Longest record on which a kind that touches every row is tried. */
const LONG = 60

/** A kind of dirt, and the stream that a person has for it. */
export interface KindDraw {
  readonly kind: Kind
  readonly random: Random
}

/** Makes the row at `at`, and what belongs to it, misbehave. Gives the kind and the rows touched. */
export function addDirt(
  dirty: DirtyPerson,
  at: number,
  draws: readonly KindDraw[],
): { name: string; rows: number } {
  // Of people of the statutes it is not known what the loss of a fact would make of every answer.
  const settled = dirty.plan.claims === undefined && (dirty.plan.alone || dirty.plan.answers.length === 0)
  for (const { kind, random } of inTurn(draws)) {
    if (kind.nature !== 'harmless' && (!settled || dirty.spent || dirty.rows.length > LONG)) continue
    const out = dirty.rows[at]
    if (out === undefined || out.breaks !== undefined) break
    dirty.random = random
    const rows = kind.apply(dirty, out, at)
    if (rows === 0) continue
    if (kind.nature !== 'harmless') dirty.spent = true
    return { name: kind.name, rows }
  }
  return { name: 'none', rows: 1 }
}

/**
 * The kinds in the order in which they are tried. Each draws for itself, so that one more kind takes its own places and
 * leaves all others as they are; the lowest of as many draws as it weighs makes it first as often as its weight says.
 */
function inTurn(draws: readonly KindDraw[]): readonly KindDraw[] {
  const drawn = draws.map(draw => {
    let lowest = draw.random.next()
    for (let more = 1; more < draw.kind.weight; more++) lowest = Math.min(lowest, draw.random.next())
    return { draw, lowest }
  })
  return drawn.sort((a, b) => a.lowest - b.lowest).map(({ draw }) => draw)
}
