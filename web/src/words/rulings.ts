/** The words of rulings: one answer on the law for many cases. */
import { counted } from './formats.ts'

const cases = (n: number): string => counted(n, 'case', 'cases')

export const rulingWords = {
  title: 'Rulings',
  said: (fact: string, value: string): string => `${fact}: ${value}`,
  blind: (fact: string): string => `${fact}: answered; the answer is hidden until it was read a second time`,
  under: (n: number): string => `${cases(n)} under it`,
  out: (n: number): string => `${n} taken out`,
  withdrawn: 'withdrawn',
  which: 'Its cases',
  whichOf: (fact: string): string => `Cases under the ruling on ${fact}`,
  hide: 'Hide its cases',
  takeOut: 'Take out',
  takeOutWhy: 'Why does it not apply to this case?',
  putBack: 'Put back',
  putBackWhy: 'Why does it apply after all?',
  ofWhom: (what: string, name: string): string => `${what}: ${name}`,
  outFor: (why: string): string => (why === '' ? 'Taken out' : `Taken out: ${why}`),
  none: 'No case of this run rests on it.',
  states: {
    'second-read': 'To be read a second time',
    'second-reading': 'Being read a second time',
    disputed: 'Two answers differ',
    settled: 'Settled',
    waiting: 'Waits for an answer',
    leased: 'With somebody',
    'needs-papers': 'Needs papers',
    referred: 'Referred',
    'not-found': 'Looked at, not found',
    'not-needed': 'Not needed any more',
  } as Readonly<Record<string, string>>,
}
