/** The words of the audit's screen. */
import { number } from './formats.ts'

export const AUDIT_WORDS = {
  title: 'Audit',
  lede: 'Nobody can edit or delete an entry.',
  of: {
    all: 'You see what everybody did.',
    own: 'You see what you did. An auditor sees all of it.',
    'sign-ins': 'You see who came in, and what was set. An auditor sees the rest.',
  } as Readonly<Record<'all' | 'own' | 'sign-ins', string>>,
  checking: 'Every entry is being read.',
  holds: (n: number): string => `All ${number(n)} entries hold the one before them.`,
  head: 'The last one, to be noted elsewhere:',
  broken: 'The audit does not hold.',
  number: 'Number',
  when: 'When',
  who: 'Who',
  as: 'As',
  what: 'What',
  ofWhat: 'Of',
  from: 'From day',
  to: 'To day',
  everybody: 'Everybody',
  everything: 'Everything',
  nothing: 'No entry fits all of these.',
  older: 'Older entries',
} as const
