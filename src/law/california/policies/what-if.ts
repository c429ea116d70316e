/** Two policies that no office need choose: what clearing everything would do, worked out beside every run. */
import { all } from '../../../rules/algebra.ts'
import { end, line, type Policy } from '../../policy.ts'
import { convictedOf, NOT_MARIJUANA, relatedCharge, SECTIONS, withMarijuana } from './circumstances.ts'

const SHARED = {
  source: 'The comparison runs of BEAR (Code for America, MIT)',
  whenLawBars: 'grant',
  otherwise: end('not-eligible', NOT_MARIJUANA),
} as const

const everything = line('dismiss', 'Dismiss all Prop 64 convictions', convictedOf(...SECTIONS))

export const dismissAll: Policy = {
  ...SHARED,
  name: 'dismiss-all',
  title: 'Dismiss all Prop 64 convictions',
  notes: ['Bars of the statute do not stop it: it measures what the office could give.'],
  related: false,
  lines: [everything],
}

export const dismissAllAndRelated: Policy = {
  ...SHARED,
  name: 'dismiss-all-and-related',
  title: 'Dismiss all Prop 64 convictions and related charges',
  notes: [
    'Bars of the statute do not stop it: it measures what the office could give.',
    'A related charge is dismissed where a marijuana charge stands in the same cycle.',
  ],
  related: true,
  lines: [
    everything,
    line(
      'dismiss',
      'Dismiss all Prop 64 convictions and related charges',
      all('a related charge with a marijuana charge in the cycle', relatedCharge, withMarijuana),
    ),
  ],
}
