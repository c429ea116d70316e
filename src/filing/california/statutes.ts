/** What the points and authorities say of a statute beyond the citations of the run, each sentence with how it was read. */

import { statuteWords } from './statute-words.ts'

/** A sentence about a statute, with where it stands there. */
export interface Authority {
  readonly cite: string
  readonly says: string
  /**
   * `copy`: read on an unofficial copy. `secondary`: in summaries and official guidance. `unverified`: from memory.
   * None was read by an attorney: who signs checks each.
   */
  readonly read: 'copy' | 'secondary' | 'unverified'
}

export interface StatuteAuthorities {
  /** In the title of the motion. */
  readonly short: string
  readonly ground: string
  readonly authorities: readonly Authority[]
}

/** Read for Setaside between 2026-07 and 2026-11; see docs/law and the rules' own citations. */
const KNOWN: Readonly<Record<string, StatuteAuthorities>> = {
  'hsc-11361.8': {
    short: 'Health & Saf. Code, §§\u00a011361.8, 11361.9',
    ground:
      'each conviction is for conduct that is no crime, or a lesser one, since the Control, Regulate and Tax Adult Use of Marijuana Act took effect on November 9, 2016',
    authorities: [
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (e)',
        says: 'A person who has completed the sentence for a conviction under sections 11357 to 11360, and who would not have been guilty, or guilty of a lesser offense, had the Act been in effect at the time, may have it dismissed and sealed because it is now legally invalid, or redesignated as a misdemeanor or an infraction.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subds. (b), (f)',
        says: 'The criteria are presumed to be satisfied unless the party opposing proves otherwise by clear and convincing evidence. Once they are satisfied, the court shall redesignate the conviction, or dismiss it and seal it.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (g)',
        says: 'No hearing is necessary unless the applicant asks for one.',
        read: 'unverified',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.8, subd. (h)',
        says: 'A felony that is redesignated is a misdemeanor or an infraction for all purposes.',
        read: 'secondary',
      },
      {
        cite: 'Health & Saf. Code, §\u00a011361.9',
        says: 'The Legislature did not leave this to those who ask. It had past convictions that are eligible identified, had the prosecution review them, and has the court reduce, dismiss and seal those that are not challenged.',
        read: 'secondary',
      },
    ],
  },
}

/** Why the list of names is to be sealed. Rule 2.550(d) asks the court for these findings; paraphrased from memory. */
export const SEALING: Authority = {
  cite: 'Cal. Rules of Court, rules 2.550(d), 2.551',
  says: 'The interest of the people named in Exhibit A in the relief that they are given overrides the right of public access to that list; a public list of those whose convictions are dismissed or sealed would undo what it is made for; the seal reaches the list alone, and no less restrictive means would do.',
  read: 'unverified',
}

const DISCLOSE =
  'it does not relieve the person of the obligation to disclose the conviction when a questionnaire or an application asks for it directly:'
const FOR_OFFICE =
  'for public office, for a license of a state or local agency, or for a contract with the California State Lottery Commission'

/** What an order must state, as the statute it is made under has it: read in the copy of the Penal Code, 2026-11-30. */
const IN_ORDERS: Readonly<Record<string, Authority>> = {
  'pc-1203.4': {
    cite: 'Pen. Code, §\u00a01203.4, subd. (a)(1)',
    says: `${DISCLOSE} ${FOR_OFFICE}`,
    read: 'copy',
  },
  'pc-1203.41': {
    cite: 'Pen. Code, §\u00a01203.41, subd. (b)(2)',
    says: `${DISCLOSE} for public office, for a license of a state or local agency or of a federally recognized tribe, for enrollment as a provider of in-home supportive services or waiver personal care services, or for a contract with the California State Lottery Commission`,
    read: 'copy',
  },
  'pc-1203.42': {
    cite: 'Pen. Code, §\u00a01203.42, subd. (b)(2)',
    says: `${DISCLOSE} ${FOR_OFFICE}`,
    read: 'copy',
  },
  'pc-1203.4b': {
    cite: 'Pen. Code, §\u00a01203.4b, subd. (d)(2)',
    says: `${DISCLOSE} for a license of the Commission on Teacher Credentialing, for the position of a peace officer, for public office, or for a contract with the California State Lottery Commission`,
    read: 'copy',
  },
}

/** What an order for counts must state, a sentence for each statute that wants one. */
export const statedInOrders = (counts: readonly { readonly statute?: string }[]): readonly string[] =>
  statutesOf(counts).flatMap(statute => {
    const stated = IN_ORDERS[statute]
    return stated === undefined
      ? []
      : [
          `As far as this order gives relief under ${statuteWords(statute)}, ${stated.says}. (${stated.cite}.)`,
        ]
  })

export const authoritiesOf = (statute: string): StatuteAuthorities | undefined => KNOWN[statute]

/** The statutes that counts are filed under, in order; a count without one rests on an office's policy alone. */
export const statutesOf = (counts: readonly { readonly statute?: string }[]): readonly string[] =>
  [...new Set(counts.flatMap(({ statute }) => statute ?? []))].sort()
