/** What HSC 11361.5 gives, of convictions and of arrests alike: the relief, who acts, and since when. */
import { cite } from '../../../rules/citation.ts'
import { always } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import type { Relief } from '../../relief.ts'
import type { Version } from '../../statute.ts'

/** The first day of the scheme: what is older is destroyed on application. */
export const FIRST = theDay('1976-01-01')

export const statuteText = cite(
  'HSC 11361.5(a)',
  'copy',
  'read as it was before 2017; the version since then in summaries',
)

export const inForce = {
  from: FIRST,
  cite: cite('HSC 11361.5', 'secondary', 'SB 95, in force from 1 January 1976'),
}

export const DESTROY: Relief = {
  id: 'destroy-records',
  says: 'Courts and agencies destroy their records of it, so that it appears never to have been; a record past its date is not accurate for any purpose, and no public agency may deny anything because of it (HSC 11361.7).',
  effect: 'destroyed',
  leaves: [
    {
      says: 'Records of other offenses of the same case are not destroyed with it.',
      cite: cite(
        'HSC 11361.5(a)',
        'unverified',
        'Setaside’s reading: it names records of these offenses only',
      ),
    },
  ],
}

export const duty = <S>(): readonly Route<S>[] => [
  {
    name: 'duty to destroy',
    says: 'Court and agencies shall destroy the record by themselves. Where one still has it, ask for it in writing (All of Us or None v. Hamrick).',
    cite: cite('HSC 11361.5(a),(c); 11361.7', 'secondary'),
    by: 'automatic',
    grant: 'shall',
    opens: always('the duty needs no petition'),
  },
]

export const read = {
  on: '2026-07-21',
  where: 'a copy of (a) as it was before 2017; summaries of the rest',
} as const

export const HISTORY: readonly Version[] = [
  { on: '1976-01-01', says: 'SB 95: records of small possession are destroyed after two years.' },
  { on: '2017-06-27', says: 'SB 94: any offense under 11357, as Proposition 64 divides it.' },
  {
    on: '2026-11-26',
    says: 'Encoded, from a copy of the text before 2017 and summaries of the present one.',
  },
]
