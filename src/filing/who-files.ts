/** Who must act for what is due, and whether the office that files can: by its own motion, or by the person's petition. */
import type { AnswersRoute } from '../results/answers.ts'
import type { Kind, Office } from './filing.ts'

/** As much as a run says of the way to a relief. */
export interface Way {
  /** `pc-1203.4`. */
  readonly statute: string
  readonly by?: NonNullable<AnswersRoute['by']>
  readonly givenBy?: 'agency'
  /** On what ground the prosecutor's office may move for it though the statute has the person ask; absent where on none. */
  readonly officeMoves?: string
}

/**
 * `office`: the office that files, in its own name or for the person. `itself`: nobody; it comes by itself. `agency`: the
 * person, of an agency and no court. `court`: the court, of its own duty. `person`: the person, by petition.
 */
export type Filer = 'office' | 'itself' | 'court' | 'agency' | 'person'

/** What of an office decides what it may file. */
export type Filing = Pick<Office, 'motionAuthority'> & { readonly kind: Office['agency']['kind'] }

export const filingOf = ({ agency: { kind }, motionAuthority }: Office): Filing => ({
  kind,
  ...(motionAuthority === undefined ? {} : { motionAuthority }),
})

/**
 * In whose name what is made asks a court: the office's where a motion is among it, else the person's, on whose papers or of
 * whose petitions it is. Undefined where it only tells what was granted.
 */
export function askingOf(kinds: readonly Pick<Kind, 'asks'>[], office: Office): Filing | undefined {
  if (kinds.some(({ asks }) => asks === 'office')) return filingOf(office)
  return kinds.every(({ asks }) => asks === 'nobody') ? undefined : { kind: 'defender' }
}

/** Who files for a relief where this office is the one that asks. */
export function whoFiles(
  { statute, by, givenBy, officeMoves }: Way,
  { kind, motionAuthority }: Filing,
): Filer {
  if (by === 'automatic') return 'itself'
  if (givenBy === 'agency') return 'agency'
  if (authorityFor(statute, motionAuthority) !== undefined || by === 'motion') return 'office'
  if (by === 'duty') return 'court'
  return kind === 'defender' || officeMoves !== undefined ? 'office' : 'person'
}

/** Why an office may not file for a relief: a sentence of what to do, without a person's data. Undefined where it may. */
export function whyNotFiled(way: Way, filing: Filing): string | undefined {
  const { statute } = way
  switch (whoFiles(way, filing)) {
    case 'office':
      return undefined
    case 'itself':
      return `what [${statute}] gives comes by itself: no court grants it, and nothing permits a motion for it; leave it out, and check it against the state's record`
    case 'agency':
      return `what [${statute}] gives here an agency gives, and no court: leave it out, and let the person ask the agency`
    case 'court':
      return `what [${statute}] gives the court gives of its own duty, without a motion: leave it out, and ask the court whether it is done`
    case 'person':
      return `[${statute}] has the person ask for this, and not the prosecutor's office: leave it to the person, or name in [motionAuthority] of office.json on what authority the office moves under [${statute}]`
  }
}

/** A statute as offices write it, `PC 1203.4` or `pc-1203.4`, by the name it has here. */
export const statuteId = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s§]+/g, '-')

/** On what authority an office moves under a statute, in its own words. */
export function authorityFor(
  statute: string,
  motionAuthority: Office['motionAuthority'],
): string | undefined {
  if (motionAuthority === undefined) return undefined
  return Object.entries(motionAuthority).find(([written]) => statuteId(written) === statute)?.[1]
}

/** What is wrong with the statutes that an office names an authority for. */
export function* faultsOfAuthority(
  { motionAuthority = {} }: Pick<Office, 'motionAuthority'>,
  known: readonly string[],
): Iterable<string> {
  const named = new Map<string, string>()
  for (const written of Object.keys(motionAuthority)) {
    const id = statuteId(written)
    const before = named.get(id)
    if (before !== undefined)
      yield `[motionAuthority] names [${before}] and [${written}], which are one statute; keep one of them`
    named.set(id, written)
    if (!known.includes(id))
      yield `[motionAuthority] names [${written}], which is no statute known here; choose among ${known.join(', ')}`
  }
}
