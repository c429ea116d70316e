/** HSC 11361.8 as a statute of the register: what its text holds and what its reliefs leave; the rules are those of its file. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import type { Leaves } from '../../relief.ts'
import { statute } from '../../statute.ts'
import { OUTLINE } from './outline.ts'
import { RULES, rulesFor } from './text.ts'

/** What a redesignation leaves, whichever it is. */
const redesignated: readonly Leaves[] = [
  {
    says: 'The conviction stands, as the lesser offense for all purposes.',
    cite: cite('HSC 11361.8(h)', 'unverified', 'for all purposes: read in summaries only'),
  },
  {
    says: 'Who is resentenced while serving a sentence may be supervised for up to a year after it.',
    cite: cite('HSC 11361.8(c)', 'copy'),
  },
]
const finality: Leaves = {
  says: 'What else was decided in the case stays as it was decided.',
  cite: cite('HSC 11361.8(j)-(k)', 'unverified'),
}

const procedure = 'Procedure: told with the filing, not decided from the record.'

const described = statute<Conviction>({
  id: 'hsc-11361.8',
  title: 'Cannabis convictions from before the Adult Use of Marijuana Act (Proposition 64)',
  cite: cite('HSC 11361.8', 'secondary', '(a) to (c) read on a copy, the rest in summaries and forms'),
  of: 'conviction',
  status: 'in force',
  read: {
    on: '2026-07-21',
    where: 'an unofficial copy of (a) to (c), opinions, forms and agencies’ pages; not the official code',
  },
  attorneyReview: 'none',
  history: [
    { on: '2016-11-09', says: 'Proposition 64 takes effect.' },
    {
      on: '2017-06-27',
      says: 'SB 94: eight grams of concentrated cannabis in HSC 11357, four in the Act as passed.',
    },
    { on: '2019-01-01', says: 'AB 1793: HSC 11361.9 sets going a review by the state, without a petition.' },
    { on: '2026-11-23', says: 'Encoded.' },
  ],
  reliefs: [
    {
      id: 'dismiss-and-seal',
      says: 'The conviction is dismissed because legally invalid, and sealed. By the position of the Department of Justice it then ceases to exist for all purposes.',
      effect: 'sealed',
      leaves: [finality],
    },
    {
      id: 'redesignate-infraction',
      says: 'The conviction is redesignated as an infraction.',
      effect: 'infraction',
      leaves: [...redesignated, finality],
    },
    {
      id: 'redesignate-misdemeanor',
      says: 'The conviction is redesignated as a misdemeanor.',
      effect: 'misdemeanor',
      leaves: [...redesignated, finality],
    },
  ],
  outline: OUTLINE,
  subdivisions: [
    { at: '(a)', says: 'Petition of a person who is serving a sentence.', status: 'encoded' },
    {
      at: '(b)',
      says: 'The criteria are presumed to be met; recall or dismissal, unless it would be an unreasonable risk.',
      status: 'encoded',
    },
    {
      at: '(c)',
      says: 'Credit for time served, and supervision after a resentencing.',
      status: 'left-out',
      why: 'It follows from the order and does not decide whether there is one; told with what the relief leaves.',
    },
    {
      at: '(d)',
      says: 'No longer term, and no return of charges dismissed in a plea.',
      status: 'left-out',
      why: 'It bounds what the court may impose, not who may ask.',
    },
    { at: '(e)', says: 'Application of a person whose sentence is complete.', status: 'encoded' },
    { at: '(f)', says: 'The criteria are presumed to be met; the court shall grant.', status: 'encoded' },
    { at: '(g)', says: 'No hearing unless one is asked for.', status: 'left-out', why: procedure },
    { at: '(h)', says: 'What is redesignated is the lesser offense for all purposes.', status: 'encoded' },
    {
      at: '(i)',
      says: 'Another judge where the first is not available.',
      status: 'left-out',
      why: procedure,
    },
    {
      at: '(j)-(k)',
      says: 'Other remedies and the finality of other judgments stay as they are.',
      status: 'left-out',
      why: 'It changes no answer; told with what the relief leaves.',
    },
    {
      at: '(l)',
      says: 'A resentencing hearing is one of which victims are told.',
      status: 'left-out',
      why: procedure,
    },
    { at: '(m)', says: 'The same for juvenile adjudications.', status: 'encoded' },
    { at: '(n)', says: 'The Judicial Council makes the forms.', status: 'left-out', why: procedure },
  ],
  concerns: conviction => rulesFor(conviction) !== undefined,
  rules: RULES,
})

/** Found by section, as the run finds them. */
export const hsc113618 = { ...described, rules: RULES, rulesFor }
