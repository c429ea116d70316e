/** What reliefs of the Penal Code do not restore, each with its citation, to be told beside every answer. */
import { cite } from '../../../rules/citation.ts'
import type { Leaves } from '../../relief.ts'

/** Each takes the citation of the statute that says so. */
export const stays = {
  firearms: (text: string): Leaves => ({
    says: 'It does not restore the right to own or possess firearms.',
    cite: cite(text, 'verbatim'),
  }),
  office: (text: string): Leaves => ({
    says: 'It does not lift a bar from holding public office.',
    cite: cite(text, 'verbatim'),
  }),
  prior: (text: string): Leaves => ({
    says: 'The conviction may still be pleaded and proved as a prior in a later case.',
    cite: cite(text, 'verbatim'),
  }),
  disclosure: (text: string): Leaves => ({
    says: 'It must still be disclosed in an application for public office, a state or local licence, or a contract with the Lottery.',
    cite: cite(text, 'verbatim'),
  }),
  protective: (text: string): Leaves => ({
    says: 'A protective order that came with it stays in force until it ends by itself.',
    cite: cite(text, 'verbatim'),
  }),
  registration: (text: string): Leaves => ({
    says: 'It does not end a duty to register under PC 290; only PC 290.5 does.',
    cite: cite(
      text,
      'unverified',
      'PC 17(e) says so of reductions, read in the official text; for dismissals from memory',
    ),
  }),
  justice: (text: string): Leaves => ({
    says: 'Courts and criminal justice agencies still see it and may use it.',
    cite: cite(text, 'verbatim'),
  }),
} as const
